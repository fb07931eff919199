"""Who is here under which name, who has departed or will soon: questions, like those of `questions.py`."""

from __future__ import annotations

from generator.model.naming import called_like
from generator.model.schooling import Child
from generator.rules.context import Context
from generator.rules.said import Called
from generator.schema.base import is_in_part


def is_departed(context: Context, person: str) -> bool:
    """Whether a person may not be shown any more."""
    return person in context.site.veil.ids


def departed(context: Context) -> bytes:
    """A digest of who may not be shown any more, b"" for nobody: the names are not for keeping."""
    return context.site.veil.digest


def older_names(context: Context, person: str) -> tuple[str, ...]:
    """The names by which one who has departed is looked for and which the record does not have."""
    return next((each.older for each in context.site.veil.departed if each.id == person), ())


def shortened(context: Context) -> bytes:
    """A digest of the short names of which nobody has said whose they are, b"" for none."""
    return context.shortened.digest


def leaving(context: Context) -> bytes:
    """A digest of those whose consent ends within the next two months, b"" for nobody."""
    return context.leaving.digest


def called_in(context: Context, text: str) -> tuple[str, ...]:
    """The ids of the people whose names stand in a text; whoever is made up, or may not be shown any more, is left out."""
    return context.called_in(text)


def nameless(context: Context) -> bytes:
    """A digest of who may be shown and not be named, b"" for nobody."""
    return context.nameless.digest


def namesakes(context: Context, name: str) -> tuple[str, ...]:
    """The ids of the people who are published as `name`; of those who may not be shown any more none."""
    people = context.site.people.items()
    return tuple(id for id, entry in people if getattr(entry.record, "name", "") == name and id not in context.site.veil.ids)


def called_alike(context: Context, person: str) -> tuple[str, ...]:
    """The ids of those who were registered before a person and have a name of that person's."""
    return called_like({id: entry.record for id, entry in context.site.people.items() if not is_in_part(entry.record)}, person)


def called(context: Context, person: str) -> Called | None:
    """How pages call a person, None if there is none of that id: whoever may not be shown any more is a neighbour, or a child."""
    gone = next((each for each in context.site.veil.departed if each.id == person), None)
    if gone:
        return Called(gone.stand_in)
    entry = context.site.people.get(person)
    if entry is None or is_in_part(entry.record):
        return None
    child = next((each for each in context.children.registered if each.id == person), None)
    return Called(entry.record.name, child, _kept_beside(context, child) if child else ())


def _kept_beside(context: Context, child: Child) -> tuple[str, ...]:
    return tuple(words for words in context.children.kept if any(name in words for name in child.names))


def referred(context: Context, people: tuple[str, ...]) -> dict[str, Called]:
    """How pages call each of the people who are known."""
    found = {id: called(context, id) for id in people}
    return {id: each for id, each in found.items() if each}
