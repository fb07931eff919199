"""Golden cases of the YAML loader, in `yaml_cases.yml`: what an editor wrote, what is read, or what is refused and where."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load.yaml_tree import parse, place_of, plain
from generator.problems import Problem

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("yaml_cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_yaml(case: dict[str, Any]) -> None:
    problems: list[Problem] = []
    tree = parse("a.yml", case["text"], 1, problems)
    assert [f"{each.code} {each.line}:{each.column}" for each in problems] == case.get("refused", [])
    assert (plain(tree) if tree else None) == case.get("read")
    for dotted, place in case.get("at", {}).items():
        location = tuple(int(step) if step.isdigit() else step for step in dotted.split("."))
        assert tree is not None
        assert "{}:{}".format(*place_of(tree, location)) == place


def test_places_count_from_the_first_line_of_the_file() -> None:
    problems: list[Problem] = []
    tree = parse("a.md", "title: 雪\ntitle: 灯\n", 2, problems)
    assert tree is None
    assert [(each.line, each.message) for each in problems] == [(3, "“title”在第 2 行已经写过了。")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: 雪\ntitle: 灯\n", "留下一个，删掉另一个。"),
        ("people:\n  - p-b2c\npeople:\n  - p-7k3\n", "把下面几项并到那一行的“people”里，再删掉“people:”这一行，下面几项不要删。"),
        (
            "pictures:\n- file: a.jpg\npictures:\n- file: b.jpg\n",
            "把下面几项并到那一行的“pictures”里，再删掉“pictures:”这一行，下面几项不要删。",
        ),
        ("themes: [a]\nthemes: [b]\n", "把这里写的并到那一行的方括号里，再删掉这一行。"),
        ("themes: []\nthemes: [b]\n", "留下一个，删掉另一个。"),
    ],
)
def test_of_a_list_that_was_begun_twice_nothing_is_thrown_away(text: str, hint: str) -> None:
    problems: list[Problem] = []
    parse("a.yml", text, 1, problems)
    assert [(each.code, each.hint) for each in problems] == [("Y14", hint)]


def test_many_hashes_in_many_values_are_read_quickly() -> None:
    text = "names:\n" + "- 雪\n" * 9_000 + "long: '" + ("\n  " + "雪 #" * 30) * 600 + "'\n"
    began = time.process_time()
    problems: list[Problem] = []
    assert parse("a.yml", text, 1, problems) is not None
    assert time.process_time() - began < 1.5
