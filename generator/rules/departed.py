"""Nobody who may not be shown any more is named: every sentence is told that still does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from generator.model.taking_down import subjects_of
from generator.rules.judge import Judge
from generator.rules.questions import departed
from generator.schema.departed import Departed, Mention
from generator.schema.kinds import BY_NAME, Location
from generator.schema.records import Person

MENTIONED = ("P20", "P21")
_AROUND = 12  # characters of a sentence before and behind a name
_END = re.compile("[。！？；\n]")


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
            code, details = _told(mention.who, _sentence(text, mention))
            judge.at_line(number, at, code, **details)


def _place(text: str, offset: int, line: int, column: int) -> tuple[int, int]:
    """Line and column of an offset in `text`, which begins at those given."""
    breaks = text.count("\n", 0, offset)
    return line + breaks, offset - text.rfind("\n", 0, offset) if breaks else column + offset


def _check_text(judge: Judge) -> None:
    """The mentions in the Markdown, and the marks that stand for one of the departed."""
    body = judge.body
    for mention in judge.veil.within(judge.entry.record).mentions(body):
        before = body[: mention.start]
        code, details = _told(mention.who, _sentence(body, mention))
        judge.at_text(before.count("\n") + 1, mention.start - before.rfind("\n"), code, **details)
    known = {each.id: each for each in judge.veil.departed}
    for fact in judge.facts:
        who = known.get(fact.value.strip()) if fact.sort == "mark" else None
        if who:
            code, details = _told(who, f"[[{who.id}]]")
            judge.at_fact(fact, code, **details)


def _check_captions(judge: Judge) -> None:
    """The mentions in what a clip says, on from one caption to the next, but for one that goes since it shows somebody departed."""
    if not judge.captions or not judge.veil.ids.isdisjoint(judge.entry.record.clip.shows):
        return
    for mention in judge.veil.within(judge.entry.record).within(judge.entry.record.clip).mentions(judge.said):
        code, details = _told(mention.who, _sentence(judge.said, mention))
        judge.at_said(mention.start, code, **details)


def _told(who: Departed, sentence: str) -> tuple[str, dict[str, str]]:
    """What is said: of somebody whose day has come no name, for this is kept where nothing of them may stay."""
    if who.is_withdrawn:
        return "P20", {"value": who.names[0], "id": who.id, "sentence": sentence}
    return "P21", {"id": who.id, "instead": who.stand_in}


def _sentence(text: str, mention: Mention) -> str:
    """The part of a sentence in which a name stands, with what is left out marked."""
    begins = max((match.end() for match in _END.finditer(text, 0, mention.start)), default=0)
    ends = _END.search(text, mention.end)
    end = ends.start() if ends else len(text)
    start, stop = max(begins, mention.start - _AROUND), min(end, mention.end + _AROUND)
    return ("……" if start > begins else "") + " ".join(text[start:stop].split()) + ("……" if stop < end else "")
