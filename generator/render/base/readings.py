"""Pinyin of titles and names: how they sound, kept by their characters.

A character that is read in several ways (谁 is shui or shei; 长 in 多长 is what no dictionary of phrases tells) has all that are common, parted by "/":
as it is read here, as far as that can be told, comes first.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.keyed import Stored, Workshop
from generator.lazily import lazily
from generator.text import HAN

_RUN = lazily(f"[{HAN}]+")
_EITHER = "/"
_RARE = 0.03  # of the phrases with a character: one that is read otherwise in fewer is hardly ever typed so
_FEWEST = 2  # phrases
_IN_SENTENCES = {"地": ("de",)}  # which phrases do not show


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


def readings(workshop: Workshop, texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The syllables of each of `texts` that has any."""
    found = (workshop.fetch(Reading(text)).decode() for text in texts if _RUN.search(text))
    return [tuple(each.split(" ")) for each in found if each]


def _syllables(text: str) -> list[str]:
    return [syllable for run in _RUN.findall(text) for syllable in _of_run(run)]


@functools.lru_cache(4096)
def _of_run(run: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # late: its dictionary of phrases takes half a second, and most builds have it all in the store
    from pypinyin.constants import PINYIN_DICT

    known = "".join(each for each in run if ord(each) in PINYIN_DICT)
    found = lazy_pinyin(known, v_to_u=False)
    if len(found) != len(known):
        return tuple(each for each in found if each.isascii())
    ways = [(each, *_common(character)) for each, character in zip(found, known, strict=True)]
    ways[1:] = [(*each, "r") if each[0] == "er" else each for each in ways[1:]]  # 这儿 is zher as well
    return tuple(_EITHER.join(dict.fromkeys(each)) for each in ways)


@functools.lru_cache(8192)
def _common(character: str) -> tuple[str, ...]:
    """How a character is read, the most common way first."""
    from pypinyin.contrib.tone_convert import to_normal

    counted: Counter[str] = Counter()
    for toned, number in _in_phrases().get(character, {}).items():
        counted[to_normal(toned)] += number
    least = max(_FEWEST, counted.total() * _RARE)
    return (*(sound for sound, number in counted.most_common() if number >= least), *_IN_SENTENCES.get(character, ()))


@functools.cache
def _in_phrases() -> Mapping[str, Mapping[str, int]]:
    """In how many phrases each character is read how."""
    from pypinyin.constants import PHRASES_DICT

    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, read in PHRASES_DICT.items():
        for character, sounds in zip(phrase, read, strict=False):
            found[character][sounds[0]] += 1
    return found


def alternatives(syllable: str) -> list[str]:
    """All that a syllable of a reading may be."""
    return syllable.split(_EITHER)


@functools.lru_cache(1024)
def sounds(syllables: tuple[str, ...]) -> frozenset[str]:
    """What the index has of a reading: pairs of its letters after "~", of its initials after "^", and each initial."""
    heard = [alternatives(each) for each in syllables]
    initials = [{each[0] for each in ways} for ways in heard]
    letters = {pair for ways in heard for each in ways for pair in map(str.__add__, each, each[1:])}
    letters.update(_joined([{each[-1] for each in ways} for ways in heard[:-1]], initials[1:]))
    first = {*_joined(initials[:-1], initials[1:])}.union(*initials)
    return frozenset([*map("~".__add__, letters), *map("^".__add__, first)])


def _joined(firsts: Iterable[set[str]], seconds: Iterable[set[str]]) -> Iterator[str]:
    return (one + other for ones, others in zip(firsts, seconds, strict=True) for one in ones for other in others)
