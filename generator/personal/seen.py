"""A text as a reader sees it: without signs of Markdown, invisible characters and the blanks that Chinese has not; and where everything stood."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.personal.lazily import lazily
from generator.text import HAN, unified

_UNSEEN = "\u00ad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff"
_CHOICE = "\U000e0100-\U000e01ef"  # of a glyph; by itself, since a set with such characters is slow
_BLANK = " \t\u3000\u00a0\u2002-\u200a"
_HAN_OF_OLD = "\u3400-\u9fff"  # nearly all; by themselves for the same reason
_SIGNS = rf"{_UNSEEN}*`\\&\u20e3"
_JOINED = rf"(?<=[{_HAN_OF_OLD}\U00020000-\U0003134f][{_BLANK}\n_])[{_BLANK}\n]{{0,12}}+(?=[{_HAN_OF_OLD}\U00020000-\U0003134f])"
_RUN = re.compile(rf"[{_SIGNS}{_BLANK}\n_](?:(?<=[{_SIGNS}])[{_SIGNS}{_BLANK}\n]*|{_JOINED})")
_RUN_WITH_CHOICES = lazily(rf"[{_UNSEEN}{_BLANK}\n*`\\&\u20e3{_CHOICE}]+")
_CHOSEN = re.compile(f"[{_CHOICE}]")
_KEPT = lazily(rf"[{_UNSEEN}{_CHOICE}`\u20e3]|(?<!\*)\*{{1,2}}(?!\*)")
_ESCAPED = lazily(r"[!-/:-@\[-`{-~]")
_REFERENCE = lazily(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_HAN = lazily(f"[{HAN}]")
_PARAGRAPH = lazily(r"\n[ \t\u3000]*\n")
_LINK = re.compile(  # of text: the words of a picture stand apart from what is around it
    r"(?<!!)(?<!\[)\[(?P<words>(?:[^\[\]\n]|\[\[[^\[\]\n]{1,60}\]\]){1,200})\]\((?P<target>[^()\n]{0,300})\)"
)
_ADDRESS = lazily(r"(?:(?<=\]\()|(?<=\]\(<)|(?:https?|ftp)://|(?:mailto|tel|sms):)[^\s()<>]{1,2000}")
_OCTETS = lazily(r"(?:%[0-9A-Fa-f]{2})+")
_PARTED = "\n\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """The text that is seen, and for each piece of it where it begins in what was written."""

    text: str
    _starts: list[int]  # in `text`
    _written: list[int]  # in what was written
    _within: Seen | None = None  # what was written is a part of some text itself

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the seen text stands in what was written."""
        start, end = self._place(start), self._place(end - 1) + 1
        return self._within.written(start, end) if self._within else (start, end)

    def _place(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        return self._written[at] + offset - self._starts[at]


def readings(text: str) -> Iterator[Seen]:
    """`text` as one reads it, on through the words of links; then where these lead to, each by itself; then addresses as a browser reads them."""
    if "%" in text:
        yield from _decoded(text)
    links = list(_LINK.finditer(text)) if "](" in text else []
    if not links:
        yield seen(text)
        return
    words: list[tuple[int, int]] = []
    at = 0
    for link in links:
        words += ((at, link.start()), link.span("words"))
        at = link.end()
    yield _read(text, [*words, (at, len(text))], "")
    yield _read(text, [link.span("target") for link in links], _PARTED)


def _decoded(text: str) -> Iterator[Seen]:
    """What addresses say in which characters stand by their octets: %40 is @ (RFC 3986, 2.1)."""
    for address in _ADDRESS.finditer(text):
        pieces, starts, written = list[str](), [0], [address.start()]
        length, at = 0, address.start()
        for match in _OCTETS.finditer(text, *address.span()):
            said = bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")
            pieces += (text[at : match.start()], said)
            length += match.start() - at
            starts += (length, length + len(said))
            written += match.span()
            length, at = length + len(said), match.end()
        if pieces:
            parts = Seen("".join((*pieces, text[at : address.end()])), starts, written)
            yield replace(seen(parts.text), _within=parts)


def _read(text: str, spans: Sequence[tuple[int, int]], joint: str) -> Seen:
    """What a reader sees of some parts of `text`."""
    starts = [0, *accumulate(end - start + len(joint) for start, end in spans)][:-1]
    parts = Seen(joint.join(text[start:end] for start, end in spans), starts, [start for start, _ in spans])
    return replace(seen(parts.text), _within=parts)


def seen(text: str) -> Seen:
    """What a reader sees of `text`, be it Markdown or a plain value."""
    text = unified(text)
    pieces: list[str] = []
    starts, written = [0], [0]
    length = at = 0
    for match in (_RUN_WITH_CHOICES if _CHOSEN.search(text) else _RUN).finditer(text):
        start, end = match.span()
        if start < at:
            continue
        shown, end = _shown(text, match.group(), start, end)
        if shown is None:
            continue
        pieces += (text[at:start], shown)
        length += start - at + len(shown)
        if shown:
            starts.append(length - len(shown))
            written.append(start)
        starts.append(length)
        written.append(end)
        at = end
    if not pieces:
        return Seen(text, starts, written)
    pieces.append(text[at:])
    return Seen("".join(pieces), starts, written)


def _shown(text: str, run: str, start: int, end: int) -> tuple[str | None, int]:
    """What is seen of a run of signs and blanks, None if all of it; and where the run ends, which may be behind a reference."""
    if run in (" ", "\n", "_"):
        return ("" if _is_within_han(text, start, end) and not _is_in_a_list(text, start, end) else None), end
    changed = _KEPT.sub("", run)
    if "\\" in run and run.endswith("\\") and _ESCAPED.match(text, end):
        changed = changed[:-1]
    if "&" in run and run.endswith("&") and (reference := _REFERENCE.match(text, end - 1)):
        changed, end = changed[:-1] + html.unescape(reference.group())[:1], reference.end()
    if (
        changed
        and not changed.strip(f" \t\u3000\u00a0\n_{_SPACES}")
        and not _PARAGRAPH.search(changed)
        and _is_within_han(text, start, end)
        and not _is_in_a_list(text, start, end)
    ):
        changed = ""
    return (None if changed == run else changed), end


def _is_in_a_list(text: str, start: int, end: int) -> bool:
    """Whether the blanks are signs: they part words of two characters or more, or they part cells or short lines."""
    if text.startswith(("同学", "小朋友"), end + 1):
        return False  # 吴小, and 舟同学 on the next line
    if text.find("\n", start, end) < 0:
        is_of_one = text[end] in "男女" and text[end + 1 : end + 2] in _AFTER_ONE
        is_word = _letters_before(text, start) > 1 or _CLASS.search(text, max(0, start - 3), start)  # 2班　豆子
        return bool(is_word) and (is_of_one or _letters_behind(text, end) > 1)
    if "|" in text[max(0, start - 40) : start].rpartition("\n")[2] and "|" in text[end : end + 40].partition("\n")[0]:
        return True
    if _BEGINS_A_FIELD.match(text, end):
        return True  # of a form without signs: 年龄 8岁
    if "," in text[max(0, start - 40) : start].rpartition("\n")[2] and "," in text[end : end + 40].partition("\n")[0]:
        return True  # of values
    if not _LABEL_SIGNS.isdisjoint(text[end : end + 6].partition("\n")[0]):
        return True  # of a form: 年级：五年级
    length, last = _letters_behind(text, end), _letters_before(text, start)
    if not (1 < length < _LONG and 1 < last < _LONG):
        return False
    following, previous = text[end + length : end + length + 9], text[max(0, start - last - 9) : start - last]
    return _is_short_line(following) or _is_short_line(previous[::-1])


_LABEL_SIGNS = frozenset(":：")
_BEGINS_A_FIELD = lazily(
    r"(?:姓名|名字|小名|大名|昵称|年龄|岁数|性别|班级|年级|学校|组别|爱好|特长|生日|作者|作品|题目|指导(?:老师|教师)?|老师|家长|监护人"
    r"|联系人|电话|地址|住址|日期|时间|地点)[ \t\u3000|｜]"
)
_LONG = 5  # characters, for a line with nothing but a name
_AFTER_ONE = frozenset(" \t\u3000，,") | {""}


def _is_short_line(text: str) -> bool:
    """Whether `text`, which goes away from a line, begins with one more short one."""
    line = text.lstrip(" \t\u3000\n")
    return "\n" in text[: len(text) - len(line)] and 1 < _letters_behind(line, 0) < _LONG


def _letters_behind(text: str, at: int) -> int:
    """How many Chinese characters stand behind `at`, of five at most."""
    return next((count for count in range(_LONG) if not "\u33ff" < text[at + count : at + count + 1] < "\ua000"), _LONG)


def _letters_before(text: str, at: int) -> int:
    return next((count for count in range(_LONG) if at - count < 1 or not "\u33ff" < text[at - count - 1] < "\ua000"), _LONG)


_CLASS = lazily(r"[0-9０-９）)]班$")
_SPACES = "".join(map(chr, range(0x2002, 0x200B)))


def _is_within_han(text: str, start: int, end: int) -> bool:
    """Whether a Chinese character stands on both sides: blanks between two of them are no sign."""
    return start > 0 and end < len(text) and text[start - 1] > "\u2fff" and bool(_HAN.match(text, start - 1) and _HAN.match(text, end))
