"""What feedgen lacks: Media RSS for the picture of an item, and who wrote it; its own media extension wraps a single picture into a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.util import xml_elem

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

    from generator.render.feeds.items import Image

_MEDIA, _DC = "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/"


class _Spaces(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    def extend_ns(self) -> dict[str, str]:
        """The namespaces."""
        return {"media": _MEDIA, "dc": _DC}


class _Entry(BaseEntryExtension):  # type: ignore[misc]
    image: Image | None = None
    author = ""

    def extend_rss(self, entry: Any) -> Any:
        """An author, who in RSS itself is a mail address, and the picture."""
        xml_elem(f"{{{_DC}}}creator", entry).text = self.author
        return self.extend_atom(entry)

    def extend_atom(self, entry: Any) -> Any:
        """The picture."""
        if self.image:
            _content(entry, self.image)
        return entry


def _content(entry: Any, image: Image) -> None:
    size = {"width": str(image.width), "height": str(image.height)}
    content = xml_elem(f"{{{_MEDIA}}}content", entry, url=image.url, type=image.mime, medium="image", fileSize=str(image.size), **size)
    if image.alt:
        xml_elem(f"{{{_MEDIA}}}description", content, type="plain").text = image.alt
    if image.credit:
        xml_elem(f"{{{_MEDIA}}}credit", content).text = image.credit
    xml_elem(f"{{{_MEDIA}}}thumbnail", entry, url=image.url, **size)


def register(feed: FeedGenerator) -> None:
    """Let `feed` and its entries have them, as `told`."""
    feed.register_extension("told", _Spaces, _Entry)


def tell(entry: Any, author: str, image: Image | None) -> None:
    """What the entry says besides what feedgen knows."""
    entry.told.author, entry.told.image = author, image
