"""In what order answers come, what else a question is taken for, and how many there are said to be."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pypinyin import Style, lazy_pinyin

from generator.bench.indexing import plan_of
from generator.bench.scanning import fragments, scanned
from generator.model import addresses
from generator.model.comics import windows
from generator.render.search.beside import grades_beside
from generator.schema.activities import WEEKDAYS
from generator.settings import BuildOptions
from generator.text import number_in_chinese
from tests.conftest import GOOD
from tests.search.made import TODAY, Text
from tests.search.test_answers import SYNONYMS, Asked

NAME = "柿子街家力量"
SHORT = 10  # characters of a title that is known as a whole


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(GOOD, folder / "site")
    return Asked(folder / "site", folder / "out")


def letters(title: str) -> str:
    return "".join(lazy_pinyin(title, v_to_u=False))


def han(texts: list[Text]) -> list[Text]:
    """Those whose title is of Han characters alone."""
    return [each for each in texts if all("\u4e00" <= character <= "\u9fff" for character in each.title)]


@pytest.mark.parametrize("typed", [str, letters], ids=["written", "heard"])
def test_what_is_called_exactly_so_comes_first(good: Asked, typed: Any) -> None:
    called = Counter(typed(each.title) for each in han(good.texts))
    wanted = {typed(each.title): each.address for each in han(good.texts) if len(each.title) <= SHORT and called[typed(each.title)] == 1}
    assert len(wanted) > 30 and any(len(scanned(good.texts, [each], SYNONYMS)) > 4 for each in wanted)
    answers = good.answers(*wanted)
    assert [each["addresses"][0] for each in answers] == list(wanted.values())


def test_each_window_of_the_wall_comes_first_by_its_number(good: Asked) -> None:
    """With what is drawn in it, or what might be."""
    known = {
        each.number: addresses.comic(each.number) if each.drawing else addresses.scene(each.number)
        for each in windows(plan_of(good.root, BuildOptions(TODAY)).site)
        if each.drawing or each.scene
    }
    forms = ("{}", "第{}号", "漫画{}", "漫画 {}")
    asked = {form.format(each): known[number] for number in known for each in (number, str(int(number))) for form in forms}
    assert {address.count("/") for address in asked.values()} == {2, 3}
    assert [each["addresses"][0] for each in good.answers(*asked)] == list(asked.values())


def test_of_activities_those_come_first_that_are_next_and_no_day_that_is_over_stands_before_them(good: Asked) -> None:
    plan = plan_of(good.root, BuildOptions(TODAY))
    days = {addresses.activity(each.list_id, each.activity.id): each for each in plan.offers.all}
    word = "集合"
    answer = good.answers({"question": word, "kind": "activity"})[0]
    found = [
        each for each in answer["addresses"] if each in days and word not in f"{days[each].activity.title}{days[each].activity.summary}"
    ]
    next_days = [None if days[each].activity.cancelled else days[each].next_day(TODAY) for each in found]
    coming = [each for each in next_days if each]
    assert len(coming) > 2 and None in next_days
    assert coming == sorted(coming) and next_days[: len(coming)] == coming
    assert any("/" in day for day in answer["days"]), "from when to when it goes on"


def test_what_is_of_two_years_is_found_in_each(tmp_path: Path) -> None:
    """A list from autumn to winter with what is held every week, and whoever was honoured twice."""
    shutil.copytree(GOOD, tmp_path / "site")
    file = tmp_path / "site/content/activities/weekly-2026.yml"
    file.write_text(file.read_text("utf-8").replace("ends: 2026-12-31", "ends: 2027-01-20"), "utf-8")
    asked = Asked(tmp_path / "site", tmp_path / "out")
    long = [each for each in asked.texts if len(each.years) > 1]
    assert {each.kind for each in long} == {"activity", "honour"} and len(long) > 3
    some = (*long, *Random(2).sample([each for each in asked.texts if len(each.years) == 1], 20))
    words = [next(run for run in re.findall(r"\w+", text.title) if len(run) > 1) for text in some]
    years = range(2023, 2030)
    answers = iter(asked.answers(*({"question": word, "year": str(year)} for word in words for year in years)))
    for text in some:
        found = [year for year in years if text.address in next(answers)["addresses"]]
        assert found == sorted(text.years), text.address


def test_every_year_of_something_can_be_chosen(good: Asked) -> None:
    from generator.render.pages.search import _years

    assert {year for each in good.texts for year in each.years} <= set(_years(plan_of(good.root, BuildOptions(TODAY))))


def test_the_title_of_a_page_finds_it_with_the_name_of_the_site(good: Asked) -> None:
    some = Random(3).sample(good.texts, 30)
    forms = ("{}", "{}｜" + NAME, NAME + " | {}", f"【{NAME[-3:]}】{{}}！！", "【示例】{}｜" + NAME)
    answers = iter(good.answers(*(form.format(text.title) for text in some for form in forms)))
    for text in some:
        plain, *pasted = (next(answers)["addresses"] for _ in forms)
        assert text.address in plain and pasted == [plain] * len(pasted)
    (alone,) = good.answers(f"{NAME}｜")
    assert not alone.get("none")


def test_a_word_that_is_nowhere_is_offered_to_be_left_out(good: Asked) -> None:
    titles = [each.title for each in Random(4).sample(han(good.texts), 12)]
    near = [each["near"]["less"] for each in good.answers(*(each for title in titles for each in (f"龘龘 {title}", f"{title} 龘龘")))]
    assert all(title in less for title, less in zip([each for title in titles for each in (title, title)], near, strict=True))
    (longer,) = good.answers("小学三年级")
    assert longer["near"]["less"] == ["小学 三年级"]


def test_grades_are_the_same_in_figures(good: Asked) -> None:
    found = [good.answers(f"{grade}年级", f"{number_in_chinese(grade)}年级") for grade in range(1, 10)]
    assert all(one["addresses"] == other["addresses"] != [] for one, other in found)
    for_fifth = {addresses.activity(each.list_id, each.activity.id) for each in plan_of(good.root, BuildOptions(TODAY)).offers.of_grade[5]}
    assert for_fifth and for_fifth <= set(found[4][0]["addresses"])


GRADES = {
    "五年级的孩子": ("五年级",),
    "3年级": ("三年级",),
    "给3—6年级": ("三年级", "四年级", "五年级", "六年级"),
    "1到2年级、三四年级和8年级": ("一年级", "二年级", "三年级", "四年级", "八年级", "初二", "初中"),
    "7至9年级": ("七年级", "八年级", "九年级", "初一", "初二", "初三", "初中"),
    "2027年，年级不限": (),
    "13年级": (),
}


@pytest.mark.parametrize("said", GRADES)
def test_each_grade_that_is_said_is_known_by_all_its_names(said: str) -> None:
    found = [*filter(None, grades_beside(said)), *re.findall("[一二三四五六七八九]年级", said)]
    assert sorted({*found}) == sorted(GRADES[said])


def test_grades_are_asked_for_as_pupils_of_the_middle_school_say(good: Asked) -> None:
    offers = plan_of(good.root, BuildOptions(TODAY)).offers
    for name, grades in {"初一": (7,), "初二": (8,), "初三": (9,), "初中": (7, 8, 9)}.items():
        wanted = {addresses.activity(each.list_id, each.activity.id) for grade in grades for each in offers.of_grade.get(grade, ())}
        (answer,) = good.answers(name)
        assert answer["addresses"][0] == addresses.GRADES[max(grades) - 1] and wanted <= set(answer["addresses"])
        assert all("年级" in each.words for each in good.texts if each.address in answer["addresses"])


def test_a_day_of_the_week_finds_activities_whatever_one_calls_it(good: Asked) -> None:
    offers = plan_of(good.root, BuildOptions(TODAY)).offers.all
    held = {
        name: {addresses.activity(each.list_id, each.activity.id) for each in offers for day in each.days() if day.weekday() == at}
        for at, name in enumerate(WEEKDAYS)
    }
    assert sum(map(bool, held.values())) > 3
    asked = {
        f"{week}{each}": name
        for name in WEEKDAYS
        for week in ("周", "星期", "礼拜")
        for each in name[1].replace("日", "日天")
        if week + each != "周天"
    }
    for name, answer in zip(asked.values(), good.answers(*asked), strict=True):
        assert held[name] <= set(answer["addresses"])


def test_pinyin_with_tones_is_pinyin(good: Asked) -> None:
    titles = [each.title for each in Random(5).sample(han(good.texts), 20)]
    ways = (
        letters,
        lambda title: "".join(lazy_pinyin(title, style=Style.TONE)),
        lambda title: "".join(lazy_pinyin(title, style=Style.TONE3, neutral_tone_with_five=True)),
    )
    answers = iter(good.answers(*(way(title) for title in titles for way in ways)))
    for _ in titles:
        plain, *toned = (next(answers)["addresses"] for _ in ways)
        assert plain and toned == [plain] * 2
    (spaced,) = good.answers(" ".join(lazy_pinyin(titles[0], style=Style.TONE)))
    assert spaced["addresses"]


def test_numbers_are_near_the_truth_and_no_kind_leads_to_nothing(good: Asked) -> None:
    random = Random(6)
    heard = [letters(each.title)[: random.randint(1, 8)] for each in random.sample(han(good.texts), 30)]
    asked = [*heard, *fragments(good.texts, 60, random)]
    answers = good.answers(*({"question": each, "most": 3, "settled": True} for each in asked))
    exact = 0
    for question, answer in zip(asked, answers, strict=True):
        truth = Counter(each.kind for each in good.texts if each.address in scanned(good.texts, [question], SYNONYMS))
        counts = answer["counts"]
        said = {id: number for id, _, number in counts["kinds"]}
        exact += counts["isCertain"]
        if counts["isCertain"]:
            assert said == truth, question
        elif counts["isLeast"]:
            assert all(number <= truth[id] for id, number in said.items()), question
        else:
            assert sum(truth.values()) <= sum(said.values()) <= sum(truth.values()) + 5, question
    assert exact > 60


def test_a_text_is_quoted_with_blanks_as_they_are_shown(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "site")
    story = tmp_path / "site/stories/paper-boat/index.md"
    story.write_text(story.read_text("utf-8") + "\n她写了甲  乙，又写丙　　丁，最后是English\nwords in lines。\n", "utf-8")
    asked = Asked(tmp_path / "site", tmp_path / "out")
    for answer in asked.answers("“甲 乙”", "“甲  乙”", "“丙 丁”", "“丙　丁”", "“English words”", '"english words in lines"'):
        assert answer["addresses"] == ["stories/paper-boat/"]
