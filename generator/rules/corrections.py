"""Corrections: the page that was corrected is there, and nothing is dated from tomorrow without the editor knowing it."""

from __future__ import annotations

import functools

from generator.rules.judge import Judge
from generator.rules.leading import lead
from generator.rules.questions import is_future
from generator.schema.corrections import Corrections
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
                lead(judge, correction.page, correction.sample, functools.partial(judge.at, ("corrections", index, "page")))
