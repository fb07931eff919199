"""Marks are filled in once, by a table: nothing that somebody wrote is taken for a mark, nor is what was filled in looked at again."""

from __future__ import annotations

import pytest

from generator.frame.policy import POLICY_MARK
from generator.frame.stamping import MARKS, Frame
from generator.markdown.marks import CLOSE, NEXT, OPEN, ROOT, expand, mark
from generator.media.encoding import PictureFacts
from generator.render.base.prose import feed_prose
from generator.render.base.views import FigureView, Names, Shot

FORGED = f"甲{OPEN}person{NEXT}p-7k3{CLOSE}乙{OPEN}picture{NEXT}a.png{CLOSE}{ROOT}{''.join(MARKS.values())}{POLICY_MARK}丙"
NAMES = Names((("p-7k3", "小满"),), (FigureView("homes", FORGED, FORGED, "", "2026年", "", False),))


def shot(alt: str = "", caption: str = "") -> Shot:
    return Shot(PictureFacts("a/a.png", b"0" * 16, 900, 600), "a.png", alt, caption, "")


def test_what_replaces_a_mark_is_not_looked_at_again() -> None:
    html = f'<p>{mark("person", "x")}</p><div class="mark">{mark("picture", "y")}</div><a href="{ROOT}">z</a>'
    seen: list[list[str]] = []

    def replace(parts: list[str]) -> str:
        seen.append(parts)
        return f'[{OPEN}figure{NEXT}homes{CLOSE}"{ROOT}"]'

    filled = f'[{OPEN}figure{NEXT}homes{CLOSE}"{ROOT}"]'
    assert expand(html, "", replace) == f'<p>{filled}</p>{filled}<a href="./">z</a>'
    assert seen == [["person", "x"], ["picture", "y"]]


@pytest.mark.parametrize("text", [FORGED, OPEN, CLOSE, NEXT, ROOT])
def test_no_part_of_a_mark_is_taken_for_a_mark(text: str) -> None:
    found: list[list[str]] = []
    expand(mark("picture", "a.png", text, "题"), "../", lambda parts: found.append(parts) or "")
    assert len(found) == 1
    assert found[0][0::3] == ["picture", "题"] and not set(found[0][2]) & {OPEN, CLOSE, NEXT, ROOT}


def test_a_picture_described_with_marks_is_one_picture() -> None:
    html = f'<div class="mark">{mark("picture", "a.png", FORGED, FORGED)}</div>'
    page = feed_prose(html, "https://example.org/", "stories/a/", NAMES, [shot()])
    assert page.count("<img") == 1 and "小满" not in page


@pytest.mark.parametrize("kind", ["nobody", "_person", "__class__", "names", "up", "__init__", "person\u0000", ""])
def test_an_unknown_sort_of_mark_leaves_nothing(kind: str) -> None:
    assert feed_prose(f"<p>{mark(kind, 'p-7k3')}</p>", "https://example.org/", "", NAMES, []) == "<p></p>"


def test_a_value_that_is_stamped_in_is_not_taken_for_a_slot() -> None:
    frame = Frame.split(f"<title>{MARKS['title']}</title>{MARKS['body']}<p>{MARKS['description']}</p>")
    forged = "".join(MARKS.values())
    page = frame.stamp(title=forged, description="d", canonical="c", head="h", body=forged)
    assert page == f"<title>{forged}</title>{forged}<p>d</p>"
