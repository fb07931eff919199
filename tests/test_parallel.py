"""The workers: what is lost is reported, the rest is done, and nobody stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.parallel import Crew, Lost

HIRING = """
import time
from generator.parallel import Crew
with Crew(abs) as crew:
    crew.hire()
    print(*[worker.process.pid for worker in crew._workers], flush=True)
    time.sleep(60)
"""


def work(job: str) -> str:
    """Die of one job, hang over another."""
    if job == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if job == "hangs":
        time.sleep(60)
    return job.upper()


def test_one_crew_does_several_rounds_and_replaces_who_is_lost() -> None:
    with Crew(work) as crew:
        crew.hire()
        crew.get_ready()
        jobs = ["a", "dies", "b", "hangs", "c"]
        first = dict(crew.do(jobs, 1.0))
        assert {jobs[index] for index, result in first.items() if isinstance(result, Lost)} == {"dies", "hangs"}
        assert {result for result in first.values() if isinstance(result, str)} == {"A", "B", "C"}
        assert dict(crew.do(["d"], 1.0)) == {0: "D"}
        assert dict(crew.do([], 1.0)) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_when_who_hired_them_is_killed() -> None:
    process = subprocess.Popen([sys.executable, "-c", HIRING], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    assert process.stdout
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert pids
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
