"""Share cards: for every page that stands for a thing, the picture that a messenger shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.artifact import Artifact, Bundle
from generator.media.encoding import EncodedPicture
from generator.media.pictures import renditions
from generator.render.base.cards import CardFacts, rendition_of
from generator.render.base.page import Page, PageBundle, section_card
from generator.render.base.plan import Plan
from generator.render.base.views import picture_path
from generator.render.cards.card import ShareCard

__all__ = ["ShareCard", "render"]


def render(plan: Plan, pages: Iterable[Artifact | Bundle]) -> Iterator[Artifact]:
    """The cards of `pages`, everything below /cards/."""
    seen: set[str] = set()
    for item in pages:
        if isinstance(item, PageBundle) and not item.has_cards:
            yield from _card(section_card(plan.site_facts, item.section), (), seen)
            continue
        for artifact in item.artifacts() if isinstance(item, Bundle) else (item,):
            if isinstance(artifact.recipe, Page) and artifact.recipe.is_indexed:
                yield from _card(artifact.recipe.card, tuple(artifact.sources), seen)


def _card(facts: CardFacts, sources: tuple[str, ...], seen: set[str]) -> Iterator[Artifact]:
    """The card, if no other page has it; one with a picture is made when that has been encoded, which then need not be done twice."""
    if facts.path in seen:
        return
    seen.add(facts.path)
    if facts.picture is None:
        yield Artifact(facts.path, ShareCard(facts, None), sources)
        return
    known = renditions(facts.picture)
    first = picture_path(facts.picture, known[0].format, known[0].width)
    yield Artifact(facts.path, ShareCard(facts, EncodedPicture(facts.picture, known), rendition_of(facts.picture)), sources, (first,))
