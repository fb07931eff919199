"""Being told to stop, in whatever way a system has: nothing is cut off in the middle, and no build is left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType, TracebackType

from generator.invocation import environment_of_part
from generator.system import end_session

_WISHES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last is Windows', which has no SIGHUP
_LOOK_SECONDS = 0.2


def say(words: str) -> None:
    """Tell the editor, if the terminal is still there."""
    with suppress(OSError):
        sys.stderr.write(words)
        sys.stderr.flush()


class Stop:
    """Whether somebody wants the preview to stop; a signal only notes it, so that no step is left half done."""

    def __init__(self) -> None:
        """Nobody wants it yet, and nothing is listened to before this is entered."""
        self.is_wanted = False
        self._before: dict[int, object] = {}

    def __enter__(self) -> Stop:
        for name in _WISHES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # nohup means it
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.is_wanted = True

    def run(self, command: Sequence[str]) -> tuple[int, str] | None:
        """Run a command to its end, for its exit code and its words; None if it was ended because of the wish to stop."""
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=environment_of_part(),
            start_new_session=True,  # Ctrl+C in the terminal is ours alone to pass on
        )
        with process:
            try:
                while not self.is_wanted:
                    with suppress(subprocess.TimeoutExpired):
                        words = "".join(process.communicate(timeout=_LOOK_SECONDS))
                        return process.returncode, words
            finally:
                if process.poll() is None:
                    end_session(process)
        return None
