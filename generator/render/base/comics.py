"""A comic as other pages show it: its card."""

from __future__ import annotations

from generator.load.entries import Entry
from generator.model import addresses
from generator.render.base.plan import Plan
from generator.render.base.views import Card, Shot
from generator.schema.comics import Comic
from generator.text import date_in_chinese


def comic_card(plan: Plan, entry: Entry[Comic]) -> Card:
    """A comic's card; its scene stands beside the picture."""
    comic = entry.record
    return Card(
        url=addresses.comic(entry.id),
        title=comic.title,
        summary=comic.scene,
        sample=comic.sample,
        date=comic.date.isoformat(),
        date_text=date_in_chinese(comic.date),
        shot=comic_shot(plan, entry),
    )


def comic_shot(plan: Plan, entry: Entry[Comic]) -> Shot | None:
    """The drawing by its title, as scene or transcript stand beside it; None only where rules have reported it missing."""
    shots = plan.shots(entry)
    return shots[0]._replace(alt=entry.record.picture.alt or f"漫画《{entry.record.title}》") if shots else None
