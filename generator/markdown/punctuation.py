"""Stops and brackets of an English keyboard in Chinese sentences: told by lines, each with the whole line as it is to be typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.lazily import lazily
from generator.markdown.lines import Slip
from generator.text import HAN

_WIDE = {",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；"}
_BEFORE, _AFTER = f"[{HAN}”’）」』》]", f"[{HAN}“‘（「『《]"
_STAND_IN = "\ufffc"  # for what is none of our signs, as a link
_SIGN = r"(?:[,?!:;]|\.(?!\.))"
_STOP = lazily(rf"(?<={_BEFORE}){_SIGN}(?:[ ]*(?=[{_AFTER[1:-1]}{_STAND_IN}])|(?=[ ]*$))|(?<={_STAND_IN}){_SIGN}[ ]*(?={_AFTER})")
_BRACKETS = lazily(rf"(?:(?<=[{HAN}”》])|^(?=\([^()]*\)$))\(([^()\n]*[{HAN}][^()\n]*)\)")
_QUOTES = lazily(rf'(?<![=A-Za-z0-9])"([{HAN}“《][^"<>\n]*)"(?![A-Za-z0-9])')
_MAYBE = lazily(rf"[{_BEFORE[1:-1]})\]>][,.?!:;(]|\"[{HAN}“《]|^\(")
_OTHERS = lazily(r"!?\[[^\[\]\n]*\]\([^()\n]*\)|\([^()\n]*\)[ ]?\[[^\[\]\n]*\]|<[^<>\n]*>|\[\[[^\[\]\n]*\]\]|https?://\S+")


def punctuation(lines: Sequence[str], written: Sequence[str]) -> Iterator[Slip]:
    """Each of `lines` with such signs between Chinese characters; `written` are the same lines with their code."""
    for number, (line, whole) in enumerate(zip(lines, written, strict=True), 1):
        if not _MAYBE.search(line) or line.startswith(":::"):
            continue
        plain = _OTHERS.sub(lambda other: _STAND_IN * len(other.group()), line)
        meant = dict(_meant(plain))
        if meant:
            mended = "".join(meant.get(index, sign) for index, sign in enumerate(whole))
            signs = " ".join(dict.fromkeys(whole[index] for index in sorted(meant) if meant[index]))
            yield Slip("punctuation", number, min(meant) + 1, "标点", signs, mended)


def _meant(line: str) -> Iterator[tuple[int, str]]:
    """Where a sign stands, and the one that is meant; a blank behind it is none."""
    signs = list(line)
    for pattern, opening, closing in ((_BRACKETS, "（", "）"), (_QUOTES, "“", "”")):
        for match in pattern.finditer(line) if pattern is _BRACKETS or line.count('"') % 2 == 0 else ():
            for index, sign in ((match.start(), opening), (match.end() - 1, closing)):
                signs[index] = sign
                yield index, sign
    for match in _STOP.finditer("".join(signs)):
        yield match.start(), _WIDE[match.group()[0]]
        yield from ((index, "") for index in range(match.start() + 1, match.end()))
