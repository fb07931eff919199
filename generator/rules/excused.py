"""What somebody has looked at and let stand: which words of which file, and whether these still stand there; questions, like those of `questions.py`."""

from __future__ import annotations

from generator.load.entries import read_body
from generator.model.clips import captions_path
from generator.model.schooling import whole_school
from generator.personal.finding import Sort
from generator.rules.beside import Searching
from generator.rules.context import Context
from generator.rules.findings import findings_in, people_in, squeezed, texts_in
from generator.rules.known_people import referred
from generator.rules.said import findings_said


def reviewed_in(context: Context, path: str) -> tuple[str, ...]:
    """What may stay in the file at `path` although it looks like personal data, squeezed."""
    records = [entry.record for entry in context.site.of("exceptions").values()]
    return tuple(squeezed(each.words) for record in records for each in record.exceptions if each.file == path)


def is_found_in(context: Context, path: str, text: str) -> bool:
    """Whether something of `text` looks like personal data in the file at `path`; one that could not be read may have it."""
    values = _values_in(context, path)
    return (
        any(each.path == path for each in context.unread.partial)
        if values is None
        else any(squeezed(each) in squeezed(text) for each in values)
    )


def _values_in(context: Context, path: str) -> list[str] | None:
    """What is told of the file at `path`; None if no entry is there, or its captions."""
    searching = Searching(context.schools, lambda: context.children)
    captions = context.site.recordings.captions.get(path)
    if captions:
        lines = [line for cue in captions.cues for line in cue.lines]
        speaking = next((each for each in context.site.of("story").values() if captions_path(each) == path), None)
        spoken = searching.in_speech(lines, speaking) if speaking else []
        people = referred(context, people_in(speaking)) if speaking else {}
        return [*(each.value for each in findings_said("\n".join(lines), people)), *(each.value for _, each in spoken)]
    entry = next((each for entries in context.site.entries.values() for each in entries.values() if each.path == path), None)
    if entry is None:
        return None
    texts = (text for _, text in texts_in(entry.record, ()))
    body = read_body(context.root, entry) if entry.body_line else ""
    all_found = findings_in(entry, body, referred(context, people_in(entry)))
    found = (whole_school(each.value, "", context.schools)[0] if each.sort is Sort.CLASS else each.value for each in all_found)
    return [*found, *(each.value for each in searching.in_entry(entry, texts, body))]
