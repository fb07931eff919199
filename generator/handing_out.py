"""Commands about paper: what is for the office only, what a school hands out, and what has been given out."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.arguments import Place, fail, options_of, options_of_content, place, shown_as_written
from generator.artifact import Audience
from generator.invocation import typed
from generator.terminal import Asker, finish, progress_bar
from generator.text import date_in_chinese

_NOTHING = (
    "现在没有这个学校要发的清单。小学、中学要在 content/places.yml 里写上年级（grades），"
    "程序才知道哪些活动合适；没有写年级的，当幼儿园算，只发按年龄收的。\n"
)


@click.command(help="生成只给办公室用的纸：每份活动清单的签到表。放在 office 文件夹里，不上网站。", options_metavar="[选项]")
@options_of_content
@click.option("--out", type=Place(), metavar="文件夹", help="放到哪里；不写就是内容文件夹里的 office。")
def office(root: Path, today: str, samples: str | None, out: Path | None) -> None:
    """Make what is for the office only."""
    from generator.build.tree import ForeignFiles
    from generator.pipeline import build_for_office

    options, folder = options_of(today, samples, False), place(root, out, Audience.OFFICE)
    with progress_bar() as progress:
        try:
            outcome = build_for_office(root.resolve(), options, folder, progress)
        except ForeignFiles as error:
            fail(f"“{folder}”里有别的东西（如“{error.example}”），没有动它。请把它挪走，或者用 --out 换一处。")
    finish(outcome.problems, root, "text", typed("office", root=root))
    lines = "".join(f"  {path}\n" for path in outcome.made)
    sys.stdout.write(f"放在“{folder}”里，打印出来用，不要放到网上：\n{lines}" if lines else "现在没有要印给办公室的：还没有活动清单。\n")


@click.command(help="生成一个学校要发的清单，不生成网站：眼下的清单全在一份里，另外每份清单单独一份。", options_metavar="[选项]")
@options_of_content
@click.option("--school", required=True, metavar="学校", help="哪个学校，写 content/places.yml 里的编号或者名称。")
@click.option("--out", type=Place(), required=True, metavar="文件夹", help="放到哪个文件夹里；那里别的东西不动。")
def sheets(root: Path, today: str, samples: str | None, school: str, out: Path) -> None:
    """Make what a school hands out."""
    from generator.build.tree import is_published
    from generator.pipeline import NoSuchSchool, make_sheets

    options, folder = options_of(today, samples, False), place(root, out, Audience.OFFICE)
    if is_published(folder):
        fail(f"“{shown_as_written(out)}”里是程序自己管的网站或者签到表，放进去的会丢。请用 --out 换一处。")
    with progress_bar() as progress:
        try:
            outcome = make_sheets(root.resolve(), options, school, folder, progress)
        except NoSuchSchool as error:
            known = "、".join(f"{id}（{name}）" for id, name in error.known)
            fail(f"没有“{shown_as_written(school)}”这个学校。" + (f"可以写：{known}。" if known else "content/places.yml 里还没有学校。"))
    finish(outcome.problems, root, "text", typed("sheets", "--school", school, "--out", str(out), root=root))
    lines = "".join(f"  {path}\n" for path in outcome.made)
    sys.stdout.write((f"放在“{folder}”里：\n{lines}" if lines else _NOTHING) + _of_over(outcome.over))
    if outcome.older:
        names = "".join(f"  {name}\n" for name in outcome.older)
        sys.stdout.write(
            f"\n那里还有以前生成的，这一次没有生成，多半是清单改了名字，或者已经结束了。别和新的一起发，用不着就删掉：\n{names}"
        )


@click.command(help="记下一份清单发出去的样子；以后再改，纸上会用★标出改了的活动，末尾写明改了什么。", options_metavar="[选项]")
@click.argument("name", metavar="清单")
@options_of_content
@click.option("--yes", is_flag=True, help="这一版记过、又改了、又印了一遍：不再问，就照现在的样子重记。")
def issue(root: Path, today: str, samples: str | None, name: str, yes: bool) -> None:
    """Keep a list as it is given out."""
    from generator.pipeline import NoSuchList, issue_list

    try:
        outcome = issue_list(root.resolve(), options_of(today, samples, False), name, lambda day: yes or _is_printed_again(day))
    except NoSuchList as error:
        known = "、".join(f"{id}（{title}）" for id, title in error.known)
        fail(f"没有“{shown_as_written(name)}”这份清单。" + (f"可以写：{known}。" if known else "content/activities/ 里还没有清单。"))
    finish(outcome.problems, root, "text", typed("issue", name, root=root) if outcome.failed else "")
    if not outcome.made:
        again = typed("issue", name, "--yes", root=root)
        sys.stderr.write(f"没有重记，记着的还是原来那一份。真的又印了一遍、重新发了，就运行：\n\n    {again}\n")
        raise SystemExit(1)
    sys.stdout.write(_of_over(outcome.over))
    sys.stdout.write(f"记下了：{''.join(outcome.made)}\n把它和清单一起提交。下回再发，重新运行这个命令。\n")


def _of_over(lists: Iterable[tuple[str, datetime.date]]) -> str:
    """Which lists that are handed out have ended: it may be another that is meant."""
    return "".join(f"请当心：“{title}”{date_in_chinese(ends)}就结束了。\n" for title, ends in lists)


def _is_printed_again(day: datetime.date) -> bool:
    """Whether what was kept on `day` is on no paper any more that counts; where nobody can answer, it is."""
    from generator.desk.questions import GoBack, Questions, Stopped

    sys.stdout.write(f"{date_in_chinese(day)}记过一次，和现在不一样。重记了，孩子手里那张纸和现在差在哪儿，新的纸上就不再标★。\n")
    sys.stdout.flush()
    if not sys.stdin.isatty():
        return False
    try:
        return Questions(Asker()).confirm(
            "又印了一遍、重新发给大家了吗", False, "重新发了，写“是”；只是改了清单，纸还是原来那一张，写“否”。"
        )
    except (GoBack, Stopped):
        return False


COMMANDS = (office, sheets, issue)
