"""`python -m generator.bench.search [N]`: the index of N made-up stories (default 1000): what it costs, what it weighs, whether its answers are right."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.bench.__main__ import roomy
from generator.bench.corpus import write_community
from generator.bench.index_times import OPTIONS, Times
from generator.bench.indexing import Text, ask, plan_of, texts, write_index
from generator.bench.measure import measure
from generator.bench.pagefind import ask_pagefind, pagefind, pagefind_command, pagefind_version, write_pages
from generator.bench.scanning import fragments, phrases, scanned

_FRAGMENTS, _PHRASES = 200, 50
_FIRST_ANSWERS = 3  # as the page shows them


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
        plan_of(root, OPTIONS)  # what is read of ten thousand files is in the cache from here on
        times = index_times(root, store)
        print(f"  index, clean, HTML of the texts being there: {times.clean_seconds:.2f} s on two workers (bar 4)", end=", ")
        print(f"{times.clean_processor_seconds:.2f} s of processors, {times.peak_bytes / 2**20:.0f} MiB at most in a process (bar 250)")
        print(f"  after one edit: {times.edit_processor_seconds:.3f} s of a processor besides the page itself (bar 0.2)")
        write_index(root, out, store, OPTIONS)
        _print_sizes(out)
        exam = Exam.of(texts(root, OPTIONS))
        is_right = _print_answers(out, exam)
        _print_peer(folder, exam)
        return 0 if is_right else 1


def load() -> str:
    """How busy the machine is."""
    return f"load average {os.getloadavg()[0]:.1f}"


def index_times(root: Path, store: Path) -> Times:
    """What the index costs, measured in a process of its own."""
    command = [sys.executable, "-m", "generator.bench.index_times", str(root), str(store)]
    return Times(**json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


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
