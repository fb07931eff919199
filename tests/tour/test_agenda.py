"""The way to an activity in a browser: the front's two questions, what narrows a month, back and forth, by keys, without scripts."""

from __future__ import annotations

import base64
import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.model import addresses
from generator.model.activities import Offers
from generator.model.handouts import SCHOOL, handouts
from generator.pipeline import content_for_desk
from generator.schema.activities import OWN_COMMUNITY
from generator.settings import BuildOptions
from tests.conftest import GOOD, REPOSITORY, built, copy
from tests.printed import pages_of
from tests.tour.pages import DAY
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")

MONTH = "activities/months/2026-12/index.html"
Seen = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site, where two communities take none but their own children; and two are held earlier, elsewhere and near to one of them."""
    root = copy(GOOD, tmp_path_factory.mktemp("limited"))
    weekly = root / "content/activities/weekly-2026.yml"
    text = weekly.read_text("utf-8")
    assert text.count("    category: helping\n") == 2
    text = text.replace("    category: helping\n", "    category: helping\n    who: 本社区\n")
    start, end = text.index("  - id: letter-reading"), text.index("    changes:\n")
    more = text[start:end].replace("    who: 本社区\n", "")
    for place, hour in (("west", 7), ("primary", 8)):
        other = more.replace("letter-reading", f"at-{place}").replace("place: east", f"place: {place}")
        text = text.rstrip("\n") + "\n" + other.replace("9:30-10:10", f"{hour}:00-{hour}:30")
    weekly.write_text(text, "utf-8")
    return built(root).root


@pytest.fixture(scope="module")
def seen(trees: dict[str, Path], limited: Path) -> Seen:
    order = {"site": str(trees["show"]), "month": MONTH, "limited": str(limited), "own": "activities/months/2026-11/index.html"}
    return {line["what"]: line for line in node("agenda.js", order)}


def test_both_questions_are_on_the_first_screen_and_a_grade_begins_with_this_week(seen: Seen) -> None:
    for width in (360, 390):
        first = seen[f"first screen {width}"]
        assert len(first["ends"]) == 2 and max(first["ends"]) <= first["height"]
        assert seen[f"grade {width}"]["begins"] <= first["height"]


@pytest.mark.parametrize("what", ["questions", "questions without scripts"])
def test_three_questions_are_answered_within_two_taps(seen: Seen, what: str) -> None:
    told = seen[what]
    assert "雨" in told["rain"] and "取消" in told["rain"]
    rows = told["weekend"]["rows"]
    assert rows and {row["weekday"] for row in rows} == {"5", "6"}
    assert told["weekend"]["days"] == ["d-2026-12-05", "d-2026-12-06"]
    assert told["places"] and all(any(place in row["text"] for row in rows) for place in told["places"])
    headings = [heading for heading, _ in told["holiday"]]
    assert headings == ["不用家长陪", "家长同去"]
    assert told["isThere"], "two taps from home"
    alone = told["holiday"][0][1]
    assert alone.count("不用家长陪") > 2 and "家长同去" not in alone and "1月" in alone


def test_choices_narrow_the_month_and_the_count_is_told(seen: Seen) -> None:
    whole, alone, placed, nothing, *_ = seen["choosing"]["steps"]
    place = seen["choosing"]["place"]
    assert whole["form"] and not whole["canReset"] and whole["said"].startswith("一共")
    assert alone["rows"] == [row for row in whole["rows"] if "alone" in row] != whole["rows"]
    assert all("不用家长陪" in row["text"] or _off(row) for row in alone["rows"])
    assert placed["rows"] == [row for row in alone["rows"] if row["place"] == place] != alone["rows"]
    held = {row["text"].split(" ")[1] for row in placed["rows"] if not _off(row)}
    assert placed["said"].startswith(f"挑出{len(held)}项活动：不用家长陪、") and placed["canReset"]
    assert len(placed["days"]) < len(alone["days"]) and placed["faint"] == 31 - _empty(whole) - len(placed["days"])
    assert (nothing["rows"], nothing["days"], nothing["said"]) == (
        [],
        [],
        placed["said"].replace(f"挑出{len(held)}项活动", "这一页没有符合的，换一样试试").replace("。", "、周一。"),
    )
    assert placed["counts"] == [_off(row) or "1项" for row in placed["rows"]], "of this place there is one a day"
    assert placed["seals"] == [placed["rows"][0]["text"][0]] != whole["seals"]
    assert placed["search"] == f"?alone=1&place={place}"


def _off(row: dict[str, Any]) -> str:
    """In one word, why what a row tells of is not held that day."""
    return next((word for word in ("取消", "停一次") if word in row["text"]), "")


def _empty(whole: dict[str, Any]) -> int:
    """How many days of the month have nothing."""
    return 31 - len(whole["days"])


def test_back_reload_and_whoever_is_sent_the_address_see_the_same(seen: Seen) -> None:
    _, _, placed, _, back, again, returned, reset = seen["choosing"]["steps"]
    same = ("rows", "days", "said", "fields", "search")
    for other in (back, again, returned, seen["sent on"]):
        assert {name: other[name] for name in same} == {name: placed[name] for name in same}
    assert set(seen["ways"]["pager"]) == {"?" + placed["search"][1:]}, "what was chosen goes along to another month"
    assert "#of-winter-2027" in seen["ways of a grade"]["question"], "which leaves the choice in the address"
    assert (reset["search"], reset["rows"]) == ("", seen["choosing"]["steps"][0]["rows"])
    assert reset["focus"] == "alone", "the button that had the focus has gone"


def test_what_was_chosen_goes_along_with_the_address_and_stands_on_paper(seen: Seen) -> None:
    placed = seen["choosing"]["steps"][2]
    assert seen["handed on"]["address"].endswith("/" + MONTH.removesuffix("index.html") + placed["search"])
    assert seen["on paper"]["search"] == placed["search"]
    assert seen["on paper"]["said"] == placed["said"], "and no fields"


def test_paper_begins_with_the_first_day_and_breaks_between_days(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "weekend.pdf").write_bytes(base64.b64decode(seen["on A4"]["pdf"]))
    pages = pages_of(tmp_path / "weekend.pdf")
    assert "这个周末的活动" in pages[0] and "周六" in pages[0] and len(pages) <= 2
    for page in pages:
        assert page.find("年级") < 0 or 0 <= page.find("周") < page.find("年级"), "what stands on a page stands under its day"


def test_keys_are_enough(seen: Seen) -> None:
    keys = seen["keys"]
    assert keys["alone"]["search"] == "?alone=1" and keys["alone"]["focus"] == "alone"
    assert keys["chosen"]["search"].startswith("?alone=1&grade=") and keys["chosen"]["focus"] == "grade"
    assert keys["hash"][0] == keys["hash"][1] and keys["hash"][2].startswith("?alone=1&grade=")


def test_a_day_that_is_folded_away_comes_out(seen: Seen) -> None:
    assert seen["folded"]["isOpen"] and 0 <= seen["folded"]["top"] < 640


def test_without_scripts_all_is_there_and_nothing_that_would_not_work(seen: Seen) -> None:
    bare, whole = seen["without scripts"], seen["choosing"]["steps"][0]
    assert (bare["form"], bare["rows"], bare["days"]) == (False, whole["rows"], whole["days"])


def test_what_is_for_the_children_of_another_community_is_left_out(seen: Seen) -> None:
    own = seen["own"]
    assert {row["place"] for row in own["before"]} == {"east", "primary", "west"}, "what is past is folded away"
    assert "east" not in {row["place"] for row in own["after"]}


def test_what_is_at_home_and_near_to_it_comes_first_and_is_told(seen: Seen) -> None:
    before, near = (seen["own"][name] for name in ("before", "near"))
    assert [row["place"] for row in before[:3]] == ["west", "primary", "east"], "by the hour"
    assert [row["place"] for row in near[:3]] == ["east", "primary", "west"]
    assert len(near) == len(before)
    assert [row["place"] == "primary" for row in near] == ["附近" in row["text"] for row in near], "which is to be seen on the row"
    assert not any("附近" in row["text"] for row in (*before, *seen["own"]["reset"]))
    assert seen["own"]["said"] == "挑出3项活动：东柿社区的孩子能去。就在东柿社区的1项，附近的1项，排在每天的前头。"
    assert [row["place"] for row in seen["own"]["reset"]] == [row["place"] for row in before], "as it was"


def test_who_chooses_a_grade_sees_what_the_page_of_that_grade_has(seen: Seen) -> None:
    told = seen["who can go"]
    assert told["grade"] == told["pages"] and set(told["grade"]) == {str(grade) for grade in range(1, 10)}
    assert told["weekend"]["search"] == "?grade=3" == told["back"]["search"] and ["grade", "3"] in told["weekend"]["fields"]
    assert told["weekend"]["said"].endswith("：三年级能去。") and told["back"]["rows"] == told["weekend"]["rows"]
    assert "?" not in told["first"], "the page of a grade is for no other"


def test_who_chooses_a_school_sees_what_paper_for_that_school_has(seen: Seen) -> None:
    """Kindergartens among them, whose children are of no grade."""
    content = content_for_desk(REPOSITORY, BuildOptions(datetime.date.fromisoformat(DAY)))
    assert content is not None
    site, told = content.visible(), seen["who can go"]["school"]
    offers, month = Offers(site), (2026, 12)
    papers: dict[str, set[str]] = {place.id: set() for place in site.places if place.kind == SCHOOL}
    for entry in offers.lists:
        for paper in handouts(offers, entry):
            if paper.place and paper.place.id in papers:
                papers[paper.place.id] |= {addresses.activity(entry.id, offer.activity.id) for offer in paper.offers}
    held = {
        addresses.activity(offer.list_id, offer.activity.id)
        for offer in offers.all
        if offer.activity.who != OWN_COMMUNITY  # of which a school does not know whose children live there
        and any((day.year, day.month) == month for each in offer.sessions() for day in (each.day, each.planned))
    }
    assert told.keys() == papers.keys() and any(not site.place_by_id[id].grades for id in papers)
    assert {id: held.intersection(shown) for id, shown in told.items()} == {id: held & found for id, found in papers.items()}
    assert len({tuple(shown) for shown in told.values()}) > 2
