"""The grams of a document on the levels on which it can be found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.keyed import Workshop
from generator.render.base.readings import readings, sounds
from generator.render.search.documents import Document, Words
from generator.render.search.folding import TITLES, grams, shard_of, whole

_WHOLE = 10  # characters of a title that is known as a whole: a longer one is told from others by its pairs


class Heard(NamedTuple):
    """The syllables of a document's title, and of its names."""

    title: list[list[str]]
    named: list[list[str]]


def heard_of(words: Words, workshop: Workshop) -> Heard:
    """How the title and the names sound."""
    others = dict.fromkeys(name for name in words.named.split("\n") if name != words.title)
    return Heard(readings(workshop, (words.title,)), readings(workshop, others))


def grams_of(document: Document, words: Words, heard: Heard) -> tuple[set[str], set[str], set[str]]:
    """All there is to be found on three levels: in the text, in names and the summary, in the title; written or heard, each gram on its highest."""
    title = grams(words.title).union(*map(sounds, heard.title))
    head = (grams(words.named) | grams(words.summary)).union(*map(sounds, heard.named)) - title
    rest = grams(words.text) - title - head
    rest.update(f"@{place}" for place in document.places)
    rest.update(f"@{year}年" for year in document.years if str(year) != document.day[:4])
    rest.update(f"={each[:2]}{shard_of(each, TITLES)}" for each in _titles(document, words, heard))
    return rest, head, title


def _titles(document: Document, words: Words, heard: Heard) -> Iterator[str]:
    """What somebody may ask for who means this page and no other."""
    names = [whole(each) for each in (words.title, *document.called)]
    yield from (each for each in names if 0 < len(each) <= _WHOLE)
    yield from (map("".join, heard.title) if len(names[0]) <= _WHOLE else ())
