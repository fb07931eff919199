"""Every fault of a file is told in one run, and nothing else: random slips on different lines of a good file, each found at its line.

A failing test names the slips; each is a mistake of the hand that an editor makes, with the code by which it is known.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.load.reading import load_entry
from generator.load.walk import Source
from generator.pipeline import check_site
from generator.schema.kinds import BY_NAME
from generator.settings import BuildOptions

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
TRIALS = 60  # for each seed
STORY = """\
---
title: 下雪那天
date: 2026-03-08
summary: 停车场的雪，是三家人扫的。
themes: [neighbours, children]
places:
  - east
  - west
programmes: [lamp]
pictures:
  - file: 微信图片.jpg
    alt: 停车场上的雪
    shows: 无人
    credit: 小满
source: 居民讲述，编辑记录
---

雪是半夜停的。

先看[楼道里的灯](/stories/lamp-left-on/)。

## 借梯子

![停车场上的雪](微信图片.jpg)

后来的事，大家都知道。
"""
LIST = """\
places:
  - id: east
    name: 东柿社区
    kind: 社区
    summary: 太阳先照到的那几栋楼。
  - id: west
    name: 西柿村
    kind: 村
    summary: 村口有一棵柿子树。
  - id: primary
    name: 柿子小学
    kind: 学校
    summary: 操场边上晒着一排书包。
  - id: kite-hill
    name: 风筝坡
    kind: 街区
    summary: 坡上只有风。
    sample: true
"""

Slip = tuple[str, Callable[[str], str]]  # the code that is told at the line, and what becomes of the line


def replaced(what: str, by: str) -> Callable[[str], str]:
    def slip(line: str) -> str:
        assert what in line, line
        return line.replace(what, by, 1)

    return slip


def valued(form: str) -> Callable[[str], str]:
    """The content of a line `name: content` put into `form`."""

    def slip(line: str) -> str:
        name, _, value = line.partition(": ")
        return f"{name}: {form.format(value)}"

    return slip


ANY_FIELD: list[Slip] = [
    ("Y04", replaced(": ", "：")),
    ("Y04", replaced(": ", " ：")),
    ("Y16", replaced(": ", ":")),
    ("Y10", replaced(": ", " ")),
    ("Y10", replaced(": ", "=")),
    ("Y03", replaced(": ", ":\t")),
    ("Y24", replaced(": ", ":\u3000")),
    ("Y24", replaced(": ", ":\u00a0")),
    ("F12", replaced(": ", ": \u200b")),
]
ANY_TEXT: list[Slip] = [
    ("Y11", valued("@{}")),
    ("Y11", valued("`{}`")),
    ("Y12", valued('"{}')),
    ("Y12", valued('"雪"{}')),
    ("Y12", valued("'{}")),
    ("Y15", valued("{} #1")),
    ("Y15", valued("#{}")),
    ("Y09", valued("雪: {}")),
    ("Y07", valued("**{}**")),
    ("Y08", valued("!{}")),
    ("Y17", valued('"雪\\{}"')),
    ("F12", valued("雪\u200b停\ufeff了")),
    ("S05", valued("")),
    ("S07", valued("雪" * 200)),
    ("Y19", valued('"雪\\u200b"')),
]
INDENTED: list[Slip] = [
    ("Y13", lambda line: " " + line),
    ("Y13", lambda line: "  " + line),
    ("Y13", lambda line: line.removeprefix(" ")),
    ("Y24", lambda line: "\u3000\u3000" + line.lstrip()),
    ("Y03", lambda line: "\t\t" + line.lstrip()),
]
ITEM: list[Slip] = [
    ("Y23", replaced("- ", "-")),
    ("Y23", replaced("- ", "—")),
    ("Y23", replaced("- ", "· ")),
    ("Y24", replaced("- ", "-\u3000")),
    ("Y03", replaced("  - ", "\t- ")),
]
SLIPS: dict[str, list[Slip]] = {
    "title:": [
        *ANY_FIELD,
        *ANY_TEXT,
        ("Y22", replaced("title", "ｔｉｔｌｅ")),
        ("S02", replaced("title", "titel")),
        ("S02", replaced("title", "标题")),
        ("Y04", replaced("title: ", "标题：")),
    ],
    "date:": [
        *ANY_FIELD,
        ("S10", replaced("03-08", "02-30")),
        ("Y22", valued("“{}”")),
        ("Y15", valued("{} # 大概")),
        ("S05", valued("")),
        ("S02", replaced("date", "dat")),
    ],
    "summary:": [*ANY_FIELD, *ANY_TEXT, ("S02", replaced("summary", "sumary"))],
    "themes:": [
        *ANY_FIELD,
        ("Y18", replaced("]", "")),
        ("Y22", valued("【neighbours，children】")),
        ("Y07", valued("*neighbours")),
        ("Y18", valued("{} [雪")),
        ("R01", replaced("neighbours", "neighbors")),
    ],
    "  - east": [*ITEM, ("R01", replaced("east", "eest")), ("F12", replaced("east", "ea\u200est"))],
    "  - west": [*ITEM, ("R01", replaced("west", "wesd")), ("Y13", lambda line: " " + line)],
    "programmes:": [*ANY_FIELD, ("R01", replaced("lamp", "lanp"))],
    "    alt:": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    shows:": [*ANY_FIELD, *INDENTED, ("R01", valued("[p-xyz]"))],
    "    credit:": [*ANY_TEXT, *INDENTED],
    "source:": [*ANY_FIELD, *ANY_TEXT],
    "雪是半夜": [("F12", replaced("半夜", "半\u2060夜")), ("F16", replaced("半夜", "&#21322;夜")), ("M05", replaced("半夜", "<b>半夜"))],
    "先看[": [("L01", replaced("lamp-left-on", "lamp-left-onn")), ("L02", replaced("(/stories", "(../stories"))],
    "## 借": [("M06", replaced("##", "#")), ("M06", replaced("##", "####"))],
    "![停": [("I08", replaced("](微信图片.jpg", "](IMG.jpg"))],
    "后来的事": [("R01", lambda line: "[[p-zzz]]" + line), ("F12", lambda line: line + "\ufeff")],
}
ITEM_OF_LIST: list[Slip] = [("Y23", replaced("- ", "-")), ("Y23", replaced("- ", "–")), ("Y24", replaced("  - ", "\u3000- "))]
SLIPS_OF_LIST: dict[str, list[Slip]] = {
    "  - id: west": [
        *ITEM_OF_LIST,
        ("Y21", replaced("  - ", "")),
        ("Y21", replaced("- ", "  ")),
        ("Y21", replaced("- ", "")),
        ("Y13", replaced("  - ", " - ")),
    ],
    "  - id: kite-hill": [*ITEM_OF_LIST, ("Y21", replaced("- ", "  ")), ("Y13", replaced("  - ", "- "))],
    "    name: 西柿村": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    kind: 村": [*ANY_FIELD, *INDENTED, ("S08", valued("小区"))],
    "    name: 柿子小学": [*ANY_FIELD, *ANY_TEXT, *INDENTED],
    "    summary: 操场": [*ANY_FIELD, *ANY_TEXT],
    "    sample:": [*ANY_FIELD, *INDENTED],
}
FENCES: list[tuple[str, str]] = [
    ("F14", "——"),
    ("F14", "－－－"),
    ("F14", "——-"),
    ("F14", " ---"),
    ("F14", "\u3000---"),
    ("F14", "- - -"),
    ("F15", "———"),
    ("F15", "..."),
    ("F15", "－－－"),
    ("F15", "--"),
    ("F15", "***"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with one story more."""
    folder = tmp_path_factory.mktemp("every") / "site"
    shutil.copytree(HERE / "sites/good", folder)
    (folder / "stories/snow").mkdir()
    shutil.copy(folder / "stories/paper-boat/微信图片.jpg", folder / "stories/snow/微信图片.jpg")
    (folder / "stories/snow/index.md").write_text(STORY, "utf-8")
    assert told(folder) == [("stories/next-week/index.md", 3, "R09")]
    return folder


