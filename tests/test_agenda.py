"""Activities day by day: what stands under which day, in which week and month, and which pages a change or a new day makes anew."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html

from generator.artifact import Artifact, Bundle
from generator.cache import NOWHERE
from generator.frame import FrameSet, frames
from generator.judging import judged
from generator.load.walk import walk
from generator.model import addresses
from generator.model.activities import Offer, Offers
from generator.model.agenda import slots_of, weekend_of
from generator.model.site import Site
from generator.render.base.agenda import Day, grid_of, span_of_days, weeks_of
from generator.render.base.changes import recent_changes
from generator.render.base.plan import Plan
from generator.render.pages import activities, activity_days, activity_months
from generator.schema.activities import ActivityList, Change
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, Tree, built, copy
from tests.test_activities import an_offer, site_on
from tests.test_occasions import OVERLAY

NOVEMBER = "activities/months/2026-11/index.html"


def changed(offer: Offer, *changes: Change) -> Offer:
    return dataclasses.replace(offer, activity=dataclasses.replace(offer.activity, changes=changes))


def days_of(offer: Offer) -> list[tuple[str, bool, bool]]:
    return [(slot.day.isoformat(), slot.is_away, slot.session.held.is_off) for slot in slots_of([offer])]


def test_what_was_moved_stands_on_both_days_and_what_was_cancelled_stays() -> None:
    weekly = an_offer("2026-11-23", "2026-12-08", weekdays=("周二",))
    since = date(2026, 11, 20)
    moved = Change(date=date(2026, 11, 24), moved=date(2026, 12, 5), reason="下雨", since=since)
    off = Change(date=date(2026, 12, 1), cancelled=True, reason="停电", since=since)
    later = Change(date=date(2026, 12, 8), time=(datetime.time(8), datetime.time(9)), reason="天黑得早", since=since)
    assert days_of(changed(weekly, moved, off, later)) == [
        ("2026-11-24", True, False),
        ("2026-12-01", False, True),
        ("2026-12-05", False, False),
        ("2026-12-08", False, False),
    ]


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("2026-11-30", ("2026-12-05", "2026-12-06")),  # a Monday
        ("2026-12-05", ("2026-12-05", "2026-12-06")),
        ("2026-12-06", ("2026-12-06", "2026-12-06")),  # on Sunday Saturday is over
        ("2026-12-31", ("2027-01-02", "2027-01-03")),
    ],
)
def test_the_weekend_is_that_of_this_week(today: str, wanted: tuple[str, str]) -> None:
    assert tuple(day.isoformat() for day in weekend_of(date.fromisoformat(today))) == wanted


def test_weeks_begin_on_monday_and_end_with_the_month() -> None:
    today = date(2026, 11, 25)
    days = [Day(date(2026, 11, number), ()) for number in (25, 29, 30)]
    assert [(week.heading, len(week.days)) for week in weeks_of(days, today, today, date(2026, 11, 30))] == [
        ("这一周：11月25日—29日", 2),
        ("下一周：11月30日（周一）", 1),
    ]
    assert span_of_days(date(2026, 12, 28), date(2027, 1, 3)) == "12月28日—1月3日"


def test_a_month_has_seven_fields_a_week() -> None:
    grid = grid_of(2027, 2, [Day(date(2027, 2, 28), ())])  # begins on a Monday and fills four weeks
    assert [len(week) for week in grid] == [7] * 4
    assert [box.number for week in grid for box in week if box and box.day] == [28]
    assert [box and box.number for box in grid_of(2026, 11, ())[0]] == [None] * 6 + [1]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The good site with an activity that is moved, one for a school's own, one that comes later."""
    root = copy(GOOD, tmp_path_factory.mktemp("agenda"))
    weekly = root / "content/activities/weekly-2026.yml"
    move = "    changes:\n      - date: 2026-11-28\n        moved: 2026-11-30\n        reason: 楼道刷墙\n        since: 2026-11-20\n"
    text = weekly.read_text("utf-8")
    assert "    changes:\n" in text and "    holidays: 照常\n" in text
    weekly.write_text(text.replace("    changes:\n", move).replace("    holidays: 照常\n", "    who: 本社区\n"), "utf-8")
    return built(root)


def rows_under(tree: Tree, path: str, day: str) -> list[str]:
    """What the rows of a day say."""
    (section,) = html.fromstring(tree.text(path)).xpath(f"//section[@class='day'][@aria-labelledby='d-{day}']")
    return [re.sub(r"\s+", " ", row.text_content()).strip() for row in section.xpath(".//li")]


def test_whoever_looks_at_either_day_is_told_of_a_move(tree: Tree) -> None:
    (away,) = rows_under(tree, NOVEMBER, "2026-11-28")
    assert away.endswith("改期 念信给耳朵听 11月28日（周六）改到11月30日（周一）：楼道刷墙")
    (there,) = rows_under(tree, NOVEMBER, "2026-11-30")
    assert "改期 念信给耳朵听 原来是11月28日（周六）：楼道刷墙 9:30—10:10" in there
    assert '<p class="lede">这一页说的是' in tree.text("activities/weekend/index.html")
    assert "原来是" not in tree.text("activities/weekend/index.html")
    assert rows_under(tree, "activities/grades/5/index.html", "2026-11-28") == [away]


