"""Programmes and places: their overviews, and a page for each that gathers what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact, Bundle
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.sections import PLACES, PROGRAMMES
from generator.render.base import belonging
from generator.render.base.belonging import Belongings
from generator.render.base.page import Front, Page, Told
from generator.render.base.plan import Plan
from generator.render.base.views import Card, CountedTag, StoryCards, Tag
from generator.render.pages.listing import years_of
from generator.schema.records import Place, Programme

_KINDS = ("社区", "村", "学校", "街区")


def render(plan: Plan) -> Iterator[Artifact | Bundle]:
    """Everything below /programmes/ and /places/."""
    yield _programmes(plan)
    for entry in plan.site.programmes.values():
        yield from _programme(plan, entry)
    yield _places(plan)
    for place in plan.site.places:
        yield from _place(plan, place)


@dataclass(frozen=True, kw_only=True)
class ProgrammesFront(Front):
    """All programmes, each with those below it."""

    groups: tuple[tuple[Card, tuple[Card, ...]], ...]


def _programmes(plan: Plan) -> Artifact:
    top = [entry for entry in plan.site.programmes.values() if entry.record.parent not in plan.site.programmes]
    groups = tuple((plan.programme_card(entry), _children(plan, entry.id)) for entry in top)
    page = ProgrammesFront(**plan.front(PROGRAMMES), groups=groups)
    return Artifact(addresses.file_of(PROGRAMMES.address), page, ("content/pages/programmes.md",))


def _children(plan: Plan, parent: str) -> tuple[Card, ...]:
    return tuple(plan.programme_card(entry) for entry in plan.site.programmes.values() if entry.record.parent == parent)


@dataclass(frozen=True, kw_only=True)
class ProgrammePage(Told):
    """One programme with its children, stories and cases."""

    entry: Entry[Programme]
    parent: Tag | None
    children: tuple[Card, ...]
    cards: StoryCards
    older: tuple[CountedTag, ...]
    belongings: Belongings

    @property
    def programme(self) -> Programme:
        """The programme's fields."""
        return self.entry.record


def _programme(plan: Plan, entry: Entry[Programme]) -> Iterator[Artifact | Bundle]:
    record = entry.record
    tag = Tag(addresses.programme(entry.id), record.title)
    page = ProgrammePage(
        position=plan.position(tag.url, plan.tag(PROGRAMMES)),
        title=record.title,
        summary=record.summary,
        entry=entry,
        names=plan.names(entry),
        parent=next(iter(plan.tags("programmes", (record.parent,))), None),
        children=_children(plan, entry.id),
        cards=plan.cards(plan.site.by_programme.get(entry.id, ())[: addresses.NEWEST]),
        older=plan.years(tag.url),
        belongings=belonging.of_programme(plan, entry.id),
    )
    yield Artifact(addresses.file_of(tag.url), page, (entry.path,))
    yield from years_of(plan, (plan.tag(PROGRAMMES), tag), entry.path)


@dataclass(frozen=True, kw_only=True)
class PlacesFront(Front):
    """All places by kind."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]


def _places(plan: Plan) -> Artifact:
    groups = [(kind, tuple(plan.place_card(place.id) for place in plan.site.places if place.kind == kind)) for kind in _KINDS]
    page = PlacesFront(**plan.front(PLACES), groups=tuple(group for group in groups if group[1]))
    return Artifact(addresses.file_of(PLACES.address), page, ("content/pages/places.md",))


@dataclass(frozen=True, kw_only=True)
class PlacePage(Page):
    """One place with its stories and everything else that belongs to it."""

    place: Place
    cards: StoryCards
    older: tuple[CountedTag, ...]
    belongings: Belongings

    @property
    def is_sample(self) -> bool:
        """Whether the place is made up."""
        return self.place.sample


def _place(plan: Plan, place: Place) -> Iterator[Artifact | Bundle]:
    tag = Tag(addresses.place(place.id), place.name)
    page = PlacePage(
        position=plan.position(tag.url, plan.tag(PLACES)),
        title=place.name,
        summary=place.summary,
        feeds=(plan.place_feed(place),),
        place=place,
        cards=plan.cards(plan.site.by_place.get(place.id, ())[: addresses.NEWEST]),
        older=plan.years(tag.url),
        belongings=belonging.of_place(plan, place.id),
    )
    yield Artifact(addresses.file_of(tag.url), page, ("content/places.yml",))
    yield from years_of(plan, (plan.tag(PLACES), tag), "content/places.yml")
