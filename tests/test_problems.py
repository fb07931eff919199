"""The formats of problems: what stands in an editor's file or name never becomes a line or a command of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.markdown.grammar import BLOCKS
from generator.problems import FORMATS, catalogue, explain, hint_in_general, nearest, problem
from generator.schema.kinds import KINDS, field_rows
from tests.conftest import REPOSITORY

FORGED = ["::error::x", "  ::stop-commands::x", "雪##[error]x", "##[debug]::warning::x", "::add-mask::雪 ##[error]"]


def is_command(line: str) -> bool:
    """Whether GitHub's runner would obey `line` (ActionCommand.TryParseV2 and TryParse)."""
    rest = line.lstrip()
    return (rest.startswith("::") and "::" in rest[2:]) or "##[" in line


@pytest.mark.parametrize("line", FORGED)
@pytest.mark.parametrize("format", FORMATS)
def test_no_line_of_a_file_is_a_command_to_the_machine_that_checks_it(line: str, format: str, tmp_path: Path) -> None:
    assert is_command(line)
    (tmp_path / "a.md").write_text(line + "\n", "utf-8")
    written = FORMATS[format]([problem("L02", "a.md", 1, 1, value=line), problem("F06", line, name=line)], tmp_path)
    commands = [each for each in written.split("\n") if is_command(each)]
    own = [each for each in commands if each.startswith(("::error file=a.md,line=1,col=1,title=L02::", "::error file="))]
    assert commands == own
    assert len(own) == (2 if format == "github" else 0)
    if format == "json":
        assert {row["path"] for row in json.loads(written)} == {line, "a.md"}


def test_a_block_of_the_dialect_is_shown_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("::: 提醒\n", "utf-8")
    written = FORMATS["text"]([problem("M07", "a.md", 1, 5, value="提醒", allowed="提示")], tmp_path)
    assert "\n    ::: 提醒\n" in written
    assert not any(map(is_command, written.split("\n")))


@pytest.mark.parametrize(
    ("written", "allowed", "meant"),
    [
        ("neighbors", ["children", "neighbours"], "neighbours"),
        ("titel", ["time", "title"], "title"),
        ("storys", ["stories", "comics"], "stories"),
        ("TITLE", ["title"], "title"),
        ("邻里", ["邻里之间", "孩子们"], "邻里之间"),
        ("同意", ["本人同意", "监护人同意"], ""),
        ("img_2034.jpg", ["IMG_2034.JPG"], "IMG_2034.JPG"),
        ("IMG_2034.jpg", ["IMG_2035.jpg"], ""),
        ("p-h8t", ["p-7k4"], ""),
        ("status", ["seats"], ""),
        ("/stories/no-such/", ["/stories/lost-cat/", "/stories/"], ""),
        ("/programmes/baobie/", ["/programmes/baobei/"], "/programmes/baobei/"),
        ("content/place.yml", ["content/site.yml", "content/places.yml"], "content/places.yml"),
        ("", ["a"], ""),
    ],
)
def test_only_what_is_really_near_is_proposed(written: str, allowed: list[str], meant: str) -> None:
    assert nearest(written, allowed) == meant


def test_what_the_program_publishes_names_nobody_of_the_site() -> None:
    """A code's examples, a field's help and what components are shown with stay when somebody goes, and no editor can change them."""
    explained = [text for code in catalogue().values() for text in (code.why, code.hint, code.general, code.wrong, code.right)]
    helped = [text for kind in KINDS for row in field_rows(kind.record) for text in (row.help, *row.also)]
    shown = [
        (REPOSITORY / "generator" / path).read_text("utf-8") for path in ("render/pages/components.py", "templates/pages/components.html")
    ]
    people = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((REPOSITORY / "content/people").glob("*.yml"))]
    names = {name for person in people for name in (person["name"], *person.get("also_called", ()))}
    assert names and {name for name in names if any(name in text for text in (*explained, *helped, *shown))} == set()


@pytest.mark.parametrize("code", catalogue())
def test_what_is_explained_has_no_holes(code: str) -> None:
    """Of what a problem fills in, `explain` and the manual's page know nothing."""
    entry, told = catalogue()[code], hint_in_general(catalogue()[code])
    assert bool(entry.general) == ("{" in entry.hint), "for a hint with holes, and for none besides"
    for text in (entry.title, entry.why, told):
        assert not re.search(r"[{}]|……|^[，。：；、]|[，。：；、][，。：；、]|\s$", text), text
    assert code != "M07" or all(block in told for block in BLOCKS), "which are told by name"
    assert told.endswith("。") and entry.why.endswith("。")
    assert re.search(f"^怎么改：{re.escape(told)}$", explain(code), re.MULTILINE)
