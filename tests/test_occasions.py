"""Days of activities that are not every week's: holidays, exceptions, days that were moved or cancelled; on pages, in calendars, on paper, for search engines."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from tests.conftest import GOOD, Tree, built, copy, tool

OVERLAY = Path(__file__).parent / "sites/occasions"
PLACE = "activities/changing-2026/"
STAMPS = [  # Saturdays and Sundays from November 21 on: without the 29th, school on December 13, a feast from December 24 to 26
    "2026-11-21 09:00",
    "2026-11-22 09:00",
    "2026-11-28 09:00",
    "2026-12-06 09:00",
    "2026-12-07 14:00",  # moved from the 5th
    "2026-12-19 09:00",  # none on the 12th, which is cancelled
    "2026-12-20 09:00",
    "2026-12-27 09:00",
    "2027-01-02 09:00",
    "2027-01-03 09:00",
]
SUNRISES = ["2026-12-01 07:00", "2026-12-08 07:00", "2026-12-15 07:00", "2026-12-22 07:20"]
HELD = {"stamp-swap": STAMPS, "four-mornings": SUNRISES, "put-off": ["2026-12-10 12:00"]}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    root = copy(GOOD, tmp_path_factory.mktemp("occasions"))
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    return built(root)


def page(tree: Tree, id: str) -> str:
    return re.sub(r"<[^>]+>|\s", "", tree.text(f"{PLACE}{id}/index.html"))


def test_a_page_says_when_it_is_not_and_what_was_changed(tree: Tree) -> None:
    text = page(tree, "stamp-swap")
    assert "每周六、周日2026年11月21日—2027年1月3日" in text
    assert "12月13日、26日赶上放假或者调休，停一次；11月29日不办" in text
    assert "12月5日（周六）改到12月7日（周一）14:00—15:30，在村口集合。活动室刷墙" in text
    assert "12月12日（周六）取消一次。活动室的墙没有干" in text
    assert "有改动" in text
    assert "停办" not in page(tree, "as-ever")


def test_a_page_says_which_days(tree: Tree) -> None:
    assert "日期12月1日、8日、15日、22日（都是周二）" in page(tree, "four-mornings"), "in their order"
    assert "时间7:00—7:40；12月22日（周二）7:20—8:00" in page(tree, "four-mornings")
    assert "12月22日（周二）改成7:20—8:00。太阳起得晚" in page(tree, "four-mornings")
    text = page(tree, "put-off")
    assert "日期2026年12月10日（周四）" in text
    assert "12月3日（周四）改到12月10日（周四）。那天没有太阳" in text


def test_what_is_over_is_no_news(tree: Tree, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    later = built(root, today="2026-12-10")
    news, _, history = page(later, "stamp-swap").partition("更新记录")
    assert "12月5日" not in news and "12月5日" in history
    assert "12月12日" in page(later, "stamp-swap")
    assert (
        later.root.joinpath("print/changing-2026/sheet.pdf").read_bytes()
        == tree.root.joinpath("print/changing-2026/sheet.pdf").read_bytes()
    )


def test_days_stand_under_their_weeks(tree: Tree) -> None:
    text = tree.text(f"{PLACE}index.html")
    weeks = {re.search(r"\d+月\d+日—\d+月\d+日", each)[0]: each for each in text.split('id="week-')[1:]}  # type: ignore[index]
    assert "看四回日出" in weeks["11月30日—12月6日"] and "量影子" not in weeks["11月30日—12月6日"]
    assert "看四回日出" in weeks["12月7日—12月13日"] and "量影子" in weeks["12月7日—12月13日"]


def test_what_comes_next_comes_at_its_new_time(tree: Tree, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    front = re.sub(r"<[^>]+>|\s", "", built(root, today="2026-12-07").text("activities/index.html"))
    assert "12月7日，周一手改期换邮票原来是12月5日（周六）：活动室刷墙14:00—15:30" in front


def test_paper_says_it_too(tree: Tree) -> None:
    file = tree.root / "print/changing-2026/sheet.pdf"
    text = re.sub(r"\s", "", subprocess.run([tool("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode())
    for words in (
        "每周的活动，12月13日、26日赶上放假或者调休，停一次。",
        "11月29日不办",
        "过节照常",
        "12月12日（周六）取消一次：活动室的墙没有干。",
        "11月21日—1月3日",
    ):
        assert words in text


def events(tree: Tree) -> list[Any]:
    found = icalendar.Calendar.from_ical((tree.root / "calendars/changing-2026.ics").read_bytes())
    assert isinstance(found, icalendar.Calendar)
    return found.walk("VEVENT")


@pytest.mark.parametrize("id", HELD)
def test_a_calendar_has_just_the_days_on_which_it_is_held(tree: Tree, id: str) -> None:
    mine = [each for each in events(tree) if str(each["UID"]) == f"{id}@beiyuan"]
    apart = {each["RECURRENCE-ID"].dt.replace(tzinfo=None): each for each in mine if "RECURRENCE-ID" in each}
    (whole,) = [
        each
        for each in vobject.readOne(tree.text("calendars/changing-2026.ics")).vevent_list
        if each.uid.value == f"{id}@beiyuan" and not hasattr(each, "recurrence_id")
    ]
    moments: Sequence[datetime] = [each.replace(tzinfo=None) for each in whole.getrruleset(addRDate=True) or [whole.dtstart.value]]
    moments = [
        apart[each]["DTSTART"].dt if each in apart else each
        for each in moments
        if each not in apart or str(apart[each]["STATUS"]) == "CONFIRMED"
    ]
    assert sorted(f"{each:%Y-%m-%d %H:%M}" for each in moments) == HELD[id]
    assert set(apart) <= {each.replace(tzinfo=None) for each in whole.getrruleset(addRDate=True) or []}


def test_a_day_that_is_otherwise_says_so_in_the_calendar(tree: Tree) -> None:
    apart = {str(each["RECURRENCE-ID"].dt.date()): each for each in events(tree) if "RECURRENCE-ID" in each}
    assert str(apart["2026-12-12"]["STATUS"]) == "CANCELLED"
    assert str(apart["2026-12-12"]["SUMMARY"]) == "【已取消】换邮票"
    assert str(apart["2026-12-05"]["SUMMARY"]) == "【改期】换邮票"
    assert str(apart["2026-12-05"]["LOCATION"]) == "东柿社区，村口"
    assert str(apart["2026-12-22"]["SUMMARY"]) == "【有改动】看四回日出"
    assert "12月12日（周六）取消一次：活动室的墙没有干。" in str(apart["2026-12-12"]["DESCRIPTION"])


def test_a_change_counts_from_the_day_it_was_made(tree: Tree) -> None:
    found = {str(each["UID"]): each for each in events(tree) if "RECURRENCE-ID" not in each}
    assert found["put-off@beiyuan"]["SEQUENCE"] > found["four-mornings@beiyuan"]["SEQUENCE"] > found["as-ever@beiyuan"]["SEQUENCE"]
    assert found["put-off@beiyuan"]["LAST-MODIFIED"].dt.date() == date(2026, 11, 20)  # November 21 in Beijing begins there


def event_of(tree: Tree, id: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', tree.text(f"{PLACE}{id}/index.html"))
    found: dict[str, Any] = json.loads(text)["@graph"][0]
    return found


def test_search_engines_are_told(tree: Tree) -> None:
    schedule = event_of(tree, "stamp-swap")["eventSchedule"]
    assert schedule["exceptDate"] == ["2026-11-29", "2026-12-05", "2026-12-12", "2026-12-13", "2026-12-26"]
    moved = event_of(tree, "put-off")
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (moved["previousStartDate"], moved["startDate"]) == ("2026-12-03T12:00:00+08:00", "2026-12-10T12:00:00+08:00")
    assert [each["startDate"] for each in event_of(tree, "four-mornings")["subEvent"]][-1] == "2026-12-22T07:20:00+08:00"


SEVERAL = """    changes:
      - {date: 2026-11-15, moved: 2026-11-27, time: "15:00-16:00", spot: 南门, reason: 有会, since: 2026-11-10}
      - {date: 2026-12-19, moved: 2026-12-20, reason: 有会, since: 2026-11-10}
      - {date: 2026-12-26, spot: 北门, reason: 有会, since: 2026-11-10}
