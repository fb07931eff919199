"""The only list of kinds: which files there are, what each holds, and how its values become a record."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from generator.schema import activities, comics, honours, records
from generator.schema.grammar import ID, NUMBER, PERSON_ID, YEAR_NAME, Grammar, Label, Refused

if TYPE_CHECKING:
    from pydantic import TypeAdapter

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
    id_grammar: Grammar = ID

    def __reduce__(self) -> tuple[Any, ...]:
        """Its name: there is one object of each kind in a process."""
        return _named, (self.name,)

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
    Kind("mkdocs", "网站地址和菜单", "mkdocs.yml", records.MkdocsRecord),
    Kind("site", "网站设置", "content/site.yml", records.SiteRecord),
    Kind("page", "页面", "content/pages/**.md", records.Page, ("<id>/",), has_body=True),
    Kind("places", "地方", "content/places.yml", records.Places, ("places/<places.id>/",), "places"),
    Kind("themes", "故事主题", "content/themes.yml", records.Themes, ("stories/themes/<themes.id>/",), "themes"),
    Kind("figures", "数字", "content/figures.yml", records.Figures, items="figures"),
    Kind("person", "人物", "content/people/<id>.yml", records.Person, id_grammar=PERSON_ID),
    Kind("programme", "项目", "content/programmes/<id>.md", records.Programme, ("programmes/<id>/",), has_body=True),
    Kind("story", "故事", "stories/<id>/index.md", records.Story, ("stories/<id>/",), has_body=True, has_pictures=True),
    Kind(
        "categories", "活动类别", "content/categories.yml", activities.Categories, ("activities/categories/<categories.id>/",), "categories"
    ),
    Kind(
        "activities",
        "活动清单",
        "content/activities/<id>.yml",
        activities.ActivityList,
        ("activities/<id>/", "activities/<id>/<activities.id>/"),
        "activities",
    ),
    Kind("awards", "奖项", "content/awards.yml", honours.Awards, ("honours/awards/<awards.id>/",), "awards"),
    Kind(
        "honours",
        "荣誉榜",
        "content/honours/<id>.yml",
        honours.HonourRoll,
        ("honours/<id>/", "honours/recipients/<honours.recipient>/"),
        "honours",
        id_grammar=YEAR_NAME,
    ),
    Kind("case", "案例", "content/cases/<id>.md", honours.Case, ("honours/cases/<id>/",), has_body=True),
    Kind("points", "积分榜", "content/points/<id>.yml", honours.PointsTable, ("points/<id>/",)),
    Kind("comic", "漫画", "comics/<id>/comic.yml", comics.Comic, ("comics/<id>/",), has_pictures=True, id_grammar=NUMBER),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def _named(name: str) -> Kind:
    return BY_NAME[name]


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that the schema refuses: where in the tree, which code, what its sentence needs; `at_key` points at the field's name."""

    location: Location
    code: str
    details: dict[str, object]
    at_key: bool = False


def read_record(kind: Kind, plain: object) -> tuple[Any | None, list[Fault]]:
    """Read a tree of mappings, lists and texts as a record of `kind`: the record, or None and all its faults."""
    from pydantic import ValidationError

    try:
        return _adapter(kind.record).validate_python(plain), []
    except ValidationError as error:
        return None, [_fault(kind, each) for each in error.errors(include_url=False, include_input=True)]


def json_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema (2020-12) of one kind, for editors' programs."""
    schema = _adapter(kind.record).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": kind.label}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a manual's field table; `name` is dotted where records lie inside each other."""

    name: str
    label: str
    help: str
    needed: bool
    shape: str


def field_rows(record: type, prefix: str = "") -> Iterator[FieldRow]:
    """All fields of `record`, inner records after the field that holds them."""
    for each in fields(record):
        kind = field_type(record, each.name)
        needed = each.default is MISSING
        yield FieldRow(prefix + each.name, kind.label.name, kind.label.help, needed, kind.shape)
        if kind.record:
            yield from field_rows(kind.record, f"{prefix}{each.name}[]." if kind.is_list else f"{prefix}{each.name}.")


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field holds."""

    label: Label
    shape: str
    record: type | None  # the inner record, if the field holds one or a list of them
    is_list: bool


def field_type(record: type, name: str) -> FieldType:
    """What the type hint of a field says: Annotated[T | None or tuple[T, ...], Grammar?, Label]."""
    hint = get_type_hints(record, include_extras=True)[name]
    metadata = get_args(hint)[1:]
    label = next(each for each in metadata if isinstance(each, Label))
    grammar = next((each for each in metadata if isinstance(each, Grammar)), None)
    inner = get_args(hint)[0]
    is_list = get_origin(inner) is tuple and grammar is None
    item = next((each for each in get_args(inner) if each not in (type(None), Ellipsis)), inner)
    if get_origin(item) is Annotated:
        grammar = next(each for each in get_args(item)[1:] if isinstance(each, Grammar))
    holds_record = isinstance(item, type) and issubclass(item, records.Record)
    plain = grammar.shape if grammar else "一组字段"
    return FieldType(label, f"列表，每项是{plain}" if is_list else plain, item if holds_record else None, is_list)


def _record_at(record: type, location: Location) -> type | None:
    """The record that lies at `location` below `record`."""
    for step in location:
        if isinstance(step, str):
            if step not in (each.name for each in fields(record)):
                return None
            inner = field_type(record, step).record
            if inner is None:
                return None
            record = inner
    return record


@functools.cache
def _adapter(record: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(record)


def _fault(kind: Kind, error: Any) -> Fault:
    location = tuple(error["loc"])
    refused = error.get("ctx", {}).get("error")
    if isinstance(refused, Refused):
        details = dict(refused.details)
        candidates = details.pop("candidates", ())
        return Fault(location, refused.code, {**details, "candidates": candidates, "field": _field_of(location)})
    if error["type"] == "missing":
        return Fault(location[:-1], "S01", {"field": location[-1], "label": _label_of(kind.record, location)})
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return Fault(location, "S02", {"field": location[-1], "candidates": _names_at(kind.record, location[:-1])}, at_key=True)
    if error["type"] in ("tuple_type", "list_type"):
        return Fault(location, "S03", {"field": _field_of(location), "wanted": "一个列表，每项以“- ”开头，或写成 [甲, 乙]"})
    return Fault(location, "S03", {"field": _field_of(location), "wanted": "一组“名称: 内容”"})


def _field_of(location: Location) -> str:
    """The name of the field in which the place lies; items of lists bear only numbers."""
    return next((step for step in reversed(location) if isinstance(step, str)), "")


def _label_of(record: type, location: Location) -> str:
    holder = _record_at(record, location[:-1])
    return field_type(holder, str(location[-1])).label.name if holder else ""


def _names_at(record: type, location: Location) -> tuple[str, ...]:
    holder = _record_at(record, location)
    return tuple(each.name for each in fields(holder)) if holder else ()
