"""References between records: someone must bear the id, and what is real may not lean on a sample."""

from __future__ import annotations

from typing import Any

from generator.load.walk import PICTURE_NAME
from generator.rules.judge import Judge
from generator.rules.questions import Standing, lies_unread, parent, picture_width, standing
from generator.schema.kinds import BY_NAME
from generator.schema.records import Picture, Programme, Story, pictures_of


def check_references(judge: Judge) -> None:
    """Fields that name other records."""
    record = judge.entry.record
    if isinstance(record, Story):
        for name, sort in (("themes", "主题"), ("places", "地方"), ("programmes", "项目"), ("people", "人物")):
            for index, id in enumerate(getattr(record, name)):
                judge.refer((name, index), sort, id)
    elif isinstance(record, Programme) and record.parent:
        judge.refer(("parent",), "项目", record.parent)
        _check_circle(judge, record)


def check_pictures(judge: Judge) -> None:
    """Declared pictures lie beside the file; those in a text are declared and described."""
    kind = BY_NAME[judge.entry.kind]
    if not kind.has_pictures:
        return
    folder = judge.entry.path.rpartition("/")[0]
    declared = list(pictures_of(judge.entry.record))
    for location, picture in declared:
        if not judge.ask(picture_width, f"{folder}/{picture.file}") and not judge.ask(lies_unread, folder, picture.file):
            judge.at((*location, "file"), "I05" if PICTURE_NAME.fullmatch(picture.file) else "I06", value=picture.file)
        for index, id in enumerate(picture.shows):
            if id.startswith("p-"):
                judge.refer((*location, "shows", index), "人物", id)
        if location == ("cover",) and not picture.alt:
            judge.at(location, "I07", value=picture.file)
    _check_text_pictures(judge, {picture.file: picture for _, picture in declared})


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
    found = judge.ask(standing, sort, id)
    if found is Standing.UNKNOWN:
        judge.at_fact(fact, "R01", **judge.unknown(sort, id))
    elif found is Standing.SAMPLE and not judge.is_sample:
        judge.at_fact(fact, "R05", sort=sort, value=id)


def _check_circle(judge: Judge, record: Programme) -> None:
    seen, above = {judge.entry.id}, record.parent
    while above:
        if above in seen:
            judge.at(("parent",), "R07", value=record.parent)
            return
        seen.add(above)
        above = judge.ask(parent, above)


def _check_text_pictures(judge: Judge, declared: dict[str, Picture]) -> None:
    for fact in judge.facts:
        if fact.sort != "picture":
            continue
        if fact.value not in declared:
            judge.at_fact(fact, "I08", value=fact.value)
        elif not fact.other and not declared[fact.value].alt:
            judge.at_fact(fact, "I07", value=fact.value)
