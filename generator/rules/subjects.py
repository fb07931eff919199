"""Whoever a story or a comic is about is among its people: of them the consent to be told of is asked for, and with them it goes.

A passing mention is none of this: the consent to the name is enough for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.lazily import lazily
from generator.markdown.scan import Fact
from generator.markdown.sentences import sentences
from generator.rules.judge import Judge
from generator.rules.known_people import is_departed
from generator.rules.questions import record
from generator.schema.comics import Comic
from generator.schema.departed import lacks
from generator.schema.kinds import Location, called_at
from generator.schema.records import Person, Story

_NO_TEXT = lazily(r"[ \t]*(?:#{1,6}[ \t]|:::|!\[[^\n]*$)")  # a heading, the edge of a block, a picture
_GOES_ON = lazily(r"[“「\s]*[他她](?!们)")
_IS_TOLD_BY = "只是由他讲述、没有写到他的，来源里不写称呼，写“居民讲述”。"


def check_subjects(judge: Judge) -> None:
    """Who is named in title, summary or source, or in most of the text, and is left out of `people`."""
    if not isinstance(judge.entry.record, Story | Comic):
        return
    with judge.in_part():
        named = {id: around.place for around in reversed(judge.surroundings) if around.sort == "named" for id in around.who}
        marks = {id: fact for id, fact in _most_told(judge) if id not in named}
        typed = ", ".join((*judge.entry.record.people, *named, *marks))
        for id, place in named.items():
            _tell(judge, id, place, typed)
        for id, fact in marks.items():
            _tell(judge, id, fact, typed)


def _most_told(judge: Judge) -> Iterator[tuple[str, Fact]]:
    """Those of whom most of the text tells, each with the first mark."""
    people = judge.entry.record.people
    for id in (each for each in judge.entry.mentions if each.startswith("p-") and each not in people):
        person = judge.ask(record, "person", id)
        mark = next((fact for fact in judge.facts if fact.sort == "mark" and fact.value.strip() == id), None)
        is_somebody = isinstance(person, Person) and not person.sample and not judge.ask(is_departed, id)
        if mark and is_somebody and _is_most(judge.body, [person.name, *person.also_called], id):
            yield id, mark


def _is_most(body: str, names: Sequence[str], id: str) -> bool:
    """Whether more than half of the paragraphs name somebody; of a single one the sentences, which may go on about the same."""
    who = re.compile("|".join([rf"\[\[\s*{id}\s*\]\]", *map(re.escape, names)]))
    parts = ["\n".join(line for line in part.split("\n") if not _NO_TEXT.match(line)) for part in body.split("\n\n")]
    parts = [part for part in parts if part.strip()]
    if len(parts) > 1:
        return 2 * sum(bool(who.search(part)) for part in parts) > len(parts)
    told, count, is_of_it = 0, 0, False
    for spans in sentences("".join(parts)):
        sentence = parts[0][slice(*spans[-1])]
        is_of_it = bool(who.search(sentence)) or (is_of_it and bool(_GOES_ON.match(sentence)))
        told, count = told + is_of_it, count + 1
    return 2 * told > count


def _tell(judge: Judge, id: str, where: Location | Fact, typed: str) -> None:
    """The line to type, and, in the same run, that nobody has agreed to be told of."""
    person: Person = judge.ask(record, "person", id)
    told: Any = judge.entry.record
    line = f"把“人物”那一行改成“people: [{typed}]”。" if told.people else f"开头加一行“people: [{typed}]”。"
    other = f"说的是别人、别的事，就把这几个字照抄进 content/people/{id}.yml 的“同名的别人（same_name）”，要比称呼长。"
    if isinstance(where, Fact):
        what, other = "正文大半写的是这个人，“人物（people）”里却没有写", ""
    else:
        what = f"“{called_at(type(told), where)}”里写着登记过的这个人，“人物（people）”里却没有写"
        other = _IS_TOLD_BY + other if where == ("source",) else other
    _report(judge, where, "P23", person, value=person.name, what=what, advice=line + other)
    if lacks(person, "故事"):
        _report(judge, where, "P25", person, name=person.name, value=id, scope="故事")


def _report(judge: Judge, where: Location | Fact, code: str, person: Person, **details: Any) -> None:
    if isinstance(where, Fact):
        judge.at_fact(where, code, **details)
    else:
        judge.at(where, code, part=person.name, **details)
