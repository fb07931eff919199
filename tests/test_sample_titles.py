"""A sample says what it is wherever its title stands alone, and says it once."""

from __future__ import annotations

import pytest

from generator.text import titled


@pytest.mark.parametrize(
    ("title", "is_sample", "wanted"),
    [
        ("下雪那天", False, "下雪那天"),
        ("下雪那天", True, "【示例】下雪那天"),
        ("2026年荣誉榜（示例）", True, "2026年荣誉榜（示例）"),
        ("2026年荣誉榜（示例）", False, "2026年荣誉榜（示例）"),
    ],
)
def test_a_sample_is_marked_once(title: str, is_sample: bool, wanted: str) -> None:
    assert titled(title, is_sample) == wanted
