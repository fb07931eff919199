"""Edits besides those of stories: a person, a place, an activity, a template; and where each must show when it is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.bench.corpus import COMMUNITIES, PEOPLE, PLACES_FILE, person_id, place_id, place_item, place_name, write_person
from generator.bench.kinds import ACTIVITIES_IN_A_LIST, CATEGORIES, LISTS, activity_title, list_file

PERSON = "one person added"
PLACE = "one place added"
ACTIVITY = "one activity edited"

_ARTICLE = re.compile(r"(<article\b[^>{]*)>")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an edit makes the files at `paths` show."""

    words: str
    paths: Sequence[str]


Edit = Callable[[Path, int], Shown]  # does an edit below a root, the one of that number counted from 1


def newcomer(number: int) -> str:
    """Id of the person added `number`-th."""
    return person_id(len(PEOPLE) + number - 1)


def new_place(number: int) -> int:
    """Index of the place added `number`-th."""
    return len(COMMUNITIES) + number - 1


def retitle(text: str, number: int) -> tuple[str, str]:
    """The `text` of list `edited_list(number)` with the `number`-th new title, and this."""
    old, new = activity_title(_edited_activity(number)), f"换过{number}回的活动"
    if f"title: {old}\n" not in text:
        raise LookupError(f"no activity has the title {old}")
    return text.replace(f"title: {old}\n", f"title: {new}\n", 1), new


def edited_list(number: int) -> int:
    """Which list the `number`-th edit of an activity is in."""
    return number % LISTS


def _edited_activity(number: int) -> int:
    return number % ACTIVITIES_IN_A_LIST


def add_blank(template: Path) -> str:
    """Put one more blank into the first <article> of a template, and say how this begins now."""
    text = template.read_text("utf-8")
    found = _ARTICLE.search(text)
    if found is None:
        raise LookupError(f"{template} has no article")
    tag = f"{found[1]} >"
    template.write_text(text[: found.start()] + tag + text[found.end() :], "utf-8", newline="\n")
    return tag


def _add_person(root: Path, number: int) -> Shown:
    """Nothing shows a person whom nobody mentions; the story that is added next does."""
    write_person(root, newcomer(number))
    return Shown("", ())


def _add_place(root: Path, number: int) -> Shown:
    index = new_place(number)
    with (root / PLACES_FILE).open("a", encoding="utf-8", newline="\n") as file:
        file.write(place_item(index))
    return Shown(place_name(index), ["places/index.html", f"places/{place_id(index)}/index.html"])


def _edit_activity(root: Path, number: int) -> Shown:
    where, index = edited_list(number), _edited_activity(number)
    file = root / list_file(where)
    text, title = retitle(file.read_text("utf-8"), number)
    file.write_text(text, "utf-8", newline="\n")
    pages = [f"activities/list-{where}/", f"activities/list-{where}/activity-{where}-{index:02d}/"]
    pages.append(f"activities/categories/c-{index % len(CATEGORIES)}/")
    feeds = [f"feeds/activities.{form}" for form in ("xml", "atom.xml", "json")]
    return Shown(title, [*(f"{page}index.html" for page in pages), *feeds, f"calendars/list-{where}.ics"])


OUR_EDITS: Mapping[str, Edit] = {PERSON: _add_person, PLACE: _add_place, ACTIVITY: _edit_activity}
