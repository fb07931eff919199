"""The line that a message gives is right when it is copied over the whole line, wherever it stands: random slips in the files of the good site."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generator.desk.fixing import fixes
from generator.load.reading import load_entry
from generator.load.walk import File, Source, classified
from generator.problems import Problem
from generator.schema.called import likely_name
from generator.schema.kinds import KINDS, field_type
from generator.schema.unwritten import helps, to_fill
from tests.conftest import GOOD

FIELD = re.compile(r"(?P<lead> *(?:- )?)(?P<name>[a-z_]+): (?P<value>.+)")

Slip = Callable[[re.Match[str]], str]


def typed(line: re.Match[str], name: str = "", colon: str = ": ", value: str = "") -> str:
    return f"{line['lead']}{name or line['name']}{colon}{value or line['value']}"


# Each slip of a field, and why --fix does not offer to mend it; "" if it does.
SLIPS: dict[str, tuple[Slip, str]] = {
    "a full-width colon": (lambda line: typed(line, colon="："), ""),
    "no blank behind the colon": (lambda line: typed(line, colon=":"), ""),
    "an equals sign": (lambda line: typed(line, colon="="), ""),
    "a capital letter": (lambda line: typed(line, line["name"].capitalize()), ""),
    "a capital letter and a full-width colon": (lambda line: typed(line, line["name"].capitalize(), "："), ""),
    "full-width letters": (
        lambda line: typed(line, "".join(chr(ord(each) + 0xFEE0) if each != "_" else each for each in line["name"])),
        "",
    ),
    "a full-width blank": (lambda line: typed(line, colon=":　"), ""),
    "a tab": (lambda line: typed(line, colon=":\t"), ""),
    "half a quote": (lambda line: typed(line, value='"' + line["value"]), ""),
    "Chinese quotes": (lambda line: typed(line, value=f"“{line['value']}”"), ""),
    "a sign in front": (lambda line: typed(line, value="@" + line["value"]), ""),
    "a letter is missing": (lambda line: typed(line, line["name"][:-2] + line["name"][-1]), "which field was meant is a guess"),
    "a hash behind": (lambda line: typed(line, value=line["value"] + " #1"), "it may be a comment"),
}


def sources() -> Iterator[Source]:
    for path in sorted(GOOD.rglob("*")):
        source = classified(File(path.relative_to(GOOD).as_posix(), (0, 0, 0, 0)), []) if path.suffix in (".yml", ".md") else None
        if source and source.kind and source.kind.name != "mkdocs":
            yield source


def places() -> list[tuple[Source, int, re.Match[str]]]:
    """Every line `name: content` of every file's fields."""
    found = []
    for source in sources():
        text = (GOOD / source.path).read_text("utf-8")
        for number, line in enumerate(text.partition("\n---\n")[0].split("\n")):
            if match := FIELD.fullmatch(line):
                found.append((source, number, match))
    return found


def told(root: Path, source: Source, lines: list[str]) -> tuple[Problem, ...]:
    file = root / source.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines), "utf-8")
    return load_entry(root, source).problems


PLACES = places()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_line_to_type_can_be_copied_over_the_whole_line(slip: str, tmp_path: Path) -> None:
    answered = 0
    for source, number, match in random.Random(slip).sample(PLACES, 100):
        before = (GOOD / source.path).read_text("utf-8").split("\n")
        lines = [*before]
        lines[number] = SLIPS[slip][0](match)
        for each in told(tmp_path, source, lines):
            words = re.fullmatch(r"这一行改成“(.*)”。", dict(each.details).get("remedy", ""))
            if not words or each.line != number + 1:
                continue
            again = [*lines]
            again[number] = words[1]
            assert again[number].startswith(before[number][: match.start("value")]), (source.path, lines[number], each.hint)
            assert not [other for other in told(tmp_path, source, again) if other.code[0] in "FY" or other.code == "S02"], (
                lines[number],
                each,
            )
            answered += 1
    assert answered > 20


@pytest.mark.parametrize("slip", SLIPS)
def test_what_has_one_meaning_is_offered_to_be_mended(slip: str, tmp_path: Path) -> None:
    slipped, why_not = SLIPS[slip]
    mended = 0
    for source, number, match in random.Random(slip).sample(PLACES, 40):
        lines = (GOOD / source.path).read_text("utf-8").split("\n")
        right, lines[number] = lines[number], slipped(match)
        problems = told(tmp_path, source, lines)
        if not any(each.line == number + 1 and "这一行改成" in each.hint for each in problems):
            continue
        offered = list(fixes(tmp_path, problems))
        after = offered[0].after.decode().split("\n")[number] if offered else ""
        if why_not:
            assert after in ("", lines[number], right), (why_not, after)
        else:
            assert after.startswith(right[: match.start("value")]), (source.path, lines[number], after)
            mended += 1
    assert mended > 5 or why_not


def records(record: Any, seen: set[Any]) -> Iterator[Any]:
    if record not in seen:
        seen.add(record)
        yield record
        for each in fields(record):
            inner = field_type(record, each.name).record
            if inner:
                yield from records(inner, seen)


ALL = [record for seen in [set[Any]()] for kind in KINDS for record in records(kind.record, seen)]


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.__name__)
def test_every_field_is_known_by_its_label_in_its_own_record_alone(record: Any) -> None:
    own = {field_type(record, each.name).label.name for each in fields(record)}
    for each in fields(record):
        label = field_type(record, each.name).label.name
        assert likely_name(record, label) == each.name
        assert likely_name(record, label, {each.name}) == "", "it is there already"
    for word in ("名额", "照片里有谁", "颁奖词"):
        assert bool(likely_name(record, word)) == (word in own), word


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.__name__)
def test_what_a_message_gives_to_be_filled_in_is_a_fault_if_it_stays(record: Any) -> None:
    for each in fields(record):
        kind = field_type(record, each.name)
        form = to_fill(record, each.name)[0].partition(": ")[2].strip("[]")
        if kind.record or not kind.grammar:
            continue
        try:
            kind.grammar.validate(form)
        except ValueError:
            continue
        assert form in helps() or kind.ref, (each.name, form)
