"""Tables that are none, and rows of tables that lose what is written in them: told by lines, with the line to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markdown.lines import Slip, paragraphs

_BAR = re.compile(r"(?<!\\)[|｜]")
_DASHES = set("-—–－─")
_OF_RULES = _DASHES | set(" 　|｜:：")
_OTHER = re.compile(r"[ \t]|[-*+][ ]|[0-9]{1,9}[.)][ ]|>")  # what a table in it would be, the parser alone knows
_OF_A_LIST = re.compile(r"[ 　]*(?:[(（]?[0-9０-９]{1,2}[、.．)）]|[•·●▪◦■◆○①-⑳])[ 　]*\t[^\t|｜]*$")  # as Word counts
_LEAST_BARS = 3  # of a line that is a row by itself: two cells and their borders


def tables(lines: list[str]) -> Iterator[Slip]:
    """What is wrong with the tables of a text whose code is masked."""
    end, above = -1, ""  # where the last rows ended, and the first of them
    for start, part in paragraphs(lines):
        if not any("|" in line or "｜" in line or "\t" in line for line in part) or _OTHER.match(part[0]):
            continue
        is_table = _is_table(part)
        if above and all(map(_is_row, part)) and not is_table and not any(map(str.strip, lines[end:start])):
            yield Slip("told", start + 1, 1, "表格", "|", "表格的各行要连着写：删掉这一行前面的空行。")
        elif is_table:
            yield from _rows(part, start + 1)
        else:
            below = next((line for line in lines[start + len(part) :] if line.strip()), "")
            yield from _lost(part, start + 1, below)
        rows = all(map(_is_row, part))
        end, above = (start + len(part), part[0]) if rows else (-1, "")


def _is_row(line: str) -> bool:
    """Whether `line` is a row by its looks: it begins and ends with a bar, and has one between."""
    plain = line.strip(" 　")
    return plain[:1] in ("|", "｜") and plain[-1:] in ("|", "｜") and len(_BAR.findall(plain)) >= _LEAST_BARS


def _cells(row: str, is_bordered: bool) -> list[str]:
    """As the parser cuts a row, to which full-width bars are nothing."""
    plain = row.strip(" ")
    if is_bordered:
        plain = re.sub(r"(?<!\\)\|$", "", plain.removeprefix("|"))
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", plain)]


def _is_table(part: list[str]) -> bool:
    if len(part) < 2 or not set(part[1]) <= set("|:- "):
        return False
    is_bordered = _is_bordered(part[0])
    columns = len(_cells(part[0], is_bordered))
    return columns > 1 and len(_cells(part[1], is_bordered)) == columns


def _is_bordered(head: str) -> bool:
    return head.strip(" ").startswith("|") or bool(re.search(r"(?<!\\)\|$", head.strip(" ")))


def _rows(part: list[str], first: int) -> Iterator[Slip]:
    """Rows with another number of cells than the head: what is too much is shown nowhere."""
    is_bordered = _is_bordered(part[0])
    columns = len(_cells(part[0], is_bordered))
    for number, row in enumerate(part[2:], first + 2):
        cells = _cells(row, is_bordered)
        if len(cells) == columns:
            continue
        what = f"这一行有 {len(cells)} 格，表头有 {columns} 格"
        if "|" not in row:
            meant = "不是表格里的，就在这一行前面空一行。"
            what = "这一行紧挨着表格，会被当成表格的第一格"
        elif len(cells) > columns:
            what += f"，多出来的“{'|'.join(cells[columns:])}”网页上看不见"
            meant = "在表头和它下面的横线里各补一格，或者把多出来的并到前一格里。"
        else:
            what += "，后面的格子是空的"
            meant = f"补上少的格子；真是空着的，就写成 {_row([*cells, *[''] * (columns - len(cells))])}"
        yield Slip("cells", number, 1, what, row.strip(), meant)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lost(part: list[str], first: int, below: str) -> Iterator[Slip]:
    """Rows that run into one another, for want of a rule below the head, of an empty line above it, or of the right bars."""
    if all(map(_OF_A_LIST.match, part)):
        return
    separator = "\t" if all("\t" in line.strip() for line in part) and len(part) > 1 else "[|｜]"
    rows = [index for index, line in enumerate(part) if separator == "\t" or _is_row(line) or _is_rule(line)]
    head = rows[0] if rows else 0
    if rows and _is_rule(part[head]) and head and _BAR.search(part[head - 1]):
        head -= 1
    elif len(rows) < 2 and not (rows and below and _is_row(below)):
        return
    cells = [cell.strip(" 　") for cell in re.split(rf"(?<!\\){separator}", part[head].strip(" \t　|｜"))]
    if len(cells) < 2 or _is_rule(part[head]):
        return
    has_rule = head + 1 < len(part) and _is_rule(part[head + 1])
    if _is_table(part[head:]):
        meant = "在表格的第一行前面空一行。"
    elif len(part) == 1 and _is_rule(below):
        return  # told at the rule: the empty line between is too much
    else:
        wide = "别的各行也用英文的“|”隔开；" if separator == "\t" or any("｜" in line for line in part) else ""
        apart = "表格的前后各空一行；" if head else ""
        rule = "|" + "---|" * len(cells)
        meant = f"这一行写成“{_row(cells)}”，{'下一行写成' if has_rule else '下面加一行'}“{rule}”；{apart}{wide}".rstrip("；") + "。"
    yield Slip("told", first + head, 1, "表格", "Tab 键" if separator == "\t" else part[head].strip(" 　")[0], meant)


def _is_rule(line: str) -> bool:
    signs = set(line)
    return signs <= _OF_RULES and bool(signs & _DASHES) and bool(_BAR.search(line))
