"""Activities by day, category, grade and place; what their pages say, and what search engines are told."""

from __future__ import annotations

import datetime
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.judging import judged
from generator.load.walk import walk
from generator.model.activities import Offer, Offers
from generator.model.site import Site
from generator.schema.activities import Activity, ActivityList
from generator.settings import BuildOptions
from tests.conftest import GOOD, Tree, build, built


def site_on(today: date) -> Site:
    _, site = judged(GOOD, BuildOptions(today), walk(GOOD))
    assert site is not None
    return site.visible()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_on(date(2026, 11, 23))


def names(found: tuple[Offer, ...]) -> list[str]:
    return [offer.activity.id for offer in found]


def test_all_of_them_come_list_by_list_in_the_order_of_their_days(site: Site) -> None:
    assert names(Offers(site).all) == ["early-stairs", "kite-paper", "ice-lamp", "count-stars", "one-evening", "letter-reading"]


def test_what_comes_next_is_counted_from_the_day_of_the_build(site: Site) -> None:
    found = [(session.held.day.isoformat(), session.offer.activity.id) for session in Offers(site).next_sessions(3)]
    assert found == [("2026-11-28", "letter-reading"), ("2027-01-23", "early-stairs"), ("2027-01-26", "kite-paper")]


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("2026-11-20", ["one-evening", "letter-reading", "early-stairs", "kite-paper", "count-stars"]),  # today counts
        ("2026-11-29", ["letter-reading", "early-stairs", "kite-paper", "count-stars"]),
        ("2026-12-28", ["early-stairs", "kite-paper", "count-stars"]),  # the last Sunday is over
        ("2027-02-07", []),
    ],
)
def test_what_is_over_or_cancelled_does_not_come_next(today: str, wanted: list[str]) -> None:
    assert [session.offer.activity.id for session in Offers(site_on(date.fromisoformat(today))).next_sessions(9)] == wanted


def test_by_category_grade_and_place(site: Site) -> None:
    assert names(Offers(site).of_category["making"]) == ["kite-paper", "ice-lamp"]
    assert names(Offers(site).of_grade[3]) == ["kite-paper", "ice-lamp", "one-evening"]
    assert names(Offers(site).of_grade[9]) == ["ice-lamp", "count-stars"]
    assert names(Offers(site).of_place["east"]) == ["kite-paper", "letter-reading"]


def an_offer(starts: str, ends: str, **days: object) -> Offer:
    common = {"id": "a", "title": "", "summary": "", "category": "", "place": "", "spot": "", "safety": "", "host": ""}
    activity = Activity(**common, time=(datetime.time(9), datetime.time(10)), grades=(1, 9), seats=1, parents=False, **days)  # type: ignore[arg-type]
    record = ActivityList(
        title="",
        season="日常",
        starts=date.fromisoformat(starts),
        ends=date.fromisoformat(ends),
        issuer="",
        edition=date(2026, 1, 1),
        intro="",
        weather="",
        activities=(),
    )
    return Offer("list", record, activity)


@pytest.mark.parametrize(
    ("starts", "ends", "weekdays", "days"),
    [
        ("2026-11-23", "2026-12-06", ("周一",), ["2026-11-23", "2026-11-30"]),  # the first day of the list counts
        ("2026-11-24", "2026-12-06", ("周日", "周二"), ["2026-11-24", "2026-11-29", "2026-12-01", "2026-12-06"]),  # and the last
        ("2028-02-28", "2028-03-01", ("周二",), ["2028-02-29"]),
        ("2026-12-31", "2027-01-07", ("周五", "周五"), ["2027-01-01"]),
        ("2026-11-23", "2026-11-25", ("周六",), []),
    ],
)
def test_the_days_of_what_is_held_every_week(starts: str, ends: str, weekdays: tuple[str, ...], days: list[str]) -> None:
    assert [day.isoformat() for day in an_offer(starts, ends, weekdays=weekdays).days()] == days


def event_of(good: Tree, address: str) -> dict[str, object]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', good.text(f"{address}index.html"))
    assert not set("<>&") & set(text)
    told: dict[str, Any] = json.loads(text)
    assert told["@graph"][1]["@type"] == "BreadcrumbList"
    found: dict[str, object] = {"@context": told["@context"], **told["@graph"][0]}
    return found


def test_search_engines_are_told_of_an_event_for_children(good: Tree) -> None:
    assert event_of(good, "activities/frost-2027/kite-paper/") == {
        "@context": "https://schema.org",
        "@type": "ChildrensEvent",
        "name": "糊一只歪风筝 & 放它",
        "description": "竹条弯成翅膀，糊上“旧报纸”，歪的飞得也高。",
        "url": "https://example.org/bj/activities/frost-2027/kite-paper/",
        "inLanguage": "zh-CN",
        "startDate": "2027-01-26T09:00:00+08:00",
        "endDate": "2027-01-26T10:30:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "东柿社区", "address": "东柿社区，活动室门口"},
        "organizer": {"@type": "Organization", "name": "柿子街街道办事处", "url": "https://example.org/bj/"},
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "CNY",
            "url": "https://example.org/bj/activities/frost-2027/kite-paper/",
            "validThrough": "2027-01-24",
        },
        "typicalAgeRange": "8-12",
        "maximumAttendeeCapacity": 12,
    }


