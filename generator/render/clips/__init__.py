"""Published clips: each film that a visible story declares, bare of all that is not played, and its captions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.keyed import Cost, Made, Recipe, Spoilt, Workshop
from generator.media.bare import bare
from generator.media.boxes import Malformed
from generator.media.captions import Captions, as_webvtt
from generator.media.clips import ClipFacts
from generator.media.encoding import opened_file
from generator.media.movie import NO_ORDER
from generator.render.base.plan import Plan


@dataclass(frozen=True)
class PublishedClip(Recipe):
    """A film without a word of where, when and with what it was taken."""

    facts: ClipFacts
    cost = Cost.PICTURE

    def make(self, workshop: Workshop) -> Made:
        """Its bytes; raises Spoilt if they cannot be made bare."""
        data = opened_file(workshop.root, self.facts.path, self.facts.digest)
        try:
            return Made(bare(data))
        except Malformed:
            raise Spoilt("V06", self.facts.path, NO_ORDER) from None


@dataclass(frozen=True)
class PublishedCaptions(Recipe):
    """Captions in one spelling, whatever the editor's program wrote."""

    captions: Captions

    def make(self, workshop: Workshop) -> Made:
        """Write them."""
        return Made(as_webvtt(self.captions).encode())


def render(plan: Plan) -> Iterator[Artifact]:
    """The films and captions below /media/; the same one in two stories is one file."""
    seen: set[str] = set()
    for entry in plan.site.clips:
        clip = plan.clip(entry)
        if clip and clip.facts and clip.path not in seen:
            seen.add(clip.path)
            yield Artifact(clip.path, PublishedClip(clip.facts), (clip.facts.path,))
        if clip and clip.captions and clip.captions_path not in seen:
            seen.add(clip.captions_path)
            yield Artifact(clip.captions_path, PublishedCaptions(clip.captions), (clip.captions.path,))
