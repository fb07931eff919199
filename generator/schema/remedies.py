"""What an editor is to type in place of what was refused: the line, with the editor's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from generator.schema.grammar import Refused
from generator.schema.kinds import FieldType, Kind, Location, field_type
from generator.schema.numbers import FLAG
from generator.schema.reading import LIST, Fault, likely_name
from generator.text import half_width

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$|^$")
_CANCELLED = re.compile("(?:已经?)?(?:取消|停办|不办)了?")
_WHY = "为什么取消"


def remedied(kind: Kind, plain: object, fault: Fault) -> Fault:
    """`fault` of a tree of `kind`, with all that its sentences tell of what to type."""
    at = _spot(kind.record, plain, fault.location)
    details = dict(fault.details)
    lines: list[str] = []
    if fault.code == "S02":
        details["meant"] = likely_name(at.record, at.name)
        lines = _under_right_name(at, str(details["meant"]))
    elif fault.code == "S08" and at.name == "cancelled" and not details.get("likely") and "reason" not in at.holder:
        lines = _cancelled(str(details["value"]))
    elif fault.code == "S03" and at.name:
        lines = list(_record_of(at, fault.details["wanted"] == LIST))
    elif details.get("likely"):
        lines = [_line("" if isinstance(fault.location[-1], int) else at.name, details["likely"])]
    details["remedy"] = told(lines)
    details["why"] = "" if lines else details.get("why", "")
    details |= {"otherwise": _otherwise(at, fault.location)} if fault.code == "S05" else {}
    details |= registration(str(details["value"])) if fault.code == "S15" else {}
    return replace(fault, details=details)


def told(lines: list[str]) -> str:
    """The sentence that gives `lines` to be typed, "" if there are none."""
    quoted = "”“".join(lines)
    return f"改成{'' if len(lines) == 1 else f'这 {len(lines)} 行：'}“{quoted}”。" if lines else ""


def registration(value: str) -> dict[str, str]:
    """The details of S15: the file in which somebody who is not registered is to be."""
    if re.fullmatch("p-[a-z0-9]{3,12}", value):
        return {"file": f"content/people/{value}.yml"}
    if re.fullmatch("[a-z0-9-]+", half_width(value).casefold()):
        return {"file": "content/people/p-编号.yml"}
    known = (
        f"这里写编号，不写称呼。登记过的，在 content/people 里找写着“name: {value}”的文件，核对是同一个人，文件名就是编号（不带 .yml）。"
    )
    return {"file": "content/people/p-编号.yml", "remedy": f"{known}没有登记过的，"}


class _Spot(NamedTuple):
    """Where a fault lies: the record and its fields in the tree, the field's name, and what stands there, be it an item of the field."""

    record: Any
    holder: Mapping[str, Any]
    name: str
    value: Any

    @property
    def kind(self) -> FieldType:
        return field_type(self.record, self.name)


def _spot(record: Any, plain: Any, location: Location) -> _Spot:
    spot, inner = _Spot(record, {}, "", plain), record
    for step in location:
        if isinstance(step, int):
            spot = spot._replace(value=spot.value[step])
        else:
            spot = _Spot(inner, spot.value, step, spot.value[step])
            inner = spot.kind.record if step in _names(inner) else None
    return spot


def _names(record: Any) -> list[str]:
    return [each.name for each in fields(record)]


def _under_right_name(at: _Spot, meant: str) -> list[str]:
    """The line with the right name; what says that something is cancelled has two."""
    says_so = isinstance(at.value, str) and _CANCELLED.fullmatch(at.value.strip()) and "cancelled" in _names(at.record)
    if says_so or (meant == "cancelled" and isinstance(at.value, str) and not _is_flag(at.value)):
        return _cancelled(at.value)
    return [_line(meant, at.value)] if meant and meant not in at.holder else []


def _is_flag(text: str) -> bool:
    try:
        FLAG.validate(text)
    except Refused:
        return False
    return True


def _cancelled(value: str) -> list[str]:
    reason = _WHY if _CANCELLED.fullmatch(value.strip()) else value
    return ["cancelled: true", f"reason: {_quoted(reason)}"]


def _record_of(at: _Spot, is_list_wanted: bool) -> Iterator[str]:
    """The lines of a record, or of the first of a list, in whose place something else stands."""
    if not at.kind.record:
        return
    lead = "  - " if at.kind.is_list else "  "
    if isinstance(at.value, dict) and is_list_wanted:
        pairs = [(str(key), value) for key, value in at.value.items() if isinstance(value, str)][:1]
    else:
        inner = [field_type(at.kind.record, name) for name in _names(at.kind.record)]
        known = zip(_names(at.kind.record), inner, strict=True)
        pairs = [(name, kind.label.name) for name, kind in known if kind.is_needed or kind.label.when]
        pairs[:1] = [(name, at.value if isinstance(at.value, str) else label) for name, label in pairs[:1]]
    yield f"{at.name}:"
    for number, (name, text) in enumerate(pairs):
        yield f"{' ' * len(lead) if number else lead}{name}: {_quoted(text)}"


def _otherwise(at: _Spot, location: Location) -> str:
    """What else to do about a field with nothing in it."""
    if not at.name or isinstance(location[-1], int):
        return "多出来的，就把这一行删掉"
    if at.kind.is_needed:
        return "这一项必须有，不能删"
    return f"{at.kind.label.when}；不打算填，就把这一行删掉" if at.kind.label.when else "不打算填，就把这一行删掉"


def _line(name: str, value: Any) -> str:
    """`name: value`, the value alone where it is an item of a list; of what has lines of its own, the first."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = f"[{', '.join(map(_quoted, value))}]"
    else:
        text = _quoted(value) if isinstance(value, str) else ""
    return f"{name}: {text}".rstrip() if name else text


def _quoted(text: str) -> str:
    """`text` as YAML takes it for a text."""
    line = " ".join(text.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(line) else line