def test_a_row_says_whose_children_may_come(tree: Tree) -> None:
    page = html.fromstring(tree.text(NOVEMBER))
    (row,) = page.xpath("//li[@data-limit]")
    assert row.get("data-limit") == "home" and "只收西柿村的孩子" in row.text_content()
    assert page.xpath("//select[@name='home']/option/@value") == ["", "east", "west"], (
        "on every page, so that a choice holds from one to the next"
    )
    assert page.xpath("//select[@name='school']/option/@value") == ["", "primary"]


def test_what_is_past_is_folded_away_and_can_be_led_to(tree: Tree) -> None:
    page = html.fromstring(tree.text(NOVEMBER))
    folded = page.xpath("//details[contains(@class, 'past')]//h2/@id")
    open_to_see = page.xpath("//section[@class='week']//h3/@id")
    assert folded[-1] == "d-2026-11-22" and open_to_see[0] == "d-2026-11-28"
    assert {f"#{each}" for each in (*folded, *open_to_see)} == set(page.xpath("//table[@class='month']//a/@href"))


def test_a_month_that_is_over_is_open(own: Path) -> None:
    page = built(own, today="2026-12-30").text(NOVEMBER)
    assert '<details class="floor past" open><summary>这个月都过去了</summary>' in page
    assert "一周：" not in page


@pytest.fixture(scope="module")
def frame_set() -> FrameSet:
    return frames(site_on(date(2026, 11, 23)).settings, Store(NOWHERE))


def planned(site: Site, frame_set: FrameSet) -> Mapping[str, bytes]:
    """The key of each page of these modules, and of each bundle under the name of its first page."""
    plan, found = Plan(site, frame_set), {}
    for item in (*activities.render(plan), *activity_days.render(plan), *activity_months.render(plan)):
        inside = list(item.artifacts()) if isinstance(item, Bundle) else [item]
        found.update({each.path.removesuffix("index.html"): each.recipe.key() for each in inside if isinstance(each, Artifact)})
        if isinstance(item, Bundle):
            found[f"bundle {inside[0].path}"] = item.key()
    return found


