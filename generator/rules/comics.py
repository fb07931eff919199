"""Comics: a drawing large enough to read, told panel by panel, by somebody."""

from __future__ import annotations

from generator.rules.judge import Judge
from generator.rules.questions import is_future, picture_width
from generator.schema.comics import Comic
from generator.text import date_in_chinese

LEAST_WIDTH = 800  # pixels: below that the lettering of a page of four panels cannot be read on a phone
MOST_PANELS = 12
NOBODY_IN_PARTICULAR = "示例画稿"


def check_comic(judge: Judge) -> None:
    """Panels, author, width and day of one comic."""
    comic = judge.entry.record
    if not isinstance(comic, Comic):
        return
    with judge.in_part():
        if not 1 <= len(comic.panels) <= MOST_PANELS:
            judge.at(("panels",), "I12", at_key=True, count=len(comic.panels), most=MOST_PANELS)
    with judge.in_part():
        if not comic.sample and comic.author == NOBODY_IN_PARTICULAR:
            remedy = (
                f"author 写画画的人怎么称呼，照他本人或监护人同意公开的写；如果真是示例，{judge.as_sample}。" if judge.as_sample else ""
            )
            judge.at(("author",), "I13", value=comic.author, advice=remedy)
    with judge.in_part():
        if judge.ask(is_future, comic.date):
            judge.at(("date",), "R09", date=date_in_chinese(comic.date))
    _check_width(judge, comic)


def _check_width(judge: Judge, comic: Comic) -> None:
    folder = judge.entry.path.rpartition("/")[0]
    width = judge.ask(picture_width, f"{folder}/{comic.picture.file}")
    if 0 < width < LEAST_WIDTH:
        judge.at(("picture", "file"), "I11", width=width, least=LEAST_WIDTH)
