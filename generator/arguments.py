"""What is written behind a command: folders, files, a day, a code; whatever cannot be meant ends with 2 and a sentence."""

from __future__ import annotations

import datetime
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import NoReturn

import click

from generator.artifact import Audience
from generator.files import named
from generator.settings import BuildOptions, today_in_beijing

_NEAR = ("昨天", "今天", "明天", "后天")


class Place(click.Path):
    """A folder that need not be there; an empty name, which a script's empty variable gives, would be the current folder."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder as it was written."""
        if not os.fspath(value).strip():
            self.fail("没有写文件夹的名字。", param, ctx)
        return Path(value)


class Port(click.ParamType[int]):
    """The number of a port; 0 is any that is free."""

    name = "port"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, in whichever digits it was written."""
        from generator.serve.server import LAST_PORT, USUAL_PORT

        written = unicodedata.normalize("NFKC", str(value)).strip()
        if not re.fullmatch(r"[0-9]{1,5}", written) or int(written) > LAST_PORT:
            self.fail(f"端口是一个数字，从 1 到 {LAST_PORT}，如 {USUAL_PORT}。", param, ctx)
        return int(written)


def here() -> Path:
    """The current folder; raises OSError if it has been removed, as other programs may do."""
    with named("当前文件夹"):
        return Path.cwd()


def place(root: Path, out: Path | None, audience: Audience = Audience.PUBLIC) -> Path:
    """Where the content below `root` goes for `audience`, as an absolute path; it need not be there, nor anything that ".." goes back from."""
    from generator.build.place import OFFICE, SITE, objection

    is_public = audience is Audience.PUBLIC
    folder = here() / (root / (SITE if is_public else OFFICE) if out is None else out)
    if ".." in folder.parts:
        folder = Path(os.path.realpath(folder if folder.name == ".." else folder.parent / folder.name))
    words = objection(root, folder, audience)
    if words:
        fail(f"{'网站' if is_public else '办公室的纸'}不能放到“{shown_as_written(folder)}”：{words}请用 --out 换一处。")
    return folder


def code(written: str) -> str:
    """A code of the catalogue, however it was typed."""
    from generator.problems import catalogue, nearest

    known = unicodedata.normalize("NFKC", written).strip().upper()
    if match := re.fullmatch(r"([A-Z])[- ]?([0-9]{1,2})", known):
        known = f"{match[1]}{match[2]:0>2}"
    if known not in catalogue():
        likely = nearest(known, catalogue())
        hint = f"您是不是想看 {likely}？" if likely else "编号由一个字母和两个数字组成，如 R01。"
        fail(f"没有编号“{shown_as_written(known)}”。{hint}")
    return known


def options_of(today: str, samples: str | None, production: bool) -> BuildOptions:
    """What the options of a command mean."""
    day = _day(today) if today else today_in_beijing()
    return BuildOptions(day, samples == "show" if samples else None, production)


def _day(written: str) -> datetime.date:
    """A day as the content writes it, or a word for one near today."""
    from generator.schema.days import FIRST_YEAR, LAST_YEAR, day
    from generator.schema.grammar import Refused

    if written.strip() in _NEAR:
        return today_in_beijing() + datetime.timedelta(_NEAR.index(written.strip()) - 1)
    try:
        return day(written)
    except Refused as refused:
        if refused.code == "S11":
            fail(f"“{shown_as_written(written)}”的年份不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，请核对。")
        fail(f"“{shown_as_written(written)}”不是日期，请写成 2026-03-08 这样。")


def shown_as_written(written: object) -> str:
    """What an editor wrote, fit for a message."""
    from generator.problems import shown

    return shown(str(written), 1000)


def fail(message: str) -> NoReturn:
    """Say what is wrong with the command and end with 2."""
    sys.stderr.write(message + "\n")
    raise SystemExit(2)
