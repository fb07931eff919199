"""Texts that would keep a parser busy for minutes or crash it, in `prescan_cases.yml`: refused, or rendered in no time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load.prescan import prescan_markdown
from generator.load.walk import MOST_TEXT_BYTES
from generator.markdown.dialect import render
from generator.markdown.scan import scan
from generator.problems import Problem

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("prescan_cases.yml").read_text("utf-8"))
SECONDS = 6.0  # of computing: what grows with the square of the length takes minutes


def text_of(pieces: list[Any]) -> str:
    """Pieces are texts, or [text, times], or [[pieces], times]."""
    made = []
    for piece in pieces:
        text, times = piece if isinstance(piece, list) else (piece, 1)
        made.append((text_of(text) if isinstance(text, list) else text) * times)
    return "".join(made)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_text_takes_long(case: dict[str, Any]) -> None:
    text = text_of(case["text"])
    assert len(text.encode()) <= MOST_TEXT_BYTES
    problems: list[Problem] = []
    began = time.process_time()
    is_safe = prescan_markdown("a.md", text, 1, problems)
    assert [f"{each.code} {each.line}:{each.column}" for each in problems] == case.get("refused", [])
    assert is_safe == (not problems)
    if is_safe:
        list(scan(text))
        render(text)
    assert time.process_time() - began < SECONDS
