"""The command that takes a person down: what goes and what it cannot reach is said first, then the editor is asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.arguments import NotThere, options_of, options_of_content, shown_as_written
from generator.invocation import typed
from generator.terminal import Asker, finish

if TYPE_CHECKING:
    from generator.departure import Departure, NoSuchPerson

_MOST_LISTED = 12  # people in a message
_SPELT = (
    "告示还登在原来的网址上。网址里要是拼着这个人的名字，就给那个文件夹，或者荣誉里的“获奖者”（recipient）换一个看不出是谁的编号，"
    "旧地址也不写：那张告示就不留了。\n\n"
)
_OUT_OF_REACH = """程序够不着的，要您另想办法：
  - 别的叫法：程序只找{names}。还叫过别的，如姓加师傅、小名、外号、拼音，写进 {path} 的 also_called，再运行一次这个命令。
  - 改过大小、截过一块再登的同一张照片，画上写着的字，短视频里说到的话：程序认不出来，请翻一翻。
  - git 的历史：旧版本里还有原来的文字和照片，拿到仓库的人都看得见。要清掉，请管仓库的人改写历史。
  - 读者手里的：转发的截图、存下的海报和分享图、订阅软件里收到过的、打印出去的纸。
  - 搜索引擎和网页存档里的旧页面：到它们那里申请删除。
  - 服务器的备份，site.kept 这样挪开的旧文件夹，office、handouts 文件夹里印好的纸，导出过的表格（.xlsx、.csv）：请手工删掉，要用就重新做。
  - 发出去的：清单、表格给过哪个学校、哪位老师，请他们删掉，换成新的；老师手里的旧表格不要再导入，名字会跟着回来。
