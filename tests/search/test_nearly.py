"""What is offered where nothing is found: words run together, letters changed round; and nothing that is no help."""

from __future__ import annotations

import re
import shutil
from random import Random

import pytest

from generator.bench.scanning import fragments, scanned
from tests.conftest import GOOD
from tests.search.test_answers import Asked
from tests.search.test_order import SHORT, han, letters


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(GOOD, folder / "site")
    return Asked(folder / "site", folder / "out")


def test_two_words_that_are_run_together_are_cut(good: Asked) -> None:
    random, asked = Random(7), {}
    for each in random.sample([each for each in han(good.texts) if len(each.title) <= SHORT], 30):
        (word,) = fragments([each], 1, random)
        asked |= {f"{each.title}{word}": f"{each.title} {word}", f"{word}{each.title}": f"{word} {each.title}"}
    assert sum(scanned(good.texts, [question]) == set() for question in asked) > 40
    seen = 0
    for (question, cut), answer in zip(asked.items(), good.answers(*asked), strict=True):
        if answer["addresses"]:
            continue
        less = answer["near"]["less"]
        assert less, question
        seen += cut in less
        assert all(each["addresses"] for each in good.answers(*less)), (question, less)
    assert seen > 30


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("小学三年级", "小学 三年级"), ("7号漫画", "7号 漫画"), ("漫画第7号", "漫画 第7号")],
)
def test_as_people_type(good: Asked, question: str, wanted: str) -> None:
    (answer,) = good.answers(question)
    assert not answer["addresses"] and wanted in answer["near"]["less"]


def test_two_letters_changed_round_are_changed_back(good: Asked) -> None:
    random, asked = Random(8), {}
    for each in random.sample(han(good.texts), 30):
        right = letters(each.title)
        at = random.choice([place for place in range(len(right) - 1) if right[place] != right[place + 1]])
        asked[f"{right[:at]}{right[at + 1]}{right[at]}{right[at + 2 :]}"] = right
    answers = good.answers(*asked)
    missed = [(right, each["near"]["less"]) for right, each in zip(asked.values(), answers, strict=True) if not each["addresses"]]
    assert len(missed) > 20 and all(right in less for right, less in missed if len(right) <= 40)


def test_no_single_character_and_no_other_number_is_offered(good: Asked) -> None:
    random = Random(9)
    asked = [*("xq", "qx", "意龘", "龘意", "梯龘", "十三月", "2月30日", "13月5日", "2月31日扫雪", "第997号", "98.7", "23:59", "4—99年级")]
    asked += [f"{random.choice('龘鬱鱻')}{each.title[0]}" for each in random.sample(han(good.texts), 20)]
    offered = 0
    for question, answer in zip(asked, good.answers(*asked), strict=True):
        for each in answer["near"]["less"] if answer["near"] else ():
            offered += 1
            assert all(len(word) > 1 for word in each.split()), (question, each)
            numbers = re.findall("[0-9]+|[一二三四五六七八九十]+", question)
            assert set(re.findall("[0-9]+|[一二三四五六七八九十]+", each)) <= set(numbers), (question, each)
    assert offered


def test_an_address_beside_the_words_is_left_out(good: Asked) -> None:
    titles = [each.title for each in Random(10).sample(han(good.texts), 10)]
    address = "https://example.org/bj/stories/paper-boat/?from=timeline#main"
    asked = [
        form.format(title) for title in titles for form in ("{}", f"{{}} {address}", f"{address}，{{}}", f"【柿子街家力量】{{}}{address}")
    ]
    answers = iter(each["addresses"] for each in good.answers(*asked))
    for _ in titles:
        plain, *pasted = (next(answers) for _ in range(4))
        assert plain and pasted == [plain] * 3
    (alone,) = good.answers(address)
    assert not alone.get("none") and not alone["addresses"]
