"""A key sees all that its recipe is given: every field of every record and picture is changed, and whatever is planned otherwise has another key."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from generator.artifact import Artifact, Bundle
from generator.cache import NOWHERE, digest
from generator.frame import FrameSet, frames
from generator.keyed import Made, Recipe, Shared, Workshop, digest_of
from generator.load.entries import Entry
from generator.load.walk import walk
from generator.media.encoding import PictureFacts
from generator.model.site import assemble
from generator.render.everything import render
from generator.settings import BuildOptions
from generator.stages import Content, loaded, settings_of
from generator.store import Store
from tests.conftest import GOOD

OPTIONS = BuildOptions(datetime.date(2026, 11, 23))


class Plan(NamedTuple):
    artifacts: Mapping[str, Artifact]
    bundles: Mapping[bytes, Bundle]


@pytest.fixture(scope="module")
def content() -> Content:
    return loaded(GOOD, walk(GOOD))


@pytest.fixture(scope="module")
def frame_set(content: Content) -> FrameSet:
    settings = settings_of(content.entries, OPTIONS)
    assert settings
    return frames(settings, Store(NOWHERE))


def plan(entries: list[Entry[Any]], pictures: Mapping[str, PictureFacts], frame_set: FrameSet, options: BuildOptions = OPTIONS) -> Plan:
    settings = settings_of(entries, options)
    assert settings
    alike = {path: facts._replace(path=facts.digest.hex()) for path, facts in pictures.items()}  # the same bytes are the same picture
    planned = render(assemble(settings, entries, alike).visible(), frame_set)
    bundles = {item.key(): item for item in planned if isinstance(item, Bundle)}
    opened = [artifact for bundle in bundles.values() for artifact in bundle.artifacts()]
    return Plan({each.path: each for each in (*opened, *(item for item in planned if isinstance(item, Artifact)))}, bundles)


def unseen(before: Plan, after: Plan) -> list[str]:
    """What has the same key although it is not the same."""
    found = [
        path
        for path, artifact in after.artifacts.items()
        if path in before.artifacts
        and artifact.recipe != before.artifacts[path].recipe
        and artifact.recipe.key() == before.artifacts[path].recipe.key()
    ]
    same = after.bundles.keys() & before.bundles.keys()
    return found + [
        str(type(after.bundles[key])) for key in same if list(after.bundles[key].artifacts()) != list(before.bundles[key].artifacts())
    ]


def variants(value: Any) -> Iterator[Any]:
    """`value` with one thing in it changed, for every such thing."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield value + "变"
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, datetime.date):
        yield value - datetime.timedelta(days=1)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from ((*value[:index], other, *value[index + 1 :]) for other in variants(item))
        if len(value) > 1:
            yield value[::-1]
            yield value[1:]
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from (dataclasses.replace(value, **{field.name: other}) for other in variants(getattr(value, field.name)))


def as_read(entry: Entry[Any], record: Any, body: bytes = b"") -> Entry[Any]:
    """The entry as if its file held `record`."""
    content, path = digest(repr(record).encode(), body), entry.path.encode()
    fields = digest(path, repr(record).encode())
    return entry._replace(record=record, content=content, digest=digest(path, content), fields_digest=fields)


def test_every_field_of_every_record(content: Content, frame_set: FrameSet) -> None:
    entries = [as_read(entry, entry.record) for entry in content.entries]
    before = plan(entries, content.pictures, frame_set)
    changed = 0
    for index, entry in enumerate(entries):
        for record in variants(entry.record):
            try:
                after = plan([*entries[:index], as_read(entry, record), *entries[index + 1 :]], content.pictures, frame_set)
            except (ValueError, LookupError):  # what no reader of files lets through, such as a word that is no choice
                continue
            assert not unseen(before, after), (entry.path, record)
            changed += after.artifacts.keys() != before.artifacts.keys() or any(
                after.artifacts[path].recipe != artifact.recipe for path, artifact in before.artifacts.items()
            )
    assert changed > 500


def test_every_text_picture_and_option(content: Content, frame_set: FrameSet) -> None:
    entries = [as_read(entry, entry.record) for entry in content.entries]
    before = plan(entries, content.pictures, frame_set)
    for index, entry in enumerate(entries):
        if entry.body_line:
            assert not unseen(
                before, plan([*entries[:index], as_read(entry, entry.record, b"x"), *entries[index + 1 :]], content.pictures, frame_set)
            )
    check_pictures(before, entries, content.pictures, frame_set)
    for options in (BuildOptions(datetime.date(2027, 2, 7)), BuildOptions(OPTIONS.today, samples_shown=False)):
        assert not unseen(before, plan(entries, content.pictures, frame_set, options))


def check_pictures(before: Plan, entries: list[Entry[Any]], pictures: Mapping[str, PictureFacts], frame_set: FrameSet) -> None:
    for path, facts in pictures.items():
        for other in (facts._replace(digest=digest(b"another")), None):
            changed = {each: known for each, known in pictures.items() if each != path} | ({path: other} if other else {})
            assert not unseen(before, plan(entries, changed, frame_set)), path


def test_pictures_of_the_same_bytes(content: Content, frame_set: FrameSet) -> None:
    first = next(iter(content.pictures.values()))
    pictures = {path: first._replace(path=path) for path in content.pictures}
    check_pictures(plan(list(content.entries), pictures, frame_set), list(content.entries), pictures, frame_set)


@dataclasses.dataclass(frozen=True)
class Inner(Shared):
    text: str


@dataclasses.dataclass(frozen=True)
class Outer:
    values: tuple[Any, ...]


@dataclasses.dataclass
class Loose:
    text: str


@pytest.mark.parametrize("value", [[1], {"a": 1}, {1}, 1.5, object(), Loose("a"), Outer(([],)), lambda: None, Exception])
def test_what_can_change_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError):
        digest_of(value)


@dataclasses.dataclass(frozen=True)
class Front(Recipe):
    title: str
    things: Any

    def make(self, workshop: Workshop) -> Made:
        raise AssertionError("only its key is asked for")


@pytest.mark.parametrize(
    ("things", "said"),
    [
        (["a"], "Front.things: builtins.list can change"),
        (("a", ({"b": 1},)), "Front.things: builtins.dict can change"),
        (Outer((1, [])), "Outer.values: builtins.list can change"),
        (Inner([]), "Inner.text: builtins.list can change"),  # type: ignore[arg-type]
        ((Loose("a"),), "Front.things: tests.test_keys.Loose can change"),
    ],
)
def test_what_has_no_digest_is_told_with_its_field(things: Any, said: str) -> None:
    with pytest.raises(TypeError) as told:
        Front("", things).key()
    assert str(told.value).startswith(said)


def test_no_two_values_have_the_same_digest() -> None:
    values = [
        *("", "a", b"a", b"", 0, 1, True, False, None, datetime.date(2026, 1, 1), datetime.time(1), datetime.datetime(2026, 1, 1)),
        *((), ("a",), ("a", "b"), (("a",), "b"), ("a", ("b",)), ("ab",), ((),), (None,), (0,), ("0",), (b"a",), ("2026-01-01",)),
        *(Inner("a"), Inner("b"), Outer(("a",)), Outer((Inner("a"),)), (Inner("a"),), "text", "number1"),
    ]
    assert len({digest_of(value) for value in values}) == len(values)
