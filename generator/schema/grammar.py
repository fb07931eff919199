"""The grammar of every scalar an editor may write: text in, typed value out, nothing guessed; and back again.

YAML's own types are never asked: `NO`, `007` and `9:30` arrive as they were written, and these grammars alone say what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from generator.schema.names import MOST_ADDRESS, MOST_NAME, is_device
from generator.text import as_seen

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Refused(ValueError):
    """A scalar that its grammar refuses: `code` of the catalogue and what its sentence needs."""

    def __init__(self, code: str, **details: object) -> None:
        """Keep the code and its details for the problem that will be reported."""
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Grammar:
    """How one scalar is read and written; `shape` says it to an editor, `json_schema` to an editor's program.

    `write` gives a text, or a list where one may stand, that reads as the value again. A value that is a text is its own.
    """

    shape: str
    parse: Callable[[str], object]
    json_schema: Mapping[str, Any] = field(default_factory=dict)
    write: Callable[[Any], object] = field(default=str, kw_only=True)

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused for a list, a mapping or a text outside the grammar."""
        if not isinstance(value, str):
            raise Refused("S04", shape=self.shape)
        if not value.strip() or not as_seen(value)[0].strip():
            raise Refused("S05", shape=self.shape)
        return self.parse(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic call `validate` and nothing of its own."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.validate)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON Schema of this scalar."""
        return dict(self.json_schema)


@dataclass(frozen=True)
class Label:
    """What a field is called and what belongs into it, in Chinese, for manuals, scaffolds and JSON Schema."""

    name: str
    help: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The field's JSON Schema with its label and help."""
        return {**handler(schema), "title": self.name, "description": self.help}


@dataclass(frozen=True)
class Ref:
    """The field, or each item of its list, bears the id of a record of `kind`; its grammar's words that stand alone name nobody."""

    kind: str


def pattern(shape: str, expression: str, code: str = "S06") -> Grammar:
    """A text that must match `expression` as a whole."""
    compiled = re.compile(expression)

    def parse(text: str) -> str:
        if not compiled.fullmatch(text):
            raise Refused(code, value=text, shape=shape)
        return text

    return Grammar(shape, parse, {"type": "string", "pattern": f"^(?:{expression})$", "patternErrorMessage": f"这里要填：{shape}"})


def name(shape: str, expression: str, most: int = MOST_NAME) -> Grammar:
    """A text that becomes a file or folders of the site: it matches `expression`, and every system takes each part between slashes."""
    grammar = pattern(shape, expression)

    def parse(text: str) -> str:
        grammar.parse(text)
        if len(text) > most:
            raise Refused("S07", count=len(text), most=most)
        device = next(filter(is_device, text.split("/")), None)
        if device:
            raise Refused("S12", value=device, shape=shape)
        return text

    return Grammar(shape, parse, {**grammar.json_schema, "maxLength": most})


def text(most: int) -> Grammar:
    """A line or a few of text of at most `most` characters."""
    shape = f"文字，最多 {most} 个字"

    def parse(value: str) -> str:
        joined = " ".join(value.split()) if "\n" in value else value.strip()
        if len(joined) > most:
            raise Refused("S07", count=len(joined), most=most)
        return joined

    return Grammar(shape, parse, {"type": ["string", "number", "boolean"], "maxLength": most})


def choice(*allowed: str) -> Grammar:
    """One of a few words."""
    shape = "、".join(allowed) + " 之一"

    def parse(value: str) -> str:
        if value not in allowed:
            raise Refused("S08", value=value, shape=shape, allowed="、".join(allowed), candidates=allowed)
        return value

    return Grammar(shape, parse, {"type": "string", "enum": list(allowed)})


def whole(least: int, most: int) -> Grammar:
    """A whole number written in digits, from `least` to `most`."""
    shape = f"整数，{least} 到 {most}"

    def parse(value: str) -> int:
        if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value) or not least <= int(value) <= most:
            raise Refused("S06", value=value, shape=shape)
        return int(value)

    return Grammar(shape, parse, {"type": "integer", "minimum": least, "maximum": most})


def repeated(items: Sequence[object]) -> Iterator[int]:
    """The positions of texts in a list that stand there before."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, str):
            if item in seen:
                yield index
            seen.add(item)


@dataclass(frozen=True)
class WordOrList(Grammar):
    """One of a few words standing alone, or a list of items; read as a tuple of texts either way."""

    item: Grammar | None = None
    words: tuple[str, ...] = ()

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused with what is allowed."""
        if isinstance(value, list) and value and self.item:
            items = tuple(self.item.validate(each) for each in value)
            for index in repeated(value):
                raise Refused("S14", value=value[index])
            return items
        if isinstance(value, list):
            raise Refused("S04", shape=self.shape)
        return (Grammar.validate(self, value),)


