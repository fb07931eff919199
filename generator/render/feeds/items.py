"""A post as every format takes it: absolute addresses, an id for ever, a time that is never to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from generator.cache import digest
from generator.keyed import Workshop
from generator.markdown.html import Html
from generator.media.encoding import Format
from generator.render.base.plan import SiteFacts
from generator.render.base.prose import feed_prose
from generator.render.base.views import FeedWay
from generator.render.feeds.films import Film, film_of, told_of
from generator.render.feeds.posts import Post
from generator.text import titled

ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time

_IDS = b"beiyuan: ids of feeds"  # another one would show every reader everything again
_FIRST_MINUTES = 4 * 60 * 1_000_000  # microseconds: the daily build begins at 00:05, deploy/beiyuan.timer
_MOMENT = datetime.timedelta(microseconds=1)


class Image(NamedTuple):
    """A picture in a feed."""

    url: str
    size: int  # bytes
    width: int
    height: int
    alt: str
    credit: str

    mime: str = Format.WEBP.mime


class Item(NamedTuple):
    """One post, ready for any format; every address is absolute."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    date: datetime.datetime  # by which readers sort it
    published: datetime.datetime | None  # for the first time, which is for ever: RFC 4287, 4.2.9
    updated: datetime.datetime
    author: str
    tags: tuple[str, ...]
    image: Image | None
    film: Film | None


def enclosure(item: Item) -> Film | Image | None:
    """What goes with a post: its film, or else its cover; RSS takes one."""
    return item.film or item.image


def items(workshop: Workshop, site: SiteFacts, posts: Sequence[tuple[Post, str]]) -> list[Item]:
    """The posts, each with where its cover is published, "" if it has none."""
    return list(_told_apart(_item(workshop, site, post, cover) for post, cover in posts))


def id_of(key: str) -> str:
    """An id that depends on `key` alone, whatever the address of the site: a UUID of our own making (RFC 9562, version 8)."""
    digits = digest(_IDS, key.encode()).hex()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _item(workshop: Workshop, site: SiteFacts, post: Post, cover: str) -> Item:
    date = _moment(post.date, post.identity)
    html = workshop.fetch(Html(post.entry)).decode() if post.entry else post.html
    html = feed_prose(html, site.url, post.url, post.names, post.shots)
    image = None
    if cover:
        view = FeedWay(site.url).picture(post.shots[0])
        image = Image(site.url + cover, workshop.needed[cover]["size"], view.width, view.height, view.alt, view.credit)
        html = f'<p><img src="{view.src}" alt="{escape(view.alt)}" width="{view.width}" height="{view.height}"></p>\n{html}'
    return Item(
        id=id_of(post.identity),
        url=site.url + post.url,
        title=titled(post.title, post.sample),
        summary=post.summary,
        html=html + told_of(post.clip, site.url),
        date=date,
        published=None if post.is_edition else date,
        updated=_moment(post.updated or post.date, post.identity),
        author=post.author or site.name,
        tags=post.tags,
        image=image,
        film=film_of(post.clip, site.url, workshop),
    )


def _moment(day: datetime.date, key: str) -> datetime.datetime:
    """A time of the day's first minutes that is the post's own: over when the day's build publishes it, and the same in every build."""
    after = int.from_bytes(digest(key.encode())[:8], "big") % _FIRST_MINUTES
    return datetime.datetime.combine(day, datetime.time(), ZONE) + after * _MOMENT


def _told_apart(items: Iterable[Item]) -> Iterator[Item]:
    """No two with one `updated`, of which Atom's validators warn; it takes some ten million posts of a day for two to meet."""
    taken: set[datetime.datetime] = set()
    for item in items:
        updated = item.updated
        while updated in taken:
            updated += _MOMENT
        taken.add(updated)
        yield item._replace(updated=updated)
