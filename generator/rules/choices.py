"""What is told of a reference that leads to nobody: what there is to choose from, or how somebody is registered."""

from __future__ import annotations

import heapq
from typing import Any

from generator.model.naming import as_compared, name_of
from generator.problems import nearest
from generator.rules.context import Context
from generator.schema.kinds import BY_NAME
from generator.schema.remedies import NOBODY, registration

MOST = 8  # choices that a message lists


def unknown(context: Context, kind: str, text: str, is_sample: bool, may_propose: bool) -> dict[str, Any]:
    """The code and the details of a problem: nothing of `kind` is called `text`, or several are; no other person is ever proposed."""
    if kind == "person":
        return {"code": "S15", "value": text, **registration(text)}
    names = {id: name_of(record) for id, record in context.names[kind].items() if is_sample or not getattr(record, "sample", False)}
    bearers = {id: name for id, name in names.items() if as_compared(name) == as_compared(text)}
    details = {"sort": BY_NAME[kind].noun, "value": text, "where": BY_NAME[kind].shown}
    if len(bearers) > 1:
        return {
            "code": "S16",
            **details,
            "count": len(bearers),
            "choices": _listed(list(bearers.items())[:MOST]) + (_rest(kind) if len(bearers) > MOST else ""),
        }
    if text in NOBODY:
        return {"code": "R01", **details, "nearest": "", "choices": "", "remedy": "没有，就把这一行删掉。要写的，"}
    if not may_propose:
        return {"code": "R01", **details, "nearest": "", "choices": ""}
    likely = _likely(text, names) or nearest(text, context.unread.ids(kind))
    return {"code": "R01", **details, "nearest": _as_written(text, likely, names), "choices": _choices(kind, text, likely, names)}


def _as_written(text: str, id: str, names: dict[str, str]) -> str:
    """What to propose for `text`: to whoever wrote a name the name, if nothing else is called so."""
    name = names.get(id, "")
    return id if text.isascii() or not name or list(names.values()).count(name) > 1 else name


def _likely(text: str, names: dict[str, str]) -> str:
    """The id of what was probably meant: nearly written so, or called so in part."""
    within = [id for id, name in names.items() if len(text) > 1 and text in name]
    called = nearest(text, names.values())
    return (
        nearest(text, names)
        or next((id for id, name in names.items() if called and name == called), "")
        or (within[0] if len(within) == 1 else "")
    )


def _choices(kind: str, text: str, likely: str, names: dict[str, str]) -> str:
    """What may be written; of much the nearest, and where the rest is."""
    if len(names) <= MOST:
        return f"可以写的有：{_listed(list(names.items()))}。" if names else ""
    near = heapq.nlargest(MOST, names.items(), key=lambda each: (each[0] == likely, _likeness(text, *each)))
    return f"可以写的有：{_listed(near)}{_rest(kind)}。"


def _likeness(text: str, id: str, name: str) -> float:
    """How many signs of what was written stand in an id, or in a name: rough, for there may be thousands."""
    signs = set(text.casefold())
    return max(len(signs & set(each.casefold())) / (len(signs | set(each.casefold())) or 1) for each in (id, name))


def _rest(kind: str) -> str:
    where = BY_NAME[kind].where
    return f"……其余的在 {where.partition('<id>')[0]} 里" if "<id>" in where else f"……其余的在 {where} 里"


def _listed(names: list[tuple[str, str]]) -> str:
    return "、".join(f"{id}（{name}）" for id, name in names)
