"""The home page: what is worth coming for today, the newest, this week, a comic, an honour, what people come to ask, the numbers, how to take part."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.comics import comics
from generator.model.sections import BY_HAND, WHO
from generator.model.site import latest
from generator.model.today import is_day_of_drawings, of_the_day
from generator.model.visibility import day_of
from generator.render.base.activities import SessionView, grade_name, next_sessions
from generator.render.base.comics import comic_card
from generator.render.base.feeds import Feed
from generator.render.base.honours import HonourCard, honour_card
from generator.render.base.occasions import day_with_weekday
from generator.render.base.page import Told
from generator.render.base.papers import PAPERS
from generator.render.base.plan import Plan
from generator.render.base.structured import website
from generator.render.base.views import Card, CountedTag, FigureView, StoryCard, StoryCards, Tag
from generator.schema.comics import Comic
from generator.schema.records import Story
from generator.text import date_in_chinese

_NEWEST, _PROGRAMMES, _SESSIONS = 3, 6, 4
_FIGURES = ("volunteer-families", "activities", "families", "communities", "villages", "schools")
_MANUAL = "about/submit"
R = TypeVar("R", Comic, Story)

_QUESTION = re.compile(r"ask/(?!index$)[^/]+")


class Today(NamedTuple):
    """What is shown large, and what is said of it."""

    words: str
    day_text: str
    card: Card | StoryCard
    is_drawing: bool


@dataclass(frozen=True, kw_only=True)
class HomePage(Told):
    """What the site holds, as it is on the day of the build."""

    description_of_site: str
    today: Today | None
    newest: StoryCards
    programmes: tuple[Card, ...]
    figures: tuple[FigureView, ...]
    themes: tuple[CountedTag, ...]
    comic: Card | None
    sessions: tuple[SessionView, ...]
    ways: tuple[Tag, ...]  # to what a child can go to
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

    @property
    def data(self) -> Mapping[str, Any]:
        """The site itself."""
        return website(self.site)


def render(plan: Plan) -> Iterator[Artifact]:
    """/."""
    site, intro = plan.site, plan.intro("index")
    top = [plan.programme_card(entry) for entry in site.programmes.values() if not entry.record.parent]
    given, today = plan.honours.honour_of_the_day(), _today(plan)
    page = HomePage(
        position=plan.position(""),
        title=intro.record.title if intro else site.settings.name,
        summary=intro.record.summary if intro else site.settings.description,
        feeds=(Feed("全部内容", ""),),
        entry=intro,
        names=plan.names(intro),
        description_of_site=site.settings.description,
        today=today,
        newest=plan.cards([each for each in latest(site.stories, _NEWEST + 1) if not today or plan.card(each) is not today.card][:_NEWEST]),
        programmes=tuple(top[:_PROGRAMMES]),
        figures=tuple(plan.figure(id) for id in _FIGURES if id in site.figure_by_id),
        themes=plan.themes(),
        comic=_other_drawing(plan, today),
        sessions=next_sessions(plan, _SESSIONS),
        ways=(Tag(addresses.WEEKEND, "这个周末"), *(Tag(each, grade_name(grade)) for grade, each in enumerate(addresses.GRADES, 1))),
        honour=honour_card(plan, given) if given else None,
        built_text=date_in_chinese(site.settings.today),
        manual=plan.page_address(BY_HAND) or plan.page_address(_MANUAL),
        questions=_questions(plan),
        asked=plan.page_address("ask/index"),
    )
    yield Artifact(addresses.file_of(""), page, ("content/pages/index.md",))


def _today(plan: Plan) -> Today | None:
    """Drawings and stories take turns, as far as there are any."""
    day = plan.site.settings.today
    drawn, stories = _before(day, comics(plan.site)), _before(day, plan.site.stories)
    if drawn and (is_day_of_drawings(day) or not stories):
        return Today("今天看这一幅", day_with_weekday(day), comic_card(plan, of_the_day(drawn, day)), is_drawing=True)
    if stories:
        return Today("今天读这一篇", day_with_weekday(day), plan.card(of_the_day(stories, day)), is_drawing=False)
    return None


def _before(day: datetime.date, things: Sequence[Entry[R]]) -> Sequence[Entry[R]]:
    """Those of days before `day`, so that what comes in today changes nothing that is shown today; all if there are none."""
    return [each for each in things if (day_of(each.record) or day) < day] or things


def _other_drawing(plan: Plan, today: Today | None) -> Card | None:
    """A drawing for further down: that of the day, or if this stands at the top already, the next one."""
    drawn, is_taken = _before(plan.site.settings.today, comics(plan.site)), bool(today and today.is_drawing)
    return comic_card(plan, of_the_day(drawn, plan.site.settings.today, int(is_taken))) if len(drawn) > is_taken else None


def _questions(plan: Plan) -> tuple[Tag, ...]:
    """The pages below /ask/, whose titles are what people ask; and who runs the site, which everybody may ask."""
    asked = [entry for entry in plan.site.pages.values() if _QUESTION.fullmatch(entry.id)]
    who = plan.intro(WHO.id)
    last = Tag(WHO.address, who.record.title if who else WHO.title)
    return (*(Tag(addresses.page(entry.id), entry.record.title) for entry in asked), last) if asked else ()
