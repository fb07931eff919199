"""Sentences that give an editor the line to type."""

from __future__ import annotations

MOST_REMEDY = 200  # characters of a line that is told as the one to type


def typed(line: str) -> str:
    """The sentence that gives a line to type in the place of another."""
    return f"这一行改成“{shortened(line)}”。"


def shortened(line: str) -> str:
    """A line to type, of a long one only as much as tells what to change."""
    return line if len(line) <= MOST_REMEDY else line[: MOST_REMEDY // 2] + "……（后面不变）"