"""


def test_the_usual_hour_and_spot_are_said_of_no_day_that_has_others(own: Path) -> None:
    file = own / "content/activities/weekly-2026.yml"
    head, _, rest = file.read_text("utf-8").partition("    changes:\n")
    head = head.replace("weekdays: [周日, 周六]", "dates: [2026-11-15, 2026-12-05, 2026-12-19, 2026-12-26]")
    file.write_text(head + SEVERAL + rest[rest.index("    pickup:") :], "utf-8")
    tree = built(own)
    days = "11月27日（周五）15:00—16:00，在南门集合；12月26日（周六）在北门集合；12月5日（周六）、12月20日（周日）"
    text = re.sub(r"<[^>]+>|\s", "", tree.text("activities/weekly-2026/letter-reading/index.html"))
    assert "日期11月27日、12月5日、20日、26日" in text
    assert "时间9:30—10:10；11月27日（周五）15:00—16:00，在南门集合；12月26日（周六）在北门集合" in text
    for name in ("weekly-2026", "categories/helping"):
        assert days in re.sub(r"<[^>]+>|\s", "", tree.text(f"activities/{name}/index.html")), name
    told = {
        **dict.fromkeys(("sheet", "large"), (f"{days}9:30—10:10",)),
        "booklet": ("12月5日、20日9:30—10:10", "11月15日改到11月27日15:00—16:00，在南门集合；12月19日改到12月20日；12月26日改在北门集合"),
        "poster": ("12月5日、20日9:30—10:10", "11月15日、12月19日、26日有改动，扫码看"),
    }
    for name, wanted in told.items():
        file = tree.root / f"print/weekly-2026/{name}.pdf"
        text = subprocess.run([tool("pdftotext"), "-raw", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
        assert [each for each in wanted if each not in re.sub(r"\s", "", text)] == [], name


MOVED = """    changes:
      - {date: 2026-12-05, moved: 2026-12-07, time: "14:00-15:30", spot: 村口, reason: 活动室刷墙, since: 2026-11-20}