def different(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    assert before.keys() == after.keys()
    return {path for path, key in before.items() if after[path] != key}


def test_a_new_day_makes_no_distant_month_anew(frame_set: FrameSet) -> None:
    before, after = (planned(site_on(date(2026, 11, day)), frame_set) for day in (25, 26))
    months = {path for path in different(before, after) if "20" in path}
    assert months and all("2026-11" in path or "2026-12" in path for path in months)


def test_one_activity_makes_only_those_pages_anew_that_show_it(frame_set: FrameSet) -> None:
    site = site_on(date(2026, 11, 25))
    entry = site.of("activities")["frost-2027"]
    record: ActivityList = entry.record
    kite = next(each for each in record.activities if each.id == "kite-paper")
    longer = tuple(dataclasses.replace(each, seats=99) if each is kite else each for each in record.activities)
    edited = entry._replace(record=dataclasses.replace(record, activities=longer))
    lists = {**site.of("activities"), "frost-2027": edited}
    found = different(
        planned(site, frame_set), planned(dataclasses.replace(site, entries={**site.entries, "activities": lists}), frame_set)
    )
    grades = range(3, 7)
    wanted = {f"activities/grades/{grade}/" for grade in grades} | {f"activities/grades/{grade}/2027-01/" for grade in grades}
    assert found == wanted | {"activities/months/2027-01/", "activities/categories/making/", "bundle activities/months/2027-01/index.html"}
    assert len(Offers(site).all) == 6


def test_no_list_can_take_a_folder_of_the_program(tmp_path: Path) -> None:
    """Whatever stands beside the lists and stories is refused as the id of one."""
    site = site_on(date(2026, 11, 23))
    for kind, section in (("activities", "activities"), ("story", "stories")):
        folders = {address.split("/")[1] for address in site.present if address.startswith(f"{section}/") and address != f"{section}/"}
        assert folders - site.of(kind).keys() <= {*addresses.RESERVED_IDS[kind]}
    root = copy(GOOD, tmp_path)
    text = (root / "content/activities/frost-2027.yml").read_text("utf-8")
    for id in addresses.RESERVED_IDS["activities"]:
        renamed = re.sub(r"(?m)^  - id: (.*)$", rf"  - id: {id}-\1", text)
        (root / f"content/activities/{id}.yml").write_text(renamed, "utf-8")
    content, _ = judged(root, BuildOptions(date(2026, 11, 23)), walk(root))
    refused = [each.path for each in content.problems if each.code == "R03"]
    assert refused == sorted(f"content/activities/{id}.yml" for id in addresses.RESERVED_IDS["activities"])


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with a list of activities of which much became otherwise."""
    root = copy(GOOD, tmp_path_factory.mktemp("changing"))
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    return root


def recent(tree: Tree) -> list[tuple[str, str]]:
    """Sort and title of each change that the overview tells."""
    found = html.fromstring(tree.text("activities/index.html")).xpath("//section[@aria-labelledby='list-changes']//li")
    return [(each.xpath("string(.//*[contains(@class, 'status')])"), each.xpath("string(.//a)")) for each in found]


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("2026-11-23", ["12月12日", "12月3日", "12月5日", "名额", "操场", "12月22日", "12月19日"]),
        ("2026-12-19", ["12月12日", "12月3日", "12月5日", "名额", "操场", "12月22日", "12月19日"]),
        ("2026-12-22", ["12月12日", "12月3日", "名额", "操场", "12月22日", "12月19日"]),  # moved to the 7th, more than two weeks ago
        ("2027-02-16", ["操场"]),
        ("2027-02-17", []),
    ],
)
def test_what_became_otherwise_is_told_until_two_weeks_after_its_day(
    changing: Path, frame_set: FrameSet, today: str, wanted: list[str]
) -> None:
    _, site = judged(changing, BuildOptions(date.fromisoformat(today)), walk(changing))
    assert site is not None
    assert [re.match("[0-9月日]+|..", each.what)[0] for each in recent_changes(Plan(site.visible(), frame_set))] == wanted  # type: ignore[index]


def test_what_became_otherwise_stands_in_one_place(changing: Path) -> None:
    """All that feeds have, newest first, a few of it unfolded; there is a way to it at the top, and nothing where there is none."""
    tree = built(changing)
    told = [("取消一次", "换邮票"), ("改期", "量影子"), ("改期", "换邮票"), ("更新", "替楼梯洗脸"), ("取消", "冻一盏冰灯")]
    assert recent(tree) == [*told, ("改动", "看四回日出"), ("取消一次", "念信给耳朵听")]
    front = tree.text("activities/index.html")
    assert 'href="#list-changes"' in front and "<summary>还有4处变动</summary>" in front
    posts = re.findall(r"<title>(.*?)：(.*?)</title>", tree.text("feeds/activities.xml"))
    assert sorted(recent(tree)) == sorted(posts)
    later = built(changing, today="2027-03-01").text("activities/index.html")
    assert "最近的变动" not in later and "list-changes" not in later


def test_of_what_is_cancelled_nothing_else_is_news(own: Path) -> None:
    file = own / "content/activities/weekly-2026.yml"
    off = "    cancelled: true\n    reason: 都听戏去了\n    since: 2026-11-22\n    changes:\n"
    file.write_text(file.read_text("utf-8").replace("    changes:\n", off), "utf-8")
    assert [each for each in recent(built(own)) if "念信" in each[1]] == [("取消", "念信给耳朵听")]


def test_the_month_is_marked_where_something_is_otherwise(changing: Path) -> None:
    """Just the days on which a row says so, in words that are read aloud, too."""
    page = html.fromstring(built(changing).text("activities/months/2026-12/index.html"))
    fields = {link.get("href"): re.sub(r"\s", "", link.text_content()) for link in page.xpath("//table[@class='month']//a")}
    told = {
        f"#{day.get('aria-labelledby')}": day.xpath(".//*[contains(@class, 'status')]/text()")
        for day in page.xpath("//section[@class='day']")
    }
    assert told.keys() == fields.keys()
    for address, words in told.items():
        count = page.xpath(f"count(//section[@aria-labelledby='{address[1:]}']//li[not(contains(@class, 'row-off'))])")
        wanted = f"{count:.0f}项{'，有变动' if words else ''}" if count else words[0]
        assert f"日，{wanted}" in fields[address] and ("变动" in fields[address]) is bool(words and count), address
    assert {address for address, words in told.items() if words} == {f"#d-2026-12-{day:02}" for day in (3, 5, 7, 10, 12, 13, 19, 22, 26)}


def test_the_weather_of_what_is_on_now_is_told_before_that_of_what_is_to_come(good: Tree) -> None:
    text = good.text("activities/index.html")
    assert 0 < text.index("下雨下雪停一次") < text.index("刮大风就改到第二天")


def test_what_can_be_chosen_stands_in_the_order_that_the_editor_gave_it(good: Tree) -> None:
    page = html.fromstring(good.text(NOVEMBER))
    for name, file, key in (("place", "places", "places"), ("category", "categories", "categories")):
        wanted = [each["id"] for each in yaml.safe_load((GOOD / f"content/{file}.yml").read_text("utf-8"))[key]]
        found = page.xpath(f"//select[@name='{name}']/option/@value")[1:]
        assert len(found) > 2 and found == [id for id in wanted if id in found]
