"""What an editor is to type in place of what was refused: the line, with the editor's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from generator.problems import nearest
from generator.schema.kinds import FieldType, Kind, field_type
from generator.schema.reading import Fault
from generator.text import half_width

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$|^$")
_CANCELLED = re.compile("(?:已经?)?(?:取消|停办|不办)了?")
_WHY = "为什么取消"


def remedied(kind: Kind, plain: object, fault: Fault) -> Fault:
    """`fault` of a tree of `kind`, with all that its sentences tell of what to type."""
    record, holder, name = _around(kind.record, plain, fault)
    details = dict(fault.details)
    lines: list[str] = []
    if fault.code == "S02":
        meant = _meant(record, str(name))
        details["meant"] = meant
        lines = _line_of_name(record, holder, str(name), meant)
    elif fault.code == "S08" and name == "cancelled" and not details.get("likely") and "reason" not in holder:
        lines = _cancelled(str(details["value"]))
    elif fault.code == "S03":
        lines = list(_record_of_text(field_type(record, name), name, holder.get(name), fault)) if isinstance(name, str) else []
    elif details.get("likely"):
        lines = [_line(name, str(details["likely"]))]
    details["instead"] = told(lines)
    details["otherwise"] = _otherwise(record, name) if fault.code == "S05" else ""
    details["why"] = "" if lines else details.get("why", "")
    if fault.code == "S15":
        details |= registration(str(details["value"]))
    return replace(fault, details=details)


def told(lines: list[str]) -> str:
    """`lines` to be typed, as a sentence quotes them."""
    quoted = "”“".join(lines)
    return "" if not lines else f"“{quoted}”" if len(lines) == 1 else f"这 {len(lines)} 行：“{quoted}”"


def registration(value: str) -> dict[str, str]:
    """The details of S15: the file in which somebody who is not registered is to be."""
    return {"file": f"content/people/{value if re.fullmatch('p-[a-z0-9]{3,12}', value) else 'p-编号'}.yml"}


def _around(record: Any, plain: Any, fault: Fault) -> tuple[Any, Mapping[str, Any], str | int]:
    """The record in which the fault lies, its fields in the tree, and the field's name; the position in a list of texts."""
    holder: Mapping[str, Any] = plain if isinstance(plain, dict) else {}
    for at, step in enumerate(fault.location):
        if isinstance(step, str) and isinstance(plain, dict):
            holder, plain = plain, plain.get(step)
            if at == len(fault.location) - 1:
                return record, holder, step
            kind = field_type(record, step)
            if not kind.record:
                return record, holder, fault.location[-1] if isinstance(fault.location[-1], int) else step
            record = kind.record
        elif isinstance(step, int) and isinstance(plain, list):
            plain = plain[step]
    return record, plain if isinstance(plain, dict) else holder, ""


def _meant(record: Any, name: str) -> str:
    """The field that was meant by a name: its Chinese label, in other letters, or misspelt; "" if that cannot be told."""
    written = half_width(name).rstrip(":").strip().casefold().replace("-", "_").replace(" ", "_")
    labels = {field_type(record, each.name).label.name: each.name for each in fields(record)}
    names = [each.name for each in fields(record)]
    return labels.get(written) or (written if written in names else nearest(written, names))


def _line_of_name(record: Any, holder: Mapping[str, Any], name: str, meant: str) -> list[str]:
    """The line with the right name; what says that something is cancelled has one of its own."""
    value = holder.get(name)
    if (
        not meant
        and isinstance(value, str)
        and _CANCELLED.fullmatch(value.strip())
        and any(each.name == "cancelled" for each in fields(record))
    ):
        return _cancelled(value)
    return [_line(meant, value)] if meant and meant not in holder else []


def _cancelled(value: str) -> list[str]:
    reason = _WHY if _CANCELLED.fullmatch(value.strip()) else value
    return ["cancelled: true", f"reason: {_quoted(reason)}"]


def _record_of_text(kind: FieldType, name: str, value: Any, fault: Fault) -> Iterator[str]:
    """Lines of a record in whose place something else stands."""
    if not kind.record:
        return
    item = value[fault.location[-1]] if isinstance(value, list) and isinstance(fault.location[-1], int) else value
    lead = "  - " if kind.is_list else "  "
    yield f"{name}:"
    if isinstance(item, dict):
        pairs = [(str(key), inner) for key, inner in item.items() if isinstance(inner, str)][:1]
    else:
        wanted = [(each.name, field_type(kind.record, each.name)) for each in fields(kind.record)]
        pairs = [(each, inner.label.name) for each, inner in wanted if inner.is_needed or inner.label.when]
        text = item if isinstance(item, str) else ""
        pairs[:1] = [(each, text or label) for each, label in pairs[:1]]
    for at, (key, text) in enumerate(pairs):
        yield f"{lead if at == 0 else ' ' * len(lead)}{key}: {_quoted(text)}"


def _otherwise(record: Any, name: str | int) -> str:
    """What else to do about a field with nothing in it."""
    if not isinstance(name, str) or not name:
        return "多出来的，就把这一行删掉"
    kind = field_type(record, name)
    return (
        "这一项必须有，不能删"
        if kind.is_needed
        else f"{kind.label.when}；别的时候不打算填，就把这一行删掉"
        if kind.label.when
        else "不打算填，就把这一行删掉"
    )


def _line(name: str | int, value: Any) -> str:
    """`name: value`, or the value alone where it is an item of a list; of what has several lines, the first."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = f"[{', '.join(map(_quoted, value))}]"
    else:
        text = _quoted(value) if isinstance(value, str) else ""
    return f"{name}: {text}".rstrip() if isinstance(name, str) and name else text


def _quoted(text: str) -> str:
    """`text` as YAML takes it for a text."""
    line = " ".join(text.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(line) else line
