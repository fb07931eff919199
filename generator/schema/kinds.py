"""The only list of kinds: which files there are, what each holds, and how its values become a record."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from generator.schema import activities, comics, corrections, exceptions, honours, issued, records, search, site
from generator.schema.base import Record
from generator.schema.grammar import ID, NUMBER, PERSON_ID, YEAR_NAME, Grammar, Label, Pair, Ref

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of file, and the pages that each file of it has on the site."""

    name: str
    label: str  # what an editor calls it
    where: str  # the path as an editor's manual shows it; <id> is the address
    record: type
    pages: tuple[str, ...] = ()  # addresses: <id> is the file's, <places.id> stands for the ids of the records in the field `places`
    items: str = ""  # the field that holds records of their own, if the file is a list
    has_body: bool = False  # Markdown follows the fields
    has_pictures: bool = False  # pictures may lie beside the file
    has_clips: bool = False  # and clips with their captions
    id_grammar: Grammar = ID
    called: str = ""  # what an editor calls a single record, where that is not the label
    measure: str = "个"  # the word between a number and the label

    def __reduce__(self) -> tuple[Any, ...]:
        """Its name: there is one object of each kind in a process."""
        return _named, (self.name,)

    @property
    def noun(self) -> str:
        """What an editor calls a single record, in sentences about what refers to it."""
        return self.called or self.label

    @property
    def shown(self) -> str:
        """Where a file lies, as an editor is told."""
        return self.where.replace("<id>", "编号").replace("**", "名字")

    @property
    def top(self) -> str:
        """What the paths of all files begin with, "" if there is a single file."""
        return re.split(r"<id>|\*\*", self.where)[0] if self.path.groups else ""

    @functools.cached_property
    def path(self) -> re.Pattern[str]:
        """Matches the paths of this kind; the group `id` is the address part, not yet checked."""
        name = "[^/]+(?:/[^/]+)*" if "**" in self.where else "[^/]+"
        return re.compile(re.escape(self.where).replace(r"\*\*", "<id>").replace("<id>", f"(?P<id>{name})"))

    @functools.cached_property
    def folder(self) -> re.Pattern[str]:
        """Matches the folders in which files of this kind lie."""
        return re.compile(re.escape(self.where.rpartition("/")[0]).replace("<id>", "[^/]+"))


