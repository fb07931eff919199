"""The command line: arguments, exit codes, printing; nothing else. 0 done, 1 problems in the content, 2 wrong use."""

from __future__ import annotations

from generator import cli_words  # noqa: F401 - before click, whose words it puts into Chinese

# isort: split
import contextlib
import datetime
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

# isort: split
import click

from generator.settings import BuildOptions, today_in_beijing

if TYPE_CHECKING:
    from generator.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])


def _options_of_content(command: F) -> F:
    """The options that every command on the whole content takes."""
    command = click.option(
        "--samples", type=click.Choice(["show", "hide"]), help="示例：show 显示，hide 隐藏；不写就照 content/site.yml。"
    )(command)
    command = click.option("--today", default="", metavar="日期", help="按哪一天生成，如 2026-03-08；不写就按北京时间的今天。")(command)
    return _root_option(command)


def _root_option(command: F) -> F:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option(
        "--root", default=".", type=folder, callback=_noted, metavar="文件夹", help="内容所在的文件夹；不写就是当前文件夹。"
    )(command)


def _noted(context: click.Context, option: click.Parameter, root: Path) -> Path:
    """Tell whoever reports faults below which root they come about."""
    if context.obj is not None:
        context.obj.root = root.resolve()
    return root


_production = click.option("--production", is_flag=True, help="正式发布：示例、示例网址、没有备案号或联系方式，都算错误。")


@click.group(help="北苑“家力量”网站：检查内容，生成网站。", subcommand_metavar="命令 [选项]...", options_metavar="", no_args_is_help=True)
def app() -> None:
    """Hold the commands."""


@app.command(help="生成网站。有错误时什么也不改，原来的网站还在。", options_metavar="[选项]")
@_options_of_content
@click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="网站放到哪里；不写就是内容文件夹里的 site。")
@click.option("--adopt", is_flag=True, help="网站要放的地方有别的东西时，也放进去；原来的整个挪到旁边，不会丢。")
@_production
def build(root: Path, today: str, samples: str | None, out: Path | None, adopt: bool, production: bool) -> None:
    """Build the site and publish it."""
    from generator.pipeline import build_site

    with _progress() as progress:
        outcome = build_site(root.resolve(), _options(today, samples, production), _out(root, out), progress, adopt=adopt)
    if outcome.kept:
        sys.stderr.write(f"原来放在那里的东西，已经整个挪到“{outcome.kept}”。\n")
    _finish(outcome.problems, root, "text")


@app.command(help="检查内容，不生成网站。写上文件名，就只看这些文件的结果。", options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[文件]...")
@_options_of_content
@click.option(
    "--format", default="text", type=click.Choice(["text", "json", "github"]), help="text 给人看，json 给程序看，github 给代码托管网站看。"
)
@_production
def check(paths: tuple[Path, ...], root: Path, today: str, samples: str | None, format: str, production: bool) -> None:
    """Check the content and print its problems."""
    from generator.pipeline import check_site

    problems = check_site(root.resolve(), _options(today, samples, production)).problems
    if paths:
        wanted = [_inside(root, path) for path in paths]
        problems = [each for each in problems if any(each.path == path or each.path.startswith(path + "/") for path in wanted)]
    _finish(problems, root, format)


@app.command(help="在自己的电脑上看网站；保存文件以后，页面自己会更新。", options_metavar="[选项]")
@_options_of_content
@click.option("--port", default=8000, type=click.IntRange(0, 65535), metavar="数字", help="端口；不写就是 8000。")
def serve(root: Path, today: str, samples: str | None, port: int) -> None:
    """Serve a preview on this computer."""
    from generator.serve import serve_site

    _options(today, samples, False)  # refuses a bad date before anything starts
    given = [*(["--today", today] if today else []), *(["--samples", samples] if samples else [])]
    serve_site(root.resolve(), given, port)


@app.command(help="新写一篇：故事（story）、漫画（comic）、活动（activity）、荣誉（honour）或案例（case）。", options_metavar="[选项]")
@click.argument("kind", metavar="种类", type=click.Choice(["story", "comic", "activity", "honour", "case"]))
@_root_option
def new(kind: str, root: Path) -> None:
    """Ask for one new thing, write it, and say what is left to fill in."""
    from generator.desk.new import Desk
    from generator.desk.sources import CannotAdd
    from generator.pipeline import check_site, content_for_desk

    options = _options("", None, False)
    site = content_for_desk(root.resolve(), options)
    if site is None:
        _finish(check_site(root.resolve(), options).problems, root, "text")
        return
    try:
        file = Desk(root.resolve(), site, _Asker()).new(kind)
    except CannotAdd as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1) from None
    path = file.relative_to(root.resolve()).as_posix()
    left = [each for each in check_site(root.resolve(), options).problems if each.path.startswith(path.rpartition("/")[0] + "/")]
    sys.stdout.write(f"写好了：{path}\n打开它，把空着的地方填上，再运行 beiyuan check。\n")
    if left:
        from generator.problems import as_text

        sys.stdout.write("\n还要填的：\n\n" + as_text(left, root))


