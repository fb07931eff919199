"""What a made page says of itself: the ids it has and the local files it links to. The worker that makes a page notes them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_NAMED = "id|href|xlink:href|src|srcset|imagesrcset|poster|data|action|formaction|content"
_TAG = re.compile(r'<[a-z][^<>]*"[^<>]*>')
_ATTRIBUTE = re.compile(rf'\s({_NAMED})="([^"]*)"')
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOADING = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction")
_LOADING_BY_HREF = ("<link ", "<image ", "<use ", "<feImage ")


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one page: its ids, the files and anchors that its local links lead to, and foreign addresses that a browser would load."""

    ids: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    foreign: tuple[str, ...]


def take_notes(path: str, html: str, prefix: str) -> Notes:
    """Read the page published at `path`; `prefix` is the site's path on its host, for absolute addresses."""
    ids: list[str] = []
    links: dict[str, tuple[str, str]] = {}
    foreign: list[str] = []
    depth = path.count("/")
    for tag in _TAG.findall(html):
        noted = _noted(tag)
        ids += noted.ids
        foreign += noted.foreign
        for address in noted.links:
            if address not in links:
                links[address] = _resolved(path, depth, address, prefix)
    return Notes(tuple(ids), tuple(dict.fromkeys(links.values())), tuple(foreign))


class _Noted(NamedTuple):
    """What one tag says, on whatever page it stands."""

    ids: list[str]
    links: list[str]
    foreign: list[str]


@functools.lru_cache(maxsize=2000)  # the frame's tags and those of lists stand on thousands of pages
def _noted(tag: str) -> _Noted:
    noted = _Noted([], [], [])
    for name, value in _ATTRIBUTE.findall(tag):
        if name == "id":
            noted.ids.append(unescape(value))
            continue
        if name == "content" and not tag.startswith("<meta http-equiv"):
            continue
        is_loaded = name in _LOADING or (
            name.endswith("href") and tag.startswith(_LOADING_BY_HREF) and "canonical" not in tag and "alternate" not in tag
        )
        for address in _addresses(name, unescape(value)):
            if not _FOREIGN.match(address):
                noted.links.append(address)
            elif is_loaded and not address.startswith("data:"):
                noted.foreign.append(address)
    return noted


def _resolved(path: str, depth: int, address: str, prefix: str) -> tuple[str, str]:
    up = "../" * depth
    if depth and address.startswith(up):  # it leads to the root first, and so to the same place from every page as deep
        return _from_root(address[len(up) :], prefix)
    return resolve(path, address, prefix)


@functools.lru_cache(maxsize=2000)
def _from_root(address: str, prefix: str) -> tuple[str, str]:
    return resolve("index.html", address, prefix) if address else ("index.html", "")


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
