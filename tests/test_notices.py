"""Whoever subscribed to activities hears of each change: as a post of its own, that leads to what is told on the activity's page."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import URL, Tree, built
from tests.test_reproducible import changed, edit


def test_whoever_subscribed_to_activities_hears_of_a_change(own: Path, good: Tree) -> None:
    page = f"{URL}activities/frost-2027"
    known = {item["url"]: item for item in json.loads(good.text("feeds/activities.json"))["items"]}
    told = known[f"{page}/early-stairs/#update-2026-11-19"]
    assert (told["title"], told["summary"], told["date_published"][:10]) == ("更新：替楼梯洗脸", "名额从 4 家加到 6 家", "2026-11-19")
    assert known[f"{page}/ice-lamp/#cancelled-2026-11-18"]["title"] == "取消：冻一盏冰灯"
    assert known[f"{URL}activities/weekly-2026/letter-reading/#change-2026-12-19"]["title"] == "取消一次：念信给耳朵听"
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
