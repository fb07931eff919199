"""Chinese text: characters, dates and counts as people read them."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
WIDE = HAN + "\u3000-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026"


def date_in_chinese(day: date) -> str:
    """2026年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_in_chinese(year: int, month: int) -> str:
    """2026年3月."""
    return f"{year}年{month}月"


def period_in_chinese(text: str) -> str:
    """A date as far as it is known: "2025", "2025-06" or "2025-06-26" as 2025年6月26日."""
    units = "年月日"
    return "".join(f"{int(part)}{unit}" for part, unit in zip(text.split("-"), units, strict=False))


def duration_in_chinese(seconds: int) -> str:
    """1分20秒."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}分{rest}秒" if minutes and rest else f"{minutes}分钟" if minutes else f"{rest}秒"


def titled(title: str, is_sample: bool) -> str:
    """A title where it stands alone, for which a sample has to say what it is."""
    return f"【示例】{title}" if is_sample and "示例" not in title else title


NUMERALS = "零一二三四五六七八九"


def number_in_chinese(number: int) -> str:
    """十二, for whole numbers from 1 to 99; larger ones stay in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十") + (NUMERALS[ones] if ones or not tens else "")


# Whoever copies from a PDF gets radicals in the place of characters, which look the same. Unicode's tables of equals know the 214 of Kangxi
# and forms kept for compatibility; of its supplement, from U+2E80, those that are whole characters stand here with what they look like.
_LOOK_ALIKE = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
_SUPPLEMENT = {
    radical: char
    for first, chars in (
        (0x2E8C, "小小兀"),
        (0x2E92, "巳幺"),
        (0x2E9C, "日月"),
        (0x2E9F, "母民"),
        (0x2EA7, "牛"),
        (0x2EA9, "王疋目示"),
        (0x2EAE, "竹"),
        (0x2EB6, "羊羊"),
        (0x2EBB, "聿肉臼"),
        (0x2EC1, "虎"),
        (0x2EC4, "西见角"),
        (0x2EC9, "贝足车"),
        (0x2ED1, "長"),
        (0x2ED3, "长门"),
        (0x2ED7, "雨青韦页风飞食"),
        (0x2EE2, "马骨鬼鱼鸟卤麦黄黾"),
        (0x2EEC, "齐"),
        (0x2EEE, "齿"),
        (0x2EF0, "龙龜"),
        (0x2EF3, "龟"),
    )
    for radical, char in enumerate(chars, first)
}


@functools.cache
def _look_alikes() -> Mapping[int, str]:
    known = {ord(each): unicodedata.normalize("NFKC", each) for each in map(chr, (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)))}
    return {radical: char for radical, char in known.items() if len(char) == 1} | _SUPPLEMENT


def unified(text: str) -> str:
    """`text` with characters in the place of radicals that look like them, each where it stood."""
    return text.translate(_look_alikes()) if _LOOK_ALIKE.search(text) else text


@functools.cache
def radicals() -> Mapping[str, str]:
    """The radicals that look like a character, one or several, for each that has any."""
    found: dict[str, str] = {}
    for radical, char in _look_alikes().items():
        found[char] = found.get(char, "") + chr(radical)
    return found


_LATIN = (
    (0xAA, 0x300),
    (0x1D00, 0x1F00),
    (0x2070, 0x2190),
    (0x2460, 0x2500),
    (0x2C60, 0x2C80),
    (0xFF10, 0xFF5B),
    (0x1D400, 0x1D800),
    (0x1F100, 0x1F200),
)
_LETTER_OF = re.compile(r"(?:.* )?(?:LATIN|CIRCLED|SQUARED|INDICATOR SYMBOL)[A-Z ]* (?:LETTER|SMALL CAPITAL) ([A-Z])(?: WITH .*)?")


@functools.cache
def fancy_letters() -> Mapping[str, str]:
    """By each letter and digit of ASCII, letters in lower case, how it is written besides: with accents, wide, bold, raised, in a circle."""
    found: dict[str, str] = {}
    for char in map(chr, itertools.chain.from_iterable(itertools.starmap(range, _LATIN))):
        plain = unicodedata.normalize("NFKD", char).strip("().,")
        plain = "".join(each for each in plain if not unicodedata.combining(each))
        if named := _LETTER_OF.fullmatch(unicodedata.name(char, "")):
            plain = named[1]
        if len(plain) == 1 and plain.isascii() and plain.isalnum():
            found[plain.lower()] = found.get(plain.lower(), "") + char
    return found


_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # joiners, isolates, choices of a glyph


def as_seen(text: str) -> tuple[str, Sequence[int]]:
    """`text` without what a reader does not see and with what he takes a radical for, for rules on names; and of each character its offset in `text`."""
    text = unified(text)
    if not _UNSEEN.search(text):
        return text, range(len(text))
    offsets = [offset for offset, char in enumerate(text) if not _UNSEEN.match(char)]
    return "".join(map(text.__getitem__, offsets)), offsets


_HALVES = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}


_FOLD = re.compile(rf"(?<=[{WIDE}])[ \t]*\n\s*(?=[{WIDE}])")


def half_width(text: str) -> str:
    """`text` with Latin letters, digits, signs and blanks as a keyboard without Chinese types them, none at its ends."""
    return text.translate(_HALVES).strip()


def as_one_line(text: str) -> str:
    """`text` without the ends of its lines: between Chinese characters nothing stands for one, elsewhere a blank."""
    return " ".join(_FOLD.sub("", text).split()) if "\n" in text else text.strip()