KINDS = (
    Kind("mkdocs", "网站地址和菜单", "mkdocs.yml", site.MkdocsRecord),
    Kind("site", "网站设置", "content/site.yml", site.SiteRecord),
    Kind("page", "页面", "content/pages/**.md", records.Page, ("<id>/",), has_body=True),
    Kind("places", "地方", "content/places.yml", records.Places, ("places/<places.id>/",), "places"),
    Kind("themes", "故事主题", "content/themes.yml", records.Themes, ("stories/themes/<themes.id>/",), "themes", called="主题"),
    Kind("figures", "数字", "content/figures.yml", records.Figures, items="figures"),
    Kind("corrections", "更正", "content/corrections.yml", corrections.Corrections, items="corrections"),
    Kind("exceptions", "核对过的例外", "content/exceptions.yml", exceptions.Exceptions, measure="份"),
    Kind("synonyms", "同义词", "content/synonyms.yml", search.Synonyms, measure="份"),
    Kind("person", "人物", "content/people/<id>.yml", records.Person, id_grammar=PERSON_ID, measure="位"),
    Kind("programme", "项目", "content/programmes/<id>.md", records.Programme, ("programmes/<id>/",), has_body=True),
    Kind(
        "story",
        "故事",
        "stories/<id>/index.md",
        records.Story,
        ("stories/<id>/",),
        has_body=True,
        has_pictures=True,
        has_clips=True,
        measure="篇",
    ),
    Kind("holidays", "法定节假日", "content/holidays.yml", activities.Holidays, measure="份"),
    Kind(
        "categories",
        "活动类别",
        "content/categories.yml",
        activities.Categories,
        ("activities/categories/<categories.id>/",),
        "categories",
        called="类别",
    ),
    Kind(
        "activities",
        "活动清单",
        "content/activities/<id>.yml",
        activities.ActivityList,
        ("activities/<id>/", "activities/<id>/<activities.id>/"),
        "activities",
        measure="份",
    ),
    Kind("issued", "发出去的清单", "content/issued/<id>.yml", issued.Issued, items="activities", called="发出去的活动", measure="份"),
    Kind("awards", "奖项", "content/awards.yml", honours.Awards, ("honours/awards/<awards.id>/",), "awards"),
    Kind(
        "honours",
        "荣誉榜",
        "content/honours/<id>.yml",
        honours.HonourRoll,
        ("honours/<id>/", "honours/recipients/<honours.recipient>/"),
        "honours",
        id_grammar=YEAR_NAME,
        measure="份",
    ),
    Kind("case", "案例", "content/cases/<id>.md", honours.Case, ("honours/cases/<id>/",), has_body=True, measure="篇"),
    Kind("points", "积分榜", "content/points/<id>.yml", honours.PointsTable, ("points/<id>/",), measure="份"),
    Kind("scenes", "待画的样子", "comics/scenes.yml", comics.Scenes, ("comics/scenes/<scenes.id>/",), "scenes", called="样子"),
    Kind("comic", "漫画", "comics/<id>/comic.yml", comics.Comic, ("comics/<id>/",), has_pictures=True, id_grammar=NUMBER, measure="幅"),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def _named(name: str) -> Kind:
    return BY_NAME[name]


def json_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema (2020-12) of one kind, for editors' programs."""
    schema = _adapter(kind.record).json_schema()
    for each in (schema, *schema.get("$defs", {}).values()):  # what is said of a record in the program is no editor's language
        each.pop("description", None)
        each.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": kind.label}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a manual's field table; `name` is dotted where records lie inside each other."""

    name: str
    label: str
    help: str
    needed: bool
    when: str  # when it must be there although it may be left out, "" for never
    shape: str
    also: tuple[str, ...]  # examples of other ways to write it
    ref: str  # the kind whose ids stand in it, "" for none


def field_rows(record: type, prefix: str = "") -> Iterator[FieldRow]:
    """All fields of `record`, inner records after the field that holds them."""
    for each in fields(record):
        kind = field_type(record, each.name)
        also = kind.grammar.also if kind.grammar else ()
        yield FieldRow(prefix + each.name, kind.label.name, kind.label.help, kind.is_needed, kind.label.when, kind.shape, also, kind.ref)
        if kind.record:
            yield from field_rows(kind.record, f"{prefix}{each.name}[]." if kind.is_list else f"{prefix}{each.name}.")


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field holds."""

    label: Label
    grammar: Grammar | None  # of the value, or of each item of a list
    record: Any  # the inner record, if the field holds one or a list of them, else None
    is_list: bool
    ref: str  # the kind of the records whose ids stand in it, "" if it refers to none
    is_needed: bool  # it has no value of its own
    pair: Pair | None = None  # how each record of the list may be written as one text

    @property
    def shape(self) -> str:
        """How it is written."""
        plain = self.grammar.shape if self.grammar else "一组字段"
        return f"列表，每项是{plain}" if self.is_list else plain


@functools.cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record, include_extras=True)


@functools.cache
def field_type(record: Any, name: str) -> FieldType:
    """What the type hint of a field says: Annotated[T | None or tuple[T, ...], Grammar?, Ref?, Label]."""
    hint = _hints(record)[name]
    metadata = get_args(hint)[1:]
    label = next(each for each in metadata if isinstance(each, Label))
    grammar = _first(Grammar, metadata)
    inner = get_args(hint)[0]
    is_list = get_origin(inner) is tuple and grammar is None
    item = next((each for each in get_args(inner) if each not in (type(None), Ellipsis)), inner)
    if get_origin(item) is Annotated:
        metadata += get_args(item)[1:]
        grammar = _first(Grammar, metadata)
    ref = _first(Ref, metadata)
    holds_record = isinstance(item, type) and issubclass(item, Record)
    is_needed = next(each for each in fields(record) if each.name == name).default is MISSING
    return FieldType(label, grammar, item if holds_record else None, is_list, ref.kind if ref else "", is_needed, _first(Pair, metadata))


def is_words_at(record: Any, location: Location) -> bool:
    """Whether what people read stands at a place of a record of that type, and not an id, an address or a choice."""
    is_words = False
    for step in location:
        if isinstance(step, str):
            kind = field_type(record, step)
            is_words, record = bool(kind.grammar and kind.grammar.is_words), kind.record
    return is_words


def called_at(record: Any, location: Location) -> str:
    """What an editor calls the field in which the place lies, with its name."""
    words = ""
    for step in location:
        if isinstance(step, str):
            kind = field_type(record, step)
            words, record = kind.label.beside(step), kind.record
    return words


def _first(wanted: type[T], metadata: tuple[Any, ...]) -> T | None:
    return next((each for each in metadata if isinstance(each, wanted)), None)


@functools.cache
def _adapter(record: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(record)
