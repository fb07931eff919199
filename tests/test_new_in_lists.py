"""`beiyuan new activity` in every list that YAML lets one write: the item comes last, the rest stays to the byte, or nothing is written."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import app
from generator.desk.lists import NoPlace, with_item
from generator.load.yaml_tree import parse, plain
from tests.conftest import GOOD

LIST = "content/activities/frost-2027.yml"
ANSWERS = ["1", "堆一个歪雪人", "", "", "1", "否", "2027-02-01", "9:00-10:30", "1", "", "1-6", "", "是", "", ""]
HEAD = """title: 一份清单
season: 寒假
starts: 2027-01-23
ends: 2027-02-07
issuer: 柿子街街道办事处
edition: 2026-11-20
intro: 天冷，手别停。
weather: 刮大风就改到第二天。
"""
FIELDS = """id: kite
title: 糊一只风筝
summary: 歪的飞得也高。
category: making
date: 2027-01-26
time: 9:00-10:30
place: east
spot: 门口
grades: 3-6
seats: 12
parents: true
safety: 先磨再拿
host: 文体专干
""".splitlines(keepends=True)


def item(indent: int, width: int, fields: list[str] = FIELDS) -> str:
    first, *others = fields
    return " " * indent + "-".ljust(width) + first + "".join(" " * (indent + width) + line for line in others)


FLOW = "{" + ", ".join(line.strip() for line in FIELDS) + "}"
BLOCK = [*FIELDS[:-1], "host: |\n", "    文体专干\n", "\n", "\n"]

# The list and what follows it; "@" is where the new item must come to stand.
PLACES = {
    "at the end": f"{HEAD}activities:\n{item(2, 2)}@",
    "a field follows": f"{HEAD}activities:\n{item(2, 2)}@sample: true\n",
    "a field follows after a blank line": f"{HEAD}activities:\n{item(2, 2)}@\nsample: true\n",
    "a comment follows": f"{HEAD}activities:\n{item(2, 2)}@# 到这里为止\n",
    "a comment of the item follows, then one of the file": f"{HEAD}activities:\n{item(2, 2)}    # cancelled:\n\n    # reason:\n@# 完\nsample: true\n",
    "a comment between the items and a field": f"{HEAD}activities:\n{item(2, 2)}    # reason:\n@\n# 都是编的\nsample: true\n",
    "a document's end follows": f"{HEAD}activities:\n{item(2, 2)}@...\n",
    "a document's start stands before": f"---\n{HEAD}activities:\n{item(2, 2)}@...\n# 完\n",
    "no line break at the end": f"{HEAD}activities:\n{item(2, 2).rstrip()}@",
    "no line break, a comment at the end": f"{HEAD}activities:\n{item(2, 2)}    # reason:@",
    "indented at column 0": f"{HEAD}activities:\n{item(0, 2)}@sample: true\n",
    "indented at column 0 with a comment": f"{HEAD}activities:\n{item(0, 2)}  # reason:\n@# 完\nsample: true\n",
    "indented by four": f"{HEAD}activities:\n{item(4, 2)}@sample: true\n",
    "far behind its hyphen": f"{HEAD}activities:\n{item(2, 4)}@sample: true\n",
    "the hyphen on a line of its own": f"{HEAD}activities:\n  -\n{item(2, 2).replace('  - ', '    ')}@sample: true\n",
    "blank lines at the end": f"{HEAD}activities:\n{item(2, 2)}@\n\n\n",
    "an item in braces": f"{HEAD}activities:\n  - {FLOW}@\nsample: true\n",
    "a block of text last": f"{HEAD}activities:\n{item(2, 2, BLOCK)}@sample: true\n",
    "a folded value last": f"{HEAD}activities:\n{item(2, 2).rstrip()}\n      和大家\n@sample: true\n",
    "nothing in the list": f"{HEAD}activities: []@\nsample: true\n",
    "nothing in the list, at the end": f"{HEAD}activities: [ ]@",
    "nothing in the list, over lines": f"{HEAD}activities:\n  [\n  ]@\nsample: true\n",
    "the list is the first field": f"activities:\n{item(2, 2)}@{HEAD}",
    "the same words in a text": f"{HEAD.replace('天冷，', 'activities:，- id，')}activities:\n{item(2, 2)}@sample: true\n",
}
REFUSED = {
    "in brackets": f"{HEAD}activities: [{FLOW}]\nsample: true\n",
    "everything in braces": "{" + ", ".join(HEAD.splitlines()) + ", activities: []}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


def sitting(root: Path) -> Result:
    return CliRunner().invoke(app, ["new", "activity", "--root", str(root)], input="\n".join(ANSWERS) + "\n")


def read(text: str) -> dict[str, object]:
    problems: list[object] = []
    tree = parse("x.yml", text.removeprefix("\ufeff").replace("\r\n", "\n"), 1, problems)  # type: ignore[arg-type]
    assert tree and not problems, problems
    found: dict[str, object] = plain(tree)
    return found


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("lines", ["\n", "\r\n", "mark\r\n"])
def test_the_item_comes_last_and_the_rest_stays(root: Path, name: str, lines: str) -> None:
    text = ("\ufeff" if "mark" in lines else "") + PLACES[name].replace("\n", lines.removeprefix("mark"))
    before, behind = text.split("@")
    (root / LIST).write_bytes((before + behind).encode())
    done = sitting(root)
    assert done.exit_code == 0, done.output
    after = (root / LIST).read_bytes().decode()
    assert read(after)["activities"][:-1] == (read(before + behind)["activities"])  # type: ignore[index]
    assert read(after)["activities"][-1]["title"] == "堆一个歪雪人"  # type: ignore[index]
    assert {**read(after), "activities": 0} == {**read(before + behind), "activities": 0}
    kept = re.sub(r"(?s)\s*\[\s*\]$", "", before).rstrip("\r\n")
    assert after.startswith(kept) and after.rstrip("\r\n").endswith(behind.strip("\r\n"))
    if "\r\n" in before:
        assert "\n" not in after.replace("\r\n", "")


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_added_to_is_left_alone(root: Path, name: str) -> None:
    (root / LIST).write_text(REFUSED[name], "utf-8")
    names = sorted((root / LIST).parent.iterdir())
    done = sitting(root)
    assert done.exit_code == 1 and "一项一行" in done.output and "Traceback" not in done.output
    assert (root / LIST).read_text("utf-8") == REFUSED[name]
    assert sorted((root / LIST).parent.iterdir()) == names


def test_any_list_at_all() -> None:
    """Lists put together at random: what comes out is what was there, and the item behind it."""
    chance = random.Random(8)
    for _ in range(400):
        text = _some_list(chance)
        old = yaml.safe_load(text.removesuffix("\n") + "\n")  # with the line break that a last block of text may lack
        try:
            new = with_item(text, "list", ["# 说明", "id: new", "# name:"])
        except NoPlace:
            assert "[{" in text
            continue
        assert yaml.safe_load(new) == {**old, "list": [*(old["list"] or []), {"id": "new"}]}, text
        kept = [line for line in text.splitlines() if "[]" not in line]
        assert [line for line in new.splitlines() if line in kept] == kept, text


def _some_list(chance: random.Random) -> str:
    indent, width = chance.choice([0, 1, 2, 4]), chance.choice([2, 2, 3, 4])
    values = ["值", '"a # b"', "", "'x: y'", "[p, q]", "{k: v}", "|\n" + " " * (indent + width + 2) + "文", ">-\n" + " " * 12 + "文\n\n"]
    fields = [f"f{number}: {chance.choice(values)}" for number in range(chance.randint(1, 3))]
    items = []
    for _ in range(chance.randint(1, 3)):
        lines = [" " * indent + "-".ljust(width) + fields[0], *(" " * (indent + width) + field for field in fields[1:])]
        lines += [" " * chance.choice([0, indent, indent + width]) + "# 话"] * chance.choice([0, 0, 1, 2])
        items.append("\n".join(lines))
    body = chance.choice(["list:\n" + "\n".join(items), "list:\n" + "\n".join(items), "list: []", "list: [{a: b}]"])
    after = chance.choice(["", "", "\nb: 后面", "\n# 完", "\n...", "\n\n\nb: 后面", "\n# 一\nb: 后面\n# 二"])
    return chance.choice(["", "# 头\n", "a: 前面\n"]) + body + after + chance.choice(["", "\n", "\n\n"])
