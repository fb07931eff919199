"""Two things that cannot both be published are refused at an editor's file, before anything is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.artifact import Artifact, Bundle
from generator.build.collisions import refuse_collisions
from generator.build.make import Target, follow, make
from generator.keyed import Workshop
from generator.parallel import Crew
from generator.problems import Problem, as_text
from generator.store import Store
from tests.versions import Text

Given = tuple[str, tuple[str, ...]]  # a path and its sources
PROGRAM = "程序自己"


def problems(folder: Path, given: Sequence[Given]) -> list[tuple[str, str, dict[str, str]]]:
    """What making these paths comes to: file, code, details of each problem."""
    made = [Artifact(path, Text(number, 1), sources) for number, (path, sources) in enumerate(given)]
    (folder / "staging").mkdir()
    with Store(folder / "cache") as store, Crew(follow) as makers:
        batch = make(made, Workshop(folder, store), Target(folder, {}, {}, folder / "staging", "/"), makers, lambda done, of: None)
    assert bool(batch.problems) != bool(batch.rows), "either all is made, or nothing"
    assert "A03" in as_text(batch.problems, folder) or not batch.problems
    return [(each.path, each.code, dict(each.details)) for each in batch.problems]


def clash(where: str, value: str, other: str) -> tuple[str, str, dict[str, str]]:
    return where, "A03", {"value": value, "other": other if other == PROGRAM else f"“{other}”"}


A, B = ("content/pages/a.md",), ("content/pages/b.md", "content/pages/c.md")

CASES: dict[str, tuple[Sequence[Given], list[tuple[str, str, dict[str, str]]]]] = {
    "the same path": ([("x/index.html", A), ("x/index.html", B)], [clash(B[0], "x/", A[0])]),
    "of an editor and of the program": ([("x/index.html", ()), ("x/index.html", B)], [clash(B[0], "x/", PROGRAM)]),
    "the other way round": ([("x/index.html", B), ("x/index.html", ())], [clash(B[0], "x/", PROGRAM)]),
    "of the program alone": ([("x", ()), ("x", ())], [clash("generator", "x", PROGRAM)]),
    "a file that another needs as a folder": ([("a/b", A), ("a/b/index.html", B)], [clash(B[0], "a/b/", A[0])]),
    "a folder and then a file": ([("a/b/c/index.html", B), ("a/b", A)], [clash(B[0], "a/b/c/", A[0])]),
    "a file high above": ([("a", A), ("a/b/c/d.txt", B)], [clash(B[0], "a/b/c/d.txt", A[0])]),
    "small and large letters": ([("x/Y.html", A), ("x/y.html", B)], [clash(B[0], "x/y.html", A[0])]),
    "letters of a folder": ([("X/1.html", A), ("x/2.html", B)], [clash(B[0], "x/2.html", A[0])]),
    "a file and a folder but for letters": ([("A/b", A), ("a/B/c", B)], [clash(B[0], "a/B/c", A[0])] * 2),
    "composed and not": ([("caf\u00e9", A), ("cafe\u0301", B)], [clash(B[0], "cafe\u0301", A[0])]),
    "sharp s": ([("stra\u00dfe", A), ("STRASSE", B)], [clash(B[0], "STRASSE", A[0])]),
    "neighbours": ([("a/b", A), ("a/b.html", B), ("a/c/index.html", B), ("ab/index.html", A)], []),
}


@pytest.mark.parametrize("case", CASES)
def test_collisions(tmp_path: Path, case: str) -> None:
    given, expected = CASES[case]
    found = problems(tmp_path, given)
    assert found == list({str(each): each for each in expected}.values())


@pytest.mark.parametrize(("source", "said"), [((), "这个地址，程序自己也要用。"), (A, f"这个地址，“{A[0]}”也要用。")])
def test_a_collision_reads_well_whoever_the_other_is(source: tuple[str, ...], said: str) -> None:
    found: list[Problem] = []
    refuse_collisions([Artifact("x/index.html", Text(number, 1), each) for number, each in enumerate((source, B))], found)
    assert [each.message for each in found] == [f"“/x/”{said}"]


@dataclass(frozen=True)
class Pair(Bundle):
    paths: tuple[str, ...]

    def artifacts(self) -> Iterator[Artifact]:
        for path in self.paths:
            yield Artifact(path, Text(1, 1), A)


@pytest.mark.parametrize("path", ["x/index.html", "x", "X/index.html"])
def test_what_is_live_in_a_bundle_is_not_taken_by_something_else(tmp_path: Path, path: str) -> None:
    """The bundle is not opened, as nothing in it is new; the other may have been live at its path as well."""
    bundle = Pair(("x/index.html", "y/index.html"))
    (tmp_path / "staging").mkdir()
    with Store(tmp_path / "cache") as store, Crew(follow) as makers:
        first = make(
            [bundle], Workshop(tmp_path, store), Target(tmp_path, {}, {}, tmp_path / "staging", "/"), makers, lambda done, of: None
        )
        target = Target(tmp_path, first.rows, first.bundles, tmp_path / "staging", "/")
        same = make([bundle], Workshop(tmp_path, store), target, makers, lambda done, of: None)
        other = make([bundle, Artifact(path, Text(2, 2), B[:1])], Workshop(tmp_path, store), target, makers, lambda done, of: None)
    assert same.rows == first.rows and same.closed and not same.problems
    assert [each.code for each in other.problems] == ["A03"] and {
        other.problems[0].path,
        dict(other.problems[0].details)["other"].strip("“”"),
    } == {
        A[0],
        B[0],
    }
