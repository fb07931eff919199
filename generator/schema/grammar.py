"""The grammar of every scalar an editor may write: text in, typed value out, nothing guessed; and back again.

YAML's own types are never asked: `NO`, `007` and `9:30` arrive as they were written, and these grammars alone say what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator.schema.lists import or_one_text
from generator.schema.names import MOST_ADDRESS, MOST_NAME, is_device
from generator.text import as_one_line, as_seen, half_width

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


def _only_text(value: object) -> str:
    """The text in a list that holds nothing else, "" if it holds no text or more."""
    only = value[0] if isinstance(value, list) and len(value) == 1 else ""
    return only if isinstance(only, str) else ""


@dataclass(frozen=True)
class Grammar:
    """How one scalar is read and written; `shape` says it to an editor, `json_schema` to an editor's program.

    `write` gives a text, or a list where one may stand, that reads as the value again. A value that is a text is its own. `also` has an
    example of each other way in which a value may be written.
    """

    shape: str
    parse: Callable[[str], object]
    json_schema: Mapping[str, Any] = field(default_factory=dict)
    write: Callable[[Any], object] = field(default=str, kw_only=True)
    also: tuple[str, ...] = field(default=(), kw_only=True)
    is_words: bool = field(default=False, kw_only=True)  # what people read, and no id, address or choice that something else goes by
    is_whole: bool = field(default=False, kw_only=True)  # an item of a list, whatever commas are in it

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused for a list, a mapping or a text outside the grammar."""
        if not isinstance(value, str):
            raise Refused("S04", shape=self.shape, likely=_only_text(value))
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
    when: str = ""  # when a field that may be left out has to be there all the same, as rules have it

    def beside(self, name: str) -> str:
        """What the field is called, with its name in the file, for a sentence about it."""
        return f"{self.name}（{name}）"

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The field's JSON Schema with its label and help."""
        return {**or_one_text(handler(schema)), "title": self.name, "description": self.help + (f"{self.when}。" if self.when else "")}


@dataclass(frozen=True)
class Ref:
    """The field, or each item of its list, bears the id of a record of `kind`; its grammar's words that stand alone name nobody."""

    kind: str


@dataclass(frozen=True)
class Pair:
    """Each record of the list may be one text with a colon in it, as 小满：到了。 is: the fields that stand before it and behind it."""

    before: str
    behind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON Schema of a list of such records, or of texts, in YAML with an English colon names of one field."""
        inner = handler(schema)
        text, named = (
            {"type": "string", "pattern": "[:：]"},
            {"type": "object", "maxProperties": 1, "additionalProperties": {"type": "string"}},
        )
        return {**inner, "items": {"anyOf": [inner["items"], text, named]}}


def pattern(shape: str, expression: str, code: str = "S06", repair: Callable[[str], str] = half_width) -> Grammar:
    """A text that must match `expression` as a whole; one that does so after `repair` is offered for one that does not."""
    compiled = re.compile(expression)

    def parse(text: str) -> str:
        if not compiled.fullmatch(text):
            likely = repair(text)
            raise Refused(code, value=text, shape=shape, likely=likely if compiled.fullmatch(likely) else "")
        return text

    return Grammar(shape, parse, {"type": "string", "pattern": f"^(?:{expression})$", "patternErrorMessage": f"这里要填：{shape}"})


def name(shape: str, expression: str, repair: Callable[[str], str] = half_width, most: int = MOST_NAME) -> Grammar:
    """A text that becomes a file or folders of the site: it matches `expression`, and every system takes each part between slashes."""
    grammar = pattern(shape, expression, repair=repair)

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
        joined = as_one_line(value)
        if len(joined) > most:
            raise Refused("S07", count=len(joined), most=most)
        return joined

    return Grammar(shape, parse, {"type": ["string", "number", "boolean"], "maxLength": most}, is_words=True)


def sentence(most: int) -> Grammar:
    """A text with commas of its own: in a list each item is one."""
    return replace(text(most), is_whole=True)


def choice(*allowed: str, also: Mapping[str, str] = MappingProxyType({})) -> Grammar:
    """One of a few words; `also` maps other words that mean one of them."""
    shape = "、".join(allowed) + " 之一"

    def parse(value: str) -> str:
        written = half_width(value)
        if written not in allowed and written not in also:
            within = [word for word in allowed if written.endswith(word)]
            likely = within[0] if len(within) == 1 else ""
            several = [also.get(char, "") for char in written.removeprefix("每").removeprefix("周")]
            remedy = f"要几个，就写成 [{', '.join(several)}]。" if len(several) > 1 and all(several) else ""
            raise Refused(
                "S08",
                value=value,
                shape=shape,
                allowed="、".join(allowed),
                candidates=allowed,
                likely="" if remedy else likely,
                remedy=remedy,
                number="一个",
            )
        return also.get(written, written)

    told = f"只能从这几个里选一个：{'、'.join(allowed)}"
    expression = f"^[ \u3000]*(?:{'|'.join((*allowed, *also))})[ \u3000]*$"
    schema = {"type": "string", "pattern": expression, "examples": list(allowed), "patternErrorMessage": told, "errorMessage": told}
    return Grammar(shape, parse, schema, also=tuple(also)[:1])


def repeated(items: Sequence[object]) -> Iterator[int]:
    """The positions of texts in a list that stand there before."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, str):
            if item in seen:
                yield index
            seen.add(item)


