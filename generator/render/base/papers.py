"""The papers on which people write and draw by hand: the sheets themselves and every page that hands them out have them from here."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import addresses


class Paper(NamedTuple):
    """A sheet of A4 to be filled in by hand."""

    id: str  # templates/<id>_paper.typ
    url: str
    title: str
    summary: str


STORY_PAPER = Paper("story", addresses.STORY_PAPER, "家人故事稿纸", "正面写清是谁的事，背面四百个格子，一个格子一个字。")
COMIC_PAPER = Paper("comic", addresses.COMIC_PAPER, "四格漫画纸", "四个画框，框粗，复印得清楚；下面留着写话的地方。")
PAPERS = (STORY_PAPER, COMIC_PAPER)
