"""Which sheets are printed of a list: for everybody, in large type, for some grades, for a school or a community; none on which nothing would stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.load.entries import Entry
from generator.model import addresses
from generator.model.activities import Offer, Offers
from generator.schema.activities import EVERYBODY, SCHOOL_AGE, Activity, ActivityList
from generator.schema.records import Place

SCHOOL = "学校"
VILLAGE = "村"
COMMUNITIES = ("社区", VILLAGE)
BEFORE_SCHOOL = 0  # the grade of a kindergarten's children
BANDS = ((1, 2), (3, 4), (5, 6), (7, 9))  # of grades

Chosen = tuple[Offer, ...]


@dataclass(frozen=True)
class Handout:
    """One sheet of a list: where it is published, for whom it is, and what stands on it."""

    path: str
    offers: Chosen
    place: Place | None = None
    grades: tuple[int, int] | None = None
    is_large: bool = False
    nearby: frozenset[str] = frozenset()  # ids of the places that are near to `place`

    @property
    def own(self) -> Chosen:
        """What is held at the place that hands it out."""
        return tuple(offer for offer in self.offers if self.place and offer.activity.place == self.place.id)

    @property
    def near(self) -> Chosen:
        """What is held near to it."""
        return tuple(offer for offer in self.offers if offer.activity.place in self.nearby)

    @property
    def others(self) -> Chosen:
        """What is held elsewhere."""
        known = {*self.nearby, self.place.id if self.place else ""}
        return tuple(offer for offer in self.offers if offer.activity.place not in known)


def handouts(offers: Offers, entry: Entry[ActivityList]) -> Iterator[Handout]:
    """All sheets of one list, that for everybody first."""
    every = offers.of_list[entry.id]
    if not every:
        return
    yield Handout(addresses.sheet(entry.id), every)
    yield Handout(addresses.large_sheet(entry.id), every, is_large=True)
    for grades in BANDS:
        found = tuple(offer for offer in every if _is_for(offer, grades))
        if _is_any_held(found):
            yield Handout(addresses.grades_sheet(entry.id, *grades), found, grades=grades)
    for place in offers.site.places:
        found = tuple(offer for offer in every if _may_come_from(place, offer))
        if place.kind in (SCHOOL, *COMMUNITIES) and _is_any_held(found):
            yield Handout(addresses.place_sheet(entry.id, place.id), found, place, nearby=near_to(place, offers.site.places))


def _is_for(offer: Offer, grades: tuple[int, int]) -> bool:
    return any(grades[0] <= grade <= grades[1] for grade in offer.activity.classes)


def _may_come_from(place: Place, offer: Offer) -> bool:
    """Whether somebody from `place` may come: what is for one school or community only is for that in which it is held.

    A school's pupils are of its grades; a school without any is a kindergarten. Web pages narrow their lists by the same (`taken_by`).
    """
    if offer.activity.who != EVERYBODY:
        return offer.activity.place == place.id
    return place.kind != SCHOOL or not taken_by(offer.activity).isdisjoint(grades_at(place))


def grades_at(school: Place) -> range:
    """The grades of its pupils."""
    return range(school.grades[0], school.grades[-1] + 1) if school.grades else range(BEFORE_SCHOOL, BEFORE_SCHOOL + 1)


def taken_by(activity: Activity) -> frozenset[int]:
    """The grades whose children can come, those of a kindergarten as one."""
    is_early = activity.ages is not None and activity.ages[0] < SCHOOL_AGE
    return frozenset((*activity.classes, *([BEFORE_SCHOOL] if is_early else [])))


def near_to(place: Place, places: Iterable[Place]) -> frozenset[str]:
    """The ids of the places near to one, whichever of the two says so."""
    return frozenset(each.id for each in places if each.id != place.id and (each.id in place.near or place.id in each.near))


def _is_any_held(offers: Sequence[Offer]) -> bool:
    return any(not offer.activity.cancelled for offer in offers)