def told(root: Path) -> list[tuple[str, int, str]]:
    problems = check_site(root, BuildOptions(TODAY)).problems
    assert all(each.message and each.hint for each in problems)
    return sorted((each.path, each.line, each.code) for each in problems)


def spoilt(text: str, slips: dict[str, list[Slip]], chance: random.Random) -> tuple[str, list[tuple[int, str]]]:
    """`text` with two to six slips on different lines, and what must be told of it."""
    lines, expected = text.split("\n"), []
    for start in chance.sample(sorted(slips), min(chance.randint(2, 6), len(slips))):
        number = next(index for index, line in enumerate(lines) if line.startswith(start))
        code, slip = chance.choice(slips[start])
        lines[number] = slip(lines[number])
        expected.append((number + 1, code))
    return "\n".join(lines), sorted(expected)


def fenced(text: str, chance: random.Random) -> tuple[str, list[tuple[int, str]]]:
    """`text` with one of its fences typed otherwise now and then, and what must be told of that."""
    code, fence = chance.choice(FENCES)
    lines = text.split("\n")
    number = 0 if code == "F14" else lines.index("---", 1)
    if chance.random() < 0.7:
        return text, []
    lines[number] = fence
    return "\n".join(lines), [(number + 1, code)]


def found(root: Path, path: str, text: str) -> list[tuple[int, str]]:
    """What is told of the file, without the word on what could not be looked at; of other files nothing may be told."""
    file = root / path
    before = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    try:
        problems = [each for each in told(root) if each != ("stories/next-week/index.md", 3, "R09")]
    finally:
        file.write_text(before, "utf-8")
    assert all(where == path for where, _, _ in problems), (problems, text)
    return [(line, code) for _, line, code in problems if code != "Y20"]


