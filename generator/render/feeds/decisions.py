"""What tells decisions of one activity apart: a reader shows each item once, so that a new decision needs an id that no earlier one had."""

from __future__ import annotations

import datetime

from generator.render.base.occasions import Notice, time_text
from generator.schema.activities import Activity, Change

# Decisions from before are known to readers by the anchor alone: another id would show all of them again.
_EACH_FROM = datetime.date(2026, 12, 1)


def mark_of(activity: Activity, notice: Notice) -> str:
    """What stands behind `#` in what the id of a notice's post is made of, where its anchor does not do; "" where it does."""
    if is_undated(activity, notice):
        return "cancelled"  # the list's edition is another one next time
    change = next((each for each in activity.changes if notice.anchor == f"change-{each.date}"), None)
    return f"{notice.anchor} {_decided(change)}" if change and change.since >= _EACH_FROM else ""


def is_undated(activity: Activity, notice: Notice) -> bool:
    """Whether nobody said on which day it was decided, so that a notice goes by the day of the list's edition."""
    return activity.cancelled and not activity.since and notice.anchor.startswith("cancelled-")


def _decided(change: Change) -> str:
    """When it was decided, and what families act on; reason and words about it may be put right later."""
    what = "cancelled" if change.cancelled else f"{change.moved or ''} {time_text(change.time) if change.time else ''} {change.spot}"
    return f"{change.since} {what}"
