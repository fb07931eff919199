"""Every fault of a file is told in one run, and nothing else: random slips on different lines of a good file, each found at its line.

A failing test names the slips; each is a mistake of the hand that an editor makes, with the code by which it is known.
"""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.load.reading import load_entry
from generator.load.walk import Source, classified, walk
from generator.pipeline import check_site
from generator.schema.kinds import BY_NAME
from generator.settings import BuildOptions
from tests.slips import FENCES, LIST, SLIPS, SLIPS_OF_LIST, STORY, Slip

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
TRIALS = 60  # for each seed


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site with one story more."""
    folder = tmp_path_factory.mktemp("every") / "site"
    shutil.copytree(HERE / "sites/good", folder)
    (folder / "stories/snow").mkdir()
    Image.new("RGB", (1200, 800), "white").save(folder / "stories/snow/微信图片.jpg")
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


def found_besides(root: Path, path: str, text: str) -> list[tuple[str, int, str]]:
    """What is told of all files while the one at `path` holds `text`."""
    file = root / path
    before = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    try:
        return [each for each in told(root) if each != ("stories/next-week/index.md", 3, "R09")]
    finally:
        file.write_text(before, "utf-8")


def found(root: Path, path: str, text: str) -> list[tuple[int, str]]:
    """What is told of the file, without the word on what could not be looked at; of other files nothing may be told."""
    problems = found_besides(root, path, text)
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


def test_names_in_place_of_ids_are_known_in_files_with_faults(root: Path) -> None:
    """Of a place that is called by its name nothing is told, be its list faulty or what calls it."""
    story = STORY.replace("2026-03-08", "2026-02-30").replace("- west", "- 西柿村").replace("- east", "- 东柿社曲")
    assert found(root, "stories/snow/index.md", story) == [(3, "S10"), (7, "R01")]
    (root / "stories/snow/index.md").write_text(story.replace("东柿社曲", "东柿社区"), "utf-8")
    try:
        problems = found_besides(root, "content/places.yml", LIST.replace("kind: 村", "kind: 小村"))
    finally:
        (root / "stories/snow/index.md").write_text(STORY, "utf-8")
    assert problems == [("content/places.yml", 8, "S08"), ("stories/snow/index.md", 3, "S10")]


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
        (28, "M01"),
        (28, "Y20"),  # behind its cause
        (30, "M02"),
        (32, "M03"),
        (34, "M04"),
        (36, "F16"),
    ]


def names_of_blocks() -> Iterator[tuple[Source, list[str], int]]:
    """Lines of the good site's lists with the name of a field alone, whose value stands below: one of each kind and name."""
    seen = set()
    for source in filter(None, (classified(file, []) for file in walk(HERE / "sites/good").files if file.path.endswith(".yml"))):
        lines = (HERE / "sites/good" / source.path).read_text("utf-8").split("\n")
        for number, line in enumerate(lines):
            what = (source.kind and source.kind.name, line.strip(" -"))
            if re.fullmatch("[ -]*[a-z]+:", line) and what not in seen:
                seen.add(what)
                yield source, lines, number


@pytest.mark.parametrize(
    "text",
    ["- 一次", "? 一次", "&x y", "!!int 3", "| 一", "> 一", '"一', '"', "'一", "- '一", "*一", "[一", "{一", ": 一", "一: 二", "一次"],
)
def test_text_behind_a_name_whose_old_lines_were_left_below_is_told(tmp_path: Path, text: str) -> None:
    """What is mended in memory is shorter than the file: columns of the one are none of the other."""
    found = [*names_of_blocks()]
    assert len({source.path for source, _, _ in found}) > 8
    for source, lines, number in found:
        (tmp_path / "a").write_text("\n".join([*lines[:number], f"{lines[number]} {text}", *lines[number + 1 :]]), "utf-8")
        loaded = load_entry(tmp_path, source._replace(path="a"))
        near = (number + 1, number + 2)  # or what stands below it is told to be too much
        assert any(each.line in near and each.message and each.hint for each in loaded.problems), (
            source.path,
            lines[number],
            loaded.problems,
        )


@pytest.mark.parametrize(
    "line",
    [
        "a：b",
        "\ttitle: 雪",
        "title: 雪: 停",
        "  - [",
        '"',
        "? a",
        "title 雪",
        "   x: y",
        "&a *a",
        "{" * 20,
        "-" * 9,
        "雪\u200b停\u202e",
        f"title: a{' ' * 4_900}: b",
        f"- {' ' * 4_900}x\u3000",
        "— " * 2_000,
    ],
)
def test_a_file_full_of_slips_takes_no_time(line: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("---\n" + f"{line}\n" * (200_000 // len(line.encode())) + "---\n雪。\n", "utf-8")
    began = time.process_time()
    loaded = load_entry(tmp_path, Source("a", BY_NAME["story"], "a", (0, 0, 0, 0)))
    assert time.process_time() - began < 4.0
    assert loaded.entry is None
    assert 0 < len(loaded.problems) < 200
