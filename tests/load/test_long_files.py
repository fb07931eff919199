"""A file as long as any may be, in which something is not closed or nothing but comments stands: read, and looked at for mends, within seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.desk.fixing import fixes
from generator.load.reading import load_entry
from generator.load.walk import MOST_TEXT_BYTES, File, classified

SECONDS = 6.0  # of computing: what grows with the square of the length takes minutes
PATH = "content/themes.yml"

# What stands first, and the line that stands below it until the file is full.
LONG = {
    "open quote": ('themes: "\n', "x\n"),
    "open quote, empty lines": ('themes: "\n', "\n"),
    "open single quote": ("themes: '\n", "x\n"),
    "open bracket": ("themes: [\n", "x\n"),
    "open brace": ("themes: {\n", "x\n"),
    "open brackets": ("", "[\n"),
    "many open quotes": ("themes:\n", '  - name: "x\n'),
    "text of lines, at the left": ("themes: |\n", "x\n"),
    "text of lines, too far to the left": ("themes: |\n      a\n", "  x\n"),
    "comments": ("themes:\n", "#\n"),
    "commented fields": ("", "#name: x\n"),
    "commented fields of an item": ("themes:\n  - id: a\n", "# id: x\n"),
    "commented fields between fields": ("themes:\n  - id: a\n", "# id: x\nname: b\n"),
    "wide colons": ("", "标题：x\n"),
    "tabs": ("themes:\n", "\tid: x\n"),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_file_is_judged_in_time(name: str, tmp_path: Path) -> None:
    head, line = LONG[name]
    file = tmp_path / PATH
    file.parent.mkdir()
    text = head + line * ((MOST_TEXT_BYTES - len(head.encode())) // len(line.encode()))
    file.write_text(text, "utf-8")
    source = classified(File(PATH, (0, 0, 0, 0)), [])
    assert source
    began = time.process_time()
    problems = load_entry(tmp_path, source).problems
    assert problems
    assert all(1 <= each.line <= text.count("\n") + 1 for each in problems)
    assert not list(fixes(tmp_path, problems))
    assert time.process_time() - began < SECONDS


def test_a_quote_or_bracket_at_the_very_end_is_told_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    source = classified(File(PATH, (0, 0, 0, 0)), [])
    assert source
    for mark, code in {"[": "Y18", "{": "Y18", '"': "Y12", "'": "Y12", "[[": "Y18", "[x, ": "Y18"}.items():
        for end in ("", "\n", "\n\n\n", "\n# x\n"):
            (tmp_path / PATH).write_text(f"themes: {mark}{end}", "utf-8")
            told = [(each.code, each.line) for each in load_entry(tmp_path, source).problems]
            assert (code, 1) in told, (mark, end, told)
