"""What is written behind a command: folders, files, a day, a code; whatever cannot be meant ends with 2 and a sentence."""

from __future__ import annotations

import datetime
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.artifact import Audience
from generator.files import named
from generator.model.addresses import FIELDS
from generator.settings import NEAR, BuildOptions, today_in_beijing

F = TypeVar("F", bound=Callable[..., Any])
FORMATS_CALLED = {"text": "给人看", "json": "给程序看", "github": "给代码托管网站看"}


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


class CodeName(click.ParamType[str]):
    """A code of the catalogue, however it was typed, or a field."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code as the catalogue has it, or the field as it was written."""
        from generator.problems import catalogue, nearest
        from generator.schema.explaining import fields_explained
        from generator.schema.topics import topic_explained

        known = unicodedata.normalize("NFKC", value).strip().strip(".。,、:!?()[]“”\"'").upper()
        if match := re.fullmatch(r"([A-Z])[- ]?([0-9]{1,2})", known):
            known = f"{match[1]}{match[2]:0>2}"
        if known not in catalogue():
            if fields_explained(value) or (not value.isascii() and topic_explained(value)):
                return value
            likely = nearest(known, catalogue())
            hint = (
                f"您是不是想看 {likely}？"
                if likely
                else "编号由一个字母和两个数字组成，如 R01，印在每条错误和提醒里；也可以写一项的名称，如 date、日期。"
            )
            self.fail(f"没有编号“{shown_as_written(known)}”。{hint}", param, ctx)
        return known

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """Where codes are to be found."""
        return "编号印在每条错误和提醒里，如 R01。"


class KindName(click.ParamType[str]):
    """One of those that can be new; the desk, for which no other command is to wait, knows them."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind as it was written."""
        from generator.desk.new import MAKERS
        from generator.meant import kind_in

        meant = kind_in(value, {name: kind for kind, maker in MAKERS.items() for name in (kind, maker.noun)})
        if meant:
            return meant
        by_hand = _by_hand(value)
        raise NotThere(by_hand or f"没有“{shown_as_written(value)}”这一种。", "" if by_hand else f"可以写：{self._all()}。")

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """All that could have been written."""
        return f"可以写：{self._all()}。"

    def _all(self) -> str:
        from generator.desk.new import MAKERS

        return "、".join(f"{kind}（{maker.noun}）" for kind, maker in MAKERS.items())


def _by_hand(value: str) -> str:
    """How to write what there are no questions for; "" if `value` is no kind either."""
    from generator.invocation import typed
    from generator.meant import other_kind
    from generator.schema.kinds import BY_NAME

    name = other_kind(value)
    if not name:
        return ""
    kind = BY_NAME[name]
    if name == "issued":
        return f"“{shown_as_written(value)}”不用手写：清单发出去那天，输入 {typed('issue', '清单')}，程序自己记。"
    if kind.path.groups:
        how = f"照着旁边的文件，新建一个 {kind.shown}" + ("" if "**" in kind.where else f"（编号要写成：{kind.id_grammar.shape}）")
    else:
        how = f"打开 {kind.shown}，" + ("照着别的加一项" if kind.items else "在里面改")
    item = {"activities": "活动", "honours": "荣誉"}.get(name)
    adding = f"只是往里面加一个{item}，输入：\n\n    {typed('new', item)}" if item else ""
    adding += f"\n\n有现成的表格，输入：\n\n    {typed('import', '表格.xlsx')}" if name == "activities" else ""
    fields = f"每一项怎么填，看网站上的“每一项怎么填”（/{FIELDS}#{name}）。"
    return f"“{shown_as_written(value)}”没有问答，要自己动手：{how}。{fields}{adding}"


class Word(click.Choice[str]):
    """One of a few words, in capitals too, or in Chinese by `called`."""

    def __init__(self, called: Mapping[str, str]) -> None:
        """Take the words, each with what it is called in Chinese."""
        super().__init__(list(called), case_sensitive=False)
        self.called = called

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as the program knows it."""
        plain = unicodedata.normalize("NFKC", value).strip().lower()
        meant = next((word for word, name in self.called.items() if plain in (word, name)), "")
        if not meant:
            self.fail(
                f"没有“{shown_as_written(value)}”这一种，可以写：{'、'.join(f'{word}（{name}）' for word, name in self.called.items())}。",
                param,
                ctx,
            )
        return meant


class Named(click.Path):
    """A file, or the name of what is in one; what is an option but for its dashes is none."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The name as it was written."""
        from generator.meant import option_in

        written = os.fspath(value)
        if ctx and not os.path.lexists(written) and option_in(written, ctx.command):
            raise click.NoSuchOption(written, ctx=ctx)
        return Path(written)


class NotThere(click.ClickException):
    """What was named is not there; `instead` maps what was written to what may have been meant, `advice` is for who finds nothing in that."""

    exit_code = 2

    def __init__(self, message: str, advice: str = "", instead: Mapping[str, str] | None = None) -> None:
        """Take what is wrong, and what to do."""
        super().__init__(message)
        self.advice, self.instead = advice, instead or {}

    def format_message(self) -> str:
        """All of it."""
        return self.message + self.advice


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
        fail(f"{'网站' if is_public else '印给人的纸'}不能放到“{shown_as_written(folder)}”：{words}请用 --out 换一处。")
    return folder


def options_of_content(command: F) -> F:
    """The options that every command on the whole content takes."""
    command = click.option(
        "--samples", type=Word({"show": "显示", "hide": "隐藏"}), help="示例：show 显示，hide 隐藏；不写就照 content/site.yml。"
    )(command)
    command = click.option("--today", default="", metavar="日期", help="按哪一天生成，如 2026-03-08，或者“明天”；不写就按北京时间的今天。")(
        command
    )
    return root_option(command)


def root_option(command: F) -> F:
    """The option that says where the content is."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(
        "--root", default=".", type=folder, callback=_noted, metavar="文件夹", help="内容所在的文件夹；不写就是当前文件夹。"
    )(command)


def _noted(context: click.Context, option: click.Parameter, root: Path) -> Path:
    """Tell whoever reports faults below which root they come about."""
    if not root.is_absolute():
        here()  # or what is said below is of a folder without a name
    if context.obj is not None:
        context.obj.root = root.resolve()
    return root


def options_of(today: str, samples: str | None, production: bool) -> BuildOptions:
    """What the options of a command mean."""
    day = _day(today) if today else today_in_beijing()
    return BuildOptions(day, samples == "show" if samples else None, production)


def _day(written: str) -> datetime.date:
    """A day as the content writes it, or a word for one near today."""
    from generator.schema.days import FIRST_YEAR, LAST_YEAR, day
    from generator.schema.grammar import Refused

    if written.strip() in NEAR:
        return today_in_beijing() + datetime.timedelta(NEAR.index(written.strip()) - 1)
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
