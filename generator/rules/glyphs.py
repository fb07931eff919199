"""Everything that is printed can be printed: the font of the sheets has each of its characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from generator.media.fonts import in_font, missing_glyphs
from generator.rules.judge import Judge
from generator.rules.questions import printed_places
from generator.schema.activities import ActivityList, Categories, Holidays
from generator.schema.comics import Scenes
from generator.schema.issued import Issued
from generator.schema.kinds import Location
from generator.schema.records import Places
from generator.schema.site import SiteRecord


def check_glyphs(judge: Judge) -> None:
    """Whatever stands on paper: lists and what was given out of them, categories, holidays, the places of lists, scenes, what the site says of itself."""
    record = judge.entry.record
    if isinstance(record, ActivityList | Issued):
        for location, text in judge.texts():
            _check(judge, location, text)
    elif isinstance(record, Categories):
        for index, category in enumerate(record.categories):
            for name in ("name", "mark"):
                with judge.in_part():
                    _check(judge, ("categories", index, name), getattr(category, name))
    elif isinstance(record, Holidays):
        for index, holiday in enumerate(record.holidays):
            with judge.in_part():
                _check(judge, ("holidays", index, "name"), holiday.name)
    elif isinstance(record, Scenes):
        for index, scene in enumerate(record.scenes):
            for name in ("title", "scene"):
                with judge.in_part():
                    _check(judge, ("scenes", index, name), getattr(scene, name))
    elif isinstance(record, Places):
        printed = judge.ask(printed_places)
        for index, place in enumerate(record.places):
            with judge.in_part():
                if place.id in printed:
                    _check(judge, ("places", index, "name"), place.name)
                else:
                    _check_shared(judge, ("places", index, "name"), place.name)
    elif isinstance(record, SiteRecord):
        for name in ("name", "app", "hand_in"):
            with judge.in_part():
                _check(judge, (name,), getattr(record, name))
        for index, phone in enumerate(record.phones):
            for name in ("name", "number"):
                with judge.in_part():
                    _check(judge, ("phones", index, name), getattr(phone, name))


# What is drawn on cards and posters, by kind: fields, and those of the items of a list behind a dot.
_SHARED = {
    "page": ("title",),
    "themes": ("themes.name",),
    "programme": ("title",),
    "story": ("title", "summary"),
    "awards": ("awards.name",),
    "honours": ("title", "honours.name", "honours.reason"),
    "case": ("title",),
    "points": ("title",),
    "comic": ("title", "scene", "author"),
}


_SEEN = frozenset(("So", "Sm", "Sc", "Nd", "Nl", "No", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"))  # not what only joins or tints an emoji


def check_shared_glyphs(judge: Judge) -> None:
    """What stands on the pictures that are handed on, in place of the page, is drawn there as it is written."""
    fields = _SHARED.get(judge.entry.kind, ())
    for location, text in judge.texts() if fields else ():
        if ".".join(step for step in location if isinstance(step, str)) in fields:
            _check_shared(judge, location, text)


def _check_shared(judge: Judge, location: Location, text: str) -> None:
    letters = [char for char in missing_glyphs(text) if in_font(char)]
    marks = [char for char in missing_glyphs(text) if char not in letters]
    if letters:
        judge.at(location, "T39", value=_named(letters), what=f"那里会是“{in_font(letters[0])}”")
    if marks and not in_font(text).strip():
        judge.at(location, "T39", value=_named(marks), what="那里会空着")
    elif seen := [char for char in marks if unicodedata.category(char) in _SEEN]:
        judge.at(location, "T39", value=_named(seen), what="那里不画")


def _named(missing: Sequence[str]) -> str:
    return "、".join(f"“{char}”（{_code(char)}）" for char in missing)


def _check(judge: Judge, location: Location, text: str) -> None:
    missing = missing_glyphs(text)
    if missing:
        judge.at(location, "T08", value=_named(missing))


def _code(char: str) -> str:
    """U+1F600: an editor can look up by it what does not show."""
    return f"U+{ord(char):04X}"
