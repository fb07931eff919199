"""What can stop a command that no editor's file is to blame for, said in Chinese and without a traceback."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.build.place import SITE
from generator.build.publish import Busy, TreeChanged
from generator.build.tree import ForeignFiles, state_of
from generator.cache import cache_folder
from generator.files import LinkInTheWay, write_whole
from generator.hindrance import Hindered, SourceChanged, said_by_machine
from generator.interrupts import HALVES, INTERRUPTED, STOPPED
from generator.invocation import installing, typed

REPORT = "fault.txt"
_BUSY = "另一个程序正在生成这个网站，等它完成再试。"
_CHANGED_MEANWHILE = "被人改动了。请再试一次。"

# What the machine says, by its number (errno): {} is the file or what was being done.
_SENTENCES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "磁盘满了（或者用完了给您的份额），写不下{}。请腾出一些地方，再试一次。"),
    errno.EROFS: "{}在只读的磁盘上，写不进去。请换一个能写的地方，再试一次。",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "没有权限读写{}。请让管电脑的人看看它的权限。"),
    **dict.fromkeys(
        (errno.EMFILE, errno.ENFILE), "同时打开的文件太多，系统不让再打开{}。请关掉一些程序再试；在服务器上，可以用 ulimit -n 调大。"
    ),
    errno.EFBIG: "{}太大，超过了系统允许的文件大小。请管电脑的人看看 ulimit -f 和磁盘的格式。",
    errno.EIO: "读写{}的时候，磁盘出了毛病。请先把稿子备份好，再请人检查磁盘。",
    errno.ENOMEM: "内存不够，没法处理{}。请关掉一些程序，再试一次。",
    errno.EAGAIN: "系统不让再开新的进程，没法处理{}。请关掉一些程序，再试一次。",
    errno.ENOENT: "找不到{}，也许刚刚被挪走了。请再试一次。",
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), "{}所在的地方应该是文件夹，却有一个同名的文件。请把那个文件挪走，再试一次。"),
    errno.EISDIR: "{}应该是文件，却是一个文件夹。请把它挪走，再试一次。",
    errno.ENAMETOOLONG: "{}的名字太长，系统不认。请换一个短一些的名字或者文件夹。",
}
_OTHERWISE = "读写{}的时候出了错（错误号 {}）。请看看磁盘是不是好的、能不能写，再试一次。"


def explained(error: BaseException, root: Path | None = None) -> str | None:
    """A sentence for what happened below `root` and what to do; None for a fault of the program's own."""
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    if isinstance(error, Busy):
        return _BUSY
    if isinstance(error, ForeignFiles):
        return _of_foreign_files(error, root)
    if isinstance(error, (TreeChanged, SourceChanged)):
        return f"生成的时候，“{error}”{_CHANGED_MEANWHILE}"
    if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith("generator"):
        return f"少了程序要用的“{error.name}”，多半是更新以后还没有装。请运行 {installing()} 把它装好，再试一次。"
    if isinstance(error, LinkInTheWay):
        return f"“{error.filename}”是一个链接，不知道通到哪里，没有往里写。请把它删掉，再试一次。"
    if isinstance(error, Hindered):
        made = f"“{error.name}”" + (f"（用“{error.source}”做的）" if error.source else "")
        return _by_machine(error.cause, made)
    cause = said_by_machine(error)
    return _by_machine(cause, "文件") if cause else None


def said(error: BaseException, root: Path | None) -> str:
    """A sentence for an error that is being handled; the details of a fault of our own go into the cache of `root`."""
    return explained(error, root) or _reported(root)


def passes_by_itself(words: str) -> bool:
    """Whether the words of a command that failed end with something that will be over soon, though nobody does anything."""
    return words.rstrip().endswith((_BUSY, _CHANGED_MEANWHILE))


def _of_foreign_files(error: ForeignFiles, root: Path | None) -> str:
    """The command that puts the site there all the same, and keeps what there is."""
    kept = f"“{error.folder}”里有本程序没有记过账的东西（如“{error.example}”）：也许是别人放的，也许是账本（{state_of(error.folder).name}）丢了。"
    elsewhere = ["--out", str(error.folder)] if root and error.folder != root / SITE else []
    command = typed("build", "--adopt", *elsewhere, root=root)
    return (
        f"{kept}为了不弄丢它，没有动这个文件夹。要在那里放网站，请运行 {command}：原来的东西会整个挪到旁边，一样不少；或者用 --out 换一处。"
    )


def _by_machine(cause: OSError | MemoryError, made: str) -> str:
    """The sentence for what the machine says; `made` stands where it names no file itself."""
    if isinstance(cause, MemoryError):
        return _SENTENCES[errno.ENOMEM].format(made)
    named = cause.filename if isinstance(cause.filename, (str, bytes, os.PathLike)) else None
    file = made if not named or f"“{named!s}”" in made else f"“{os.fsdecode(named)}”"
    sentence = _SENTENCES.get(cause.errno or 0)
    return sentence.format(file) if sentence else _OTHERWISE.format(file, cause.errno or "不明")


@dataclass
class Whereabouts:
    """Below which root a command works, as soon as that is known."""

    root: Path | None = None


@contextlib.contextmanager
def explained_exit(whereabouts: Whereabouts) -> Iterator[None]:
    """Turn every exception into a sentence and exit code 1; details of our own faults go into the cache of the root."""
    try:
        with _all_said():
            yield
    except SystemExit:
        raise
    except BrokenPipeError:  # nobody listens any more
        raise SystemExit(1) from None
    except BaseException as error:
        sentence = said(error, whereabouts.root)
        with contextlib.suppress(OSError):
            sys.stderr.write(sentence + "\n")
            sys.stderr.flush()
        raise SystemExit(INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1) from None


@contextlib.contextmanager
def _all_said() -> Iterator[None]:
    """See that what was printed arrives as long as somebody can still be told that it does not; raises OSError."""
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries once more at its end, and complains
            if not isinstance(error, BrokenPipeError):
                raise


def _reported(root: Path | None) -> str:
    """Words for a fault of our own; its traceback is kept where the root's cache is, or its last line said."""
    details = traceback.format_exc()
    try:
        if root is None:
            raise FileNotFoundError(REPORT)
        file = cache_folder(root) / REPORT
        write_whole(file, details.encode("utf-8", "backslashreplace"))
        return f"程序自己出了错，不是您的错。{HALVES}经过记在“{file}”里，请把它交给管程序的人。"
    except OSError:
        return f"程序自己出了错，不是您的错。{HALVES}请把下面的话交给管程序的人。\n{details.splitlines()[-1]}"
