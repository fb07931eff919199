"""The home page: who we are, the newest, a comic, this week, an honour, the numbers, how to take part."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import NOTHING, Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import activities, addresses, comics, honours
from generator.render.base.activities import ActivityView, sessions_part
from generator.render.base.comics import comic_card
from generator.render.base.honours import HonourCard, honour_card
from generator.render.base.page import Head, prose, stamp
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined, tags_part
from generator.render.base.views import Card, CountedTag, Feed, card_view, card_views, figure_view
from generator.schema.records import Page
from generator.text import date_in_chinese

_NEWEST, _PROGRAMMES, _SESSIONS = 4, 6, 4
_FIGURES = ("volunteer-families", "activities", "families", "communities", "villages", "schools")
_MANUAL = "about/submit"


def render(plan: Plan) -> Iterator[Artifact]:
    """/."""
    site = plan.site
    themes = [CountedTag(addresses.theme(theme.id), theme.name, len(site.by_theme.get(theme.id, ()))) for theme in site.themes]
    top = [plan.programme_card(entry) for entry in site.programmes.values() if not entry.record.parent]
    figures = [dataclasses.asdict(site.figure_by_id[id]) for id in _FIGURES if id in site.figure_by_id]
    yield Artifact(
        addresses.file_of(""),
        home_page,
        (
            plan.frame(""),
            plan.facts,
            plan.names,
            entry_part(plan.intro("index")),
            plan.cards(site.stories[:_NEWEST]),
            joined(top[:_PROGRAMMES]),
            part(figures),
            tags_part(themes),
            _today(plan),
            part(date_in_chinese(site.settings.today)),
            part(site.settings.description),
            part(addresses.page(_MANUAL) if plan.intro(_MANUAL) else ""),
        ),
        ("content/pages/index.md",),
    )


@dataclass(frozen=True, slots=True)
class Today:
    """What the home page shows of each section on the day of the build."""

    comic: Card | None
    sessions: list[tuple[str, ActivityView]]
    honour: HonourCard | None


def _today(plan: Plan) -> Part:
    site = plan.site
    drawing = comics.comic_of_the_day(site)
    comic = comic_card(plan, drawing) if drawing else NOTHING
    sessions = sessions_part(plan, activities.next_sessions(site, _SESSIONS))
    given = honours.honour_of_the_day(site)
    honour = honour_card(plan, given) if given else NOTHING
    return Part(Today(comic.value, sessions.value, honour.value), digest(comic.digest, sessions.digest, honour.digest))


def home_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    intro: Entry[Page] | None,
    newest: list[Card],
    programmes: list[Card],
    figures: list[dict[str, str]],
    themes: list[CountedTag],
    today: Today,
    built_text: str,
    description: str,
    manual: str,
) -> bytes:
    """The home page; `manual` is where somebody who would like to write goes on."""
    title = intro.record.title if intro else facts.name
    summary = intro.record.summary if intro else description
    return stamp(
        "home.html",
        frame,
        facts,
        Head("", title, description, (Feed(facts.name, ""),)),
        summary=summary,
        body=prose(workshop, intro, "", names),
        newest=card_views(newest, ""),
        programmes=card_views(programmes, ""),
        figures=[figure_view(figure) for figure in figures],
        themes=[theme for theme in themes if theme.count],
        comic=card_view(today.comic, "") if today.comic else None,
        sessions=today.sessions,
        honour=today.honour,
        built_text=built_text,
        manual=manual,
    )
