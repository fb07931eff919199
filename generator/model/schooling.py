"""What is known of schools and of registered children, and where a text names them, in whatever way their names are typed."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.personal.classes import CLASS, GRADE
from generator.personal.lazily import HAN, lazily
from generator.personal.seen import readings
from generator.text import unified
from generator.traditional import in_simplified

_SIGNS = ("班", "小学", "中学", "附小", "附中", "幼儿园", "places/")
_CLASS = lazily(
    rf"{CLASS}|(?<![第末头每这那各全坐乘开加换倒接时钟点天日0-9一二三四五六七八九十])(?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})班(?![车次长主会级子费委组底倒岗船机轮人])"
)
_OF_A_GRADE, _IS_IN = lazily(r"年级|[初高][一二三]|[（(]|级|中队"), lazily(r"(?:[念读上]|[他她](?:在|是)|分到|转到)了?$")
_UNREGISTERED = lazily(
    rf"(?:在|是|[上念读进][了于]?|于|来自|转到|考上)(?P<school>(?:(?![所个座间哪么这那的了他她我你们和一])[{HAN}]){{2,8}}(?<![在上读念是从过于到去年名位])(?<!重点|公立|私立|普通|附近|全国|全市|全区)"
    r"(?:小学|中学|附小|附中|幼儿园))(?![生部])"
)
_LINK = lazily(
    r"\[(?:[^\[\]\n]|\[\[[^\[\]\n]{1,60}\]\]){1,200}\]\(\s*<?[^()\s]{0,200}?places/(?P<id>[a-z0-9-]+)/?(?:index\.md)?(?:[#?][^()\s]*)?>?(?:\s[^()\n]*)?\)"
)
MARK = lazily(r"\[\[\s*(?P<id>p-[a-z0-9-]+)\s*(?:\|[^\[\]\n]*)?\]\]")
_GAP = lazily(r"[ \t\u3000]{1,4}(?![ \t\n])|\n[ \t\u3000>]{0,8}(?!\s)")  # within a word, as one that is typed over two lines
_OF_CHILDREN = "(?:小?同学|小朋友|小伙伴|宝宝|宝贝|小队员|小记者|小志愿者)"
_CHILDLIKE, _CHILD_BEHIND = lazily(rf".*{_OF_CHILDREN}"), lazily(rf"{_OF_CHILDREN}(?!们)")
_GOES_TO = lazily(r"(?:今年|现在|也|都|就|正|还|原来|一直)*(?:是|在|上|念|读|就读于|来自|考上|转到)(?:的是|了)?")
_TO_LEARN = lazily(rf"的?{GRADE}?的?(?:小学生|学生|上学|读书|念书|念|读|班)")
_PUPIL = lazily(rf"的?(?:{GRADE}的?(?:小学生|学生)?|小学生|学生)")


class Hit(NamedTuple):
    """A school or a class, from `start` to `end` of a text."""

    start: int
    end: int
    value: str
    is_certain: bool = True  # and no 一班, which may be a train's, if no child stands beside it


class Named(NamedTuple):
    """A child in a text, by its mark or a name."""

    start: int
    end: int
    id: str
    name: str  # as it is registered
    is_told_a_child: bool  # by the mark, or by a word such as 同学; other names mean other things, too

    def is_certain(self, referred: frozenset[str]) -> bool:
        """Whether the child is meant, in a record that refers to those given."""
        return self.is_told_a_child or self.id in referred

    def is_told_beside(self, text: str, hit: Hit) -> bool:
        """Whether the words between it and a school or class tell that the child goes there, of whom but a name is known."""
        if self.end <= hit.start:
            return bool(_GOES_TO.fullmatch(text, self.end, hit.start) and _TO_LEARN.match(text, hit.end))
        return hit.end <= self.start and bool(_PUPIL.fullmatch(text, hit.end, self.start))


@dataclass(frozen=True)
class Schools:
    """The places that are schools, by id and name."""

    known: tuple[tuple[str, str], ...]

    def at(self, place: str) -> str:
        """The name of the school that a place is, "" if it is none."""
        return next((name for id, name in self.known if place in (id, name)), "")


class Child(NamedTuple):
    """Somebody registered as a minor: the names, the published one first, and words that have one in them and mean somebody or something else."""

    id: str
    names: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Children:
    """Those who are registered as minors and are shown; and names of others that have one of theirs in them."""

    registered: tuple[Child, ...]
    kept: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Of all."""
        return frozenset(each.id for each in self.registered)

    def name_of(self, ids: Iterable[str]) -> str:
        """The name of the first of those given, "" if there is none."""
        return next((each.names[0] for each in self.registered if each.id in ids), "")

    def childlike_in(self, text: str) -> str:
        """The name of a child whom a text calls 同学 or the like, "" if it names none so."""
        return next((each.name for each in named_in(text, self) if each.is_told_a_child), "")


