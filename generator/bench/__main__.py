"""`python -m generator.bench [N]`: times whole builds of N stories (default 1000) beside Hugo's; exit code 1 if a bar is over from 10,000 on."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from generator.bench.contenders import OURS, contenders
from generator.bench.corpus import COVERS, cover, tale
from generator.bench.measure import BuildFailed
from generator.bench.pagefind import pagefind, pagefind_version
from generator.bench.report import BINDING_FROM, bars, table
from generator.bench.scenarios import CLEAN_RUNS, WARM_RUNS, Race
from generator.bench.verify import WrongBuild

BYTES_PER_STORY = 160_000  # sources for both, Hugo's copy, both of our trees and the cache, with room to spare
LEAST_STORIES = 30
_MEMORY = Path("/dev/shm")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m generator.bench", description="Time builds of N made-up stories beside Hugo's.")
    parser.add_argument("stories", nargs="?", type=int, default=1000, metavar="N", help=f"how many stories, at least {LEAST_STORIES}")
    total = parser.parse_args(arguments).stories
    if total < LEAST_STORIES:
        parser.error(f"at least {LEAST_STORIES} stories")
    with TemporaryDirectory(prefix="beiyuan-bench-", dir=roomy(total)) as folder:
        _say(f"writing {total} stories below {folder}")
        load = os.getloadavg()[0]
        race = Race(contenders(Path(folder), total), total, _say)
        try:
            race.run()
        except (BuildFailed, WrongBuild) as fault:
            _say(f"{type(fault).__name__}: {fault}")
            return 1
    return _report(race, Path(folder), load)


def roomy(total: int) -> Path:
    """A folder in memory if there is room for `total` stories, else the system's temporary folder."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > total * BYTES_PER_STORY + 2**28:
        return _MEMORY
    return Path(gettempdir())


def _report(race: Race, folder: Path, load: float) -> int:
    peer = next((each.name for each in race.contenders if each.name != OURS), None)
    sizes = sorted(len(cover(number)) for number in range(COVERS))
    length = sum(len(tale(index, race.total).text) for index in range(100)) // 100
    print(
        f"{race.total} stories of about {length} characters, each with a cover; {COVERS} distinct covers of {sizes[0] // 1000} to "
        f"{sizes[-1] // 1000} kB go round.\nWhole processes, medians of {WARM_RUNS} warm runs and {CLEAN_RUNS} of all others, in turn; "
        f"{os.cpu_count()} processors, load average {load:.1f} before it began; sources and output in {folder.parent}.\n"
        f"With search: ours makes its index with the pages, {_searcher()}.\n"
        "We encode covers anew in two sizes, make RSS, Atom and JSON feeds and check all links; Hugo copies covers and makes RSS.\n"
        "With pictures kept: what we keep by content is there (pictures, texts as HTML, frames), all else is forgotten; Hugo keeps none.\n"
        "A person added has a page with Hugo; with us nothing shows them until a story does, which the story that is added next verifies.\n"
        "A place is an item of a list with us, a term with a page with Hugo; an activity is one of fifty in a list with both.\n"
        "A template changed: one blank more in every page of a story; no picture is encoded anew.\n"
    )
    print(*table(race.samples, OURS, peer), sep="\n")
    if peer is None:
        print("\nHugo is not installed (make .venv/bench.stamp): our own figures alone.")
    found = bars(race.samples, OURS, peer)
    print(f"\nBars{'' if race.total >= BINDING_FROM else f' (they bind from {BINDING_FROM} stories on)'}:")
    print(*found, sep="\n")
    return 1 if race.total >= BINDING_FROM and any(bar.is_over for bar in found) else 0


def _searcher() -> str:
    return (
        f"Hugo's pages are indexed by pagefind {pagefind_version()} afterwards"
        if pagefind()
        else "Hugo has none (pagefind is not installed)"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
