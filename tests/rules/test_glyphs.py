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


def test_what_a_card_cannot_draw_is_told_be_it_a_letter_or_a_picture(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    for path, words in DRAWN.items():
        text = (root / path).read_text("utf-8")
        assert words in text, path
        name, value = words.split(": ")
        (root / path).write_text(
            text.replace(words, f"{name}: \U00020bb7\U0001f44d\U0001f3fd\ufe0f{value}", 1),
            "utf-8",
        )
    assert in_font("\U00020bb7\U0001f35c家") == "〓家"
    told = [each for each in check_site(root, BuildOptions(datetime.date.fromisoformat(TODAY))).problems if each.code == "T39"]
    letter, mark = "“\U00020bb7”（U+20BB7），那里会是“〓”。", "“\U0001f44d”（U+1F44D），那里不画。"
    for words in (letter, mark):
        assert sorted(each.path for each in told if each.message.endswith(f"里没有{words}")) == sorted(DRAWN)
    assert len(told) == 2 * len(DRAWN), "of what only joins or tints an emoji nobody has to hear"
