"""Fences that are missing or were typed otherwise: told, and taken for what they were meant to be."""

from __future__ import annotations

import re
import unicodedata

from generator.load.lines import is_item
from generator.load.parts import FENCE, Parts
from generator.load.vocabulary import Vocabulary, vocabulary
from generator.problems import Problem, problem
from generator.schema.kinds import Kind

_DASHES = "-－—–―─━‐‑‒−﹣_＿=＝~～*＊"
_OTHER_ENDS = ("...", "…", "……", "。。。")
_NAMED = re.compile(r"[ \u3000]*([A-Za-z_ａ-ｚＡ-Ｚ]+|[\u4e00-\u9fff]+)[ \u3000]*([:：=]|[ \u3000])")
_MOST_LINES_BEFORE = 5  # that somebody may have written above the first fence


def split_anyway(path: str, kind: Kind, text: str, problems: list[Problem]) -> Parts:
    """Fields and body of a file in which a fence is missing, or is not what it seems; what is wrong with the fences is told."""
    lines, known = text.split("\n"), vocabulary(kind.name)
    start = _opening(path, lines, known, problems)
    end, body = _closing(path, lines, start, known, problems)
    return Parts("".join(line + "\n" for line in lines[start:end]), start + 1, "\n".join(lines[body:]), body + 1)


def is_closed_elsewhere(kind: Kind, parts: Parts) -> bool:
    """Whether the fields seem to have ended before their fence, which would then be a line in the text."""
    if not kind.has_body:
        return False
    lines = parts.fields.removesuffix("\n").split("\n")
    end, body = _end(lines, 0, vocabulary(kind.name))
    return end < len(lines) or body < len(lines)


def text_above_fence(kind: Kind, parts: Parts) -> int:
    """The line of the file on which text seems to begin that stands above the second fence, close under the fields; 0 if there is none."""
    if not kind.has_body:
        return 0
    lines, known = parts.fields.split("\n"), vocabulary(kind.name)
    first = len(lines)
    while first and _is_prose(lines[first - 1], known):
        first -= 1
    text = [each for each in range(first, len(lines)) if lines[each].strip()]
    is_text = any(not _NAMED.match(lines[each]) for each in text)
    return text[0] + parts.fields_line if first and is_text else 0


def _is_prose(line: str, known: Vocabulary) -> bool:
    """Whether a line may be one of a text: it begins at the left, and with no name of a field."""
    if not line.strip():
        return True
    return not (line[0] in " \t\u3000#" or line[0].islower() or is_item(line) or _is_field(line, known, is_next=True))


def _opening(path: str, lines: list[str], known: Vocabulary, problems: list[Problem]) -> int:
    """The line, from 0, on which the fields begin."""
    if FENCE.fullmatch(lines[0]):
        return 1
    first = next(number for number, line in enumerate(lines) if line.strip())
    if FENCE.fullmatch(lines[first]):
        what, remedy = f"前面有 {first} 个空行", f"删掉前面的 {first} 个空行，让“---”成为第一行。"
        problems.append(problem("F14", path, 1, 1, what=what, remedy=remedy, cut=first))
        return first + 1
    if _is_like_fence(lines[first].strip("\u3000 ")):
        what = f"写的是“{lines[first].strip()}”"
        problems.append(problem("F14", path, first + 1, 1, what=what, remedy="这一行改成“---”，前面不留空行。", typed="---", cut=first))
        return first + 1
    if _is_field(lines[first], known, is_next=True):
        problems.append(problem("F14", path, first + 1, 1, what="没有它", remedy="在这一行前面加一行“---”。", above="---", cut=first))
        return first
    near = range(first + 1, min(first + _MOST_LINES_BEFORE, len(lines) - 1))
    fence = next((each for each in near if FENCE.fullmatch(lines[each]) and _is_field(lines[each + 1], known, is_next=True)), None)
    if fence is not None:
        what, remedy = "前面还写了别的", f"把前面的 {fence} 行删掉，或者挪到正文里，让“---”成为第一行。"
        problems.append(problem("F14", path, first + 1, 1, what=what, remedy=remedy))
        return fence + 1
    problems.append(
        problem("F14", path, first + 1, 1, what="没有它", remedy="在最前面写上：一行“---”，标题、日期这些一项一行，再一行“---”。")
    )
    return first


