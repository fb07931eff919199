"""What Markdown, browsers and keyboards put in the midst of a name without keeping a reader from reading it."""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5

# What may stand between two characters of a name and does not keep a reader from reading it: blanks, of which a browser shows one or none, what
# nobody sees or only encircles, signs of Markdown, the beginning or end of a link, the end of a line. None of it is ever given back, so that
# no text can make a search slow.
_UNSEEN = "\u00ad\u0300-\u036f\u200b-\u200f\u2060-\u206f\u20d0-\u20f0\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_THROUGH = rf" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000{_UNSEEN}*_~`\\\["
_TITLE = r"""[ \t]["'][^\n]{0,200}?["'](?=[ \t]*\))"""  # of a link: there may be anything in it
_LINK_ENDS = re.compile(rf"\]\((?>{_TITLE}|\([^()\n]{{0,200}}\)|[^()\n]){{0,300}}+\)")
_BLANK_REFERENCES = "|".join(sorted(name for name, char in html5.items() if name[-1] == ";" and re.fullmatch(f"[{_THROUGH}]", char)))
_BLANK_NUMBERS = (
    "1(?:60|73);|8(?:19[2-9]|20[0-7]|239|28[7-9]|29[0-9]|30[0-3]);|12288;|65279;|x0*(?:a0|ad|20(?:0[0-9a-f]|[256][0-9a-f])|3000|feff);"
)
_REFERENCE = rf"&(?:{_BLANK_REFERENCES}|#0*(?:{_BLANK_NUMBERS}))"  # &nbsp;
_NEW_LINE = r"\r?\n(?![ \t\u3000>]*(?:\r?\n|[*+-] ))[ \t\u3000>]*"
_ON_THE_WAY = rf"[{_THROUGH}]++|{_LINK_ENDS.pattern}|{_NEW_LINE}|{_REFERENCE}"
BETWEEN = rf"(?:(?=[{_THROUGH}\]\r\n&])(?:{_ON_THE_WAY})*+)?"  # nearly always nothing, which is seen at once

# Between the parts of a name, as in 阿依古丽·买买提 and Emily Chen, each program and each person types another dot, a blank, or nothing.
DOTS = "·•・‧∙⋅･."
JOINT = re.compile(rf"[\s{re.escape(DOTS)}．﹒\-‐‑–—－]+")
BETWEEN_PARTS = rf"(?:[{re.escape(DOTS)}．﹒\-‐‑–—－]|{_ON_THE_WAY}){{0,12}}+"
_EMPHASIS = re.compile(r"\*+|~+|`+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])")
_SIGNS = re.compile(rf"{_LINK_ENDS.pattern}|\[|{_EMPHASIS.pattern}")
NOT_SEEN = re.compile(f"[{_UNSEEN}]")
SIGNS_ALONE = re.compile(f"[{_THROUGH}]+")


def in_its_markup(match: re.Match[str], stand_in: str) -> tuple[str, int]:
    """What stands in for a name, and up to where: links and emphasis that begin or end within it go on being whole, and none is left empty."""
    ends, begins = _marks_in(match)
    end = match.end()
    if ends:
        while begins and (closing := _closing(begins[-1]).match(match.string, end)):
            begins.pop()
            end = closing.end()
        while not begins and ends and match.string.startswith(ends[-1], end):  # what ends here would begin again at once
            end += len(ends.pop())
        return "".join((stand_in, *ends, *begins)), end
    return "".join((*begins, stand_in)), end


def _marks_in(match: re.Match[str]) -> tuple[list[str], list[str]]:
    """The signs in a name as it is written that end what began before it, and those that begin what ends behind it."""
    before = Counter(_EMPHASIS.findall(match.string[: match.start()].rpartition("\n\n")[2]))
    behind = _EMPHASIS.findall(match.string[match.end() :].partition("\n\n")[0])
    opened = {sign for sign, times in before.items() if times % 2}
    ends, begins = list[str](), list[str]()
    for sign in (each[0] for each in _SIGNS.finditer(match[0])):
        begun = "[" if sign[0] == "]" else sign
        if sign != "[" and begun in begins:
            begins.remove(begun)
        elif sign[0] == "]" or sign in opened:
            ends.append(sign)
            opened.discard(sign)
        elif sign == "[" or sign in behind:
            begins.append(sign)
    while ends and begins and ends[-1] == begins[0]:
        ends.pop()
        begins.pop(0)
    return ends, begins


def _closing(sign: str) -> re.Pattern[str]:
    return _LINK_ENDS if sign == "[" else re.compile(re.escape(sign))