@pytest.mark.parametrize("seed", range(4))
def test_all_slips_of_a_story_are_told_and_nothing_else(root: Path, seed: int) -> None:
    chance = random.Random(f"story {seed}")
    for _ in range(TRIALS):
        text, expected = spoilt(STORY, SLIPS, chance)
        text, fences = fenced(text, chance)
        assert found(root, "stories/snow/index.md", text) == sorted([*expected, *fences]), text


@pytest.mark.parametrize("seed", range(2))
def test_all_slips_of_a_list_are_told_and_nothing_else(root: Path, seed: int) -> None:
    chance = random.Random(f"list {seed}")
    for _ in range(TRIALS):
        text, expected = spoilt(LIST, SLIPS_OF_LIST, chance)
        assert found(root, "content/places.yml", text) == expected, text


def single_slips() -> Iterator[tuple[str, str, str, int]]:
    for text, path, slips in ((STORY, "stories/snow/index.md", SLIPS), (LIST, "content/places.yml", SLIPS_OF_LIST)):
        for start, choices in slips.items():
            for index in range(len(choices)):
                yield text, path, start, index


def test_each_slip_alone_is_told_and_nothing_else(root: Path) -> None:
    wrong = []
    for text, path, start, index in single_slips():
        code, slip = (SLIPS | SLIPS_OF_LIST)[start][index]
        lines = text.split("\n")
        number = next(index for index, line in enumerate(lines) if line.startswith(start))
        lines[number] = slip(lines[number])
        seen = found(root, path, "\n".join(lines))
        if seen != [(number + 1, code)]:
            wrong.append((lines[number], code, seen))
    assert not wrong


def test_a_fault_in_one_file_hides_none_in_others_and_makes_none(root: Path) -> None:
    """Places, settings and a story have faults of their own; another story leads to them, and to what is not there."""
    files = {
        "content/places.yml": ("    kind: 村\n", "    kind: 小村\n"),
        "content/site.yml": ("samples: show", "samples: shown"),
        "stories/snow-day/index.md": ("2026-03-08", "2026-02-30"),
        "stories/snow/index.md": ("  - west\n", "  - west\n  - wesd\n"),
    }
    body = "[东](/places/east/)、[西](/places/west/)、[没有](/places/nord/)、[雪](/stories/snow-day/)和[三月](/stories/years/2026/03/)。"
    texts = {path: (root / path).read_text("utf-8") for path in files}
    try:
        for path, (what, by) in files.items():
            assert what in texts[path]
            (root / path).write_text(texts[path].replace(what, by, 1).replace("后来的事，大家都知道。", body), "utf-8")
        problems = check_site(root, BuildOptions(TODAY)).problems
    finally:
        for path, text in texts.items():
            (root / path).write_text(text, "utf-8")
    assert sorted((each.path, each.line, each.code) for each in problems if each.code != "R09") == [
        ("content/places.yml", 8, "S08"),
        ("content/site.yml", 6, "S08"),
        ("stories/snow-day/index.md", 3, "S10"),
        ("stories/snow/index.md", 9, "R01"),
        ("stories/snow/index.md", 27, "L01"),
    ]
    assert next(each for each in problems if each.code == "R01").hint.startswith("您是不是想写“west”？")


def test_a_file_in_another_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    text = STORY.replace("2026-03-08", "2026-02-30").replace("summary: ", "summary：")
    for encoding in ("gb18030", "utf-16", "utf-16-le", "utf-32"):
        (tmp_path / "a").write_bytes(text.encode(encoding))
        loaded = load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0)))
        assert [(each.line, each.code) for each in loaded.problems if each.code != "F11"] == [(3, "S10"), (4, "Y04")]
    (tmp_path / "a").write_bytes(text.encode() + b"\xe9\x9b")  # half a letter: what is there is no ANSI
    assert [each.code for each in load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0))).problems] == ["F11"]


def test_several_faults_of_a_text_are_told_and_one_of_each_paragraph(tmp_path: Path) -> None:
    text = STORY + "\n" + "雪" * 6_000 + "\n\n" + "[" * 40 + "\n\n" + " " * 90 + "雪\n\n" + "*雪" * 400 + "\n\n&#29579;\n"
    (tmp_path / "a").write_text(text, "utf-8")
    loaded = load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0)))
    assert [(each.line, each.code) for each in loaded.problems] == [
        (18, "Y20"),
        (28, "M01"),
        (30, "M02"),
        (32, "M03"),
        (34, "M04"),
        (36, "F16"),
    ]


@pytest.mark.parametrize(
    "line",
    ["a：b", "\ttitle: 雪", "title: 雪: 停", "  - [", '"', "? a", "title 雪", "   x: y", "&a *a", "{" * 20, "-" * 9, "雪\u200b停\u202e"],
)
def test_a_file_full_of_slips_takes_no_time(line: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("---\n" + f"{line}\n" * (200_000 // len(line.encode())) + "---\n雪。\n", "utf-8")
    began = time.process_time()
    loaded = load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0)))
    assert time.process_time() - began < 4.0
    assert loaded.entry is None
    assert 0 < len(loaded.problems) < 200