@dataclass(frozen=True)
class Menu(Grammar):
    """The `nav` of mkdocs.yml: a flat list of one name with one page each, read as (name, first folder of the address)."""

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused for sub-menus and anything but pages."""
        if not isinstance(value, list) or not all(isinstance(item, dict) and len(item) == 1 for item in value):
            raise Refused("S04", shape=self.shape)
        entries = [(name, page) for item in value for name, page in item.items()]
        for title, page in entries:
            text(20).validate(title)
            if not isinstance(page, str) or not re.fullmatch(rf"{SLUG}(?:/index)?\.md", page):
                raise Refused("S06", value=page, shape=self.shape)
        return tuple((name, "" if page == "index.md" else page.partition("/")[0].removesuffix(".md")) for name, page in entries)


def _menu(entries: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """A menu of the first page in each folder; a page that stands there under another name reads the same."""
    return [{title: f"{folder}/index.md" if folder else "index.md"} for title, folder in entries]


SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def _as_slug(text: str) -> str:
    return re.sub("[ _.–—-]+", "-", half_width(text).casefold()).strip("-")


def as_address(text: str) -> str:
    """What is wanted where an address was begun or ended otherwise, or copied from where a browser or a folder shows it."""
    return "/" + re.sub(r"^https?://[^/]*|(?:index)?\.(?:md|html)$", "", half_width(text).casefold()).strip("/") + "/"


_NO_NAME = re.compile(rf"[-–—−•·]|[“‘「\"']{SLUG}[”’」\"']$")  # a slip before the name or round the id


def _reference(value: str) -> str:
    """An id, or the name of what bears one: whose it is, the model finds out."""
    text, written = half_width(as_seen(value)[0]), as_seen(value)[0].strip()
    if re.fullmatch(SLUG, text):
        return str(ID.parse(text))
    if _NO_NAME.match(text):
        raise Refused("S06", value=value, shape=REFERENCE.shape)
    if len(text) > MOST_NAME:
        raise Refused("S07", count=len(text), most=MOST_NAME)
    return written  # as the editor wrote it: names are compared without regard to width


def _as_number(text: str) -> str:
    """The number of a person in the path of the file."""
    return re.sub(r"\.ya?ml$", "", half_width(text).casefold().rpartition("/")[2])


ID = name("小写字母、数字和减号组成的编号，如 snow-day", SLUG, _as_slug)
REFERENCE = Grammar("编号，或者它的名称，一字不差", _reference, {"type": ["string", "number", "boolean"], "maxLength": MOST_NAME})
PERSON_ID = pattern("人物编号，p- 后面是 3 到 12 个小写字母或数字", r"p-[a-z0-9]{3,12}", "S15", _as_number)
FILE_NAME = name(
    "同一文件夹里的文件名，如 cover.jpg",
    r"(?!\.)[^/\\:*?\"<>|\x00-\x1f]*[^/\\:*?\"<>|\x00-\x20.]",
    lambda text: re.split(r"[/\\]", text.strip())[-1],
)
ADDRESS = name("本站地址，如 /stories/snow-day/", r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+", as_address, MOST_ADDRESS)
YEAR_NAME = pattern("年份，如 2026", r"20[0-9]{2}")
NUMBER = pattern("三位数的编号，001 到 100", r"0[0-9][1-9]|0[1-9]0|100")
MASKED_NAME = replace(pattern("姓加星号，如 孟*家", r"[\u4e00-\u9fff]{1,2}\*家"), is_words=True)
WEB_ADDRESS = pattern("网址，以 https:// 开头、以 / 结尾", r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")
ICP = pattern(
    "ICP 备案号，如 京ICP备00000000号；还没有就写 待备案", r"待备案|[\u4e00-\u9fff]ICP备(?:[0-9]{8}|[0-9]{10})号(?:-[0-9]{1,3})?", "D05"
)
POLICE = pattern("公安备案号，“号”字前面是 14 位数字；还没有就写 待备案", r"待备案|[\u4e00-\u9fff]公网安备 ?[0-9]{14}号", "D05")
MENU = Menu("菜单列表，每项是“名称: 栏目.md”或“名称: 栏目/index.md”", str, {"type": "array"}, write=_menu, is_words=True)
