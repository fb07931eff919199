"""The command that a message names can be typed as it stands, by whichever way the program was started."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from lxml import html

from generator import invocation
from generator.cli import app
from generator.cli_words import WORDS
from generator.desk.new import MAKERS
from generator.invocation import BY_MAKE, environment_of_part, has_make_the_last_word, installing, typed
from generator.problems import MENDABLE, catalogue, problem
from generator.schema.kinds import KINDS
from generator.serve.panel import BESIDE, panel
from tests.conftest import REPOSITORY, tool

GOOD = REPOSITORY / "tests/sites/good"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an environment of its own, in which the editor is; nothing is found by its name."""
    home = tmp_path / "网站"
    shutil.copytree(GOOD, home)
    (home / ".venv/bin").mkdir(parents=True)
    program = home / ".venv/bin/beiyuan"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={REPOSITORY} exec {sys.executable} -m generator "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "executable", str(home / ".venv/bin/python"))
    monkeypatch.setenv("PATH", "/usr/local/bin:/usr/bin:/bin")
    monkeypatch.delenv(BY_MAKE, raising=False)
    return home


def test_the_program_is_named_so_that_a_shell_finds_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed("check") == ".venv/bin/beiyuan check"
    monkeypatch.chdir(home.parent)
    assert typed("check", root=home) == f"网站/.venv/bin/beiyuan check --root {home}"
    monkeypatch.chdir(home / ".venv/bin")
    assert typed("check") == "./beiyuan check"
    monkeypatch.chdir(home / "content")
    monkeypatch.setenv("PATH", f"{home}/.venv/bin:/usr/bin:/bin")
    assert typed("explain", "R01") == "beiyuan explain R01"
    (home / "first").mkdir()
    shutil.copy(home / ".venv/bin/beiyuan", home / "first/beiyuan")
    monkeypatch.setenv("PATH", f"{home}/first:{home}/.venv/bin:/usr/bin:/bin")
    assert typed("check") == f"{home}/.venv/bin/beiyuan check", "another program has the name"


def test_make_is_named_for_what_it_has(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BY_MAKE, "1")
    found = [typed("check"), typed("serve"), typed("build"), typed("new", "故事"), typed("explain", "R01"), typed("check", "snow-day")]
    assert found == [
        *("make check", "make serve", "make site", "make new KIND=故事"),
        *(".venv/bin/beiyuan explain R01", ".venv/bin/beiyuan check snow-day"),
    ]
    assert has_make_the_last_word()
    for name, value in environment_of_part().items():
        monkeypatch.setenv(name, value)
    assert typed("check", "--fix") == "make fix", "a build of the preview is told to whoever has make"
    assert not has_make_the_last_word(), "and make says nothing of how it ends"
    monkeypatch.delenv(BY_MAKE)
    assert typed("check") == ".venv/bin/beiyuan check" and BY_MAKE not in environment_of_part()


def test_windows_has_its_own_form(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / ".venv/bin/beiyuan").rename(home / ".venv/bin/beiyuan.exe")
    assert typed("check") == ".venv/bin/beiyuan check", "with the folder's strokes as the system has them, without the ending"
    monkeypatch.setattr(invocation, "IS_WINDOWS", True)
    assert installing().startswith(".venv/bin/python -m pip install ")


def test_what_is_not_installed_is_run_by_python(home: Path) -> None:
    (home / ".venv/bin/beiyuan").unlink()
    assert typed("check") == ".venv/bin/python -m generator check"


