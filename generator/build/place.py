"""Where a tree may be put, whatever is there: never over the sources, nor in what is somebody else's or comes and goes with a site; office and site apart."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.artifact import Audience
from generator.build.tree import is_published
from generator.cache import CACHE_FOLDER
from generator.load.walk import CONFIGURATION, FOLDERS

SITE = "site"
OFFICE = "office"  # beside it, for what is for the office only
PREVIEW = f"{CACHE_FOLDER}/preview"  # the only site in a hidden folder
_SOURCES = "那里有原来的内容。"
_HIDDEN = "名字用点开头的，是留给 Git 和别的程序的。"
_STATE = "那里是程序自己记账的地方。"
_STATE_NAME = re.compile(r"\..*\.beiyuan", re.IGNORECASE)


def objection(root: Path, out: Path, audience: Audience = Audience.PUBLIC) -> str:
    """What speaks against putting what is made for `audience` below `root` into `out`, an absolute path, in Chinese; "" if nothing does."""
    home = Path(os.path.realpath(root))
    names = (out, Path(os.path.realpath(out.parent)) / out.name, Path(os.path.realpath(out)))  # by whichever way one comes there
    return next((words for name in dict.fromkeys(names) for words in _objections(home, name, audience)), "")


def _objections(home: Path, out: Path, audience: Audience) -> Iterator[str]:
    if home.is_relative_to(out):
        yield _SOURCES
        return
    if audience is Audience.PUBLIC and out.is_relative_to(home / OFFICE):
        yield "那里放着只给办公室用的纸。"
    if audience is Audience.OFFICE and (out == home / SITE or (is_published(out) and (out / "index.html").exists())):
        yield "那里是公开的网站。"
    is_inside = out.is_relative_to(home)
    steps = [step.casefold() for step in (out.relative_to(home) if is_inside else out).parts]  # some systems do not tell cases apart
    if is_inside and steps[0] in (*FOLDERS, CONFIGURATION):
        yield _SOURCES
    if any(map(_STATE_NAME.fullmatch, steps)):
        yield _STATE
    if ".git" in steps or (is_inside and steps[0].startswith(".") and "/".join(steps) != PREVIEW):
        yield _HIDDEN
    around = next((folder for folder in out.parents if folder == home / SITE or is_published(folder)), None)
    if around:
        yield f"它在“{around}”里面，那里是另一个网站。"
