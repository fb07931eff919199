"""A page keeps either its note on samples or the marks of single things."""

from __future__ import annotations

import pytest

from generator.render.base.samples import MARKS, samples_told
from tests.conftest import Tree

S, R, P = f"{MARKS.sample}示{MARKS.end}", MARKS.real, MARKS.place
NOTE = f"{MARKS.note}自己的话{MARKS.end}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"头{P}甲{R}乙{R}", "头甲乙"),  # nothing is made up
        (f"头{P}甲{S}乙 {S}节{P}丙{S}", "头【全是】甲乙节丙"),  # all is: one note, no marks
        (f"头{P}甲{S}乙{R}", "头甲示乙"),  # mixed: marks
        (f"头{P}甲{R}节{P}乙{S}丙{S}", "头甲节【这些】乙丙"),  # a section of its own sort, in a page that has both
        (f"头{P}甲{S}丙{S}节{P}乙{R}", "头甲示丙示节乙"),  # what stands right under the head
        (f"头{P}甲{R}节{P}乙{S}", "头甲节乙示"),  # one thing alone bears its mark
        (f"头{S}{P}甲{S}{NOTE}", "头自己的话甲"),  # the record's own note, wherever the template has it, stands at the head
        (f"头{S}{P}甲{S}丙{S}{NOTE}节{P}乙{R}", "头自己的话甲丙节乙"),  # it speaks for the first section too
        (f"甲{S}乙{R}", "甲示乙"),  # no place, and none is needed
        ("没有", "没有"),
    ],
)
def test_marks_or_a_note(body: str, told: str) -> None:
    assert samples_told(body, "【全是】", "【这些】") == told


def test_a_template_without_a_place_is_told() -> None:
    with pytest.raises(LookupError, match="no place"):
        samples_told(f"甲{S}", "【全是】", "【这些】")


def test_no_page_keeps_a_mark_of_the_program(good: Tree) -> None:
    texts = {path: data.decode() for path, data in good.files().items() if path.endswith((".html", ".xml", ".json"))}
    assert [path for path, text in texts.items() if any("\ue000" <= char <= "\uf8ff" for char in text)] == []
