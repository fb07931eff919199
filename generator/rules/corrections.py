"""Corrections: the page that was corrected is there, and nothing is dated from tomorrow without the editor knowing it."""

from __future__ import annotations

from generator.rules.judge import Judge
from generator.rules.questions import is_future, page
from generator.schema.corrections import Correction, Corrections
from generator.text import date_in_chinese


def check_corrections(judge: Judge) -> None:
    """Each correction leads to a page that everybody can see, and has its day."""
    record = judge.entry.record
    if not isinstance(record, Corrections):
        return
    for index, correction in enumerate(record.corrections):
        with judge.in_part():
            if judge.ask(is_future, correction.date):
                judge.at(("corrections", index, "date"), "R09", date=date_in_chinese(correction.date))
        with judge.in_part():
            if correction.page:
                _check_page(judge, index, correction)


def _check_page(judge: Judge, index: int, correction: Correction) -> None:
    place = ("corrections", index, "page")
    standing = judge.ask(page, correction.page[1:])
    if not standing.is_known:
        judge.at(place, "L01", value=correction.page, nearest=judge.nearest_page(correction.page))
    elif standing.is_sample and not correction.sample:
        judge.at(place, "R05", sort="页面", value=correction.page)
    elif standing.is_hidden:
        judge.at(place, "L03", value=correction.page)