"""
OFF = "    cancelled: true\n    reason: 老秦病了\n    since: 2026-11-22\n"


@pytest.mark.parametrize("days", ["dates: [2026-12-05, 2026-12-20]", "weekdays: [周六]"])
def test_what_was_moved_and_is_then_cancelled_is_struck_out_where_families_have_it(own: Path, days: str) -> None:
    file = own / "content/activities/weekly-2026.yml"
    head, _, rest = file.read_text("utf-8").partition("    changes:\n")
    file.write_text(head.replace("weekdays: [周日, 周六]", days) + MOVED + OFF + rest[rest.index("    pickup:") :], "utf-8")
    tree = built(own)
    found = icalendar.Calendar.from_ical((tree.root / "calendars/weekly-2026/letter-reading.ics").read_bytes()).walk("VEVENT")
    (one,) = [each for each in found if "RECURRENCE-ID" in each]
    assert f"{one['RECURRENCE-ID'].dt:%m-%d} {one['DTSTART'].dt:%m-%d %H:%M} {one['LOCATION']}" == "12-05 12-07 14:00 东柿社区，村口"
    assert {(str(each["STATUS"]), str(each["SUMMARY"])) for each in found} == {("CANCELLED", "【已取消】念信给耳朵听")}
    assert all(str(each["DESCRIPTION"]).startswith("已取消：老秦病了") for each in found)
    (text,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', tree.text("activities/weekly-2026/letter-reading/index.html")
    )
    told = json.loads(text)["@graph"][0]
    assert {each["eventStatus"] for each in (told, *told.get("subEvent", ()))} == {"https://schema.org/EventCancelled"}
