"""Who races: this generator and Hugo, each with sources of its own, how these are edited, and what a build of theirs leaves behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.bench.corpus import TODAY, Tale, write_community, write_tale
from generator.bench.edits import OUR_EDITS, Edit
from generator.bench.measure import Sample, measure
from generator.bench.pagefind import pagefind, pagefind_command
from generator.bench.peer import PEER_EDITS, hugo, hugo_command, hugo_version, write_peer, write_peer_tale
from generator.bench.peer_templates import STORY_TEMPLATE
from generator.cache import CACHE_FOLDER

OURS = "beiyuan"
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Hand:
    """How one edits for a generator: how a story is written, where its title must show, other edits by scenario, the template of stories."""

    write: Callable[[Path, Tale], None]
    title_shown_at: Callable[[Tale], list[str]]
    edits: Mapping[str, Edit]
    template: Path


@dataclass(frozen=True)
class Contender:
    """A generator with its sources `root` and its output `out`: how it is run, and how one edits for it."""

    name: str
    root: Path
    out: Path
    command: Sequence[str]
    folder: Path  # to run the command in
    kept: Sequence[Path]  # what a build leaves for the next one, besides `out`
    hand: Hand
    store: Path | None  # the file that holds encoded pictures, of one that encodes them, and publishes nothing but what has changed
    indexing: Sequence[str] | None = None  # the command that makes its site searchable, empty where its build does, None without search

    def build(self) -> Sample:
        """One build, timed; raises BuildFailed."""
        return measure(self.command, self.folder)

    def index(self) -> Sample:
        """What search takes besides, timed; raises BuildFailed."""
        return measure(self.indexing, self.folder) if self.indexing else Sample(0, 0, 0)

    def clear(self) -> None:
        """Forget every earlier build."""
        for path in (self.out, *self.kept):
            shutil.rmtree(path, ignore_errors=True)

    def clear_all_but_store(self) -> None:
        """Forget every earlier build, but not what is kept by content, pictures above all."""
        if self.store is None:
            self.clear()
            return
        aside = self.store.rename(self.root.with_name("store"))
        self.clear()
        self.store.parent.mkdir(parents=True)
        aside.rename(self.store)


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
    """This generator, run from a copy whose templates can be changed."""
    root, out = home / "sources", home / "site"
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(root), "--out", str(out), "--today", TODAY]
    cache = root / CACHE_FOLDER
    program = _copied_program(home)
    hand = Hand(write_tale, shown_by_us, OUR_EDITS, program / "generator/templates/pages/story.html")
    return Contender(OURS, root, out, command, program, (cache, home / ".site.beiyuan"), hand, cache / "store.sqlite", ())


def _copied_program(home: Path) -> Path:
    """The folder below `home` with a copy of this package, which `python -m` there finds before any other; compiled, as an installed one is."""
    program = home / "program"
    copy = shutil.copytree(_PACKAGE, program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(copy)], check=True)
    return program


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
    hand = Hand(write_peer_tale, _shown_by_hugo, PEER_EDITS, root / STORY_TEMPLATE)
    searcher = pagefind()
    indexing = pagefind_command(searcher, out, home / "pagefind") if searcher else None
    return Contender(f"Hugo {hugo_version()}", root, out, command, home, (cache, root / "resources"), hand, None, indexing)


def _shown_by_hugo(story: Tale) -> list[str]:
    lists = ["stories", f"months/{story.day:%Y-%m}", f"places/{story.place}", *(f"themes/{id}" for id in story.themes)]
    feeds = ["index.xml", "stories/index.xml", *(f"themes/{id}/index.xml" for id in story.themes)]
    return [f"stories/{story.id}/index.html", *(f"{address}/index.html" for address in lists), *feeds]
