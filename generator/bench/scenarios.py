"""What is timed: a clean build, the first edit after it, and then edits, an addition and nothing at all, peers in turn."""

from __future__ import annotations

import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.bench.corpus import LAST_DAY, Tale, tale
from generator.bench.measure import Sample, measure
from generator.bench.verify import expect_same_bytes, expect_stories, expect_text, expect_unchanged, tree
from generator.load.memory import SETTLED_NANOSECONDS

CLEAN = "clean build"
FIRST = "first edit after a clean build"
TEXT = "text of one old story edited"
TITLE = "title of one new story edited"
ADDED = "one story added"
NOTHING = "nothing changed"
SCENARIOS = (CLEAN, FIRST, TEXT, TITLE, ADDED, NOTHING)
EDITS = (FIRST, TEXT, TITLE, ADDED)

CLEAN_RUNS = 3
WARM_RUNS = 5
SETTLING_SECONDS = SETTLED_NANOSECONDS / 1e9 + 0.2


@dataclass(frozen=True)
class Contender:
    """A generator with its sources `root` and its output `out`: how it is run, how a story is written for it, where a title must show."""

    name: str
    root: Path
    out: Path
    command: Sequence[str]
    folder: Path  # to run the command in
    kept: Sequence[Path]  # what a build leaves for the next one, besides `out`
    write: Callable[[Path, Tale], None]
    title_shown_at: Callable[[Tale], list[str]]
    publishes_changes_only: bool

    def build(self) -> Sample:
        """One build, timed; raises BuildFailed."""
        return measure(self.command, self.folder)

    def clear(self) -> None:
        """Forget every earlier build."""
        for path in (self.out, *self.kept):
            shutil.rmtree(path, ignore_errors=True)


@dataclass
class Race:
    """All scenarios for all contenders on a corpus of `total` stories; `samples` by scenario and name."""

    contenders: Sequence[Contender]
    total: int
    say: Callable[[str], None]
    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    settling_seconds: float = SETTLING_SECONDS
    _edited: int = 0
    _added: int = 0

    def run(self, clean_runs: int = CLEAN_RUNS, warm_runs: int = WARM_RUNS) -> None:
        """Everything, interleaved; raises BuildFailed and WrongBuild."""
        for number in range(clean_runs):
            self.say(f"clean build {number + 1} of {clean_runs}")
            self._clean()
            self._edit_text(FIRST)
        for number in range(warm_runs):
            self.say(f"warm builds {number + 1} of {warm_runs}")
            self._edit_text(TEXT)
            self._edit_title(number)
            self._add()
            self._nothing()
        self.say("warm against clean")
        self._compare_with_clean()

    def _in_turn(self) -> Sequence[Contender]:
        """The contenders, another one first each time."""
        self.contenders = [*self.contenders[1:], *self.contenders[:1]]
        return self.contenders

    def _clean(self) -> None:
        for contender in self._in_turn():
            contender.clear()
            self._build(contender, CLEAN)
            expect_stories(contender.out, self.total + self._added)

    def _edit_text(self, scenario: str) -> None:
        self._edited += 1
        old = tale(self.total // 2 - self._edited, self.total)
        words = f"这一句是第{self._edited}回补上的。"
        self._write(replace(old, text=f"{old.text}\n{words}\n"))
        for contender in self._in_turn():
            self._build(contender, scenario)
            expect_text(contender.out, [f"stories/{old.id}/index.html"], words)

    def _edit_title(self, number: int) -> None:
        old = tale(self.total - 1 - number, self.total)
        neighbour = tale(self.total - 2 - number, self.total)  # the story before it leads on to it
        title = f"第{number + 1}个新题目"
        self._write(replace(old, title=title))
        for contender in self._in_turn():
            self._build(contender, TITLE)
            own, *others = contender.title_shown_at(old)
            expect_text(contender.out, [own], title, absent=old.title)
            expect_text(contender.out, others, title)
            if contender.publishes_changes_only:  # the peer orders the stories of one day in its own way
                expect_text(contender.out, [f"stories/{neighbour.id}/index.html"], title)

    def _add(self) -> None:
        self._added += 1
        new = replace(tale(self.total + self._added - 1, self.total), day=LAST_DAY, title=f"第{self._added}篇新来的")
        self._write(new)
        for contender in self._in_turn():
            self._build(contender, ADDED)
            expect_text(contender.out, contender.title_shown_at(new), new.title)
            expect_stories(contender.out, self.total + self._added)

    def _nothing(self) -> None:
        for contender in self._in_turn():
            before = tree(contender.out)
            self._build(contender, NOTHING)
            if contender.publishes_changes_only:
                expect_unchanged(before, tree(contender.out))

    def _compare_with_clean(self) -> None:
        for contender in self.contenders:
            if contender.publishes_changes_only:
                warm = contender.out.rename(contender.out.with_name("warm"))
                contender.clear()
                self._build(contender, CLEAN)
                expect_same_bytes(warm, contender.out)

    def _write(self, story: Tale) -> None:
        """Write `story` for everyone, and wait until the files are old enough to be believed unchanged the next time."""
        for contender in self.contenders:
            contender.write(contender.root, story)
        time.sleep(self.settling_seconds)

    def _build(self, contender: Contender, scenario: str) -> None:
        self.samples[scenario, contender.name].append(contender.build())