@app.command(help="解释一个编号是什么意思、怎么改，如 beiyuan explain R01。", options_metavar="")
@click.argument("code", metavar="编号")
def explain(code: str) -> None:
    """Print the catalogue's entry for a code."""
    from generator.problems import catalogue, nearest
    from generator.problems import explain as explained

    known = code.strip().upper()
    if known not in catalogue():
        likely = nearest(known, catalogue())
        _fail(f"没有编号“{code}”。" + (f"您是不是想看 {likely}？" if likely else "编号由一个字母和两个数字组成，如 R01。"))
    sys.stdout.write(explained(known))


@app.command(help="写出各种文件的 JSON Schema（.schema/），编辑器可以用来提示。", options_metavar="[选项]")
@_root_option
def schema(root: Path) -> None:
    """Write JSON Schema for editors' programs."""
    from generator.desk.schema import write_schemas

    for file in write_schemas(root):
        sys.stdout.write(f"{file}\n")


def main() -> None:
    """Run the command line; whatever goes wrong is said in Chinese, without a traceback."""
    import gc

    gc.disable()  # a short life with many small objects that all live to its end
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()  # None is one that was closed
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from generator.faults import Whereabouts, explained_exit

    whereabouts = Whereabouts()
    with explained_exit(whereabouts):
        app(obj=whereabouts)


def _out(root: Path, out: Path | None) -> Path:
    folder = (out or root / "site").absolute()
    home = root.resolve()
    if home.is_relative_to(folder.resolve()) or any(
        folder.resolve().is_relative_to(home / name) for name in ("content", "stories", "comics")
    ):
        _fail(f"网站不能放到“{folder}”：那里有原来的内容。")
    return folder


def _inside(root: Path, path: Path) -> str:
    """`path` as problems name it: relative to the root, with "/"."""
    absolute = path.absolute() if path.is_absolute() or (Path.cwd() / path).exists() else root.absolute() / path
    try:
        return absolute.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        _fail(f"“{path}”不在内容文件夹里。")


def _options(today: str, samples: str | None, production: bool) -> BuildOptions:
    day = _day(today) if today else today_in_beijing()
    return BuildOptions(day, samples == "show" if samples else None, production)


def _day(written: str) -> datetime.date:
    """A day as the content writes it."""
    from generator.problems import shown
    from generator.schema.grammar import FIRST_YEAR, LAST_YEAR, Refused, day

    try:
        return day(written)
    except Refused as refused:
        if refused.code == "S11":
            _fail(f"“{shown(written)}”的年份不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，请核对。")
        _fail(f"“{shown(written)}”不是日期，请写成 2026-03-08 这样。")


class _Asker:
    """Asks on the terminal."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words."""
        answer: str = click.prompt(question, default=default or None, prompt_suffix="：")
        return answer.strip()

    def confirm(self, question: str, default: bool) -> bool:
        """Yes or no, in Chinese or by a letter."""
        while True:
            answer = click.prompt(f"{question}？（是/否）", default="是" if default else "否", prompt_suffix="：").strip().lower()
            if answer in ("是", "y", "yes", "对", "否", "n", "no", "不是"):
                return answer in ("是", "y", "yes", "对")

    def say(self, words: str) -> None:
        """Words that need no answer."""
        click.echo(words)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(TextColumn("正在生成"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _finish(problems: Sequence[Problem], root: Path, format: str) -> None:
    """Print problems and end with 1 if one of them is an error; quiet when all is well."""
    if problems or format == "json":
        from generator.problems import FORMATS, has_errors

        sys.stdout.write(FORMATS[format](problems, root))
        if format == "text":
            errors = sum(each.is_error for each in problems)
            others = len(problems) - errors
            counts = "，".join(part for part in (f"{errors}处错误" if errors else "", f"{others}处提醒" if others else "") if part)
            sys.stderr.write(f"\n共{counts}。\n")
        if has_errors(problems):
            raise SystemExit(1)


def _fail(message: str) -> NoReturn:
    """Say what is wrong with the command and end with 2."""
    sys.stderr.write(message + "\n")
    raise SystemExit(2)
