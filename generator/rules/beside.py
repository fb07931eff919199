"""A registered child beside a school or a class: in a record that is of the child, in one sentence, in one row of a table.

《未成年人保护法》 art. 103: nothing by which strangers could find a child. Here nothing is guessed: who is a child, and what is a school, stands
in the records; what is only likely, `generator.personal` finds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from generator.lazily import lazily
from generator.load.entries import Entry
from generator.markdown.sentences import Span, sentences
from generator.model.handouts import SCHOOL
from generator.model.schooling import Children, Hit, Named, Schools, hits_in, named_in
from generator.model.taking_down import subjects_of
from generator.schema.kinds import BY_NAME, Location, field_type
from generator.schema.records import Person, Place, Places
from generator.schema.references import references_of

F = TypeVar("F", Hit, Named)

_PARTED = "\n\n"  # a paragraph's end
_MOST_IN_A_NAME = 4  # children whose names stand in that of a school, as 小满 in 小满小学
_ENDS = ("。", "！", "？", "!", "?")
_ABOUT = ("title", "summary")  # fields that say whom a record is about
_WHO = ("who", "author", "host", "credit")
_UNPUBLISHED = ("id", "file", "url", "recipient")
_FOLLOWS = lazily(r"[”’」』）)\s]*(?:他|她|这(?:个|位|名)?孩子|这小家伙|这娃)(?!们)")
_ATTENDS = lazily(r"学校|上学|读书|念书|就读|学生|[念读上][一二三四五六七八九1-9]?年级|[念读]|班")
_ITEM, _END_OF_AN_ITEM = lazily(r"\s*(?:[-*+•·][ \t]|[0-9]{1,3}[.)、])[ \t*“]*"), lazily(r"[*”。；;\s]*")
_TEACHES = lazily(r"老师|教书|教了|当过|退休|校长|园长|工作|上班|保安|门卫|食堂")


class Beside(NamedTuple):
    """A school or class at a value of the fields or, where `location` is None, in the sentence `span` of the text, where it begins at `start`."""

    value: str
    child: str  # its name
    location: Location | None
    is_place: bool = False  # the value is the id of a place
    start: int = 0
    span: Span = (0, 0)
    is_apart: bool = False  # the child stands elsewhere in the record, which is of it


@dataclass(frozen=True)
class Searching:
    """What is known of schools and of children, who are asked for only where there is a school or a class."""

    schools: Schools
    children: Callable[[], Children]

    def in_entry(self, entry: Entry[Any], texts: Iterable[str], body: str) -> list[Beside]:
        """All that stands beside a child in the fields of `entry`, which have these texts, and in its Markdown."""
        record, items = entry.record, BY_NAME[entry.kind].items
        if isinstance(record, Person):
            return list(self._in_person(record))
        whole = _PARTED.join((*texts, body))
        if not (hits_in(whole, self.schools) or self._has_school(record)):
            return []
        referred = self._referred(record, entry.mentions)
        if not (referred or named_in(whole, self.children())):
            return []
        child = "" if items else self._about(record)
        found = list(self._in_text(body, hits_in(body, self.schools), frozenset() if items else referred, child))
        if not items:
            return [*self._in_item(record, (), entry.mentions, body, child), *found]
        of_items = [self._in_item(item, (items, index), (), "", self._about(item)) for index, item in enumerate(getattr(record, items, ()))]
        return [*self._in_strings(record, (), frozenset()), *chain.from_iterable(of_items), *found]

    def in_speech(self, lines: Sequence[str], entry: Entry[Any]) -> list[tuple[int, Beside]]:
        """What stands beside a child in lines that are spoken, each with the line where it begins; a sentence may go on in the next."""
        found: dict[tuple[int, Beside], None] = {}
        for at, line in enumerate(lines):
            text = "\n".join(lines[at : at + (1 if line.endswith(_ENDS) else 2)])
            if hits := hits_in(text, self.schools):
                for each in self._in_text(text, hits, self._referred(entry.record, entry.mentions), self._about(entry.record)):
                    is_next = each.start > len(line)
                    start = each.start - len(line) - 1 if is_next else each.start
                    found[at + is_next, each._replace(start=start, span=(0, 0))] = None
        return list(found)

    def _has_school(self, record: Any) -> bool:
        refers = any(each.kind == "places" and self.schools.at(each.id) for each in references_of(record))
        return refers or isinstance(record, Places)

    def _in_person(self, person: Person) -> Iterator[Beside]:
        called: list[tuple[Location, str]] = [(("name",), getattr(person, "name", ""))]
        called += ((("also_called", index), each) for index, each in enumerate(getattr(person, "also_called", ())))
        for location, name in called if getattr(person, "minor", False) else ():
            yield from (Beside(hit.value, name, location) for hit in hits_in(name, self.schools))

    def _referred(self, record: Any, mentions: Sequence[str]) -> frozenset[str]:
        """The children to whom a record refers, be it by a mark in its text."""
        ids = {each.id for each in references_of(record) if each.kind == "person"}
        return frozenset(self.children().ids.intersection({*ids, *mentions}))

    def _about(self, record: Any) -> str:
        """The name of a child whom a record is about: it is one of its people, or stands in what says what it is about; "" if it is about none."""
        known = self.children()
        words = _PARTED.join(getattr(record, field, "") for field in _ABOUT)
        return known.name_of(subjects_of(record)) or next((each.name for each in named_in(words, known)), "")

    def _in_item(self, item: Any, location: Location, mentions: Sequence[str], body: str, about: str) -> Iterator[Beside]:
        """What a record says that may have a child in it: of the whole record are its places, and the words at its head."""
        known = self.children()
        referred = self._referred(item, mentions)
        told = [*chain.from_iterable(_strings(each) for each, _ in _records(item, ())), ("", body)]
        child = about or known.name_of(referred) or _child_in(told, known)
        if child:
            for each in references_of(item, location):
                if each.kind == "places" and (school := self.schools.at(each.id)):
                    yield Beside(school, child, each.location, is_place=True)
        for each, where in _records(item, location):
            yield from self._in_strings(each, where, referred if each is item else self._referred(each, ()), about)

    def _in_strings(self, record: Any, location: Location, referred: frozenset[str], about: str = "") -> Iterator[Beside]:
        """Schools and classes in the texts of one record, beside a child to whom it refers or whom one of the texts names."""
        known, strings = self.children(), list(_strings(record))
        child = known.name_of(referred) or _child_in(strings, known) or about
        is_school = isinstance(record, Place) and getattr(record, "kind", "") == SCHOOL
        for field, text in strings:
            if is_school and (name := known.childlike_in(text)):
                yield Beside(getattr(record, "name", ""), name, (*location, field))
                continue
            hits = hits_in(text, self.schools) if not (is_school and field == "name") else []
            found = [Beside(hit.value, child, (*location, field)) for hit in hits] if child else self._in_text(text, hits, frozenset())
            yield from (each._replace(location=(*location, field)) for each in found)

    def _in_text(self, text: str, hits: Sequence[Hit], referred: frozenset[str], about: str = "") -> Iterator[Beside]:
        """What stands in one sentence or one row with a child, or in the next, which goes on about the same; all, in what is `about` one."""
        named = named_in(text, self.children()) if hits else []
        if not hits or not (named or about):
            return
        before: Named | None = None
        alone: Named | None = None
        told: set[int] = set()
        for spans in sentences(text):
            those = _within(named, spans)
            certain = [each for each in those if each.is_certain(referred)]
            for hit in _within(hits, spans):
                child = _child_at(text, hit, those, certain) or _goes_on(text, spans[-1], before) or _is_next(text, spans[-1], hit, alone)
                name = child.name if child else about if hit.is_certain else ""
                if name and hit.start not in told:
                    told.add(hit.start)
                    yield Beside(hit.value, name, None, start=hit.start, span=(spans[0][0], spans[-1][1]), is_apart=not child)
            before = certain[0] if certain else None
            alone = before if before and _is_all(text, spans[-1], before) else None


def _within(found: Sequence[F], spans: Sequence[Span]) -> Sequence[F]:
    """Those of what was found in a text, in its order, that begin within parts of it."""
    return [each for start, end in spans for each in found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]]


def _start(found: Hit | Named) -> int:
    return found.start


def _child_at(text: str, hit: Hit, those: Sequence[Named], certain: Sequence[Named]) -> Named | None:
    """The child that stands in one sentence with a school or class: any who is meant for certain, or one of whom the words between tell it."""
    apart = next((each for each in certain[:_MOST_IN_A_NAME] if each.end <= hit.start or hit.end <= each.start), None)
    at = bisect_left(those, hit.start, key=_start)
    return apart or next((each for each in those[max(0, at - 1) : at + _MOST_IN_A_NAME] if each.is_told_beside(text, hit)), None)


def _child_in(strings: Iterable[tuple[str, str]], known: Children) -> str:
    """The name of a child who is called one in texts, by their fields, or stands alone where somebody's name does; "" if there is none."""
    names = {name: each.names[0] for each in known.registered for name in each.names}
    found = ((names.get(text) if field in _WHO else None) or known.childlike_in(text) for field, text in strings)
    return next(filter(None, found), "")


