"""What the dialect knows by name: our blocks, and where a link may lead."""

from __future__ import annotations

import re

GALLERY, DIALOGUE = "图集", "对话"  # blocks whose lines stand for themselves
BLOCKS = ("提示", "引语", "时间线", "数字", GALLERY, DIALOGUE)
_CHAR = r"[^\s\\\u200b-\u200f\u2066-\u2069]"  # nothing in an address turns it round
ADDRESS = re.compile(rf"(?:/(?!/){_CHAR}*|#{_CHAR}+|https://{_CHAR}+|mailto:{_CHAR}+|tel:[0-9+-]+)")
