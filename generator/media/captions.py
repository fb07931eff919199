"""Captions in WebVTT (W3C), judged line by line: what an editor wrote, what was meant by a line that is not quite right, and what is published of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.cache import digest
from generator.lazily import lazily
from generator.load.decode import decode_anyway
from generator.load.walk import Source
from generator.media.cue_times import Timing, clock, read_timing
from generator.problems import Problem, problem
from generator.text import WIDE

MARK = "WEBVTT"
MOST_WIDTH = 18  # Chinese characters in a line: more breaks on a phone that is held upright
MOST_LINES = 2
MOST_SPEED = 9  # characters a second that a reader can follow
MOST_CUES = 400
_HEADER = lazily(rf"{MARK}(?:[ \t].*)?")
_TAG = lazily(r"</?[a-zA-Z0-9][^<>]{0,80}>|\{\\[^{}]{0,80}\}")
_OTHER_BLOCKS = ("STYLE", "REGION")
_WIDE_CHAR = lazily(f"[{WIDE}]")
_BETWEEN_WORDS = lazily(r"(?<=[A-Za-z0-9,.!?])\n(?=[A-Za-z0-9])")
_UNESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SRT = (
    "这是SRT字幕，有两处不同：第一行要单独写 WEBVTT，下面空一行；时间里的逗号要写成点，如 00:00:01.500 --> 00:00:04.000。"
    "扩展名也要是 .vtt。程序能替您改，命令在检查结果的最后。"
)

_IN_UTF8 = "程序能替您改存，命令在检查结果的最后；也可以用记事本打开它，选“另存为”，在“编码”一栏选 UTF-8，再保存。"
_TOO_MANY = "短视频最长90秒，用不了这么多：看看是不是别的录像的字幕。"


class Cue(NamedTuple):
    """One caption: from when to when, in milliseconds, its lines, and in which line of the file these begin."""

    start: int
    end: int
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """What it says, in one line: with a blank only between words that are written with blanks."""
        return _BETWEEN_WORDS.sub(" ", "\n".join(self.lines)).replace("\n", "")


class Captions(NamedTuple):
    """Captions as far as they can be read, so that all there is to say of them is said at once: the digest of their file, and what they say."""

    path: str
    digest: bytes
    cues: tuple[Cue, ...]
    is_whole: bool = True  # every caption is here, in its place


class LoadedCaptions(NamedTuple):
    """What one file of captions gave: what they say, if anything, and what is wrong with them, with which no site is published."""

    captions: Captions | None
    problems: tuple[Problem, ...]


def load_captions(root: Path, source: Source) -> LoadedCaptions:
    """Read captions below `root`; raises OSError."""
    return read_captions(source.path, (root / source.path).read_bytes())


def read_captions(path: str, data: bytes) -> LoadedCaptions:
    """Read captions whose file is `data`."""
    reading = _Reading(path)
    text = decode_anyway(path, data, reading.problems).text
    if text is not None:
        reading.problems = [_to_be_saved(each) if each.code == "F11" else each for each in reading.problems]
        reading.read(text.split("\n"))
    found = tuple(dict.fromkeys(reading.problems))
    captions = Captions(path, digest(data), tuple(reading.cues), reading.is_whole) if reading.cues else None
    return LoadedCaptions(captions, found)


def _to_be_saved(told: Problem) -> Problem:
    """`told` of an encoding, with what an editor is to do about it in captions."""
    return problem(told.code, told.path, told.line, told.column, **{**dict(told.details), "advice": _IN_UTF8})


def as_webvtt(captions: Captions) -> str:
    """The captions as they are published: in one spelling, without anything but times and words."""
    blocks = [f"{clock(cue.start)} --> {clock(cue.end)}\n" + "\n".join(map(_escaped, cue.lines)) for cue in captions.cues]
    return "\n\n".join([MARK, *blocks]) + "\n"


def mended(text: str) -> str:
    """Captions with a first line, with times as they were meant, and with a blank line before each; lines of words stay as they are."""
    lines = text.split("\n")
    reading = _Reading("")
    reading.read(lines)
    made: list[str] = []
    for number, line in enumerate(lines, 1):
        if number in reading.crowded and made and made[-1].strip():
            made.append("")
        made.append(reading.meant.get(number, line))
    if any(each.code == "V13" for each in reading.problems):
        made = [MARK, *made[1:]] if _is_like_mark(made[0]) else [MARK, "", *made]
    return "\n".join(made)


_LATIN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


@dataclass
class _Reading:
    """Goes through the lines of a file once."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    meant: dict[int, str] = field(default_factory=dict)  # lines that hold times, as they should be written
    is_full: bool = False
    is_whole: bool = True  # no caption was passed over, and all are in order
    crowded: set[int] = field(default_factory=set)  # lines that a blank line should stand before

    def read(self, lines: Sequence[str]) -> None:
        """Read all of them, the first with the mark."""
        has_mark = bool(_HEADER.fullmatch(lines[0].rstrip()))
        if not has_mark:
            is_srt = any("-->" in line and "," in line for line in lines[:6])
            self._tell("V13", 1, 1, **({"advice": _SRT} if is_srt else {}))
        first = 1 if _is_like_mark(lines[0]) or not _may_be_cue(lines) else 0
        if first and len(lines) > 1 and lines[1].strip():
            first = self._below_the_mark(lines)
        for start, block in _blocks(lines, first):
            self._read_block(start, block)
        if not self.cues and not any(each.code == "V14" for each in self.problems):
            self._tell("V14", len(lines), 1, what="一条字幕也没有")

    def _below_the_mark(self, lines: Sequence[str]) -> int:
        """The index of the line from which captions are read, where none is blank under the mark: what programs tell of themselves is passed over."""
        if _may_be_cue(lines[1:]):
            self.crowded.add(2)
            self._tell("V14", 2, 1, what="第一行下面要空一行")
            return 1
        return next((at for at, line in enumerate(lines) if not line.strip()), len(lines))

    def _read_block(self, start: int, block: Sequence[str]) -> None:
        """A block of lines that no blank line parts, which begins at line `start`."""
        first = block[0].split(maxsplit=1)[0]
        if first == "NOTE":
            return
        if first in _OTHER_BLOCKS:
            self._tell("V20", start, 1, what=f"“{first}”这一段")
            return
        times: list[tuple[int, Timing]] = []
        for at, line in enumerate(block):
            if timing := read_timing(line, is_among_words=bool(times) or at > 1):
                times.append((at, timing))
        if not times:
            self.is_whole = False
            self._tell("V14", start, 1, what="这里没有写从几秒到几秒")
            return
        ends = [self._begin_of(block, at) for at, _ in times[1:]] + [len(block)]
        for (at, timing), end in zip(times, ends, strict=True):
            if at > 1 or (at == 1 and timing is not times[0][1]):
                self._crowd(start, block, at)
            self._read_cue(start + at, block[at], timing, block[at + 1 : end])

    @staticmethod
    def _begin_of(block: Sequence[str], at: int) -> int:
        """Where the lines of the next caption begin: with its number, if it has one."""
        return at - 1 if block[at - 1].strip().isdigit() else at

    def _crowd(self, start: int, block: Sequence[str], at: int) -> None:
        begin = start + self._begin_of(block, at)
        self.crowded.add(begin)
        self._tell("V14", begin, 1, what="这一条和上一条连在一起了，中间要空一行")

    def _read_cue(self, number: int, line: str, timing: Timing, words: Sequence[str]) -> None:
        if timing.meant != line.rstrip():
            self.meant[number] = timing.meant
        if not timing.is_right:
            self._tell(
                "V14",
                number,
                timing.column,
                what=f"“{timing.written}”看不懂",
                advice=f"这一行写成 {timing.meant}；程序能替您改，命令在检查结果的最后。",
            )
        if timing.settings:
            self._tell("V20", number, line.rindex(timing.settings) + 1, what=f"“{timing.settings}”")
        plain = [self._plain(number + offset, each) for offset, each in enumerate(words, 1)]
        if not any(each.strip() for each in plain):
            self._tell("V14", number, 1, what="这一条只有时间，没有字")
        cue = Cue(timing.start, timing.end, tuple(each for each in plain if each.strip()), number + 1)
        self._judge_time(number, cue)
        self._judge_words(number, plain, cue)
        if len(self.cues) < MOST_CUES:
            self.cues.append(cue)
        elif not self.is_full:
            self.is_full, self.is_whole = True, False
            self._tell("V14", number, 1, what=f"从这一条起，多于{MOST_CUES}条", advice=_TOO_MANY)

    def _plain(self, number: int, line: str) -> str:
        found = _TAG.search(line)
        if found:
            self._tell("V20", number, found.start() + 1, what=f"“{found.group()}”")
        plain = _TAG.sub("", line)
        for written, char in _UNESCAPED:
            plain = plain.replace(written, char)
        return plain.strip()

    def _judge_time(self, number: int, cue: Cue) -> None:
        before = self.cues[-1] if self.cues else None
        what = ""
        if cue.end <= cue.start:
            what = "这一条还没开始就结束了"
        elif before and cue.start < before.start:
            what = "这一条比上一条还早，次序乱了"
        elif before and cue.start < before.end:
            what = "上一条还没结束，这一条就开始了"
        if what:
            self.is_whole = False
            self._tell("V15", number, 1, what=what)

    def _judge_words(self, number: int, lines: Sequence[str], cue: Cue) -> None:
        for offset, line in enumerate(lines, 1):
            if width(line) > MOST_WIDTH:
                self._tell("V17", number + offset, 1, what=f"这一行有{round(width(line))}个字", most=MOST_WIDTH)
            elif offset == MOST_LINES + 1:
                self._tell("V17", number + offset, 1, what=f"这一条有{len(lines)}行", most=MOST_WIDTH)
        count, lasting = sum(map(width, cue.lines)), cue.end - cue.start
        if lasting > 0 and count * 1000 > MOST_SPEED * lasting:
            self._tell(
                "V18", number, 1, count=round(count), seconds=_tenths(lasting // 100), needed=_tenths(math.ceil(count * 10 / MOST_SPEED))
            )

    def _tell(self, code: str, line: int, column: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, line, column, **details))


def width(line: str) -> float:
    """How wide a line is, in Chinese characters: letters and digits are half as wide."""
    wide = len(_WIDE_CHAR.findall(line))
    return wide + (len(line) - wide) / 2


def _is_like_mark(line: str) -> bool:
    """Whether a first line is the mark but for how it is typed."""
    return line.strip().translate(_LATIN).upper().startswith(MARK)


def _may_be_cue(lines: Sequence[str]) -> bool:
    """Whether the first lines are a caption already, so that the mark is missing and not written otherwise."""
    return any(read_timing(line) for line in lines[:2]) or lines[0].strip().isdigit()


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Lines that no blank line parts, from the line with index `first` on, each block with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate(lines[first:], first + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield len(lines) - len(block) + 1, block


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tenths(count: int) -> str:
    """Tenths of a second as seconds: of what there is less is told, and more of what is needed, or both would be the same number."""
    return f"{count / 10:.1f}"
