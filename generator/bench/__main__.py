"""`python -m generator.bench [N]`: times whole builds of N stories (default 1000) beside Hugo's; exit code 1 if a bar is over from 10,000 on."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from generator.bench.corpus import COVERS, TODAY, Tale, cover, tale, write_community, write_tale
from generator.bench.measure import BuildFailed
from generator.bench.peer import hugo, hugo_command, hugo_version, write_peer, write_peer_tale
from generator.bench.report import BINDING_FROM, bars, table
from generator.bench.scenarios import CLEAN_RUNS, WARM_RUNS, Contender, Race
from generator.bench.verify import WrongBuild
from generator.cache import CACHE_FOLDER

OURS = "beiyuan"
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


def contenders(folder: Path, total: int) -> list[Contender]:
    """We, and Hugo if it is installed, each with sources of its own below `folder`."""
    found = [ourselves(folder / OURS)]
    write_community(found[0].root, total)
    binary = hugo()
    if binary:
        found.append(_hugo(folder / "hugo", binary))
        write_peer(found[1].root, total)
    return found


def ourselves(home: Path) -> Contender:
    """This generator, with the code that is running now."""
    root, out = home / "sources", home / "site"
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(out), "--today", TODAY]
    code = Path(__file__).parents[2]
    kept = (root / CACHE_FOLDER, home / ".site.beiyuan")
    return Contender(OURS, root, out, command, code, kept, write_tale, shown_by_us, True)


def shown_by_us(story: Tale) -> list[str]:
    """Where we show the title of a new story: its page (named first), lists and feeds."""
    lists = [f"stories/years/{story.day:%Y/%m}/", "stories/", f"places/{story.place}/", *(f"stories/themes/{id}/" for id in story.themes)]
    names = ["feed.xml", "atom.xml", "feed.json"]
    for name in ("stories", *(f"theme-{id}" for id in story.themes)):
        names += [f"feeds/{name}.xml", f"feeds/{name}.atom.xml", f"feeds/{name}.json"]
    return [f"stories/{story.id}/index.html", *(f"{address}index.html" for address in lists), *names]


def _hugo(home: Path, binary: Path) -> Contender:
    root, out, cache = home / "sources", home / "public", home / "cache"
    command = hugo_command(binary, root, out, cache)
    return Contender(
        f"Hugo {hugo_version()}", root, out, command, home, (cache, root / "resources"), write_peer_tale, _shown_by_hugo, False
    )


def _shown_by_hugo(story: Tale) -> list[str]:
    lists = ["stories", f"months/{story.day:%Y-%m}", f"places/{story.place}", *(f"themes/{id}" for id in story.themes)]
    feeds = ["index.xml", "stories/index.xml", *(f"themes/{id}/index.xml" for id in story.themes)]
    return [f"stories/{story.id}/index.html", *(f"{address}/index.html" for address in lists), *feeds]


def _report(race: Race, folder: Path, load: float) -> int:
    peer = next((each.name for each in race.contenders if each.name != OURS), None)
    sizes = sorted(len(cover(number)) for number in range(COVERS))
    length = sum(len(tale(index, race.total).text) for index in range(100)) // 100
    print(
        f"{race.total} stories of about {length} characters, each with a cover; {COVERS} distinct covers of {sizes[0] // 1000} to "
        f"{sizes[-1] // 1000} kB go round.\nWhole processes, medians of {CLEAN_RUNS} clean and {WARM_RUNS} warm runs, in turn; "
        f"{os.cpu_count()} processors, load average {load:.1f} before it began; sources and output in {folder.parent}.\n"
        "We encode covers anew in two sizes, make RSS, Atom and JSON feeds and check all links; Hugo copies covers and makes RSS.\n"
    )
    print(*table(race.samples, OURS, peer), sep="\n")
    if peer is None:
        print("\nHugo is not installed (make .venv/bench.stamp): our own figures alone.")
    found = bars(race.samples, OURS, peer)
    print(f"\nBars{'' if race.total >= BINDING_FROM else f' (they bind from {BINDING_FROM} stories on)'}:")
    print(*found, sep="\n")
    return 1 if race.total >= BINDING_FROM and any(bar.is_over for bar in found) else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
