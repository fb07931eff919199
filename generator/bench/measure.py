"""One whole process, timed: wall clock, processor time and the peak memory of its largest process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024  # getrusage(2): kilobytes on Linux


class BuildFailed(Exception):
    """A build that was to be timed ended with an error or had something to say."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Of one process and its children: wall clock and processor time in seconds, peak resident memory of the largest in bytes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int

    def __add__(self, other: Sample) -> Sample:
        """Of both, one after the other."""
        return Sample(self.seconds + other.seconds, self.cpu_seconds + other.cpu_seconds, max(self.peak_bytes, other.peak_bytes))


@dataclass(frozen=True, slots=True)
class Summary:
    """Of several samples: medians of the times in seconds, the largest peak in bytes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def summary(samples: Sequence[Sample]) -> Summary:
    """Medians and the largest peak of `samples`, of which there is at least one."""
    return Summary(
        median(each.seconds for each in samples),
        median(each.cpu_seconds for each in samples),
        max(each.peak_bytes for each in samples),
    )


def measure(command: Sequence[str], folder: Path) -> Sample:
    """Run `command` in `folder` and wait; raises BuildFailed unless it ends with 0 and without a word.

    The peak cannot be less than that of this process: a forked child is born with its parent's, which is why the benchmark stays small.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=_everyday(), stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read(2000).decode("utf-8", "replace").strip()
    if process.returncode or words:
        raise BuildFailed(f"{' '.join(command)}\nexit code {process.returncode}\n{words}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_BYTES)


def _everyday() -> dict[str, str]:
    """The environment of somebody who runs a program for the second time: what was compiled then is there."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
