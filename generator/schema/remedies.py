"""What an editor is to type in place of what was refused: the line, with the editor's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from generator.schema.called import likely_name
from generator.schema.grammar import Refused
from generator.schema.kinds import FieldType, Kind, Location, field_type
from generator.schema.numbers import FLAG
from generator.schema.reading import LIST, Fault
from generator.schema.unwritten import filled, to_fill
from generator.text import half_width

_NEEDS_QUOTES = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$|^$")
_CANCELLED = re.compile("(?:已经?)?(?:取消|停办|不办)了?")
_WHY = "为什么取消"


def remedied(kind: Kind, plain: object, fault: Fault) -> Fault:
    """`fault` of a tree of `kind`, with all that its sentences tell, and what they are to be made of.

    `name` is the right name of a field, `likely` the right value, `lines` are what belongs in the place of the field's own line, `is_item` says
    that a record is to be the item of a list, `items` that each line is, `inner` are the lines of an item, `example` has the lines of what is
    missing, `fill` those of what is empty.
    """
    at = _spot(kind.record, plain, fault.location)
    details = {"why": "", **fault.details}
    if fault.code != "S01" and at.name in _names(at.record):
        details["field"] = at.kind.label.beside(at.name)
    if fault.code == "S01":
        details["example"] = to_fill(at.inner, str(details["field"]))
    elif fault.code == "S02":
        details |= _named(at, likely_name(at.record, at.name, at.holder))
    elif fault.code == "S08" and at.name == "cancelled" and not details.get("likely") and "reason" not in at.holder:
        details["lines"] = _cancelled(str(details["value"]))
    elif fault.code == "S08" and at.name and at.kind.is_list:
        details["number"] = "，可以选几个，用顿号隔开"
    elif fault.code == "S03" and at.name and isinstance(fault.location[-1], int):
        details |= _item_of(at)
    elif fault.code == "S03" and at.name:
        details |= _record_of(at, fault.details["wanted"] == LIST)
    elif fault.code == "S05":
        details |= {"otherwise": _otherwise(at, fault.location)}
        if at.name and at.kind.record and not isinstance(fault.location[-1], int):
            details["fill"] = filled(at.kind)
    elif fault.code == "S06" and at.name in _OF_CLIPS and {"file", "url"} <= {*_names(at.record)}:
        details |= _other_of_clip(at, str(details["value"]))
    elif fault.code == "S06" and "aliases" in fault.location:
        details["likely"] = _in_section(kind, str(details.get("likely", "")))
    details |= registration(str(details["value"])) if fault.code == "S15" else {}
    return replace(fault, details=details)


NOBODY = frozenset("无 没有 暂无 没 空 不详 不知道 none no nil n/a - — ——".split())  # where a reference belongs: there is none to be made


def registration(value: str) -> dict[str, str]:
    """The details of S15: the file in which somebody who is not registered is to be."""
    if re.fullmatch("p-[a-z0-9]{3,12}", value):
        return {"file": f"content/people/{value}.yml"}
    if value in NOBODY:
        return {"file": "content/people/p-编号.yml", "remedy": "没有这样的人，就把这一行删掉。有的话，"}
    if value.startswith(("（", "(")):
        return {
            "file": "content/people/p-编号.yml",
            "remedy": "这里还没有填。照片里没有人，写 无人；有人认不出来，写 不可辨认；有登记过的人，写他的编号。",
        }
    if re.fullmatch("[a-z0-9-]+", half_width(value).casefold()):
        return {"file": "content/people/p-编号.yml"}
    name = value.partition("的")[0] or value  # 李大妈的手
    known = f"这里写编号，不写称呼。登记过的，在 content/people 里找写着“name: {name}”的文件，核对是同一个人，文件名就是编号（不带 .yml）。"
    return {"file": "content/people/p-编号.yml", "remedy": f"{known}没有登记过的，"}


class _Spot(NamedTuple):
    """Where a fault lies: the record and its fields in the tree, the field's name, and what stands there, be it an item of the field."""

    record: Any
    holder: Mapping[str, Any]
    name: str
    value: Any

    @property
    def inner(self) -> Any:
        """The record that stands there."""
        return self.kind.record if self.name else self.record

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


