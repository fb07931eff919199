"""The editor's terminal: what comes in and goes out, questions, a bar, problems."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.problems import Problem


def open_streams() -> None:
    """Let there be all three streams, in UTF-8 outwards: one that was closed is None, and its number would go to the next file that is opened."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or io.StringIO(), sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # what is no text is asked for again
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


class Asker:
    """Asks on the terminal."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words."""
        answer: str = click.prompt(question, default=default or None, prompt_suffix="：")
        return answer.strip()

    def confirm(self, question: str, default: bool) -> bool:
        """Yes or no, in Chinese or by a letter."""
        while True:
            answer = click.prompt(f"{question}？（是/否）", default="是" if default else "否", prompt_suffix="：").strip().lower()
            if answer in ("是", "y", "yes", "对", "否", "n", "no", "不是"):
                return answer in ("是", "y", "yes", "对")

    def say(self, words: str) -> None:
        """Words that need no answer."""
        click.echo(words)


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("正在生成"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def finish(problems: Sequence[Problem], root: Path, format: str) -> None:
    """Print problems and end with 1 if one of them is an error; quiet when all is well."""
    if problems or format == "json":
        from generator.problems import FORMATS, has_errors

        sys.stdout.write(FORMATS[format](problems, root))
        if format == "text":
            errors = sum(each.is_error for each in problems)
            others = len(problems) - errors
            counts = "，".join(part for part in (f"{errors}处错误" if errors else "", f"{others}处提醒" if others else "") if part)
            sys.stderr.write(f"\n共{counts}。\n")
        if has_errors(problems):
            raise SystemExit(1)
