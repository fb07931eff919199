"""The names by which links reach the headings of a text, as the parser gives them."""

from __future__ import annotations

import re
from html import unescape

from generator.markdown.facts import facts

_NUMBERED = re.compile(r"(.*)_([0-9]+)")


def anchors(text: str) -> tuple[str, ...]:
    """The ids of all headings of `text`, in its order."""
    known: list[str] = []
    for fact in facts(text):
        if fact.sort == "heading":
            name = _slug(unescape(fact.other))
            while name in known or not name:
                numbered = _NUMBERED.fullmatch(name)
                name = f"{numbered.group(1)}_{int(numbered.group(2)) + 1}" if numbered else f"{name}_1"
            known.append(name)
    return tuple(known)


def _slug(words: str) -> str:
    """`words` without punctuation, in small letters, hyphens for blanks: what the parser's own extension makes of them, without loading it."""
    plain = re.sub(r"[^\w\s-]", "", words).strip().lower()
    return re.sub(r"[-\s]+", "-", plain)
