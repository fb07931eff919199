"""What could not be read is never published in silence: whatever a line begins with, its file has an error, or nothing is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.load.reading import load_entry
from generator.load.walk import classified, walk
from tests.conftest import GOOD, copy

SIGNS = (
    *(
        "- ",
        "? ",
        ": ",
        "-",
        "?",
        ":",
        "%",
        "%YAML 9.9",
        "@",
        "`",
        "|",
        ">",
        "&a ",
        "*",
        "!",
        "!!str ",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "#",
        ",",
    ),
    *("\\", "--- ", "... ", "<<: "),
)
FILES = (
    *("stories/snow-day/index.md", "comics/007/comic.yml"),
    *("content/activities/weekly-2026.yml", "content/places.yml", "content/honours/2026.yml"),
)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_was_not_read_whole_has_an_error(path: str, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    source = classified(next(each for each in walk(root).files if each.path == path), [])
    assert source
    text = (root / path).read_text("utf-8")
    end = text.index("\n---", 4) if path.endswith(".md") else len(text)
    starts = [at for at in range(1, end) if text[at - 1] == "\n" or text[at - 2 : at] == ": "]
    chosen = random.Random(path)
    for sign in SIGNS:
        for at in chosen.sample(starts, min(12, len(starts))):
            (root / path).write_text(text[:at] + sign + text[at:], "utf-8")
            loaded = load_entry(root, source)
            codes = [each.code for each in loaded.problems]
            assert loaded.entry or any(each.is_error for each in loaded.problems), (sign, text[max(0, at - 20) : at + 20], codes)
            assert "Y20" not in codes or any(each.is_error for each in loaded.problems), (sign, at, codes)
