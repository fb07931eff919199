"""RSS 2.0 and Atom 1.0 (RFC 4287) by feedgen, and JSON Feed 1.1: whole texts, the cover as enclosure."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from generator.keyed import Made, Recipe, Workshop
from generator.render.base.plan import SiteFacts
from generator.render.base.views import largest_path
from generator.render.feeds.items import ZONE, Item, enclosure, id_of, items
from generator.render.feeds.posts import Post, Posts

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_ATOM = "{http://www.w3.org/2005/Atom}"
_READ_AS_MARKUP = re.compile(r"<|&#?\w+;")
_FIRST = datetime.datetime(2025, 6, 24, tzinfo=ZONE)  # when the brand was released: what an empty feed is dated
_ICON_SIDE = 144  # pixels of the smaller icon


@dataclass(frozen=True)
class Channel(Recipe):
    """One feed in one format; the posts are newest first."""

    site: SiteFacts
    path: str
    title: str
    address: str  # of the page that shows the same
    description: str
    icons: tuple[str, str, str]  # paths: one of 144 pixels, one of 512, one that scales
    posts: Posts

    @property
    def covers(self) -> list[tuple[Post, str]]:
        """Each post with where its cover is published, "" if it has none."""
        return [(post, largest_path(post.shots[0]) if post.has_cover else "") for post in self.posts]

    @property
    def id(self) -> str:
        """The feed's own."""
        return id_of(self.path)

    @property
    def home(self) -> str:
        """The whole address of its page."""
        return self.site.url + self.address

    @property
    def icon_urls(self) -> tuple[str, ...]:
        """The whole addresses of the icons."""
        return tuple(self.site.url + icon for icon in self.icons)


def _title_as_html(title: str) -> str:
    """A title for RSS 2.0, which does not say whether it is text or HTML, so that readers differ: what reads the same either way stays as it is."""
    return escape(title) if _READ_AS_MARKUP.search(title) else title


class Rss(Channel):
    """RSS 2.0, whose descriptions are HTML ("Elements of <item>"): a text is escaped for it. It has one date, which it allows to be any."""

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        told = replace(self, title=_title_as_html(self.title), description=escape(self.description))
        from lxml import etree

        from generator.render.feeds.media import add_authors, add_media, add_transcripts, written

        found = [
            item._replace(title=_title_as_html(item.title), summary=escape(item.summary), published=item.date)
            for item in items(workshop, self.site, self.covers)
        ]
        feed = _generator(told, found, "application/rss+xml", "CDATA")
        feed.image(self.icon_urls[0], told.title, self.home, str(_ICON_SIDE), str(_ICON_SIDE))
        root = etree.fromstring(feed.rss_str(), etree.XMLParser(strip_cdata=False))
        elements = root.findall("channel/item")
        add_authors(elements, found)
        add_media(elements, found)
        add_transcripts(elements, found)
        return Made(written(root))


class Atom(Channel):
    """Atom 1.0; feedgen leaves `rel`, `type` and `length` off the enclosures, so they are put back."""

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        from lxml import etree

        from generator.render.feeds.media import add_media, written

        found = items(workshop, self.site, self.covers)
        feed = _generator(self, found, "application/atom+xml", "html")
        feed.icon(self.icon_urls[0])
        feed.logo(self.icon_urls[1])
        root = etree.fromstring(feed.atom_str())
        enclosed = {each.url: each for item in found if (each := enclosure(item))}
        for link in root.iter(f"{_ATOM}link"):
            found_there = enclosed.get(link.get("href"))
            if found_there:
                link.set("rel", "enclosure")
                link.set("type", found_there.mime)
                link.set("length", str(found_there.size))
        add_media(root.findall(f"{_ATOM}entry"), found)
        return Made(written(root))


class JsonFeed(Channel):
    """JSON Feed 1.1."""

    def make(self, workshop: Workshop) -> Made:
        """Write it."""
        _, large, scaling = self.icon_urls
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.home,
            "feed_url": self.site.url + self.path,
            "description": self.description,
            "icon": large,
            "favicon": scaling,
            "language": "zh-CN",
            "authors": [{"name": self.site.name}],
            "items": [_json_item(item) for item in items(workshop, self.site, self.covers)],
        }
        return Made((json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode())


def _generator(channel: Channel, items: Sequence[Item], mime: str, content_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(channel.title)
    feed.author({"name": channel.site.name})
    feed.link(href=channel.site.url + channel.path, rel="self", type=mime)
    feed.link(href=channel.home, rel="alternate")  # the last link is the channel's in RSS
    feed.description(channel.description)
    feed.subtitle(channel.description)
    feed.language("zh-CN")
    feed.generator("beiyuan")
    latest = max((item.updated for item in items), default=_FIRST)
    feed.lastBuildDate(latest)
    feed.updated(latest)
    for item in items:
        entry = feed.add_entry(order="append")
        entry.guid(item.id, permalink=False)
        entry.title(item.title)
        entry.link(href=item.url, rel="alternate")
        if item.published:
            entry.published(item.published)
        entry.updated(item.updated)
        entry.author({"name": item.author})
        entry.category([{"term": tag} for tag in item.tags])
        entry.summary(item.summary)
        entry.content(item.html, type=content_type)
        enclosed = enclosure(item)
        if enclosed:
            entry.enclosure(enclosed.url, str(enclosed.size), enclosed.mime)
    return feed


def _json_item(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        **({"date_published": item.published.isoformat()} if item.published else {}),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": item.author}],
        "tags": list(item.tags),
    }
    if item.image:
        fields["image"] = item.image.url
    enclosed = enclosure(item)
    if enclosed:
        lasts = {"duration_in_seconds": item.film.seconds} if item.film else {}
        fields["attachments"] = [{"url": enclosed.url, "mime_type": enclosed.mime, "size_in_bytes": enclosed.size, **lasts}]
    return fields
