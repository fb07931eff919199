"""What is allowed and yet most likely a slip: signs round a whole value, an activity at night or before its list, a sample with a source."""

from __future__ import annotations

import datetime
import re
from typing import Any

from generator.load.unsigned import FIELDS, unsigned
from generator.rules.judge import Judge
from generator.schema.activities import Activity, ActivityList
from generator.schema.honours import Case
from generator.schema.kinds import Location
from generator.schema.records import Story

_SIGNED = re.compile(r"[“‘「『《]|.{2,4}[：:]|.*。$")  # all others are as they should be
_EARLIEST, _LATEST = datetime.time(6), datetime.time(22)


def check_doubtful(judge: Judge) -> None:
    """Values that the grammar takes, and that nobody means."""
    for location, text in judge.texts():
        if location[-1] in FIELDS and _SIGNED.match(text):
            _check_signs(judge, location, text)
    record = judge.entry.record
    if isinstance(record, Story | Case) and record.sample is True and record.source:  # not where nobody knows whether it is one
        judge.at(("source",), "R13", noun="故事" if isinstance(record, Story) else "案例")
    if isinstance(record, ActivityList):
        for index, activity in enumerate(record.activities):
            _check_time(judge, index, activity)
            if not activity.date or record.starts <= activity.date:  # or it is told to be outside of its list
                _check_day(judge, record, ("activities", index, "date"), activity.date)
                _check_day(judge, record, ("activities", index, "signup"), activity.signup)
            for number, day in enumerate(activity.dates):
                _check_day(judge, record, ("activities", index, "dates", number), day if record.starts <= day else None)
        if record.starts <= record.ends:
            _check_day(judge, record, ("ends",), record.ends)


def _check_signs(judge: Judge, location: Location, text: str) -> None:
    """Signs that a reader would see as part of the value."""
    name = str(location[-1])
    what, meant = unsigned(name, text, judge.entry.kind in ("story", "case", "comic"))
    if meant:
        judge.at(location, "W01", field=name, what=what, advice=f"改成 {name}: {meant}")


def _check_day(judge: Judge, record: ActivityList, location: Location, day: datetime.date | None) -> None:
    """What is over when a list comes out is told to nobody in time."""
    if day and day < record.edition:
        judge.at(location, "W03", field=location[-1], date=day.isoformat(), edition=record.edition.isoformat())


def check_title(judge: Judge) -> None:
    """The title stands in the fields and is not written once more above the text."""
    title = getattr(judge.entry.record, "title", "")
    if not judge.entry.body_line or not title or title not in judge.body:
        return
    number, line = next((number, line) for number, line in enumerate(judge.body.split("\n"), 1) if line.strip())
    if line.strip(" #　*").strip() == title and not line.startswith("# "):  # which is told as a heading
        judge.at_text(number, 1, "W04", value=title)


def _check_time(judge: Judge, index: int, activity: Activity) -> None:
    """Children are asleep at night."""
    begins, ends = activity.time
    if begins >= _EARLIEST and ends <= _LATEST:
        return
    remedy = ""
    if begins < _EARLIEST and begins.hour and ends.hour <= 10:
        remedy = f"是下午或晚上，就改成 time: {_later(begins)}-{_later(ends)}；真在这时候办，不用管。"
    details: dict[str, Any] = {"time": f"{begins:%H:%M}-{ends:%H:%M}", "title": activity.title}
    judge.at(("activities", index, "time"), "W02", **details, advice=remedy)


def _later(time: datetime.time) -> str:
    return f"{time.hour + 12}:{time.minute:02d}"
