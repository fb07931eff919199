"""RSS 2.0 and Atom 1.0 (RFC 4287) by feedgen, and JSON Feed 1.1: whole texts, the cover as enclosure."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from generator.cache import digest
from generator.keyed import Made, Recipe, Workshop
from generator.markdown.html import Html
from generator.render.base.clips import CLIP_TYPE
from generator.render.base.plan import SiteFacts
from generator.render.base.prose import feed_prose
from generator.render.base.views import FeedWay, largest_path
from generator.render.feeds.films import Film, film_of, told_of, with_transcripts
from generator.render.feeds.posts import Post, Posts

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time
_ATOM = "{http://www.w3.org/2005/Atom}"
_READ_AS_MARKUP = re.compile(r"<|&#?\w+;")


class _Item(NamedTuple):
    """One post, ready for any format; every address is absolute."""

    url: str
    title: str
    summary: str
    html: str
    published: datetime.datetime
    updated: datetime.datetime
    tags: tuple[str, ...]
    image: str
    image_bytes: int
    film: Film | None


@dataclass(frozen=True)
class Channel(Recipe):
    """One feed in one format; the posts are newest first."""

    site: SiteFacts
    path: str
    title: str
    description: str
    posts: Posts

    most: ClassVar[int] = 30  # posts

    @property
    def items(self) -> list[tuple[Post, str]]:
        """Each post with where its cover is published, "" if it has none."""
        return [(post, largest_path(post.shots[0]) if post.has_cover else "") for post in self.posts]


def _items(channel: Channel, workshop: Workshop) -> list[_Item]:
    return [_item(workshop, channel.site, post, cover) for post, cover in channel.items]


def _item(workshop: Workshop, site: SiteFacts, post: Post, cover: str) -> _Item:
    html = workshop.fetch(Html(post.entry)).decode() if post.entry else post.html
    html = feed_prose(html, site.url, post.url, post.names, post.shots)
    if cover:
        view = FeedWay(site.url).picture(post.shots[0])
        html = f'<p><img src="{view.src}" alt="{escape(view.alt)}" width="{view.width}" height="{view.height}"></p>\n{html}'
    film = film_of(post.clip, site.url, workshop)
    return _Item(
        url=site.url + post.url,
        title=f"【示例】{post.title}" if post.sample else post.title,
        summary=post.summary,
        html=html + told_of(post.clip, site.url),
        published=_moment(post.date, post.url),
        updated=_moment(post.updated or post.date, post.url),
        tags=post.tags,
        image=site.url + cover if cover else "",
        image_bytes=workshop.needed[cover]["size"] if cover else 0,
        film=film,
    )


class _Enclosure(NamedTuple):
    """A file that goes with a post."""

    url: str
    size: int  # bytes
    mime: str


def _enclosures(item: _Item) -> list[_Enclosure]:
    """The film and the cover of a post, as far as it has them."""
    film = [_Enclosure(item.film.url, item.film.size, CLIP_TYPE)] if item.film else []
    return [*film, *([_Enclosure(item.image, item.image_bytes, "image/webp")] if item.image else [])]


def _moment(day: datetime.date, url: str) -> datetime.datetime:
    """A time of the day's first hour that is the post's own: Atom wants two entries of one day to differ."""
    second = int.from_bytes(digest(url.encode())[:4], "big") % 3600
    return datetime.datetime.combine(day, datetime.time(0, second // 60, second % 60), _ZONE)


def _title_as_html(title: str) -> str:
    """A title for RSS 2.0, which does not say whether it is text or HTML, so that readers differ: what reads the same either way stays as it is."""
    return escape(title) if _READ_AS_MARKUP.search(title) else title


class Rss(Channel):
    """RSS 2.0, whose descriptions are HTML ("Elements of <item>"): a text is escaped for it."""

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        items = [item._replace(title=_title_as_html(item.title), summary=escape(item.summary)) for item in _items(self, workshop)]
        told = replace(self, title=_title_as_html(self.title), description=escape(self.description))
        made = _generator(told, items, "application/rss+xml", "CDATA").rss_str(pretty=True)
        return Made(with_transcripts(made, {item.url: item.film for item in items if item.film}))


class Atom(Channel):
    """Atom 1.0; feedgen leaves `rel`, `type` and `length` off the enclosures, so they are put back."""

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        from lxml import etree

        items = _items(self, workshop)
        root = etree.fromstring(_generator(self, items, "application/atom+xml", "html").atom_str())
        known = {each.url: each for item in items for each in _enclosures(item)}
        for link in root.iter(f"{_ATOM}link"):
            if link.get("href") in known:
                enclosed = known[link.get("href")]
                link.set("rel", "enclosure")
                link.set("type", enclosed.mime)
                link.set("length", str(enclosed.size))
        return Made(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


class JsonFeed(Channel):
    """JSON Feed 1.1."""

    most = 50

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.site.url,
            "feed_url": self.site.url + self.path,
            "description": self.description,
            "language": "zh-CN",
            "authors": [{"name": self.site.name}],
            "items": [_json_item(item) for item in _items(self, workshop)],
        }
        return Made((json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode())


def _generator(channel: Channel, items: Sequence[_Item], mime: str, content_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    site, path, title, description = channel.site, channel.path, channel.title, channel.description
    feed = FeedGenerator()
    feed.id(site.url + path)
    feed.title(title)
    feed.author({"name": site.name})
    feed.link(href=site.url + path, rel="self", type=mime)
    feed.link(href=site.url, rel="alternate")  # the last link is the channel's in RSS
    feed.description(description)
    feed.subtitle(description)
    feed.language("zh-CN")
    feed.generator("beiyuan")
    latest = max((item.updated for item in items), default=datetime.datetime(2025, 6, 24, tzinfo=_ZONE))
    feed.lastBuildDate(latest)
    feed.updated(latest)
    for item in items:
        entry = feed.add_entry(order="append")
        entry.guid(item.url, permalink=True)
        entry.title(item.title)
        entry.link(href=item.url, rel="alternate")
        entry.published(item.published)
        entry.updated(item.updated)
        entry.summary(item.summary)
        entry.content(item.html, type=content_type)
        for each in _enclosures(item)[: 1 if content_type == "CDATA" else None]:  # RSS takes one
            entry.enclosure(each.url, str(each.size), each.mime)
    return feed


def _json_item(item: _Item) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.tags),
    }
    if item.image:
        fields["image"] = item.image
    attached = [{"url": each.url, "mime_type": each.mime, "size_in_bytes": each.size} for each in _enclosures(item)]
    if item.film:
        attached[0]["duration_in_seconds"] = item.film.seconds
    return {**fields, "attachments": attached} if attached else fields
