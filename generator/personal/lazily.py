"""What the patterns of this package are made with."""

from __future__ import annotations

import re

from generator import lazily as patterns

HAN = "\u3400-\u9fff"  # nearly all Chinese characters: to compile a set with the rare ones besides takes many times as long
# To compile a set of thirty thousand characters takes a millisecond, wherever it stands; letters that are none of others, a fifth of that.
_OF_OTHERS = r"\x00-\u02ff\u2460-\u24ff\u2776-\u2793\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3105-\u31ff\u3220-\u32ff\uff00-\uffef"
_WRITTEN = {f"[{HAN}]": rf"[^\W{_OF_OTHERS}]", f"[^{HAN}]": rf"[\W{_OF_OTHERS}]", "[一-龥]": rf"[^\W{_OF_OTHERS}]"}


def lazily(expression: str) -> re.Pattern[str]:
    """The pattern of `expression`, compiled when it is first used; a set of all Chinese characters is written as what is compiled fast."""
    for written, fast in _WRITTEN.items():
        expression = expression.replace(written, fast)
    return patterns.lazily(expression)