def _named(at: _Spot, meant: str) -> dict[str, object]:
    """The right name; what says that something is cancelled has two lines."""
    says_so = isinstance(at.value, str) and _CANCELLED.fullmatch(at.value.strip()) and "cancelled" in _names(at.record)
    if {"cancelled", "reason"} & at.holder.keys():
        return {"meant": meant, "name": meant}
    if says_so or (meant == "cancelled" and isinstance(at.value, str) and not is_flag(at.value)):
        return {"meant": meant, "lines": _cancelled(at.value)}
    return {"meant": meant, "name": meant}


def is_flag(text: str) -> bool:
    """Whether `text` says yes or no."""
    try:
        FLAG.validate(text)
    except Refused:
        return False
    return True


def _cancelled(value: str) -> list[str]:
    reason = _WHY if _CANCELLED.fullmatch(value.strip()) else value
    return ["cancelled: true", f"reason: {_quoted(reason)}"]


_OF_CLIPS = ("file", "url")  # of which a clip has one


def _other_of_clip(at: _Spot, value: str) -> dict[str, object]:
    """The address of a clip that stands where its file belongs, or the other way round."""
    if at.name == "file" and re.match("https://", value.strip()):
        return {"likely": "", "lines": [f"url: {value.strip()}"]}
    if at.name == "url" and re.fullmatch(r"[^\s/\\:]+\.mp4", value.strip(), re.IGNORECASE):
        return {"likely": "", "lines": [f"file: {value.strip()}"]}
    return {}


def _record_of(at: _Spot, is_list_wanted: bool) -> dict[str, object]:
    """The lines of a record, or of the first of a list, in whose place something else stands."""
    if not at.kind.record:
        return {}
    if isinstance(at.value, dict) and is_list_wanted:
        return {"is_item": True}
    if at.kind.pair and isinstance(at.value, str) and at.value.strip():
        return {"items": True}
    return {"lines": [f"{at.name}:", *filled(at.kind, at.value if isinstance(at.value, str) else "")]}


def _item_of(at: _Spot) -> dict[str, object]:
    """The lines of a record of a list in whose place a text stands; of what is said by somebody it is the latter that nobody has told."""
    if not at.kind.record or not isinstance(at.value, str) or not at.value.strip():
        return {}
    if not at.kind.pair:
        return {"inner": [line[len("  - ") :] for line in filled(at.kind, at.value)]}
    before, colon, behind = at.value.strip().replace("：", ":").partition(":")
    who, says = (before.strip(), behind.strip()) if colon else ("", before.strip())
    known = ((at.kind.pair.before, who), (at.kind.pair.behind, says))
    return {
        "items": bool(before and behind),
        "inner": [line for name, text in known for line in ([f"{name}: {_quoted(text)}"] if text else to_fill(at.kind.record, name))],
    }


def _in_section(kind: Kind, address: str) -> str:
    """The address that is meant: of what has moved an editor may remember nothing but the old name of its folder or file."""
    section, _, behind = next(iter(kind.pages), "").partition("<id>")
    return f"/{section}{address[1:]}" if section and behind and re.fullmatch("/[a-z0-9-]+/", address) else address


def _otherwise(at: _Spot, location: Location) -> str:
    """What else to do about a field with nothing in it."""
    if not at.name or isinstance(location[-1], int):
        return "多出来的，就把这一行删掉"
    if at.kind.is_needed:
        return "这一项必须有，不能删"
    label = at.kind.label
    if not label.when:
        return "不打算填，就把这一行删掉"
    needed = f"这一项{label.when}：{label.help}".rstrip("。")
    return needed if label.when.startswith("除了") else f"{needed}；用不着，才把这一行删掉"


def _quoted(text: str) -> str:
    """`text` as YAML takes it for a text."""
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(line) else line