def _goes_on(text: str, span: Span, before: Named | None) -> Named | None:
    """The child of the sentence before, if this one says of it where it goes to school."""
    sentence = text[slice(*span)]
    return before if before and _FOLLOWS.match(sentence) and _ATTENDS.search(sentence) and not _TEACHES.search(sentence) else None


def _is_all(text: str, span: Span, found: Hit | Named) -> bool:
    """Whether something is all that stands in an item of a list."""
    return bool(_ITEM.fullmatch(text, span[0], found.start) and _END_OF_AN_ITEM.fullmatch(text, found.end, span[1]))


def _is_next(text: str, span: Span, hit: Hit, alone: Named | None) -> Named | None:
    """The child that is all of the item before, if a school or class is all of this one: - 姓名, - 学校."""
    return alone if alone and _is_all(text, span, hit) else None


def _records(value: Any, location: Location) -> Iterator[tuple[Any, Location]]:
    """A record and all inside it, with their places."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _records(item, (*location, index))
    elif is_dataclass(value):
        yield value, location
        for each in fields(value):
            yield from _records(getattr(value, each.name, None), (*location, each.name))


def _strings(record: Any) -> Iterator[tuple[str, str]]:
    """The texts that a record has itself and shows, with the names of their fields."""
    holder: Any = type(record)
    for each in fields(record):
        text = getattr(record, each.name, None)
        if isinstance(text, str) and text and each.name not in _UNPUBLISHED and not field_type(holder, each.name).ref:
            yield each.name, text
