"""Signs and blanks that Chinese sentences do not have: of an English keyboard, typed twice, of the other width.

They are told by lines, each with the whole line as it is to be typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from generator.lazily import lazily
from generator.markdown.lines import Slip
from generator.text import HAN, half_width

Replacement = Callable[[re.Match[str]], str]

_OTHER = "\ufffc"  # stands for what is none of our signs, as a link
_OTHERS = lazily(
    r"`[^`\n]*`"
    r"|[!！]?[\[【［][^\[\]【】［］\n]*[\]】］][ ]?[(（](?:[^()（）\n]|[(（][^()（）\n]*[)）])*[)）]"  # with a name like “手 (1).jpg”, and a caption
    r"|[(（][^()（）\n]*[)）][ ]?\[[^\[\]\n]*\]|<[^<>\n]*>|\[\[[^\[\]\n]*\]\]|https?://\S+|www\.\S+"
)
_STOPS, _CLOSING, _OPENING = "，。！？；：、", "”’）」』》", "“‘（「『《"
_BEFORE, _AFTER = f"[{HAN}{_CLOSING}]", f"[{HAN}{_OPENING}]"
_WIDE = {",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；"}
_NARROW_OR_SMALL = {
    "｡": "。",
    "､": "、",
    "｢": "「",
    "｣": "」",
    "﹐": "，",
    "﹑": "、",
    "﹒": "。",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
}
_SIGN = r"(?:[,:;]|[?!]+|\.(?!\.))"
_SMILES = r"(?<![:;：；^_-])"  # a face stands in front of no bracket
_ENGLISH, _REPEATED, _BLANK, _FULL_WIDTH = "英文标点", "连打的标点", "用不着的空格", "全角的字母、数字"
_TIME = "时间里的中文冒号"

_MAYBE = lazily(
    rf"[{HAN}{_CLOSING}\])>`][,.?!:;(]|[\"'“][{HAN}“《]|[{HAN}{_STOPS}]\"|^\(|（[^（）\n]*\)|[０-９Ａ-Ｚａ-ｚ｡-､﹐-﹗]|([。，：；、])\1|[，、；][。！？]|[！？][。，、]"
    rf"|\.\.[{HAN}]|--[ ]?[{HAN}“]|[{HAN}”][ ]?--|－－|．．|···|[0-9]：[0-9]|[ ][{_STOPS}）》]|[，。！？；、（《][ ][{HAN}“《]|[{HAN}][ ]+[{HAN}]|[！？]{{3}}"
)
_PATTERNS: Sequence[tuple[str, re.Pattern[str], Replacement]] = (
    (
        _FULL_WIDTH,
        lazily(r"(^[ 　]*[（(]?[０-９]{1,2}(?=[、．)）]))|[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*"),
        lambda match: match[1] or half_width(match.group()),
    ),
    (_ENGLISH, lazily("[｡､｢｣﹐-﹗]"), lambda match: _NARROW_OR_SMALL.get(match.group(), match.group())),
    (_TIME, lazily(r"(?<![0-9：:])(?:[01]?[0-9]|2[0-4])：[0-5][0-9](?![0-9：])"), lambda match: match.group().replace("：", ":")),
    (_ENGLISH, lazily(rf"(?:(?<=[{HAN}”》])|^(?=\([^()]*\)$))\(([^()\n]*[{HAN}][^()\n]*)\)"), lambda match: f"（{match.group(1)}）"),
    (
        _ENGLISH,
        lazily(rf"{_SMILES}（([^()（）\n]*)\)|{_SMILES}\(([^()（）\n]*[{HAN}][^()（）\n]*)）"),
        lambda match: f"（{match.group(1) or match.group(2)}）",
    ),
    (_ENGLISH, lazily(r"“([^“”\"\n]*)\"(?![A-Za-z0-9])"), lambda match: f"“{match.group(1)}”"),
    (_ENGLISH, lazily(rf"(?<![=A-Za-z0-9])\"([{HAN}“《][^“”\"<>\n]*)”"), lambda match: f"“{match.group(1)}”"),
    (_ENGLISH, lazily(rf'(?<![=A-Za-z0-9])"([{HAN}“《][^"<>\n]*)"(?![A-Za-z0-9])'), lambda match: f"“{match.group(1)}”"),
    (_ENGLISH, lazily(rf"(?<![=A-Za-z0-9])'([{HAN}《][^'\"<>\n]*)'(?![A-Za-z0-9])"), lambda match: _single(match)),
    (_REPEATED, lazily(rf"(?<={_BEFORE})(?:\.{{2,}}|．{{2,}}|·{{3,}})|(?<![.\w/])\.{{3,}}(?=[{HAN}])"), lambda match: "……"),
    (
        _ENGLISH,
        lazily(rf"(?<={_BEFORE}){_SIGN}(?:[ ]*(?=[{_AFTER[1:-1]}{_CLOSING}{_OTHER}])|(?=[ ]*$))|(?<={_OTHER}){_SIGN}[ ]*(?={_AFTER})"),
        lambda match: "".join(_WIDE[sign] for sign in match.group().strip(" ")),
    ),
    (_REPEATED, lazily(r"。{3,}|，{3,}|、{3,}"), lambda match: "……"),
    (_REPEATED, lazily(r"([。，：；、])\1+"), lambda match: match.group(1)),
    (_REPEATED, lazily(r"[，、；]+(?=[。！？])|(?<=[！？])[。，、]+"), lambda match: ""),
    (
        "英文的破折号",
        lazily(rf"(?:(?<={_BEFORE})|^)[ ]*(?!——(?!-))[-－—]*[-－][-－—]+[ ]*(?:(?={_AFTER})|(?=$)(?<!^))"),
        lambda match: "——",
    ),
    (
        _BLANK,
        lazily(rf"(?<=[{HAN}A-Za-z0-9{_CLOSING}{_OTHER}])[ ]+(?=[{_STOPS}）》」』])|(?<=[，。！？；、（《「『])[ ]+(?={_AFTER})"),
        lambda match: "",
    ),
)  # in this order, each on what those before have left
_EMPHATIC = lazily(rf"[{HAN}]{{0,6}}([！？])\1{{2,}}")
_GAP = lazily(rf"(?<=[{HAN}])[ ]+(?=[{HAN}])")
_WORDS = lazily(rf"[{HAN}]+")
_IS_SENTENCE = lazily(r"^(?![|#]).*[。！？…][”’）]*[ ]*$")
_LEAST_WORDS, _LEAST_LINE = 3, 12  # characters beside a blank, and of a line in which one blank is none between two names


def punctuation(lines: Sequence[str], written: Sequence[str]) -> Iterator[Slip]:
    """Each of `lines` with such signs between Chinese characters; `written` are the same lines with their code."""
    for number, (line, whole) in enumerate(zip(lines, written, strict=True), 1):
        if line and _MAYBE.search(line) and not line.startswith((":::", "：：")) and _OTHER not in line:
            signs, mended = _mended(whole)
            if signs:
                at = next(index for index, (old, new) in enumerate(zip_longest(whole, mended)) if old != new)
                yield Slip(
                    "punctuation",
                    number,
                    at + 1,
                    "标点",
                    "；".join(f"{what} {' '.join(each)}".strip() for what, each in signs.items()),
                    mended,
                )
            for match in _EMPHATIC.finditer(mended):
                yield Slip(
                    "emphatic",
                    number,
                    whole.find(match.group(1) * 3) + 1 or 1,
                    "标点",
                    match.group(),
                    match.group().rstrip("！？") + match.group(1),
                )


def punctuated(line: str) -> str:
    """The same line as it is to be typed."""
    return _mended(line)[1] if _OTHER not in line else line


def _mended(line: str) -> tuple[dict[str, dict[str, None]], str]:
    """The line as it is to be typed, with the signs that are otherwise in it, by what they are."""
    others: list[str] = []

    def set_apart(match: re.Match[str]) -> str:
        others.append(match.group())
        return _OTHER

    signs: dict[str, dict[str, None]] = {}
    plain = _OTHERS.sub(set_apart, line)
    for what, pattern, replacement in _PATTERNS:
        plain = pattern.sub(_noting(signs, what, replacement), plain)
    if " " in plain and _IS_SENTENCE.match(plain):
        plain = _without_gaps(plain, signs)
    rest = iter(others)
    return signs, re.sub(_OTHER, lambda _: next(rest), plain)


def _noting(signs: dict[str, dict[str, None]], what: str, replacement: Replacement) -> Replacement:
    """The same replacement, which notes what it changes."""

    def replaced(match: re.Match[str]) -> str:
        new = replacement(match)
        old = match.group()
        if new != old:
            noted = (
                [old.strip(" ")]
                if what in (_REPEATED, _TIME, _FULL_WIDTH)
                else [sign for sign in old if sign not in new and not re.match(f"[{HAN} ]", sign)]
            )
            signs.setdefault(what, {}).update(dict.fromkeys(filter(None, noted)))
        return new

    return replaced


def _single(match: re.Match[str]) -> str:
    """Between single signs: inside of others those of the second order."""
    before = match.string[: match.start()]
    return f"‘{match.group(1)}’" if before.count("“") > before.count("”") else f"“{match.group(1)}”"


def _without_gaps(line: str, signs: dict[str, dict[str, None]]) -> str:
    """The sentence without blanks between Chinese characters, but for those that may stand between names or the parts of a list."""
    gaps = list(_GAP.finditer(line))
    doomed = [gap for gap in gaps if _parts_a_sentence(line, gap, len(gaps))]
    if doomed:
        signs.setdefault(_BLANK, {})
    for gap in reversed(doomed):
        line = line[: gap.start()] + line[gap.end() :]
    return line


def _parts_a_sentence(line: str, gap: re.Match[str], count: int) -> bool:
    before, after = (len(found.group()) for found in (_last_words(line, gap.start()), _WORDS.match(line, gap.end())) if found)
    return 1 in (before, after) or (count == 1 and min(before, after) >= _LEAST_WORDS and len(line) >= _LEAST_LINE)


def _last_words(line: str, end: int) -> re.Match[str] | None:
    start = end
    while start and _WORDS.match(line, start - 1, start):
        start -= 1
    return _WORDS.match(line, start, end)
