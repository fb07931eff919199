"""What can stop a command that no editor's file is to blame for, said in Chinese and without a traceback."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from generator.build.publish import Busy, TreeChanged
from generator.build.tree import ForeignFiles
from generator.load.entries import SourceChanged

REPORT = Path(".cache/beiyuan/fault.txt")


def explained(error: BaseException) -> str | None:
    """A sentence for what happened and what to do; None for a fault of the program's own."""
    if isinstance(error, KeyboardInterrupt):
        return "已经停下，网站没有改动。"
    if isinstance(error, Busy):
        return "另一个程序正在生成这个网站，等它完成再试。"
    if isinstance(error, ForeignFiles):
        kept = f"“{error.folder}”里有不是本程序生成的东西（如“{error.example}”），为了不弄丢它，没有动这个文件夹。"
        return kept + "要在那里放网站，请运行 beiyuan build --adopt：原来的东西会整个挪到旁边，一样不少。也可以用 --out 换一个文件夹。"
    if isinstance(error, (TreeChanged, SourceChanged)):
        return f"生成的时候，“{error}”被人改动了。请再试一次。"
    if isinstance(error, FileNotFoundError):
        return f"找不到“{error.filename}”，也许刚刚被挪走了。请再试一次。"
    if isinstance(error, PermissionError):
        return f"没有权限读写“{error.filename}”。"
    if isinstance(error, OSError):
        return f"读写文件时出错（{error.filename or ''}，错误号 {error.errno}）：磁盘也许满了，或者是只读的。网站没有改动。"
    return None


@contextlib.contextmanager
def explained_exit() -> Iterator[None]:
    """Turn every exception into a sentence and exit code 1; details of our own faults go into a file."""
    try:
        yield
    except (SystemExit, BrokenPipeError):
        raise
    except BaseException as error:
        sentence = explained(error) or _reported()
        sys.stderr.write(sentence + "\n")
        raise SystemExit(130 if isinstance(error, KeyboardInterrupt) else 1) from None


def _reported() -> str:
    details = traceback.format_exc()
    try:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(details, "utf-8")
        return f"程序自己出了错，不是您的错。经过记在“{REPORT}”里，请把它交给管程序的人。网站没有改动。"
    except OSError:
        return f"程序自己出了错，不是您的错。请把下面的话交给管程序的人。网站没有改动。\n{details.splitlines()[-1]}"
