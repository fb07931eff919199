"""What the patterns of this package are made with."""

from __future__ import annotations

from generator.lazily import lazily as lazily

HAN = "\u3400-\u9fff"  # nearly all Chinese characters: to compile a set with the rare ones besides takes many times as long