def _closing(path: str, lines: list[str], start: int, known: Vocabulary, problems: list[Problem]) -> tuple[int, int]:
    """The line, from 0, behind the fields, and the one on which the body begins; with a word if there is no fence between them."""
    end, body = _end(lines, start, known)
    if body > end and end < len(lines):
        if not FENCE.fullmatch(lines[end]):
            what = f"：这一行写的是“{lines[end].strip()}”"
            problems.append(problem("F15", path, end + 1, 1, what=what, remedy="这一行改成“---”。", typed="---"))
    elif end > start:
        last = max(each for each in range(start, end) if lines[each].strip() or each == start)
        fence = next((each for each in range(end, len(lines)) if FENCE.fullmatch(lines[each])), None)
        besides = f"第 {fence + 1} 行还有一行“---”，它要是收尾用的，就挪到这里来，中间的字就成了正文。" if fence is not None else ""
        remedy = f"在这一行下面单独加一行“---”。{besides}"
        problems.append(problem("F15", path, last + 1, 1, what="：信息到这一行为止", remedy=remedy, below="---"))
    elif end == body and start and FENCE.fullmatch(lines[start - 1]):
        remedy = "登记卡还没有写：在这一行下面一项一行写上标题、日期这些，再单独加一行“---”。"
        problems.append(problem("F15", path, start, 1, what="，登记卡也还是空的", remedy=remedy))
    return end, body


def _end(lines: list[str], start: int, known: Vocabulary) -> tuple[int, int]:
    """Where the fields end and the body begins: at what is meant as a fence, or behind the last field if text follows it unfenced."""
    stop = next((each for each in range(start, len(lines)) if _is_like_fence(lines[each]) and not _goes_on(lines, each, known)), len(lines))
    last = start - 1
    for number in range(start, stop):
        if _is_field(lines[number], known, is_next=number == last + 1):
            last = number
    if last < start:
        return (stop, stop + 1) if stop < len(lines) and FENCE.fullmatch(lines[stop]) else (start, start)
    end = last + 1
    while end < stop and (is_item(lines[end]) or lines[end].startswith((" ", "\t", "\u3000", "#"))):
        end += 1
    behind = [each for each in range(end, stop) if lines[each].strip()]
    if behind and behind[0] > end:
        return end, end
    if stop == len(lines):
        return (end, end) if behind else (stop, stop)
    return stop, stop + 1


def _goes_on(lines: list[str], number: int, known: Vocabulary) -> bool:
    """Whether more fields follow behind a line that is no fence, and then one that is."""
    behind = [each for each in range(number + 1, len(lines)) if lines[each].strip()]
    is_fence = bool(FENCE.fullmatch(lines[number]))
    return (
        not is_fence
        and bool(behind)
        and _is_field(lines[behind[0]], known, is_next=True)
        and any(FENCE.fullmatch(lines[each]) for each in behind)
    )


def _is_like_fence(line: str) -> bool:
    """Whether a line is a fence, or looks as if somebody had meant one."""
    if FENCE.fullmatch(line):
        return True
    marks = "".join(line.split())
    if line.startswith("  ") or not marks:
        return False
    return marks in _OTHER_ENDS or (not marks.strip(_DASHES) and (len(marks) > 1 or not marks.isascii()))


def _is_field(line: str, known: Vocabulary, *, is_next: bool) -> bool:
    """Whether a line begins with the name of a field, by which text does not begin; or with a label, which it may, unless it `is_next` to a field."""
    match = _NAMED.match(line)
    if not match:
        return False
    name = unicodedata.normalize("NFKC", match[1]).lower()
    return name in known.fields if name.isascii() else is_next and match[2] in ":：" and bool(known.name(name))
