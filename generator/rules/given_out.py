"""What was given out of a list goes with the list: without it, no paper can tell any more what has changed."""

from __future__ import annotations

from generator.rules.judge import Judge
from generator.rules.questions import has_list


def check_given_out(judge: Judge) -> None:
    """There is a list of which it was given out; one whose file was renamed has lost it."""
    entry = judge.entry
    if entry.kind == "issued" and not judge.ask(has_list, entry.id):
        judge.at(("activities",), "T33", at_key=True, id=entry.id)
