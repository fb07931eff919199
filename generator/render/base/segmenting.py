"""The phrases of a line of Chinese, between which it may break: words of a dictionary, with what is too short to stand alone beside its neighbour."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from generator.keyed import Stored, Workshop
from generator.lazily import lazily
from generator.text import HAN

_OPENING, _CLOSING = "“‘《〈「『【（〔", "”’》〉」』】）〕，。、：；？！…—·"
_WORDS = Path(__file__).parents[2] / "words.txt"  # which the dictionary has not, or would cut
_OTHER = rf"[^\s{HAN}{_OPENING}{_CLOSING}]+"
_PIECE = lazily(rf"(?P<han>[{HAN}]+)|(?P<opening>[{_OPENING}])|(?P<closing>[{_CLOSING}/+]+|\s+)|{_OTHER}(?:—(?=\d){_OTHER})*")
_STOPS = frozenset("，。：；？！…—）〕")  # short words do not join across them
_NUMBER = lazily(r"[\d.,]+|[〇零一二两三四五六七八九十百千万亿几半]+")

# Single characters that belong to what is before them: by themselves, or as what the dictionary takes them for.
_TRAILING = frozenset("的了着过吗呢吧啊呀嘛喽啦们地得之上里下中前后外内旁边间时者家式性化半村街巷路")
_TRAILING_SORTS = frozenset(("k", "f", "y", "uj", "ul", "uz", "ug", "ud", "uv"))  # suffixes, places, particles
_NOUN = "n"
_VERBS = frozenset("数报飞")  # which the dictionary takes for nouns
_ENOUGH = 4  # characters of a phrase: to one that is longer no short word is added


@dataclass(frozen=True)
class Phrases(Stored):
    """The phrases of `text`. What is kept are their lengths, and no word of it, so that they may outlive the text."""

    text: str

    @property
    def origin(self) -> bytes:
        """No file: they are kept as long as the tool is the same."""
        return b"phrases"

    def values(self, workshop: Workshop) -> tuple[bytes]:
        """Find them."""
        return (" ".join(str(len(phrase)) for phrase in phrases_of(self.text)).encode(),)


def phrases(workshop: Workshop, text: str) -> Sequence[str]:
    """The phrases of `text`, which they make up again.

    The dictionary is loaded for a text that was never seen, and then it is quicker than a look into the store.
    """
    wanted = Phrases(text)
    if _segmenter.cache_info().currsize:
        (lengths,) = wanted.values(workshop)
        workshop.store.put(wanted.key(), lengths, wanted.claim())
    else:
        lengths = workshop.fetch(wanted)
    found, start = [], 0
    for length in map(int, lengths.split()):
        found.append(text[start : start + length])
        start += length
    return found


def phrases_of(text: str) -> list[str]:
    """The phrases of `text`, which they make up again."""
    return ["".join(word.before + word.letters + word.after for word in phrase) for clause in _clauses(text) for phrase in _joined(clause)]


@dataclass(slots=True)
class _Word:
    """A word with the marks before and after it; `sort` is the part of speech that the dictionary takes it for."""

    letters: str
    sort: str = ""
    before: str = ""
    after: str = ""


_Phrase = list[_Word]


def _clauses(text: str) -> list[list[_Word]]:
    """The words of `text`, in groups that end where no short word should join the next; an opening mark is with the next, all others are with the one before."""
    clauses: list[list[_Word]] = [[]]
    last, before = None, ""
    for match in _PIECE.finditer(text):
        piece, sort = match[0], match.lastgroup
        if sort == "closing" and last and not before:
            last.after += piece
            is_over = piece.isspace() or not _STOPS.isdisjoint(piece)
        elif sort in ("opening", "closing"):
            before += piece
            is_over = piece == "（"
        else:
            new = [_Word(*each) for each in _segmenter().tag(piece, False)] if sort == "han" else [_Word(piece)]
            new[0].before = before
            clauses[-1] += new
            last, before, is_over = new[-1], "", False
        if is_over and clauses[-1]:
            clauses.append([])
    if before:
        clauses[-1].append(_Word("", before=before))
    return clauses


def _joined(clause: Iterable[_Word]) -> list[_Phrase]:
    """The phrases of a clause: a lone character goes with what is before it or with what comes next, two of them may be a phrase."""
    found: list[_Phrase] = []
    waiting: _Phrase = []  # lone characters that belong to what comes next
    for word in clause:
        before = waiting or (found[-1] if found else None)
        if before and _is_trailing(word, before):
            before.append(word)
            if waiting:
                found.append(waiting)
                waiting = []
        elif len(word.letters) == 1 and len(waiting) < 2:
            waiting.append(word)
        elif len(word.letters) == 1:
            found.append(waiting)
            waiting = [word]
        elif waiting and (len(waiting) < 2 or len(waiting) + len(word.letters) <= _ENOUGH):
            found.append([*waiting, word])
            waiting = []
        else:
            found += [waiting, [word]] if waiting else [[word]]
            waiting = []
    if len(waiting) == 1 and found:
        found[-1] += waiting
    elif waiting:
        found.append(waiting)
    return found


def _is_trailing(word: _Word, before: _Phrase) -> bool:
    """Whether `word` belongs to what is before it: a measure behind its number, a particle, the end of a compound, a character said twice."""
    last, letters, sort = before[-1], word.letters, word.sort
    if word.before or last.after.endswith(("、", "/")):
        return False
    if last.sort in ("m", "") and not last.after and _NUMBER.fullmatch(last.letters):
        return len(letters) == 1 or letters[0] in "年月日" or (len(last.letters) > 1 and len(letters) == 2)
    if len(letters) > 1 or letters in _VERBS or (letters == "过" and not last.sort.startswith("v")):
        return False
    if letters in _TRAILING or sort in _TRAILING_SORTS or last.letters.endswith(letters):
        return True
    return sort == _NOUN and not last.after and sum(len(each.letters) for each in before) <= _ENOUGH


@functools.cache
def _segmenter() -> ModuleType:
    """The segmenter with our own words; to load its dictionary takes a tenth of a second and 57 MB, so it comes last."""
    import rjieba

    for word in _WORDS.read_bytes().decode().split():
        rjieba.add_word(word, None, None)
    return rjieba
