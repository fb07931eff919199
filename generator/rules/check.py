"""All rules over all entries, a few at a time on the workers; what was found clean is not judged again without need."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache import read_sealed, write_sealed
from generator.load.entries import Entry
from generator.parallel import Lost, run
from generator.problems import Problem, problem
from generator.rules.activities import check_categories, check_list
from generator.rules.comics import check_comic
from generator.rules.context import Context
from generator.rules.glyphs import check_glyphs
from generator.rules.honours import check_case, check_points, check_roll
from generator.rules.judge import Judge, Question
from generator.rules.people import check_names, check_person, check_portraits
from generator.rules.production import check_production
from generator.rules.records import check_aliases, check_lists, check_menu, check_page, check_story
from generator.rules.references import check_marks, check_pictures, check_references
from generator.rules.writing import check_writing

RULES: Sequence[Callable[[Judge], None]] = (
    check_story,
    check_comic,
    check_page,
    check_menu,
    check_lists,
    check_list,
    check_categories,
    check_glyphs,
    check_roll,
    check_case,
    check_points,
    check_references,
    check_pictures,
    check_marks,
    check_writing,
    check_person,
    check_names,
    check_portraits,
    check_aliases,
    check_production,
)
FILE = "verdicts"
FEW = 100  # fewer entries than this are judged without the workers
SECONDS_PER_ENTRY = 10.0


@dataclass(frozen=True)
class Verdicts:
    """Which entries were found without fault, and the answers on which that rests."""

    clean: Mapping[str, tuple[bytes, frozenset[Question]]] = field(default_factory=dict)  # path -> digest, what was asked
    answers: Mapping[Question, Any] = field(default_factory=dict)

    def outdated(self, context: Context) -> frozenset[Question]:
        """The questions that have another answer now."""
        return frozenset(asked for asked, answer in self.answers.items() if asked[0](context, *asked[1]) != answer)


def check(context: Context, entries: Sequence[Entry[Any]], folder: Path, version: bytes) -> list[Problem]:
    """All problems that rules find in `entries`; verdicts are kept in `folder` for this version of the program."""
    known = _read(folder, version)
    outdated = known.outdated(context)
    clean: dict[str, tuple[bytes, frozenset[Question]]] = {}
    open_entries: list[Entry[Any]] = []
    for entry in entries:
        verdict = known.clean.get(entry.path)
        if verdict and verdict[0] == entry.digest and outdated.isdisjoint(verdict[1]):
            clean[entry.path] = verdict
        else:
            open_entries.append(entry)
    answers = dict(known.answers)
    problems: list[Problem] = []
    for entry, found in _judged(context, open_entries):
        problems.extend(found.problems)
        if not found.problems:
            answers.update(found.asked)
            clean[entry.path] = entry.digest, frozenset(found.asked)
    if clean != known.clean or outdated:
        _write(folder, version, clean, answers)
    return problems


class _Found(NamedTuple):
    problems: list[Problem]
    asked: Mapping[Question, Any]


def _judged(context: Context, entries: Sequence[Entry[Any]]) -> Iterable[tuple[Entry[Any], _Found]]:
    work = _Judging(context)
    if len(entries) < FEW:
        return [(entry, work(entry)) for entry in entries]
    context.get_ready()
    results = run(work, entries, SECONDS_PER_ENTRY)
    return [(entries[index], _lost(entries[index]) if isinstance(found, Lost) else found) for index, found in results]


def _lost(entry: Entry[Any]) -> _Found:
    return _Found([problem("M12", entry.path)], {})


@dataclass(frozen=True)
class _Judging:
    context: Context

    def __call__(self, entry: Entry[Any]) -> _Found:
        judge = Judge(entry, self.context)
        for rule in RULES:
            rule(judge)
        return _Found(judge.problems, judge.asked)


def _read(folder: Path, version: bytes) -> Verdicts:
    data = read_sealed(folder / FILE, version)
    return Verdicts(*pickle.loads(data)) if data else Verdicts()  # sealed by this machine


def _write(folder: Path, version: bytes, clean: Mapping[str, tuple[bytes, frozenset[Question]]], answers: Mapping[Question, Any]) -> None:
    """Keep the verdicts with the answers that any of them still rests on."""
    same = {asked: asked for asked in answers}  # one object for each question: ten thousand entries ask the same few
    kept = {path: (digest, frozenset(map(same.__getitem__, asked))) for path, (digest, asked) in clean.items()}
    needed = frozenset(asked for _, questions in kept.values() for asked in questions)
    write_sealed(folder / FILE, pickle.dumps((kept, {asked: answers[asked] for asked in needed}), protocol=5), version)
