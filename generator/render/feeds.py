"""Feeds: RSS 2.0 and Atom 1.0 (RFC 4287) by feedgen, JSON Feed 1.1; whole site, stories, themes; whole texts, the cover as enclosure."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.render.base.page import feed_body
from generator.render.base.plan import Names, Plan, SiteFacts, joined
from generator.render.base.views import Feed, Post, picture_view

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

NEWEST_XML = 30
NEWEST_JSON = 50
_ZONE = datetime.timezone(datetime.timedelta(hours=8))  # Asia/Shanghai, which has no summer time
_ATOM = "{http://www.w3.org/2005/Atom}"
_READ_AS_MARKUP = re.compile(r"<|&#?\w+;")


def render(plan: Plan, channels: Mapping[Feed, Sequence[Part]]) -> Iterator[Artifact]:
    """Each feed in three formats; the posts of a channel are newest first."""
    for feed, posts in channels.items():
        for path, recipe, most in ((feed.rss, rss, NEWEST_XML), (feed.atom, atom, NEWEST_XML), (feed.json, json_feed, NEWEST_JSON)):
            yield _artifact(plan, feed, path, recipe, posts[:most])


def newest(*posts: Sequence[Part]) -> list[Part]:
    """The newest of several columns together, as many as the longest format takes."""
    together = [each for column in posts for each in column]
    return sorted(together, key=lambda each: (each.value.date, each.value.url), reverse=True)[:NEWEST_JSON]


def _artifact(plan: Plan, feed: Feed, path: str, recipe: Any, posts: Sequence[Part]) -> Artifact:
    texts = part([feed.title, path, plan.site.settings.description])
    needs = tuple(dict.fromkeys(_cover_path(each.value) for each in posts if each.value.has_cover))
    return Artifact(path, recipe, (plan.facts, plan.names, texts, joined(posts)), (), needs)


def _cover_path(post: Post) -> str:
    return picture_view(post.shots[0], "").src


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


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed is made from, the same for every format."""

    facts: SiteFacts
    names: Names
    texts: Sequence[str]  # title, path, description
    posts: Sequence[Post]

    def items(self, workshop: Workshop) -> list[_Item]:
        """The posts in their order."""
        return [_item(workshop, self.facts, self.names, post) for post in self.posts]


def _item(workshop: Workshop, facts: SiteFacts, names: Names, post: Post) -> _Item:
    html = feed_body(workshop.html(post.entry) if post.entry else post.html, facts.url, post.url, names, post.shots)
    image = ""
    size = 0
    if post.has_cover:
        view = picture_view(post.shots[0], facts.url)
        image, size = view.src, workshop.sizes[_cover_path(post)]
        html = f'<p><img src="{image}" alt="{escape(view.alt)}" width="{view.width}" height="{view.height}"></p>\n{html}'
    title = f"【示例】{post.title}" if post.sample else post.title
    published = _moment(post.date, post.url)
    updated = _moment(post.updated, post.url) if post.updated else published
    return _Item(facts.url + post.url, title, post.summary, html, published, updated, post.tags, image, size)


def _moment(day: datetime.date, url: str) -> datetime.datetime:
    """A time of the day's first hour that is the post's own: Atom wants two entries of one day to differ."""
    second = int.from_bytes(digest(url.encode())[:4], "big") % 3600
    return datetime.datetime.combine(day, datetime.time(0, second // 60, second % 60), _ZONE)


def _title_as_html(title: str) -> str:
    """A title for RSS 2.0, which does not say whether it is text or HTML, so that readers differ: what reads the same either way stays as it is."""
    return escape(title) if _READ_AS_MARKUP.search(title) else title


def rss(workshop: Workshop, *inputs: Any) -> bytes:
    """RSS 2.0, whose descriptions are HTML ("Elements of <item>"): a text is escaped for it."""
    channel = _Channel(*inputs)
    items = [item._replace(title=_title_as_html(item.title), summary=escape(item.summary)) for item in channel.items(workshop)]
    title, path, description = channel.texts
    told = dataclasses.replace(channel, texts=(_title_as_html(title), path, escape(description)))
    made: bytes = _generator(told, items, "application/rss+xml", "CDATA").rss_str(pretty=True)
    return made


def atom(workshop: Workshop, *inputs: Any) -> bytes:
    """Atom 1.0; feedgen leaves `rel`, `type` and `length` off the enclosures, so they are put back."""
    from lxml import etree

    channel = _Channel(*inputs)
    items = channel.items(workshop)
    root = etree.fromstring(_generator(channel, items, "application/atom+xml", "html").atom_str())
    sizes = {item.image: item.image_bytes for item in items if item.image}
    for link in root.iter(f"{_ATOM}link"):
        if link.get("href") in sizes:
            link.set("rel", "enclosure")
            link.set("type", "image/webp")
            link.set("length", str(sizes[link.get("href")]))
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made


def _generator(channel: _Channel, items: Sequence[_Item], mime: str, content_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    facts, (title, path, description) = channel.facts, channel.texts
    feed = FeedGenerator()
    feed.id(facts.url + path)
    feed.title(title)
    feed.author({"name": facts.name})
    feed.link(href=facts.url + path, rel="self", type=mime)
    feed.link(href=facts.url, rel="alternate")  # the last link is the channel's in RSS
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
        if item.image:
            entry.enclosure(item.image, str(item.image_bytes), "image/webp")
    return feed


def json_feed(workshop: Workshop, *inputs: Any) -> bytes:
    """JSON Feed 1.1."""
    channel = _Channel(*inputs)
    facts, (title, path, description) = channel.facts, channel.texts
    items = channel.items(workshop)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": facts.url,
        "feed_url": facts.url + path,
        "description": description,
        "language": "zh-CN",
        "authors": [{"name": facts.name}],
        "items": [_json_item(item) for item in items],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


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
        fields["attachments"] = [{"url": item.image, "mime_type": "image/webp", "size_in_bytes": item.image_bytes}]
    return fields
