"""People who may not be shown any more, and their names wherever they stand in a text.

《中华人民共和国个人信息保护法》 art. 15 and 47: consent can be taken back at any time, and what rested on it has to go.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.cache import digest
from generator.schema.base import Record
from generator.schema.kinds import Location, field_type
from generator.schema.markup import DOTS, JOINT, in_its_markup
from generator.schema.records import Person
from generator.schema.references import references_of
from generator.schema.spelling import in_address, is_of_address, lies_in_mark, loose
from generator.text import HAN
from generator.traditional import in_simplified, in_traditional

STAND_IN, STAND_IN_FOR_A_CHILD = "一位邻居", "一位小朋友"

_WITH_SCHOOLMATE = re.compile(rf"([{HAN}]{{2,}}?)(?:小?同学|小朋友)")

Formerly = Mapping[str, Sequence[str]]  # what people were called before, by their ids


@dataclass(frozen=True)
class Departed:
    """Somebody whose basis was taken back or has run out: the names by which texts may call them, and what stands in the place of these."""

    id: str
    names: tuple[str, ...]
    others: tuple[str, ...]  # words that have such a name in them, and mean somebody or something else
    stand_in: str
    is_withdrawn: bool  # somebody said so; otherwise the day has come
    older: tuple[str, ...] = ()  # names that stand in no record of now: of before, and a child's without 同学


class Mention(NamedTuple):
    """A name of somebody who has departed, from `start` to `end` of a text."""

    start: int
    end: int
    who: Departed
    name: str  # that was found, as it is registered
    is_address: bool = False  # it is part of one, or of an id: no veil over it leads anywhere


def has_departed(person: Person, today: datetime.date) -> bool:
    """Whether `person` may not be shown on the day `today`; the day on which consent ends is its last."""
    return bool(person.withdrawn) or bool(person.until and person.until < today)


def short_names(person: Person) -> tuple[str, ...]:
    """What people say who do not say 同学 each time, and what the record does not say."""
    names = (person.name, *person.also_called)
    found = (match[1] for name in names if (match := _WITH_SCHOOLMATE.fullmatch(name)))
    return tuple(name for name in dict.fromkeys(found) if name not in names)


def _is_known(person: Person) -> bool:
    return all(hasattr(person, name) for name in ("name", "minor", "basis", "scope", "until", "withdrawn", "also_called", "same_name"))


def _departed(id: str, person: Person, older: Iterable[str] = ()) -> Departed:
    stand_in = STAND_IN_FOR_A_CHILD if person.minor else STAND_IN
    names = tuple(dict.fromkeys((person.name, *person.also_called)))
    more = tuple(name for name in dict.fromkeys(older) if name not in names)
    theirs = tuple(name for name in more if name not in person.same_name)  # of such a name alone it can be said that it is somebody else's
    others = tuple(words for words in person.same_name if words not in more)
    return Departed(id, (*names, *theirs), others, stand_in, person.withdrawn is not None, more)


@dataclass(frozen=True)
class Veil:
    """What hides the departed in texts. `kept` are names of others, who are here, that have a name of theirs in them, as 小满姥姥 has 小满.

    `namesakes` are the ids and names of those who are here and are called just like one of them.
    """

    departed: tuple[Departed, ...] = ()
    kept: tuple[str, ...] = ()
    namesakes: tuple[tuple[str, str], ...] = ()

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
            text
            for each in self.departed
            for text in (each.id, *each.names, "", *each.others, "", *each.older, "", each.stand_in, str(each.is_withdrawn))
        ]
        return digest(*(text.encode() for text in (*told, "", *self.kept, "", *itertools.chain(*self.namesakes))))

    def within(self, record: Any) -> Veil:
        """The veil over the words of `record`: where it says by id that a namesake is meant, the name is not looked for."""
        if not self.namesakes:
            return self
        meant = {each.id for each in references_of(record) if each.kind == "person" and _is_direct(each.location)}
        return _without(self, frozenset(name for id, name in self.namesakes if id in meant))

    def inside(self, record: Any, location: Location) -> Veil:
        """The veil over the words at a place of `record`."""
        veil, inner = self.within(record), record
        for step in location[:-1] if self.namesakes else ():
            inner = inner[step] if isinstance(step, int) else getattr(inner, step)
            veil = veil.within(inner) if is_dataclass(inner) else veil
        return veil

    def mentions(self, text: str, *, markdown: bool = False) -> Iterator[Mention]:
        """Each name of somebody departed in `text`, also one that is pulled apart; in words alone nothing leads anywhere but an address of the web."""
        for match in self._pattern.finditer(text):
            if (found := self._found(match)) and not lies_in_mark(match):
                yield Mention(match.start(), match.end(), found[1], found[0], is_of_address(match, markdown=markdown))

    def over(self, text: str, *, markdown: bool = False) -> str:
        """`text` with what stands in for each such name."""
        pieces, at = list[str](), 0
        for match in self._pattern.finditer(text):
            found = None if match.start() < at or lies_in_mark(match) or is_of_address(match, markdown=markdown) else self._found(match)
            if found:
                hidden, end = in_its_markup(match, found[1].stand_in)
                pieces += (text[at : match.start()], hidden)
                at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def over_all(self, value: Any) -> Any:
        """A record, tuple or text with all words in it veiled, no ids and addresses; the same object where nothing is to be hidden."""
        if isinstance(value, str):
            return self.over(value)
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            veiled = tuple(map(self.over_all, value))
            return veiled if veiled != value else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        holder: Any = type(value)
        known = {
            each.name: getattr(value, each.name) for each in fields(value) if not isinstance(value, Record) or _is_seen(holder, each.name)
        }
        veil = self.within(value)
        changed = {name: new for name, old in known.items() if (new := veil.over_all(old)) != old}
        return replace(value, **changed) if changed else value

    def is_lifted_by(self, data: bytes) -> bool:
        """Whether a name of somebody departed stands in `data`, as it is pickled."""
        return any(way in data for way in self._as_bytes)

    @functools.cached_property
    def _as_bytes(self) -> frozenset[bytes]:
        """The names as most people type them, with each dot and without."""
        registered = [name for each in self.departed for name in each.names]
        names = {*registered, *map(in_simplified, registered), *map(in_traditional, registered)}
        dotted = (JOINT.sub(joint, name) for name in names if JOINT.search(name) for joint in ("", " ", *DOTS))
        return frozenset(name.encode() for name in (*names, *dotted) if name)

    @functools.cached_property
    def _names(self) -> list[tuple[str, Departed]]:
        """Every name with whose it is, the longest first."""
        return sorted(((name, each) for each in self.departed for name in each.names), key=lambda pair: _longest_first(pair[0]))

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Words that are no mentions come before names; the number of a group is that of the name."""
        kept = {*self.kept, *(phrase for each in self.departed for phrase in each.others)}
        ways = [loose(phrase) for phrase in sorted(kept, key=_longest_first)]
        return re.compile("|".join([*ways, *(f"({loose(name)}|{in_address(name)})" for name, _ in self._names)]) or "(?!)", re.IGNORECASE)

    def _found(self, match: re.Match[str]) -> tuple[str, Departed] | None:
        return self._names[match.lastindex - 1] if match.lastindex else None


