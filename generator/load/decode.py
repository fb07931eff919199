"""Bytes to text, strictly: UTF-8, whole lines, nothing invisible that could deceive a reader or a program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.load.signatures import sort_of
from generator.load.strangers import disguised
from generator.problems import Problem, problem
from generator.text import WIDE

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad"  # C0 and C1 controls, a lone carriage return among them; the soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\ufff9-\ufffb"  # joiners, fillers and annotations that do not show
    "\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, bidi controls
    "\ud800-\udfff\ue000-\uf8ff\ufffd\ufdd0-\ufdef\ufffe\uffff"  # surrogates, private use, replacement, noncharacters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U0002fffe\U0002ffff"  # controls of shorthand and music, noncharacters
    "\U0003fffe-\U000e00ff\U000e01f0-\U0010ffff]"  # planes without characters, tags, the private planes; between them choices of a glyph
)
BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")  # besides LF and CRLF, what some program ends a line with (Unicode Standard, 5.8)
_LINE_END = re.compile(BREAK.pattern + r"(?=[ -]*[a-z_]+ ?[:：]|---|#|\n)")  # before a field, or what begins a line of Markdown
REFERENCE = re.compile(r"&\\?#?[0-9a-zA-Z]+;")  # HTML's, as Markdown takes them: a backslash before # goes away

_OPENED, _CLOSED, _NON_JOINER = "\u2066\u2067\u2068", "\u2069", "\u200c"
_RIGHT_TO_LEFT = "\u2067"
_MOST_ISOLATES = 4  # inside each other; more is no typography
_ARABIC = "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08c9]"
_JOINED_ARABIC = re.compile(f"(?<={_ARABIC})[\u064b-\u0655\u0670]*\u200c(?={_ARABIC})")
_WIDE_ENCODINGS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_REPLACEMENT = "\ufffd"
_MOST_PLACES = 3  # of hidden characters named in one line
_ORDINARY = re.compile(f"[\r\n\t\x20-\x7e{WIDE}]")


Hidden = Mapping[int, Sequence[int]]  # the columns of the characters that were taken out, by their lines; both from 1


class Decoded(NamedTuple):
    """The text of a file, None if its bytes are none, without the characters that are refused."""

    text: str | None
    hidden: Hidden = {}


def decode(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text of `data` with plain line feeds, or None with problems that say where and which encoding it seems to be."""
    before = len(problems)
    text = decode_anyway(path, data, problems).text
    return text if len(problems) == before else None


def decode_anyway(path: str, data: bytes, problems: list[Problem]) -> Decoded:
    """The text of `data` as far as it can be told, for looking on after what is wrong in its characters has been said."""
    text = _in_utf8(path, data, problems)
    if text is None:
        return Decoded(None)
    text = text.replace("\r\n", "\n")
    if BREAK.search(text):
        text = _in_lines(path, text, problems)
    if not FORBIDDEN.search(text):
        return Decoded(text)
    return _without_hidden(path, text, problems)


