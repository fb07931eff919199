"""The page of search in a hand: answers above a phone's keyboard, one row of kinds, and a word where its script does not run."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Tree
from tests.tour.tools import node

pytestmark = pytest.mark.xdist_group("tour")
KEYBOARD = 300  # px of a phone of 844

Asked = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def said(good: Tree) -> list[dict[str, Any]]:
    return node("search-at-hand.js", {"site": str(good.root), "question": "的", "none": "龘龘龘龘"})


@pytest.fixture(scope="module")
def asked(said: list[dict[str, Any]]) -> Asked:
    return {(each["screen"], each["type"]): each for each in said if each["what"] == "asked"}


def test_the_first_answer_is_seen_above_the_keyboard_and_in_large_type_without_it(asked: Asked) -> None:
    assert asked["phone", "normal"]["typed"]["title"][1] <= 844 - KEYBOARD
    assert asked["phone", "large"]["typed"]["title"][1] <= 844
    for each in asked.values():
        assert 0 <= each["sent"]["title"][0] < each["sent"]["title"][1] <= each["sent"]["screen"], each


def test_what_was_sent_for_closes_the_keyboard_of_a_phone_and_leaves_the_field_to_a_mouse(asked: Asked, said: list[dict[str, Any]]) -> None:
    assert {each["typed"]["focus"] for each in asked.values()} == {"question"}, "one goes on typing"
    assert {screen: each["sent"]["focus"] for (screen, _), each in asked.items()} == {"phone": "BODY", "small": "BODY", "desk": "question"}
    (none,) = (each for each in said if each["what"] == "none")
    assert none["title"] is None and none["focus"] == "question", "where there is nothing one writes something else"


def test_kinds_stand_in_one_row_that_is_cut_where_there_is_more(asked: Asked) -> None:
    for (screen, type), each in asked.items():
        assert each["sent"]["kinds"] >= 6 and not each["sent"]["isSideways"], (screen, type)
        if screen != "desk":
            assert each["sent"]["rows"] == 1 and each["sent"]["isCut"], (screen, type)
        assert each["last"], "the last is seen whole once keys are there"
        assert each["chosen"], "what was chosen stays in sight"


def test_nothing_moves_while_one_types(asked: Asked) -> None:
    for each in asked.values():
        assert each["empty"]["field"] == each["typed"]["field"] == each["sent"]["field"]
        assert each["sent"]["shifts"] < 0.05, each


@pytest.mark.parametrize("way", ["cannot be read", "breaks off", "never came", "nor any other", "is not allowed"])
def test_where_the_script_does_not_run_a_sentence_stands_in_place_of_the_field(said: list[dict[str, Any]], way: str) -> None:
    (found,) = (each for each in said if each.get("way") == way)
    assert found["sentence"] and found["doors"] and not found["field"] and not found["hint"]
    assert 0 <= found["hole"] < 100


@pytest.mark.parametrize("way", ["works", "only the other"])
def test_where_it_runs_the_field_is_there_and_no_such_sentence(said: list[dict[str, Any]], way: str) -> None:
    (found,) = (each for each in said if each.get("way") == way)
    assert found["field"] and found["hint"] and found["doors"] and not found["sentence"]
