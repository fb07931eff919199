"""What is written behind a command: folders, files, a day, a code; whatever cannot be meant ends with 2 and a sentence."""

from __future__ import annotations

import datetime
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

import click

from generator.artifact import Audience
from generator.files import named
from generator.settings import BuildOptions, today_in_beijing

if TYPE_CHECKING:
    from generator.problems import Problem


class Place(click.Path):
    """A folder that need not be there; an empty name, which a script's empty variable gives, would be the current folder."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder as it was written."""
        if not os.fspath(value).strip():
            self.fail("没有写文件夹的名字。", param, ctx)
        return Path(value)


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
        fail(f"{'网站' if is_public else '办公室的纸'}不能放到“{_shown(folder)}”：{words}请用 --out 换一处。")
    return folder


def about(root: Path, paths: Sequence[Path], problems: Sequence[Problem]) -> Sequence[Problem]:
    """Those of `problems` that are about the files and folders `paths`; the root means everything."""
    names = [_name(root, path, problems) for path in paths]
    return [each for each in problems if any(_is_in(each.path, name) for name in names)] if names else problems


def _is_in(path: str, name: str) -> bool:
    return name in (".", path) or path.startswith(name + "/")


def _name(root: Path, path: Path, problems: Sequence[Problem]) -> str:
    """`path` as problems name it: relative to the root, with "/"."""
    names = list(_readings(root, path))
    if not names:
        fail(f"“{_shown(path)}”不在内容文件夹里。")
    found = next((name for name in names if any(_is_in(each.path, name) for each in problems) or not _missing(root, name)), None)
    if found is None:
        likely = next(filter(None, (_likely(root, name) for name in names)), "")
        fail(f"没有“{_shown(path)}”这个文件或者文件夹。" + (f"您是不是想写“{likely}”？" if likely else "请核对它的名字，大小写也要一样。"))
    if not _is_looked_at(found):
        sys.stderr.write(f"“{_shown(path)}”不是网站的内容，没有检查。\n")
    return found


def _readings(root: Path, path: Path) -> Iterator[str]:
    """What `path` can mean: seen from the current folder or else from the root, by its own name or by where links lead."""
    home = Path(os.path.realpath(root))
    for base in (here() if not path.is_absolute() else root, root):
        plain = Path(os.path.abspath(base / path))
        for top, file in ((root, plain), (home, Path(os.path.realpath(plain.parent)) / plain.name), (home, Path(os.path.realpath(plain)))):
            above = Path(os.path.abspath(top))
            if file.is_relative_to(above):
                yield file.relative_to(above).as_posix()


def _missing(root: Path, name: str) -> str:
    """The first step of `name` that is not there, letter by letter; some systems would take another case for the same."""
    folder = root
    for step in PurePosixPath(name).parts:
        if step not in _listed(folder):
            return step
        folder /= step
    return ""


def _listed(folder: Path) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _likely(root: Path, name: str) -> str:
    """What may have been meant by `name`, which is not there."""
    from generator.problems import nearest

    step = _missing(root, name)
    above = PurePosixPath(*(parts := PurePosixPath(name).parts)[: parts.index(step)])
    there = _listed(root / above)
    likely = next((each for each in there if each.casefold() == step.casefold()), "") or nearest(step, there)
    return (above / likely).as_posix() if likely else ""


def _is_looked_at(name: str) -> bool:
    """Whether `name` can be one of the sources or a folder of them."""
    from generator.load.walk import CONFIGURATION, FOLDERS, LEFT_OUT, STUDIO

    parts = PurePosixPath(name).parts
    is_source = not parts or parts[0] in (*FOLDERS, CONFIGURATION)
    return is_source and not _is_in(name, STUDIO) and not any(map(LEFT_OUT.fullmatch, parts))


def code(written: str) -> str:
    """A code of the catalogue, however it was typed."""
    from generator.problems import catalogue, nearest

    known = unicodedata.normalize("NFKC", written).strip().upper()
    if known not in catalogue():
        likely = nearest(known, catalogue())
        hint = f"您是不是想看 {likely}？" if likely else "编号由一个字母和两个数字组成，如 R01。"
        fail(f"没有编号“{_shown(known)}”。{hint}")
    return known


def options_of(today: str, samples: str | None, production: bool) -> BuildOptions:
    """What the options of a command mean."""
    day = _day(today) if today else today_in_beijing()
    return BuildOptions(day, samples == "show" if samples else None, production)


def _day(written: str) -> datetime.date:
    """A day as the content writes it."""
    from generator.schema.grammar import FIRST_YEAR, LAST_YEAR, Refused, day

    try:
        return day(written)
    except Refused as refused:
        if refused.code == "S11":
            fail(f"“{_shown(written)}”的年份不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，请核对。")
        fail(f"“{_shown(written)}”不是日期，请写成 2026-03-08 这样。")


def _shown(written: object) -> str:
    from generator.problems import shown

    return shown(str(written), 1000)


def fail(message: str) -> NoReturn:
    """Say what is wrong with the command and end with 2."""
    sys.stderr.write(message + "\n")
    raise SystemExit(2)
