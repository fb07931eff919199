"""A feed checker: what the W3C's validator tells of RSS 2.0 and Atom 1.0, what jsonfeed.org says of JSON Feed 1.1, and what both pass over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit

from lxml import etree

SPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_RSS_CHANNEL = ["title", "link", "description"]
_RSS_ONCE = ("title", "link", "description", "guid", "pubDate", "enclosure", "author", "source", "comments")
_RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0800")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?\+08:00")
_MOST_ICON = (144, 400)  # RSS 2.0, <image>
_HELD = ("href", "src", "srcset", "poster", "action", "cite", "data")


class _Addresses(HTMLParser):
    """Every address in a text, with what holds it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of `tag`."""
        for name, value in attrs:
            if name in _HELD:
                each = [part.split()[0] for part in (value or "").split(",")] if name == "srcset" else [value or ""]
                self.found += [(f"{tag} {name}", address) for address in each]
            elif name.startswith("on") or name == "style":
                self.found.append((f"{tag} {name}", "active"))


def addresses(html: str) -> list[tuple[str, str]]:
    """Every address in `html`, with the element and attribute that hold it."""
    return _Addresses(html).found


def faults(path: str, data: bytes, now: datetime) -> list[str]:
    """What is wrong with the feed at `path` for a reader who fetches it `now`."""
    if path.endswith(".json"):
        return list(_json(json.loads(data), now))
    root = etree.fromstring(data)
    return list(_rss(root, now) if root.tag == "rss" else _atom(root, now))


def _absolute(what: str, address: str | None) -> Iterator[str]:
    parts = urlsplit(address or "")
    if parts.scheme not in ("https", "http") or not parts.netloc or re.search(r"\s", address or ""):
        yield f"{what}: {address!r} is not absolute"


def _html(what: str, html: str) -> Iterator[str]:
    for where, address in addresses(html):
        if not address.startswith(("mailto:", "tel:")):
            yield from _absolute(f"{what}, {where}", address)
    if re.search("[\ue000-\uf8ff]|<script|<iframe|<style|javascript:", html):
        yield f"{what}: a mark or an active element"


def _id(what: str, id: str, is_link: bool) -> Iterator[str]:
    if not re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", id) or is_link:
        yield f"{what}: {id!r} is no id for ever"


def _unique(what: str, values: list[str]) -> Iterator[str]:
    yield from (f"{what} {value!r} twice" for value in sorted(set(values)) if values.count(value) > 1)


def _texts(element: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in element.iterfind(path, SPACES)]


def _rss(root: etree._Element, now: datetime) -> Iterator[str]:
    channel = root.find("channel")
    for name in _RSS_CHANNEL:
        if len([text for text in _texts(channel, name) if text.strip()]) != 1:
            yield f"channel: not one {name}"
    yield from _absolute("channel link", channel.findtext("link"))
    own = channel.findall("a:link", SPACES)
    if [(each.get("rel"), each.get("type")) for each in own] != [("self", "application/rss+xml")]:
        yield "channel: not one self"
    yield from _absolute("self", own[0].get("href"))
    image = channel.find("image")
    for name in ("title", "link"):
        if image.findtext(name) != channel.findtext(name):
            yield f"image: {name} is not the channel's"
    yield from _absolute("image", image.findtext("url"))
    if not (image.findtext("url") or "").endswith((".png", ".jpg", ".gif")):
        yield "image: neither PNG, JPEG nor GIF"
    if any(int(image.findtext(name) or 0) > most for name, most in zip(("width", "height"), _MOST_ICON, strict=True)):
        yield "image: too large"
    for text in _texts(channel, "lastBuildDate") + _texts(channel, "item/pubDate"):
        if not _RFC_822.fullmatch(text) or parsedate_to_datetime(text) > now:
            yield f"date {text!r}"
    yield from _unique("guid", _texts(channel, "item/guid"))
    for item in channel.iterfind("item"):
        yield from _rss_item(item)


def _rss_item(item: etree._Element) -> Iterator[str]:
    what = item.findtext("title") or "an item without title"
    names = [child.tag for child in item]
    yield from (f"{what}: {name} twice" for name in _RSS_ONCE if names.count(name) > 1)
    if names.index("description") > names.index(f"{{{SPACES['content']}}}encoded"):
        yield f"{what}: content:encoded before description"
    if "author" in names:
        yield f"{what}: an author, which is a mail address"
    if not all((item.findtext(path, namespaces=SPACES) or "").strip() for path in ("dc:creator", "category", "pubDate", "description")):
        yield f"{what}: without author, category, day or description"
    yield from _absolute(what, item.findtext("link"))
    guid = item.find("guid")
    yield from _id(what, guid.text or "", guid.get("isPermaLink") != "false")
    yield from _html(what, item.findtext("content:encoded", namespaces=SPACES) or "")
    yield from _media(what, item, item.findall("enclosure"), "url")


def _media(what: str, entry: etree._Element, enclosures: list[etree._Element], address: str) -> Iterator[str]:
    """One enclosure, and the same again for readers that know Media RSS; none of the elements that validators refuse."""
    if len(enclosures) > 1:
        yield f"{what}: {len(enclosures)} enclosures"
    for each in enclosures:
        yield from _absolute(f"{what}, enclosure", each.get(address))
        if not each.get("type") or int(each.get("length") or 0) <= 0:
            yield f"{what}: an enclosure without type or length"
    shown = entry.findall("media:content", SPACES)
    if [(each.get("url"), each.get("type"), each.get("fileSize")) for each in shown] != [
        (each.get(address), each.get("type"), each.get("length")) for each in enclosures
    ]:
        yield f"{what}: media:content is not its enclosure"
    if len(entry.findall("media:thumbnail", SPACES)) != len(enclosures):
        yield f"{what}: no thumbnail"
    if any(entry.findall(f".//media:{name}", SPACES) for name in ("license", "subTitle", "group")):
        yield f"{what}: an element that validators refuse"


def _atom(feed: etree._Element, now: datetime) -> Iterator[str]:
    for name in ("title", "id", "updated", "subtitle", "icon", "logo"):
        if len([text for text in _texts(feed, f"a:{name}") if text.strip()]) != 1:
            yield f"feed: not one {name}"
    yield from _id("feed", feed.findtext("a:id", namespaces=SPACES) or "", False)
    for name in ("icon", "logo"):
        yield from _absolute(name, feed.findtext(f"a:{name}", namespaces=SPACES))
    links = sorted((each.get("rel") or "", each.get("href") or "") for each in feed.iterfind("a:link", SPACES))
    if [rel for rel, _ in links] != ["alternate", "self"]:
        yield f"feed: links {links}"
    for rel, href in links:
        yield from _absolute(rel, href)
    entries = feed.findall("a:entry", SPACES)
    yield from _unique("id", [entry.findtext("a:id", namespaces=SPACES) or "" for entry in entries])
    yield from _unique("updated", [entry.findtext("a:updated", namespaces=SPACES) or "" for entry in entries])
    for text in [*_texts(feed, "a:updated"), *_texts(feed, "a:entry/a:updated"), *_texts(feed, "a:entry/a:published")]:
        if not _RFC_3339.fullmatch(text) or datetime.fromisoformat(text) > now:
            yield f"date {text!r}"
    for entry in entries:
        yield from _atom_entry(entry)


def _atom_entry(entry: etree._Element) -> Iterator[str]:
    what = entry.findtext("a:title", namespaces=SPACES) or "an entry without title"
    yield from _id(what, entry.findtext("a:id", namespaces=SPACES) or "", False)
    links = entry.findall("a:link", SPACES)
    alternates = [each for each in links if each.get("rel", "alternate") == "alternate"]
    if len(alternates) != 1:
        yield f"{what}: {len(alternates)} alternates"
    for each in alternates:
        yield from _absolute(what, each.get("href"))
    if not all((each.text or "").strip() for each in entry.iterfind("a:author/a:name", SPACES)) or entry.find("a:author", SPACES) is None:
        yield f"{what}: without author"
    if not all(each.get("term") for each in entry.iterfind("a:category", SPACES)) or entry.find("a:category", SPACES) is None:
        yield f"{what}: without category"
    content = entry.find("a:content", SPACES)
    if content.get("type") != "html":
        yield f"{what}: content of type {content.get('type')!r}"
    yield from _html(what, content.text or "")
    yield from _media(what, entry, [each for each in links if each.get("rel") == "enclosure"], "href")


def _json(feed: dict[str, object], now: datetime) -> Iterator[str]:
    for name in ("title", "description", "language"):
        if not str(feed.get(name, "")).strip():
            yield f"feed: no {name}"
    for name in ("home_page_url", "feed_url", "icon", "favicon"):
        yield from _absolute(name, str(feed.get(name)))
    items = feed["items"]
    assert isinstance(items, list)
    yield from _unique("id", [item["id"] for item in items])
    yield from _unique("date_modified", [item["date_modified"] for item in items])
    for item in items:
        what = item["title"]
        yield from _id(what, item["id"], False)
        yield from _absolute(what, item["url"])
        yield from _html(what, item["content_html"])
        if not all(each.get("name") for each in item["authors"]) or not item["authors"] or not all(item["tags"]) or not item["tags"]:
            yield f"{what}: without author or tags"
        for name in ("date_published", "date_modified"):
            day = item.get(name, "" if name == "date_modified" else item["date_modified"])
            if not _RFC_3339.fullmatch(day) or datetime.fromisoformat(day) > now:
                yield f"{what}: {name} {day!r}"
        for each in item.get("attachments", ()):
            yield from _absolute(what, each["url"])
            if not each["mime_type"] or each["size_in_bytes"] <= 0:
                yield f"{what}: an attachment without type or length"
