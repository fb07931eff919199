"""`python -m generator.bench.search [N]`: the index of N made-up stories (default 1000): what it costs, what it weighs, whether its answers are right."""

from __future__ import annotations

import argparse
import functools
import gzip
import os
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.artifact import Artifact
from generator.bench.__main__ import roomy
from generator.bench.corpus import TODAY, tale_id, write_community
from generator.bench.indexing import Text, ask, plan_of, texts, write_index
from generator.bench.measure import measure
from generator.bench.pagefind import ask_pagefind, pagefind, pagefind_command, pagefind_version, write_pages
from generator.bench.scanning import fragments, phrases, scanned
from generator.keyed import Workshop
from generator.markdown.html import Html
from generator.parallel import Lost, run
from generator.render.everything import search
from generator.settings import BuildOptions
from generator.store import Kept, Store

OPTIONS = BuildOptions(date.fromisoformat(TODAY))
_FRAGMENTS, _PHRASES = 200, 50
_FIRST_ANSWERS = 3  # as the page shows them
_SECONDS = 60.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print what it found; the exit code is 1 if an answer is wrong."""
    parser = argparse.ArgumentParser(prog="python -m generator.bench.search", description="Measure search among N made-up stories.")
    parser.add_argument("stories", nargs="?", type=int, default=1000, metavar="N", help="how many stories")
    total = parser.parse_args(arguments).stories
    with TemporaryDirectory(prefix="beiyuan-bench-", dir=roomy(total)) as name:
        folder = Path(name)
        root, store, out = folder / "site", folder / "store", folder / "out"
        store.mkdir()
        write_community(root, total)
        print(f"Search among {total} stories, {load()}:")
        seconds, spent = clean_seconds(root, store)
        print(f"  index, clean, HTML of the texts being there: {seconds:.2f} s on two workers, {spent:.2f} s of processors (bar 4 on two)")
        write_index(root, out, store, OPTIONS)
        print(f"  after one edit: {edit_seconds(root, store, total):.3f} s of a processor besides the page itself (bar 0.2)")
        print(f"  peak memory of the largest process: {_peak_megabytes():.0f} MiB")
        write_index(root, out, store, OPTIONS)
        _print_sizes(out)
        exam = Exam.of(texts(root, OPTIONS))
        is_right = _print_answers(out, exam)
        _print_peer(folder, exam)
        return 0 if is_right else 1


def load() -> str:
    """How busy the machine is."""
    return f"load average {os.getloadavg()[0]:.1f}"


def clean_seconds(root: Path, store: Path) -> tuple[float, float]:
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


def edit_seconds(root: Path, store: Path, total: int) -> float:
    """Processor time of planning all blocks, making the one that has changed, merging; the median of five."""
    found = []
    for number in range(5):
        file = root / "stories" / tale_id(total // 2 - number) / "index.md"
        file.write_text(f"{file.read_text('utf-8')}\n这一句是第{number}回补上的。\n", "utf-8", newline="\n")
        with Store(store) as kept:
            plan, workshop = plan_of(root, OPTIONS), Workshop(root, kept)
            for entry in plan.site.stories:
                if entry.id == file.parent.name:
                    workshop.fetch(Html(entry))
            began = time.process_time()
            for artifact in search.texts(plan):
                key = artifact.recipe.block.key()  # type: ignore[attr-defined]
                if kept.get(key) is None:
                    artifact.recipe.make(workshop)
            list(search.index(plan, workshop))
            kept.flush()
            found.append(time.process_time() - began)
    return median(found)


def _peak_megabytes() -> float:
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return largest / (2**20 if sys.platform == "darwin" else 2**10)


def _print_sizes(out: Path) -> None:
    sizes = {file.relative_to(out).as_posix(): file.stat().st_size for file in out.rglob("*") if file.is_file()}
    print(f"  on disk: {len(sizes)} files, {sum(sizes.values()) / 1e6:.2f} MB (bars: 1200 and 8)")


class Exam(NamedTuple):
    """Questions about texts, and what a plain scan finds to each."""

    texts: Sequence[Text]
    pieces: Sequence[str]
    quoted: Sequence[str]
    wanted: Sequence[set[str]]

    @staticmethod
    def of(documents: Sequence[Text]) -> Exam:
        """The same questions each time."""
        random = Random(0)
        pieces, quoted = list(fragments(documents, _FRAGMENTS, random)), list(phrases(documents, _PHRASES, random))
        return Exam(documents, pieces, quoted, [scanned(documents, [each]) for each in (*pieces, *quoted)])

    def print_marks(self, found: Sequence[set[str]]) -> None:
        """How right these answers are."""
        right = sum(len(one & other) for one, other in zip(found, self.wanted, strict=True))
        print(f"  recall {right / max(1, sum(map(len, self.wanted))):.4f}, precision {right / max(1, sum(map(len, found))):.4f}", end=" ")
        print(f"for {_FRAGMENTS} fragments and {_PHRASES} phrases against a plain scan")


def _print_answers(out: Path, exam: Exam) -> bool:
    typed = [*exam.pieces, *(f"“{each}”" for each in exam.quoted)]
    found = [set(each.get("addresses", ())) for each in ask(out, typed)]
    exam.print_marks(found)
    always = sum(len(gzip.compress(file.read_bytes(), 5)) for file in (*out.glob("assets/search.*.js"), out / "search/index.json"))
    manifest = (out / "search/index.json").stat().st_size
    first = [each["bytes"] - manifest for each in ask(out, [{"question": each, "most": _FIRST_ANSWERS, "fresh": True} for each in typed])]
    next_ones = ask(out, [{"question": each, "most": _FIRST_ANSWERS} for each in typed])
    print(
        f"  first question: {always / 1e3:.1f} kB for script and manifest, and {median(first) / 1e3:.1f} kB in the median (bar 30 in all)"
    )
    print(f"  further questions: {median(each['bytes'] for each in next_ones[1:]) / 1e3:.1f} kB in the median (bar 20),", end=" ")
    print(
        f"{median(each['milliseconds'] for each in next_ones):.1f} ms in node, {max(each['milliseconds'] for each in next_ones):.0f} at most"
    )
    return found == exam.wanted


def _print_peer(folder: Path, exam: Exam) -> None:
    binary = pagefind()
    if binary is None:
        print("pagefind is not installed (make .venv/bench.stamp, which needs npm).")
        return
    pages, index = folder / "pages", folder / "pagefind"
    write_pages(exam.texts, pages)
    print(f"pagefind {pagefind_version()} on the same texts as plain pages:")
    sample = measure(pagefind_command(binary, pages, index), folder)
    print(f"  index, clean, and after an edit the same: {sample.seconds:.2f} s, {sample.cpu_seconds:.2f} s of processors", end=", ")
    print(f"{sample.peak_bytes / 2**20:.0f} MiB")
    _print_sizes(index)
    found = ask_pagefind(index, [*exam.pieces, *(f'"{each}"' for each in exam.quoted)], _FIRST_ANSWERS)
    exam.print_marks([each.addresses for each in found])
    script = len(gzip.compress((index / "pagefind.js").read_bytes(), 5))
    print(f"  first question: {(script + median(each.bytes for each in found)) / 1e3:.1f} kB in the median, the script among it")


if __name__ == "__main__":
    sys.exit(main())
