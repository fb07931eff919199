"""A plain scan of the texts, which every answer is held against: no index, no shards, each text looked through from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from generator.bench.indexing import Text
from generator.render.base.readings import alternatives
from generator.render.everything import search

_GRADE = re.compile("[1-9一二三四五六七八九](?=年级)")  # 3年级 is 三年级
_FIGURES = "123456789一二三四五六七八九"


def scanned(texts: Iterable[Text], words: Sequence[str], synonyms: Sequence[Sequence[str]] = ()) -> set[str]:
    """The addresses of the texts that have all of `words`."""
    return {each.address for each in texts if all(_has(each, word, synonyms) for word in words)}


def _has(text: Text, word: str, synonyms: Sequence[Sequence[str]]) -> bool:
    low = search.folded(word)
    forms = {
        low,
        _GRADE.sub(_otherwise, low),
        *(search.folded(form) for group in synonyms if low in map(search.folded, group) for form in group),
    }
    if any(form in text.words for form in forms):
        return True
    return low.isascii() and low.isalpha() and any(_sounds_like(syllables, low) for syllables in text.heard)


def _otherwise(grade: re.Match[str]) -> str:
    return _FIGURES[(_FIGURES.index(grade.group()) + 9) % 18]


def _sounds_like(syllables: Sequence[str], letters: str) -> bool:
    heard = [alternatives(each) for each in syllables]
    tails = [heard[start:] for start in range(len(heard))]
    return any(_begins([[each[0] for each in ways] for ways in tail], letters) or _begins(tail, letters) for tail in tails)


def _begins(heard: Sequence[Sequence[str]], letters: str) -> bool:
    """Whether one of all ways to say what is heard begins with `letters`."""
    said = {""}
    for ways in heard:
        said = {whole for before in said for each in ways if (whole := before + each).startswith(letters) or letters.startswith(whole)}
    return any(each.startswith(letters) for each in said)


def fragments(texts: Sequence[Text], number: int, random: Random) -> Iterator[str]:
    """Pieces of two to seven characters out of words of the texts, wherever they begin."""
    found = 0
    while found < number:
        whole, length = random.choice(texts).words, random.randint(2, 7)
        start = random.randrange(max(1, len(whole) - length))
        piece = whole[start : start + length]
        if piece.isalnum() and len(piece) == length and not (piece.isascii() and piece.isalpha()):
            found += 1
            yield piece


def phrases(texts: Sequence[Text], number: int, random: Random) -> Iterator[str]:
    """Longer pieces with all the marks that are in them, but for quotation marks and ends of lines."""
    found = 0
    while found < number:
        line = random.choice(random.choice(texts).words.split("\n"))
        length = random.randint(6, 18)
        start = random.randrange(max(1, len(line) - length))
        piece = " ".join(line[start : start + length].split())
        if len(piece) == length and any(map(str.isalnum, piece)) and piece.strip() == piece and not set(piece) & set('“”"「」『』'):
            found += 1
            yield piece