def _is_seen(record: Any, name: str) -> bool:
    kind = field_type(record, name)
    return bool(kind.record) or bool(kind.grammar and kind.grammar.is_words)


def _is_direct(location: Location) -> bool:
    """Whether a field of the record itself refers to somebody, and none of a part of it."""
    return len(location) == 1 or (len(location) == 2 and isinstance(location[1], int))


@functools.lru_cache(maxsize=64)
def _without(veil: Veil, names: frozenset[str]) -> Veil:
    """The veil for others than those of these names."""
    if not names:
        return veil
    left = (replace(each, names=tuple(name for name in each.names if name not in names)) for each in veil.departed)
    return replace(veil, departed=tuple(left), kept=tuple(sorted({*veil.kept, *names})))


NOBODY = Veil()


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


def veil_of(
    people: Iterable[tuple[str, Person]], others: Iterable[str], today: datetime.date, formerly: Formerly = MappingProxyType({})
) -> Veil:
    """The veil for the departed among `people`; `others` are names of what is here and nobody's, as places, `formerly` what people were called."""
    everybody, named = list(people), list(others)
    gone = [(id, person) for id, person in everybody if _is_known(person) and has_departed(person, today)]
    left = {id for id, _ in gone}
    taken = {name for id, person in everybody if id not in left and _is_known(person) for name in (person.name, *person.also_called)}
    short = {id: [name for name in short_names(person) if name not in taken and name not in named] for id, person in gone}
    found = (_departed(id, person, (*formerly.get(id, ()), *short[id])) for id, person in gone)
    return _veil_for(tuple(found), everybody, named)


def shortened(people: Iterable[tuple[str, Person]], others: Iterable[str], today: datetime.date) -> Veil:
    """What finds the short names of those who are here, of which nobody has said whether they are theirs."""
    known = [(id, person) for id, person in people if _is_known(person)]
    taken = {*others, *(name for _, person in known for name in (person.name, *person.also_called))}
    asked = [
        replace(_departed(id, person), names=names)
        for id, person in known
        if not person.sample and not has_departed(person, today)
        if (names := tuple(name for name in short_names(person) if name not in taken and name not in person.same_name))
    ]
    kept = {each for each in taken if any(name in each for gone in asked for name in gone.names)}
    return Veil(tuple(asked), tuple(sorted(kept))) if asked else NOBODY


def veil_over(ids: Collection[str], people: Iterable[tuple[str, Person]], others: Iterable[str]) -> Veil:
    """The same as if those of `ids` had departed: what finds them in a text."""
    everybody = list(people)
    return _veil_for(tuple(_departed(id, person) for id, person in everybody if id in ids and _is_known(person)), everybody, others)


def nameless(people: Iterable[tuple[str, Person]], others: Iterable[str], today: datetime.date) -> Veil:
    """The same for those of `people` who may be shown and did not agree to be named."""
    everybody = [(id, person) for id, person in people if _is_known(person) and not has_departed(person, today)]
    return _veil_for(tuple(_departed(id, person) for id, person in everybody if lacks(person, "姓名")), everybody, others)


def lacks(person: Person, scope: str) -> bool:
    """Whether a consent does not go so far; one without any scope is told of by itself, and a newspaper asked nobody."""
    return person.basis != "公开报道" and bool(person.scope) and scope not in person.scope


def _veil_for(gone: tuple[Departed, ...], everybody: Iterable[tuple[str, Person]], others: Iterable[str]) -> Veil:
    if not gone:
        return Veil()
    ids, names = {each.id for each in gone}, {name for each in gone for name in each.names}
    here = [(id, name) for id, person in everybody if id not in ids and _is_known(person) for name in (person.name, *person.also_called)]
    kept = {each for each in {*(name for _, name in here), *others} if any(name in each and name != each for name in names)}
    return Veil(gone, tuple(sorted(kept)), tuple(sorted(each for each in here if each[1] in names)))
