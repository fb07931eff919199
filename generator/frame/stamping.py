"""Frame: a page of the theme as literals and typed slots; stamping a page is one join."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from generator.cache import digest

# Private-use characters, which load refuses in sources: no text of the site can be taken for a slot.
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "title": "\ue010",
        "description": "\ue011",
        "canonical": "\ue012",
        "head": "\ue013",
        "body": "\ue014",
    }
)

_SLOTS = {mark: slot for slot, mark in MARKS.items()}
_MARK = re.compile(f"([{''.join(_SLOTS)}])")


def _as_text(value: str) -> str:
    return escape(value, quote=False)


def _as_attribute(value: str) -> str:
    return escape(value, quote=True)


def _as_is(value: str) -> str:
    return value


_WRITERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"title": _as_text, "description": _as_attribute, "canonical": _as_attribute, "head": _as_is, "body": _as_is}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Literals with slots between them (one literal more than slots); `digest` is over both."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]
    digest: bytes

    @classmethod
    def of(cls, literals: tuple[str, ...], slots: tuple[str, ...]) -> Frame:
        """The frame of these parts, with its digest."""
        parts = [part.encode() for part in (*literals, *slots)]
        return cls(literals, slots, digest(len(literals).to_bytes(4, "big"), *parts))

    @classmethod
    def split(cls, page: str) -> Frame:
        """Split a rendered page at its marks."""
        parts = _MARK.split(page)
        return cls.of(tuple(parts[0::2]), tuple(_SLOTS[mark] for mark in parts[1::2]))

    def stamp(self, *, title: str, description: str, canonical: str, head: str, body: str) -> str:
        """The whole page. `title` is all of the title, as text; `head` and `body` are HTML and taken as they are."""
        values = {"title": title, "description": description, "canonical": canonical, "head": head, "body": body}
        pieces = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            pieces.append(_WRITERS[slot](values[slot]))
            pieces.append(literal)
        return "".join(pieces)
