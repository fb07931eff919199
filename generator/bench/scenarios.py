"""What is timed: clean builds, the first edit after one, then edits, additions, nothing at all and a change of template, peers in turn."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from generator.bench.contenders import Contender
from generator.bench.corpus import LAST_DAY, Tale, person_name, tale
from generator.bench.edits import ACTIVITY, PERSON, PLACE, add_blank, newcomer
from generator.bench.measure import Sample
from generator.bench.verify import (
    expect_markup,
    expect_same_bytes,
    expect_same_media,
    expect_stories,
    expect_text,
    expect_unchanged,
    nothing_encoded,
    tree,
)
from generator.load.memory import SETTLED_NANOSECONDS

CLEAN = "clean build"
SEARCHED = "clean build with search"
KEPT = "clean build, pictures kept"
FIRST = "first edit after a clean build"
TEXT = "text of one old story edited"
TITLE = "title of one new story edited"
ADDED = "one story added"
NOTHING = "nothing changed"
TEMPLATE = "template of stories changed"
SCENARIOS = (CLEAN, SEARCHED, KEPT, FIRST, TEXT, TITLE, PERSON, ADDED, PLACE, ACTIVITY, NOTHING, TEMPLATE)

CLEAN_RUNS = 3
WARM_RUNS = 5
SETTLING_SECONDS = SETTLED_NANOSECONDS / 1e9 + 0.2


@dataclass
class Race:
    """All scenarios for all contenders on a corpus of `total` stories; `samples` by scenario and name."""

    contenders: Sequence[Contender]
    total: int
    say: Callable[[str], None]
    samples: dict[tuple[str, str], list[Sample]] = field(default_factory=lambda: defaultdict(list))
    settling_seconds: float = SETTLING_SECONDS
    _edits: Counter[str] = field(default_factory=Counter)

    def run(self, clean_runs: int = CLEAN_RUNS, warm_runs: int = WARM_RUNS) -> None:
        """Everything, interleaved; raises BuildFailed and WrongBuild."""
        for number in range(clean_runs):
            self.say(f"clean builds {number + 1} of {clean_runs}")
            self._clean()
            self._clean_but_pictures()
            self._edit_text(FIRST)
        for number in range(warm_runs):
            self.say(f"warm builds {number + 1} of {warm_runs}")
            self._edit_text(TEXT)
            self._edit_title(number)
            self._edit(PERSON)
            self._add()
            self._edit(PLACE)
            self._edit(ACTIVITY)
            self._nothing()
        for number in range(clean_runs):
            self.say(f"change of template {number + 1} of {clean_runs}")
            self._change_template()
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
            expect_stories(contender.out, self.total + self._edits[ADDED])
            if contender.indexing is not None:
                self.samples[SEARCHED, contender.name].append(self.samples[CLEAN, contender.name][-1] + contender.index())

    def _clean_but_pictures(self) -> None:
        """Of a peer that encodes no pictures simply one more clean build."""
        for contender in self._in_turn():
            contender.clear_all_but_store()
            with nothing_encoded(contender.store):
                self._build(contender, KEPT)
            expect_stories(contender.out, self.total + self._edits[ADDED])

    def _edit_text(self, scenario: str) -> None:
        edited = self._edits[FIRST] + self._edits[TEXT] + 1
        self._edits[scenario] += 1
        old = tale(self.total // 2 - edited, self.total)
        words = f"这一句是第{edited}回补上的。"
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
            own, *others = contender.hand.title_shown_at(old)
            expect_text(contender.out, [own], title, absent=old.title)
            expect_text(contender.out, others, title)
            if contender.store:  # the peer orders the stories of one day in its own way
                expect_text(contender.out, [f"stories/{neighbour.id}/index.html"], title)

    def _edit(self, scenario: str) -> None:
        """What the contender's hand does for `scenario`; what shows nowhere yet must leave the site as it is."""
        self._edits[scenario] += 1
        shown = {each.name: each.hand.edits[scenario](each.root, self._edits[scenario]) for each in self.contenders}
        self._settle()
        for contender in self._in_turn():
            before = tree(contender.out)
            self._build(contender, scenario)
            expected = shown[contender.name]
            expect_text(contender.out, expected.paths, expected.words)
            if not expected.paths:
                expect_unchanged(before, tree(contender.out))

    def _add(self) -> None:
        """A story that mentions the person who was added before it."""
        self._edits[ADDED] += 1
        added = self._edits[ADDED]
        guest = newcomer(self._edits[PERSON])
        new = tale(self.total + added - 1, self.total)
        text = f"{new.text}\n[[{new.people[1]}]]和[[{guest}]]都在。\n"
        new = replace(new, day=LAST_DAY, title=f"第{added}篇新来的", people=(*new.people, guest), text=text)
        self._write(new)
        for contender in self._in_turn():
            self._build(contender, ADDED)
            expect_text(contender.out, contender.hand.title_shown_at(new), new.title)
            expect_text(contender.out, [f"stories/{new.id}/index.html"], person_name(guest))
            expect_stories(contender.out, self.total + added)

    def _nothing(self) -> None:
        for contender in self._in_turn():
            before = tree(contender.out)
            self._build(contender, NOTHING)
            if contender.store:
                expect_unchanged(before, tree(contender.out))

    def _change_template(self) -> None:
        for contender in self._in_turn():
            tag = add_blank(contender.hand.template)
            before = tree(contender.out)
            with nothing_encoded(contender.store):
                self._build(contender, TEMPLATE)
            expect_markup(contender.out, tag)
            if contender.store:
                expect_same_media(before, tree(contender.out))

    def _compare_with_clean(self) -> None:
        for contender in self.contenders:
            if contender.store:
                warm = contender.out.rename(contender.out.with_name("warm"))
                contender.clear()
                self._build(contender, CLEAN)
                expect_same_bytes(warm, contender.out)

    def _write(self, story: Tale) -> None:
        for contender in self.contenders:
            contender.hand.write(contender.root, story)
        self._settle()

    def _settle(self) -> None:
        """Wait until files written now are old enough to be believed unchanged the next time."""
        time.sleep(self.settling_seconds)

    def _build(self, contender: Contender, scenario: str) -> None:
        self.samples[scenario, contender.name].append(contender.build())
