"""What stops a YAML parser, taken out of its way: mended where it is clear how, left out where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.load.alignment import aligned, item_like, line_before, measured, with_hyphen
from generator.load.draft import Draft
from generator.load.lines import FIELD, indentation, is_field, is_item, scalar
from generator.load.orphans import orphans
from generator.load.remedies import shortened, typed
from generator.load.vocabulary import Vocabulary
from generator.load.yaml_tree import Refused, Scalar
from generator.load.yaml_words import missing_blank


class Obstacle(NamedTuple):
    """What an editor is told of it; `above` is the line, from 0, that is to blame, if it is not the one where the parser stopped."""

    code: str
    details: dict[str, Any]
    above: int | None = None


Way = Callable[[Draft, Vocabulary, Refused], Obstacle]


def take_away(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    """Take what a parser refused out of its way."""
    before = draft.changes
    way = _WAYS.get(refused.code)
    obstacle = way(draft, known, refused) if way else Obstacle(refused.code, refused.details)
    if draft.changes == before:
        leave_out(draft, known, refused.line - 1)
    return obstacle


def leave_out(draft: Draft, known: Vocabulary, number: int) -> None:
    """Leave out the content of a line and all that is indented under it; its name stays, if it has one."""
    line = draft.lines[number]
    has_name = is_field(line)
    blanks = len(line) - len(line.lstrip("- "))
    _remember(draft, known, number)
    draft.drop(number, f"{line[: line.index(':') + 1]} x" if has_name else f"{line[: line.index('-')]}- x" if is_item(line) else "")
    for below in range(number + 1, len(draft.lines)):
        inner = draft.lines[below]
        if draft.is_blank(below):
            continue
        if indentation(inner) <= blanks and (is_field(inner) or is_item(inner) or not has_name):
            break
        _remember(draft, known, below)
        draft.drop(below)


def leave_out_rest(draft: Draft, known: Vocabulary, number: int) -> None:
    """Leave out a line and all behind it."""
    for below in range(number, len(draft.lines)):
        if draft.lines[below].strip():
            _remember(draft, known, below)
            draft.drop(below)


def _remember(draft: Draft, known: Vocabulary, number: int) -> None:
    words = draft.lines[number].replace("：", " ").replace(":", " ").replace("-", " ").split()
    name = known.name(words[0]) if words else ""
    if name:
        draft.named.add(name)


def _align(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    number = refused.line - 1
    lost = orphans(draft, number, known)
    if lost:
        for each in range(lost.first, lost.end):
            if not draft.is_blank(each):
                draft.drop(each)
        draft.named.add(lost.parent)
        return Obstacle("Y13", {"measure": "", "advice": f"这些行的上面少了一行：在这一行上面加一行“{' ' * lost.blanks}{lost.parent}:”。"})
    found = aligned(draft, number, known)
    if found is None:
        return Obstacle("Y13", {"measure": measured(draft, number)})
    above = item_like(draft, number, found.blanks) if found.first == number else -1
    if above >= 0:
        line = draft.lines[number].strip()
        draft.rewrite(number, " " * indentation(draft.lines[above]) + "- " + line)
        return Obstacle("Y21", {"key": line.partition(":")[0], "first": above + 1, "remedy": typed(draft.lines[number])})
    measure = measured(draft, found.first)
    shift = found.blanks - indentation(draft.lines[found.first])
    for each in range(found.first, found.end):
        if not draft.is_blank(each):
            draft.rewrite(each, " " * max(indentation(draft.lines[each]) + shift, 0) + draft.lines[each].lstrip(" "))
    return Obstacle("Y13", {"measure": measure, "remedy": typed(draft.lines[found.first])}, found.first if found.first < number else None)


def _join(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    """Put a line that is no field behind the field above it, which it probably goes on with."""
    number = refused.line - 1
    above, line = draft.before(number), draft.lines[number].strip()
    if re.match("https?://", line):
        return Obstacle("Y10", {"advice": "网址放到正文里，写成“[网页的名字](网址)”；它是出处，就写在来源那一行，如“source: 网址”。"})
    field = FIELD.fullmatch(draft.lines[above]) if above >= 0 else None
    if field is None or is_item(draft.lines[number]) or above in draft.dropped or not _goes_on(field, line, known):
        return Obstacle("Y10", {})
    value = field["value"]
    if known.is_list(field["name"]):
        items = [each.strip() for each in f"{value}, {line}".strip("[] ").replace("，", ",").replace("、", ",").split(",")]
        joined = f"[{', '.join(filter(None, items))}]"
    else:
        joined = scalar(value + (" " if value[-1].isascii() and line[0].isascii() else "") + line)
    draft.rewrite(above, field["head"] + joined)
    draft.rewrite(number, "")
    return Obstacle("Y10", {"remedy": f"这一行要是接着上一行写的，就并过去，上一行写成“{shortened(draft.lines[above])}”。"})


def _goes_on(field: re.Match[str], line: str, known: Vocabulary) -> bool:
    """Whether the content of `field` may go on with `line`."""
    if known.is_list(field["name"]):
        return field["value"][-1] != "]" and ":" not in line and "：" not in line
    return known.is_text(field["name"]) and field["value"][0] not in "\"'{|>["


def _put_blank(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    number = refused.line - 1
    line = draft.lines[number]
    colon = missing_blank(line)
    if not colon:
        return Obstacle(refused.code, {})
    draft.rewrite(number, f"{line[:colon]} {line[colon:]}")
    return Obstacle(refused.code, {"remedy": typed(draft.lines[number])})


def _widen_colon(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    number, at = refused.line - 1, refused.column - 1
    line = draft.lines[number]
    draft.rewrite(number, f"{line[:at]}：{line[at + 1 :].lstrip(' ')}")
    return Obstacle(refused.code, {"remedy": typed(draft.lines[number])})


def _unquote(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    number = refused.line - 1
    field = FIELD.fullmatch(draft.lines[number])
    if not field or len(field["value"]) < 3 or field["value"][0] != '"' or field["value"][-1] != '"':
        return _leave_out_field(draft, known, refused)
    draft.rewrite(number, field["head"] + scalar(field["value"][1:-1]))
    return Obstacle(refused.code, {"remedy": typed(draft.lines[number])})


def _take_out(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    """A line that ends the text is no line of it; or else the text only seems to have ended, as the lines above are indented."""
    number = refused.line - 1
    is_end = draft.lines[number].startswith(("---", "%"))
    end = (
        number
        if is_end
        else next(
            (each for each in range(number, -1, -1) if draft.lines[each].rstrip() == "..." or draft.lines[each].startswith("%")), None
        )
    )
    if end is None:
        return _align(draft, known, refused)
    draft.rewrite(end, "")
    return Obstacle(refused.code, {}, end if end < number else None)


def _leave_out_field(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    """Leave out the field to which a line belongs, which may have begun further up."""
    number = refused.line - 1
    leave_out(draft, known, next((each for each in range(number, -1, -1) if is_field(draft.lines[each])), number))
    return Obstacle(refused.code, refused.details)


def _begin_item(draft: Draft, known: Vocabulary, refused: Refused) -> Obstacle:
    number = refused.line - 1
    item: Scalar = refused.details["item"]
    draft.rewrite(number, with_hyphen(draft.lines[number], item))
    details = {"key": refused.details["key"], "first": refused.details["first"]}
    if refused.details["key"] == item.text:
        return Obstacle("Y21", {**details, "remedy": typed(draft.lines[number])})
    draft.headless.add((number + 1, item.text))
    return Obstacle("Y21", {**details, "remedy": line_before(item)})


_WAYS: Mapping[str, Way] = {
    "Y01": _leave_out_field,
    "Y06": _take_out,
    "Y09": _widen_colon,
    "Y10": _join,
    "Y12": _leave_out_field,
    "Y13": _align,
    "Y14": _begin_item,
    "Y16": _put_blank,
    "Y17": _unquote,
    "Y18": _leave_out_field,
}
