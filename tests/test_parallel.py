"""The workers: what is lost is reported, the rest is done, and nobody stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.hindrance import SourceChanged
from generator.parallel import Crew, Lost, WorkerError, processor_seconds, run

HIRING = """
import time
from generator.parallel import Crew
with Crew(bytes) as crew:
    crew.hire()
    for worker in crew._workers if %s else []:
        worker.send([0], [50_000_000])  # as many bytes come back, and nobody takes them
    print(*[worker.process.pid for worker in crew._workers], flush=True)
    time.sleep(60)
"""


def work(job: str) -> str:
    """Die of one job, turn in circles over another, wait over a third for what never comes."""
    if job == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    while job == "turns":
        pass
    if job == "waits":
        time.sleep(60)
    if job == "pauses":
        os.kill(os.getpid(), signal.SIGSTOP)
    return job.upper()


def seconds(number: float) -> Callable[[str], float]:
    return lambda job: number


def test_one_crew_does_several_rounds_and_replaces_who_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.parallel.PATIENCE", 3)
    with Crew(work) as crew:
        crew.hire()
        crew.get_ready(2)
        jobs = ["a", "dies", "b", "turns", "c", "waits", "d"]
        first = dict(crew.do(jobs, seconds(1.0)))
        assert {jobs[index] for index, result in first.items() if isinstance(result, Lost)} == {"dies", "turns", "waits"}
        assert {result for result in first.values() if isinstance(result, str)} == {"A", "B", "C", "D"}
        assert dict(crew.do(["d"], seconds(1.0))) == {0: "D"}
        assert dict(crew.do([], seconds(1.0))) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the clock decides")
def test_a_worker_that_is_paused_or_waits_a_while_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.parallel.FEW", 0)
    with Crew(work) as crew:
        crew.hire()
        pids = [worker.process.pid or 0 for worker in crew._workers]
        waking = threading.Timer(2.5, lambda: [os.kill(pid, signal.SIGCONT) for pid in pids])
        waking.start()
        began = time.monotonic()
        assert dict(crew.do(["pauses", "pauses"], seconds(0.3))) == {0: "PAUSES", 1: "PAUSES"}
        assert time.monotonic() - began > 2
        waking.join()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the clock decides")
def test_a_worker_is_lost_for_what_it_uses_and_not_for_what_others_do() -> None:
    assert processor_seconds(2**30) is None
    before = processor_seconds(os.getpid())
    while time.process_time() < (before or 0) + 0.2:
        pass
    after = processor_seconds(os.getpid())
    assert before is not None and after is not None and 0.1 < after - before < 1
    with Crew(work) as crew:
        began = time.monotonic()
        (result,) = dict(crew.do(["turns"], seconds(0.4))).values()
        assert isinstance(result, Lost) and time.monotonic() - began < 6


def test_where_nobody_tells_of_processors_the_clock_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.parallel.processor_seconds", lambda process: None)
    with Crew(work) as crew:
        began = time.monotonic()
        (result,) = dict(crew.do(["waits"], seconds(0.4))).values()
        assert isinstance(result, Lost) and time.monotonic() - began < 6


def raises(job: str) -> str:
    if job == "words":
        raise SourceChanged("stories/a/index.md")
    if job == "memory":
        raise MemoryError
    if job == "stubborn":
        raise Stubborn(1, 2)
    if job == "heavy":
        return Heavy()  # type: ignore[return-value]
    return job


class Stubborn(Exception):
    """An error that cannot be put together again, as many a library's."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(str(one))


class Heavy:
    """What is too much to be sent."""

    def __reduce__(self) -> str:
        raise MemoryError


@pytest.mark.parametrize(
    ("job", "kind", "words"),
    [
        ("words", SourceChanged, "stories/a/index.md"),
        ("memory", MemoryError, "^$"),
        ("stubborn", WorkerError, "Stubborn: 1"),
        ("heavy", MemoryError, "^$"),
    ],
)
def test_what_a_job_raises_comes_home_with_its_words(
    job: str, kind: type[Exception], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(kind, match=words) as raised:
        dict(run(raises, ["fine", job], 5.0))
    assert isinstance(raised.value.__cause__, WorkerError)
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("are_busy", [False, True])
def test_workers_end_when_who_hired_them_is_killed(are_busy: bool) -> None:
    """Also those that have a result to hand in which nobody will ever take."""
    process = subprocess.Popen([sys.executable, "-c", HIRING % are_busy], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    assert process.stdout
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert pids
    time.sleep(1 if are_busy else 0)
    process.kill()
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 20
    while any(_lives(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    """Whether the process is there and no zombie, as an orphan stays where nothing buries it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
