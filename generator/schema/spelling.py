"""How a name may be written in a text: pulled apart, in other characters, or as a part of what leads somewhere."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from generator.schema.markup import BETWEEN, BETWEEN_PARTS, DOTS, JOINT, NOT_SEEN, SIGNS_ALONE
from generator.text import HAN, fancy_letters, radicals, unified
from generator.traditional import simplified, spellings

_LONGEST = 600  # characters of an address
_LONGEST_LINE = 5000
_WEB = re.compile(
    r"https?://[A-Za-z0-9._~!$&*+,;=:@%/?#-]{1,600}|[\w.%+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{1,64}", re.ASCII | re.IGNORECASE
)
# What a link leads to, if it is one that is closed; behind # it is a heading's, which is veiled with it.
_TARGET = re.compile(rf"\]\(<?(?:https?://[^\s()<>]{{1,600}}|[^\s()<>#{HAN}]{{1,600}}(?=[)>#\s])(?=[^\n]{{0,600}}\)))", re.IGNORECASE)
_IN_CODE = re.compile(r"/?\w+(?:[./-]+\w+)*/?", re.ASCII)
_MARK = re.compile(r"\[\[[^\[\]\n]{1,60}\]\]|^:::[ ]?数字[^\n]{0,600}", re.MULTILINE)
_ACCENTS = "[\u0300-\u036f]*+"
_LEAST_SPELT = 3  # letters of a word that is spelt with a dot or hyphen between all of them
_SPELT = rf"[{re.escape(DOTS)}．\-‐‑–－]"


def lies_in_mark(match: re.Match[str]) -> bool:
    """Whether a name in Latin letters is a part of a mark, in which ids stand."""
    return _is_plain(match) and _lies_in(_MARK, match, is_whole=False)


def is_of_address(match: re.Match[str], *, markdown: bool) -> bool:
    """Whether a name in Latin letters is a part of what leads somewhere; no address of the site has others, and what stands for others goes.

    In words that is an address of the web, in Markdown also what a link leads to and an id or a path in code.
    """
    if not _is_plain(match):
        return False
    if _lies_in(_WEB, match):
        return True
    return markdown and (_lies_in(_TARGET, match) or (_is_code(match) and _lies_in(_IN_CODE, match)))


def _is_plain(match: re.Match[str]) -> bool:
    return match[0].isascii() and "%" not in match[0]


def _lies_in(pattern: re.Pattern[str], match: re.Match[str], *, is_whole: bool = True) -> bool:
    """Whether `pattern` finds more than the name where it stands; what it finds has no blanks in it where it `is_whole`."""
    text, start = match.string, max(0, match.start() - _LONGEST)
    if is_whole:
        start = match.start() - len((text[start : match.start()] + "|").split()[-1]) + 1
    for each in pattern.finditer(text, start, match.end() + _LONGEST):
        if each.start() > match.start():
            return False
        if match.end() <= each.end() and each.span() != match.span():
            return True
    return False


def _is_code(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    begin = max(text.rfind("\n", 0, at) + 1, at - _LONGEST_LINE)
    if text.count("`", begin, at) % 2:
        return "`" in text[match.end() : match.end() + _LONGEST_LINE].partition("\n")[0]
    return sum(text.startswith(fence) + text.count(f"\n{fence}", 0, at) for fence in ("```", "~~~")) % 2 == 1


def loose(name: str) -> str:
    """A pattern for `name`, also pulled apart or with another sign between its parts; one in Latin letters is no part of a longer word."""
    seen = NOT_SEEN.sub("", unicodedata.normalize("NFC", name))
    parts = [bare for part in JOINT.split(seen) if (bare := SIGNS_ALONE.sub("", part))] or [seen or name]
    before = "(?<![A-Za-z0-9])" if _latin(parts[0][0]) else ""
    behind = "(?![A-Za-z0-9])" if _latin(parts[-1][-1]) else ""
    return before + BETWEEN_PARTS.join(map(_part, parts)) + behind + _ACCENTS


def _part(part: str) -> str:
    written = [*map(_written, part)]
    whole = BETWEEN.join(written)
    is_spelt = len(part) >= _LEAST_SPELT and all(map(_latin, part))
    return f"(?:{whole}|{_SPELT.join(written)})" if is_spelt else whole


def in_address(name: str) -> str:
    """A pattern for `name` as an address has it that was copied from a browser."""
    seen = "".join(NOT_SEEN.sub("", unicodedata.normalize("NFC", name)).split())
    return re.escape(quote(seen, safe="")) if not seen.isascii() else "(?!)"


def _written(char: str) -> str:
    """A pattern for a character of a name, be it written by its number."""
    return f"(?:{_ways(char)}|&#(?:0*{ord(char)}|x0*{ord(char):x});)"


def _latin(char: str) -> str:
    """The letter or digit of ASCII that a character is, but for an accent; "" for any other."""
    plain = unicodedata.normalize("NFD", char)[0]
    return plain.lower() if plain.isascii() and plain.isalnum() else ""


def _ways(char: str) -> str:
    """A pattern for a character of a name: as wide as a Chinese one or not, simplified, traditional or a radical, with accents in it or behind it."""
    if plain := _latin(char):
        others = fancy_letters().get(plain, "")
        near = "".join(each for each in others if ord(each) < 0x10000)
        return f"[{plain}{near}]|[{''.join(each for each in others if each not in near)}]"  # apart: a set with rare ones is slow
    char = unified(char)
    plain = simplified().get(char, char)
    ways = plain + spellings().get(plain, "")
    ways += "".join(radicals().get(each, "") for each in ways)
    if len(ways) > 1:
        return f"[{ways}]"
    apart = unicodedata.normalize("NFD", char)
    return re.escape(char) if apart == char else f"(?:{re.escape(char)}|{re.escape(apart)})"
