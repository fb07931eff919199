"""What the dialect knows by name: our blocks, and where a link may lead."""

from __future__ import annotations

import re

BLOCKS = ("提示", "引语", "时间线", "数字")
ADDRESS = re.compile(r"(?:/(?!/)[^\s\\]*|#[^\s\\]+|https://[^\s\\]+|mailto:[^\s\\]+|tel:[0-9+-]+)")
