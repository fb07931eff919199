"""All rules over all entries, a few at a time on the workers; what was found clean is not judged again without need."""

from __future__ import annotations

import functools
import itertools
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.load.summary import bounded
from generator.parallel import Lost, run
from generator.problems import Problem, problem
from generator.rules.activities import check_categories, check_list
from generator.rules.blocks import check_blocks
from generator.rules.clips import check_captions, check_clip, check_clip_people, check_spare_recordings
from generator.rules.comics import check_comic
from generator.rules.consent import check_artist, check_grown_up, check_honoured, check_named, check_scope, check_shortened
from generator.rules.context import Context
from generator.rules.corrections import check_corrections
from generator.rules.days import check_days, check_holidays
from generator.rules.departed import check_meeting, check_mentions
from generator.rules.doubtful import check_doubtful, check_title
from generator.rules.folding import folded
from generator.rules.given_out import check_given_out
from generator.rules.glyphs import check_glyphs, check_shared_glyphs
from generator.rules.honours import check_case, check_points, check_roll
from generator.rules.in_vain import check_in_vain
from generator.rules.joining import check_joining, check_places
from generator.rules.judge import Judge
from generator.rules.people import check_depicted, check_person, check_portraits
from generator.rules.personal_data import check_exceptions, check_names_of_files, check_personal_data, check_personal_data_in_captions
from generator.rules.pictures import check_descriptions, check_paper, check_shown, check_stray
from generator.rules.production import check_name, check_production
from generator.rules.records import check_aliases, check_id, check_lists, check_menu, check_page, check_story
from generator.rules.references import check_called, check_circle, check_marks, check_pictures, check_references, check_stray_marks
from generator.rules.signs import check_signs
from generator.rules.subjects import check_subjects
from generator.rules.surroundings import check_shown_alike, check_surroundings
from generator.rules.synonyms import check_synonyms
from generator.rules.unwritten import check_unwritten
from generator.rules.verdicts import Asked, read_verdicts
from generator.rules.writing import check_writing
from generator.schema.base import is_unread
from generator.schema.kinds import Location

RULES: Sequence[Callable[[Judge], None]] = (
    check_id,
    check_story,
    check_comic,
    check_page,
    check_menu,
    check_lists,
    check_corrections,
    check_list,
    check_days,
    check_joining,
    check_places,
    check_holidays,
    check_categories,
    check_glyphs,
    check_shared_glyphs,
    check_given_out,
    check_roll,
    check_case,
    check_points,
    check_references,
    check_called,
    check_circle,
    check_pictures,
    check_paper,
    check_descriptions,
    check_shown,
    check_stray,
    check_clip,
    check_captions,
    check_spare_recordings,
    check_surroundings,
    check_unwritten,
    check_doubtful,
    check_title,
    check_marks,
    check_stray_marks,
    check_writing,
    check_blocks,
    check_signs,
    check_person,
    check_personal_data,
    check_personal_data_in_captions,
    check_names_of_files,
    check_exceptions,
    check_portraits,
    check_named,
    check_shortened,
    check_clip_people,
    check_honoured,
    check_artist,
    check_subjects,
    check_scope,
    check_depicted,
    check_grown_up,
    check_mentions,
    check_meeting,
    check_in_vain,
    check_aliases,
    check_name,
    check_production,
    check_synonyms,
)
FEW = 100  # fewer entries than this are judged without the workers
SECONDS_PER_ENTRY = 10.0


class Inquiry:
    """What rules find in `entries`, asked of those alone of which no verdict in `folder` by this `version` of the program holds."""

    def __init__(self, context: Context, entries: Sequence[Entry[Any]], folder: Path, version: bytes) -> None:
        """Look which entries are to be judged."""
        self._context, self._entries = context, entries
        self._known = read_verdicts(folder, version)
        self._asked = self._known.sift(context, entries)

    @property
    def is_small(self) -> bool:
        """Whether one process is enough."""
        return len(self._asked) < FEW

    def __call__(self) -> list[Problem]:
        """All problems; verdicts are kept."""
        problems: list[Problem] = []
        fresh: dict[bytes, Asked] = {}
        for entry, found in _judged(self._context, self._asked):
            problems.extend(found.problems)
            if not found.problems and not _names_departed(self._context, found.asked):
                fresh[entry.digest] = found.asked
        self._known.keep(fresh, self._entries)
        by_file = itertools.groupby(sorted(folded(problems)), key=lambda each: each.path)
        return [each for _, found in by_file for each in bounded(found)]


def _names_departed(context: Context, asked: Asked) -> bool:
    """Whether an answer has a name in it that may not be kept."""
    veil = context.site.veil
    return bool(veil) and veil.is_lifted_by(pickle.dumps(asked))


class _Found(NamedTuple):
    problems: list[Problem]
    asked: Asked


def _judged(context: Context, entries: Sequence[Entry[Any]]) -> Iterable[tuple[Entry[Any], _Found]]:
    work = _Judging(context)
    if len(entries) < FEW:
        return [(entry, work(entry)) for entry in entries]
    context.get_ready()
    results = run(work, entries, SECONDS_PER_ENTRY)
    return [(entries[index], _lost(entries[index]) if isinstance(found, Lost) else found) for index, found in results]


class _Telling(Judge):
    """A judge of what stands in no file yet: each problem is kept with the place of its value."""

    def __init__(self, entry: Entry[Any], context: Context) -> None:
        """Take the entry that is to be."""
        super().__init__(entry, context)
        self.told: list[tuple[Location, Problem]] = []

    def at(self, location: Location, code: str, *, at_key: bool = False, part: str = "", **details: object) -> None:
        """Report `code` at a value of the fields."""
        self.told.append((location, problem(code, self.entry.path, 0, 0, **details)))

    @functools.cached_property
    def as_sample(self) -> str:
        """What the file says of itself, nobody can look up."""
        return ""


def judged_alone(context: Context, entry: Entry[Any]) -> list[tuple[Location, Problem]]:
    """The problems of an entry that stands in no file yet, and has fields alone, each with the place of its value."""
    judge = _Telling(entry, context)
    _apply_rules(judge)
    return [*judge.told, *(((), each) for each in judge.problems)]


def mentions_in(context: Context, entries: Sequence[Entry[Any]], person: str) -> list[Problem]:
    """Where `entries` name the person, who may not be shown any more, for whoever asks what is left to do."""
    judges = [Judge(entry, context) for entry in entries]
    for judge in judges:
        check_mentions(judge)
        check_shown_alike(judge)
    return [each for judge in judges for each in judge.problems if dict(each.details)["id"] == person]


def _apply_rules(judge: Judge) -> None:
    for rule in RULES:
        try:
            rule(judge)
        except AttributeError as error:
            if not is_unread(error):  # a field whose fault has been told: what rests on it cannot be judged
                raise


def _lost(entry: Entry[Any]) -> _Found:
    return _Found([problem("M12", entry.path)], {})


@dataclass(frozen=True)
class _Judging:
    context: Context

    def __call__(self, entry: Entry[Any]) -> _Found:
        judge = Judge(entry, self.context)
        _apply_rules(judge)
        return _Found(judge.problems, judge.asked)
