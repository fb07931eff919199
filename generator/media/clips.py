"""Short films beside a story: judged by their directory, never decoded. What a phone cannot play is refused with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.cache import digest
from generator.load.walk import Source
from generator.media.bare import bare
from generator.media.boxes import Malformed
from generator.media.captions import Captions
from generator.media.movie import NO_ORDER, Movie, Reading, read_movie
from generator.problems import Problem, problem

MOST_SECONDS = 90
MOST_HIDDEN = 1_000  # milliseconds: sound and picture seldom end together
LEAST_MILLISECONDS = 1_000
LEAST_SIDE, MOST_LONG, MOST_SHORT = 240, 1920, 1088  # pixels; a phone codes 1080 rows as 1088
HEAVY_BYTES = 10_000_000


class ClipFacts(NamedTuple):
    """A usable clip: digest of its file, size in pixels as it is meant to be looked at, length, and whether anything is to be heard."""

    path: str
    digest: bytes
    width: int
    height: int
    milliseconds: int
    size: int  # bytes
    has_sound: bool

    @property
    def seconds(self) -> int:
        """How long it is, as people say it."""
        return max(1, round(self.milliseconds / 1000))


class Recordings(NamedTuple):
    """The usable clips and captions of a site, each by the path of its file."""

    clips: Mapping[str, ClipFacts]
    captions: Mapping[str, Captions]


NO_RECORDINGS = Recordings(MappingProxyType({}), MappingProxyType({}))


class LoadedClip(NamedTuple):
    """What one file of a clip gave: facts, or the reasons why not."""

    facts: ClipFacts | None
    problems: tuple[Problem, ...]


def load_clip(root: Path, source: Source) -> LoadedClip:
    """Judge a clip below `root`; its bytes are read only if its directory has no fault. Raises OSError."""
    file, size = root / source.path, source.fingerprint[0]
    with file.open("rb") as opened:
        reading = read_movie(opened, size)
    if reading.movie:
        _judge(reading.movie, reading)
    problems = [problem(code, source.path, 0, 0, **details) for code, details in reading.faults]
    movie = reading.movie
    if movie is None or problems:
        return LoadedClip(None, tuple(problems))
    data = file.read_bytes()
    if not _can_be_bare(data):
        return LoadedClip(None, (problem("V06", source.path, what=NO_ORDER),))
    if size > HEAVY_BYTES:
        problems.append(problem("V09", source.path, size=_megabytes(size), seconds=round(movie.milliseconds / 1000)))
    facts = ClipFacts(source.path, digest(data), movie.width, movie.height, movie.milliseconds, size, movie.has_sound)
    return LoadedClip(facts, tuple(problems))


def _can_be_bare(data: bytes) -> bool:
    """Whether the film can be published: what its pictures say of themselves has to be true, too."""
    try:
        bare(data)
    except Malformed:
        return False
    return True


def _judge(movie: Movie, reading: Reading) -> None:
    if movie.milliseconds > MOST_SECONDS * 1000:
        reading.told("V07", seconds=movie.milliseconds // 1000, most=MOST_SECONDS)
    elif movie.milliseconds < LEAST_MILLISECONDS:
        reading.told("V06", what="它连一秒也没有")
    if movie.hidden > MOST_HIDDEN:
        reading.told("V22", shown=round(movie.milliseconds / 1000), hidden=round(movie.hidden / 1000))
    short, long = sorted((movie.width, movie.height))
    if short < LEAST_SIDE or long > MOST_LONG or short > MOST_SHORT or movie.width % 2 or movie.height % 2:
        reading.told("V08", what=f"的画面是{movie.width}×{movie.height}")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