def _in_utf8(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The characters, those of another encoding too if it is clear which one that is."""
    sort = sort_of(data)
    if sort:
        problems.append(problem("F09", path, 0, 0, **disguised(*sort, path.rpartition("/")[2])))
        return None
    wide = _wide_encoding(data)
    if wide:
        problems.append(problem("F11", path, 1, 1, guess=wide))
        name = next((each for each in _WIDE_ENCODINGS if _is_ordinary(data, each)), "")
        return data.decode(name).removeprefix("\ufeff") if name else None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        if _is_big5(data):
            problems.append(problem("F11", path, line, column, guess="Big5（繁体字的老编码）", advice=_FROM_BIG5))
            return data.decode("big5hkscs")
        guess, advice = _guess(data)
        problems.append(problem("F11", path, line, column, guess=guess, **advice))
        return _in_gbk(data)


def _in_gbk(data: bytes) -> str | None:
    """`data` as Notepad's ANSI, unless it is nothing so or UTF-8 with a few bytes spoilt, which would read as other words."""
    text = data.decode("utf-8", "replace")
    spoilt = text.count(_REPLACEMENT)
    if spoilt * 5 < sum(char > "\x7f" for char in text) - spoilt:
        return None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return None


def _in_lines(path: str, text: str, problems: list[Problem]) -> str:
    """`text` with plain line feeds for other line ends, each sort told where it is first met; one amid a line is a blank, so that lines count."""
    told, other = set[str](), "\n" if text.count("\n") < len(BREAK.findall(text)) else " "
    for found in BREAK.finditer(text):
        char = found.group()
        if char not in told:
            told.add(char)
            before = BREAK.sub(other, _LINE_END.sub("\n", text[: found.start()]))
            number, column = place(before, len(before))
            end = before.rpartition("\n")[2][-4:].strip()
            where = f"“{end}”后面" if end else "这一行里"
            count = text.count(char)
            problems.append(problem("F12", path, number, column, count=count, char=code_point(char), where=where, advice=_OTHER_BREAKS))
    return BREAK.sub(other, _LINE_END.sub("\n", text))


_OTHER_BREAKS = (
    "它是别的软件用的换行。把文字全选、复制，粘贴到一个新建的记事本里，看看行分得对不对，再另存为这个文件；"
    "只有一两处的，把光标放到那里，删掉它，按一次回车。"
)


def _without_hidden(path: str, text: str, problems: list[Problem]) -> Decoded:
    """`text` without the characters that are refused, each line that had any reported."""
    lines, hidden = text.split("\n"), dict[int, Sequence[int]]()
    for number, line in enumerate(lines, 1):
        offsets = sorted(_refused_in_line(line)) if FORBIDDEN.search(line) else []
        if offsets:
            problems.append(problem("F12", path, number, offsets[0] + 1, **_told_of(line, offsets)))
            hidden[number] = [offset + 1 for offset in offsets]
            lines[number - 1] = _without(line, offsets)
    return Decoded("\n".join(lines), hidden)


def _told_of(line: str, offsets: Sequence[int]) -> dict[str, object]:
    """What the sentence about hidden characters needs: how many, which, and between which words they stand."""
    chars = "、".join(dict.fromkeys(code_point(line[offset]) for offset in offsets))
    places = [_between(line, offset, offsets) for offset in offsets[:_MOST_PLACES]]
    return {"count": len(offsets), "char": chars, "where": "；".join(dict.fromkeys(places))}


def _between(line: str, offset: int, offsets: Sequence[int]) -> str:
    before, after = _without(line[:offset], offsets)[-4:], _without(line[offset:], [each - offset for each in offsets])[:4]
    if before.strip() and after.strip():
        return f"“{before}”和“{after}”中间"
    return f"“{before}”后面" if before.strip() else f"“{after}”前面" if after.strip() else "这一行里"


def _without(line: str, offsets: Sequence[int]) -> str:
    gone = set(offsets)
    return "".join(char for offset, char in enumerate(line) if offset not in gone)


def hidden_in(root: Path, path: str) -> Hidden:
    """Where characters are taken out of a file when it is read."""
    try:
        return decode_anyway(path, (root / path).read_bytes(), []).hidden
    except OSError:
        return {}


def as_written(each: Problem, hidden: Hidden) -> Problem:
    """A problem found in a text without its `hidden` characters, at its column in the file."""
    column = each.column
    for at in hidden.get(each.line, ()):
        if at > column:
            break
        column += 1
    return replace(each, column=column) if column != each.column else each


def refused_at(text: str) -> int:
    """Offset of the first character of `text` that is refused, -1 if there is none.

    Good typography is not: isolates (Unicode Standard Annex 9) round a word, closed in their line, and a zero width
    non-joiner between two Arabic letters.
    """
    if not FORBIDDEN.search(text):
        return -1
    start = 0
    for line in text.split("\n"):
        offset = min(_refused_in_line(line), default=-1)
        if offset >= 0:
            return start + offset
        start += len(line) + 1
    return -1


def _refused_in_line(line: str) -> Iterator[int]:
    opened: list[int] = []
    joiners = {match.end() - 1 for match in _JOINED_ARABIC.finditer(line)} if _NON_JOINER in line else ()
    for match in FORBIDDEN.finditer(line):
        at, char = match.start(), match.group()
        if char in _OPENED and len(opened) < _MOST_ISOLATES:
            opened.append(at)
        elif char == _CLOSED and opened:
            start = opened.pop()
            if not _is_worth_isolating(line[start:at]):
                yield from (start, at)
        elif at not in joiners:
            yield at
    yield from opened


def _is_worth_isolating(isolate: str) -> bool:
    """Whether there is a word in it, and one that runs from right to left if the isolate does."""
    if isolate[0] == _RIGHT_TO_LEFT:
        return any(unicodedata.bidirectional(char) in ("R", "AL") for char in isolate)
    return any(map(str.isalnum, isolate))


def is_hidden_reference(reference: str) -> bool:
    """Whether `reference`, as in HTML, stands for a character that is refused, or for one that HTML has not."""
    written = _unescaped(reference)
    return not written or bool(FORBIDDEN.search(written))


def is_refused_reference(reference: str) -> bool:
    """Whether `reference` stands for anything but a sign or a blank: letters belong into the text, where rules see them."""
    written = _unescaped(reference)
    if written == reference:
        return False  # stands for nothing, and stays as it is
    return is_hidden_reference(reference) or any(unicodedata.category(char)[0] not in "PS" and char not in " \xa0" for char in written)


def _unescaped(reference: str) -> str:
    from html import unescape  # two thousand names: not for a build in which nothing changed

    return unescape(reference.replace("\\", ""))


def code_point(char: str) -> str:
    """U+202E, by which an editor can look up what does not show."""
    return f"U+{ord(char):04X}"


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of `offset` in `text`, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, told by the mark at the beginning or by its zero bytes; "" if it is neither."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if data.count(0) * 50 < len(data):
        return ""
    return next((name[:6].upper() for name in _WIDE_ENCODINGS if _is_ordinary(data, name)), "")


def _is_ordinary(data: bytes, encoding: str) -> bool:
    """Whether `data` is a text in `encoding` that somebody may have written here: lines, nearly all of common characters."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\n" in text and len(_ORDINARY.findall(text)) * 10 >= len(text) * 9


def _guess(data: bytes) -> tuple[str, dict[str, Any]]:
    if _in_gbk(data) is None:
        return "其他编码，或者不是文字文件", {"advice": _UNKNOWN}
    return "GBK（记事本里叫 ANSI）", {}


_FROM_BIG5 = (
    "用记事本打开会是乱码，别这样存。用 Word 或 WPS 打开它，问用哪种编码时选“繁体中文（Big5）”，字看得清了，"
    "全选、复制，粘贴到新建的记事本里，选“另存为”，编码选 UTF-8。"
)
_UNKNOWN = (
    "先用记事本打开看看：字都看得清，就选“另存为”，在“编码”一栏选 UTF-8，再保存；是乱码，就别保存，"
    "找到原来的文稿，把字复制到新建的记事本里，另存为 UTF-8。"
)
_COMMON_SHARE = 0.85  # of the letters of a text that belong to the common half of its encoding


def _is_big5(data: bytes) -> bool:
    """Whether `data` is a text in Big5 rather than in GBK: nearly all its letters are common there, and fewer are here."""
    try:
        text = data.decode("big5hkscs")
    except UnicodeDecodeError:
        return False
    shares = [_common_share(data, encoding, *leads) for encoding, leads in (("big5hkscs", (0xA4, 0xC6)), ("gb18030", (0xB0, 0xD7)))]
    return bool(text) and shares[0] >= _COMMON_SHARE and shares[0] > shares[1] + 0.1


def _common_share(data: bytes, encoding: str, first: int, last: int) -> float:
    """How many of the Chinese letters that `data` is in an encoding have a first byte of its common half."""
    letters = [char for char in data.decode(encoding, "replace") if not char.isascii() and (char.isalpha() or not char.isprintable())]
    written = [char.encode(encoding, "replace") for char in letters]
    return sum(len(each) == 2 and first <= each[0] <= last for each in written) / (len(written) or 1)
