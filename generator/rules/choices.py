"""What is told of a reference that leads to nobody: what there is to choose from, or how somebody is registered."""

from __future__ import annotations

from typing import Any

from generator.model.naming import as_compared, name_of
from generator.problems import nearest
from generator.rules.context import Context
from generator.schema.kinds import BY_NAME
from generator.schema.remedies import registration

MOST = 40  # choices that a message lists


def unknown(context: Context, kind: str, text: str, is_sample: bool, may_propose: bool) -> dict[str, Any]:
    """The code and the details of a problem: nothing of `kind` is called `text`, or several are; no other person is ever proposed."""
    if kind == "person":
        return {"code": "S15", "value": text, **registration(text)}
    names = {id: name_of(record) for id, record in context.names[kind].items() if is_sample or not getattr(record, "sample", False)}
    bearers = {id: name for id, name in names.items() if as_compared(name) == as_compared(text)}
    details = {"sort": BY_NAME[kind].noun, "value": text, "where": BY_NAME[kind].shown}
    if len(bearers) > 1:
        return {"code": "S16", **details, "count": len(bearers), "choices": _listed(bearers)}
    if not may_propose:
        return {"code": "R01", **details, "nearest": "", "choices": ""}
    likely = _likely(text, names) or nearest(text, context.unread.ids(kind))
    return {"code": "R01", **details, "nearest": likely, "choices": _choices(names)}


def _likely(text: str, names: dict[str, str]) -> str:
    """The id of what was probably meant: nearly written so, or called so in part."""
    within = [id for id, name in names.items() if len(text) > 1 and text in name]
    called = nearest(text, names.values())
    return (
        nearest(text, names)
        or next((id for id, name in names.items() if called and name == called), "")
        or (within[0] if len(within) == 1 else "")
    )


def _choices(names: dict[str, str]) -> str:
    return f"可以写的有：{_listed(names)}。" if 0 < len(names) <= MOST else ""


def _listed(names: dict[str, str]) -> str:
    return "、".join(f"{id}（{name}）" for id, name in names.items())
