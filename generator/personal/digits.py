"""Runs of digits as people write them to be read by people: full width, Han, circled, with blanks, dashes, dots, brackets and line breaks between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_FIGURES = {ord(char): digit for digit, chars in {"0": "Oo", "1": "lI"}.items() for char in chars}
_FIGURES |= {code: str(unicodedata.digit(chr(code))) for span in ((0xFF10, 0xFF1A), (0x1D7CE, 0x1D800)) for code in range(*span)}
_FIGURES |= {code: str((code - 0x245F) % 10) for code in range(0x2460, 0x2469)} | {0x24EA: "0", 0x24FF: "0"}
_FIGURES |= {first + at: str(at + 1) for first in (0x2474, 0x2488, 0x2776, 0x2780, 0x278A) for at in range(9)}
_FIGURES |= {first + at: str(at) for first in (0x0660, 0x06F0) for at in range(10)}
_FIGURES |= {ord(char): digit for char, digit in zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789", strict=True)}
_FIGURES_OF = {code: ord(digit) for code, digit in _FIGURES.items()}
_WORDS = {
    ord(char): digit
    for digit, chars in enumerate(("〇零○洞", "一壹幺妖㊀", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒拐", "八捌", "九玖勾"))
    for char in chars
}
_WORDS_AS_DIGITS = {code: str(digit) for code, digit in _WORDS.items()}
_RARE = re.compile("[\U0001d7ce-\U0001d7ff]")  # mathematical ones, by themselves: a set with such characters is slow
_DIGIT = "0-9" + "".join(chr(code) for code in _FIGURES if code < 0x10000)
_WORD = "".join(map(chr, _WORDS))
SPOKEN = _WORD
_SIGNS = " \t\n\u3000\u00a0-‐‑‒–—―−－﹣_.．。·•・‧,，、/／\\()（）[]［］【】{}「」〔〕“”\"'‘’+＋~～=*＊>杠转空格点横"
_BETWEEN = re.escape(_SIGNS)
_RUN = re.compile(rf"[{_DIGIT}{_WORD}](?:[{_BETWEEN}]{{0,4}}+[{_DIGIT}{_WORD}]){{6,}}+")
_HAS_WORD = re.compile(f"[{_WORD}]")
_OF_LETTERS = re.compile(r"[OoIl]")
_LETTER = re.compile(r"[A-Za-z]")
_IS_FIGURE = re.compile(r"[0-9]")
_SIGNS_AS_ONE = dict.fromkeys(map(ord, _SIGNS), "-")
_NUMBERS = str.maketrans(_FIGURES | _SIGNS_AS_ONE)
_WITH_WORDS = str.maketrans(_FIGURES | _WORDS_AS_DIGITS | _SIGNS_AS_ONE)
_NAMED = re.compile(r"[李张王刘陈赵孙周吴郑杨黄林何高马罗老小阿](?=[二三四五六七八九]$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that stand close to each other, in figures, with a dash for each sign between: as long as what was written, from `start` of the text."""

    start: int
    digits: str
    text: str  # the whole

    def before(self, offset: int, most: int = 16) -> str:
        """What stands before `offset` of the run, in its paragraph."""
        at = self.start + offset
        return self.text[max(0, at - most) : at].rpartition("\n\n")[2]

    def after(self, offset: int, most: int = 8) -> str:
        """What stands behind `offset` of the run, in its paragraph."""
        at = self.start + offset
        return self.text[at : at + most].partition("\n\n")[0]


def runs(text: str) -> Iterator[Run]:
    """All runs of seven digits or more: in figures alone, and once more with the words among them read as digits."""
    if _RARE.search(text):
        text = _RARE.sub(_plain, text)
    for match in _RUN.finditer(text):
        start, end, written = match.start(), match.end(), match.group()
        if end < len(text) and text[end] in "XxＸｘ":  # the last of an ID card
            written += "X"
        figures = written.translate(_NUMBERS)
        if _OF_LETTERS.search(written) and (not _IS_FIGURE.search(written) or (start and _LETTER.match(text, start - 1))):
            figures = written.translate(_SIGNS_AS_ONE)  # a word, not a number with O for 0
        if not _HAS_WORD.search(written):
            yield Run(start, figures, text)
            continue
        if _IS_FIGURE.search(figures):
            yield Run(start, figures, text)
        yield _spoken(start, written, text)


def as_figures(text: str) -> str:
    """The text with all digits in figures, however they were written, and with a dash for each sign between."""
    return text.translate(_WITH_WORDS)


def _plain(match: re.Match[str]) -> str:
    return chr(_FIGURES_OF[ord(match.group())])


def _spoken(start: int, written: str, text: str) -> Run:
    """A run in which words are digits; 张三 before it is no part of it."""
    if _NAMED.match(text[start - 1 : start + 1]) and _HAS_WORD.match(written):
        start, written = start + 1, written[1:]
    return Run(start, written.translate(_WITH_WORDS), text)
