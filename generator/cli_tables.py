"""The commands that hand a list of activities to a teacher as a table, and take it back."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.arguments import NotThere, Word, fail, options_of, root_option, shown_as_written
from generator.invocation import typed
from generator.terminal import Asker

if TYPE_CHECKING:
    from generator.desk.tables.importing import Imported
    from generator.load.entries import Entry
    from generator.model.site import Site
    from generator.schema.activities import Activity, ActivityList
    from generator.settings import BuildOptions

_FORMATS = {"xlsx": "表格", "csv": "逗号分隔的文字"}
_MOST_NAMED = 8  # activities in one sentence
_MOST_CHANGES = 40  # lines


@click.command(
    "export",
    help=f"把一份活动清单导出成表格，交给老师改，如 {typed('export', 'winter-2027')}。改好用 import 导回来。",
    options_metavar="[选项]",
)
@click.argument("name", metavar="清单")
@root_option
@click.option("--format", type=Word(_FORMATS), help="xlsx 表格，有下拉和说明；csv 只有活动那几列。不写就是 xlsx。")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="存成什么；不写就存在当前文件夹，名字是清单的编号。"
)
def _export(name: str, root: Path, format: str | None, out: Path | None) -> None:
    """Write a list as a table."""
    from generator.desk.tables.exporting import as_csv
    from generator.desk.tables.names import Names
    from generator.desk.tables.styled import as_workbook
    from generator.files import write_new

    site = _site(root, options_of("", None, False), "export", name)
    id = _list_named(site, name, root)
    kind = format or ("csv" if out and out.suffix.lower() == ".csv" else "xlsx")
    file = out or Path(f"{id}.{kind}")
    entry, names = site.of("activities")[id], Names.of(site)
    _refuse_departed(root, site, entry)
    phones = [each.number for each in site.of("site")[""].record.phones] if "" in site.of("site") else []
    data = as_csv(entry.record, names) if kind == "csv" else as_workbook(id, (root / entry.path).read_bytes(), entry.record, names, phones)
    try:
        write_new(file, data)
    except FileExistsError:
        fail(f"“{shown_as_written(file)}”已经有了，没有动它。请用 --out 换个名字，或者先把它挪走。")
    sys.stdout.write(
        f"写好了：{file}，{len(entry.record.activities)}项活动。\n\n改好以后，导回来：\n\n    {typed('import', str(file), root=root)}\n"
    )


def _refuse_departed(root: Path, site: Site, entry: Entry[ActivityList]) -> None:
    """Nobody is handed to teachers who has taken consent back, or whose consent has ended."""
    from generator.desk.tables.exporting import still_named
    from generator.load.reading import fields_again, locate

    found = list(still_named(entry.record, site.veil)) if site.veil else []
    if not found:
        return
    tree = fields_again(root, entry)
    lines = "".join(
        f"\n  {entry.path} 第{locate(tree, location)[0]}行，“{mention.name}”（{mention.who.id}）{'收回了同意' if mention.who.is_withdrawn else '同意已经到期'}"
        for location, mention in found
    )
    fail(f"清单里还写着不能再写的人，没有导出。表格要发给老师，先把这几处改成不写人的说法：{lines}\n改好以后，再导出一次。")


@click.command(
    "import",
    help=f"把老师的表格变成活动清单，或者改原有的一份，如 {typed('import', '活动.xlsx')}。收 xlsx 和 csv；有一处不对，就什么也不写。",
    short_help=f"把老师的表格变成活动清单，或者改原有的一份，如 {typed('import', '活动.xlsx')}。",
    options_metavar="[选项]",
)
@click.argument("file", metavar="表格", type=click.Path(path_type=Path))
@root_option
@click.option("--list", "name", default="", metavar="清单", help="导入哪一份清单，写编号或者标题；不写就看表里写的，没有就问您。")
@click.option("--sheet", default="", metavar="页", help="好几页都像活动表时，读哪一页。")
@click.option("--drop", is_flag=True, help="表里没有的活动，从清单里删掉；发出去了、还没办的不删。不写就都留着。")
@click.option("--yes", is_flag=True, help="可能退回清单里后来改的东西时，不再问，照表里的写。")
def _import(file: Path, root: Path, name: str, sheet: str, drop: bool, yes: bool) -> None:
    """Read a table into a list."""
    from generator.desk.questions import Questions, Stopped
    from generator.desk.sources import CannotAdd
    from generator.desk.tables.book import Unreadable
    from generator.desk.tables.importing import Importing
    from generator.history import had_activity, is_younger, still_expected
    from generator.pipeline import judged_for_desk

    if not file.exists():
        raise NotThere(f"没有“{shown_as_written(file)}”这个文件。", "请核对名字和文件夹；文件名里有空格，就用英文引号括起来。")
    if file.is_dir():
        fail(f"“{shown_as_written(file)}”是文件夹，请写里面的表格。")
    options, folder = options_of("", None, False), root.resolve()
    importing = Importing(
        folder,
        _site(root, options, "import", str(file)),
        lambda: Questions(Asker(), root),
        lambda entry: judged_for_desk(folder, options, entry),
        lambda path: still_expected(folder, path, options.today),
        lambda path, table: is_younger(folder, path, table),
        lambda id: had_activity(folder, id),
        lambda done: yes or _agrees(done),
    )
    try:
        done = importing.run(file, name, sheet, drop)
    except Unreadable as reason:
        sys.stderr.write(f"{shown_as_written(file.name)}：{reason}\n")
        raise SystemExit(1) from None
    except CannotAdd as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1) from None
    except Stopped:
        raise click.Abort from None
    again = [*(["--list", name] if name else []), *(["--sheet", sheet] if sheet else []), *(["--drop"] if drop else [])]
    if done.is_refused:
        line = typed("import", str(file), *again, "--yes", root=root)
        sys.stderr.write(f"什么也没有写。看过了，就要照表里的写，运行：\n\n    {line}\n\n不要照表里的，就重新导出一份，在那一份里改。\n")
        raise SystemExit(1)
    _tell(done, typed("import", str(file), *again, root=root), root, options, drops=drop)


def _agrees(done: Imported) -> bool:
    """Name what a table would do to the list, and ask whether it may; where nobody can answer, it may not."""
    from generator.desk.questions import GoBack, Questions
    from generator.desk.tables.differences import some_of

    _say_changes(done)
    words = "".join(f"  {line}\n" for line in some_of(done.doubts, _MOST_CHANGES))
    sys.stdout.write(f"这张表不是从现在的清单导出来的，请当心：\n{words}\n")
    sys.stdout.flush()
    if not sys.stdin.isatty():
        return False
    try:
        return Questions(Asker()).confirm("照这张表写进清单，可以吗", False, "上面列的都要改，写“是”；不改，写“否”。")
    except GoBack:
        return False


def _say_changes(done: Imported) -> None:
    from generator.desk.tables.differences import some_of

    if done.changes:
        sys.stdout.write("要改这些：\n" + "".join(f"  {line}\n" for line in some_of(done.changes, _MOST_CHANGES)) + "\n")


def _site(root: Path, options: BuildOptions, *command: str) -> Site:
    """The content, if its settings can be read."""
    from generator.pipeline import check_site, content_for_desk
    from generator.terminal import finish

    site = content_for_desk(root.resolve(), options)
    if site is None:
        finish(check_site(root.resolve(), options).problems, root, "text", typed(*command, root=root))
        raise SystemExit(1)
    return site


def _list_named(site: Site, name: str, root: Path) -> str:
    """The id of the list that is meant; raises NotThere."""
    from generator.model.naming import as_compared
    from generator.problems import nearest

    lists: Mapping[str, str] = {id: entry.record.title for id, entry in site.of("activities").items()}
    word = name.replace("\\", "/").rpartition("/")[2].removesuffix(".yml")
    for id, title in lists.items():
        if word.casefold() == id or as_compared(title) == as_compared(word):
            return id
    path = f"content/activities/{word}.yml"
    if (root / path).is_file():
        fail(f"“{path}”里现在有错，程序读不了。请先看看错在哪里，把它改好：\n\n    {typed('check', path, root=root)}")
    if not lists:
        fail("还没有活动清单，没有可以导出的。")
    likely = nearest(word.casefold(), lists)
    listed = "".join(f"\n  {id}  {title}" for id, title in lists.items())
    raise NotThere(f"没有“{shown_as_written(name)}”这份清单。", f"现在有：{listed}", {name: likely} if likely else None)


def _tell(done: Imported, again: str, root: Path, options: BuildOptions, *, drops: bool) -> None:
    """Say what came of it; ends with 1 if nothing could be written."""
    from generator.desk.tables.telling import listed

    lines = [*done.draft.told, *listed(done.verdict.warnings, " 提醒")]
    sys.stdout.write("".join(f"{line}\n" for line in lines) + ("\n" if lines else ""))
    sys.stdout.flush()
    if done.verdict.faults or done.waited_for:
        faults = listed(done.verdict.faults, " 错误")
        sys.stderr.write("".join(f"{line}\n\n" for line in faults))
        if done.waited_for:
            sys.stderr.write(
                f"{_named(done.waited_for)}已经发出去了，日子还没过，不能删：有的孩子已经报了名。"
                "请把这几行放回表里，在“取消”一列填“是”，写上“取消原因”。\n\n"
            )
        sys.stderr.write(f"什么也没有写。在表格里改好、存好，再运行：\n\n    {again}\n")
        raise SystemExit(1)
    _tell_written(done, root, options, drops=drops)


def _tell_written(done: Imported, root: Path, options: BuildOptions, *, drops: bool) -> None:
    if done.draft.named:
        named = "".join(f"  {id}  {title}\n" for id, title in done.draft.named)
        sys.stdout.write(f"给新的活动起了编号（定了不要再改）：\n{named}\n")
    if done.missing and not drops:
        sys.stdout.write(
            f"表里没有{_named(done.missing)}，清单里照旧留着。"
            "不办了，就在表里把它“取消”一列填“是”，写上“取消原因”；还没有发给大家、真要删掉，加上 --drop 再导一次。\n\n"
        )
    if not done.is_written:
        sys.stdout.write(f"{done.path} 和表里一样，没有改。\n")
        return
    if not done.doubts:  # or they have been named already
        _say_changes(done)
    counts = {"新加": done.counts["added"], "改了": done.counts["changed"], "删了": done.counts["dropped"]}
    what = "、".join(f"{word}{count}项" for word, count in counts.items() if count) or "改了清单的开头"
    sys.stdout.write(f"写好了：{done.path}，{what}。\n")
    _tell_of_past(done, root, options)
    sys.stdout.write(f"\n看一看，再运行：\n\n    {typed('check', done.path, root=root)}\n")


def _tell_of_past(done: Imported, root: Path, options: BuildOptions) -> None:
    """A list that families have in their hands wants another edition."""
    from generator.pipeline import check_site

    for each in check_site(root.resolve(), options).problems:
        if each.path == done.path and each.code == "T09":
            sys.stdout.write(f"\n{each.message}{each.hint}\n")


def _named(activities: Sequence[Activity]) -> str:
    titles = [f"“{each.title}”" for each in activities]
    return "、".join(titles[:_MOST_NAMED]) + (f"等 {len(titles)} 项" if len(titles) > _MOST_NAMED else "")


COMMANDS = (_import, _export)
