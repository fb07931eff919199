"""Whether a text is so plain that reading it line by line finds just what the parser finds; nearly all are.

What is doubtful is not plain, and costs a parse. `tests/markdown/test_one_reading.py` holds both readings together.
"""

from __future__ import annotations

import re

from generator.markdown.grammar import BLOCKS, DIALOGUE, GALLERY

_SIMPLE = re.compile(
    r"\[\[[^\[\]\n|]{1,60}\]\]"  # a mark
    r'|!?\[[^\[\]()|\n]*\]\([^\s()\[\]"\'|]+(?:[ ]"[^"\[\]()|\n]*")?\)'  # a link, a picture
)
_DOUBTFUL_CHARACTER = re.compile(r"[\\`<\t]")  # escapes, code, tags, addresses in angle brackets
_DOUBTFUL_LINE = re.compile(
    r"^(?:[ ]|~~~"  # what is indented, boxes of code
    r"|(?:>|[-*+](?=[ ])|[0-9]{1,9}[.)])(?:[ ]{2}|[ ]*(?:[#>]|:::|[-*+][ ]|[0-9]{1,9}[.)][ ]))"  # one thing inside another
    r"|#++(?![ ]?[^ #*_\[\]&!\n](?:[^#*_\[\]&!\n]*[^ #*_\[\]&!\n])?$)"  # a heading with anything but words
    r"|#{7})",
    re.MULTILINE,
)
_BOLD = re.compile(r"\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*")
_READ_LIKE_TEXT = {*BLOCKS} - {GALLERY, DIALOGUE}
_FENCE_OF_BLOCK = re.compile(r"^:::[ ]*([^\s:]*)[ ]*(.*)$", re.MULTILINE)


def is_plain(text: str) -> bool:
    """Whether `generator.markdown.scan` alone may read `text`."""
    if _DOUBTFUL_CHARACTER.search(text) or _DOUBTFUL_LINE.search(text) or (":::" in text and not _has_plain_blocks(text)):
        return False
    if "**" in text and "**" in _BOLD.sub("", text):  # what is bold then, the parser alone knows
        return False
    return ("[" not in text and "]" not in text) or not re.search(r"[\[\]]", _SIMPLE.sub("", text))


def _has_plain_blocks(text: str) -> bool:
    """Whether every block has a name that we know, begins after an empty line, and is closed before the next; figures hold nothing else."""
    opened, end = "", 0
    for match in _FENCE_OF_BLOCK.finditer(text):
        before = text[end : match.start()]
        name = match[1]
        if bool(name) == bool(opened) or ":::" in before or (name and name not in _READ_LIKE_TEXT):
            return False
        if name and before.strip(" ") not in ("", "\n") and not before.endswith("\n\n"):
            return False
        if opened == "数字" and before.strip():
            return False
        opened, end = name, match.end()
    return not opened and ":::" not in text[end:]
