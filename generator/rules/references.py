"""References between records: someone must bear the id, and what is real may not lean on a sample."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.load.walk import PICTURE_NAME
from generator.markdown.scan import Fact
from generator.model.naming import NAMELESS, as_compared, name_of
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.rules.questions import Standing, lies_unread, parent, picture_width, standing
from generator.schema.comics import Comic
from generator.schema.kinds import BY_NAME, KINDS, Kind, Location, called_at, field_rows
from generator.schema.records import Picture, Programme, pictures_of
from generator.schema.references import is_id, references_of

_CALLED_BY_NAME = {row.ref for kind in KINDS for row in field_rows(kind.record) if row.ref} - {*NAMELESS}
_MOST_SPARE = 8  # pictures that a message lists


def check_references(judge: Judge) -> None:
    """Fields that name other records; by id and by name, the same one is named once."""
    seen: set[tuple[Location, str]] = set()
    for location, kind, id, is_in_sample in references_of(judge.entry.record):
        judge.refer(kind, id, is_in_sample, partial(judge.at, location))
        if isinstance(location[-1], int):
            if (location[:-1], id) in seen:
                judge.at(location, "S14", field=called_at(type(judge.entry.record), location), value=id)
            seen.add((location[:-1], id))


def check_called(judge: Judge) -> None:
    """Nothing that may be called by its name in place of its id has a name that is the id of another: who writes it would get that."""
    kind = BY_NAME[judge.entry.kind]
    if kind.name not in _CALLED_BY_NAME:
        return
    for location, record, id in _named(judge, kind):
        with judge.in_part():
            name = as_compared(name_of(record))
            if name != id and is_id(name) and judge.ask(standing, kind.name, name) in (Standing.REAL, Standing.SAMPLE):
                field = next(each for each in ("name", "title") if getattr(record, each, ""))
                judge.at((*location, field), "R14", value=name_of(record), sort=kind.noun, id=name)


def _named(judge: Judge, kind: Kind) -> Iterator[tuple[Location, Any, str]]:
    """The records that the entry is or holds, each with its place and id."""
    if not kind.items:
        yield (), judge.entry.record, judge.entry.id
        return
    for index, item in enumerate(getattr(judge.entry.record, kind.items)):
        yield (kind.items, index), item, getattr(item, "id", "")


def check_circle(judge: Judge) -> None:
    """No programme stands above itself."""
    record = judge.entry.record
    if not isinstance(record, Programme):
        return
    seen, above = {judge.entry.id}, record.parent
    while above:
        if above in seen:
            judge.at(("parent",), "R07", value=record.parent)
            return
        seen.add(above)
        above = judge.ask(parent, above)


def check_pictures(judge: Judge) -> None:
    """Declared pictures lie beside the file; those in a text are declared, and all are described.

    One that is shown in the text may be described there; a comic is told panel by panel.
    """
    kind = BY_NAME[judge.entry.kind]
    if not kind.has_pictures:
        return
    folder = judge.entry.path.rpartition("/")[0]
    declared = list(pictures_of(judge.entry.record))
    for location, picture in declared:
        with judge.in_part():
            if not judge.ask(picture_width, f"{folder}/{picture.file}") and not judge.ask(lies_unread, folder, picture.file):
                code = "I05" if PICTURE_NAME.fullmatch(picture.file) else "I06"
                judge.at((*location, "file"), code, value=picture.file, advice=_spare(judge, picture.file))
            if (len(location) == 1 or not kind.has_body) and not picture.alt and not isinstance(judge.entry.record, Comic):
                judge.at(location, "I07", value=picture.file)
    _check_text_pictures(judge, {picture.file: picture for _, picture in declared})


def _spare(judge: Judge, file: str) -> str:
    """What to do where a picture that nobody uses may be the one that is missed; "" if there is none."""
    spare = [around.what for around in judge.surroundings if around.sort == "spare"]
    if not spare:
        return ""
    likely = nearest(file.lower(), spare) or spare[0]
    shown = "、".join(spare[:_MOST_SPARE]) + ("等" if len(spare) > _MOST_SPARE else "")
    return f"这个文件夹里没有用上的图片是 {shown}；是它，就把这一行改成 file: {likely}；不是，就把图片放进来。"


def check_marks(judge: Judge) -> None:
    """People and figures that a text names in [[…]] or in a block of figures."""
    for fact in judge.facts:
        if fact.sort == "mark":
            kind, colon, id = fact.value.partition(":")
            if not colon:
                _check_mark(judge, fact, "person", fact.value.strip())
            elif kind.strip() == "数字":
                _check_mark(judge, fact, "figures", id.strip())
            else:
                judge.at_fact(fact, "M11", value=fact.value)
        elif fact.sort == "block" and fact.value == "数字":
            for id in fact.other.split():
                _check_mark(judge, fact, "figures", id)


def _check_mark(judge: Judge, fact: Fact, kind: str, id: str) -> None:
    judge.refer(kind, id, judge.is_sample, partial(judge.at_fact, fact))


def _check_text_pictures(judge: Judge, declared: dict[str, Picture]) -> None:
    for fact in judge.facts:
        if fact.sort != "picture":
            continue
        if fact.value not in declared:
            judge.at_fact(fact, "I08", value=fact.value, nearest=nearest(fact.value, declared))
            continue
        with judge.in_part():
            if not fact.other and not declared[fact.value].alt:
                judge.at_fact(fact, "I07", value=fact.value)
