"""What a phone may have to fetch, at the border: what an editor is told, and what is the program's own fault."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from generator.artifact import Artifact
from generator.build.make import Batch
from generator.build.notes import Notes
from generator.build.tree import Row
from generator.frame import Frame, FrameSet, ThemeFile
from generator.inspect.budgets import inspect_budgets
from generator.inspect.defect import Defect
from generator.keyed import Made, Recipe, Workshop

NOTHING = Notes((), (), ())
STORY, WALL = "stories/snow/index.html", "comics/index.html"
WIDE, NARROW = "media/a-1200.webp", "media/a-480.webp"
SET = f'<img src="{WIDE}" srcset="{NARROW} 480w, {WIDE} 1200w" alt="a, b">'


@dataclass(frozen=True)
class Unmade(Recipe):
    def make(self, workshop: Workshop) -> Made:
        raise AssertionError("inspection makes nothing")


def frame_set(before: int = 100, font: int = 0) -> FrameSet:
    frame = Frame.of(("a" * before, "b", "c" * 9_000), ("head", "body"))
    return FrameSet({"stories/2": frame}, (ThemeFile("assets/font.woff2", b"x" * font, b""),), "")


def found(sizes: dict[str, int], pages: dict[str, str], theme: FrameSet, made: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(code, source) of each problem of a site with these files; the source of a file bears its name."""
    artifacts = {path: Artifact(path, Unmade(), (f"of {path}",)) for path in sizes}
    batch = Batch(
        artifacts=artifacts, rows={path: Row(b"", b"", size, 1) for path, size in sizes.items()}, notes=dict.fromkeys(made, NOTHING)
    )
    return [(each.code, each.path) for each in inspect_budgets(batch, theme, pages.__getitem__, "/")]


@pytest.mark.parametrize(("size", "codes"), [(140_000, []), (140_001, [("A04", f"of {STORY}")])])
def test_a_story_with_the_theme_around_it(size: int, codes: list[tuple[str, str]]) -> None:
    assert found({STORY: size}, {}, frame_set(font=60_000), (STORY,)) == codes


def test_a_long_page_that_is_no_story_and_a_story_that_was_not_made_anew() -> None:
    assert found({STORY: 300_000, "about/problems/index.html": 300_000}, {}, frame_set(), ("about/problems/index.html",)) == []


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        (SET, [("A05", f"of {WIDE}")]),
        (SET.replace("<img", "<img\nclass='x'"), [("A05", f"of {WIDE}")]),
        (SET.replace("alt=", 'loading="lazy" alt='), []),
        (f'<img src="{NARROW}">', []),
        (f'<img src="{NARROW}">' * 4, [("A05", f"of {NARROW}")]),
        (f'<img src="{NARROW}"><img src="../{NARROW}">', []),
        (f'<source type="image/webp" srcset="{NARROW} 480w, {WIDE} 1200w">{SET}', [("A05", f"of {WIDE}")]),
        (f'<source type="image/webp" srcset="{NARROW} 1200w, {WIDE} 1600w"><img src="{NARROW}">', []),
        (f'<source type="image/avif" srcset="{NARROW} 480w"><source type="image/webp" srcset="{NARROW} 480w"><img src="{WIDE}">', []),
    ],
)
def test_what_is_fetched_at_first_sight(html: str, codes: list[tuple[str, str]]) -> None:
    """A budget of 300,000, of which the wall itself takes 50,000; pictures of 250,001 and of 80,000 in another width; no phone that is counted takes the JPEG."""
    html = html.replace('"media', '"../media').replace(" media", " ../media")
    assert found({WALL: 50_000, WIDE: 250_001, NARROW: 80_000}, {WALL: html}, frame_set()) == codes


def test_the_border_of_the_home_page() -> None:
    for size, codes in ((550_000, []), (550_001, [("A05", f"of {WIDE}")])):
        assert found({"index.html": 50_000, WIDE: size}, {"index.html": SET.replace(f"{NARROW} 480w, ", "")}, frame_set()) == codes


def test_a_frame_that_is_not_slim_is_our_own_fault() -> None:
    assert found({}, {}, frame_set(before=7_999)) == []
    with pytest.raises(Defect, match="frame stories/2: 8001 bytes before the body"):
        found({}, {}, frame_set(before=8_000))


def test_a_theme_or_page_that_leaves_editors_no_room_is_our_own_fault() -> None:
    with pytest.raises(Defect, match="a story: 100001 bytes"):
        found({}, {}, frame_set(font=100_001))
    with pytest.raises(Defect, match=r"comics/index\.html: 200001 bytes"):
        found({WALL: 150_001}, {WALL: ""}, frame_set(font=50_000))


def test_texts_of_the_theme_count_as_they_are_sent() -> None:
    """As deploy/nginx.conf packs them: a stylesheet of many like rules is small, noise is not."""
    like, noise = ThemeFile("assets/a.css", b"p { color: red }\n" * 50_000, b""), random.Random(1).randbytes(100_001)
    assert found({}, {}, FrameSet({}, (like,), "")) == []
    with pytest.raises(Defect, match="a story"):
        found({}, {}, FrameSet({}, (ThemeFile("assets/a.css", noise, b""),), ""))
