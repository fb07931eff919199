"""Programmes and places: their overviews, and a page for each that gathers the stories belonging to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact, Part, Workshop, part
from generator.frame import Frame
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.site import record_digest
from generator.render.base import belonging
from generator.render.base.belonging import Belongings
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined, tags_part
from generator.render.base.views import Card, CardView, CountedTag, Tag, card_view, card_views
from generator.schema.records import Page, Place, Programme

_KINDS = ("社区", "村", "学校", "街区")


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /programmes/ and /places/."""
    yield _programmes(plan)
    for entry in plan.site.programmes.values():
        yield _programme(plan, entry)
        tag = Tag(addresses.programme(entry.id), entry.record.title)
        yield from _years(plan, "programmes", tag, entry.path)
    yield _places(plan)
    for place in plan.site.places:
        yield _place(plan, place)
        yield from _years(plan, "places", Tag(addresses.place(place.id), place.name), "content/places.yml")


def _children(plan: Plan, parent: str) -> list[Part]:
    return [plan.programme_card(entry) for entry in plan.site.programmes.values() if entry.record.parent == parent]


def _programmes(plan: Plan) -> Artifact:
    top = [entry for entry in plan.site.programmes.values() if entry.record.parent not in plan.site.programmes]
    groups = joined([joined([plan.programme_card(entry), joined(_children(plan, entry.id))]) for entry in top])
    return Artifact(
        addresses.file_of(addresses.PROGRAMMES),
        programmes_page,
        (plan.frame(addresses.PROGRAMMES), plan.facts, plan.names, plan.crumbs(), entry_part(plan.intro("programmes")), groups),
        ("content/pages/programmes.md",),
    )


def programmes_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    groups: list[tuple[Card, list[Card]]],
) -> bytes:
    """All programmes, each with those below it."""
    up = way_up(addresses.PROGRAMMES)
    head = _head(addresses.PROGRAMMES, intro, "项目品牌")
    views = [(card_view(card, up), card_views(children, up)) for card, children in groups]
    return stamp(
        "programmes.html", frame, facts, head, summary=head.description, body=prose(workshop, intro, up, names), crumbs=crumbs, groups=views
    )


def _programme(plan: Plan, entry: Entry[Programme]) -> Artifact:
    address = addresses.programme(entry.id)
    parent = plan.site.programmes.get(entry.record.parent)
    stories = plan.site.by_programme.get(entry.id, ())
    return Artifact(
        addresses.file_of(address),
        programme_page,
        (
            plan.frame(address),
            plan.facts,
            plan.names,
            plan.crumbs(plan.section("programmes")),
            entry_part(entry),
            tags_part([Tag(addresses.programme(parent.id), parent.record.title)] if parent else []),
            joined(_children(plan, entry.id)),
            plan.cards(stories[: addresses.NEWEST]),
            tags_part(plan.years(address)),
            belonging.of_programme(plan, entry.id),
        ),
        (entry.path,),
    )


def programme_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    entry: Entry[Programme],
    parents: list[Tag],
    children: list[Card],
    cards: list[Card],
    older: list[CountedTag],
    belongings: Belongings,
) -> bytes:
    """One programme with its children, stories and cases."""
    address, record = addresses.programme(entry.id), entry.record
    up = way_up(address)
    return stamp(
        "programme.html",
        frame,
        facts,
        Head(address, record.title, record.summary),
        summary=record.summary,
        body=prose(workshop, entry, up, names),
        crumbs=crumbs,
        since_text=f"{record.since}年起" if record.since else "",
        parent=parents[0] if parents else None,
        children=card_views(children, up),
        cards=card_views(cards, up),
        older=older,
        sample=record.sample,
        belongings=belongings.views(up),
    )


def _places(plan: Plan) -> Artifact:
    cards = [plan.place_card(place.id) for place in plan.site.places]
    return Artifact(
        addresses.file_of(addresses.PLACES),
        places_page,
        (
            plan.frame(addresses.PLACES),
            plan.facts,
            plan.names,
            plan.crumbs(),
            entry_part(plan.intro("places")),
            joined(cards),
            part([place.kind for place in plan.site.places]),
        ),
        ("content/pages/places.md",),
    )


def places_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    cards: list[Card],
    kinds: list[str],
) -> bytes:
    """All places by kind."""
    up = way_up(addresses.PLACES)
    head = _head(addresses.PLACES, intro, "社区、村与学校")
    groups: list[tuple[str, list[CardView]]] = []
    for kind in _KINDS:
        found = [card_view(card, up) for card, its_kind in zip(cards, kinds, strict=True) if its_kind == kind]
        if found:
            groups.append((kind, found))
    return stamp(
        "places.html", frame, facts, head, summary=head.description, body=prose(workshop, intro, up, names), crumbs=crumbs, groups=groups
    )


def _place(plan: Plan, place: Place) -> Artifact:
    address = addresses.place(place.id)
    stories = plan.site.by_place.get(place.id, ())
    return Artifact(
        addresses.file_of(address),
        place_page,
        (
            plan.frame(address),
            plan.facts,
            plan.crumbs(plan.section("places")),
            Part(place, record_digest(place)),
            plan.cards(stories[: addresses.NEWEST]),
            tags_part(plan.years(address)),
            belonging.of_place(plan, place.id),
        ),
        ("content/places.yml",),
    )


def place_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    place: Place,
    cards: list[Card],
    older: list[CountedTag],
    belongings: Belongings,
) -> bytes:
    """One place with its stories and everything else that belongs to it."""
    address = addresses.place(place.id)
    return stamp(
        "place.html",
        frame,
        facts,
        Head(address, place.name, place.summary),
        kind=place.kind,
        summary=place.summary,
        crumbs=crumbs,
        cards=card_views(cards, way_up(address)),
        older=older,
        sample=place.sample,
        belongings=belongings.views(way_up(address)),
    )


def _years(plan: Plan, section: str, tag: Tag, source: str) -> Iterator[Artifact]:
    for year, found in plan.site.years.get(tag.url, {}).items():
        address = addresses.year_of(tag.url, year)
        crumbs = plan.crumbs(plan.section(section), tag)
        texts = part([address, f"{tag.name}·{year}年", f"共{len(found)}篇。"])
        yield Artifact(
            addresses.file_of(address), year_page, (plan.frame(address), plan.facts, crumbs, texts, plan.cards(found)), (source,)
        )


def year_page(
    workshop: Workshop, frame: Frame, facts: SiteFacts, crumbs: list[Tag], texts: tuple[str, str, str], cards: list[Card]
) -> bytes:
    """The stories of one year that belong to a place or programme."""
    address, title, summary = texts
    return stamp(
        "listing.html",
        frame,
        facts,
        Head(address, title, summary),
        summary=summary,
        crumbs=crumbs,
        cards=card_views(cards, way_up(address)),
        older=[],
        previous=None,
        next=None,
        feeds=None,
        sample=False,
    )


def _head(address: str, intro: Entry[Page] | None, title: str) -> Head:
    return Head(address, intro.record.title if intro else title, intro.record.summary if intro else "")
