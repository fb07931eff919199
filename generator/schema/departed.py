"""People who may not be shown any more, and their names wherever they stand in a text.

《中华人民共和国个人信息保护法》 art. 15 and 47: consent can be taken back at any time, and what rested on it has to go.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from html.entities import html5
from typing import Any, NamedTuple
from urllib.parse import quote

from generator.cache import digest
from generator.schema.records import Person
from generator.traditional import in_simplified, in_traditional, simplified, spellings

STAND_IN, STAND_IN_FOR_A_CHILD = "一位邻居", "一位小朋友"

# What may stand between two characters of a name and does not keep a reader from reading it: blanks, of which a browser shows one or none, what
# nobody sees or only encircles, signs of Markdown, the beginning or end of a link, the end of a line. None of it is ever given back, so that
# no text can make a search slow.
_UNSEEN = "\u00ad\u0332-\u0338\u034f\u200b-\u200f\u2060-\u206f\u20d0-\u20f0\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_THROUGH = rf" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000{_UNSEEN}*_~`\\\["
_TITLE = r"""[ \t]["'][^\n]{0,200}?["'](?=[ \t]*\))"""  # of a link: there may be anything in it
_LINK_ENDS = re.compile(rf"\]\((?>{_TITLE}|\([^()\n]{{0,200}}\)|[^()\n]){{0,300}}+\)")
_BLANK_REFERENCES = "|".join(sorted(name for name, char in html5.items() if name[-1] == ";" and re.fullmatch(f"[{_THROUGH}]", char)))
_BLANK_NUMBERS = (
    "1(?:60|73);|8(?:19[2-9]|20[0-7]|239|28[7-9]|29[0-9]|30[0-3]);|12288;|65279;|x0*(?:a0|ad|20(?:0[0-9a-f]|[256][0-9a-f])|3000|feff);"
)
_REFERENCE = rf"&(?:{_BLANK_REFERENCES}|#0*(?:{_BLANK_NUMBERS}))"  # &nbsp;
_NEW_LINE = r"\r?\n(?![ \t\u3000>]*(?:\r?\n|[*+-] ))[ \t\u3000>]*"
_ON_THE_WAY = rf"[{_THROUGH}]++|{_LINK_ENDS.pattern}|{_NEW_LINE}|{_REFERENCE}"
_BETWEEN = rf"(?:(?=[{_THROUGH}\]\r\n&])(?:{_ON_THE_WAY})*+)?"  # nearly always nothing, which is seen at once

# Between the parts of a name, as in 阿依古丽·买买提 and Emily Chen, each program and each person types another dot, a blank, or nothing.
_DOTS = "·•・‧∙⋅･."
_JOINT = re.compile(rf"[\s{re.escape(_DOTS)}．﹒\-‐‑–—－]+")
_BETWEEN_PARTS = rf"(?:[{re.escape(_DOTS)}．﹒\-‐‑–—－]|{_ON_THE_WAY}){{0,12}}+"
_EMPHASIS = re.compile(r"\*+|~+|`+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])")
_SIGNS = re.compile(rf"{_LINK_ENDS.pattern}|\[|{_EMPHASIS.pattern}")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")
_SIGNS_ALONE = re.compile(f"[{_THROUGH}]+")
_WIDER = 0xFEE0  # from a Latin letter or digit to the one that is as wide as a Chinese character


@dataclass(frozen=True)
class Departed:
    """Somebody whose basis was taken back or has run out: the names by which texts may call them, and what stands in the place of these."""

    id: str
    names: tuple[str, ...]
    others: tuple[str, ...]  # words that have such a name in them, and mean somebody or something else
    stand_in: str
    is_withdrawn: bool  # somebody said so; otherwise the day has come


class Mention(NamedTuple):
    """A name of somebody who has departed, from `start` to `end` of a text."""

    start: int
    end: int
    who: Departed


def has_departed(person: Person, today: datetime.date) -> bool:
    """Whether `person` may not be shown on the day `today`; the day on which consent ends is its last."""
    return bool(person.withdrawn) or bool(person.until and person.until < today)


def departed(people: Iterable[tuple[str, Person]], today: datetime.date) -> tuple[Departed, ...]:
    """Those of `people`, by their ids, who have departed; of one that could not be read in whole nobody knows."""
    return tuple(_departed(id, person) for id, person in people if _is_known(person) and has_departed(person, today))


def _is_known(person: Person) -> bool:
    return all(hasattr(person, name) for name in ("name", "minor", "until", "withdrawn", "also_called", "same_name"))


def _departed(id: str, person: Person) -> Departed:
    stand_in = STAND_IN_FOR_A_CHILD if person.minor else STAND_IN
    return Departed(id, (person.name, *person.also_called), person.same_name, stand_in, person.withdrawn is not None)


@dataclass(frozen=True)
class Veil:
    """What hides the departed in texts. `kept` are names of others, who are here, that have a name of theirs in them, as 小满姥姥 has 小满."""

    departed: tuple[Departed, ...] = ()
    kept: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody has departed."""
        return bool(self.departed)

    @functools.cached_property
    def ids(self) -> frozenset[str]:
        """Of those who have departed."""
        return frozenset(each.id for each in self.departed)

    @functools.cached_property
    def digest(self) -> bytes:
        """Of all that is looked for; b"" if that is nobody."""
        if not self.departed:
            return b""
        told = [
            text for each in self.departed for text in (each.id, *each.names, "", *each.others, "", each.stand_in, str(each.is_withdrawn))
        ]
        return digest(*(text.encode() for text in (*told, "", *self.kept)))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Each name of somebody departed in `text`, also one that is pulled apart."""
        for match in self._pattern.finditer(text):
            if who := self._who(match):
                yield Mention(match.start(), match.end(), who)

    def over(self, text: str) -> str:
        """`text` with what stands in for each such name."""
        pieces, at = list[str](), 0
        for match in self._pattern.finditer(text):
            if match.start() >= at and (who := self._who(match)):
                hidden, end = _in_its_markup(match, who.stand_in)
                pieces += (text[at : match.start()], hidden)
                at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def over_all(self, value: Any) -> Any:
        """A record, tuple or text with every text in it veiled; the same object where nothing is to be hidden."""
        if isinstance(value, str):
            return self.over(value)
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            veiled = tuple(map(self.over_all, value))
            return veiled if veiled != value else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        known = {each.name: getattr(value, each.name) for each in fields(value)}
        changed = {name: new for name, old in known.items() if (new := self.over_all(old)) != old}
        return replace(value, **changed) if changed else value

    def is_lifted_by(self, data: bytes) -> bool:
        """Whether a name of somebody departed stands in `data`, as it is pickled."""
        return any(way in data for way in self._as_bytes)

    @functools.cached_property
    def _as_bytes(self) -> frozenset[bytes]:
        """The names as most people type them, with each dot and without."""
        registered = [name for each in self.departed for name in each.names]
        names = {*registered, *map(in_simplified, registered), *map(in_traditional, registered)}
        dotted = (_JOINT.sub(joint, name) for name in names if _JOINT.search(name) for joint in ("", " ", *_DOTS))
        return frozenset(name.encode() for name in (*names, *dotted) if name)

    @functools.cached_property
    def _names(self) -> list[tuple[str, Departed]]:
        """Every name with whose it is, the longest first."""
        return sorted(((name, each) for each in self.departed for name in each.names), key=lambda pair: _longest_first(pair[0]))

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Words that are no mentions come before names; the number of a group is that of the name."""
        kept = {*self.kept, *(phrase for each in self.departed for phrase in each.others)}
        ways = [_loose(phrase) for phrase in sorted(kept, key=_longest_first)]
        return re.compile("|".join([*ways, *(f"({_loose(name)}|{_in_address(name)})" for name, _ in self._names)]) or "(?!)", re.IGNORECASE)

    def _who(self, match: re.Match[str]) -> Departed | None:
        return self._names[match.lastindex - 1][1] if match.lastindex else None


def _in_its_markup(match: re.Match[str], stand_in: str) -> tuple[str, int]:
    """What stands in for a name, and up to where: links and emphasis that begin or end within it go on being whole, and none is left empty."""
    ends, begins = _marks_in(match)
    end = match.end()
    if ends:
        while begins and (closing := _closing(begins[-1]).match(match.string, end)):
            begins.pop()
            end = closing.end()
        while not begins and ends and match.string.startswith(ends[-1], end):  # what ends here would begin again at once
            end += len(ends.pop())
        return "".join((stand_in, *ends, *begins)), end
    return "".join((*begins, stand_in)), end


def _marks_in(match: re.Match[str]) -> tuple[list[str], list[str]]:
    """The signs in a name as it is written that end what began before it, and those that begin what ends behind it."""
    before = Counter(_EMPHASIS.findall(match.string[: match.start()].rpartition("\n\n")[2]))
    behind = _EMPHASIS.findall(match.string[match.end() :].partition("\n\n")[0])
    opened = {sign for sign, times in before.items() if times % 2}
    ends, begins = list[str](), list[str]()
    for sign in (each[0] for each in _SIGNS.finditer(match[0])):
        begun = "[" if sign[0] == "]" else sign
        if sign != "[" and begun in begins:
            begins.remove(begun)
        elif sign[0] == "]" or sign in opened:
            ends.append(sign)
            opened.discard(sign)
        elif sign == "[" or sign in behind:
            begins.append(sign)
    while ends and begins and ends[-1] == begins[0]:
        ends.pop()
        begins.pop(0)
    return ends, begins


def _closing(sign: str) -> re.Pattern[str]:
    return _LINK_ENDS if sign == "[" else re.compile(re.escape(sign))


NOBODY = Veil()


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


def _loose(name: str) -> str:
    """A pattern for `name`, also pulled apart or with another sign between its parts; one in Latin letters is no part of a longer word."""
    seen = unicodedata.normalize("NFC", _NOT_SEEN.sub("", name))
    parts = [bare for part in _JOINT.split(seen) if (bare := _SIGNS_ALONE.sub("", part))] or [seen or name]
    first, last = parts[0][0], parts[-1][-1]
    before, behind = ("(?<![A-Za-z0-9])" if first.isascii() else ""), ("(?![A-Za-z0-9])" if last.isascii() else "")
    return before + _BETWEEN_PARTS.join(_BETWEEN.join(map(_written, part)) for part in parts) + behind


def _in_address(name: str) -> str:
    """A pattern for `name` as an address has it that was copied from a browser."""
    seen = "".join(_NOT_SEEN.sub("", unicodedata.normalize("NFC", name)).split())
    return re.escape(quote(seen, safe="")) if not seen.isascii() else "(?!)"


def _written(char: str) -> str:
    """A pattern for a character of a name, be it written by its number."""
    return f"(?:{_ways(char)}|&#(?:0*{ord(char)}|x0*{ord(char):x});)"


def _ways(char: str) -> str:
    """A pattern for a character of a name: as wide as a Chinese one or not, simplified or traditional, with its accents in it or behind it."""
    if char.isascii() and char.isalnum():
        return f"[{char}{chr(ord(char) + _WIDER)}]"
    plain = simplified().get(char, char)
    if others := spellings().get(plain):
        return f"[{plain}{others}]"
    apart = unicodedata.normalize("NFD", char)
    return re.escape(char) if apart == char else f"(?:{re.escape(char)}|{re.escape(apart)})"


def veil_of(people: Iterable[tuple[str, Person]], others: Iterable[str], today: datetime.date) -> Veil:
    """The veil for the departed among `people`; `others` are names of what is here and nobody's, as places."""
    everybody = list(people)
    gone = departed(everybody, today)
    if not gone:
        return Veil()
    ids, names = {each.id for each in gone}, [name for each in gone for name in each.names]
    here = {name for id, person in everybody if id not in ids and _is_known(person) for name in (person.name, *person.also_called)}
    return Veil(gone, tuple(sorted(each for each in {*here, *others} if any(name in each and name != each for name in names))))
