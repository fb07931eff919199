"""A comic as other pages show it: its card."""

from __future__ import annotations

from generator.artifact import Part
from generator.cache import digest
from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.plan import Plan
from generator.render.base.views import Card, Shot
from generator.schema.comics import Comic
from generator.text import date_in_chinese


def comic_card(plan: Plan, entry: Entry[Comic]) -> Part:
    """A comic's card; its picture is described by the scene."""
    comic = entry.record
    shot = comic_shot(plan, entry, comic.picture.alt or comic.scene)
    card = Card(
        url=addresses.comic(entry.id),
        title=comic.title,
        summary=comic.scene,
        sample=comic.sample,
        date=comic.date.isoformat(),
        date_text=date_in_chinese(comic.date),
        shot=shot,
    )
    return Part(card, digest(entry.id.encode(), entry.digest, shot.facts.digest if shot else b""))


def comic_shot(plan: Plan, entry: Entry[Comic], alt: str) -> Shot | None:
    """The drawing, told by `alt`; None only where rules have reported it missing."""
    shots = plan.shots(entry)
    return shots[0]._replace(alt=alt) if shots else None
