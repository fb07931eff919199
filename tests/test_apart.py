"""Work that is done in a process of its own: its result or its error comes home, and nothing else."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import parallel
from generator.apart import Overdue, apart
from generator.parallel import WorkerError
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


class _NotToBeSent(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(one)


def test_the_result_comes_home_and_what_was_kept_does_not() -> None:
    kept: list[int] = []

    def work() -> int:
        kept.append(1)
        return os.getpid()

    assert apart(work, 10) != os.getpid()
    assert kept == []


def test_a_large_result_is_whole() -> None:
    assert apart(lambda: b"x" * 5_000_000, 10) == b"x" * 5_000_000


def test_what_it_raises_is_raised() -> None:
    def missing() -> None:
        os.stat("/no/such/file")

    with pytest.raises(FileNotFoundError) as raised:
        apart(missing, 10)
    assert raised.value.filename == "/no/such/file"


def test_an_error_that_cannot_travel_sends_its_words() -> None:
    def work() -> None:
        raise _NotToBeSent(1, 2)

    with pytest.raises(WorkerError, match="_NotToBeSent"):
        apart(work, 10)


def test_who_uses_too_much_of_a_processor_is_overdue() -> None:
    def work() -> None:
        while True:
            pass

    began = time.monotonic()
    with pytest.raises(Overdue):
        apart(work, 1)
    assert time.monotonic() - began < 20


def test_who_waits_for_what_never_comes_is_overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "PATIENCE", 5)
    began = time.monotonic()
    with pytest.raises(Overdue):
        apart(threading.Event().wait, 0.2)
    assert time.monotonic() - began < 20


def test_an_interrupt_ends_both() -> None:
    """An interrupt of the terminal reaches all of its processes: the child leaves it to its parent, which ends it."""
    began = time.monotonic()
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        apart(lambda: (os.kill(os.getpid(), signal.SIGINT), time.sleep(60)), 10)
    assert time.monotonic() - began < 20
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGABRT])
def test_who_is_ended_had_no_memory_and_leaves_no_process_behind(ending: int) -> None:
    with pytest.raises(MemoryError):
        apart(lambda: (faulthandler.disable(), os.kill(os.getpid(), ending)), 10)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_answer_that_breaks_off_is_none() -> None:
    def work() -> bytes:
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
        return b"x" * 300_000_000

    with pytest.raises(MemoryError):
        apart(lambda: (work(), time.sleep(2))[0], 10)


def test_what_a_library_says_at_its_end_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(MemoryError):
        apart(lambda: (faulthandler.disable(), os.write(2, b"skipping backtrace"), os.abort()), 10)
    assert capfd.readouterr().err == ""


def test_it_ends_with_who_began_it() -> None:
    """However it is busy: waiting for something, or with a result that nobody reads any more."""
    for work in ("time.sleep(60)", "b'x' * 5_000_000 + bytes(time.sleep(0.5) or 0)"):
        code = f"import os, time\nfrom generator.apart import apart\napart(lambda: (print(os.getpid(), flush=True), {work})[1], 10)"
        with subprocess.Popen([sys.executable, "-c", code], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as beginner:
            assert beginner.stdout
            child = int(beginner.stdout.readline())
            beginner.kill()
        began = time.monotonic()
        while Path(f"/proc/{child}").exists() and time.monotonic() - began < 20:
            time.sleep(0.05)
        assert not Path(f"/proc/{child}").exists()


def test_where_no_process_may_be_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    before = len(os.listdir("/proc/self/fd"))
    assert apart(os.getpid, 10) == os.getpid()
    assert len(os.listdir("/proc/self/fd")) == before


def test_threads_that_typst_starts_stay_behind() -> None:
    before = threading.active_count()
    assert apart(lambda: threading.Thread(target=time.sleep, args=(60,), daemon=True).start(), 10) is None
    assert threading.active_count() == before
