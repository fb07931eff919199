"""Calendars, read by two parsers that know nothing of each other and nothing of the program."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from tests.conftest import GOOD, URL, Tree, built, copy

PAGES = {
    "activities/": "activities",
    "activities/frost-2027/": "frost-2027",
    "activities/frost-2027/kite-paper/": "frost-2027/kite-paper",
    "activities/grades/3/": "grades/3",
    "activities/categories/making/": "categories/making",
    "places/east/": "places/east",
}
NAMES = ("activities", "frost-2027", "weekly-2026")


def calendar_of(tree: Tree, name: str) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical((tree.root / f"calendars/{name}.ics").read_bytes())
    assert isinstance(found, icalendar.Calendar)
    return found


def events(tree: Tree, name: str) -> dict[str, Any]:
    return {str(event["UID"]): event for event in calendar_of(tree, name).walk("VEVENT") if "RECURRENCE-ID" not in event}


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_folded_and_end_as_the_standard_says(good: Tree, name: str) -> None:
    data = (good.root / f"calendars/{name}.ics").read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    for line in lines:
        line.decode()  # no character is cut


@pytest.mark.parametrize("name", NAMES)
def test_two_parsers_agree(good: Tree, name: str) -> None:
    one = events(good, name)
    other = {
        each.uid.value: each
        for each in vobject.readOne(good.text(f"calendars/{name}.ics")).vevent_list
        if not hasattr(each, "recurrence_id")
    }
    assert set(one) == set(other)
    for uid, event in one.items():
        assert str(event["SUMMARY"]) == other[uid].summary.value
        assert str(event["DESCRIPTION"]) == other[uid].description.value
        for field in ("dtstart", "dtend"):
            left, right = event[field].dt, getattr(other[uid], field).value
            assert left.utcoffset() == right.utcoffset() == timedelta(hours=8)
            assert left.astimezone(UTC) == right.astimezone(UTC)


def test_the_calendar_of_all_holds_every_list(good: Tree) -> None:
    single = {uid for name in NAMES[1:] for uid in events(good, name)}
    assert set(events(good, "activities")) == single
    assert single and all(uid.endswith("@beiyuan") and "." not in uid for uid in single), "a name that outlasts the list and the address"


def test_an_event_says_what_a_parent_needs(good: Tree) -> None:
    event = events(good, "frost-2027")["kite-paper@beiyuan"]
    assert event["DTSTART"].dt.isoformat() == "2027-01-26T09:00:00+08:00"
    assert event["DTEND"].dt.isoformat() == "2027-01-26T10:30:00+08:00"
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert str(event["LOCATION"]) == "东柿社区，活动室门口"
    assert str(event["URL"]) == f"{URL}activities/frost-2027/kite-paper/"
    assert str(event["STATUS"]) == "CONFIRMED"
    text = str(event["DESCRIPTION"])
    for words in ("3—6年级，12人，家长同去", "“柿子街”APP里，1月24日（周日）截止", "带：一张旧报纸", "安全：竹条有毛刺"):
        assert words in text


def test_what_is_cancelled_stays(good: Tree) -> None:
    event = events(good, "frost-2027")["ice-lamp@beiyuan"]
    assert str(event["STATUS"]) == "CANCELLED"
    assert str(event["SUMMARY"]) == "【已取消】冻一盏冰灯"
    assert "已取消：操场<正在>翻修，今年先不冻了。" in str(event["DESCRIPTION"])


def test_what_is_held_every_week_repeats_until_the_list_ends(good: Tree) -> None:
    event = events(good, "weekly-2026")["letter-reading@beiyuan"]
    assert event["DTSTART"].dt.isoformat() == "2026-11-07T09:30:00+08:00", "the first occurrence, not the first day of the list"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261227T013000Z;BYDAY=SA,SU"
    rules = vobject.readOne(good.text("calendars/weekly-2026.ics"))
    (weekly,) = [each for each in rules.vevent_list if each.uid.value == "letter-reading@beiyuan" and not hasattr(each, "recurrence_id")]
    days = [moment.date().isoformat() for moment in weekly.getrruleset()]
    assert (days[:3], days[-1], len(days)) == (["2026-11-07", "2026-11-08", "2026-11-14"], "2026-12-27", 15), "without a feast"


def test_programs_are_told_when_to_ask_again(good: Tree) -> None:
    found = calendar_of(good, "activities")
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert str(found["X-PUBLISHED-TTL"]) == "PT12H"
    (zone,) = found.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Asia/Shanghai"


def test_dates_of_changes_are_the_events_own_and_numbers_the_editions(good: Tree) -> None:
    days = {"early-stairs": 18, "ice-lamp": 17}  # since when they are otherwise; all else since the list came out first
    for uid, event in events(good, "frost-2027").items():
        moment = datetime(2026, 11, days.get(uid.partition("@")[0], 11), 16, tzinfo=UTC)
        assert event["LAST-MODIFIED"].dt == moment, uid
        assert event["DTSTAMP"].dt == datetime(2026, 11, 19, 16, tzinfo=UTC), "of the edition, which falls with nothing that is taken back"
        assert event["SEQUENCE"] == 688_000 + {"early-stairs": 8, "ice-lamp": 1}.get(uid.partition("@")[0], 0)


def test_what_is_cancelled_and_on_again_counts_up(own: Path) -> None:
    file = own / "content/activities/frost-2027.yml"
    as_it_was = file.read_text("utf-8")
    off = "    points: 2\n    cancelled: true\n    reason: 修路\n    since: 2026-11-22\n"
    found = []
    for edition, lines in (("2026-11-20", ""), ("2026-11-22", off), ("2026-11-23", "")):
        text = as_it_was.replace("edition: 2026-11-20", f"edition: {edition}").replace("    points: 2\n", lines or "    points: 2\n", 1)
        file.write_text(text, "utf-8")
        found.append(events(built(own), "frost-2027")["kite-paper@beiyuan"])
    assert [str(each["STATUS"]) for each in found] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    for name in (lambda each: each["SEQUENCE"], lambda each: each["DTSTAMP"].dt):
        told = [name(each) for each in found]
        assert told == sorted(set(told))


def test_an_event_keeps_its_name_and_counts_up(own: Path, good: Tree) -> None:
    file = own / "content/activities/frost-2027.yml"
    text = file.read_text("utf-8").replace("edition: 2026-11-20", "edition: 2026-11-22").replace("date: 2027-01-26", "date: 2027-01-27")
    file.write_text(text.replace("糊一只歪风筝 & 放它", "糊一只正风筝"), "utf-8")
    before, after = events(good, "frost-2027"), events(built(own), "frost-2027")
    assert set(before) == set(after)
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in before)


def test_there_is_a_calendar_for_each_way_of_looking(good: Tree) -> None:
    found = {path.removeprefix("calendars/").removesuffix(".ics") for path in good.files() if path.startswith("calendars/")}
    grades = {f"grades/{grade}" for grade in range(1, 10)}
    categories = {"categories/helping", "categories/making", "categories/stargazing"}
    places = {f"places/{place}" for place in ("east", "west", "primary", "kite-hill")}
    one = {"frost-2027/kite-paper", "frost-2027/early-stairs", "frost-2027/ice-lamp", "frost-2027/count-stars"}
    weekly = {f"{name}{of}" for name in ("weekly-2026", "autumn") for of in ("", "/letter-reading", "/one-evening")}
    assert found == {*NAMES, *grades, *categories, *places, *one, *weekly}, "and where its list was before"
    assert good.text("calendars/autumn.ics") == good.text("calendars/weekly-2026.ics")
    assert set(events(good, "grades/2")) == {"ice-lamp@beiyuan", "one-evening@beiyuan"}
    assert set(events(good, "places/east")) == {"kite-paper@beiyuan", "letter-reading@beiyuan"}
    assert set(events(good, "frost-2027/kite-paper")) == {"kite-paper@beiyuan"}
    assert events(good, "frost-2027/kite-paper") == {
        uid: event for uid, event in events(good, "activities").items() if uid == "kite-paper@beiyuan"
    }


def test_the_page_of_subscriptions_names_all_but_those_of_one_activity(good: Tree) -> None:
    named = set(re.findall(r'href="webcal://example.org/bj/calendars/([^"]+)\.ics"', good.text("subscribe/index.html")))
    assert named == {path[10:-4] for path in good.files() if path.startswith("calendars/")} - {
        path[10:-4] for path in good.files() if re.match("calendars/(?:autumn|(?:frost|weekly)[^/]*/)", path)
    }


@pytest.mark.parametrize("page", PAGES)
def test_pages_offer_the_calendar(good: Tree, page: str) -> None:
    name = PAGES[page]
    html = good.text(f"{page}index.html")
    assert f'href="webcal://example.org/bj/calendars/{name}.ics"' in html
    assert re.search(rf'href="(?:\.\./)+calendars/{name}\.ics"', html)


def test_bytes_do_not_depend_on_the_zone_of_the_machine(tmp_path: Path, good: Tree) -> None:
    tree = built(copy(GOOD, tmp_path), TZ="America/New_York")
    for name in NAMES:
        assert tree.text(f"calendars/{name}.ics") == good.text(f"calendars/{name}.ics")


def test_a_title_says_whose_children_alone_may_come(good: Tree) -> None:
    """In every calendar but those of the activity itself and of its place; name and number are the same in all."""
    names = [path[10:-4] for path in good.files() if path.startswith("calendars/")]
    found = {name: event for name in names for uid, event in events(good, name).items() if uid == "early-stairs@beiyuan"}
    own = {"places/west", "frost-2027/early-stairs"}
    assert own < found.keys() and {"activities", "frost-2027", "grades/5", "categories/helping"} <= found.keys()
    for name, event in found.items():
        assert str(event["SUMMARY"]) == ("替楼梯洗脸" if name in own else "替楼梯洗脸（只收西柿村的孩子）"), name
    assert {(each["SEQUENCE"], each["DTSTART"].dt) for each in found.values()} == {(688_008, found["activities"]["DTSTART"].dt)}
    others = [event for name in names for uid, event in events(good, name).items() if uid != "early-stairs@beiyuan"]
    assert others and not any("只收" in event["SUMMARY"] for event in others)
