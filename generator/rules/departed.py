"""Nobody who may not be shown any more is named: every sentence is told that still does."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from generator.model.taking_down import subjects_of
from generator.problems import Problem
from generator.rules.judge import Judge
from generator.rules.known_people import departed, leaving
from generator.rules.questions import record as record_of
from generator.schema.activities import ActivityList
from generator.schema.comics import Comic, Line
from generator.schema.departed import Mention
from generator.schema.kinds import BY_NAME, Location, is_words_at
from generator.schema.records import Person, Picture, Places

MENTIONED = ("P20", "P21")
_BETWEEN_PATHS = "//"
_MEETING = ("spot", "pickup", "host")  # where and whom a family has to find
_IN_A_PICTURE = ("alt", "caption")
_AT_A_PICTURE = "照片里要是有这个人，换一张，或者在 shows 里写上编号，照片就自己撤下。"
_DRAWN = "画上写着的也要改掉，或者在 people 里写上编号，整幅就自己撤下。"
_SPOKEN = "短视频里的声音也要去掉这句，或者换一段。"
_TO_FIND = "集合地点要另写，不然家长找不到。"
_OLDER = "“{name}”是这个人从前的称呼，或者简称；说的从来不是这个人，就在 content/people/{id}.yml 里写“same_name: [{name}]”。"
_AROUND = 12  # characters of a sentence before and behind a name
_END = re.compile("[。！？；\n]")


class _Beyond(NamedTuple):
    """What a veil over a text does not reach: what else is to be done, and which picture goes when the day comes, by the path of its file."""

    remedy: str = ""
    shot: str = ""
    goes: str = ""  # what it is called


_NOTHING = _Beyond()
_FIXED = _Beyond("网址、编号、文件名里的字，换一个看不出是谁的，用到它的地方跟着改。")


def mentioning(problems: Iterable[Problem]) -> frozenset[str]:
    """The paths of the files that name somebody departed, and of the pictures whose words do."""
    found = [each for each in problems if each.code in MENTIONED]
    shots = (path for each in found for path in dict(each.details).get("shot", "").split(_BETWEEN_PATHS) if path)
    return frozenset((*(each.path for each in found), *shots))


def check_mentions(judge: Judge) -> None:
    """No text names one of the departed, nor does a mark, but for what goes by itself since it is about them."""
    if not judge.ask(departed) or isinstance(judge.entry.record, Person):
        return
    record: Any = judge.entry.record
    kind = BY_NAME[judge.entry.kind]
    if not kind.items and _is_gone(judge, record):
        return
    for location, text in judge.texts():
        found = list(judge.veil.inside(record, location).mentions(text))
        if found and not _goes(judge, record, kind.items, location):
            _tell_in_fields(judge, location, text, found)
    _check_text(judge)
    _check_captions(judge)
    if isinstance(record, Places):
        _check_places(judge, record)


def _check_places(judge: Judge, record: Places) -> None:
    """Of a place that is called like one of the departed only an editor knows whether it is called after them: its name stays."""
    names = {place.name for place in record.places if hasattr(place, "name")}
    veil = dataclasses.replace(judge.veil, kept=tuple(each for each in judge.veil.kept if each not in names))
    for index, place in enumerate(record.places):
        with judge.in_part():
            for mention in veil.mentions(place.name) if place.name in judge.veil.kept else ():
                judge.at(("places", index, "name"), "P29", value=place.id, id=mention.who.id)


def check_meeting(judge: Judge) -> None:
    """Where a family has to find somebody's door, a stand-in is no use: it is told while there is time."""
    if not isinstance(judge.entry.record, ActivityList) or not judge.ask(leaving):
        return
    for location, text in judge.texts():
        for mention in judge.leaving.mentions(text) if location[-1] in _MEETING else ():
            person = judge.ask(record_of, "person", mention.who.id)
            judge.at(location, "P40", name=person.name, value=person.until.isoformat(), instead=mention.who.stand_in)


def _is_gone(judge: Judge, record: Any) -> bool:
    return not judge.veil.ids.isdisjoint(subjects_of(record))


def _goes(judge: Judge, record: Any, items: str, location: Location) -> bool:
    """Whether the place lies in an item that is about somebody departed, or in a picture that shows one."""
    inner: Any = record
    for step in location[:-1]:
        inner = inner[step] if isinstance(step, int) else getattr(inner, step)
        if isinstance(inner, tuple):
            continue
        if items and _is_gone(judge, inner):
            return True
        if not judge.veil.ids.isdisjoint(getattr(inner, "shows", ())):
            return True
    return False


