"""The first and the last year that an editor may write: pages, feeds, calendars and sheets are made of them all the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

from tests.conftest import GOOD, Tree, built, copy

CHANGES = {
    "stories/snow-day/index.md": {"date": "1900-01-01"},
    "stories/old-letter/index.md": {"date": "2100-12-31", "updated": "2100-12-31"},
    "content/activities/weekly-2026.yml": {"starts": "1900-01-01", "ends": "1904-12-31", "edition": "1900-01-01"},
    "content/activities/frost-2027.yml": {"edition": "2100-12-31"},
    "content/points/2026-10.yml": {"begins": "1900-01-01", "ends": "2100-12-31"},
    "content/cases/kite-rules.md": {"date": "1900-01-01"},
    "content/figures.yml": {"    as_of": "1900-01"},
    "content/programmes/kites.md": {"since": "2100"},
}


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The good site with days of both edges, on the last day of all."""
    root: Path = copy(GOOD, tmp_path_factory.mktemp("edges"))
    for path, days in CHANGES.items():
        text = (root / path).read_text("utf-8")
        for name, day in days.items():
            text = re.sub(rf"(?m)^{name}:.*$", f"{name}: {day}", text)
        (root / path).write_text(text, "utf-8")
    weekly = root / "content/activities/weekly-2026.yml"
    text = re.sub("date: 2026-11-20", "date: 1900-01-01", weekly.read_text("utf-8"))
    weekly.write_text(text.replace("date: 2026-12-19", "date: 1904-12-31").replace("since: 2026-10-30", "since: 1900-01-01"), "utf-8")
    for file in (root / "content/people").iterdir():
        file.write_text(re.sub(r"(?m)^until:.*\n", "", file.read_text("utf-8")), "utf-8")
    return built(root, today="2100-12-31")


def test_stories_stand_in_their_months(edges: Tree) -> None:
    assert "snow-day/" in edges.text("stories/years/1900/01/index.html")
    assert "old-letter/" in edges.text("stories/years/2100/12/index.html")
    assert "1900年1月1日" in edges.text("stories/snow-day/index.html")
    assert "2100年12月31日" in edges.text("stories/old-letter/index.html")


def test_feeds_give_the_days(edges: Tree) -> None:
    ElementTree.fromstring(edges.text("feed.xml"))
    dates = [item["date_published"][:10] for item in json.loads(edges.text("feeds/stories.json"))["items"]]
    assert dates[0] == "2100-12-31"
    assert dates[-1] == "1900-01-01"


@pytest.mark.parametrize("name", ["activities", "weekly-2026", "frost-2027"])
def test_calendars_are_valid(name: str, edges: Tree) -> None:
    events = icalendar.Calendar.from_ical(edges.text(f"calendars/{name}.ics").encode()).walk("VEVENT")
    assert events
    assert all(event["SEQUENCE"] >= 0 for event in events)  # RFC 5545, section 3.8.7.4
    assert {event["DTSTAMP"].dt.year for event in events} <= {1899, 2026, 2100}  # 2026 is when the list was given out first


def test_sheets_are_made(edges: Tree) -> None:
    for name in ("weekly-2026", "frost-2027"):
        assert (edges.root / f"print/{name}/sheet.pdf").read_bytes().startswith(b"%PDF")