"""


@click.command(
    help=f"有人收回同意，把这个人从网站上撤下，如 {typed('forget', 'p-7k3')}。先说清撤下什么、还有哪些句子要改，您答应了才动手。",
    short_help="有人收回同意，把这个人从网站上撤下。先说清楚，您答应了才动手。",
    options_metavar="[选项]",
)
@click.argument("name", metavar="人物")
@options_of_content
@click.option("--yes", is_flag=True, help="不再问，看完就办。")
def forget(name: str, root: Path, today: str, samples: str | None, yes: bool) -> None:
    """Say what becomes of the site without somebody, ask, and write the line that takes the person down."""
    from generator.departure import FaultyRecord, NoSuchPerson, departure_of
    from generator.desk.sources import CannotAdd
    from generator.desk.withdrawing import write_withdrawn
    from generator.pipeline import check_site

    options, folder = options_of(today, samples, False), root.resolve()
    try:
        departure = departure_of(folder, options, name)
    except NoSuchPerson as error:
        raise _not_there(name, error) from None
    except FaultyRecord as error:
        sys.stdout.write(f"{error.path} 里有错，程序读不准这个人。照下面说的改好，再运行一次。改好以前，网站不更新，旧的还在，请尽快。\n\n")
        problems = [each for each in check_site(folder, options).problems if each.path == error.path]
        finish(problems, root, "text", typed("forget", name, root=root))
        raise SystemExit(1) from None
    if departure is None:
        finish(check_site(folder, options).problems, root, "text", typed("forget", name, root=root))
        raise SystemExit(1)
    _show(departure, root)
    if departure.entry.record.withdrawn:
        sys.stdout.write(f"{departure.entry.path} 里已经写着收回同意，不用再写。\n")
    else:
        if not yes and not _is_agreed():
            sys.stdout.write("什么也没有改。\n")
            return
        try:
            write_withdrawn(folder, departure.entry, options.today, departure.to_note)
        except CannotAdd as reason:
            sys.stderr.write(f"{reason}\n")
            raise SystemExit(1) from None
        noted = f"；从前的称呼{_quoted(departure.to_note)}也记进了 also_called" if departure.to_note else ""
        sys.stdout.write(f"写好了：{departure.entry.path} 里加了一行“withdrawn: {options.today.isoformat()}”{noted}。\n")
    _tell_what_is_left(departure, root)


def _not_there(name: str, error: NoSuchPerson) -> NotThere:
    listed = "".join(f"\n  {id}  {called}" for id, called in error.found[:_MOST_LISTED])
    listed += f"\n  ……一共{len(error.found)}位" if len(error.found) > _MOST_LISTED else ""
    if error.are_several:
        return NotThere(f"叫“{shown_as_written(name)}”的不止一位。", f"请写人物编号：{listed}\n")
    if error.are_likely:
        if len(error.found) == 1:
            (id, called) = error.found[0]
            return NotThere(f"没有登记过“{shown_as_written(name)}”，登记过的有{called}（{id}）。", "", {name: id})
        return NotThere(f"没有登记过“{shown_as_written(name)}”。", f"您说的是不是：{listed}\n")
    return NotThere(f"没有登记过“{shown_as_written(name)}”。", f"现在登记的有：{listed}\n" if listed else "content/people 里还没有人。")


def _is_agreed() -> bool:
    """Whether the editor wants it."""
    from generator.desk.questions import GoBack, Questions, Stopped

    try:
        return Questions(Asker()).confirm("撤下这个人，可以吗", False, "写“是”，就在人物文件里加一行收回同意；写“否”，什么也不改。")
    except GoBack:
        return False
    except Stopped:
        raise click.Abort from None


def _show(departure: Departure, root: Path) -> None:
    """What goes, what changes, what is left to edit, what nobody can reach."""
    from generator.problems import as_text

    person = departure.entry.record
    sys.stdout.write(f"{person.name}（{departure.entry.id}）收回同意以后，网站会这样变：\n\n")
    if departure.differences is None:
        sys.stdout.write("（内容里还有别的错误，现在算不出哪些页面会变；改好以后再运行一次，就能列出来。撤下可以先办。）\n\n")
    else:
        _list("换成一张告示的页面（不写称呼，搜索引擎不收）", departure.told)
        sys.stdout.write(_SPELT if departure.told else "")
        _list("不再有的文件（照片、分享图、海报、打印的纸、订阅）", departure.gone)
        _list("还在，内容跟着变的", departure.changed)
        search = f"{departure.url}search/"
        sys.stdout.write(
            f"网站前面有缓存或者 CDN 的，更新以后，请到那里把上面这些地址一个一个刷新，还有搜索用的文件：{search} 下面的全部。\n\n"
        )
    if departure.mentions:
        sys.stdout.write(f"还有{len(departure.mentions)}处顺带写到，程序不替您改句子：\n\n{as_text(departure.mentions, root)}\n")
    if departure.doubts:
        sys.stdout.write(f"说的是不是这个人，要您看一看，{len(departure.doubts)}处：\n\n{as_text(departure.doubts, root)}\n")
    sys.stdout.write(_OUT_OF_REACH.format(names=_quoted(departure.names), path=departure.entry.path) + "\n")
    sys.stdout.flush()


def _quoted(names: Sequence[str]) -> str:
    return "、".join(f"“{each}”" for each in names)


def _list(what: str, addresses: Sequence[str]) -> None:
    if addresses:
        sys.stdout.write(f"{what}，{len(addresses)}个：\n" + "".join(f"  {each}\n" for each in addresses) + "\n")


def _tell_what_is_left(departure: Departure, root: Path) -> None:
    """What to do, and what to type then."""
    check, build = typed("check", root=root), typed("build", root=root)
    if departure.mentions:
        sys.stdout.write(
            f"\n上面那{len(departure.mentions)}处，一处一处改掉。改好以前，网站不更新，旧的还在，请尽快。还剩哪几处，看：\n\n    {check}\n\n改好以后，"
        )
    else:
        sys.stdout.write("\n最后，")
    sys.stdout.write(f"生成网站，再把改动提交：\n\n    {build}\n")


COMMANDS = (forget,)