def _tell_in_fields(judge: Judge, location: Location, text: str, found: Sequence[Mention]) -> None:
    """Each of the mentions in a value, where the file has it: there it may be folded or in quotes, but the mentions come in the same order."""
    line, column = judge.place_of(location)
    written, veil = judge.written_from(line, column), judge.veil.inside(judge.entry.record, location)
    for mention, there in itertools.zip_longest(found, itertools.islice(veil.mentions(written), len(found))):
        if mention:
            number, at = _place(written, there.start if there else 0, line, column)
            is_address = mention.is_address or not is_words_at(type(judge.entry.record), location)
            code, details = _told(mention, _sentence(text, mention), _FIXED if is_address else _beyond(judge, location))
            judge.at_line(number, at, code, **details)


def _beyond(judge: Judge, location: Location) -> _Beyond:
    """What is not done with the words at a place of the record: they tell what is to be seen, or stand in a drawing, or lead somewhere."""
    record: Any = judge.entry.record
    folder = judge.entry.path.rpartition("/")[0]
    holder, field = functools.reduce(_inner, location[:-1], record), location[-1]
    if isinstance(holder, Picture) and field in _IN_A_PICTURE:
        return _Beyond(_AT_A_PICTURE, f"{folder}/{holder.file}", "这张图片")
    if isinstance(record, Comic):
        is_lettered = isinstance(holder, Line) and field == "says"
        return _Beyond(_DRAWN, f"{folder}/{record.picture.file}", "这幅漫画") if is_lettered else _Beyond(_DRAWN)
    return _Beyond(_TO_FIND) if field in _MEETING else _NOTHING


def _inner(value: Any, step: str | int) -> Any:
    return value[step] if isinstance(step, int) else getattr(value, step)


def _place(text: str, offset: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of an offset in `text`, which begins at those given."""
    breaks = text.count("\n", 0, offset)
    return line + breaks, offset - text.rfind("\n", 0, offset) if breaks else column + offset


def _check_text(judge: Judge) -> None:
    """The mentions in the Markdown, and the marks that stand for one of the departed."""
    body = judge.body
    veil = judge.veil.within(judge.entry.record)
    mentions = list(veil.mentions(body, markdown=True))
    shots = [fact for fact in judge.facts if fact.sort == "picture" and any(veil.mentions(fact.other))] if mentions else []
    folder = judge.entry.path.rpartition("/")[0]
    paths = _BETWEEN_PATHS.join(f"{folder}/{fact.value}" for fact in shots)
    for mention in mentions:
        before = body[: mention.start]
        line = before.count("\n") + 1
        is_of_a_shot = any(fact.line == line for fact in shots)
        beyond = _Beyond(_AT_A_PICTURE, paths, "这张图片") if is_of_a_shot else _Beyond("", paths)
        code, details = _told(mention, _sentence(body, mention), _FIXED if mention.is_address else beyond)
        judge.at_text(line, mention.start - before.rfind("\n"), code, **details)
    known = {each.id: each for each in judge.veil.departed}
    for fact in judge.facts:
        who = known.get(fact.value.strip()) if fact.sort == "mark" else None
        if who:
            code, details = _told(Mention(0, 0, who, who.names[0]), f"[[{who.id}]]", _NOTHING)
            judge.at_fact(fact, code, **details)


def _check_captions(judge: Judge) -> None:
    """The mentions in what a clip says, on from one caption to the next, but for one that goes since it shows somebody departed."""
    if not judge.captions or not judge.veil.ids.isdisjoint(judge.entry.record.clip.shows):
        return
    for mention in judge.veil.within(judge.entry.record).within(judge.entry.record.clip).mentions(judge.said):
        code, details = _told(mention, _sentence(judge.said, mention), _Beyond(_SPOKEN, "", "这段短视频"))
        judge.at_said(mention.start, code, **details)


def _told(mention: Mention, sentence: str, beyond: _Beyond) -> tuple[str, dict[str, str]]:
    """What is said: of somebody whose day has come no name, for this is kept where nothing of them may stay."""
    who = mention.who
    known = {"id": who.id, "remedy": beyond.remedy, "shot": beyond.shot}
    if who.is_withdrawn:
        if mention.name in who.older:
            known["remedy"] += _OLDER.format(name=mention.name, id=who.id)
        return "P20", {**known, "value": who.names[0], "sentence": sentence}
    if beyond is _FIXED:
        return "P21", {**known, "what": "网址、编号里的字不能换，还是原样"}
    return "P21", {**known, "what": f"先不登{beyond.goes}了" if beyond.goes else f"先换成了“{who.stand_in}”"}


def _sentence(text: str, mention: Mention) -> str:
    """The part of a sentence in which a name stands, with what is left out marked."""
    begins = max((match.end() for match in _END.finditer(text, 0, mention.start)), default=0)
    ends = _END.search(text, mention.end)
    end = ends.start() if ends else len(text)
    start, stop = max(begins, mention.start - _AROUND), min(end, mention.end + _AROUND)
    return ("……" if start > begins else "") + " ".join(text[start:stop].split()) + ("……" if stop < end else "")
