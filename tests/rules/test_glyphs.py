"""What the packaged font cannot show is told where it is drawn or printed."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.media.fonts import in_font
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, TODAY, copy

DRAWN = {  # words of each kind that stand on a card or poster
    "content/pages/about/index.md": "title: ",
    "content/themes.yml": "name: 邻里之间",
    "content/programmes/lamp.md": "title: ",
    "content/awards.yml": "name: 留灯人",
    "content/honours/2026.yml": "reason: 一层楼",
    "content/cases/kite-rules.md": "title: ",
    "content/points/2026-10.yml": "title: ",
    "comics/007/comic.yml": "author: ",
    "stories/snow-day/index.md": "summary: ",
}


def test_a_letter_that_a_card_cannot_draw_is_told_and_a_mark_that_it_leaves_out_is_not(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    for path, words in DRAWN.items():
        text = (root / path).read_text("utf-8")
        assert words in text, path
        name, value = words.split(": ")
        (root / path).write_text(text.replace(words, f"{name}: \U00020bb7\U0001f35c{value}", 1), "utf-8")
    assert in_font("\U00020bb7\U0001f35c家") == "〓家"
    told = [each for each in check_site(root, BuildOptions(datetime.date.fromisoformat(TODAY))).problems if each.code == "T39"]
    assert sorted(each.path for each in told) == sorted(DRAWN)
    assert not [each for each in told if "\U0001f35c" in each.message]
