"""Whether a sign parts what looks like a name from the school or the children before it: 柿子小学，秋千空着."""

from __future__ import annotations

from generator.personal.candidates import likeness
from generator.personal.given import CHOSEN
from generator.personal.lazily import HAN, lazily

_SIGN = lazily(r"[，,：:|｜。；;\n]")
_QUOTES = lazily(r"[—（(“「《]")
_PARAGRAPH = lazily(r"(?<![：:])\n[ \t\u3000]*\n")
_HAN = lazily(f"[{HAN}]")
_IN_NAMES_ONLY = frozenset(CHOSEN)


def is_parted(text: str, end: int, name: tuple[int, int]) -> bool:
    """Whether nothing but a sign leads from the word that ends at `end` to the name, which may be the words of another sentence.

    One that goes on without a sign behind it, 水退以后, is a name only by characters that words do not have; what stands in another paragraph
    or field has to be told by more than that.
    """
    start, stop = name
    if _PARAGRAPH.search(text, max(0, end - 1), start):
        return True
    has_sign = bool(_SIGN.search(text, end, start))
    if not (has_sign or _QUOTES.search(text, end, start)) or not _IN_NAMES_ONLY.isdisjoint(text[start + 1 : stop]):
        return False
    return bool(_HAN.match(text, stop)) or (has_sign and likeness(text, start, stop) < 1)
