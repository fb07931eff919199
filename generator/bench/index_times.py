"""`python -m generator.bench.index_times ROOT STORE`: what the index of a site costs when nothing is there, and after an edit, as JSON.

A process of its own, so that its peak of memory is that of the index and the site in memory, and of no corpus that was written before.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from generator.artifact import Artifact, Planned
from generator.bench.corpus import TODAY
from generator.bench.indexing import plan_of
from generator.frame import frames
from generator.keyed import Workshop
from generator.markdown.html import Html
from generator.parallel import Lost, run
from generator.render.everything import render_with_search, search
from generator.settings import BuildOptions
from generator.store import Kept, Store

OPTIONS = BuildOptions(date.fromisoformat(TODAY))
_SECONDS = 60.0
_EDITS = 5


class Times(NamedTuple):
    """What it came to."""

    clean_seconds: float  # by the clock, on two workers
    clean_processor_seconds: float
    peak_bytes: int  # of the largest process while the index was made
    edit_processor_seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times as JSON."""
    root, store = map(Path, arguments or sys.argv[1:])
    seconds, spent = _clean(root, store)
    peak = _peak_bytes()
    print(json.dumps(Times(seconds, spent, peak, _edit(root, store))._asdict()))
    return 0


def _clean(root: Path, store: Path) -> tuple[float, float]:
    """Of the index alone, with all HTML in the store, as it is once the pages are made: by the clock, and of all processors."""
    with Store(store) as kept:
        plan, workshop = plan_of(root, OPTIONS), Workshop(root, kept)
        for entry in plan.site.stories:
            workshop.fetch(Html(entry))
        kept.flush()
        began, spent = time.perf_counter(), _processor_seconds()
        for _, found in run(_Making(root, store), list(search.texts(plan)), _SECONDS):
            if not isinstance(found, Lost):
                kept.put_all(found)
        kept.flush()
        list(search.index(plan, workshop))
        kept.flush()
        return time.perf_counter() - began, _processor_seconds() - spent


class _Making:
    """Makes files of texts in a worker, and gives what is to be kept."""

    def __init__(self, root: Path, store: Path) -> None:
        self.root, self.folder = root, store

    @functools.cached_property
    def workshop(self) -> Workshop:
        """One for each worker."""
        return Workshop(self.root, Store(self.folder, is_owner=False))

    def __call__(self, artifact: Artifact) -> list[Kept]:
        artifact.recipe.make(self.workshop)
        return self.workshop.store.taken()


def _processor_seconds() -> float:
    """Of this process and those that have ended."""
    return sum(os.times()[:4])


def _edit(root: Path, store: Path) -> float:
    """Processor time of planning all blocks, making the one that has changed, merging, once the pages are planned; the median of some."""
    plan = plan_of(root, OPTIONS)
    made = {artifact.path for artifact in search.texts(plan)}  # as a build knows it from what is live
    edited = plan.site.stories[len(plan.site.stories) // 2 :][:_EDITS]
    found = []
    for number, story in enumerate(edited):
        file = root / story.path
        file.write_text(f"{file.read_text('utf-8')}\n这一句是第{number}回补上的。\n", "utf-8", newline="\n")
        with Store(store) as kept:
            workshop = Workshop(root, kept)
            site = plan_of(root, OPTIONS).site
            workshop.fetch(Html(next(entry for entry in site.stories if entry.id == story.id)))
            _, (texts, index) = render_with_search(site, frames(site.settings, kept), workshop)
            began = time.process_time()
            planned = list(_artifacts(texts()))
            for artifact in planned:
                artifact.recipe.key()
                if artifact.path not in made:
                    artifact.recipe.make(workshop)
            for artifact in _artifacts(index()):
                artifact.recipe.key()
            kept.flush()
            found.append(time.process_time() - began)
            made = {artifact.path for artifact in planned}
    return median(found)


def _artifacts(planned: Planned) -> Iterator[Artifact]:
    return (each for each in planned if isinstance(each, Artifact))


def _peak_bytes() -> int:
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return largest * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
