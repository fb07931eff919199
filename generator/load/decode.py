"""Bytes to text, strictly: UTF-8, whole lines, nothing invisible that could deceive a reader or a program."""

from __future__ import annotations

import re

from generator.problems import Problem, problem

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls; a lone carriage return is one of them
    "\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, bidi controls
    "\ue000-\uf8ff\ufffd\ufdd0-\ufdef\ufffe\uffff"  # private use, replacement, noncharacters
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"  # tags and the private planes
)


def decode(path: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text of `data` with plain line feeds, or None with a problem that says where and which encoding it seems to be."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        problems.append(problem("F11", path, 1, 1, guess="UTF-16"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        problems.append(problem("F11", path, line, column, guess=_guess(data)))
        return None
    text = text.replace("\r\n", "\n")
    match = FORBIDDEN.search(text)
    if match:
        line, column = place(text, match.start())
        problems.append(problem("F12", path, line, column, char=f"U+{ord(match.group()):04X}"))
        return None
    return text


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of `offset` in `text`, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "其他编码或不是文字文件"
    return "GBK（记事本里叫 ANSI）"