def hits_in(text: str, schools: Schools) -> list[Hit]:
    """The schools and classes of which a text tells: registered schools and links to them, others where the words say that it is one, classes."""
    chars = _chars(text)
    there = [name for _, name in schools.known if _chars_of(name) <= chars]
    if not there and not any(sign in text for sign in _SIGNS) and unified(text) == text:
        return []
    found = [Hit(*link.span(), school) for link in _LINK.finditer(text) if (school := schools.at(link["id"]))]
    for read in readings(text):
        found += [Hit(*read.written(start, end), name) for start, end, name in _standing(read.text, there, ())]
        found += [Hit(*read.written(*each.span()), each[0], _is_certain(read.text, *each.span())) for each in _CLASS.finditer(read.text)]
        schools_there = (each for each in _UNREGISTERED.finditer(read.text) if not any(name in each["school"] for name in there))
        found += [Hit(*read.written(*each.span("school")), each["school"]) for each in schools_there]
    return _joined(sorted(found))


def _is_certain(text: str, start: int, end: int) -> bool:
    """Whether it is a class of a school, by its grade or by who is in it."""
    return bool(_OF_A_GRADE.search(text, start, end) or _IS_IN.search(text, max(0, start - 3), start))


def whole_school(value: str, before: str, schools: Schools) -> tuple[str, int]:
    """What was found of a school by the whole of its registered name and nothing ahead of that; and by how much it begins later."""
    for _, name in schools.known:
        if (at := value.find(name)) > 0:
            return value[at:], at
        for missing in range(1, len(name) - 1):
            if value.startswith(name[missing:]) and before.endswith(name[:missing]):
                return name[:missing] + value, -missing
    return value, 0


def _joined(hits: Sequence[Hit]) -> list[Hit]:
    """What overlaps as one, by the name of the school; a class right behind its school as one with it."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and hit.start <= last.end:
            value = last.value + hit.value if hit.start == last.end else last.value
            joined[-1] = Hit(last.start, max(last.end, hit.end), value, last.is_certain or hit.is_certain)
        else:
            joined.append(hit)
    return joined


def named_in(text: str, children: Children) -> list[Named]:
    """The children whom a text names."""
    names = {each.id: each.names[0] for each in children.registered}
    found = [Named(*mark.span(), mark["id"], names[mark["id"]], True) for mark in MARK.finditer(text) if mark["id"] in names]
    chars = _chars(text)
    there = {name: each for each in children.registered for name in each.names if _chars_of(name) <= chars}
    if not there:
        return found
    kept = [*children.kept, *(words for each in there.values() for words in each.others)]
    read = next(readings(text))
    for start, end, name in _standing(read.text, there, kept):
        is_told = _CHILDLIKE.fullmatch(name) or _CHILD_BEHIND.match(read.text, end)
        found.append(Named(*read.written(start, end), there[name].id, there[name].names[0], bool(is_told)))
    return sorted(found)


def _standing(text: str, names: Collection[str], kept: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """From where to where names stand in a text as it is seen, be it in traditional characters or over two lines; the longest, none within words that are kept."""
    if not names:
        return
    offsets = _offsets(text)
    plain = in_simplified("".join(map(text.__getitem__, offsets)))
    end = 0
    for at, name in sorted(_places(plain, names), key=lambda place: (place[0], -len(place[1]))):
        if at >= end and not _is_within(plain, at, name, kept):
            end = at + len(name)
            yield offsets[at], offsets[end - 1] + 1, name


def _offsets(text: str) -> Sequence[int]:
    """Of the characters of a text without the blanks and ends of lines between them."""
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    return [
        at
        for begin, end in zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True)
        for at in range(begin, end)
    ]


def _places(plain: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    for name in names:
        at = plain.find(wanted := in_simplified(unified(name)))
        while at >= 0:
            yield at, name
            at = plain.find(wanted, at + 1)


def _is_within(plain: str, at: int, name: str, kept: Sequence[str]) -> bool:
    """Whether the name that stands at a place is a part of longer words there, which mean something else."""
    return any(plain.startswith(words, at - words.index(name)) for words in kept if name in words and words.index(name) <= at)


def _chars(text: str) -> frozenset[str]:
    return frozenset(in_simplified(unified(text)))


@functools.cache
def _chars_of(name: str) -> frozenset[str]:
    """The characters of a name: where one is missing, it need not be looked for."""
    return _chars(name)
