"""What may lie beside a record, told by its name: clips and their captions, and how large they may be."""

from __future__ import annotations

import re

from generator.problems import Problem, problem

MOST_CLIP_BYTES = 30 * 1024 * 1024
_CLIP_NAME = re.compile(r".+\.mp4", re.IGNORECASE)
_CAPTIONS_NAME = re.compile(r".+\.vtt", re.IGNORECASE)
_SMALLER_CLIP = "短视频最长90秒。用剪映打开它，剪短一些，导出的时候分辨率选720P、帧率选30；或者用微信发给自己（不勾“原图”），再存下来。"


def is_clip(path: str) -> bool:
    """Whether a file has the name of a clip."""
    return bool(_CLIP_NAME.fullmatch(path))


def is_captions(path: str) -> bool:
    """Whether a file has the name of captions."""
    return bool(_CAPTIONS_NAME.fullmatch(path))


def too_large(path: str, size: int, most: int) -> Problem:
    """What is said of a file of `size` bytes where `most` are allowed."""
    unit, name = (2**20, "MB") if most >= 2**20 else (2**10, "KB")
    advice = {"advice": _SMALLER_CLIP} if is_clip(path) else {}
    return problem("F08", path, 0, 0, size=f"{-(-size // unit)} {name}", most=f"{most // unit} {name}", **advice)
