"""The peer in searching: pagefind over the same texts as plain pages, or over Hugo's site; node runs the script that it publishes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from generator.bench.indexing import Text

_FOLDER = Path(__file__).parents[2] / "requirements/pagefind"
_ASK = Path(__file__).parent / "ask-pagefind.mjs"


class Answer(NamedTuple):
    """What pagefind answers, and what a device has asked for until then, in bytes."""

    addresses: set[str]
    bytes: int


def pagefind() -> Path | None:
    """Its own binary with the dictionary of Chinese words, or None if it is not installed."""
    return next(iter(sorted(_FOLDER.glob("node_modules/@pagefind/*/bin/pagefind_extended*"), key=lambda file: len(file.name))), None)


def pagefind_version() -> str:
    """Version of the package that is locked."""
    return str(json.loads((_FOLDER / "package.json").read_text("utf-8"))["dependencies"]["pagefind"])


def pagefind_command(binary: Path, site: Path, out: Path) -> list[str]:
    """Index the pages below `site` into `out`."""
    return [str(binary), "--quiet", "--force-language", "zh", "--site", str(site), "--output-path", str(out)]


def write_pages(texts: Sequence[Text], site: Path) -> None:
    """Each text as a page with nothing else in it."""
    for text in texts:
        file = site / text.address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        title, *lines = text.words.split("\n")
        content = "".join(f"<p>{escape(line)}</p>" for line in lines)
        file.write_text(
            f'<!doctype html><html lang="zh"><title>{escape(title)}</title><body data-pagefind-body><h1>{escape(title)}</h1>{content}</body></html>',
            "utf-8",
            newline="\n",
        )


def ask_pagefind(index: Path, questions: Sequence[str], shown: int) -> list[Answer]:
    """What its script answers to each question by itself: all that is found, and the bytes until `shown` of it can be shown."""
    (index / "package.json").write_text('{"type": "module"}', "utf-8")  # or node takes its script for another kind
    order = json.dumps({"index": str(index), "questions": list(questions), "shown": shown})
    done = subprocess.run(["node", _ASK], input=order, capture_output=True, text=True, check=True, timeout=3000)
    return [Answer(set(each["addresses"]), each["bytes"]) for each in map(json.loads, done.stdout.splitlines())]
