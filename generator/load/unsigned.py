"""Signs round a whole value, which a reader would see as part of it: quotation marks, the name of the field once more, a stop behind a title."""

from __future__ import annotations

from generator.load.lines import FIELD

FIELDS = {"title": "标题", "summary": "摘要", "name": "名称", "source": "来源", "scene": "画面", "credit": "作者", "alt": "图片说明"}
_PIECES = ("Story", "Case", "Comic")
_WRAPPED = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))


def unsigned(name: str, text: str, is_piece: bool) -> tuple[str, str]:
    """What stands too much in the text of a field, and the text without it; `is_piece` is a work, whose title bears no signs of one."""
    for opening, closing in (*_WRAPPED, *((("《", "》"),) if name == "title" and is_piece else ())):
        inner = text[1:-1]
        if text.startswith(opening) and text.endswith(closing) and inner and opening not in inner and closing not in inner:
            return f"整个包在{'书名号' if opening == '《' else '引号'}里，网页上也会带着", inner.rstrip("。") if name == "title" else inner
    label = FIELDS[name]
    for lead in (f"{label}：", f"{label}:"):
        if text.startswith(lead) and text != lead:
            return f"前面多写了“{lead}”", text.removeprefix(lead).strip()
    if name == "title" and text.endswith("。") and text.rstrip("。"):
        return "末尾多了句号", text.rstrip("。")
    return "", ""


def unsigned_line(line: str, record: type | None) -> str:
    """A line of `record` that is to be typed anew for another fault, without such signs, or nobody would see an end of typing it."""
    field = FIELD.fullmatch(line)
    if not field or field["name"] not in FIELDS:
        return line
    _, meant = unsigned(field["name"], field["value"].strip(), getattr(record, "__name__", "") in _PIECES)
    return field["head"] + meant if meant else line
