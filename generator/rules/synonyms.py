"""同义词 that can do something: two of a meaning at least, each a word that somebody types as one."""

from __future__ import annotations

from generator.rules.judge import Judge
from generator.schema.search import Synonyms
from generator.text import half_width


def check_synonyms(judge: Judge) -> None:
    """R17: a word by itself; R18: what a question takes apart."""
    record = judge.entry.record
    if not isinstance(record, Synonyms):
        return
    for number, group in enumerate(record.synonyms):
        for place, word in enumerate(group.words):
            if not word.isalnum():
                judge.at(("synonyms", number, "words", place), "R18", value=word)
        if len({half_width(word).casefold() for word in group.words}) < 2:
            judge.at(("synonyms", number, "words"), "R17")
