"""The home page: who we are, the newest, a comic, this week, an honour, the questions people come with, the numbers, how to take part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.comics import comic_of_the_day
from generator.model.sections import WHO
from generator.render.base.activities import SessionView, next_sessions
from generator.render.base.comics import comic_card
from generator.render.base.honours import HonourCard, honour_card
from generator.render.base.page import Told
from generator.render.base.papers import PAPERS
from generator.render.base.plan import Plan
from generator.render.base.views import Card, CountedTag, Feed, FigureView, StoryCards, Tag
from generator.text import date_in_chinese

_NEWEST, _PROGRAMMES, _SESSIONS = 4, 6, 4
_FIGURES = ("volunteer-families", "activities", "families", "communities", "villages", "schools")
_MANUAL = "about/submit"
_QUESTION = re.compile(r"ask/(?!index$)[^/]+")


@dataclass(frozen=True, kw_only=True)
class HomePage(Told):
    """What the site holds, as it is on the day of the build."""

    description_of_site: str
    newest: StoryCards
    programmes: tuple[Card, ...]
    figures: tuple[FigureView, ...]
    themes: tuple[CountedTag, ...]
    comic: Card | None
    sessions: tuple[SessionView, ...]
    honour: HonourCard | None
    built_text: str
    manual: str  # where somebody who would like to write goes on, "" if nowhere
    questions: tuple[Tag, ...]  # that people come with, each with its answer
    asked: str  # where all of them stand, "" if nowhere

    papers = PAPERS

    @property
    def description(self) -> str:
        """What the site is for."""
        return self.description_of_site


def render(plan: Plan) -> Iterator[Artifact]:
    """/."""
    site, intro = plan.site, plan.intro("index")
    top = [plan.programme_card(entry) for entry in site.programmes.values() if not entry.record.parent]
    drawing, given = comic_of_the_day(site), plan.honours.honour_of_the_day()
    page = HomePage(
        position=plan.position(""),
        title=intro.record.title if intro else site.settings.name,
        summary=intro.record.summary if intro else site.settings.description,
        feeds=(Feed(site.settings.name, ""),),
        entry=intro,
        names=plan.names(intro),
        description_of_site=site.settings.description,
        newest=plan.cards(site.stories[:_NEWEST]),
        programmes=tuple(top[:_PROGRAMMES]),
        figures=tuple(plan.figure(id) for id in _FIGURES if id in site.figure_by_id),
        themes=plan.themes(),
        comic=comic_card(plan, drawing) if drawing else None,
        sessions=next_sessions(plan, _SESSIONS),
        honour=honour_card(plan, given) if given else None,
        built_text=date_in_chinese(site.settings.today),
        manual=plan.page_address(_MANUAL),
        questions=_questions(plan),
        asked=plan.page_address("ask/index"),
    )
    yield Artifact(addresses.file_of(""), page, ("content/pages/index.md",))


def _questions(plan: Plan) -> tuple[Tag, ...]:
    """The pages below /ask/, whose titles are what people ask; and who runs the site, which everybody may ask."""
    asked = [entry for entry in plan.site.pages.values() if _QUESTION.fullmatch(entry.id)]
    who = plan.intro(WHO.id)
    last = Tag(WHO.address, who.record.title if who else WHO.title)
    return (*(Tag(addresses.page(entry.id), entry.record.title) for entry in asked), last) if asked else ()
