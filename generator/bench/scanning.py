"""A plain scan of the texts, which every answer is held against: no index, no shards, each text looked through from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from generator.bench.indexing import Text
from generator.render.base.readings import alternatives
from generator.render.everything import search

_HAN = "零一二三四五六七八九"
_GRADE = re.compile("[1-9](?=年级)")  # 3年级 is 三年级
_COUNTED = re.compile(f"(?:[{_HAN[1:]}]?十[{_HAN[1:]}]?|[{_HAN[1:]}两])(?=[月日号点幅到至—-]|年级)")
_SPAN = re.compile("(?<=[0-9])(?:[–~到至](?=[0-9])|-(?=[0-9]+[^-0-9/.日号]))")
_DAY = re.compile("(?<![0-9])(?:([0-9]{4})[-/.年])?0?(1[0-2]|[1-9])[-/.月]0?(3[01]|[12][0-9]|[1-9])(?![0-9]|[-/.][0-9])[日号]?")
_MONTH = re.compile("([0-9]{4})[-/.]0?(1[0-2]|[1-9])$")
_HOUR = re.compile("(上午|下午|早上|晚上)?([0-9]+)点(半|[0-9]+)?[分整钟]?")
_WHOLE = re.compile("[0-9]+[^0-9年]")  # with which number a word begins, that is not the end of a longer one


def scanned(texts: Iterable[Text], words: Sequence[str], synonyms: Sequence[Sequence[str]] = ()) -> set[str]:
    """The addresses of the texts that have all of `words`."""
    return {each.address for each in texts if all(_has(each, word, synonyms) for word in words)}


def _has(text: Text, word: str, synonyms: Sequence[Sequence[str]]) -> bool:
    low = search.folded(word)
    forms = {
        low,
        _GRADE.sub(lambda grade: _HAN[int(grade.group())], low),
        _printed(low),
        *(search.folded(form) for group in synonyms if low in map(search.folded, group) for form in group),
    }
    if any(_stands(text.words, form) for form in forms):
        return True
    return low.isascii() and low.isalpha() and any(_sounds_like(syllables, low) for syllables in text.heard)


def _stands(words: str, form: str) -> bool:
    return form in words and (not _WHOLE.match(form) or re.search(f"(?<![0-9]){re.escape(form)}", words) is not None)


def _printed(word: str) -> str:
    """A word with numbers, days and hours as pages print them."""
    figured = _SPAN.sub("—", _COUNTED.sub(lambda found: str(_counted(found.group())), word))
    dated = _MONTH.sub(r"\1年\2月", _DAY.sub(_day, figured, 1))
    return re.sub("([0-9])幅", r"\1号", _HOUR.sub(_hour, dated, 1), count=1)


def _counted(han: str) -> int:
    tens, ten, ones = han.replace("两", "二").rpartition("十")
    return (10 * _HAN.index(tens or "一") if ten else 0) + (_HAN.index(ones) if ones else 0)


def _day(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{f'{year}年' if year else ''}{month}月{day}日"


def _hour(found: re.Match[str]) -> str:
    half, hour, minutes = found.groups()
    is_late = half in ("下午", "晚上") and int(hour) < 12
    return f"{int(hour) + 12 if is_late else hour}:{'30' if minutes == '半' else minutes or '00'}"


def _sounds_like(syllables: Sequence[str], letters: str) -> bool:
    heard = [alternatives(each) for each in syllables]
    tails = [heard[start:] for start in range(len(heard))]
    return any(_begins([[each[0] for each in ways] for ways in tail], letters) or _begins(tail, letters) for tail in tails)


def _begins(heard: Sequence[Sequence[str]], letters: str) -> bool:
    """Whether one of all ways to say what is heard begins with `letters`."""
    said = {""}
    for ways in heard:
        said = {whole for before in said for each in ways if (whole := before + each).startswith(letters) or letters.startswith(whole)}
    return any(each.startswith(letters) for each in said)


def fragments(texts: Sequence[Text], number: int, random: Random) -> Iterator[str]:
    """Pieces of two to seven characters out of words of the texts, wherever they begin."""
    found = 0
    while found < number:
        whole, length = random.choice(texts).words, random.randint(2, 7)
        start = random.randrange(max(1, len(whole) - length))
        piece = whole[start : start + length]
        if piece.isalnum() and len(piece) == length and not (piece.isascii() and piece.isalpha()):
            found += 1
            yield piece


def phrases(texts: Sequence[Text], number: int, random: Random) -> Iterator[str]:
    """Longer pieces with all the marks that are in them, but for quotation marks and ends of lines."""
    found = 0
    while found < number:
        line = random.choice(random.choice(texts).words.split("\n"))
        length = random.randint(6, 18)
        start = random.randrange(max(1, len(line) - length))
        piece = " ".join(line[start : start + length].split())
        if len(piece) == length and any(map(str.isalnum, piece)) and piece.strip() == piece and not set(piece) & set('“”"「」『』'):
            found += 1
            yield piece
