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


class Overdue(Exception):
    """The process used more of a processor than it may, or was ended by somebody."""


def apart(work: Callable[[], R], seconds: float) -> R:
    """What `work` gives or raises, done in a fork of this process that may use a processor for `seconds`; raises Overdue.

    Where processes are not forked, or no further one may be, it is done here.
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
            os.waitpid(child, 0)
    if not said:
        raise Overdue
    result, error = pickle.loads(said)
    if error:
        raise error
    return result  # type: ignore[no-any-return]


def _answer(work: Callable[[], object], writing: int, seconds: float) -> NoReturn:
    """Do the work and end, whatever happens: nothing of what this process was forked from is its own."""
    with suppress(BaseException):
        end_with_parent()
        _limit(seconds)
        said: tuple[object, Exception | None]
        try:
            said = (work(), None)
        except Exception as error:
            said = (None, error if can_be_sent(error) else WorkerError(traceback.format_exc()))
        with open(writing, "wb") as stream:
            stream.write(pickle.dumps(said))
    os._exit(0)


def _limit(seconds: float) -> None:
    import resource

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
