"""Whether somebody who is named is a child, by all that stands around the name: what tells of children and of grown-ups is weighed.

No word decides by itself, and none has to stand at a certain place: what is nearer weighs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.adults import TALE, is_adult_beside
from generator.personal.candidates import Candidate, candidates
from generator.personal.cues import (
    AGED,
    AMONG_CHILDREN,
    AROUND_SOMEBODY,
    BESIDE,
    CALLED_A_CHILD,
    CALLED_ADULT,
    CALLED_OUT,
    CARES,
    CHILD_BEHIND,
    DEED,
    DESCENDS,
    FIELD_OF_AGE,
    GROWN_UP,
    HEAD_OF_ADULTS,
    IS_A_PARENT,
    KINDS,
    LABEL,
    LABEL_OF_ADULTS,
    LIST,
    MANY_CHILDREN,
    NAMED,
    PERHAPS_ADULT,
    SAYS_OWN_AGE,
    SPEAKS,
    SPOKEN_TO,
    STORY,
)
from generator.personal.slots import ASKED, told_names
from generator.personal.tables import head_of

Span = tuple[int, int]

_NEAR = 20  # characters, in which stands what somebody is called
_ENOUGH, _TWICE = 1, 2
_CERTAIN = 2  # of likeness: it can be nothing else
_LEAST_ALIKE = -2
_MOST_OF_WORDS, _MOST_OF_LINES = 5, 6  # that these can tell
_BACK, _ON = 80, 60  # characters of a line
_BLOCK = 300  # characters of the lines around
_OF_NAMES = (3, 2)  # characters: of the first in a list, of whom it is told what they are
_SHORT = 30  # characters, for a line of a list
_SIGN = frozenset("，。；：、！？“”‘’《》（）()【】[]—…|:,.;!?\"'>-·/_~ \n\t#*👏🎉👍")
_PARTS = frozenset("、，,；;和与及 \t\u3000")
_BARS = frozenset("|｜")
_CLAUSE = re.compile(r"[。！？!?；;\n”」]")


def find_told(text: str) -> Iterator[Span]:
    """Names of which enough tells that they are children's."""
    for candidate in (*candidates(text), *told_names(text)):
        if is_of_a_child(text, candidate):
            yield candidate.start, candidate.end


def is_of_a_child(text: str, candidate: Candidate) -> bool:
    """Whether enough tells that it is a child's name; a little less will do for what is hardly a word, nor the name of somebody old."""
    start, end, alike = candidate
    if is_adult_beside(text, start, end):
        return False
    line = text.rfind("\n", max(0, start - _BACK), start) + 1 or max(0, start - _BACK)
    stop = text.find("\n", end, end + _ON)
    stop = min(len(text), end + _ON) if stop < 0 else stop
    before, behind = text[line:start], text[end:stop]
    is_apart = (not before or before[-1] in _SIGN or (before[-1] == "号" and before[-2:-1].isdigit())) and (
        not behind or behind[0] in _SIGN
    )
    told = _of_place(before, behind, is_apart)
    if alike + told + _MOST_OF_WORDS + _MOST_OF_LINES * is_apart < 0:
        return False
    told += _of_words(before, behind) + (_of_lines(text, line, stop, before) if is_apart else 0)
    told -= _TWICE * (alike < _CERTAIN and bool(AROUND_SOMEBODY.search(before)))  # 孩子们围着赵大山听故事
    if alike > 0 and told == is_apart:
        is_among = AMONG_CHILDREN.search(before) or AMONG_CHILDREN.search(behind) or ASKED.search(before[-_NEAR:])
        told += bool(is_among or (alike > 1 and SPOKEN_TO.match(behind)))
    return told > is_apart and (alike + told >= _ENOUGH or (alike >= _LEAST_ALIKE and told >= max(-alike, _TWICE + is_apart)))


def _of_place(before: str, behind: str, is_apart: bool) -> int:
    """What stands right beside the name, or is the head of its list."""
    listed = LIST.search(before) if before and before[-1] in _PARTS else None
    head = before[: listed.start()] if listed else before
    near = head[-_NEAR:]
    weight = int(is_apart)
    is_called_a_child = False
    is_spoken_to = bool(SPOKEN_TO.match(behind))
    is_called_adult = CALLED_ADULT.search(near) or (
        listed and len(listed.group()) == 1 and any(CALLED_ADULT.search(near[:-length]) for length in _OF_NAMES)
    )
    if is_called_adult and not is_spoken_to:
        weight -= 6
    elif is_called_a_child := bool(CALLED_A_CHILD.search(near)):
        weight += 4
    elif PERHAPS_ADULT.search(near) and not _kinds(_CLAUSE.split(head)[-1]):
        weight -= 3
    if NAMED.search(near):
        weight += 3
    if SAYS_OWN_AGE.match(behind):
        weight += 5
    label = None if is_called_a_child else LABEL.search(head)
    if CALLED_OUT.search(near):
        weight += 2
    elif label and not is_spoken_to and not SPEAKS.search(label["label"]):
        weight += -5 if LABEL_OF_ADULTS.search(label["label"]) else 2 if _kinds(label["label"]) else 0
    if CHILD_BEHIND.match(behind):
        weight += 4
    elif AGED.match(behind):
        weight += 6
    elif BESIDE.match(behind):
        weight += 3
    if DEED.match(behind):
        weight += 3
    return weight


def _of_words(before: str, behind: str) -> int:
    """What the sentence tells, and what else is in the line."""
    parts = _CLAUSE.split(before)
    ahead, after = parts[-1], _CLAUSE.split(behind, 1)[0]
    is_descendant = bool(DESCENDS.match(after))
    weight = 3 if is_descendant else 0 if CARES.match(after) else _kinds(ahead + "　" + after)
    rest = before[: len(before) - len(ahead)] + "　" + behind[len(after) :]
    weight += _kinds(rest)
    if IS_A_PARENT.match(after):
        weight -= 6
    if GROWN_UP.search(ahead[-16:] + "　" + after):
        weight -= 3
    if CARES.search(after[:_NEAR]) and not is_descendant:
        weight -= 2
    if MANY_CHILDREN.search(after):
        weight -= 1
    if TALE.search(after[:16]) or STORY.search(ahead + "　" + after):
        weight -= 2
    return weight


def _of_lines(text: str, line: int, stop: int, before: str) -> int:
    """What the lines around tell, where they are those of a list, a table or a record."""
    if stop - line > _SHORT:
        return 0
    begin = text.rfind("\n\n", max(0, line - _BLOCK), line)
    above = text[max(0, line - _BLOCK) if begin < 0 else begin : line]
    below = text[stop : stop + 40].partition("\n\n")[0]
    around = above + "　" + below
    head = head_of(text, line + len(before)) if not _BARS.isdisjoint(before) else ""
    if head and LABEL_OF_ADULTS.search(head):
        return -6
    is_of_children = bool(head) and _kinds(head) > 0
    is_among_adults = not is_of_children and HEAD_OF_ADULTS.search(around)
    return 2 * is_of_children + (6 if FIELD_OF_AGE.search(around) else _kinds(around)) - 4 * bool(is_among_adults)


def _kinds(text: str) -> int:
    """Of how many kinds what tells of children is: none, one, or more."""
    count = 0
    for kind in KINDS:
        count += bool(kind.search(text))
        if count == _TWICE:
            break
    return count
