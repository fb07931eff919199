"""/search/: the field, and for whoever has no scripts the lists and an index by first letter of what is not a story."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.frame.extras import INFLATING, NEARLY, SEARCH
from generator.keyed import Made, Workshop
from generator.model import addresses
from generator.model.comics import comics
from generator.model.sections import ACTIVITIES, COMICS, HONOURS, INTRODUCTIONS, PLACES, PROGRAMMES, STORIES
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.render.base.readings import readings
from generator.render.base.views import Tag

_DOORS = (STORIES, COMICS, ACTIVITIES, HONOURS, PROGRAMMES, PLACES)
_OTHER = "其他"


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """The page of search. What it lists is put under its letters as it is made, as only then it is known how a title sounds."""

    inflating: str
    nearly: str
    doors: tuple[Tag, ...]
    years: tuple[int, ...]
    places: tuple[tuple[str, str], ...]
    listed: tuple[Tag, ...]
    letters: tuple[tuple[str, tuple[Tag, ...]], ...] = ()

    is_indexed = False

    @property
    def has_card(self) -> bool:
        """Nobody hands it on."""
        return False

    def make(self, workshop: Workshop) -> Made:
        """The page with its letters."""
        found: dict[str, list[Tag]] = {}
        for tag in self.listed:
            found.setdefault(_letter(tag.name, workshop), []).append(tag)
        letters = tuple((letter, tuple(found[letter])) for letter in sorted(found, key=lambda each: (each == _OTHER, each)))
        return super(SearchPage, dataclasses.replace(self, letters=letters)).make(workshop)


def _letter(name: str, workshop: Workshop) -> str:
    """The letter under which a name is looked for: the first that is heard of it, or stands there."""
    first = next(filter(str.isalnum, name), "")
    if first.isascii() and first.isalpha():
        return first.upper()
    heard = readings(workshop, (name,))
    return heard[0][0][0].upper() if heard and not first.isascii() else _OTHER


def render(plan: Plan) -> Iterator[Artifact]:
    """The page."""
    page = SearchPage(
        position=plan.position(addresses.SEARCH),
        title="搜一搜",
        summary="写一两个字就行，拼音、首字母也行。",
        extras=plan.frames.extras(SEARCH),
        inflating=plan.frames.extras(INFLATING)[0],
        nearly=plan.frames.extras(NEARLY)[0],
        doors=tuple(plan.tag(section) for section in _DOORS),
        years=tuple(sorted(set(_years(plan)), reverse=True)),
        places=tuple((place.id, place.name) for place in plan.site.places),
        listed=tuple(_listed(plan)),
    )
    yield Artifact(addresses.file_of(addresses.SEARCH), page)


def _years(plan: Plan) -> Iterator[int]:
    """Of everything that has a day."""
    yield from (year for year, _ in plan.site.months)
    yield from (day.year for each in plan.offers.all for day in (each.first_day, *each.days()))
    yield from (day.year for each in plan.offers.lists for day in (each.record.starts, each.record.ends))
    yield from (each.record.date.year for each in comics(plan.site))
    yield from (year for each in plan.honours.rolls for year in (int(each.id), each.record.date.year))
    yield from (each.record.date.year for each in plan.honours.cases)
    yield from (day.year for each in plan.honours.points_tables for day in (each.record.begins, each.record.ends))


def _listed(plan: Plan) -> Iterator[Tag]:
    site = plan.site
    yield from (Tag(addresses.place(each.id), each.name) for each in site.places)
    yield from (Tag(addresses.programme(id), each.record.title) for id, each in site.programmes.items())
    yield from (Tag(addresses.comic(each.id), each.record.title) for each in comics(site))
    yield from (Tag(addresses.case(each.id), each.record.title) for each in plan.honours.cases)
    yield from (Tag(addresses.award(each.id), each.name) for each in plan.honours.awards.values())
    yield from (Tag(addresses.recipient(id), given[0].honour.name) for id, given in plan.honours.of_recipient.items())
    yield from (Tag(addresses.activity_list(each.id), each.record.title) for each in plan.offers.lists)
    yield from (Tag(addresses.page(each.id), each.record.title) for each in site.pages.values() if each.id not in INTRODUCTIONS)
