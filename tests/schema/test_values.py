"""Values as people write them: every accepted form of a day, a clock, a grade, a number means the same; anything else is refused, never worse."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

import pytest
import yaml

from generator.schema import grammar
from generator.schema.days import CLOCK, DAY, PERIOD
from generator.schema.grammar import Grammar, Refused
from generator.schema.kinds import KINDS, field_type, json_schema
from generator.schema.numbers import FLAG, GRADES, number_in, whole
from generator.schema.reading import read_record
from generator.schema.records import SHOWN, Story
from generator.schema.remedies import remedied
from tests.schema.test_references import STORY, all_fields
from tests.schema.test_writing import VALUES

TIMES = 300
WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789/.:-~"}
CHARS = "0123456789０５年月日号-/.—～:：点半时上下午到至三五一十年级人个分是否yesno、，,[]【】 　p"
NUMERALS = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九")
SEATS = whole(1, 9999, "人个名位")


def forms_of_day(day: date, chance: random.Random) -> str:
    year, month, number = str(day.year), chance.choice([str(day.month), f"{day.month:02}"]), chance.choice([str(day.day), f"{day.day:02}"])
    between = chance.choice("-/.—－．")
    written = chance.choice(
        [f"{year}{between}{month}{between}{number}", f"{year}年{month}月{number}日", f"{year} 年 {month} 月 {number} 号"]
    )
    return _padded(written.translate(WIDE) if chance.random() < 0.3 else written, chance)


def forms_of_clock(times: tuple[time, time], chance: random.Random) -> str:
    to = chance.choice(["-", "—", "——", "～", "~", "至", "到", " - "])
    written = to.join(_form_of_time(each, chance) for each in times)
    return _padded(written.translate(WIDE) if chance.random() < 0.3 else written, chance)


def _form_of_time(each: time, chance: random.Random) -> str:
    part, hour = ("上午", each.hour) if each.hour < 12 else ("下午", each.hour - 12 if each.hour > 12 else 12)
    past = {0: chance.choice(["", "整"]), 30: "半", 15: "一刻"}.get(each.minute, f"{each.minute}分")
    colons = chance.choice([f"{each.hour}:{each.minute:02}", f"{each.hour}：{each.minute:02}", f"{part}{hour}:{each.minute:02}"])
    return chance.choice([colons, f"{part}{hour}点{past}", f"{part} {hour} 时 {past}".rstrip()])


def forms_of_grades(grades: tuple[int, int], chance: random.Random) -> str:
    first, last = (chance.choice([str(each), NUMERALS[each]]) for each in grades)
    behind = chance.choice(["", "年级"])
    span = f"{first}{chance.choice(['', behind])}{chance.choice(['-', '到', '至', '～', '—'])}{last}{behind}"
    return _padded(f"{first}{behind}" if grades[0] == grades[1] else span, chance)


def _padded(text: str, chance: random.Random) -> str:
    return chance.choice(["", " ", "\u3000"]) + text + chance.choice(["", " ", "\u3000"])


def likely_clock(chance: random.Random) -> tuple[time, time]:
    first, last = sorted(chance.sample(range(6 * 60, 20 * 60), 2))
    return time(*divmod(first, 60)), time(*divmod(last, 60))


def forms_of_seats(value: int, chance: random.Random) -> str:
    return f"{value}{chance.choice(['', '人', ' 个', '名', '个人'])}"


def forms_of_flag(value: bool, chance: random.Random) -> str:
    return chance.choice(["true", "是", "对", "YES", "True"] if value else ["false", "否", "不是", "No"])


FORMS: Mapping[str, tuple[Grammar, Callable[[random.Random], Any], Callable[[Any, random.Random], str]]] = {
    "day": (DAY, VALUES["day"][1], forms_of_day),
    "period": (PERIOD, VALUES["day"][1], forms_of_day),
    "clock": (CLOCK, likely_clock, forms_of_clock),
    "grades": (GRADES, VALUES["grades"][1], forms_of_grades),
    "seats": (SEATS, lambda chance: chance.randint(1, 9999), forms_of_seats),
    "flag": (FLAG, lambda chance: chance.random() < 0.5, forms_of_flag),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_means_the_same(name: str) -> None:
    kind, any_value, form = FORMS[name]
    chance = random.Random(name)
    for _ in range(TIMES):
        value = any_value(chance)
        text = form(value, chance)
        assert kind.validate(text) == (value.isoformat() if name == "period" else value), text
        assert fits(kind.json_schema, text), text


GRAMMARS = {
    id(kind.grammar): kind.grammar
    for each in KINDS
    for _, kind in all_fields(each.record)
    if kind.grammar and kind.grammar is not grammar.MENU
}


@pytest.mark.parametrize("number", range(len(GRAMMARS)))
def test_junk_is_refused_and_nothing_worse_and_an_editor_s_program_agrees(number: int) -> None:
    kind = list(GRAMMARS.values())[number]
    chance = random.Random(number)
    seeds = ["2026年3月8日", "上午9点半到11点", "三到五年级", "16人", "yes", "p-7k3、p-w20", "/a/b/", "周六", "孟*家", *kind.also]
    for _ in range(TIMES):
        text = chance.choice(["".join(chance.choices(CHARS, k=chance.randint(1, 12))), mutated(chance.choice(seeds), chance)])
        try:
            kind.validate(text)
        except Refused:
            continue
        assert fits(kind.json_schema, text), (kind.shape, text)


def mutated(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(["", *CHARS]) + text[at + chance.randint(0, 1) :]


def fits(schema: Mapping[str, Any], text: str) -> bool:
    """Whether `text`, as a program that knows YAML reads it, is what the schema of a scalar, or of a list in one text, allows."""
    value = yaml.safe_load(text) if re.fullmatch("[0-9]+|true|false", text) else text
    names = {str: "string", int: "integer", bool: "boolean"}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = names[type(value)]
    if kind not in types and not (kind == "integer" and "number" in types):
        return "string" in types and kind == "integer" and bool(re.search(schema.get("pattern", ""), text))  # quoted, it is a text
    if isinstance(value, int) and not isinstance(value, bool):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value) and value < schema.get("exclusiveMaximum", value + 1)
    return not isinstance(value, str) or (
        bool(re.search(schema.get("pattern", ""), value)) and len(value.strip()) <= schema.get("maxLength", len(value))
    )


@pytest.mark.parametrize("text", ["3/8", "26-3-5", "2026-3", "昨天", "2026年3月8日9点", "周六上午", "1e3", "-1", "许多", "是吗"])
@pytest.mark.parametrize("kind", [DAY, CLOCK, GRADES, SEATS, FLAG], ids=["day", "clock", "grades", "seats", "flag"])
def test_what_can_mean_two_things_is_refused_by_both(kind: Grammar, text: str) -> None:
    with pytest.raises(Refused):
        kind.validate(text)
    assert not fits(kind.json_schema, text)


@pytest.mark.parametrize("number", range(len(GRAMMARS)))
def test_examples_of_other_ways_are_accepted(number: int) -> None:
    kind = list(GRAMMARS.values())[number]
    for text in kind.also:
        kind.validate(text)
        assert fits(kind.json_schema, text)


@pytest.mark.parametrize(
    ("kind", "written", "likely"),
    [
        (DAY, "二〇二六年三月八日", "2026-03-08"),
        (DAY, "20260308", "2026-03-08"),
        (DAY, "2026-03-08 周日", "2026-03-08"),
        (DAY, "2026年3月8日至10日", ""),
        (DAY, "3月8日", ""),
        (CLOCK, "9.30-11.00", "9:30-11:00"),
        (CLOCK, "下午2-4", "14:00-16:00"),
        (CLOCK, "2-4", ""),
        (GRADES, "三、四年级", "3-4"),
        (GRADES, "初二", "8"),
        (GRADES, "不限", "1-9"),
        (GRADES, "三年级以上", ""),
        (GRADES, "七年级以上", "7-9"),
        (GRADES, "三年级及以下", "1-3"),
        (GRADES, "小学", "1-6"),
        (GRADES, "初中学生", "7-9"),
        (GRADES, "中小学生", "1-9"),
        (GRADES, "七八九年级", "7-9"),
        (GRADES, "1、2、3年级", "1-3"),
        (GRADES, "一、三、五年级", ""),
        (GRADES, "10", ""),
        (SEATS, "约二十人", "20"),
        (SEATS, "1,000", "1000"),
        (SEATS, "20-30人", ""),
        (FLAG, "需要", "true"),
        (FLAG, "没有", "false"),
        (FLAG, "看天气", ""),
        (grammar.ID, "Snow_Day", "snow-day"),
        (grammar.ADDRESS, "stories/snow-day", "/stories/snow-day/"),
        (grammar.FILE_NAME, "stories\\snow\\cover.jpg", "cover.jpg"),
        (grammar.MASKED_NAME, "孟＊家", "孟*家"),
        (grammar.PERSON_ID, "P-7K3", "p-7k3"),
        (grammar.PERSON_ID, "小孟", ""),
    ],
)
def test_the_value_to_type_is_computed_where_it_can_be(kind: Grammar, written: str, likely: str) -> None:
    with pytest.raises(Refused) as refused:
        kind.validate(written)
    assert refused.value.details.get("likely", "") == likely
    if likely:
        kind.validate(likely)


def test_numerals() -> None:
    for number in range(1, 1000):
        hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
        text = f"{NUMERALS[hundreds]}百" if hundreds else ""
        text += f"{NUMERALS[tens] if tens > 1 or hundreds else ''}十" if tens else "零" if hundreds and ones else ""
        assert number_in(text + (NUMERALS[ones] if ones else "")) == number


def test_the_schemas_allow_a_list_in_one_text() -> None:
    for kind in KINDS:
        for schema in [json_schema(kind), *json_schema(kind).get("$defs", {}).values()]:
            for name, each in schema.get("properties", {}).items():
                if each.get("type") == ["array", "string", "number"]:
                    assert fits(each, " 、".join(two_of(name))), (kind.name, name)


def two_of(name: str) -> list[str]:
    days = {each: ["2026-03-08", "2026年3月9日"] for each in ("dates", "skips", "school")}
    known = days | {"weekdays": ["周六", "星期天"], "aliases": ["/a/", "/b/c/"], "scope": ["姓名", "故事"], "people": ["p-7k3", "p-w20"]}
    return known.get(name, known["people"] if name == "shows" else ["甲", "乙"])


@pytest.mark.parametrize("each", [each.name for each in fields(Story)])
def test_a_field_under_its_label_is_answered_with_its_line(each: str) -> None:
    story = next(kind for kind in KINDS if kind.name == "story")
    tree = {name: value for name, value in STORY.items() if name != each} | {field_type(Story, each).label.name: "雪"}
    _, faults = read_record(story, tree)
    assert [remedied(story, tree, fault).details["name"] for fault in faults if fault.code == "S02"] == [each]


@pytest.mark.parametrize(
    ("written", "read"),
    [("p-7k3", ("p-7k3",)), ("p-7k3，p-w20", ("p-7k3", "p-w20")), (["无人"], ("无人",)), ("【p-7k3】", ("p-7k3",))],
)
def test_who_is_shown(written: object, read: tuple[str, ...]) -> None:
    assert SHOWN.validate(written) == read
