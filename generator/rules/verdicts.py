"""Verdicts from run to run: which entries were found without fault, and the answers on which each of them rests."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.cache import keep_sealed, read_sealed
from generator.load.entries import Entry
from generator.rules.context import Context
from generator.rules.judge import Question

FILE = "verdicts"
_MOST_UNUSED = 1.2  # times as many answers as were in use are kept before they are sifted
_WORD = "I"  # places in the list of answers are kept as machine words, since ten thousand entries have some seven each

Asked = Mapping[Question, Any]  # with the answers


@dataclass(frozen=True)
class Verdicts:
    """Of the last run; read whole, looked at only as far as something has changed."""

    clean: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)  # by path: digest of the entry, places in `answers`
    answers: Sequence[tuple[Question, Any]] = ()
    in_use: int = 0  # answers, when they were last sifted

    def sorted_out(self, context: Context, entries: Iterable[Entry[Any]]) -> tuple[dict[str, tuple[bytes, bytes]], list[Entry[Any]]]:
        """The verdicts that still hold, and the entries that have to be judged."""
        outdated = {place for place, ((ask, about), answer) in enumerate(self.answers) if ask(context, *about) != answer}
        holding: dict[str, tuple[bytes, bytes]] = {}
        to_judge: list[Entry[Any]] = []
        for entry in entries:
            verdict = self.clean.get(entry.path)
            if verdict and verdict[0] == entry.digest and (not outdated or outdated.isdisjoint(array(_WORD, verdict[1]))):
                holding[entry.path] = verdict
            else:
                to_judge.append(entry)
        return holding, to_judge

    def renewed(self, holding: Mapping[str, tuple[bytes, bytes]], fresh: Mapping[str, tuple[bytes, Asked]]) -> Verdicts:
        """Those of this run: `holding` of the last one, and `fresh` by path. Answers that nothing rests on any more are dropped in time."""
        is_sifted = len(self.answers) > _MOST_UNUSED * self.in_use or not holding
        answers = [] if is_sifted else list(self.answers)
        places = {question: place for place, (question, _) in enumerate(answers)}

        def placed(asked: Iterable[tuple[Question, Any]]) -> bytes:
            found = array(_WORD)
            for question, answer in asked:
                if question not in places:
                    places[question] = len(answers)
                    answers.append((question, answer))
                found.append(places[question])
            return found.tobytes()

        clean = dict(holding)
        if is_sifted:
            clean = {path: (digest, placed(self.answers[place] for place in array(_WORD, old))) for path, (digest, old) in holding.items()}
        clean |= {path: (digest, placed(asked.items())) for path, (digest, asked) in fresh.items()}
        return Verdicts(clean, answers, len(answers) if is_sifted else self.in_use)


def read_verdicts(folder: Path, version: bytes) -> Verdicts:
    """The verdicts in `folder`, none if this version of the program has not written any."""
    data = read_sealed(folder / FILE, version)
    return Verdicts(*pickle.loads(data)) if data else Verdicts()  # sealed by this machine


def write_verdicts(folder: Path, version: bytes, verdicts: Verdicts) -> None:
    """Keep `verdicts` in `folder`."""
    keep_sealed(folder / FILE, pickle.dumps((verdicts.clean, verdicts.answers, verdicts.in_use), protocol=5), version)
