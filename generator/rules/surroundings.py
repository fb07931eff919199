"""What lies beside an entry and what is like it elsewhere: a picture that nobody uses, a copy that was not finished."""

from __future__ import annotations

import functools
from typing import Any

from generator.model.around import Around
from generator.rules.judge import Judge
from generator.rules.questions import lies_unread, picture_width
from generator.schema.kinds import BY_NAME
from generator.schema.records import NOBODY, pictures_of


def check_surroundings(judge: Judge) -> None:
    """Tell of spare pictures, unless they are told of already, and of titles, texts and pictures that another has too."""
    for around in judge.surroundings:
        if around.sort == "spare":
            _check_spare(judge, around.what)
        elif around.sort in ("title", "text", "picture"):
            _report_copy(judge, around)
    check_shown_alike(judge)


def check_shown_alike(judge: Judge) -> None:
    """What is one file shows the same people wherever it is declared: or it would stay in one place when they go."""
    for around in judge.surroundings:
        if around.sort == "shown":
            shot: Any = functools.reduce(_inner, around.place, judge.entry.record)
            people = ", ".join(sorted({*shot.shows}.difference(NOBODY).union(around.who)))
            noun = "短视频" if around.place == ("clip",) else "图片"
            where = "这一篇里另一处" if around.other == judge.entry.path else f" {around.other} 里"
            for id in around.who:
                what, typed = f"{noun} {shot.file} ", f"shows: [{people}]"
                judge.at((*around.place, "shows"), "P27", what=what, other=where, id=id, typed=typed)


def _inner(value: Any, step: str | int) -> Any:
    return value[step] if isinstance(step, int) else getattr(value, step)


def _check_spare(judge: Judge, file: str) -> None:
    if any(fact.sort == "picture" and fact.value == file for fact in judge.facts) or _is_told(judge, file):
        return
    kind = BY_NAME[judge.entry.kind]
    location, leading = next(pictures_of(judge.entry.record), ((), None))
    away = "；用不着它，就把它拿走。"
    if kind.has_body:
        away = f"；要放在正文里，在 pictures 里登记它，再在正文里单独写一行 ![画面里有什么]({file}){away}"
    if leading:
        remedy = f"要换图，把这一行改成 file: {file}，它的 alt（画面里有什么）和 shows（有谁）也跟着改{away}"
        judge.at((*location, "file"), "I17", value=file, advice=remedy)
    else:
        judge.at(("title",), "I17", value=file, advice=f"要当封面，加上 cover: 一项，下面一行写“  file: {file}”，再写 alt 和 shows{away}")


def _is_told(judge: Judge, file: str) -> bool:
    """Whether another rule tells of it: a picture is missed, or `file` has the name of one but for its letters."""
    folder = judge.entry.path.rpartition("/")[0]
    for _, picture in pictures_of(judge.entry.record):
        if picture.file.casefold() == file.casefold():
            return True
        if not judge.ask(picture_width, f"{folder}/{picture.file}") and not judge.ask(lies_unread, folder, picture.file):
            return True
    return False


def _report_copy(judge: Judge, around: Around) -> None:
    other, noun = around.other, BY_NAME[judge.entry.kind].label
    if around.sort == "title":
        judge.at(("title",), "R11", value=around.what, other=other, noun=noun)
    elif around.sort == "text":
        first = next(number for number, line in enumerate(judge.body.split("\n"), 1) if line.strip())
        judge.at_text(first, 1, "R12", what="正文", other=other)
    else:
        index = judge.entry.pictures.index(around.what)
        location = [place for place, _ in pictures_of(judge.entry.record)][index]
        remedy = "把自己的图片放进来，换掉这一张，alt 和 shows 也跟着改；本来就该用同一张，不用管。"
        judge.at((*location, "file"), "R12", what=f"图片 {around.what.rpartition('/')[2]} ", other=other, advice=remedy)
