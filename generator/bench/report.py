"""The table of medians, our ratio to the peer of the same run, and the bars of the issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.bench.edits import ACTIVITY, PERSON, PLACE
from generator.bench.measure import Sample, Summary, summary
from generator.bench.scenarios import ADDED, CLEAN, KEPT, NOTHING, SCENARIOS, SEARCHED, TEMPLATE, TEXT, TITLE

MOST_RATIOS = {  # of the peer's wall clock
    CLEAN: 1.8,
    SEARCHED: 0.35,
    TEXT: 0.10,
    TITLE: 0.10,
    PERSON: 0.15,
    ADDED: 0.15,
    PLACE: 0.15,
    ACTIVITY: 0.15,
    NOTHING: 0.06,
}
MOST_IDLE_SECONDS = 0.30
MOST_TEMPLATE_RATIO = 1.0  # of our own clean build without pictures
MOST_MEBIBYTES = 200.0
BINDING_FROM = 10_000  # stories; below that the bars are shown and nothing fails


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise of the issue: what is measured, what came out, what is allowed."""

    what: str
    value: float
    most: float
    unit: str

    @property
    def is_over(self) -> bool:
        """Whether the promise is broken."""
        return self.value > self.most

    def __str__(self) -> str:
        mark = "OVER" if self.is_over else "ok"
        return f"{mark:>6}  {self.what:<56} {self.value:8.3f} {self.unit:<4} bar {self.most:g} {self.unit}".rstrip()


def bars(samples: Mapping[tuple[str, str], Sequence[Sample]], ours: str, peer: str | None) -> list[Bar]:
    """Every bar with what was measured; without a peer none that compares with it."""
    mine = {scenario: summary(samples[scenario, ours]).seconds for scenario in SCENARIOS}
    found = [Bar(NOTHING, mine[NOTHING], MOST_IDLE_SECONDS, "s")]
    for scenario, most in MOST_RATIOS.items():
        if peer is None or (scenario, peer) not in samples:
            continue
        found.append(Bar(f"{scenario}, of {peer}", mine[scenario] / summary(samples[scenario, peer]).seconds, most, "x"))
    found.append(Bar(f"{TEMPLATE}, of {KEPT}", mine[TEMPLATE] / mine[KEPT], MOST_TEMPLATE_RATIO, "x"))
    peak = max(sample.peak_bytes for scenario in SCENARIOS for sample in samples[scenario, ours])
    found.append(Bar("peak memory of the largest process", peak / 2**20, MOST_MEBIBYTES, "MiB"))
    return found


def table(samples: Mapping[tuple[str, str], Sequence[Sample]], ours: str, peer: str | None) -> Iterator[str]:
    """Lines of text: a scenario each, medians of wall clock and processor time in seconds, largest peak in MiB, ratio of wall clocks."""
    names = [ours, *([peer] if peer else [])]
    yield " " * 32 + "".join(f"{name:^27}" for name in names) + ("ours/peer" if peer else "")
    yield " " * 32 + "  wall s    cpu s   peak MiB" * len(names)
    for scenario in SCENARIOS:
        rows = [summary(samples[scenario, name]) for name in names if (scenario, name) in samples]
        ratio = f"{rows[0].seconds / rows[1].seconds:8.2f}x" if len(rows) > 1 else ""
        yield f"{scenario:<32}" + "".join(map(_cells, rows)) + ratio


def _cells(row: Summary) -> str:
    return f"{row.seconds:8.2f} {row.cpu_seconds:8.2f} {row.peak_bytes / 2**20:9.0f} "
