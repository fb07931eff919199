"""The grams of a document on the levels on which it can be found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.keyed import Workshop
from generator.render.base.readings import readings, sounds
from generator.render.search.documents import Document, Words
from generator.render.search.folding import TITLES, pairs, shard_of, whole

_WHOLE = 10  # characters of a title that is known as a whole: a longer one is told from others by its pairs


class Heard(NamedTuple):
    """The syllables of a document's title, and of its names."""

    title: list[tuple[str, ...]]
    named: list[tuple[str, ...]]


def heard_of(words: Words, workshop: Workshop) -> Heard:
    """How the title and the names sound."""
    others = dict.fromkeys(name for name in words.named.split("\n") if name != words.title)
    return Heard(readings(workshop, (words.title,)), readings(workshop, others))


class Grams(NamedTuple):
    """What can be found of a document on each level, the text, names and the summary, the title; each gram on its highest."""

    written: tuple[set[int], set[int], set[int]]  # pairs of characters as numbers
    others: tuple[set[str], set[str], set[str]]  # what is heard, or stands for something


def grams_of(document: Document, words: Words, heard: Heard) -> Grams:
    """All there is to be found."""
    title, head, rest = pairs(words.title), pairs(words.named) | pairs(words.summary), pairs(words.text)
    head -= title
    rest -= title
    rest -= head
    title_heard, head_heard = set[str]().union(*map(sounds, heard.title)), set[str]().union(*map(sounds, heard.named))
    head_heard -= title_heard
    told = {
        *(f"@{place}" for place in document.places),
        *(f"@{year}年" for year in document.years if str(year) != document.day[:4]),
        *(f"={each[:2]}{shard_of(each, TITLES)}" for each in _titles(document, words, heard)),
    }
    return Grams((rest, head, title), (told, head_heard, title_heard))


def _titles(document: Document, words: Words, heard: Heard) -> Iterator[str]:
    """What somebody may ask for who means this page and no other."""
    names = [whole(each) for each in (words.title, *document.called)]
    yield from (each for each in names if 0 < len(each) <= _WHOLE)
    yield from (map("".join, heard.title) if len(names[0]) <= _WHOLE else ())
