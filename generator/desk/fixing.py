"""`beiyuan check --fix`: slips that have one meaning are mended in the file, after a look. All else stays to the byte, and is the editor's."""

from __future__ import annotations

import codecs
import difflib
import itertools
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.desk.recordings import mended_beside
from generator.desk.sources import rewrite
from generator.load.beside import is_captions, is_clip
from generator.load.decode import BREAK, decode_anyway
from generator.load.head import split_anyway
from generator.load.lines import indentation
from generator.load.parts import Parts, split
from generator.load.reading import load_entry
from generator.load.recovery import recover
from generator.load.vocabulary import Vocabulary, vocabulary
from generator.load.walk import File, Source, classified
from generator.markdown.facts import facts
from generator.markdown.pictures import ALT, PICTURE, file_of
from generator.markdown.slips import SEVERAL_LINES, WHOLE_LINES, slips
from generator.media.cue_times import read_timing
from generator.problems import Problem
from generator.schema.kinds import Kind

_OF_FENCES = ("F14", "F15")
_OF_CHARACTERS = ("F12", "F16", "F18")  # of all other faults of files the only ones that leave no doubt what stands where
_OF_ENCODING = ("F11",)  # of captions, which a program wrote and nobody opens in an editor
_TOO_MUCH = frozenset(("M01", "M02", "M03", "M04", "M12", "M13", "M14", "Y01", "Y05", "A04"))  # a parser would take its time, or for ever
OF_VALUES = ("S04", "S06", "S08", "S09", "Y22")  # what was written so can be read in one way only, if a line to type is told at all
_MOST_LINES = 2_000  # of a file: each proposal is read anew, several times
_FEW_LINES = 500  # in which lines that are alike are compared with each other, too
_MOST_MOVED = 5  # lines: the fields of a picture, with its name
_MOST_ROUNDS = 12  # of faults of values: each line is typed anew once for each fault in it


@dataclass(frozen=True)
class Fix:
    """One file as it is and as it would be."""

    path: str
    before: bytes
    after: bytes

    def shown(self) -> Iterator[str]:
        """Each line that changes, comes or goes, in Chinese."""
        old, new = _lines(self.before), _lines(self.after)
        for first, end, to, until in _changes(old, new):
            pairs = itertools.zip_longest(old[first:end], new[to:until])
            for number, (was, becomes) in enumerate(pairs, first + 1):
                yield _shown(min(number, end + 1), was, becomes)


@dataclass(frozen=True)
class ClipFix(Fix):
    """A film as it would be, of which there are no lines to show."""

    def shown(self) -> Iterator[str]:
        """What changes, in Chinese."""
        yield "  把播放要用的目录从文件的最后面挪到最前面，画面和声音一点不动"


@dataclass(frozen=True)
class EncodingFix(Fix):
    """Captions as they would be in UTF-8: whether the encoding was guessed right, somebody sees who reads the words."""

    def shown(self) -> Iterator[str]:
        """What the file says first, and what changes besides, in Chinese."""
        text = decode_anyway(self.path, self.before, []).text or ""
        words = next((line.strip() for line in text.split("\n") if not line.isascii() and not read_timing(line)), "")
        yield f"  整个文件改存成UTF-8，字不变，头一句是“{words}”；要是乱码，就答“否”" if words else "  整个文件改存成UTF-8，字不变"
        yield from Fix(self.path, text.encode(), self.after).shown()


def fix(root: Path, problems: Iterable[Problem], agree: Callable[[str], bool]) -> int:
    """Show what can be mended of `problems`, file by file, and write what the editor agrees to; how many files. Raises CannotAdd, OSError."""
    written = 0
    for found in fixes(root, problems):
        if agree("\n".join([found.path, *found.shown()])):
            rewrite(root, found.path, found.before, found.after)
            written += 1
    return written


def fixes(root: Path, problems: Iterable[Problem]) -> Iterator[Fix]:
    """A fix for each file with problems of which some can be mended."""
    for path, told in itertools.groupby(sorted(problems), key=lambda problem: problem.path):
        codes = {each.code for each in told}
        mendable = (*_OF_CHARACTERS, *_OF_FENCES, *(_OF_ENCODING if is_captions(path) else ()))
        if codes & _TOO_MUCH or any(code[0] == "F" for code in codes.difference(mendable)):
            continue
        source = classified(File(path, (0, 0, 0, 0)), [])
        if source is None or not (root / path).is_file():
            continue  # a list that is gone is told of, too
        before = (root / path).read_bytes()
        if source.kind is None:
            after = mended_beside(path, before, codes)
            if after != before:
                yield (ClipFix if is_clip(path) else EncodingFix if "F11" in codes else Fix)(path, before, after)
            continue
        if before.count(b"\n") > _MOST_LINES:
            continue
        after = _mended(source, source.kind, before)
        if after != before and not _is_torn(before, after) and _is_better(source, before, after):
            yield Fix(path, before, after)


