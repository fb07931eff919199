"""Weeks as paper tells them: from Monday to Sunday, as far as the list goes; what moved in the week of its new day."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from generator.model.activities import Offer
from generator.render.base.weeks import Week, weeks_of
from generator.schema.activities import Activity, ActivityList, Change
from generator.text import number_in_chinese

NINE, TEN = datetime.time(9), datetime.time(10)
LIST = ActivityList(
    title="甲",
    season="寒假",
    starts=datetime.date(2026, 12, 26),
    ends=datetime.date(2027, 1, 10),
    issuer="乙",
    edition=datetime.date(2026, 12, 1),
    intro="丙",
    weather="丁",
    activities=(),
)


def offer(id: str, **fields: object) -> Offer:
    plain = Activity(
        id=id,
        title=id,
        summary="",
        category="c",
        time=(NINE, TEN),
        place="p",
        spot="s",
        grades=(1, 9),
        seats=9,
        parents=False,
        safety="",
        host="h",
    )
    return Offer("list", LIST, dataclasses.replace(plain, **fields))  # type: ignore[arg-type]


def told(*offers: Offer) -> list[tuple[str, list[str]]]:
    return [(week.title, [each.activity.id for each in week.offers]) for week in weeks_of(LIST, offers)]


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026 if month == 12 else 2027, month, number)


def test_weeks_run_from_monday_to_sunday_as_far_as_the_list_goes() -> None:
    assert told(offer("a", date=day(12, 26)), offer("b", date=day(12, 28)), offer("c", date=day(1, 3)), offer("d", date=day(1, 10))) == [
        ("12月26日—27日", ["a"]),
        ("12月28日—1月3日", ["b", "c"]),
        ("1月4日—10日", ["d"]),
    ]


def test_what_moved_stands_where_it_is_now_and_what_is_held_on_several_days_once() -> None:
    moved = Change(date=day(12, 26), moved=day(1, 4), reason="r", since=day(12, 20))
    off = Change(date=day(12, 26), cancelled=True, reason="r", since=day(12, 20))
    assert told(
        offer("moved", date=day(12, 26), changes=(moved,)),
        offer("several", dates=(day(12, 28), day(1, 4))),
        offer("first-is-off", dates=(day(12, 26), day(1, 9)), changes=(off,)),
        offer("off", date=day(12, 26), changes=(off,)),
    ) == [
        ("12月26日—27日", ["off"]),
        ("12月28日—1月3日", ["several"]),
        ("1月4日—10日", ["moved", "first-is-off"]),
    ]


def test_within_a_week_the_earlier_comes_first_and_every_week_last() -> None:
    late = offer("late", date=day(12, 27), time=(TEN, datetime.time(11)))
    weekly = offer("weekly", weekdays=("周六",))
    assert told(weekly, late, offer("early", date=day(12, 27)), offer("before", date=day(12, 26))) == [
        ("12月26日—27日", ["before", "early", "late"]),
        ("每周都有", ["weekly"]),
    ]


def test_what_lies_outside_of_a_list_is_lost_nowhere() -> None:
    assert told(offer("too-early", date=day(12, 1)), offer("too-late", date=datetime.date(2027, 2, 1))) == [
        ("12月1日—6日", ["too-early"]),
        ("2月1日（周一）", ["too-late"]),
    ]
    assert list(weeks_of(LIST, ())) == [] and isinstance(next(weeks_of(LIST, [offer("a", date=day(1, 1))])), Week)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100"), (0, "0")]
)
def test_numbers(number: int, words: str) -> None:
    assert number_in_chinese(number) == words
