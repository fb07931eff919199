"""What became otherwise of activities since they were given out, for whoever has signed up: what is still to come, or was a moment ago."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.keyed import Shared
from generator.render.base.activities import ActivityView, view_of
from generator.render.base.occasions import OFF, UPDATED, Notice
from generator.render.base.plan import Plan

_STILL = datetime.timedelta(weeks=2)  # after its day somebody may still ask why nobody was there


@dataclass(frozen=True)
class ActivityChange(Shared):
    """One thing that is otherwise with an activity, and so much of that as tells it from others."""

    url: str
    title: str
    when: str
    place: str
    sample: bool
    day: datetime.date  # on which it was told
    sort: str
    what: str
    is_grave: bool  # whoever does not know of it goes in vain


def recent_changes(plan: Plan) -> tuple[ActivityChange, ...]:
    """What was told of activities whose day is still to come, or was in the last two weeks, newest first."""
    since = plan.site.settings.today - _STILL
    found = [
        (notice, view)
        for view in (view_of(plan, offer) for offer in plan.offers.all)
        for notice in _still_said(view)
        if notice.last >= since
    ]
    found.sort(key=lambda each: (-each[0].day.toordinal(), each[0].last, each[1].url, each[0].anchor))
    return tuple(_change(notice, view) for notice, view in found)


def _still_said(view: ActivityView) -> Iterator[Notice]:
    """Of what is cancelled altogether nothing else matters any more."""
    return (notice for notice in view.history if not view.cancelled or notice.sort == OFF)


def _change(notice: Notice, view: ActivityView) -> ActivityChange:
    return ActivityChange(
        url=view.url,
        title=view.title,
        when=view.when,
        place=view.place,
        sample=view.sample,
        day=notice.day,
        sort=notice.sort,
        what=notice.what,
        is_grave=notice.sort != UPDATED,
    )
