"""An errand: what can be found out by a process of its own while this one goes on."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Generic, TypeVar

from generator.system import START_METHOD, interrupts_held, leave_interrupts_to_parent

R = TypeVar("R")


class Errand(Generic[R]):
    """What `function` gives, one after the other, found out by another process while this one goes on; to be asked for it once."""

    def __init__(self, function: Callable[[], Iterable[R]]) -> None:
        """Send a process off; where it cannot be forked, `function` is pickled."""
        self._function = function
        context = multiprocessing.get_context(START_METHOD)
        self._connection, other = context.Pipe(duplex=False)
        self._process = context.Process(target=_run_errand, args=(function, other), daemon=True)  # type: ignore[attr-defined]
        with interrupts_held():
            self._process.start()
        other.close()

    def __enter__(self) -> Errand[R]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()

    def __iter__(self) -> Iterator[R]:
        """Wait for the next; what the other process could not find out, this one does, and raises what `function` raises."""
        given = 0
        with suppress(EOFError, OSError):
            while found := self._connection.recv():
                given += 1
                yield from found
            return
        yield from itertools.islice(self._function(), given, None)


def _run_errand(function: Callable[[], Iterable[R]], connection: Connection) -> None:
    leave_interrupts_to_parent()
    with suppress(Exception):  # silence tells that nothing more was found out
        for found in function():
            connection.send((found,))
        connection.send(())
