"""What the card says that stands for a page where it is handed on, and where that card is; `render/cards/` draws it."""

from __future__ import annotations

from typing import NamedTuple

from generator.cache import digest
from generator.keyed import digest_of
from generator.media.encoding import RECIPE, Format, PictureFacts
from generator.media.pictures import jpeg_widths, renditions
from generator.model import sections
from generator.model.addresses import CARDS, section_of

FORMAT = Format.JPEG  # not every messenger takes another
SIZE = (1200, 630)  # pixels: 1.91 to 1, as the messengers ask for it
_DRAWINGS = {section.id: section.drawing for section in sections.SECTIONS}
_INSIDE = {section.id: section.inside for section in sections.SECTIONS}


class CardFacts(NamedTuple):
    """All that a card depends on: a text that is edited has no part in it."""

    address: str  # of the page
    site: str
    section: str  # "" on a section's own
    title: str
    sample: bool
    picture: PictureFacts | None

    @property
    def path(self) -> str:
        """Where it is published: another name for other contents, for messengers ask once and keep what they got."""
        name = self.address.strip("/") or "index"
        seen = digest(digest_of(self[1:5]), self.picture.digest if self.picture else b"", RECIPE).hex()[:8]
        return f"{CARDS}{name}.{seen}.{FORMAT.value}"

    @property
    def drawing(self) -> str:
        """The drawing that it has where there is no picture."""
        section = section_of(self.address)
        return _DRAWINGS.get(section) or _DRAWINGS.get(_INSIDE.get(section, "")) or "about"


def rendition_of(picture: PictureFacts) -> int:
    """Which of a picture's published files a card is made of: it is decoded in a few milliseconds, and has no more pixels than a card shows."""
    width = jpeg_widths(picture)[-1]
    return next(at for at, each in enumerate(renditions(picture)) if each.format is Format.JPEG and each.width == width)
