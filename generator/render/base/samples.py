"""示例 on a page: one note where all is made up; marks on single things only where what is real stands among them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Marks(NamedTuple):
    """What templates say of samples until the page is whole, in private-use characters, which load refuses in sources."""

    sample: str = "\ue030"  # the badge of something made up follows, to the end
    real: str = "\ue031"  # something real stands here
    note: str = "\ue032"  # a note on the page's own record follows, to the end
    place: str = "\ue033"  # a note may stand here: for the whole page at its head, or for one section of it
    end: str = "\ue034"


MARKS = Marks()

_NOTES = re.compile(f"{MARKS.note}(.*?){MARKS.end}\n?", re.DOTALL)
_BADGES = re.compile(f"{MARKS.sample}([^{MARKS.end}]*){MARKS.end}")
_UNTOLD = re.compile(f" ?(?:{MARKS.real}|{MARKS.sample}[^{MARKS.end}]*{MARKS.end})")


def samples_told(body: str, of_all: str, of_these: str) -> str:
    """`body` with the note `of_all` at its head, with `of_these` over sections that hold samples alone, or with marks of single things.

    A note on the page's own record stands in place of `of_all`. Raises LookupError if there is a note and no place for it.
    """
    own = "".join(_NOTES.findall(body)[:1])
    head, *sections = _NOTES.sub("", body).split(MARKS.place)
    is_mixed = MARKS.real in body and MARKS.sample in body
    note = own or (of_all if MARKS.sample in body and not is_mixed else "")
    if note and not sections:
        raise LookupError("the template has no place for a note on samples")
    if not is_mixed:
        return _bare(head) + note + "".join(map(_bare, sections))
    first = "".join(
        _section_told(each, "") if own else _marked(each) for each in sections[:1]
    )  # a badge right under the head would hang in the air
    above = _bare(head) if own else _marked(head)  # which the note right under it says in a sentence
    return above + note + first + "".join(_section_told(each, of_these) for each in sections[1:])


def _section_told(section: str, note: str) -> str:
    """A section with its note if all of several things in it are samples."""
    is_mixed = MARKS.real in section
    return _marked(section) if is_mixed or section.count(MARKS.sample) < 2 else note + _bare(section)


def _marked(html: str) -> str:
    return _UNTOLD.sub("", _BADGES.sub(r"\1", html))


def _bare(html: str) -> str:
    return _UNTOLD.sub("", html)
