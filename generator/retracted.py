"""What families were told of a single day, that it is off or another, and that holds no more: nothing on any page or in any feed says so by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from generator.schema.activities import Activity, Change
from generator.schema.kinds import Location


class Retracted(NamedTuple):
    """A change of one day that is not what was given out, and of which nothing was written down."""

    location: Location  # in the activity
    trouble: str
    advice: str


def retracted(before: Activity, now: Activity, today: datetime.date) -> Retracted | None:
    """The first of them that somebody may still go by; a record of a change, whatever it says, is believed to tell of all."""
    if before.cancelled or now.cancelled or any(each not in before.updates for each in now.updates):
        return None
    return next(_retracted(before, now, today), None)


def _retracted(before: Activity, now: Activity, today: datetime.date) -> Iterator[Retracted]:
    for old in before.changes:
        if max(old.date, old.moved or old.date) < today:
            continue
        same = [at for at, each in enumerate(now.changes) if each.date == old.date]
        if not same and not (old.cancelled and old.date in now.skips):
            yield _taken_back(old, today)
        elif same and not any(_facts(now.changes[at]) == _facts(old) or now.changes[at].since > old.since for at in same):
            yield _once_more(now.changes[same[0]], same[0], today)


def _facts(change: Change) -> tuple[object, ...]:
    """What families act on: a better word for the reason is no news."""
    return change.cancelled, change.moved, change.time, change.spot, change.pickup


def _taken_back(change: Change, today: datetime.date) -> Retracted:
    sort = "取消" if change.cancelled else "改期" if change.moved else "改动"
    day = f"{change.date.month}月{change.date.day}日"
    trouble = f"{day}那一次的{sort}删掉了，没有写更新记录，记着它的家长不知道又照原来的办"
    return Retracted(("id",), trouble, _noted(today, f"{day}那一次不{sort if sort != '改动' else '改'}了，照原来的办"))


def _once_more(change: Change, at: int, today: datetime.date) -> Retracted:
    day = f"{change.date.month}月{change.date.day}日"
    trouble = f"{day}那一次的改动又改过，“哪天定的（since）”还是 {change.since}，看过的家长不知道又变了"
    advice = f"since 也改成 {today}。" if change.since < today else _noted(today, f"{day}那一次改成什么样")
    return Retracted(("changes", at, "since"), trouble, advice)


def _noted(today: datetime.date, what: str) -> str:
    return f"在这个活动里加一行“updates: [{{date: {today}, what: {what}}}]”；已经有更新记录（updates），就在里面再加一项。"