def _is_torn(before: bytes, after: bytes) -> bool:
    """Whether mending would move many lines, or make items of fields or fields of items: then something else is wrong than each of these lines.

    So it is also where lines end otherwise than with LF or CRLF: nobody knows which of them were meant.
    """
    if BREAK.search(before.decode("utf-8", "replace").replace("\r\n", "\n")):
        return True
    old, new = _lines(before), _lines(after)
    pairs = [pair for a, b, c, d in _changes(old, new) for pair in zip(old[a:b], new[c:d], strict=False)]
    moved = sum(indentation(was) != indentation(becomes) for was, becomes in pairs)
    return moved > _MOST_MOVED or any(
        ":" in was and was.lstrip(" ").startswith("-") != becomes.lstrip(" ").startswith("-") for was, becomes in pairs
    )


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Which lines, from and to, became which. Where no line comes or goes nobody has to search: that takes its time where many are alike."""
    differ = [index for index, (was, becomes) in enumerate(zip(old, new, strict=False)) if was != becomes]
    if len(old) == len(new) and len(differ) == (Counter(old) - Counter(new)).total():
        yield from ((index, index + 1, index, index + 1) for index in differ)
        return
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(old) > _FEW_LINES)
    yield from ((a, b, c, d) for what, a, b, c, d in matcher.get_opcodes() if what != "equal")


def _shown(number: int, was: str | None, becomes: str | None) -> str:
    if was is None:
        return f"  第{number}行前面\n    加一行：{becomes}"
    if becomes is None:
        return f"  第{number}行\n    删掉：{was or '（空行）'}"
    return f"  第{number}行\n    原来：{_apart(was)}\n    改成：{_apart(becomes)}"


def _apart(line: str) -> str:
    """`line` behind our own colon: colons of a block would run together with it."""
    return f" {line}" if line.startswith((":", "：")) else line


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def _mended(source: Source, kind: Kind, data: bytes) -> bytes:
    """`data` with its slips as they were meant; all other lines, line ends and the mark in front stay."""
    text = decode_anyway(source.path, data, []).text
    parts = _fenced(source.path, kind, text) if text else None
    if parts is None:
        return data
    fields = _fields(kind, parts)
    lines = [
        *(["---"] if kind.has_body else ()),
        *fields,
        *(["---"] if kind.has_body else ()),
        *(_body(parts) if kind.has_body else ()),
    ]
    opening, closing = _as_written(text or "", kind)
    lines[0] = opening or lines[0]
    if closing:
        lines[len(fields) + 1] = closing
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return _valued(source, mark + ("\r\n" if b"\r\n" in data else "\n").join(lines).encode())


def _as_written(text: str, kind: Kind) -> tuple[str, str]:
    """The two fences with whatever blanks stand behind them, "" where they are not there."""
    parts = split(kind, text)
    if parts is None or not kind.has_body:
        return "", ""
    lines = text.split("\n")
    return lines[0], lines[parts.body_line - 2]


def _fenced(path: str, kind: Kind, text: str) -> Parts | None:
    """Fields and body of a text, whose fences can be put where they were meant; None if nobody knows where that is."""
    parts = split(kind, text)
    if parts or not text.strip():
        return parts
    problems: list[Problem] = []
    parts = split_anyway(path, kind, text, problems)
    return parts if all(dict(each.details).keys() & {"typed", "above", "below", "cut"} for each in problems) else None


def _fields(kind: Kind, parts: Parts) -> list[str]:
    """The lines of the fields; one whose content could not be told stays as it is, and so does one that would get under another."""
    written, known = parts.fields.split("\n"), vocabulary(kind.name)
    recovered = recover(parts.fields, known)
    pairs = enumerate(zip(written, recovered.lines, strict=True), 1)
    lines = [old if number in recovered.unread or _moves_the_top(old, new, known) else new for number, (old, new) in pairs]
    return lines[: len(written) - (parts.fields.endswith("\n") and kind.has_body)]


def _moves_the_top(old: str, new: str, known: Vocabulary) -> bool:
    """Whether a line from the very left would be indented that may belong there: what belongs to what is the editor's to say."""
    return old[:1].isalpha() and new.startswith(" ") and new.strip(" -").partition(":")[0] in known.at_top


def _valued(source: Source, data: bytes) -> bytes:
    """`data` with each value, and each name, as the line to type has it that is told of it."""
    for _ in range(_MOST_ROUNDS):
        lines = data.decode("utf-8-sig").split("\n")
        before = list(lines)
        for each in reversed(_told(source, data)):
            details, end = dict(each.details), "\r" if lines[each.line - 1].endswith("\r") else ""
            is_meant = each.code in OF_VALUES or (each.code == "S02" and "is_certain" in details)
            if is_meant and details.get("typed") and lines[each.line - 1] == before[each.line - 1]:
                lines[each.line - 1] = details["typed"] + end
        if lines == before:
            break
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        data = mark + "\n".join(lines).encode()
    return data


def _body(parts: Parts) -> list[str]:
    """The lines of the body with its signs as they were meant; what stands in front of a paragraph goes."""
    text = parts.body
    lines = text.split("\n")
    for slip in reversed([slip for slip in slips(text) if slip.sort == "sign" and slip.what not in SEVERAL_LINES]):
        line = lines[slip.line - 1]
        if slip.what == PICTURE and file_of(slip.meant) not in parts.fields:
            continue  # one that is no picture of this text would be told for that
        slip = slip._replace(meant=slip.meant.replace(f"[{ALT}]", "[]"))  # what is to be seen in it is said above
        if slip.what in WHOLE_LINES:
            lines[slip.line - 1] = slip.meant
        elif line.startswith(slip.written, slip.column - 1):
            lines[slip.line - 1] = line[: slip.column - 1] + slip.meant + line[slip.column - 1 + len(slip.written) :]
    for slip in slips("\n".join(lines)):
        if slip.sort == "punctuation":
            lines[slip.line - 1] = slip.meant
    for fact in facts("\n".join(lines)):
        if fact.sort == "indented":
            lines[fact.line - 1] = lines[fact.line - 1].lstrip(" \t　")
    return lines


def _is_better(source: Source, before: bytes, after: bytes) -> bool:
    """Whether the file has fewer faults of writing and no new ones: a line that was mended may show a value at fault that it hid, but nothing else."""
    old, new = (Counter(each.code for each in _told(source, data)) for data in (before, after))
    return not any(code[0] in "FYM" for code in new - old)


def _told(source: Source, data: bytes) -> Sequence[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(data)
        return load_entry(Path(folder), source._replace(path=file.name)).problems
