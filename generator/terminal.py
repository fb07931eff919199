"""The editor's terminal: what comes in and goes out, questions, a bar, problems."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.arguments import NotThere
from generator.invocation import has_make_the_last_word

if TYPE_CHECKING:
    from generator.problems import Problem


_MOST_LOOKED_INTO = 100  # files, in a third of a second


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
        """An answer in words; the default if there is none."""
        shown = f"{question} [{default}]" if default else question
        answer: str = click.prompt(shown, default=default, show_default=False, prompt_suffix="：")
        return answer.strip()

    def say(self, words: str) -> None:
        """Words that need no answer."""
        click.echo(words)


def refuse(error: click.ClickException, meant: str) -> None:
    """Say what is wrong with a command, and the line that may have been `meant`, or else how the command is used."""
    if isinstance(error, NotThere):
        words = error.message if meant else error.format_message()
    else:
        words = _in_chinese(
            error.message if meant and isinstance(error, click.NoSuchOption | click.NoSuchCommand) else error.format_message()
        )
    if meant:
        sys.stderr.write(f"{words}{'比如' if isinstance(error, click.MissingParameter) else '您是不是想写'}：\n\n    {meant}\n")
        return
    if isinstance(error, click.NoSuchCommand) and has_make_the_last_word():
        sys.stderr.write(f"{words}能用的有哪些，输入：\n\n    make help\n")
        return
    if isinstance(error, click.UsageError) and error.ctx:
        sys.stderr.write(f"{error.ctx.get_usage()}\n用“{error.ctx.command_path} --help”看说明。\n\n")
    sys.stderr.write(f"{words}\n" if isinstance(error, NotThere) else f"错误：{words}\n")


def _in_chinese(words: str) -> str:
    """Click's words with quotes and stops as Chinese has them."""
    words = re.sub(r"'([^'\n]*)'", r"“\1”", words).replace("\\u3000", "\u3000")
    for latin, chinese in (("”, “", "”、“"), (r"”\.", "”。"), (r"(?<=[。”]) | (?=“)", "")):
        words = re.sub(latin, chinese, words)
    return words


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


def errors_of(problems: Sequence[Problem]) -> Sequence[Problem]:
    """All of `problems` that are of files with errors."""
    paths = {each.path for each in problems if each.is_error}
    return [each for each in problems if each.path in paths]


def can_be_mended(root: Path, problems: Sequence[Problem]) -> bool:
    """Whether anything of `problems` can be mended by the program, as far as looking takes no time to speak of."""
    if not problems:
        return False
    from generator.desk.fixing import fixes

    likely_first = sorted(problems, key=lambda each: each.code[0] not in "FYM")  # how something is written, not what
    paths = set(list(dict.fromkeys(each.path for each in likely_first))[:_MOST_LOOKED_INTO])
    return next(fixes(root.resolve(), [each for each in problems if each.path in paths]), None) is not None


def is_mended(root: Path, problems: Sequence[Problem]) -> bool:
    """Offer what can be mended; whether anything was."""
    from generator.desk.fixing import fix
    from generator.desk.questions import GoBack, Questions, Stopped
    from generator.desk.sources import CannotAdd

    is_stopped = is_interrupted = False

    def agree(words: str) -> bool:
        nonlocal is_stopped, is_interrupted
        if is_stopped or is_interrupted:
            return False
        sys.stdout.write(f"{words}\n")
        try:
            return Questions(Asker()).confirm(
                "这样改，可以吗", False, "照上面“改成”后面的样子改，写“是”；不要改，写“否”；都不改了，写“退出”。"
            )
        except (GoBack, Stopped) as wish:
            is_stopped = isinstance(wish, Stopped)
            return False
        except click.Abort:
            is_interrupted = True  # at a question about one file, when others may have been written
            return False

    try:
        files = fix(root.resolve(), problems, agree)
    except CannotAdd as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1) from None
    if is_interrupted:
        sys.stderr.write(f"\n已经停下。{f'改好了{files}个文件，其余的没有动' if files else '什么也没有写'}。\n")
        raise SystemExit(1)
    sys.stdout.write(f"改好了{files}个文件。\n\n" if files else "没有替您改什么。\n\n")
    return bool(files)


def finish(problems: Sequence[Problem], root: Path, format: str, again: str, fix: str = "") -> None:
    """Print problems, the command that mends some of them and the one to type when all are mended, and end with 1 if one of them is an error."""
    if problems or format == "json":
        from generator.problems import FORMATS, MENDABLE, has_errors

        sys.stdout.write(FORMATS[format](problems, root))
        if format in ("text", "whole"):
            sys.stdout.flush()  # or what follows would come before it where both go the same way
            offer = f"{MENDABLE}\n\n    {fix}\n\n" if fix else ""
            sys.stderr.write(f"\n{_counted(problems)}" + offer + (f"改好以后，再运行：\n\n    {again}\n" if again else "\n"))
        if has_errors(problems):
            raise SystemExit(1)


def _counted(problems: Sequence[Problem]) -> str:
    errors = sum(each.is_error for each in problems)
    others = len(problems) - errors
    if not errors:
        return f"共{others}处提醒，没有错误；提醒不耽误网站发布。"
    return f"共{errors}处错误" + (f"，{others}处提醒。" if others else "。")


def made(folder: Path, paths: Sequence[str], *, is_new: bool) -> str:
    """What a build did, in one line; `paths` are those of all that the site is made of."""
    place = folder.name if folder.parent == Path.cwd() else folder
    pages = sum(path.endswith(".html") for path in paths)
    return f"网站做好了：{pages}个网页，放在“{place}”里。\n" if is_new else f"没有变化，网站还是原来的样子，在“{place}”里。\n"