@dataclass(frozen=True)
class Menu(Grammar):
    """The `nav` of mkdocs.yml: a flat list of one name with one page each, read as (name, first folder of the address)."""

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused for sub-menus and anything but pages."""
        if not isinstance(value, list) or not all(isinstance(item, dict) and len(item) == 1 for item in value):
            raise Refused("S04", shape=self.shape)
        entries = [(name, page) for item in value for name, page in item.items()]
        for title, page in entries:
            _MENU_TITLE.validate(title)
            if not isinstance(page, str) or not re.fullmatch(rf"{SLUG}(?:/index)?\.md", page):
                raise Refused("S06", value=page, shape=self.shape)
        return tuple((name, "" if page == "index.md" else page.partition("/")[0].removesuffix(".md")) for name, page in entries)


def _menu(entries: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """A menu of the first page in each folder; a page that stands there under another name reads the same."""
    return [{title: f"{folder}/index.md" if folder else "index.md"} for title, folder in entries]


def words_or_list(words: tuple[str, ...], item: Grammar) -> WordOrList:
    """One of `words`, or a list of `item`."""
    schema = {"anyOf": [{"type": "string", "enum": list(words)}, {"type": "array", "items": dict(item.json_schema), "minItems": 1}]}

    def write(value: tuple[str, ...]) -> object:
        return value[0] if value[0] in words else [item.write(each) for each in value]

    return WordOrList("、".join(words) + f"，或者{item.shape}的列表", choice(*words).parse, schema, item, words, write=write)


FIRST_YEAR, LAST_YEAR = 1900, 2100  # what a street remembers and plans; another year is a slip of the finger


def day(value: str) -> date:
    """A calendar day as ISO 8601 writes it (GB/T 7408.1)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise Refused("S09", value=value)
    _check_year(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refused("S10", value=value) from None


def _check_year(value: str) -> None:
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        raise Refused("S11", value=value, least=FIRST_YEAR, most=LAST_YEAR)


def _period(value: str) -> str:
    """A year, a month or a day, as far as it is known."""
    _PERIOD.parse(value)
    _check_year(value)
    if value.count("-") == 2:
        day(value)
    return value


def _flag(value: str) -> bool:
    known = {"true": True, "是": True, "false": False, "否": False}
    if value not in known:
        raise Refused("S08", value=value, allowed="true、false", candidates=tuple(known))
    return known[value]


def _clock(value: str) -> tuple[time, time]:
    """Two times of day with a hyphen between them; the first is the earlier."""
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})[-—–~～]([0-9]{1,2}):([0-9]{2})", value.replace(" ", ""))
    try:
        first, last = (time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))) if match else (None, None)
    except ValueError:
        first = last = None
    if first is None or last is None or first >= last:
        raise Refused("S06", value=value, shape="先早后晚的两个时间，如 9:00-10:30")
    return first, last


def _as_clock(times: tuple[time, time]) -> str:
    return "-".join(f"{each.hour}:{each.minute:02d}" for each in times)


def _grades(value: str) -> tuple[int, int]:
    """A grade or a range of grades within nine years of school."""
    match = re.fullmatch(r"([1-9])(?:[-—–~～]([1-9]))?", value)
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not match or first > last:
        raise Refused("S06", value=value, shape="1 到 9 的年级，如 3 或 1-6")
    return first, last


def _as_grades(grades: tuple[int, int]) -> str:
    return "-".join(map(str, dict.fromkeys(grades)))


SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

DAY = Grammar(
    "日期，如 2026-03-08",
    day,
    {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "patternErrorMessage": "日期写成 2026-03-08 这样"},
    write=date.isoformat,
)
FLAG = Grammar("true（是）或 false（否）", _flag, {"enum": [True, False, "是", "否"]}, write=lambda value: "true" if value else "false")
ID = name("小写字母、数字和减号组成的编号，如 snow-day", SLUG)
PERSON_ID = pattern("人物编号，如 p-7k3", r"p-[a-z0-9]{3,12}")
_PERIOD = pattern("年、年月或日期，如 2025-06", r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
PERIOD = Grammar(_PERIOD.shape, _period, _PERIOD.json_schema)
FILE_NAME = name("同一文件夹里的文件名，如 cover.jpg", r"(?!\.)[^/\\:*?\"<>|\x00-\x1f]*[^/\\:*?\"<>|\x00-\x20.]")
ADDRESS = name("本站地址，如 /stories/snow-day/", r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+", MOST_ADDRESS)
YEAR_NAME = pattern("年份，如 2026", r"20[0-9]{2}")
NUMBER = pattern("三位数的编号，001 到 100", r"0[0-9][1-9]|0[1-9]0|100")
CLOCK = Grammar("时间，如 9:00-10:30", _clock, {"type": "string"}, write=_as_clock)
GRADES = Grammar("年级，如 3 或 1-6", _grades, {"type": ["string", "integer"]}, write=_as_grades)
MASKED_NAME = pattern("姓加星号，如 孟*家", r"[\u4e00-\u9fff]{1,2}\*家")
WEB_ADDRESS = pattern("网址，以 https:// 开头、以 / 结尾", r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")
ICP = pattern(
    "ICP 备案号，如 京ICP备00000000号；还没有就写 待备案", r"待备案|[\u4e00-\u9fff]ICP备(?:[0-9]{8}|[0-9]{10})号(?:-[0-9]{1,3})?", "D05"
)
POLICE = pattern("公安备案号，“号”字前面是 14 位数字；还没有就写 待备案", r"待备案|[\u4e00-\u9fff]公网安备 ?[0-9]{14}号", "D05")
_MENU_TITLE = text(20)
MENU = Menu("菜单列表，每项是“名称: 栏目.md”或“名称: 栏目/index.md”", str, {"type": "array"}, write=_menu)
YEAR = whole(1949, 2100)
ORDER = whole(0, 9999)
