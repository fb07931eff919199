"""Ids from Chinese words, as somebody would type them: of titles, and of folders and files that were called by such words."""

from __future__ import annotations

import re

MOST_SYLLABLES = 4
MOST_PROPOSED = 60  # characters of an id that is proposed


def slug(title: str) -> str:
    """The first syllables of a title in pinyin, Latin words and digits as they are."""
    from pypinyin import lazy_pinyin  # late: its dictionary takes half a second

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    return "-".join(words[:MOST_SYLLABLES])[:MOST_PROPOSED].strip("-") or "new"
