"""What is read can be written: every value of every grammar, and every record of the sound sites, reads as itself again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import date, time
from typing import Any

import pytest

from generator.schema import days, grammar, numbers
from generator.schema.grammar import Grammar, Refused
from generator.schema.kinds import KINDS
from generator.schema.reading import read_record
from generator.schema.records import NOBODY, SHOWN
from generator.schema.writing import write_fields
from tests.schema.test_records import TREES
from tests.schema.test_references import all_fields

TIMES = 500


def person(chance: random.Random) -> str:
    return "p-" + "".join(chance.choices("abc0123", k=chance.randint(3, 12)))


def day(chance: random.Random) -> date:
    return date.fromordinal(chance.randint(date(1900, 1, 1).toordinal(), date(2100, 12, 31).toordinal()))


def clock(chance: random.Random) -> tuple[time, time]:
    first, last = sorted(chance.sample(range(24 * 60), 2))
    return time(*divmod(first, 60)), time(*divmod(last, 60))


def grades(chance: random.Random) -> tuple[int, int]:
    first, last = sorted(chance.choices(range(1, 10), k=2))
    return first, last


def shown(chance: random.Random) -> tuple[str, ...]:
    return (chance.choice(NOBODY),) if chance.random() < 0.3 else tuple(person(chance) for _ in range(chance.randint(1, 4)))


def menu(chance: random.Random) -> tuple[tuple[str, str], ...]:
    return tuple(
        (chance.choice(["首页", "故事", "1"]), chance.choice(["", "stories", "a-1", "index"])) for _ in range(chance.randint(0, 4))
    )


# Grammars whose values are no texts, each with a way to any of its values.
VALUES: dict[str, tuple[Grammar, Callable[[random.Random], object]]] = {
    "day": (days.DAY, day),
    "flag": (numbers.FLAG, lambda chance: chance.random() < 0.5),
    "clock": (days.CLOCK, clock),
    "grades": (numbers.GRADES, grades),
    "year": (numbers.YEAR, lambda chance: chance.randint(1949, 2100)),
    "order": (numbers.ORDER, lambda chance: chance.randint(0, 9999)),
    "shown": (SHOWN, shown),
    "menu": (grammar.MENU, menu),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_reads_as_itself(name: str) -> None:
    kind, any_value = VALUES[name]
    chance = random.Random(name)
    for value in (any_value(chance) for _ in range(TIMES)):
        assert kind.validate(kind.write(value)) == value, kind.write(value)


def scalars(tree: Any) -> Iterator[str]:
    """Every text in `tree`, and as it may stand over two lines or between blanks."""
    if isinstance(tree, str):
        yield from (tree, f" {tree}  ", tree.replace(" ", "\n"), f"{tree}\n{tree}")
    else:
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from scalars(each)


def test_whatever_a_grammar_of_the_schema_takes_reads_as_itself() -> None:
    texts = {text for _, tree in TREES for text in scalars(tree)} | {"paper"}  # of a photographed drawing, which these sites have none of
    for kind in KINDS:
        for name, field in all_fields(kind.record):
            taken = 0
            for text in texts if field.grammar and field.grammar is not grammar.MENU else ():
                with suppress(Refused):
                    value = field.grammar.validate(text)
                    assert field.grammar.validate(field.grammar.write(value)) == value, (kind.name, name, text)
                    taken += 1
            assert taken or field.grammar in (None, grammar.MENU), f"{kind.name}.{name}: no text of the sites is tried on it"


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (days.DAY, date(2026, 3, 8), "2026-03-08"),
        (numbers.FLAG, False, "false"),
        (days.CLOCK, (time(9), time(10, 5)), "9:00-10:05"),
        (numbers.GRADES, (3, 3), "3"),
        (numbers.GRADES, (3, 6), "3-6"),
        (numbers.YEAR, 2017, "2017"),
        (grammar.ID, "snow-day", "snow-day"),
        (SHOWN, ("无人",), "无人"),
        (SHOWN, ("p-7k3", "p-w20"), ["p-7k3", "p-w20"]),
        (grammar.MENU, (("首页", ""), ("关于", "about")), [{"首页": "index.md"}, {"关于": "about/index.md"}]),
    ],
)
def test_a_value_is_written_as_an_editor_would(kind: Grammar, value: object, written: object) -> None:
    assert kind.write(value) == written


@pytest.mark.parametrize("number", range(len(TREES)))
def test_a_record_of_a_sound_site_reads_as_itself(number: int) -> None:
    kind, tree = TREES[number]
    record, _ = read_record(kind, tree)
    assert read_record(kind, write_fields(kind.record, asdict(record))) == (record, [])


def test_a_field_that_is_what_it_is_anyway_is_left_out() -> None:
    story: Any = next(kind for kind in KINDS if kind.name == "story").record
    answers = {"title": "雪", "date": date(2026, 3, 8), "themes": ("snow",), "places": (), "cover": {"shows": ("无人",)}, "sample": False}
    assert write_fields(story, answers) == {"title": "雪", "date": "2026-03-08", "themes": ["snow"], "cover": {"shows": "无人"}}
