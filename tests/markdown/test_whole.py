"""A narrow line takes no word of a command apart at its hyphens, and no cell of a few characters."""

from __future__ import annotations

import re

import pytest

from generator.markdown.dialect import render

PHRASE = re.compile('<span class="phrase">(.*?)</span>')


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("`make sheets --school x --out handouts`", ["--school", "--out"]),
        ("```\nbeiyuan check --fix\n```", ["--fix"]),
        ("```\npeople: [p-q8w]\n# 编号-随便起\n```", ["[p-q8w]"]),
        ("`a b`，p-q8w，--fix", []),
        ('```\nx < y-z & "a-b"\n```', ["y-z", '"a-b"']),
        ("|尺寸|\n|---|\n|46公分|\n|本人同意|\n|三|\n|ABCD|\n|一二三四五六|\n", ["46公分", "本人同意"]),
        ("|甲|乙|\n|:-|-:|\n|公开报道|什么时候用|\n", ["公开报道", "什么时候用"]),
        ("|甲|乙|\n|---|---|\n|[甲乙丙丁](/a/)|[[p-7k3]]|\n", []),
    ],
)
def test_what_stays_whole(text: str, whole: list[str]) -> None:
    html = render(text)
    assert PHRASE.findall(html) == whole
    assert re.sub("<[^>]*>", "", PHRASE.sub(r"\1", html)) == re.sub("<[^>]*>", "", html), "no word is added"