@pytest.mark.parametrize(
    "word",
    ["下雪那天", "他说“好”", '他说"好"', "it's 好 $HOME `x`！", "a&b;c|d>e", "雪 天", "\\反斜杠!!", "(上)*?[a]{b,c}~#", "'", '"', ""],
)
def test_a_shell_hands_on_what_was_written(home: Path, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = typed("check", word).removeprefix(".venv/bin/beiyuan check ")
    for shell in (["sh", "-c"], ["bash", "-ic"]):
        done = subprocess.run([*shell, f"printf '<%s>' {line}"], cwd=home, capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == f"<{word}>"
    monkeypatch.setattr(invocation, "IS_WINDOWS", True)
    on_windows = typed("check", word).removeprefix(".venv/bin/beiyuan check ")
    assert on_windows.strip('"') == subprocess.list2cmdline([word]).strip('"')
    assert on_windows.startswith('"') or re.fullmatch(r"[\w\\!~*?]+", on_windows), "what cmd or PowerShell takes for a sign is quoted"


@pytest.mark.parametrize("command", ["check", "explain"])
def test_the_line_runs(home: Path, command: str) -> None:
    line = typed(*{"check": ["check", "snow-day"], "explain": ["explain", "R01"]}[command], root=home)
    done = subprocess.run(["sh", "-c", line], cwd=home, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and done.stdout.startswith(("没有问题。", "R01　")), done.stdout + done.stderr


@pytest.fixture
def with_make(home: Path) -> Path:
    """The same with the Makefile, for which all is installed."""
    shutil.copy(REPOSITORY / "Makefile", home)
    for name in ("requirements.lock", "pyproject.toml", "requirements/build.lock"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).touch()
    (home / ".venv/site.stamp").touch()
    return home


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}  # of a make that runs the tests
    return subprocess.run(
        [tool("make"), *words], cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL
    )


def test_under_make_messages_name_make_and_explain_its_last_line(with_make: Path) -> None:
    story = with_make / "stories/snow-day/index.md"
    sound = story.read_text("utf-8")
    story.write_text(sound.replace("title:", "titel:"), "utf-8")
    broken = make(with_make, "check")
    words = broken.stderr.splitlines()
    assert broken.returncode and "    make check" in words, broken.stderr
    assert "那是 make 自己添的" in words[-2] and words[-1].startswith("make: ***"), "said just before make says it"
    assert "（详见 " in broken.stdout and "beiyuan check" not in broken.stdout, "make says nothing of what it runs"
    story.write_text(sound, "utf-8")
    assert "make" not in make(with_make, "check").stdout


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("检查", "    make check\n"),
        ("chek", "    make check\n"),
        ("预览", "    make serve\n"),
        ("content", "没有“content”这个命令。能用的有哪些，输入：\n\n    make help\n"),
        ("stories/snow-day/index.md", "beiyuan check stories/snow-day/index.md\n"),
        ("new KIND=人物", "“人物”没有问答，要自己动手"),
        ("new KIND=xyz", "没有“xyz”这一种。可以写：story（故事）"),
        ("new 诗", "没有“诗”这一种。"),
        ("it's", "    make help\n"),
    ],
)
def test_make_answers_in_chinese_what_it_does_not_have(with_make: Path, words: str, answer: str) -> None:
    done = make(with_make, *words.split())
    assert done.returncode and answer in done.stderr, done.stderr
    assert "No rule" not in done.stderr and "Nothing to be done" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "answer"), [("check snow-day", "检查了1篇故事"), ("explain R01", "R01　"), ("help", "make check"), ("帮助", "make fix")]
)
def test_make_hands_on_what_stands_behind_a_target(with_make: Path, words: str, answer: str) -> None:
    done = make(with_make, *words.split())
    assert done.returncode == 0 and answer in done.stdout and "make:" not in done.stdout + done.stderr, done.stdout + done.stderr


