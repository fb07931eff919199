"""Days, hours, grades and numbers of comics are found as people type them, and no other day, hour or grade is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable

import pytest

from generator.text import number_in_chinese
from tests.conftest import GOOD
from tests.search.test_answers import Asked

DAY = re.compile("(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(GOOD, folder / "site")
    return Asked(folder / "site", folder / "out")


def having(asked: Asked, pattern: str) -> set[str]:
    """The addresses of the texts that print something."""
    return {each.address for each in asked.texts if re.search(pattern, each.words)}


def assert_same(asked: Asked, questions: Iterable[tuple[str, str]]) -> None:
    """Each question has the answers that print the pattern beside it."""
    all_questions = list(questions)
    for (question, pattern), answer in zip(all_questions, asked.answers(*(question for question, _ in all_questions)), strict=True):
        assert set(answer["addresses"]) == having(asked, pattern), question


def printed(asked: Asked) -> list[tuple[str, str, str]]:
    """Year, month and day of every day that stands somewhere with its year."""
    found = sorted({match.groups() for each in asked.texts for match in DAY.finditer(each.words)} - {("", "", "")}, key=str)
    return [each for each in found if each[0]]


def test_every_day_of_the_year_is_that_day_alone(good: Asked) -> None:
    """1月4日 is not in 11月4日."""
    days = [(month, day) for month in range(1, 13) for day in range(1, 32)]
    assert sum(bool(having(good, f"(?<![0-9]){month}月{day}日")) for month, day in days) > 20
    assert_same(good, ((f"{month}月{day}日", f"(?<![0-9]){month}月{day}日") for month, day in days))


@pytest.mark.parametrize(
    "form",
    ["{m}-{d}", "{m}/{d}", "{m}.{d}", "{m:02}-{d:02}", "{m}月{d}号", "{m:02}月{d:02}日", "{hm}月{hd}日", "{hm}月{hd}号", "{m}／{d}"],
)
def test_a_day_however_it_is_typed(good: Asked, form: str) -> None:
    days = printed(good)
    assert len(days) > 20
    asked = []
    for year, month, day in days:
        numbers = {"m": int(month), "d": int(day), "hm": number_in_chinese(int(month)), "hd": number_in_chinese(int(day))}
        typed = form.format(**numbers)
        asked.append((typed, f"(?<![0-9])({month}月{day}日|{re.escape(typed)})"))
        separator = form[3] if form[3] in "-/." else "年"
        asked.append((f"{year}{separator}{typed}", f"{year}年{month}月{day}日"))
    assert_same(good, dict(asked).items())


def test_a_day_in_eight_figures(good: Asked) -> None:
    asked = ((f"{year}{int(month):02}{int(day):02}", f"{year}年{month}月{day}日") for year, month, day in printed(good))
    assert_same(good, ((typed, f"{pattern}|{typed}") for typed, pattern in asked))


def test_a_month_however_it_is_typed(good: Asked) -> None:
    for year, month, _ in printed(good):
        forms = (f"{year}-{int(month):02}", f"{year}.{month}", f"{year}/{month}", f"{year}年{number_in_chinese(int(month))}月")
        assert_same(good, [(form, f"{year}年{month}月") for form in forms])
    assert_same(good, [(f"{number_in_chinese(month)}月", f"(?<![0-9]){month}月|{number_in_chinese(month)}月") for month in range(1, 13)])


def test_an_hour_however_it_is_typed(good: Asked) -> None:
    hours = {match.groups() for each in good.texts for match in re.finditer("(?<![0-9])([0-9]{1,2}):([0-9]{2})", each.words)}
    assert len(hours) > 8
    for hour, minutes in sorted(hours):
        is_late = int(hour) > 12
        spoken = number_in_chinese(int(hour) - 12 if is_late else int(hour)).replace("二", "两" if hour in ("2", "14") else "二")
        rest = {"00": "", "30": "半"}.get(minutes, minutes)
        half = "下午" if is_late else "上午"
        pattern = f"(?<![0-9]){hour}:{minutes}"
        forms = [f"{hour}:{minutes}", f"{hour}：{minutes}", f"{hour}点{minutes}分", f"{half}{spoken}点{rest}"]
        assert_same(good, [(form, pattern) for form in forms])


def test_a_span_of_grades_however_it_is_typed(good: Asked) -> None:
    spans = {match.groups() for each in good.texts for match in re.finditer("([1-9])—([1-9])年级", each.words)}
    assert len(spans) > 3
    for first, last in sorted(spans):
        one, other = (number_in_chinese(int(each)) for each in (first, last))
        forms = (f"{first}{sign}{last}年级" for sign in ("—", "-", "–", "~", "到", "至"))
        assert_same(good, [(form, f"{first}—{last}年级") for form in (*forms, f"{one}到{other}年级", f"{one}至{other}年级")])


def test_a_number_of_the_wall_as_it_is_said(good: Asked) -> None:
    numbers = {match.group(1) for each in good.texts for match in re.finditer("第([1-9][0-9]*)号\n", each.words)}
    assert len(numbers) > 2
    for number in numbers:
        forms = (f"第{number}幅", f"第{number_in_chinese(int(number))}号", f"第{number_in_chinese(int(number))}幅")
        assert_same(good, [(form, f"第{number}号") for form in forms])


def test_what_is_no_day_stays_as_it_stands(good: Asked) -> None:
    """Figures with something between them are looked for together."""
    found = {match.group() for each in good.texts for match in re.finditer("[0-9]+(?:[.-][0-9]+)+(?![0-9])", each.words)}
    assert len(found) > 1
    assert_same(good, [(each, re.escape(each)) for each in sorted(found)])
