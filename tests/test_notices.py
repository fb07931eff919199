"""Whoever subscribed to activities hears of each change: as a post of its own, that leads to what is told on the activity's page."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from generator.render.base.occasions import notices_of
from generator.render.feeds.decisions import mark_of
from generator.render.feeds.items import id_of
from generator.render.feeds.posts import Post
from generator.schema.activities import Change
from tests.conftest import URL, Tree, built
from tests.feed_rules import SPACES
from tests.test_feeds import root_of
from tests.test_reproducible import changed, edit
from tests.test_weeks import LIST, offer


def test_whoever_subscribed_to_activities_hears_of_a_change(own: Path, good: Tree) -> None:
    page = f"{URL}activities/frost-2027"
    known = {item["url"]: item for item in json.loads(good.text("feeds/activities.json"))["items"]}
    told = known[f"{page}/early-stairs/#update-2026-11-19"]
    assert (told["title"], told["summary"], told["date_published"][:10]) == ("更新：替楼梯洗脸", "名额从 4 家加到 6 家", "2026-11-19")
    assert known[f"{page}/ice-lamp/#cancelled-2026-11-18"]["title"] == "取消：冻一盏冰灯"
    week = known[f"{URL}activities/weekly-2026/letter-reading/#change-2026-12-19"]
    assert (week["title"], week["id"]) == (
        "取消一次：念信给耳朵听",
        id_of("activities/autumn/letter-reading/#change-2026-12-19"),
    )  # by its first address
    for id in known:
        address, _, anchor = id.removeprefix(URL).partition("#")
        assert not anchor or f'<li id="{anchor}">' in good.text(f"{address}index.html")
    assert [known[f"{page}/"][f"date_{name}"][:10] for name in ("published", "modified")] == ["2026-11-12", "2026-11-20"]
    file = own / "content/activities/frost-2027.yml"
    text = file.read_text("utf-8").replace(
        "    points: 2\n",
        "    points: 2\n    changes:\n      - {date: 2027-01-26, moved: 2027-01-27, reason: 修路, since: 2026-11-23}\n",
        1,
    )
    file.write_text(text, "utf-8")
    now = {item["url"]: item for item in json.loads(built(own).text("feeds/activities.json"))["items"]}
    assert {id: now[id]["title"] for id in set(now) - set(known)} == {f"{page}/kite-paper/#change-2027-01-26": "改期：糊一只歪风筝 & 放它"}
    assert now[f"{page}/"]["date_modified"] > known[f"{page}/"]["date_modified"]


def published_in(tree: Tree) -> dict[str, tuple[str, str]]:
    """The id of each item of the feed of activities, and when it says that it was published first, by its address."""
    atom = root_of(tree, "feeds/activities.atom.xml")
    entries = {
        entry.find("a:link", SPACES).get("href"): (entry.findtext("a:id", "", SPACES), entry.findtext("a:published", "", SPACES))
        for entry in atom.iterfind("a:entry", SPACES)
    }
    items = json.loads(tree.text("feeds/activities.json"))["items"]
    assert entries == {item["url"]: (item["id"], item.get("date_published", "")) for item in items}
    return entries


def test_when_an_item_was_published_first_is_the_same_over_later_editions(own: Path, good: Tree) -> None:
    """RFC 4287, 4.2.9: "early in the life cycle of the entry"; where nobody wrote that day, none is said."""
    for name, edition in (("weekly-2026", "2026-10-30"), ("frost-2027", "2026-11-20")):
        edit(own, f"content/activities/{name}.yml", f"edition: {edition}", "edition: 2026-11-23")
    edit(
        own,
        "content/activities/frost-2027.yml",
        "    reason: 操场<正在>翻修，今年先不冻了。\n    since: 2026-11-18\n",
        "    reason: 翻修\n",
    )
    cancelled = f"{URL}activities/frost-2027/ice-lamp/#cancelled-"
    before, after = published_in(good), published_in(built(own))
    assert before.pop(f"{cancelled}2026-11-18")[1].startswith("2026-11-18T")
    assert after.pop(f"{cancelled}2026-11-23")[1] == ""
    assert after == before
    undated = {url for url, (_, day) in before.items() if not day}
    assert undated == {f"{URL}activities/weekly-2026/"}


def test_an_edited_activity_changes_only_what_shows_it(good: Tree, own: Path) -> None:
    built(own)
    edit(own, "content/activities/frost-2027.yml", "spot: 活动室门口", "spot: 大槐树底下")
    assert {path for path in changed(good.digests(), built(own).digests()) if not path.startswith("search/")} == {
        "activities/frost-2027/index.html",  # shows the digest that stands on the sheet
        "activities/frost-2027/kite-paper/index.html",
        "activities/months/2027-01/index.html",
        *(f"activities/grades/{grade}/{month}index.html" for grade in (3, 4, 5, 6) for month in ("", "2027-01/")),
        *(f"calendars/{name}.ics" for name in ("activities", "categories/making", "frost-2027", "frost-2027/kite-paper", "places/east")),
        *(f"calendars/grades/{grade}.ics" for grade in (3, 4, 5, 6)),
        "posters/activities/frost-2027/kite-paper.jpg",
        *(f"print/frost-2027/{name}.pdf" for name in ("sheet", "large", "grades-3-4", "grades-5-6", "east", "west", "primary")),
        *(f"print/frost-2027/{name}.webp" for name in ("sheet", "large")),
        "print/schools/primary.pdf",
        "print/index.html",  # shows the digest, too
    }


DAY = date(2026, 12, 26)
FIRST = {"date": DAY, "moved": date(2026, 12, 28), "reason": "刮风", "since": date(2026, 12, 2)}
OFF = {"cancelled": True, "reason": "修路"}


def ids(edition: date = LIST.edition, **fields: Any) -> list[str]:
    """The ids of what is told of an activity in feeds."""
    plain = offer("a", dates=(DAY, date(2027, 1, 5)), **fields)
    whole = dataclasses.replace(plain, list=dataclasses.replace(LIST, edition=edition))
    notices = list(notices_of(whole))
    posts = [Post(f"activities/l/a/#{each.anchor}", "", "", each.day, mark=mark_of(whole.activity, each)) for each in notices]
    return [id_of(post.identity) for post in posts]


def ids_of_change(**otherwise: Any) -> list[str]:
    return ids(changes=(Change(**FIRST | otherwise),))


@pytest.mark.parametrize(
    "decided",
    [
        {"moved": date(2026, 12, 29), "since": date(2026, 12, 3)},
        {"moved": None, "cancelled": True, "since": date(2026, 12, 3)},
        {"since": date(2026, 12, 3)},  # back to what it was, after another decision
        {"moved": date(2026, 12, 29)},  # on the very day
        {"moved": None, "cancelled": True},
        {"time": (time(14), time(15))},
        {"spot": "南门"},
    ],
)
def test_whoever_has_read_of_a_change_reads_of_the_next_one(decided: dict[str, Any]) -> None:
    assert set(ids_of_change(**decided)).isdisjoint(ids_of_change())


@pytest.mark.parametrize("put_right", [{"reason": "刮大风"}, {"pickup": "三点在南门"}])
def test_where_nothing_new_was_decided_nobody_reads_of_it_again(put_right: dict[str, Any]) -> None:
    assert ids_of_change(**put_right) == ids_of_change()
    assert ids(changes=(Change(**FIRST),), edition=date(2026, 12, 20)) == ids_of_change()


def test_what_was_read_before_ids_had_the_decision_is_not_shown_again() -> None:
    """Known by the address of the day alone; whatever is decided about that day from now on is new."""
    before = ids_of_change(since=date(2026, 11, 30))
    assert before == [id_of("activities/l/a/#change-2026-12-26")]
    assert set(ids_of_change()).isdisjoint(before)


def test_a_cancellation_is_the_same_over_later_editions() -> None:
    later = date(2026, 12, 20)
    for fields in (OFF, {**OFF, "since": date(2026, 12, 2)}):
        assert ids(**fields) == ids(edition=later, **fields)
    assert ids(**OFF, since=date(2026, 12, 2)) == [id_of("activities/l/a/#cancelled-2026-12-02")], "as it was read before"
    assert ids(**OFF, since=later) != ids(**OFF, since=date(2026, 12, 2)), "on again in between"
