"""What feedgen lacks: Media RSS for the film or picture of an item, which its own extension wraps into a group; who wrote it, who is a mail address in RSS;
and where players find the captions of its film (podcasting 2.0, `podcast:transcript`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from generator.render.base.clips import CAPTIONS_TYPE
from generator.render.feeds.items import Image, Item

_SPACES = {
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
_MEDIA = ElementMaker(namespace=_SPACES["media"], nsmap=_SPACES)
_PODCAST = ElementMaker(namespace=_SPACES["podcast"], nsmap=_SPACES)
_DC = ElementMaker(namespace=_SPACES["dc"], nsmap=_SPACES)


def add_authors(elements: Iterable[Any], items: Iterable[Item]) -> None:
    """Who wrote each item."""
    for element, item in zip(elements, items, strict=True):
        element.append(_DC.creator(item.author))


def add_media(elements: Iterable[Any], items: Iterable[Item]) -> None:
    """The film or the picture of each item that has one, and a picture that stands for it."""
    for element, item in zip(elements, items, strict=True):
        size = {"width": str(item.image.width), "height": str(item.image.height)} if item.image else {}
        if item.film:
            told = {"fileSize": str(item.film.size), "duration": str(item.film.seconds)}
            element.append(_MEDIA.content(url=item.film.url, type=item.film.mime, medium="video", **told))
        elif item.image:
            element.append(_content(item.image, size))
        shown = item.image.url if item.image else item.film.poster if item.film else ""
        if shown:
            element.append(_MEDIA.thumbnail(url=shown, **size))


def add_transcripts(elements: Iterable[Any], items: Iterable[Item]) -> None:
    """The captions of each item's film."""
    for element, item in zip(elements, items, strict=True):
        if item.film and item.film.captions:
            element.append(_PODCAST.transcript(url=item.film.captions, type=CAPTIONS_TYPE, language="zh-CN", rel="captions"))


def written(root: Any) -> bytes:
    """The feed as XML, every namespace named at its root."""
    etree.cleanup_namespaces(root, top_nsmap=_SPACES, keep_ns_prefixes=[*_SPACES])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _content(image: Image, size: dict[str, str]) -> Any:
    told = [
        *([_MEDIA.description(image.alt, type="plain")] if image.alt else []),
        *([_MEDIA.credit(image.credit)] if image.credit else []),
    ]
    return _MEDIA.content(*told, url=image.url, type=image.mime, medium="image", fileSize=str(image.size), **size)
