"""Work done in a process of its own, which takes along when it ends whatever a library would have kept for its next times."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

from generator.parallel import WorkerError, can_be_sent
from generator.system import START_METHOD, end_with_parent

R = TypeVar("R")

_GRACE = 5  # seconds after the signal that says which limit it was


class Overdue(Exception):
    """The process used more of a processor than it may."""


def apart(work: Callable[[], R], seconds: float) -> R:
    """What `work` gives or raises, done in a fork of this process that may use a processor for `seconds`.

    Raises Overdue, and MemoryError where the process was ended in the middle of it: a library that gets no memory aborts, a system ends
    whoever has too much. Where processes are not forked, or no further one may be, the work is done here.
    """
    if START_METHOD != "fork":
        return work()
    reading, writing = os.pipe()
    with open(reading, "rb") as answer:
        try:
            child = os.fork()
        except OSError:
            os.close(writing)
            return work()
        if not child:
            answer.close()  # or it would wait for ever for itself to read on, once nobody else does
            _answer(work, writing, seconds)
        os.close(writing)
        try:
            said = answer.read()
        finally:
            _, status = os.waitpid(child, 0)
    if status:
        raise Overdue if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else MemoryError
    result, error = pickle.loads(said)
    if error:
        raise error
    return result  # type: ignore[no-any-return]


def _answer(work: Callable[[], object], writing: int, seconds: float) -> NoReturn:
    """Do the work and end, whatever happens: nothing of what this process was forked from is its own."""
    with suppress(BaseException):
        end_with_parent()
        _limit(seconds)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # last words of a library; ours come home as an error
        said: tuple[object, Exception | None]
        try:
            said = (work(), None)
        except Exception as error:
            said = (None, error if can_be_sent(error) else WorkerError(traceback.format_exc()))
        with open(writing, "wb") as stream:
            stream.write(pickle.dumps(said))
        os._exit(0)
    os._exit(1)  # no answer, or half of one


def _limit(seconds: float) -> None:
    import resource

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + _GRACE))
