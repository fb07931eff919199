"""sitemap.xml (sitemaps.org 0.9) with the real dates of what pages show, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Made, Recipe, Workshop
from generator.model import addresses
from generator.model.corrections import corrections
from generator.model.sections import CONTACT, STORIES
from generator.model.site import Stories
from generator.model.visibility import day_of
from generator.render.base.plan import Plan
from generator.schema.kinds import BY_NAME


@dataclass(frozen=True)
class Sitemap(Recipe):
    """The list of pages for search engines."""

    url: str
    dated: str  # a line for each page: its address, and after a blank the day of the last change or nothing

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        pairs = [line.split(" ") for line in self.dated.split("\n")]
        lines = [f"<url><loc>{self.url}{address}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>" for address, day in pairs]
        body = "\n".join(lines)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        return Made(f"{head}\n{body}\n</urlset>\n".encode())


@dataclass(frozen=True)
class Robots(Recipe):
    """Everything may be read; here is the map (RFC 9309)."""

    url: str

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        return Made(f"User-agent: *\nAllow: /\n\nSitemap: {self.url}sitemap.xml\n".encode())


def render(plan: Plan) -> Iterator[Artifact]:
    """Both files."""
    url = plan.site.settings.url
    yield Artifact("sitemap.xml", Sitemap(url, "\n".join(sorted(f"{address} {day}" for address, day in _dated(plan)))))
    yield Artifact("robots.txt", Robots(url))


def _dated(plan: Plan) -> Iterator[tuple[str, str]]:
    """(address, day of the last change or "") of every page that belongs into an index: aliases and the 404 page do not."""
    site = plan.site
    changed = {entry.id: max(entry.record.updated or entry.record.first_day, entry.record.first_day).isoformat() for entry in site.stories}

    def latest(stories: Stories) -> str:
        return max([changed[entry.id] for entry in stories], default="")

    days = {"": latest(site.stories), STORIES.address: latest(site.stories)}
    days.update((addresses.story(id), day) for id, day in changed.items())
    days.update((addresses.month(*month), latest(stories)) for month, stories in site.months.items())
    for address, stories in site.collections():
        days[address] = latest(stories)
    for address, years in site.years.items():
        days.update((addresses.year_of(address, year), latest(found)) for year, found in years.items())
    days[CONTACT.address] = max([each.date.isoformat() for each in corrections(site)], default="")
    for name in sorted(site.entries.keys() - {"story"}):
        for entry in site.of(name).values():
            day = day_of(entry.record)
            if day:
                days.update((address, day.isoformat()) for address, _ in addresses.of_entry(BY_NAME[name], entry))
    for address in site.present:
        if address not in addresses.UNLISTED:
            yield address, days.get(address, "")
