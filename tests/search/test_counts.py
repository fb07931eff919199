"""How many answers there are said to be, among stories that are all alike."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.bench.corpus import write_community
from generator.bench.scanning import fragments, scanned
from tests.search.test_answers import Asked


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder: Path = tmp_path_factory.mktemp("street")
    write_community(folder / "site", 400)
    return Asked(folder / "site", folder / "out")


def test_about_so_many_is_near_the_truth_and_no_kind_leads_to_nothing(street: Asked) -> None:
    """Where all grams of a word stand in many texts, and the word in few."""
    random = Random(12)
    asked = [
        *fragments(street.texts, 60, random),
        *(f"{random.choice(street.texts).title[:2]}{each}" for each in fragments(street.texts, 20, random)),
    ]
    asked += ["100", "10", "2026", "026", "6年", "七年级", "3年级", "1月1日", "1月2", "的人", "那锅馒头", "木提着旧雨伞", "十一把手电筒"]
    unsure = 0
    for question, answer in zip(asked, street.answers(*({"question": each, "most": 3, "settled": True} for each in asked)), strict=True):
        truth = scanned(street.texts, [question])
        counts = answer["counts"]
        said = sum(number for *_, number in counts["kinds"])
        assert said == len(truth) if counts["isCertain"] else len(truth) / 2 <= said <= 2 * len(truth), (question, said, len(truth))
        unsure += not counts["isCertain"]
        kinds = {each.kind for each in street.texts if each.address in truth}
        assert {id for id, _, _ in counts["kinds"]} <= kinds, question
    assert unsure > 5
