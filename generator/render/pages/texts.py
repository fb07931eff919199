"""Hand-written pages, the page of feeds, the friendly 404, and old addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.artifact import Artifact
from generator.frame.policy import POLICY_MARK, with_policy
from generator.keyed import Made, Recipe, Workshop
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.sections import INTRODUCTIONS, SUBSCRIBE
from generator.model.site import latest
from generator.render.base.calendars import CalendarLink, gathered
from generator.render.base.feeds import Feed, grouped
from generator.render.base.page import Front, Told, way_from
from generator.render.base.plan import Plan, SiteFacts
from generator.render.base.views import Card, StoryCards, Tag, Way
from generator.schema.records import Page as PageRecord
from generator.text import date_in_chinese

_NEWEST_WHEN_LOST = 3
_COLOPHON = "about/site"  # the page that says, besides the home page, when the site was built


def render(plan: Plan, feeds: Sequence[Feed]) -> Iterator[Artifact]:
    """content/pages/, /subscribe/, 404.html, aliases."""
    for entry in plan.site.pages.values():
        if entry.id not in INTRODUCTIONS:
            yield _text(plan, entry)
    front = plan.front(SUBSCRIBE)
    front["feeds"] = tuple(feeds[:1])
    calendars = tuple((name, tuple(each.link for each in found)) for name, found in gathered(plan) if found)
    subscribe = SubscribeFront(**front, addresses=grouped(feeds), calendars=calendars)
    yield Artifact(addresses.file_of(SUBSCRIBE.address), subscribe, ("content/pages/subscribe.md",))
    yield _not_found(plan)
    for alias, target in plan.site.aliases():
        yield Artifact(addresses.file_of(alias), Alias(plan.site_facts, alias, target))


@dataclass(frozen=True, kw_only=True)
class TextPage(Told):
    """A hand-written page; the one about this site says when it was built."""

    children: tuple[Card, ...]
    built_text: str

    @property
    def drawing(self) -> str:
        """What stands beside the title of a page at the top."""
        return "about" if len(self.crumbs) == 1 else ""


def _text(plan: Plan, entry: Entry[PageRecord]) -> Artifact:
    address, record = addresses.page(entry.id), entry.record
    page = TextPage(
        position=plan.position(address, *_trail(plan, entry)),
        title=record.title,
        summary=record.summary,
        entry=entry,
        names=plan.names(entry),
        children=_children(plan, entry),
        built_text=date_in_chinese(plan.site.settings.today) if entry.id == _COLOPHON else "",
    )
    return Artifact(addresses.file_of(address), page, (entry.path,))


def _children(plan: Plan, entry: Entry[PageRecord]) -> tuple[Card, ...]:
    """The pages of a folder and the index pages of the folders in it, under its own index page."""
    folder, _, name = entry.id.rpartition("/")
    if name != "index":
        return ()
    inside = [
        each for each in plan.site.pages.values() if each.id.removesuffix("/index").rpartition("/")[0] == folder and each is not entry
    ]
    return tuple(Card(addresses.page(each.id), each.record.title, each.record.summary) for each in inside)


def _trail(plan: Plan, entry: Entry[PageRecord]) -> list[Tag]:
    """The index pages of the folders above a page."""
    folders = entry.id.split("/")[: -2 if entry.id.endswith("/index") else -1]
    above = ["/".join(folders[: depth + 1]) + "/index" for depth in range(len(folders))]
    return [Tag(addresses.page(id), plan.site.pages[id].record.title) for id in above if id in plan.site.pages]


@dataclass(frozen=True, kw_only=True)
class SubscribeFront(Front):
    """All feeds and calendars with words for people who have never heard of one."""

    addresses: tuple[tuple[str, tuple[Feed, ...]], ...]  # of each group with its name, as are
    calendars: tuple[tuple[str, tuple[CalendarLink, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class NotFoundPage(Told):
    """What answers at any depth where nothing is: every address in it is absolute, and begins with `prefix`."""

    prefix: str
    newest: StoryCards

    is_indexed = False

    @property
    def way(self) -> Way:
        """The way by the absolute path."""
        return Way(self.prefix)


def _not_found(plan: Plan) -> Artifact:
    intro = plan.intro("404")
    page = NotFoundPage(
        position=plan.position(addresses.NOT_FOUND),
        title=intro.record.title if intro else "没有找到这一页",
        entry=intro,
        names=plan.names(intro),
        prefix=plan.site.settings.prefix,
        newest=plan.cards(latest(plan.site.stories, _NEWEST_WHEN_LOST)),
    )
    return Artifact(addresses.NOT_FOUND, page, ("content/pages/404.md",))


@dataclass(frozen=True)
class Alias(Recipe):
    """A page that leads from an old address to the present one, without scripts."""

    site: SiteFacts
    alias: str
    target: str

    def make(self, workshop: Workshop) -> Made:
        """The whole page; it has no frame, as nobody stays."""
        here = way_from(self.alias)(self.target)
        page = with_policy(
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY_MARK}">\n'
            f"<title>这一页搬家了｜{escape(self.site.name)}</title>\n"
            f'<meta http-equiv="refresh" content="0; url={here}">\n<link rel="canonical" href="{self.site.url}{self.target}">\n'
            '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n'
            f'<body>\n<main>\n<h1>这一页搬家了</h1>\n<p><a href="{here}">请点这里去新地址</a>。</p>\n</main>\n</body>\n</html>\n'
        )
        return Made(page.encode())
