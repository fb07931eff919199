"""活动: the overview, and the activities by category and by grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.sections import ACTIVITIES
from generator.render.base.activities import ActivityView, SessionView, grade_name, next_sessions, span_text, views_of
from generator.render.base.calendars import CalendarLink, of_all, of_category, of_grade
from generator.render.base.page import Front, Page
from generator.render.base.plan import Plan
from generator.render.base.views import Card, CountedTag, Tag
from generator.schema.activities import ActivityList, Category

_NEXT = 6

CardWithSpan = tuple[Card, str]


def render(plan: Plan) -> Iterator[Artifact]:
    """The overview, categories and grades."""
    yield _front(plan)
    for category in plan.site.category_by_id.values():
        yield _of_category(plan, category)
    for grade in range(1, 10):
        yield _of_grade(plan, grade)


@dataclass(frozen=True)
class CategoryTile:
    """A category on the overview, with how many of its activities are to come."""

    url: str
    name: str
    mark: str
    sample: bool
    count: int


@dataclass(frozen=True, kw_only=True)
class ActivitiesFront(Front):
    """What comes next, the lists, and the ways in: category, grade, calendar."""

    sessions: tuple[SessionView, ...]
    current: tuple[CardWithSpan, ...]
    past: tuple[CardWithSpan, ...]
    categories: tuple[CategoryTile, ...]
    grades: tuple[CountedTag, ...]

    @property
    def calendar(self) -> CalendarLink:
        """The calendar of all activities."""
        return of_all(self.site)


def _front(plan: Plan) -> Artifact:
    offers, today = plan.offers, plan.site.settings.today
    page = ActivitiesFront(
        **plan.front(ACTIVITIES),
        sessions=next_sessions(plan, _NEXT),
        current=tuple(_list_card(entry) for entry in offers.lists if entry.record.ends >= today),
        past=tuple(_list_card(entry) for entry in offers.lists if entry.record.ends < today),
        categories=tuple(_tile(plan, category) for category in plan.site.category_by_id.values()),
        grades=tuple(
            CountedTag(address, grade_name(grade), _to_come(plan, offers.of_grade.get(grade, ())))
            for grade, address in enumerate(addresses.GRADES, 1)
        ),
    )
    return Artifact(addresses.file_of(ACTIVITIES.address), page, ("content/pages/activities.md",))


def _list_card(entry: Entry[ActivityList]) -> CardWithSpan:
    record = entry.record
    card = Card(addresses.activity_list(entry.id), record.title, record.intro, record.sample, count=len(record.activities))
    return card, span_text(record.starts, record.ends)


def _tile(plan: Plan, category: Category) -> CategoryTile:
    count = _to_come(plan, plan.offers.of_category.get(category.id, ()))
    return CategoryTile(addresses.category(category.id), category.name, category.mark, category.sample, count)


def _to_come(plan: Plan, offers: Sequence[Offer]) -> int:
    """How many of `offers` one can still go to."""
    today = plan.site.settings.today
    return sum(not offer.activity.cancelled and offer.next_day(today) is not None for offer in offers)


@dataclass(frozen=True, kw_only=True)
class SelectionPage(Page):
    """The activities of one category or for one grade, list by list; what is over comes last."""

    choice: str  # what the bar of choices is called
    choices: tuple[Tag, ...]
    sample: bool
    groups: tuple[tuple[Tag, tuple[ActivityView, ...]], ...]
    over: tuple[ActivityView, ...]
    calendar: CalendarLink

    @property
    def is_sample(self) -> bool:
        """Whether the category is made up."""
        return self.sample

    @property
    def here(self) -> str:
        """The choice that this page shows."""
        return self.position.address


def _of_category(plan: Plan, category: Category) -> Artifact:
    offers = plan.offers.of_category.get(category.id, ())
    page = SelectionPage(
        position=plan.position(addresses.category(category.id), plan.tag(ACTIVITIES)),
        title=f"{category.name}类活动",
        summary=category.summary,
        feeds=(plan.feed(ACTIVITIES),),
        choice="按类别看",
        choices=tuple(Tag(addresses.category(each.id), each.name) for each in plan.site.category_by_id.values()),
        sample=category.sample,
        groups=_groups(plan, offers),
        over=_over(plan, offers),
        calendar=of_category(plan.site_facts, category),
    )
    return Artifact(addresses.file_of(page.here), page, ("content/categories.yml",))


def _of_grade(plan: Plan, grade: int) -> Artifact:
    offers = plan.offers.of_grade.get(grade, ())
    groups = _groups(plan, offers)
    coming = sum(len(views) for _, views in groups)
    page = SelectionPage(
        position=plan.position(addresses.GRADES[grade - 1], plan.tag(ACTIVITIES)),
        title=f"{grade_name(grade)}能去的活动",
        summary=f"接下来有{coming}项，点开看时间、地点和要带什么。" if coming else "眼下没有这个年级的活动。",
        feeds=(plan.feed(ACTIVITIES),),
        choice="按年级看",
        choices=tuple(Tag(each, grade_name(number)) for number, each in enumerate(addresses.GRADES, 1)),
        sample=False,
        groups=groups,
        over=_over(plan, offers),
        calendar=of_grade(plan.site_facts, grade),
    )
    return Artifact(addresses.file_of(page.here), page, ("content/activities",))


def _groups(plan: Plan, offers: Sequence[Offer]) -> tuple[tuple[Tag, tuple[ActivityView, ...]], ...]:
    """What is still to come of `offers`, list by list; first the list that goes on soonest."""
    today = plan.site.settings.today
    found: dict[str, list[Offer]] = {}
    coming = ((day, offer) for offer in offers if (day := offer.next_day(today)))
    for _, offer in sorted(coming, key=lambda each: each[0]):
        found.setdefault(offer.list_id, []).append(offer)
    return tuple((Tag(addresses.activity_list(id), mine[0].list.title), views_of(plan, mine)) for id, mine in found.items())


def _over(plan: Plan, offers: Sequence[Offer]) -> tuple[ActivityView, ...]:
    today = plan.site.settings.today
    return views_of(plan, [offer for offer in offers if offer.next_day(today) is None])
