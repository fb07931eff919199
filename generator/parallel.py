"""Many small jobs on two processes, each with a limit of processor time; a worker that hangs or dies is replaced, its job reported as lost."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from generator.files import named
from generator.system import START_METHOD as _METHOD
from generator.system import end_with_parent, interrupts_held, leave_interrupts_to_parent

J = TypeVar("J")
R = TypeVar("R")

WORKERS = max(1, min(2, os.cpu_count() or 1))
MOST_MEMORY = 3 * 2**30  # bytes of address space for one worker
PATIENCE = 20  # so many times its limit may a job wait for a disk, a processor or whoever has paused it
FEW = 6  # so many jobs are done by one worker before a second has got ready
_POLL_SECONDS = 0.1
_LONGEST_POLL_SECONDS = 1.0  # what is more was spent while this process slept, and its workers most likely too
_ORPHANED_SECONDS = 0.5


class Lost:
    """Stands for the result of a job whose worker had to be ended or died."""


LOST = Lost()


class WorkerError(RuntimeError):
    """A job raised; the text is the worker's traceback."""


def _nothing() -> None:
    """Prepare nothing."""


class Crew(Generic[J, R]):
    """Up to two processes that do `work`; they may be hired early, to get ready while others still plan what there is to do.

    Where processes are forked, `work` and `prepare` reach them as they are; jobs and results are pickled.
    """

    def __init__(self, work: Callable[[J], R], prepare: Callable[[], None] = _nothing) -> None:
        """Nobody is hired yet; `prepare` loads what most jobs begin with."""
        self._work, self._prepare = work, prepare
        self._workers: list[_Worker[J, R]] = []

    def __enter__(self) -> Crew[J, R]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def hire(self, number: int = WORKERS) -> None:
        """Have at least `number` processes: a fork is cheap as long as this one is small."""
        while len(self._workers) < number:
            self._workers.append(_Worker(self._work, self._prepare))

    def get_ready(self, number: int) -> None:
        """Let up to `number` of those who are hired prepare themselves: while there is other work, a processor is better left to that."""
        for worker in self._workers[:number]:
            worker.get_ready()

    def do(self, jobs: Sequence[J], seconds: Callable[[J], float]) -> Iterator[tuple[int, R | Lost]]:
        """Do every job and give (index, result) in the order of completion; one that takes more than its `seconds` of a processor is lost.

        Raises what `work` raises, from a WorkerError with its traceback.
        """
        size = max(1, min(64, len(jobs) // (WORKERS * 8)))
        batches = deque(list(range(start, min(start + size, len(jobs)))) for start in range(0, len(jobs), size))
        is_ready = bool(self._workers) and all(worker.has_worked for worker in self._workers)
        wanted = WORKERS if is_ready or len(jobs) > FEW else 1  # the first may be the only one that is ready
        self.hire(min(len(batches), wanted))
        while batches or any(worker.batch for worker in self._workers):
            for worker in self._workers[:wanted]:
                if batches and not worker.batch:
                    worker.send(batches.popleft(), jobs)
            ready = wait([worker.connection for worker in self._workers if worker.batch], timeout=_POLL_SECONDS)
            for position, worker in enumerate(self._workers):
                if worker.connection in ready:
                    results = worker.receive()
                    if results is not None:
                        yield from results
                        continue
                if worker.connection in ready or worker.is_over(jobs, seconds):
                    culprit, rest = worker.end()
                    batches.extend([each] for each in rest)
                    self._workers[position] = _Worker(self._work, self._prepare)
                    yield culprit, LOST


def run(work: Callable[[J], R], jobs: Sequence[J], seconds: float) -> Iterator[tuple[int, R | Lost]]:
    """Do `work` on every job with a crew of its own, hired for as long as it takes; as `Crew.do`."""
    with Crew(work) as crew:
        yield from crew.do(jobs, lambda job: seconds)


@dataclass
class _Worker(Generic[J, R]):
    work: Callable[[J], R]
    prepare: Callable[[], None]
    batch: list[int] = field(default_factory=list)
    has_worked: bool = False

    def __post_init__(self) -> None:
        context = multiprocessing.get_context(_METHOD)
        self.connection, other = context.Pipe()
        with named("临时文件夹"):  # where shared memory lies; it has no name of its own
            self.current = context.RawValue("q", -1)
        self.watch = Watch()
        self.process = context.Process(target=_serve, args=(self.work, self.prepare, other, self.current), daemon=True)  # type: ignore[attr-defined]
        with interrupts_held():
            self.process.start()
        other.close()

    def get_ready(self) -> None:
        with suppress(BrokenPipeError):
            self.connection.send(None)

    def send(self, batch: list[int], jobs: Sequence[J]) -> None:
        self.batch, self.has_worked = batch, True
        self.current.value = -1
        self.watch = Watch()
        with suppress(BrokenPipeError):  # it has died meanwhile, which `receive` will see
            self.connection.send([(index, jobs[index]) for index in batch])

    def receive(self) -> list[tuple[int, R]] | None:
        """The results of the batch, or None if the worker died over it; raises what a job of it raised."""
        try:
            results, failure = self.connection.recv()
        except (EOFError, OSError):
            return None
        if failure:
            error, told = failure
            raise error or WorkerError(told) from WorkerError(told)
        self.batch = []
        return results  # type: ignore[no-any-return]

    def is_over(self, jobs: Sequence[J], seconds: Callable[[J], float]) -> bool:
        """Whether the present job has had more than its `seconds` of a processor, or makes no use of one for very much longer."""
        if not self.batch:
            return False
        current = self.current.value
        return self.watch.is_over(current, self.process.pid or 0, seconds(jobs[max(current, self.batch[0])]))

    def end(self) -> tuple[int, list[int]]:
        """End the process; the job it was at, and the others of its batch."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        batch, self.batch = self.batch, []
        culprit = self.current.value if self.current.value in batch else (batch or [-1])[0]
        return culprit, [each for each in batch if each != culprit]


@dataclass
class Watch:
    """How long a process has been at one job: by the clock, and by what its process has had of the processors."""

    job: int = -2  # -1 is a batch that has not begun
    waited: float = 0.0
    looked: float = 0.0
    used_before: float | None = None

    def is_over(self, job: int, process: int, seconds: float) -> bool:
        """Look at what the process is at; the clock alone decides where the system does not tell of processor time, or after much patience."""
        now = time.monotonic()
        if job != self.job:
            self.job, self.waited, self.used_before = job, 0.0, processor_seconds(process)
        else:
            self.waited += min(now - self.looked, _LONGEST_POLL_SECONDS)
        self.looked = now
        if self.waited <= seconds:
            return False
        used = processor_seconds(process)
        if used is None or self.used_before is None or self.waited > PATIENCE * seconds:
            return True
        return used - self.used_before > seconds


def processor_seconds(process: int) -> float | None:
    """What a process has had of the processors, in seconds; None where the system does not tell (proc(5): utime and stime of /proc/pid/stat)."""
    try:
        with open(f"/proc/{process}/stat", "rb") as stream:
            after_name = stream.read().rpartition(b")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _serve(work: Callable[[J], R], prepare: Callable[[], None], connection: Connection, current: Any) -> None:
    """The worker: batches of numbered jobs in, results out; for None it prepares itself and says nothing."""
    if _METHOD == "fork":
        end_with_parent()  # it would wait for ever to hand in a result: its siblings hold the other end, too
    leave_interrupts_to_parent()
    _limit_memory()
    gc.freeze()  # what there is stays
    gc.enable()  # a worker lives through thousands of jobs, which leave circles behind
    with suppress(EOFError, OSError):
        try:
            for batch in _orders(connection):
                if batch is not None:
                    connection.send(_done(work, batch, current))
                    continue
                with suppress(Exception):  # whatever it is, the job that needs it will meet it again and say so
                    prepare()
        except MemoryError:  # over jobs or results, which are as large as what they carry
            connection.send(([], (MemoryError(), "")))


def _done(
    work: Callable[[J], R], batch: Sequence[tuple[int, J]], current: Any
) -> tuple[list[tuple[int, R]], tuple[Exception | None, str] | None]:
    """The results of a batch, and what has ended it too early: the error, if it can be sent, and its traceback."""
    import traceback

    results: list[tuple[int, R]] = []
    for index, job in batch:
        current.value = index
        try:
            results.append((index, work(job)))
        except Exception as error:
            return results, (error if can_be_sent(error) else None, traceback.format_exc())
    return results, None


def can_be_sent(error: Exception) -> bool:
    """Whether the error survives pickling: many a library's do not."""
    try:
        return type(pickle.loads(pickle.dumps(error))) is type(error)
    except Exception:
        return False


def _orders(connection: Connection) -> Iterator[Any]:
    """What comes in, for as long as the process that hired this one lives: if it is killed, nobody else would end its workers."""
    hirer = multiprocessing.parent_process()
    while hirer and os.getppid() == hirer.pid:
        if connection.poll(_ORPHANED_SECONDS):
            yield connection.recv()


def _limit_memory() -> None:
    """Keep this process below MOST_MEMORY, or below what it was given if that is less."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        given = [limit for limit in resource.getrlimit(resource.RLIMIT_AS) if limit != resource.RLIM_INFINITY]
        most = min([MOST_MEMORY, *given])
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
