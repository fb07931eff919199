"""A picture in a text: its sign, its file, which may have blanks and brackets in its name, and its caption; and how it is written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.lazily import lazily
from generator.markdown.lines import Slip

PICTURE = "图片"
ALT = "画面里有什么"  # stands in a line to type for what the editor alone sees

_ENDING = r"\.(?:jpe?g|png|webp)"
FILE = rf"[^\s<>()（）\[\]【】/\\|\"“”'‘’*:：!！][^<>\[\]【】/\\|\"“”*:：\n]{{0,80}}?{_ENDING}"
_PICTURE = lazily(
    rf"(?P<bang>[!！])(?P<left>[ ]?[\[【［])(?P<alt>[^\[\]【】［］\n]{{0,80}})(?P<right>[\]】］][ 　]?)(?P<opening>[（(])[ 　]*"
    rf"(?P<file><{FILE}>|{FILE})(?P<blank>[ 　]*)"
    r"(?:(?P<quote>[\"'“”‘’「『＂])(?P<caption>[^\n]{0,100}?)(?P<end>[\"'“”‘’」』＂])|(?P<bare>[^\s()（）\"'“”‘’][^()（）\n\"'“”‘’]{0,60}?))?"
    r"[ 　]*(?P<closing>[)）])",
    re.IGNORECASE,
)
_BACKWARDS = lazily(
    rf"[!！][（(]([^\n()（）\[\]]{{0,60}})[)）][ ]?[\[【［]([^\s()（）/\[\]]+{_ENDING})[\]】］]",
    re.IGNORECASE,
)
_TARGET = lazily(rf"!\[[^\[\]\n]*\]\(<?({FILE})>?(?:[ ]+\"[^\n]*\")?\)", re.IGNORECASE)
_WRITTEN = lazily(
    r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<file><[^<>\n]*>|(?:[^()\s\"]|[ ](?![\"'])|\([^()\n]*\))+)(?:[ ]+[\"'](?P<caption>[^\n]*?)[\"'])?[ ]*\)"
)
_RIGHT = ("!", "[", "]", "(", ")")
_CAPTIONED = ('"', "'")


def pictures(line: str, number: int) -> Iterator[Slip]:
    """Pictures of a line that none would become, by signs of a Chinese keyboard or by a caption without its quotes."""
    for match in _PICTURE.finditer(line):
        if not _is_right(match):
            caption = (match["caption"] or match["bare"] or "").strip(" 　")
            meant = picture(match["alt"], match["file"], caption)
            yield Slip("sign", number, match.start() + 1, PICTURE, match.group(), meant)
    for match in _BACKWARDS.finditer(line):
        yield Slip("sign", number, match.start() + 1, PICTURE, match.group(), picture(match.group(1), match.group(2)))


def _is_right(match: re.Match[str]) -> bool:
    signs = tuple(match[each] for each in ("bang", "left", "right", "opening", "closing"))
    if signs != _RIGHT or match["bare"]:
        return False
    return not match["quote"] or (match["quote"] == match["end"] and match["quote"] in _CAPTIONED and match["blank"].startswith(" "))


def picture(alt: str, file: str, caption: str = "") -> str:
    """The sign for a picture, as it is typed."""
    words = caption.replace('"', "”")
    return f'![{alt}]({file} "{words}")' if words else f"![{alt}]({file})"


class Shown(NamedTuple):
    """A picture that stands in a line as it should: the sign, and its parts."""

    written: str
    alt: str
    file: str
    caption: str


def shown_in(line: str) -> list[Shown]:
    """The pictures of a line that are written as they should be; their names may be those of other files."""
    found = (match for match in _WRITTEN.finditer(line))
    return [Shown(match.group(), match["alt"], match["file"].strip("<>"), match["caption"] or "") for match in found]


def file_of(written: str) -> str:
    """The file that the sign for a picture names; "" if it is none."""
    match = _TARGET.search(written)
    return match.group(1) if match else ""
