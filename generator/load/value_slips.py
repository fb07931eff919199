"""Slips of the hand in what stands behind a name: brackets, quotes, signs that mean something at the beginning, a second colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.load.lines import BLOCK, FIELD, PLAIN_START, is_field, is_item, scalar
from generator.load.slip import Around, Rule, Slip
from generator.load.vocabulary import Vocabulary

_OPENING, _CLOSING = "[［【〔「", "]］】〕」"
_BEGINS = re.compile(r"[ ]*(?:- *)*([A-Za-z_]+)")
_LISTED = re.compile(r"(?P<open>.)(?P<inside>[^\[\]{}［］【】〔〕「」]*)(?P<close>.)")
_MARK = re.compile(r"(?:&[A-Za-z0-9_-]+|!{1,2}[A-Za-z]+) +(?=\S)")  # which YAML takes for a name, or a sort, of what stands behind it
_ITEM_LIKE = ("- ", "? ", ": ")  # what a parser takes for the beginning of a list or of a field
_SECOND_COLON = re.compile(r":(?=[ ]|$)")


def _in_value(rule: Callable[[re.Match[str], Around, Vocabulary], Slip | None]) -> Rule:
    """A rule for lines `name: content` alone, of names that are known."""

    def of_line(line: str, around: Around, known: Vocabulary) -> Slip | None:
        match = FIELD.fullmatch(line)
        return rule(match, around, known) if match and match["name"] in known.fields else None

    return of_line


def _ends_here(around: Around, known: Vocabulary) -> bool:
    """Whether the line behind cannot belong to the value before it."""
    begins = _BEGINS.match(around.after)
    return not around.after or is_field(around.after) or is_item(around.after) or bool(begins and begins[1] in known.fields)


def _wide_brackets(field: re.Match[str], around: Around, known: Vocabulary) -> Slip | None:
    listed = _LISTED.fullmatch(field["value"])
    if not listed or not known.is_list(field["name"]) or listed["open"] not in _OPENING or listed["close"] not in _CLOSING:
        return None
    if (listed["open"], listed["close"]) == ("[", "]"):
        return None
    items = (each.strip() for each in re.split("[,，、;；]", listed["inside"]))
    return Slip("Y22", field.start("value") + 1, field["head"] + f"[{', '.join(filter(None, items))}]", {"what": f"括号“{listed['open']}”"})


def _half_quoted(field: re.Match[str], around: Around, known: Vocabulary) -> Slip | None:
    """A quote that opens and is not closed, or is closed before the end of the content."""
    value = field["value"]
    quote = value[0]
    if quote not in "\"'" or "\\" in value or known.is_list(field["name"]):
        return None
    inner = value[1:]
    if quote not in inner:
        if not _ends_here(around, known):
            return None
        return Slip("Y12", field.start("value") + 1, field["head"] + scalar(_without_closing(inner) or "x"))
    end = inner.index(quote) + 1
    behind = value[end + 1 :]
    if not behind or behind.lstrip().startswith("#") or behind.startswith("'"):
        return None
    return Slip("Y12", field.start("value") + end + 2, field["head"] + scalar(_chinese_quotes(value, quote)))


def _without_closing(text: str) -> str:
    """`text` without the half of a quote at its end that nothing in it opens."""
    pairs = {"”": "“", "’": "‘", "＂": "", "＇": ""}
    last = text[-1:]
    is_half = last in pairs and (not pairs[last] or text.count(last) > text.count(pairs[last]))
    return (text[:-1] if is_half else text).strip()


def _chinese_quotes(value: str, quote: str) -> str:
    pieces = value.split(quote)
    return "".join(piece + ("“”"[index % 2] if index < len(pieces) - 1 else "") for index, piece in enumerate(pieces))


def _open_bracket(field: re.Match[str], around: Around, known: Vocabulary) -> Slip | None:
    value = field["value"]
    is_open = (value[0] == "[" and known.is_list(field["name"])) or (value[0] == "{" and ": " in value)
    if not is_open or any(mark in value[1:] for mark in "[]{}#\"'") or not _ends_here(around, known):
        return None
    return Slip("Y18", field.start("value") + 1, field["head"] + value.rstrip(" ,，") + ("]" if value[0] == "[" else "}"))


def _refused_start(field: re.Match[str], around: Around, known: Vocabulary) -> Slip | None:
    value, column = field["value"], field.start("value") + 1
    if value[0] in "@`%,]}" or (value[0] in "|>" and not BLOCK.fullmatch(value.partition(" #")[0].rstrip())):
        bare = value[1:].lstrip(value[0] + " ") if value[0] in "|>,]}" or value[1:2] == " " else ""
        return Slip("Y11", column, field["head"] + scalar(bare or value))
    if value[:2] in _ITEM_LIKE and value[2:].strip():
        inner = value[2:].strip()
        return Slip("Y11", column, field["head"] + (f"[{inner}]" if known.is_list(field["name"]) else scalar(inner)))
    mark = _MARK.match(value)
    if mark:
        return Slip("Y08" if value[0] == "!" else "Y07", column, field["head"] + value[mark.end() :])
    if not known.is_text(field["name"]):
        return None  # whatever was meant by an id or a list is not there
    if value[0] in "*&" and value.strip("*&"):
        return Slip("Y07", column, field["head"] + scalar(value.replace("*", "") if value[0] == "*" else value[1:].lstrip()))
    if value[0] == "!" and value.strip("!"):
        return Slip("Y08", column, field["head"] + scalar(value.lstrip("!")))
    return None


def _second_colon(field: re.Match[str], around: Around, known: Vocabulary) -> Slip | None:
    value = field["value"]
    match = _SECOND_COLON.search(value) if PLAIN_START.match(value) else None
    if not match or " #" in value[: match.start()]:
        return None
    mended = re.sub(r"[ ]?:(?:[ ]+|$)", "：", value)
    return Slip("Y09", field.start("value") + match.start() + 1, field["head"] + mended)


VALUE_RULES: Sequence[Rule] = tuple(map(_in_value, (_wide_brackets, _half_quoted, _open_bracket, _refused_start, _second_colon)))
