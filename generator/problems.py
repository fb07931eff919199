"""What is wrong in the content: `Problem`, the catalogue of codes, and the three formats in which problems are reported."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from generator.invocation import typed


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue; `message` and `hint` are format strings over a problem's details, `general` is the hint where there are none."""

    code: str
    title: str
    severity: str  # "error" or "warning"
    message: str
    hint: str
    why: str
    wrong: str
    right: str
    general: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at a place in an editor's file; `line` and `column` count from 1, 0 means the file as a whole."""

    path: str
    line: int
    column: int
    code: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether the fault stops the build."""
        return catalogue()[self.code].severity == "error"

    @property
    def message(self) -> str:
        """What is wrong, in Chinese."""
        return catalogue()[self.code].message.format(**dict(self.details))

    @property
    def hint(self) -> str:
        """What to do, in Chinese: the nearest right name, the line to type, and what holds in general; `advice` stands for all of it but the name."""
        details = dict(self.details)
        nearest = details.get("nearest")
        text = details.get("advice") or details.get("remedy", "") + catalogue()[self.code].hint.format(**details)
        return f"您是不是想写“{nearest}”？{text}" if nearest else text

    @property
    def paths(self) -> tuple[str, ...]:
        """The file that the problem is told at, and the others for which it stands."""
        return tuple(dict.fromkeys((self.path, *filter(None, dict(self.details).get("elsewhere", "").split("\n")))))


MENDABLE = "冒号、括号、空格这样的小毛病，程序能替您改，改之前给您看："
_LIMITS = {"shot": 2000, "advice": 400, "remedy": 1000, "meant": 1000, "choices": 1000, "typed": 6000}  # what is cut off cannot be typed

_TO_TYPE = ("advice", "remedy", "typed", "meant")


def problem(code: str, path: str, line: int = 0, column: int = 0, **details: object) -> Problem:
    """Make a problem; `details` fill the catalogue's sentences."""
    texts = ((name, _typable(str(value)) if name in _TO_TYPE else str(value)) for name, value in details.items())
    return Problem(path, line, column, code, tuple((name, shown(text, _LIMITS.get(name, 60))) for name, text in texts))


def _typable(text: str) -> str:
    """`text` as it can be typed: tabs and blanks of other widths were pasted by somebody who saw a blank."""
    return text if text.isprintable() else "".join(" " if char.isspace() and char != "\u3000" else char for char in text)


def shown(value: str, limit: int = 60) -> str:
    """`value` fit for a message: one line, printable, at most `limit` characters."""
    line = value if value.isprintable() else "".join(map(_shown_char, value))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _shown_char(char: str) -> str:
    """What cannot be seen in a text or a name as its code; a byte of a name that is no UTF-8 as its number."""
    if char.isprintable() or char == "\u3000":
        return char
    return f"<0x{ord(char) - 0xDC00:02X}>" if "\udc80" <= char <= "\udcff" else f"<U+{ord(char):04X}>"


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The allowed name that is `value` but for a slip of the finger or a part left out, or ""; another number is another thing, and no slip."""
    import difflib

    names = list(allowed)
    written = value.casefold()
    for name in difflib.get_close_matches(value, names, n=5, cutoff=0.6):
        if _is_near(written.split("/"), name.casefold().split("/")):
            return name
    longer = [name for name in names if written in name.casefold()] if len(written.encode()) >= _LEAST_PART else []
    return next((name for name in names if name.casefold() == written), longer[0] if len(longer) == 1 else "")


_SHORT = 6  # letters of a word in which a second slip makes another word
_LEAST_PART = 4  # bytes of a part that tells which whole is meant: two Chinese characters


def _is_near(written: list[str], name: list[str]) -> bool:
    """Whether every part between slashes is the same or nearly so."""
    return len(written) == len(name) and all(one == other or _is_slip(one, other) for one, other in zip(written, name, strict=True))


def _is_slip(one: str, other: str) -> bool:
    """Whether few of the letters are wrong, missing, too many or have changed places, fewer if the first half is not right, and no digit."""
    if re.findall("[0-9]+", one) != re.findall("[0-9]+", other):
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        last, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (char != wanted))
            if at > 1 and to > 1 and (char, one[at - 2]) == (other[to - 2], wanted):
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
    longest = max(len(one), len(other))
    if longest <= _SHORT:
        return row[-1] <= min(longest // 3, 1)
    half = min(len(one), len(other)) // 2
    return row[-1] <= longest // (3 if one[:half] == other[:half] else 4)


@functools.cache
def catalogue() -> Mapping[str, Code]:
    """All codes by name, from `catalogue.toml`, in its order."""
    import tomllib

    text = resources.files(__package__).joinpath("catalogue.toml").read_text("utf-8")
    return {code: Code(code=code, **entry) for code, entry in tomllib.loads(text).items()}


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` stops the build."""
    return any(each.is_error for each in problems)


