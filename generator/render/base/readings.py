"""Pinyin of titles and names: how they sound, kept by their characters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.keyed import Stored, Workshop
from generator.text import HAN

_RUN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True)
class Reading(Stored):
    """The syllables of `text`, without tones. No word of it is kept that does not stand on a page as a title or name."""

    text: str

    @property
    def origin(self) -> bytes:
        """No file: they are kept as long as the tool is the same."""
        return b"readings"

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """Find them."""
        return (" ".join(_syllables(self.text)).encode(),)


def readings(workshop: Workshop, texts: Iterable[str]) -> list[list[str]]:
    """The syllables of each of `texts` that has any."""
    found = (workshop.fetch(Reading(text)).decode() for text in texts if _RUN.search(text))
    return [each.split(" ") for each in found if each]


def _syllables(text: str) -> list[str]:
    return [syllable for run in _RUN.findall(text) for syllable in _of_run(run)]


@functools.lru_cache(4096)
def _of_run(run: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # late: its dictionary of phrases takes half a second, and most builds have it all in the store

    return tuple(each for each in lazy_pinyin(run, errors="ignore", v_to_u=False) if each.isascii())


def sounds(syllables: Iterable[str]) -> set[str]:
    """What the index has of a reading: pairs of its letters after "~", of its initials after "^", and each initial."""
    letters, initials = "".join(syllables), "".join(each[0] for each in syllables)
    pairs = {f"~{pair}" for pair in map(str.__add__, letters, letters[1:])}
    return pairs | {f"^{pair}" for pair in map(str.__add__, initials, initials[1:])} | {f"^{each}" for each in initials}
