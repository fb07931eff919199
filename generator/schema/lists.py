"""A list written as one text, as people write it: 邻里之间、孩子们; where its items begin, and the pattern of such a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_OPENING, _CLOSING = "[［【", "]］】"
_SEPARATORS = "，、,；;\u3000"
_IDS = re.compile(r"[a-z0-9/-]+(?: +[a-z0-9/-]+)+")
_ITEM = re.compile(f"[^{_SEPARATORS}]+")
_WORD = re.compile(f"[^{_SEPARATORS} ]+")
_BETWEEN = f"(?:[ \u3000]*[{_SEPARATORS}][ \u3000]*|[ \u3000]+)"


def items_of(text: str, by_blanks: bool = False) -> Iterator[tuple[int, str]]:
    """Offset and text of each item that `text` lists; a blank stands between ids, and where the items are words `by_blanks`."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start > 3 and text[start] == "“" and text[start + 1] in _OPENING and text[end - 2] in _CLOSING and text[end - 1] == "”":
        start, end = start + 1, end - 1
    if end - start > 1 and text[start] in _OPENING and text[end - 1] in _CLOSING:
        start, end = start + 1, end - 1
    inner = text[start:end]
    kind = _WORD if by_blanks or _IDS.fullmatch(inner.strip()) else _ITEM
    for match in kind.finditer(inner):
        item = match.group().strip()
        if item:
            yield start + match.start() + len(match.group()) - len(match.group().lstrip()), item


def or_one_text(schema: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a list of scalars, which may be written as one text, too; any other `schema` as it is."""
    items = schema.get("items", {})
    if schema.get("type") != "array" or "type" not in items:
        return schema
    return {**schema, "type": ["array", "string", "number"], "items": listed(items), **_pattern_of(listed(items))}


def listed(item: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a text that is an `item` or several."""
    if "pattern" not in item:
        return {name: value for name, value in item.items() if name != "maxLength"}
    one = item["pattern"].removeprefix("^").removesuffix("$")
    items = rf"[ {_SEPARATORS}]*{one}(?:{_BETWEEN}{one})*[ {_SEPARATORS}]*"
    opening, closing = f"[{re.escape(_OPENING)}]", f"[{re.escape(_CLOSING)}]"
    several = f"^(?:{opening}?{items}{closing}?|“{opening}{items}{closing}”)$"
    return {**{name: value for name, value in item.items() if name != "maxLength"}, "pattern": several}


def _pattern_of(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {name: schema[name] for name in ("pattern", "patternErrorMessage", "errorMessage") if name in schema}
