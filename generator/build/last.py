"""The last build that went well, and whether there is anything to do since: found out before anything is read, let alone planned."""

from __future__ import annotations

import functools
import hashlib
import marshal
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.build.publish import stamps
from generator.build.tree import NOTHING_AMISS, Look
from generator.cache import keep_sealed, read_sealed
from generator.load.memory import is_settled
from generator.load.walk import Walked
from generator.problems import Problem
from generator.program import program_digest
from generator.settings import BuildOptions

FILE = "last"


@dataclass(frozen=True)
class Circumstances:
    """All that a build starts from, besides the program: the sources, the options, the folder to build into."""

    walked: Walked
    options: BuildOptions
    out: Path

    @functools.cached_property
    def digest(self) -> bytes:
        """Of everything but the time; format 2 of marshal has no references, so that the same things are the same bytes."""
        rows = [(path, *fingerprint) for path, fingerprint in self.walked.files]
        options = (self.options.today.isoformat(), self.options.samples_shown, self.options.production)
        return hashlib.blake2b(marshal.dumps((rows, options, str(self.out)), 2), digest_size=16).digest()

    @property
    def is_settled(self) -> bool:
        """Whether no source can have changed under the times that it has, and no name is refused."""
        return not self.walked.problems and is_settled(
            max((max(file.fingerprint[1:3]) for file in self.walked.files), default=0), self.walked.began
        )


def keep_last(folder: Path, circumstances: Circumstances, problems: Sequence[Problem], must_not_stay: Callable[[bytes], bool]) -> None:
    """Keep in the cache `folder` what a build that went well had to say, if the next one can be sure that nothing has changed.

    What an earlier one said does not stay either: it may name somebody who must not be named any more.
    """
    kept = pickle.dumps((circumstances.digest, stamps(circumstances.out), list(problems)))
    if circumstances.is_settled and not must_not_stay(kept):
        keep_sealed(folder / FILE, kept, program_digest())
    else:
        with suppress(OSError):
            (folder / FILE).unlink(missing_ok=True)


def nothing_to_do(folder: Path, circumstances: Circumstances, looks: Iterator[Look]) -> list[Problem] | None:
    """What the last build had to say, if all is as it was then and the live tree, of which is the first of `looks`, is as it left it; else None."""
    data = None if circumstances.walked.problems else read_sealed(folder / FILE, program_digest())
    if data is None:
        return None  # or there is something in the folders that no build ends well with
    known, left, problems = pickle.loads(data)  # sealed by this machine
    if known != circumstances.digest or left != stamps(circumstances.out):
        return None
    look = next(looks, NOTHING_AMISS)
    is_sound = look.stamp == left[0] and not look.damaged and not look.foreign and not look.closed
    return list(problems) if is_sound else None
