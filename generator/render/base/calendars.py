"""Which calendars there are, and how a page or the list of all of them leads to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import addresses
from generator.model.activities import Offer
from generator.render.base.activities import grade_title
from generator.render.base.plan import Plan, SiteFacts
from generator.schema.activities import Category
from generator.schema.records import Place

_GRADES = range(1, 10)


@dataclass(frozen=True)
class CalendarLink:
    """Ways to a calendar: as a file at `path`, from the site's root, and at `webcal`, at which calendar programs subscribe."""

    title: str
    path: str
    webcal: str


@dataclass(frozen=True)
class CalendarPlan:
    """A calendar that there is: of what, with which activities, out of which files."""

    link: CalendarLink
    offers: Sequence[Offer]
    sources: tuple[str, ...] = ()
    is_of_place: bool = False


def _link(site: SiteFacts, title: str, *names: str) -> CalendarLink:
    path = addresses.calendar(*names)
    return CalendarLink(title, path, f"webcal:{site.url.partition(':')[2]}{path}")


def of_all(site: SiteFacts) -> CalendarLink:
    """Everything."""
    return _link(site, "全部活动", "activities")


def of_list(site: SiteFacts, id: str, title: str) -> CalendarLink:
    """One list."""
    return _link(site, title, id)


def of_activity(site: SiteFacts, list_id: str, id: str, title: str) -> CalendarLink:
    """One activity."""
    return _link(site, title, list_id, id)


def of_category(site: SiteFacts, category: Category) -> CalendarLink:
    """One category."""
    return _link(site, f"{category.name}类活动", "categories", category.id)


def of_grade(site: SiteFacts, grade: int) -> CalendarLink:
    """What children of one grade can go to."""
    return _link(site, grade_title(grade), "grades", str(grade))


def of_place(site: SiteFacts, place: Place) -> CalendarLink:
    """What is held at one place."""
    return _link(site, f"{place.name}的活动", "places", place.id)


def gathered(plan: Plan) -> Iterator[tuple[str, tuple[CalendarPlan, ...]]]:
    """Every calendar of more than one activity, under what one looks for it; a place without activities has none."""
    site, offers = plan.site_facts, plan.offers
    lists = [CalendarPlan(of_list(site, each.id, each.record.title), offers.of_list[each.id], (each.path,)) for each in offers.lists]
    yield "", (CalendarPlan(of_all(site), offers.all), *lists)
    yield "按年级", tuple(CalendarPlan(of_grade(site, grade), offers.of_grade.get(grade, ())) for grade in _GRADES)
    categories = plan.site.category_by_id.values()
    yield "按类别", tuple(CalendarPlan(of_category(site, each), offers.of_category.get(each.id, ())) for each in categories)
    places = [each for each in plan.site.place_by_id.values() if each.id in offers.of_place]
    yield "按地方", tuple(CalendarPlan(of_place(site, each), offers.of_place[each.id], is_of_place=True) for each in places)
