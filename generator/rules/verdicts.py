"""Verdicts from run to run: which entries were found without fault, and the answers on which each of them rests."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cache import Layers
from generator.load.entries import Entry
from generator.rules.context import Context
from generator.rules.judge import Question

FILE = "verdicts"
MOST_CHANGES = 500
_WORD = "I"  # places in the list of answers are kept as machine words, since ten thousand entries have some seven each

Asked = Mapping[Question, Any]  # with the answers
Places = bytes  # in the list of answers


@dataclass
class Verdicts:
    """Of the last runs; read whole, looked at only as far as something has changed."""

    layers: Layers
    clean: dict[bytes, Places] = field(default_factory=dict)  # by the entry's digest
    answers: list[tuple[Question, Any]] = field(default_factory=list)
    in_base: int = 0  # answers that the base holds
    later: dict[bytes, Places] = field(default_factory=dict)  # verdicts that the base does not have
    _is_outdated: bool = False

    def sift(self, context: Context, entries: Iterable[Entry[Any]]) -> list[Entry[Any]]:
        """Drop the verdicts that rest on what is answered otherwise now; the entries that are to be judged: those that have none,
        and the few that have something around them, of which no verdict knows.
        """
        outdated = {place for place, ((ask, about), answer) in enumerate(self.answers) if ask(context, *about) != answer}
        if outdated:
            self._is_outdated = True
            self.clean = {key: places for key, places in self.clean.items() if outdated.isdisjoint(array(_WORD, places))}
        around = context.surroundings
        return [entry for entry in entries if entry.digest not in self.clean or entry.path in around]

    def keep(self, fresh: Mapping[bytes, Asked], entries: Iterable[Entry[Any]]) -> None:
        """Keep what still holds of `entries`, and what was found anew of some, by their digests."""
        if not fresh and not self._is_outdated:
            return
        is_rewritten = self._is_outdated or not self.layers.base or len(self.later) + len(fresh) > MOST_CHANGES
        if is_rewritten:
            self._rewrite(entries)
        places = {question: place for place, (question, _) in enumerate(self.answers)}
        found = {key: self._placed(asked.items(), places) for key, asked in fresh.items()}
        if is_rewritten:
            self.layers.keep_base(pickle.dumps((self.clean | found, self.answers), protocol=5))
        else:
            self.layers.keep_changes(pickle.dumps((self.later | found, self.answers[self.in_base :]), protocol=5))

    def _rewrite(self, entries: Iterable[Entry[Any]]) -> None:
        """Forget the verdicts on all but `entries`, and the answers on which nothing rests any more."""
        known, self.answers = self.answers, []
        places: dict[Question, int] = {}
        self.clean = {
            entry.digest: self._placed((known[place] for place in array(_WORD, self.clean[entry.digest])), places)
            for entry in entries
            if entry.digest in self.clean
        }

    def _placed(self, asked: Iterable[tuple[Question, Any]], places: dict[Question, int]) -> Places:
        """Where the answers stand; those without one of the known `places` are added."""
        found = array(_WORD)
        for question, answer in asked:
            if question not in places:
                places[question] = len(self.answers)
                self.answers.append((question, answer))
            found.append(places[question])
        return found.tobytes()


def read_verdicts(folder: Path, version: bytes) -> Verdicts:
    """The verdicts in `folder`, none if this version of the program has not written any."""
    layers = Layers(folder, FILE, version)
    base, changes = layers.read()
    if base is None:
        return Verdicts(layers)
    clean, answers = pickle.loads(base)  # sealed by this machine
    later, more = pickle.loads(changes) if changes else ({}, [])
    return Verdicts(layers, clean | later, answers + more, len(answers), later)
