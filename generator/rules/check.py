"""All rules over all entries, a few at a time on the workers; what was found clean is not judged again without need."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cache import digest, keep_sealed, read_sealed
from generator.load.entries import Entry
from generator.model.site import day_of
from generator.parallel import Lost, run
from generator.problems import Problem, problem
from generator.rules.activities import check_categories, check_list
from generator.rules.comics import check_comic
from generator.rules.glyphs import check_glyphs
from generator.rules.honours import check_case, check_points, check_roll
from generator.rules.judge import Context, Judge
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

_Story = tuple[str, bool, bool]  # id, is a sample, is in the future: what others may depend on


@dataclass(frozen=True)
class _Verdicts:
    """Which entries were found without fault, under which circumstances."""

    circumstances: bytes
    stories: frozenset[_Story]
    pictures: frozenset[str]
    clean: dict[str, bytes]  # path -> digest

    def still_clean(self, entry: Entry[Any]) -> bool:
        return self.clean.get(entry.path) == entry.digest


def check(context: Context, entries: Sequence[Entry[Any]], folder: Path, version: bytes) -> list[Problem]:
    """All problems that rules find in `entries`; verdicts are kept in `folder` for this version of the program."""
    stories = frozenset(_story(context, entry) for entry in context.site.stories)
    pictures = frozenset(context.site.pictures)
    known = _read(folder, version)
    circumstances = _circumstances(context, entries, version)
    if known.circumstances != circumstances or not known.stories <= stories or not known.pictures <= pictures:
        known = _Verdicts(circumstances, stories, pictures, {})
    problems: list[Problem] = []
    clean: dict[str, bytes] = {}
    open_entries: list[Entry[Any]] = []
    for entry in entries:
        if known.still_clean(entry):
            clean[entry.path] = entry.digest
        else:
            open_entries.append(entry)
    for entry, verdict in _judged(context, open_entries):
        problems.extend(verdict.problems)
        if verdict.is_settled and not verdict.problems:
            clean[entry.path] = entry.digest
    if open_entries or stories != known.stories:
        keep_sealed(folder / FILE, pickle.dumps(_Verdicts(circumstances, stories, pictures, clean), protocol=5), version)
    return problems


@dataclass(frozen=True)
class _Verdict:
    problems: list[Problem]
    is_settled: bool = True


def _judged(context: Context, entries: Sequence[Entry[Any]]) -> Iterable[tuple[Entry[Any], _Verdict]]:
    work = _Judging(context)
    if len(entries) < FEW:
        return [(entry, work(entry)) for entry in entries]
    context.known, context.names, context.samples, context.future  # noqa: B018 - made once, before the workers part
    results = run(work, entries, SECONDS_PER_ENTRY)
    return [(entries[index], _lost(entries[index]) if isinstance(verdict, Lost) else verdict) for index, verdict in results]


def _lost(entry: Entry[Any]) -> _Verdict:
    return _Verdict([problem("M12", entry.path)])


@dataclass(frozen=True)
class _Judging:
    context: Context

    def __call__(self, entry: Entry[Any]) -> _Verdict:
        judge = Judge(self.context, entry, [])
        for rule in RULES:
            rule(judge)
        return _Verdict(judge.problems, judge.is_settled)


def _story(context: Context, entry: Entry[Any]) -> _Story:
    return entry.id, entry.record.sample, entry.record.date > context.site.settings.today


def _circumstances(context: Context, entries: Sequence[Entry[Any]], version: bytes) -> bytes:
    """Digest of all that a verdict depends on besides its entry, the stories and the pictures: other records, options."""
    settings, today = context.site.settings, context.site.settings.today
    ends = sorted(person.record.until < today for person in context.site.people.values() if person.record.until)
    others = [entry.digest for entry in entries if entry.kind != "story"]
    drawn = sorted((path, facts.width) for path, facts in context.site.pictures.items() if path.startswith("comics/"))
    ahead = sorted(entry.path for entry in entries if entry.kind != "story" and (day_of(entry.record) or today) > today)
    options = f"{settings.production} {settings.samples_shown} {ends} {ahead} {sorted(context.unread)} {drawn}"
    return digest(version, options.encode(), *others)


def _read(folder: Path, version: bytes) -> _Verdicts:
    data = read_sealed(folder / FILE, version)
    verdicts: _Verdicts = pickle.loads(data) if data else _Verdicts(b"", frozenset(), frozenset(), {})  # sealed by this machine
    return verdicts
