"""Weeks as paper tells them: counted from a list's first day, named in Chinese numerals, what moved in the week of its new day."""

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


def told(*offers: Offer) -> list[tuple[str, str, list[str]]]:
    return [(week.title, week.days, [each.activity.id for each in week.offers]) for week in weeks_of(LIST, offers)]


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026 if month == 12 else 2027, month, number)


def test_weeks_begin_with_the_list_and_end_with_it() -> None:
    assert told(offer("a", date=day(12, 26)), offer("b", date=day(1, 1)), offer("c", date=day(1, 2)), offer("d", date=day(1, 10))) == [
        ("第一周", "12月26日—1月1日", ["a", "b"]),
        ("第二周", "1月2日—8日", ["c"]),
        ("第三周", "1月9日—10日", ["d"]),
    ]


def test_what_moved_stands_where_it_is_now_and_what_is_held_on_several_days_once() -> None:
    moved = Change(date=day(12, 26), moved=day(1, 3), reason="r", since=day(12, 20))
    off = Change(date=day(12, 26), cancelled=True, reason="r", since=day(12, 20))
    assert told(
        offer("moved", date=day(12, 26), changes=(moved,)),
        offer("several", dates=(day(12, 28), day(1, 4))),
        offer("first-is-off", dates=(day(12, 26), day(1, 9)), changes=(off,)),
        offer("off", date=day(12, 26), changes=(off,)),
    ) == [
        ("第一周", "12月26日—1月1日", ["off", "several"]),
        ("第二周", "1月2日—8日", ["moved"]),
        ("第三周", "1月9日—10日", ["first-is-off"]),
    ]


def test_within_a_week_the_earlier_comes_first_and_every_week_last() -> None:
    late = offer("late", date=day(12, 27), time=(TEN, datetime.time(11)))
    weekly = offer("weekly", weekdays=("周六",))
    assert told(weekly, late, offer("early", date=day(12, 27)), offer("before", date=day(12, 26))) == [
        ("第一周", "12月26日—1月1日", ["before", "early", "late"]),
        ("每周都有", "", ["weekly"]),
    ]


def test_what_lies_outside_of_a_list_is_lost_nowhere() -> None:
    assert told(offer("too-early", date=day(12, 1)), offer("too-late", date=datetime.date(2027, 2, 1))) == [
        ("第一周", "12月26日—1月1日", ["too-early"]),
        ("第六周", "1月30日—2月5日", ["too-late"]),
    ]
    assert list(weeks_of(LIST, ())) == [] and isinstance(next(weeks_of(LIST, [offer("a", date=day(1, 1))])), Week)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100"), (0, "0")]
)
def test_numbers(number: int, words: str) -> None:
    assert number_in_chinese(number) == words
