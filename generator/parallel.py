"""Many small jobs on two processes, each job with a time limit; a worker that hangs or dies is replaced, its job reported as lost."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

WORKERS = max(1, min(2, os.cpu_count() or 1))
FEW = 8  # fewer jobs than this are not worth a second worker
MOST_MEMORY = 3 * 2**30  # bytes of address space for one worker
_METHOD = "fork" if sys.platform == "linux" else "spawn"
_POLL_SECONDS = 0.1


class Lost:
    """Stands for the result of a job whose worker had to be ended or died."""


LOST = Lost()


class WorkerError(RuntimeError):
    """A job raised; the text is the worker's traceback."""


def run(work: Callable[[J], R], jobs: Sequence[J], seconds: float) -> Iterator[tuple[int, R | Lost]]:
    """Do `work` on every job and give (index, result) in the order of completion; a job longer than `seconds` is lost.

    `work` must be picklable where processes cannot be forked. Raises WorkerError if `work` raises.
    """
    size = max(1, min(64, len(jobs) // (WORKERS * 8)))
    batches = deque(list(range(start, min(start + size, len(jobs)))) for start in range(0, len(jobs), size))
    crew: list[_Worker[J, R]] = [_Worker(work, jobs) for _ in range(min(len(batches), 1 if len(jobs) < FEW else WORKERS))]
    try:
        while batches or any(worker.batch for worker in crew):
            for worker in crew:
                if batches and not worker.batch:
                    worker.send(batches.popleft())
            ready = wait([worker.connection for worker in crew if worker.batch], timeout=_POLL_SECONDS)
            for position, worker in enumerate(crew):
                if worker.connection in ready:
                    results = worker.receive()
                    if results is not None:
                        yield from results
                        continue
                if worker.connection in ready or worker.is_over(seconds):
                    culprit, rest = worker.end()
                    batches.extend([each] for each in rest)
                    crew[position] = _Worker(work, jobs)
                    yield culprit, LOST
    finally:
        for worker in crew:
            worker.end()


@dataclass
class _Worker(Generic[J, R]):
    work: Callable[[J], R]
    jobs: Sequence[J]
    batch: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        context = multiprocessing.get_context(_METHOD)
        self.connection, other = context.Pipe()
        self.current = context.RawValue("q", -1)
        self.seen, self.since = -1, 0.0
        self.process = context.Process(target=_serve, args=(self.work, self.jobs, other, self.current), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        other.close()

    def send(self, batch: list[int]) -> None:
        self.batch = batch
        self.seen, self.since = -1, time.monotonic()
        self.connection.send(batch)

    def receive(self) -> list[tuple[int, R]] | None:
        """The results of the batch, or None if the worker died over it."""
        try:
            results, failure = self.connection.recv()
        except (EOFError, OSError):
            return None
        if failure:
            raise WorkerError(failure)
        self.batch = []
        return results  # type: ignore[no-any-return]

    def is_over(self, seconds: float) -> bool:
        """Whether the present job has run for longer than `seconds`."""
        if not self.batch:
            return False
        if self.current.value != self.seen:
            self.seen, self.since = self.current.value, time.monotonic()
        return time.monotonic() - self.since > seconds

    def end(self) -> tuple[int, list[int]]:
        """End the process; the job it was at, and the others of its batch."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        batch, self.batch = self.batch, []
        culprit = self.current.value if self.current.value in batch else (batch or [-1])[0]
        return culprit, [each for each in batch if each != culprit]


def _serve(work: Callable[[J], R], jobs: Sequence[J], connection: Connection, current: Any) -> None:
    """The worker: batches of job numbers in, results out."""
    import signal
    import traceback

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    with suppress(EOFError, OSError):
        while True:
            results = []
            failure = ""
            for index in connection.recv():
                current.value = index
                try:
                    results.append((index, work(jobs[index])))
                except Exception:
                    failure = traceback.format_exc()
                    break
            connection.send((results, failure))


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
