"""Whose a link is: where an editor has written it, in a text or in the menu."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator.load.decode import place
from generator.load.walk import CONFIGURATION
from generator.markdown.facts import facts

Where = tuple[str, int, int]  # file, line, column


def written_at(root: Path, sources: Iterable[str], address: str) -> Where | None:
    """Where a link to `address` stands in one of a page's sources or in the menu; None if the program alone has made it."""
    for source in sources:
        file = root / source
        if file.suffix in (".md", ".yml") and file.is_file():
            found = _in_text(file.read_text("utf-8-sig"), address)
            if found:
                return source, *found
    menu = _in_menu(root / CONFIGURATION, address)
    return (CONFIGURATION, *menu) if menu else None


def _in_text(text: str, address: str) -> tuple[int, int] | None:
    """The place of the link, however it is written: plainly, or with escapes, which only the parser sees through."""
    _, hash_, anchor = address.partition("#")
    needles = (address, hash_ + anchor) if anchor else (address,)
    for needle in needles:
        if needle in text:
            return place(text, text.index(needle))
    links = (fact for fact in facts(text) if fact.sort == "link" and unquote(unescape(fact.value)) in needles)
    return next(((fact.line, fact.column) for fact in links), None)


def _in_menu(file: Path, address: str) -> tuple[int, int] | None:
    """The place of the menu's page: the menu leads to the first folder of whatever it names."""
    folder = address.strip("/")
    if not file.is_file() or not folder or "/" in folder:
        return None
    text = file.read_text("utf-8-sig")
    found = re.search(rf"(?<=[\s\"']){re.escape(folder)}(?:/[^\s\"']*)?\.md", text)
    return place(text, found.start()) if found else None
