"""What the dialect knows by name: our blocks, and where a link may lead."""

from __future__ import annotations

import re

from generator.schema.web import address_of

GALLERY, DIALOGUE = "图集", "对话"  # blocks whose lines stand for themselves
BLOCKS = ("提示", "引语", "时间线", "数字", GALLERY, DIALOGUE)
_CHAR = r"[^\s\\\u200b-\u200f\u2066-\u2069]"  # nothing in an address turns it round
_ELSEWHERE = address_of(r"\w", rf"(?:[/?#]{_CHAR}*)?")
ADDRESS = re.compile(rf"(?:/(?!/){_CHAR}*|#{_CHAR}+|{_ELSEWHERE}|mailto:{_CHAR}+|tel:[0-9+-]+)")
