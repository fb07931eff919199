"""Ids from Chinese words, as somebody would type them: of titles, and of folders and files that were called by such words."""

from __future__ import annotations

import re

MOST_SYLLABLES = 4
MOST_PROPOSED = 60  # characters of an id that is proposed


def syllables(text: str) -> list[str]:
    """`text` in pinyin, Latin words and digits as they are."""
    from pypinyin import lazy_pinyin  # late: its dictionary takes half a second

    return re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(text)).lower())


def slug(title: str) -> str:
    """The first syllables of a title."""
    return "-".join(syllables(title)[:MOST_SYLLABLES])[:MOST_PROPOSED].strip("-") or "new"
