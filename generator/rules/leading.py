"""Where a link leads, in a text or a field: a page that stands, that everybody can see, and for how long."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from generator.model.visibility import last_day_of
from generator.rules.judge import Judge
from generator.rules.questions import is_past, is_soon, page, today
from generator.text import date_in_chinese


def lead(judge: Judge, address: str, is_sample: bool, report: Callable[..., None]) -> bool:
    """Whether a page stands at `address`, which begins with a stroke, and everybody may be led there; `report` knows the place.

    What goes by itself on a day is a reminder, before that day and after: nobody is there at midnight to mend a link.
    """
    found = judge.ask(page, address[1:])
    if not found.is_known:
        report("L01", value=address, nearest=judge.nearest_page(address))
    elif found.is_sample and not is_sample:
        report("R05", sort="页面", value=address, advice=judge.as_real)
    elif found.is_hidden and found.last_day is None:
        report("L03", value=address)
    else:
        _tell_end(judge, address, found.last_day, report)
        return True
    return False


def _tell_end(judge: Judge, address: str, last: datetime.date | None, report: Callable[..., None]) -> None:
    """Tell of a page that its last day is near, or over; what goes no later itself leads nowhere."""
    own = last_day_of(judge.entry.record)
    if last is None or (own and own <= last):
        return
    is_over = judge.ask(is_past, last)
    if is_over or judge.ask(is_soon, last):
        left = (last - judge.ask(today)).days
        when = "已经过了" if is_over else f"还有 {left} 天" if left else "就是今天"
        report("L05", value=address, last=date_in_chinese(last), when=when)