def test_search_engines_are_told_what_is_cancelled_weekly_or_a_sample(good: Tree) -> None:
    assert event_of(good, "activities/frost-2027/ice-lamp/")["eventStatus"] == "https://schema.org/EventCancelled"
    assert str(event_of(good, "activities/frost-2027/count-stars/")["name"]).startswith("【示例】")
    weekly = event_of(good, "activities/weekly-2026/letter-reading/")
    assert weekly["startDate"] == "2026-11-07T09:30:00+08:00"
    schedule = weekly["eventSchedule"]
    assert isinstance(schedule, dict)
    assert set(schedule["byDay"]) == {"https://schema.org/Saturday", "https://schema.org/Sunday"}
    assert (schedule["startDate"], schedule["endDate"], schedule["startTime"]) == ("2026-11-02", "2026-12-31", "09:30:00")


def test_an_edition_is_out_from_its_day_on(own: Path, good: Tree) -> None:
    text = (own / "content/activities/weekly-2026.yml").read_text("utf-8").replace("edition: 2026-10-30", "edition: 2026-11-29")
    text = text.replace("letter-reading", "not-yet").replace("one-evening", "nor-this").replace("aliases: [/activities/autumn/]\n", "")
    (own / "content/activities/spring-2027.yml").write_text(text.replace("title: 2026年秋冬每周活动", "title: 还没定"), "utf-8")
    done = build(own)
    assert done.stdout.count("提醒 R09") == 2
    assert set(Tree(own / "site").files()) == set(good.files())
    new = set(built(own, today="2026-11-29").files()) - set(good.files())
    cards = sorted(re.sub(r"\.[0-9a-f]{8}\.jpg", "", path) for path in new if path.startswith("cards/"))
    assert cards == ["cards/activities/spring-2027", "cards/activities/spring-2027/nor-this", "cards/activities/spring-2027/not-yet"]
    assert {path for path in new if not path.startswith(("cards/", "search/"))} == {
        "activities/spring-2027/index.html",
        "activities/spring-2027/not-yet/index.html",
        "activities/spring-2027/nor-this/index.html",
        "calendars/spring-2027.ics",
        "calendars/spring-2027/not-yet.ics",
        "calendars/spring-2027/nor-this.ics",
        *(
            f"print/spring-2027/{name}.pdf"
            for name in ("sheet", "large", "primary", "east", "west", "booklet", "booklet-fold", "calendar", "poster")
        ),
        *(f"print/spring-2027/grades-{grades}.pdf" for grades in ("1-2", "3-4", "5-6", "7-9")),
        *(f"print/spring-2027/{name}.webp" for name in ("sheet", "large", "booklet", "calendar", "poster")),
        "posters/activities/spring-2027/not-yet.jpg",
        "posters/activities/spring-2027/nor-this.jpg",
    }


def test_what_is_over_says_so(own: Path) -> None:
    tree = built(own, today="2027-02-20")
    assert "办过了" in tree.text("activities/frost-2027/kite-paper/index.html")
    assert "报名" not in tree.text("activities/frost-2027/kite-paper/index.html").partition("<dl")[2].partition("</dl>")[0]
    assert "已经办过的" in tree.text("activities/categories/making/index.html")
    front = tree.text("activities/index.html")
    assert front.index("以前的清单") < front.index("2027年寒假柿子街活动清单")
    assert "糊一只歪风筝" not in front


def test_there_is_a_friendly_word_where_nothing_is(own: Path) -> None:
    for file in (own / "content/activities").iterdir():
        file.unlink()
    (own / "content/categories.yml").unlink()
    tree = built(own)
    assert "本站现在没有清单。" in tree.text("activities/index.html")
    assert "眼下没有要打印的清单。" in tree.text("print/index.html")
    assert "眼下没有合适的活动。" in tree.text("activities/grades/4/index.html")
    assert "BEGIN:VTIMEZONE" in tree.text("calendars/activities.ics")


def test_a_place_tells_what_comes_next_first(site: Site) -> None:
    """What is held every week stands where it is next held, as on the first page, and not behind all that has one day."""
    offers = Offers(site)
    assert names(offers.of_place["east"]) == ["kite-paper", "letter-reading"]
    assert [(each.offer.activity.id, str(each.held.day)) for each in offers.coming(offers.of_place["east"])] == [
        ("letter-reading", "2026-11-28"),
        ("kite-paper", "2027-01-26"),
    ]


def test_the_page_of_a_place_says_that_all_of_it_is_to_come(good: Tree) -> None:
    page = good.text("places/east/index.html")
    assert 0 < page.index("接下来的活动") < page.index("念信给耳朵听") < page.index("糊一只歪风筝")
    assert not [path for path in good.files() if path.endswith(".html") and "近来的活动" in good.text(path)]
