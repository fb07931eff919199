"""Ctrl-C: an exception while there is work to leave in order; before that and after it there is none, and Python would only print where it was."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

HALVES = "网站不会只换一半：要么还是原来的，要么已经是新的。"
STOPPED = f"已经停下。{HALVES}"
INTERRUPTED = 128 + signal.SIGINT  # the code with which shells know it


def end_at_once(words: str = "") -> None:
    """From now on an interrupt says `words` and ends the process; where interrupts are ignored, as in a shell's background, they stay so."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _ending(f"\n{words}\n" if words else ""))


def raise_again() -> None:
    """From now on an interrupt is a KeyboardInterrupt."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _ending(words: str) -> Callable[[int, FrameType | None], None]:
    def end(number: int, frame: FrameType | None) -> None:
        try:
            os.write(2, words.encode())
        finally:
            os._exit(INTERRUPTED)

    return end
