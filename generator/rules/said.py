"""A text as the page will say it: a mark is the person's name, and whoever is registered as a child is told to be one.

So a child gets the same answer whichever way it is written: by the mark, by the published name, or as it is called besides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.lazily import lazily
from generator.model.schooling import MARK, Child, Children, named_in
from generator.personal.adults import is_known
from generator.personal.candidates import likeness
from generator.personal.detection import find
from generator.personal.finding import Finding, Sort
from generator.personal.given import GIVEN
from generator.personal.names import lone_name_at
from generator.personal.seen import readings

_A_CHILD = "同学"  # by which detectors know one
_SOMEBODY = "一位邻居"  # whose record could not be read
_IS_TOLD = lazily(r"(?<=..)(?:小?同学|小朋友)$")
# Between a child and what else it is called: nobody else is meant, whatever stands around.
_BESIDES = lazily(
    r"[”’」』）)]?[，,、（(—“「\s]{0,3}(?:[其也原本]?[实来]?(?:就?是|即是|亦即|即为|即)|[又也]?叫做?|[又原本真大全学]名|真正的名字|(?:户口本|身份证)上)"
    r"(?:的名字)?(?:就?[叫是为])?(?:[^。！？；，,\n]{0,6}的)?[：:“「《（(—\s]{0,3}"
)
_SAYS = lazily(r"[”’」』）)]?\s?[：:]")  # what somebody says is behind it
_OVER = lazily(r"[）)|｜”」]?\s*(?:\n|$)")
_A_WORD, _HARDLY = -6, 0  # as likely a name as 夏天, and as 那三只


class Called(NamedTuple):
    """How a page calls somebody, and who of the children it is."""

    name: str
    child: Child | None = None
    kept: tuple[str, ...] = ()  # names of others that have one of the child's in them


class _Piece(NamedTuple):
    start: int  # in what was written
    end: int
    said: str
    is_own: bool  # and nothing that was written


class Said(NamedTuple):
    """A text with the places of its pieces in what was written."""

    text: str
    pieces: Sequence[_Piece]
    starts: Sequence[int]  # of the pieces, in the text

    def findings(self, children: Collection[str]) -> Iterator[Finding]:
        """Personal data in it, by the places in what was written; of a registered name alone other rules judge."""
        for each in dict.fromkeys((*find(self.text), *_called_besides(self.text, children))):
            first, last = (bisect_right(self.starts, at) - 1 for at in (each.start, each.end - 1))
            if first == last and self.pieces[first].is_own:
                continue
            begins, ends = self.pieces[first], self.pieces[last]
            start = begins.start + (0 if begins.is_own else each.start - self.starts[first])
            end = ends.end if ends.is_own else ends.start + each.end - self.starts[last]
            yield each._replace(start=start, end=end)


def findings_said(text: str, people: Mapping[str, Called]) -> list[Finding]:
    """Personal data in a text that refers to `people`, by their ids."""
    known = [each.child for each in people.values() if each.child]
    names = {name for each in known for name in each.names} | {people[each.id].name for each in known}
    said = _said(text, people, Children(tuple(known), tuple({words for each in people.values() for words in each.kept})))
    return sorted(said.findings(names), key=lambda each: (each.start, each.end))


def _said(text: str, people: Mapping[str, Called], known: Children) -> Said:
    changes = {match.span(): people[match["id"]].name if match["id"] in people else _SOMEBODY for match in MARK.finditer(text)}
    for each in named_in(text, known) if known.registered else ():
        shown = changes.get((each.start, each.end))
        if shown is not None or not each.is_told_a_child:
            own = _IS_TOLD.sub("", text[each.start : each.end] if shown is None else shown)
            changes[each.start, each.end] = own if _SAYS.match(text, each.end) else own + _A_CHILD  # nobody is called what is said
    pieces, at = [], 0
    for (start, end), shown in sorted(changes.items()):
        if start >= at:
            pieces += [_Piece(at, start, text[at:start], False), _Piece(start, end, shown, True)]
            at = end
    pieces.append(_Piece(at, len(text), text[at:], False))
    return Said("".join(each.said for each in pieces), pieces, [0, *accumulate(len(each.said) for each in pieces)][:-1])


def _called_besides(text: str, names: Collection[str]) -> Iterator[Finding]:
    """Full names of children of whom a text says that they are called so, too."""
    if not names:
        return
    bare = {_IS_TOLD.sub("", name) or name for name in names}
    who = re.compile(f"(?:{'|'.join(map(re.escape, sorted({*names, *bare}, key=len, reverse=True)))})(?:{_A_CHILD})?")
    for read in readings(text):
        for match in who.finditer(read.text):
            link = _BESIDES.match(read.text, match.end())
            says = None if link else _SAYS.match(read.text, match.end())
            at = (link or says or match).end()
            name = lone_name_at(read.text, at, is_told=True) if link or says else None
            least = _A_WORD if link else _HARDLY  # what is said is seldom but a name
            is_over = name and read.text[name[1] - 1] in GIVEN and (link or _OVER.match(read.text, name[1]))  # 段子手
            if name and is_over and likeness(read.text, *name) > least and not is_known(read.text, *name):
                yield Finding(*read.written(*name), Sort.CHILD, read.text[slice(*name)])
