"""`beiyuan check --fix`: slips that have one meaning are mended in the file, after a look. All else stays to the byte, and is the editor's."""

from __future__ import annotations

import codecs
import itertools
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.desk.sources import rewrite
from generator.load.decode import decode_anyway
from generator.load.parts import Parts, split
from generator.load.reading import load_entry
from generator.load.recovery import recover
from generator.load.vocabulary import vocabulary
from generator.load.walk import File, Source, classified
from generator.markdown.facts import facts
from generator.markdown.slips import slips
from generator.problems import Problem
from generator.schema.kinds import Kind
from generator.schema.reading import likely_name
from generator.text import half_width

_WHOLE_LINES = ("小标题", "引用", "区块")  # what is meant stands for the whole line; elsewhere for what was written
_NEVER = ("列表", "表格")  # several lines, of which nobody knows where they end
_OF_CHARACTERS = ("F12", "F16", "F18")  # of all faults of files the only ones that leave no doubt what stands where


@dataclass(frozen=True)
class Fix:
    """One file as it is and as it would be."""

    path: str
    before: bytes
    after: bytes

    def shown(self) -> Iterator[str]:
        """Each line that changes, in Chinese."""
        lines = zip(_lines(self.before), _lines(self.after), strict=True)
        for number, (old, new) in enumerate(lines, 1):
            if old != new:
                yield f"  第{number}行\n    原来：{old}\n    改成：{new}"


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
        found = list(told)
        if any(each.code[0] == "F" and each.code not in _OF_CHARACTERS for each in found):
            continue
        source = classified(File(path, (0, 0, 0, 0)), [])
        if source is None or source.kind is None or not (root / path).is_file():
            continue  # a list that is gone is told of, too
        before = (root / path).read_bytes()
        after = _mended(source, source.kind, before, found)
        if after != before and not _moves_the_top(before, after) and _is_better(source, before, after):
            yield Fix(path, before, after)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def _mended(source: Source, kind: Kind, data: bytes, problems: Sequence[Problem]) -> bytes:
    """`data` with the same lines, those with slips as they were meant; line ends and the mark in front stay."""
    text = decode_anyway(source.path, data, []).text
    parts = split(kind, text) if text is not None else None
    if text is None or parts is None:
        return data
    lines = text.split("\n")
    first = parts.fields_line - 1
    fields = _fields(kind, parts, [each for each in problems if each.code == "S02"])
    lines[first : first + len(fields)] = fields
    if parts.body_line:
        body = _body(parts.body)
        lines[parts.body_line - 1 :] = body
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + ("\r\n" if b"\r\n" in data else "\n").join(lines).encode()


def _fields(kind: Kind, parts: Parts, misnamed: Sequence[Problem]) -> list[str]:
    """The lines of the fields; one whose content could not be told stays as it is."""
    written = parts.fields.split("\n")
    recovered = recover(parts.fields, vocabulary(kind.name))
    lines = [old if number in recovered.unread else new for number, (old, new) in enumerate(zip(written, recovered.lines, strict=True), 1)]
    for each in misnamed:
        name, at = str(dict(each.details)["field"]), each.line - parts.fields_line
        meant = (
            likely_name(kind.record, name) if each.column == 1 else ""
        )  # of a record inside of another, the name of the other is not known
        is_other_writing = half_width(name).casefold() == meant or not name.isascii()  # a misspelt word is a guess
        if meant and is_other_writing and lines[at].startswith(name) and not any(line.startswith(f"{meant}:") for line in lines):
            lines[at] = meant + lines[at][len(name) :]
    return lines[: len(written) - parts.fields.endswith("\n")]


def _body(text: str) -> list[str]:
    """The lines of the body with its signs as they were meant; what stands in front of a paragraph goes."""
    lines = text.split("\n")
    for slip in reversed([slip for slip in slips(text) if slip.sort == "sign" and slip.what not in _NEVER]):
        line = lines[slip.line - 1]
        if slip.what in _WHOLE_LINES:
            lines[slip.line - 1] = slip.meant
        elif line.startswith(slip.written, slip.column - 1):
            lines[slip.line - 1] = line[: slip.column - 1] + slip.meant + line[slip.column - 1 + len(slip.written) :]
    for fact in facts("\n".join(lines)):
        if fact.sort == "indented":
            lines[fact.line - 1] = lines[fact.line - 1].lstrip(" \t　")
    return lines


def _is_better(source: Source, before: bytes, after: bytes) -> bool:
    """Whether the file has fewer faults of writing and no new ones: a line that was mended may show a value at fault that it hid, but nothing else."""
    old, new = _faults(source, before), _faults(source, after)
    return not any(code[0] in "FYM" for code in new - old)


def _moves_the_top(before: bytes, after: bytes) -> bool:
    """Whether a line from the very left would be indented: what belongs to what is the editor's to say."""
    return any(old[:1].isalpha() and new.startswith(" ") for old, new in zip(_lines(before), _lines(after), strict=True))


def _faults(source: Source, data: bytes) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(data)
        return Counter(each.code for each in load_entry(Path(folder), source._replace(path=file.name)).problems)
