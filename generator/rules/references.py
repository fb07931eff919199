"""References between records: someone must bear the id, and what is real may not lean on a sample."""

from __future__ import annotations

import os
from typing import Any

from generator.load.walk import PICTURE_NAME
from generator.rules.judge import Judge
from generator.schema.kinds import Location
from generator.schema.records import Picture, Programme, Story


def check_references(judge: Judge) -> None:
    """Fields that name other records."""
    record = judge.entry.record
    if isinstance(record, Story):
        for name, sort in (("themes", "主题"), ("places", "地方"), ("programmes", "项目"), ("people", "人物")):
            for index, id in enumerate(getattr(record, name)):
                _check(judge, (name, index), sort, id)
        _check_pictures(judge, record)
    elif isinstance(record, Programme) and record.parent:
        _check(judge, ("parent",), "项目", record.parent)
        _check_circle(judge, record)


def check_marks(judge: Judge) -> None:
    """People and figures that a text names in [[…]] or in a block of figures."""
    for fact in judge.facts:
        if fact.sort == "mark":
            kind, colon, id = fact.value.partition(":")
            if not colon:
                _check_mark(judge, fact, "人物", fact.value.strip())
            elif kind.strip() == "数字":
                _check_mark(judge, fact, "数字", id.strip())
            else:
                judge.at_fact(fact, "M11", value=fact.value)
        elif fact.sort == "block" and fact.value == "数字":
            for id in fact.other.split():
                _check_mark(judge, fact, "数字", id)


def _check_mark(judge: Judge, fact: Any, sort: str, id: str) -> None:
    found = judge.context.names[sort].get(id)
    if found is None and judge.context.is_unread(sort, id):
        return
    if found is None:
        judge.at_fact(fact, "R01", **judge.unknown(sort, id))
    elif found.sample and not judge.is_sample:
        judge.at_fact(fact, "R05", sort=sort, value=id)


def _check(judge: Judge, location: Location, sort: str, id: str) -> None:
    found = judge.context.names[sort].get(id)
    if found is None and judge.context.is_unread(sort, id):
        return
    if found is None:
        judge.at(location, "R01", at_key=False, **judge.unknown(sort, id))
    elif getattr(found, "sample", False) and not judge.is_sample:
        judge.at(location, "R05", sort=sort, value=id)


def _check_circle(judge: Judge, record: Programme) -> None:
    programmes = judge.context.names["项目"]
    seen, parent = {judge.entry.id}, record.parent
    while parent:
        if parent in seen:
            judge.at(("parent",), "R07", value=record.parent)
            return
        seen.add(parent)
        parent = programmes[parent].parent if parent in programmes else ""


def _check_pictures(judge: Judge, record: Story) -> None:
    """Declared pictures lie beside the story; those in the text are declared and described."""
    folder = judge.entry.path.rpartition("/")[0]
    declared = [(("cover",), record.cover)] if record.cover else []
    locations: list[tuple[Location, Picture]] = [*declared, *((("pictures", index), each) for index, each in enumerate(record.pictures))]
    for location, picture in locations:
        if f"{folder}/{picture.file}" not in judge.context.site.pictures and not _is_unread(judge, folder, picture.file):
            judge.at((*location, "file"), "I05" if PICTURE_NAME.fullmatch(picture.file) else "I06", value=picture.file)
        for index, id in enumerate(picture.shows):
            if id.startswith("p-"):
                _check(judge, (*location, "shows", index), "人物", id)
    if record.cover and not record.cover.alt:
        judge.at(("cover",), "I07", value=record.cover.file)
    _check_text_pictures(judge, {picture.file: picture for _, picture in locations})


def _is_unread(judge: Judge, folder: str, file: str) -> bool:
    """Whether the picture lies there but could not be read, which is reported itself; letters count as they are written."""
    is_unread = bool(PICTURE_NAME.fullmatch(file)) and file in os.listdir(judge.context.root / folder)
    judge.is_settled = judge.is_settled and not is_unread
    return is_unread


def _check_text_pictures(judge: Judge, declared: dict[str, Picture]) -> None:
    for fact in judge.facts:
        if fact.sort != "picture":
            continue
        if fact.value not in declared:
            judge.at_fact(fact, "I08", value=fact.value)
        elif not fact.other and not declared[fact.value].alt:
            judge.at_fact(fact, "I07", value=fact.value)
