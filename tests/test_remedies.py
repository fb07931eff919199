"""What a message says to type has no fault itself, and is something else than what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline import check_site
from generator.problems import Problem
from generator.settings import BuildOptions
from tests.test_broken_sites import CASES, SITES, lay_out
from tests.test_mistakes import MISTAKES, make, problems, root, sound  # noqa: F401

TODAY = date(2026, 11, 23)
SAID = [name for name, mistake in MISTAKES.items() if mistake.get("said")]
WORDS = {"这里写网页的名字": "风筝协会", "画面里有什么": "坡上的一只风筝"}  # which an editor is to put in
WHOLE_LINES = ("小标题", "引用", "列表", "打勾的方框", "分隔线")
SEVERAL_LINES = ("表格", "区块")  # the others of which the remedy tells in words
_LINE, _FIELD = re.compile(r"这一行改成“([^”]*)”"), re.compile(r"改成“([^”]*)”")
_SIGN = re.compile(r"(?:这一行)?(?:改成|写成) (.+?)(?:（符号|；|，冒号|。|$)")
_NEW_LINE = re.compile(r"加一行“([a-z_]+:[^”]*)”|改成“([a-z_]+: [^”]*)”|改成 ([a-z_]+: .+?)。?$")


def typed(problem: Problem, line: str) -> str:
    """`line` as the remedy has it, or as it is where there is no line to type."""
    details = dict(problem.details)
    if problem.code in ("M18", "M22", "M21"):
        match = _SIGN.search(problem.hint)
        if not match or (problem.code == "M18" and (details["what"] in SEVERAL_LINES or "登记" in problem.hint)):
            return line
        meant = match.group(1)
        whole = problem.code == "M18" and details["what"] in WHOLE_LINES
        new = meant if whole else line.replace(details.get("value", "\0"), meant, 1)
    elif match := _LINE.search(problem.hint):
        return match.group(1)
    else:
        match = _FIELD.search(problem.hint)
        if not match or problem.hint.count("“" + match.group(1)) > 1:
            return line
        meant = match.group(1)
        indent = line[: len(line) - len(line.lstrip(" -"))]
        new = indent + meant if re.match(r"[a-z_]+:", meant) and re.match(rf"[ -]*{meant.partition(':')[0]}", line) else line
    for words, own in WORDS.items():
        new = new.replace(words, own)
    return new


@pytest.mark.parametrize("name", SAID)
def test_what_is_to_be_typed_has_no_fault(name: str, root: Path) -> None:  # noqa: F811
    make(root, MISTAKES[name])
    before = problems(root)
    for each in before:
        file = root / each.path
        if not each.line or file.suffix not in (".md", ".yml") or not file.is_file():
            continue
        text = file.read_text("utf-8")
        lines = text.split("\n")
        new = typed(each, lines[each.line - 1])
        if new == lines[each.line - 1]:
            continue
        file.write_text("\n".join([*lines[: each.line - 1], new, *lines[each.line :]]), "utf-8")
        known = {(other.code, other.line) for other in before if other is not each}
        found = [other for other in problems(root) if other.path == each.path and other.line == each.line]
        known |= {("T20", each.line), ("P23", each.line)}  # whoever comes alone is asked about the way home, a name for whom it is
        left = [f"{other.code} {other.message}" for other in found if (other.code, other.line) not in known]
        file.write_text(text, "utf-8")
        assert not left, f"{each.code} says: {each.hint}\n{new}"


def proposals(problem: Problem) -> Iterator[str]:
    for match in _NEW_LINE.finditer(problem.hint):
        yield next(filter(None, match.groups()))


def assert_it_differs(site: Path, found: list[Problem]) -> None:
    for each in found:
        file = site / each.path
        if file.is_file() and file.suffix in (".md", ".yml"):
            lines = file.read_bytes().decode("utf-8", "replace").split("\n")
            is_list = file.suffix == ".yml" and file.name != "comic.yml"  # where others have the same line
            here = lines[each.line - 1].rstrip("\r") if 0 < each.line <= len(lines) else ""
            for meant in proposals(each):
                to_add = f"加一行“{meant}”" in each.hint and not is_list
                assert meant != (here if "这一行改成" in each.hint else here.strip(" -")), f"{each.code}: {each.hint}"
                name = meant.partition(":")[0]
                stands = [line for line in lines if re.match(rf"[ #　]*{name}[ ]*[:：]", line)]
                assert not (to_add and stands), f"{each.path}:{each.line} {each.code}: {each.hint}\n{stands}"


@pytest.mark.parametrize("name", SAID)
def test_what_is_proposed_is_not_there_already(name: str, root: Path) -> None:  # noqa: F811
    make(root, MISTAKES[name])
    assert_it_differs(root, problems(root))


@pytest.mark.parametrize("code", CASES)
def test_what_is_proposed_for_a_broken_site_is_not_there_already(code: str, tmp_path: Path) -> None:
    overlay = SITES / "broken" / code
    case: dict[str, Any] = yaml.safe_load((overlay / "case.yml").read_text("utf-8")) if (overlay / "case.yml").exists() else {}
    if "prepare" in case or "remove" in case:
        pytest.skip("what is wrong is not in a text")
    lay_out(tmp_path / "site", overlay)
    assert_it_differs(tmp_path / "site", check_site(tmp_path / "site", BuildOptions(TODAY)).problems)