def explain(code: str) -> str:
    """The catalogue's entry for `code` as text for a terminal; raises KeyError if there is none."""
    entry = catalogue()[code]
    kind = "错误：有它，网站不会发布" if entry.severity == "error" else "提醒：网站照常发布"
    return (
        f"{code}　{entry.title}（{kind}）\n\n{entry.why.strip()}\n\n怎么改：{hint_in_general(entry)}\n\n"
        f"这样写不对：\n\n{_indented(entry.wrong)}\n\n这样写对：\n\n{_indented(entry.right)}\n"
    )


def hint_in_general(code: Code) -> str:
    """What to do, where no problem gives its details."""
    return code.general or code.hint


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.strip("\n").split("\n"))


_ALL_FILES = "写了它的文件，一共这些："

# What GitHub's runner takes for a command in any line of a log: "::" behind blanks, but not ":::" which opens a block, and "##[" anywhere.
_COMMAND = re.compile(r"^[ ]*:(?=:(?!:))|##(?=\[)", re.MULTILINE)


def as_text(problems: Iterable[Problem], root: Path, *, is_whole: bool = False) -> str:
    """Problems for a person: place, message, the line with a caret, what to do; all files of one that stands for many if `is_whole`."""
    blocks = []
    lines = functools.cache(lambda path: _lines_of(root, path))  # once for all problems of a file
    for each in sorted(problems):
        label = "错误" if each.is_error else "提醒"
        head = f"{_place(each)} {label} {each.code}：{each.message}"
        others = [f"    {_ALL_FILES}", *(f"    {_shown_path(path)}" for path in each.paths)] if is_whole and len(each.paths) > 1 else ()
        blocks.append("\n".join([head, *_excerpt(each, lines), f"    怎么改：{each.hint}（详见 {typed('explain', each.code)}）", *others]))
    return _COMMAND.sub(r"\g<0> ", "\n\n".join(blocks) + ("\n" if blocks else ""))


def as_whole_text(problems: Iterable[Problem], root: Path) -> str:
    """Problems for whoever shows them in a page, as the preview does: there is room for every file."""
    return as_text(problems, root, is_whole=True)


def as_json(problems: Iterable[Problem], root: Path) -> str:
    """Problems for programs: a JSON array of objects with path, line, column, code, severity, message, hint."""
    rows = [
        {
            "path": _shown_path(each.path),
            "line": each.line,
            "column": each.column,
            "code": each.code,
            "severity": catalogue()[each.code].severity,
            "message": each.message,
            "hint": each.hint,
        }
        for each in sorted(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2).replace("##[", "##\\u005b") + "\n"


def as_github(problems: Iterable[Problem], root: Path) -> str:
    """Problems as workflow commands, which GitHub and Gitea show beside the line."""
    lines = []
    for each in sorted(problems):
        severity = catalogue()[each.code].severity
        place = f"file={_property(_shown_path(each.path))},line={max(each.line, 1)},col={max(each.column, 1)},title={_property(each.code)}"
        lines.append(f"::{severity} {place}::{_escaped(each.message + ' ' + each.hint)}")
    return "".join(line + "\n" for line in lines)


FORMATS: Mapping[str, Callable[[Iterable[Problem], Path], str]] = {
    "text": as_text,
    "whole": as_whole_text,
    "json": as_json,
    "github": as_github,
}


def _place(each: Problem) -> str:
    path = _shown_path(each.path)
    return f"{path}:{each.line}:{each.column}" if each.line else path


def _shown_path(path: str) -> str:
    """A path in full; of a name that cannot be shown, a line break perhaps, the codes."""
    return shown(path, len(path) * 10)


def _lines_of(root: Path, path: str) -> list[str]:
    try:
        return (root / path).read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _excerpt(each: Problem, lines_of: Callable[[str], list[str]]) -> list[str]:
    """The editor's line with a caret under the column, unless it cannot be shown faithfully."""
    lines = lines_of(each.path) if each.line else []
    if each.line > len(lines) or not lines:
        return []
    line = lines[each.line - 1]
    start = max(0, each.column - 41)
    piece = line[start : start + 80].replace("\t", " ")
    if not piece.strip() or not piece.rstrip("\r").isprintable():
        return []
    width = sum(2 if ord(char) > 0x2E7F else 1 for char in piece[: max(each.column - 1 - start, 0)])
    return [f"    {piece.rstrip()}", "    " + " " * width + "^"]


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
