"""A tree of mappings, lists and texts read as a record: the record, or all that is wrong with it."""

from __future__ import annotations

import enum
import functools
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from generator.schema.base import in_part
from generator.schema.called import likely_name
from generator.schema.grammar import Refused, repeated
from generator.schema.kinds import FieldType, Kind, Location, field_type

LIST = "一个列表，每项以“- ”开头，或写成 [甲, 乙]"
_FIELDS = "一组“名称: 内容”"


class _Unread(enum.Enum):
    UNREAD = enum.auto()


UNREAD = _Unread.UNREAD  # in a tree: here stands something that could not be read, which has been said


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that the schema refuses: where in the tree, which code, what its sentence needs; `at_key` points at the field's name."""

    location: Location
    code: str
    details: dict[str, object]
    at_key: bool = False


_TOLD = Fault((), "", {})  # of what is UNREAD


def read_record(kind: Kind, plain: object) -> tuple[Any | None, list[Fault]]:
    """Read a tree as a record of `kind`: the record, or None and all its faults."""
    made, faults = read_in_part(kind, plain)
    return (None, faults) if faults else (made, [])


def read_in_part(kind: Kind, plain: object) -> tuple[Any, list[Fault]]:
    """Read a tree as a record of `kind`, with all its faults: where there are any, what is at fault is missing in the record.

    Whoever asks such a record for a field that could not be read gets an AttributeError.
    """
    faults: list[Fault] = []
    made = _record(kind.record, plain, (), faults)
    return made, [fault for fault in faults if fault is not _TOLD]


@functools.cache
def _fields_of(record: Any) -> tuple[dict[str, tuple[FieldType, bool]], bool]:
    """The fields of a record, each with whether it must be there; and whether others may stand beside them."""
    found = {each.name: (field_type(record, each.name), each.default is MISSING) for each in fields(record)}
    return found, record.__pydantic_config__.get("extra") == "ignore"


def _record(record: Any, plain: object, location: Location, faults: list[Fault]) -> Any:
    if not isinstance(plain, dict):
        code, wanted = ("S05", {"shape": _FIELDS}) if plain == "" and location else ("S03", {"wanted": _FIELDS})
        faults.append(_TOLD if plain is UNREAD else Fault(location, code, {"field": _field_of(location), **wanted}))
        return in_part(record, {})
    known, others_may_be = _fields_of(record)
    before = len(faults)
    values: dict[str, Any] = {}
    for name, (kind, is_needed) in known.items():
        if name in plain:
            values[name] = _value(kind, plain[name], (*location, name), faults)
        elif is_needed:
            faults.append(Fault(location, "S01", {"field": name, "label": kind.label.name}))
    others = [] if others_may_be or len(values) == len(plain) else [key for key in plain if key not in known]
    faults.extend(Fault((*location, key), "S02", {"field": key, "candidates": tuple(known)}, at_key=True) for key in others)
    return record(**values) if len(faults) == before else in_part(record, _known(record, values, others))


def _known(record: Any, values: dict[str, Any], others: list[str]) -> dict[str, Any]:
    """The values that could be read, and those of fields that were left out, unless they may stand under one of the `others`."""
    meant = {likely_name(record, other, values) for other in others}
    defaults = {each.name: each.default for each in fields(record) if each.default is not MISSING and each.name not in meant}
    return {name: value for name, value in {**({} if "" in meant else defaults), **values}.items() if value is not UNREAD}


def _value(kind: FieldType, plain: object, location: Location, faults: list[Fault]) -> Any:
    if not kind.is_list:
        return _one(kind, plain, location, faults)
    if not isinstance(plain, list):
        code, wanted = ("S03", {"wanted": LIST}) if plain else ("S05", {"shape": kind.shape})
        faults.append(_TOLD if plain is UNREAD else Fault(location, code, {"field": _field_of(location), **wanted}))
        return UNREAD
    before = len(faults)
    values = [_one(kind, item, (*location, index), faults) for index, item in enumerate(plain)]
    for index in repeated(_words_meant(plain, values)):
        faults.append(Fault((*location, index), "S14", {"field": _field_of(location), "value": plain[index]}))
        values[index] = UNREAD
    if len(faults) > before and UNREAD in values:
        return tuple("" if value is UNREAD else value for value in values) if kind.ref else UNREAD
    return tuple(values)


def _words_meant(plain: Sequence[object], values: Sequence[object]) -> Sequence[object]:
    """The items of a list as texts, those that mean the same alike: 周二 and 星期二."""
    return [value if isinstance(value, str) else item for item, value in zip(plain, values, strict=True)]


def _one(kind: FieldType, plain: object, location: Location, faults: list[Fault]) -> Any:
    if kind.grammar is None:
        return _record(kind.record, plain, location, faults)
    if not isinstance(plain, str) and _holds_unread(plain):
        faults.append(_TOLD)
        return UNREAD
    try:
        return kind.grammar.validate(plain)
    except Refused as refused:
        details = {"candidates": (), **refused.details, "field": _field_of(location)}
        faults.append(Fault(location, refused.code, details))
        return UNREAD


def _holds_unread(plain: object) -> bool:
    inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return plain is UNREAD or any(map(_holds_unread, inner))


def _field_of(location: Location) -> str:
    """The name of the field in which the place lies; items of lists bear only numbers."""
    return next((step for step in reversed(location) if isinstance(step, str)), "")
