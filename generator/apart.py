"""Work done in a process of its own, which takes along when it ends whatever a library would have kept for its next times."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from multiprocessing.connection import wait
from typing import NoReturn, TypeVar

from generator.parallel import Watch, WorkerError, can_be_sent
from generator.system import START_METHOD, end_with_parent, interrupts_held, leave_interrupts_to_parent

R = TypeVar("R")

_POLL_SECONDS = 0.1
_MOST_AT_ONCE = 2**20  # bytes


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
    with open(reading, "rb", buffering=0) as answer:
        try:
            with interrupts_held():
                child = os.fork()
                if not child:
                    os.close(reading)  # or it would wait for ever for itself to read on, once nobody else does
                    _answer(work, writing)
        except OSError:
            os.close(writing)
            return work()
        os.close(writing)
        try:
            said = b"".join(_heard(answer, child, seconds))
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            _, status = os.waitpid(child, 0)
    if status:
        raise MemoryError
    result, error = pickle.loads(said)
    if error:
        raise error
    return result  # type: ignore[no-any-return]


def _heard(answer: FileIO, child: int, seconds: float) -> Iterator[bytes]:
    """What the process says until it ends; raises Overdue. RLIMIT_CPU would not do: it never comes to one that waits for what never comes."""
    watch = Watch()
    while True:
        if not wait([answer.fileno()], _POLL_SECONDS):
            if watch.is_over(0, child, seconds):
                raise Overdue
        elif part := answer.read(_MOST_AT_ONCE):
            yield part
        else:
            return


def _answer(work: Callable[[], object], writing: int) -> NoReturn:
    """Do the work and end, whatever happens: nothing of what this process was forked from is its own."""
    with suppress(BaseException):
        end_with_parent()
        leave_interrupts_to_parent()
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