def test_make_tells_of_every_target_that_there_is(with_make: Path) -> None:
    told = re.findall(r"^make (\w+) +\S", make(with_make, "help").stdout, re.MULTILINE)
    there = re.findall(r"^(\w+)(?: [^:=\n]*)?:(?![:=])", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(told) | {"site"} == {each for each in there if each.isascii()} and len(told) == len(set(told))


def test_a_file_that_make_needs_and_that_has_gone_is_no_slip(with_make: Path) -> None:
    (with_make / "requirements.lock").unlink()
    assert "少了“requirements.lock”这个文件" in make(with_make, "check").stderr


def test_without_an_environment_make_says_what_there_is(with_make: Path) -> None:
    shutil.rmtree(with_make / ".venv")
    done = make(with_make, "检查")
    assert done.returncode and "没有“检查”这一样。" in done.stderr and "make check " in done.stderr


MANUALS = ("README.md", "CONTRIBUTING.md", "content/pages/about/submit.md", "content/pages/about/site.md")


@pytest.mark.parametrize("path", MANUALS)
def test_manuals_name_commands_that_there_are(path: str) -> None:
    """For make and for Windows, in one form each; a bare `beiyuan` is not found after `make site`."""
    text = (REPOSITORY / path).read_text("utf-8").split("\n---\n\nA static site")[0]
    targets = set(re.findall(r"^(\w+)(?: [^:=\n]*)?:(?![:=])", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake (\w+)", text)) <= targets
    assert set(re.findall(r"KIND=(\w+)", text)) <= {maker.noun for maker in MAKERS.values()}
    commands = re.findall(r"([^\s`]*)beiyuan (\w+)", text)
    assert commands and {before for before, _ in commands} == {".venv\\Scripts\\"} and {name for _, name in commands} <= set(app.commands)


def test_the_manual_shows_what_is_really_said() -> None:
    text = (REPOSITORY / "content/pages/about/submit.md").read_text("utf-8")
    details = {
        "value": "neighbors",
        "sort": "主题",
        "nearest": "neighbours",
        "choices": "可以写的有：neighbours（邻里之间）、children（孩子们）",
        "where": "",
    }
    told = problem("R01", "stories/borrowed-ladder/index.md", 5, 10, **details)
    beginning = told.hint.partition("要写的不在里面")[0]  # the manual ends there with dots
    assert f"{told.path}:5:10 错误 R01：{told.message}\n" in text and f"    怎么改：{beginning}……\n" in text


def calls(file: Path) -> Iterator[str]:
    """Every text that click asks gettext for, as it stands in its source."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext", "ngettext"):
            yield from (each.value for each in node.args[:2] if isinstance(each, ast.Constant) and isinstance(each.value, str))


UNREACHABLE = {  # only for whoever writes commands, not for whoever types them
    *("d", "Could not determine name for option with declarations {decls!r}", "Name '{name}' defined twice", "Choice({choices})"),
    *(
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Unknown color {colour!r}",
        "Unknown standard stream '{name}'",
    ),
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?",
    *("Boolean option {decl!r} cannot use the same flag for true/false.", "{editor}: Editing failed", "{editor}: Editing failed: {e}"),
}


def test_every_word_of_click_is_chinese() -> None:
    found = {text for file in Path(click.__file__).parent.glob("*.py") for text in calls(file)}
    assert len(found) > 50 and found - WORDS.keys() - UNREACHABLE == set()
    fields = re.compile(r"\{(\w+)|%\((\w+)\)")
    for text, words in WORDS.items():
        assert set(fields.findall(words)) <= set(fields.findall(text)), text


def test_an_editors_program_knows_which_schema_is_for_which_file() -> None:
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
    written = {f"./.schema/{kind.name}.json": kind.where.replace("<id>", "*") for kind in KINDS if kind.where.endswith(".yml")}
    assert settings["yaml.schemas"] == written
    assert "redhat.vscode-yaml" in json.loads((REPOSITORY / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]


def panel_of(told: str, prefix: str = "/") -> html.HtmlElement:
    return html.fromstring(f"<body>{panel(told, prefix=prefix)}</body>")


def test_the_preview_shows_every_fault_and_what_is_below() -> None:
    told = (
        "a.md:2:7 错误 S05：<空>\n    title:\n          ^\n    怎么改：填上。\n\nb.md 错误 F01：少了。\n    怎么改：补上。\n\n共2处错误。\n"
    )
    page = panel_of(told)
    assert "下面是旧网页" in page.text_content() and "保存" in page.text_content()
    faults = page.find_class("beiyuan-fault")
    assert [each.find("p").text for each in faults] == ["a.md:2:7 错误 S05：<空>", "b.md 错误 F01：少了。", "共2处错误。"]
    assert [each.text_content() for each in page.iter("pre")] == ["title: "], "a mark behind it"
    assert [each.text for each in page.iter("p") if "怎么改" in (each.text or "")] == ["怎么改：填上。", "怎么改：补上。"]
    bar = page.find_class("beiyuan-faults-bar")[0]
    assert bar.get("href") == "#" + page.find(".//section").get("id") and "下面是旧网页" in bar.text_content()
    assert "旧网页" not in panel(told)


@pytest.mark.parametrize(
    ("line", "caret", "marked"), [("title: 雪停了", 0, "t"), ("title: 雪停了", 9, "停"), ("雪<b>", 2, "<"), ("title:", 6, " ")]
)
def test_the_preview_marks_what_the_caret_shows(line: str, caret: int, marked: str) -> None:
    """A phone breaks long lines, and a caret below would stand under another character."""
    excerpt = next(panel_of(f"a.md:2:7 错误 S05：空。\n    {line}\n    {' ' * caret}^\n    怎么改：填上。\n").iter("pre"))
    assert [each.text for each in excerpt] == [marked] and excerpt.text_content().strip() == line


def test_the_preview_tells_first_what_stops_the_page() -> None:
    told = "a.md 提醒 R09：早。\n    怎么改：等。\n\nb.md 错误 F01：少了。\n    怎么改：补上。\n\n共1处错误，1处提醒。\n\n"
    assert [each.find("p").text[:4] for each in panel_of(told).find_class("beiyuan-fault")] == ["b.md", "a.md", "共1处错"]


def test_the_preview_leads_to_what_a_message_names() -> None:
    story = "stories/snow-day/index.md:2:1 错误 S02：没有“titel”这一项。\n    怎么改：见 /about/fields/。（详见 .venv/bin/beiyuan explain S02）\n"
    other = "site/x.yml:1:1 错误 S02：没有“x”这一项。\n    怎么改：见 /about/fields/。（详见 beiyuan explain S02）\n"
    assert [each.get("href") for each in panel_of(story, "/a/").xpath("//div/p/a")] == ["/a/about/fields/#story", "/a/about/problems/#S02"]
    assert panel_of(other).xpath("//div/p/a")[0].get("href") == "/about/fields/"
    assert [each.get("href") for each in panel_of(story, "").iter("a")] == ["#beiyuan-faults"], "there is no page yet"


def test_what_can_be_mended_is_one_block_in_the_preview() -> None:
    told = f"a.md:2:7 错误 Y04：中文冒号。\n    怎么改：改。\n\n共1处错误。{MENDABLE}\n\n    make fix\n\n\n{BESIDE}\n"
    faults = panel_of(told).find_class("beiyuan-fault")
    assert [[each.text for each in fault] for fault in faults][1:] == [[f"共1处错误。{MENDABLE}", "make fix", BESIDE]]


def test_no_hint_names_a_command_of_its_own() -> None:
    """The catalogue is one text for all; what is to be typed depends on who reads it."""
    assert [code for code, entry in catalogue().items() if re.search(r"\b(?:beiyuan|make) [a-z]", entry.message + entry.hint)] == []
