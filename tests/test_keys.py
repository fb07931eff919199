"""A key sees all that its recipe is given: every field of every record and picture is changed, and whatever is planned otherwise has another key."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from generator.artifact import Artifact, Bundle
from generator.cache import NOWHERE, digest
from generator.frame import FrameSet, frames
from generator.frame.stamping import Frame
from generator.frame.theme_files import ThemeFile
from generator.judging import Content, loaded
from generator.keyed import Shared, Workshop
from generator.load.entries import Entry
from generator.load.settings import settings_of
from generator.load.walk import walk
from generator.media.captions import Captions
from generator.media.clips import ClipFacts, Recordings
from generator.media.encoding import PictureFacts
from generator.model.site import assemble
from generator.render.base.views import Shot, StoryCard
from generator.render.everything import render_with_search
from generator.schema.records import pictures_of
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD
from tests.test_digests import Inner, Outer

OPTIONS = BuildOptions(datetime.date(2026, 11, 23))

# Fields that say no more than a digest beside them, which was made of the whole file that all of them come from.
TOLD: Mapping[type, frozenset[str]] = {
    Entry: frozenset("kind id path record content fields_digest body_line mentions pictures papers has_names likeness veil".split()),
    Frame: frozenset(("literals", "slots")),
    Captions: frozenset(("path", "cues", "is_whole")),
    ClipFacts: frozenset("path width height milliseconds size has_sound".split()),
    PictureFacts: frozenset(("path", "width", "height", "original")),
    StoryCard: frozenset(("id", "story")),
    ThemeFile: frozenset(("path", "content")),
}


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


def plan(
    entries: list[Entry[Any]],
    pictures: Mapping[str, PictureFacts],
    frame_set: FrameSet,
    options: BuildOptions = OPTIONS,
    recordings: Recordings | None = None,
) -> Plan:
    settings = settings_of(entries, options)
    assert settings
    alike = {path: facts._replace(path=facts.digest.hex()) for path, facts in pictures.items()}  # the same bytes are the same picture
    site = assemble(settings, entries, alike, recordings=recordings or of_the_good_site()).visible()
    pages, (texts, _) = render_with_search(site, frame_set, Workshop(GOOD, Store(NOWHERE)))
    planned = [*pages, *texts()]
    bundles = {item.key(): item for item in planned if isinstance(item, Bundle)}
    opened = [artifact for bundle in bundles.values() for artifact in bundle.artifacts()]
    return Plan({each.path: each for each in (*opened, *(item for item in planned if isinstance(item, Artifact)))}, bundles)


@functools.cache
def of_the_good_site() -> Recordings:
    return loaded(GOOD, walk(GOOD)).recordings


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
    elif isinstance(value, bytes):
        yield value + b"x"
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, datetime.date):
        yield value - datetime.timedelta(days=1)
    elif names_of(value):
        yield from (replaced(value, name, other) for name in names_of(value) for other in variants(getattr(value, name)))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from ((*value[:index], other, *value[index + 1 :]) for other in variants(item))
        if len(value) > 1:
            yield from (other for other in (value[::-1], value[1:]) if other != value)


def names_of(value: Any) -> list[str]:
    """The fields of a record that tell something of their own; none if it is no record."""
    names = [each.name for each in dataclasses.fields(value)] if dataclasses.is_dataclass(value) else getattr(value, "_fields", ())
    return [name for name in names if name not in TOLD.get(type(value), ())]


def replaced(record: Any, name: str, value: Any) -> Any:
    return dataclasses.replace(record, **{name: value}) if dataclasses.is_dataclass(record) else record._replace(**{name: value})


def as_read(entry: Entry[Any], record: Any, body: bytes = b"") -> Entry[Any]:
    """The entry as if its file held `record`."""
    content, path = digest(repr(record).encode(), body), entry.path.encode()
    fields = digest(path, repr(record).encode())
    declared = zip(entry.pictures, pictures_of(record), strict=False)
    papers = tuple(path for path, (_, picture) in declared if picture.enhance)
    return entry._replace(record=record, papers=papers, content=content, digest=digest(path, content), fields_digest=fields)


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


def digested(value: Any) -> Iterator[Any]:
    """The records in `value`, itself too, that have a digest of their own, which is believed."""
    if hasattr(type(value), "digest"):
        yield value
    for each in value if type(value) is tuple else [getattr(value, name) for name in names_of(value)]:
        yield from digested(each)


def unheard(records: list[Any]) -> set[str]:
    """The fields of records of one type that their own digest leaves out, whatever else may tell a key of the change; and those that none has."""
    heard = set()
    for record in records:
        for name in names_of(record):
            changed = [replaced(record, name, other).digest != record.digest for other in variants(getattr(record, name))]
            if not all(changed):
                return {name}
            heard |= {name} if changed else set()
    return set(names_of(records[0])) - heard


def test_every_field_of_every_record_with_a_digest_of_its_own(content: Content, frame_set: FrameSet) -> None:
    planned = plan(list(content.entries), content.pictures, frame_set)
    found: dict[type, dict[bytes, Any]] = defaultdict(dict)
    for item in (*planned.bundles.values(), *(artifact.recipe for artifact in planned.artifacts.values())):
        for record in digested(item):
            found[type(record)].setdefault(record.digest, record)
    known = {each for each in Shared.__subclasses__() if each.__module__.startswith("generator.")} | TOLD.keys()
    assert {next(each for each in kind.__mro__ if each in known) for kind in found} == known
    assert {each.__name__: names for each, records in found.items() if (names := unheard(list(records.values())))} == {}


def test_a_frame_is_told_by_its_digest(frame_set: FrameSet) -> None:
    frame = next(iter(frame_set.frames.values()))
    assert all(Frame.of(other, frame.slots).digest != frame.digest for other in variants(frame.literals))
    assert all(Frame.of(frame.literals, other).digest != frame.digest for other in variants(frame.slots))


@dataclasses.dataclass(frozen=True)
class Leaky(Shared):
    """Whose digest leaves out the file and the author of each picture, and `more`."""

    shots: tuple[Shot, ...]
    more: str = "a"

    @functools.cached_property
    def digest(self) -> bytes:
        return digest(*[text.encode() for shot in self.shots for text in (shot.file, shot.alt, shot.caption)])


def test_a_field_that_a_digest_leaves_out_is_found() -> None:
    assert unheard([Leaky((Shot(PictureFacts("a", b"a", 1, 1), "a", "b", "c", "d"),))]) == {"shots"}
    assert unheard([Leaky(())]) == {"more"}
    assert unheard([Inner("a")]) == set()
    assert unheard([Outer(()), Outer(())]) == {"values"}, "what none has cannot be tried"
