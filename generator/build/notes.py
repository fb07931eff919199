"""What a made page says of itself: the ids it has and the local files it links to. The worker that makes a page notes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

_NAMED = "id|href|xlink:href|src|srcset|imagesrcset|poster|data|action|formaction|content"
_TAG = re.compile(rf'<[a-z][^<>]*\s(?:{_NAMED})="[^<>]*>')
_ATTRIBUTE = re.compile(rf'\s({_NAMED})="([^"]*)"')
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOADING = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction")
_LOADING_BY_HREF = ("<link ", "<image ", "<use ", "<feImage ")


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one page: its ids, its local links as (file, anchor, as written), and foreign addresses that a browser would load."""

    ids: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]
    foreign: tuple[str, ...]


def take_notes(path: str, html: str, prefix: str) -> Notes:
    """Read the page published at `path`; `prefix` is the site's path on its host, for absolute addresses."""
    ids: list[str] = []
    links: dict[str, tuple[str, str, str]] = {}
    foreign: list[str] = []
    for tag in _TAG.findall(html):
        for name, value in _ATTRIBUTE.findall(tag):
            if name == "id":
                ids.append(unescape(value))
                continue
            if name == "content" and not tag.startswith("<meta http-equiv"):
                continue
            is_loaded = name in _LOADING or (
                name.endswith("href") and tag.startswith(_LOADING_BY_HREF) and "canonical" not in tag and "alternate" not in tag
            )
            for address in _addresses(name, unescape(value)):
                if _FOREIGN.match(address):
                    if is_loaded and not address.startswith("data:"):
                        foreign.append(address)
                elif address not in links:
                    links[address] = (*resolve(path, address, prefix), address)
    return Notes(tuple(ids), tuple(links.values()), tuple(foreign))


def _addresses(name: str, value: str) -> list[str]:
    if name.endswith("srcset"):
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    if name == "content":
        return [value.partition("url=")[2]] if "url=" in value else []
    return [value]


def resolve(path: str, address: str, prefix: str) -> tuple[str, str]:
    """The published file and the anchor that `address`, written on the page at `path`, leads to (RFC 3986, 5.2)."""
    target, _, anchor = address.partition("#")
    target = unquote(target.partition("?")[0])
    if not target:
        return path, unquote(anchor)
    if target.startswith("/"):
        steps = target.removeprefix(prefix).split("/") if target.startswith(prefix) else ["..", target]
        parts: list[str] = []
    else:
        steps = target.split("/")
        parts = path.split("/")[:-1]
    for step in steps:
        if step == "..":
            if not parts:
                return "../" + target, unquote(anchor)
            parts.pop()
        elif step not in (".", ""):
            parts.append(step)
    file = "/".join(parts)
    if target.endswith(("/", "/.", "..")) or target in (".", ".."):
        file = f"{file}/index.html" if file else "index.html"
    return file, unquote(anchor)
