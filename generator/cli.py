"""The command line: its commands and how they end; nothing else. 0 done, 1 problems in the content, 2 wrong use, 130 interrupted."""

from __future__ import annotations

from generator import cli_words  # noqa: F401 - before click, whose words it puts into Chinese

# isort: split
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

# isort: split
import click

from generator import cli_tables, handing_out, taking_back
from generator.arguments import (
    FORMATS_CALLED,
    CodeName,
    KindName,
    Named,
    Place,
    Port,
    Word,
    options_of,
    options_of_content,
    place,
    root_option,
)
from generator.interrupts import INTERRUPTED, STOPPED, end_at_once, raise_again
from generator.invocation import has_make_the_last_word, program, typed
from generator.terminal import Asker, can_be_mended, errors_of, finish, is_mended, made, open_streams, progress_bar, refuse

if TYPE_CHECKING:
    from generator.faults import Whereabouts
    from generator.problems import Problem


_production = click.option("--production", is_flag=True, help="正式发布：示例、示例网址、没有备案号或联系方式，都算错误。")


class _Commands(click.Group):
    """The commands; who asks for help in any way, or for nothing, gets it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words, what is asked for first."""
        from generator.meant import is_help

        if not args or is_help(args[0]):
            args = [*(name for name in args[1:2] if name in self.commands), "--help"]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Commands,
    help="北苑“家力量”网站：检查内容，生成网站。",
    subcommand_metavar="命令 [选项]...",
    options_metavar="",
    context_settings={"help_option_names": ["--help", "-h"]},
)
def app() -> None:
    """Hold the commands."""


for each in (*handing_out.COMMANDS, *cli_tables.COMMANDS, *taking_back.COMMANDS):
    app.add_command(each)


@app.command(help="生成网站。有错误时什么也不改，原来的网站还在。", options_metavar="[选项]")
@options_of_content
@click.option("--out", type=Place(), metavar="文件夹", help="网站放到哪里；不写就是内容文件夹里的 site。")
@click.option("--adopt", is_flag=True, help="网站要放的地方有别的东西时，也放进去；原来的整个挪到旁边，不会丢。")
@click.option("--quiet", is_flag=True, help="做好了不用说，只说错误和提醒。")
@_production
def build(root: Path, today: str, samples: str | None, out: Path | None, adopt: bool, quiet: bool, production: bool) -> None:
    """Build the site and publish it."""
    from generator.pipeline import build_site

    options, folder = options_of(today, samples, production), place(root, out)
    with progress_bar() as progress:
        outcome = build_site(root.resolve(), options, folder, progress, adopt=adopt)
    if outcome.kept:
        sys.stderr.write(f"原来放在那里的东西，已经整个挪到“{outcome.kept}”。\n")
    again = "" if quiet else typed("build", *["--production"] * production, root=root)
    finish(outcome.problems, root, "whole" if quiet else "text", again, _mending(root, errors_of(outcome.problems)))
    if not quiet:
        sys.stdout.write(made(folder, outcome.made, is_new=outcome.is_published))


@app.command(help="检查内容，不生成网站。写上文件名或者编号，就只看这些文件的结果。", options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=Named(), metavar="[文件]...")
@options_of_content
@click.option(
    "--format",
    default="text",
    type=Word(FORMATS_CALLED),
    help="text 给人看，json 给程序看，github 给代码托管网站看。",
)
@click.option("--fix", is_flag=True, help="冒号、引号、空格、括号这些小毛病，给您看过、您答应了，就替您改好。")
@_production
def check(paths: tuple[Path, ...], root: Path, today: str, samples: str | None, format: str, fix: bool, production: bool) -> None:
    """Check the content and print its problems."""
    from generator.pipeline import check_site
    from generator.selection import select

    options = options_of(today, samples, production)
    found = select(root, paths, check_site(root.resolve(), options))
    if fix and is_mended(root, found.problems):
        found = select(root, paths, check_site(root.resolve(), options))
    words = ["check", *map(str, paths)]
    offer = _mending(root, found.problems, *map(str, paths)) if format == "text" and not fix else ""
    finish(found.problems, root, format, typed(*words, *["--production"] * production, root=root), offer)
    if not found.problems and format == "text":
        sys.stdout.write(f"没有问题。检查了{contents}。\n" if (contents := found.contents()) else "这里没有要检查的内容。\n")


def _mending(root: Path, problems: Sequence[Problem], *paths: str) -> str:
    """The command that mends some of `problems`; "" if none can be mended."""
    return typed("check", *paths, "--fix", root=root) if can_be_mended(root, problems) else ""


@app.command(help="在自己的电脑上看网站；保存文件以后，页面自己会更新。", options_metavar="[选项]")
@options_of_content
@click.option("--port", default=8000, type=Port(), metavar="数字", help="端口；不写就是 8000。")
def serve(root: Path, today: str, samples: str | None, port: int) -> None:
    """Serve a preview on this computer."""
    from generator.serve import serve_site

    options_of(today, samples, False)  # refuses a bad date before anything starts
    given = [*(["--today", today] if today else []), *(["--samples", samples] if samples else [])]
    serve_site(root.resolve(), given, port)


class _New(click.Command):
    """`beiyuan new`, whose help says what each kind is."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The kinds, then the options."""
        from generator.desk.new import MAKERS

        with formatter.section("种类"):
            formatter.write_dl([(kind, maker.noun) for kind, maker in MAKERS.items()])
        super().format_options(ctx, formatter)


@app.command(cls=_New, help=f"新写一篇，如 {typed('new', '故事')}：会一句一句问您，写好架子，您来填。", options_metavar="[选项]")
@click.argument("kind", metavar="种类", type=KindName())
@root_option
def new(kind: str, root: Path) -> None:
    """Ask for one new thing, write it, and say what is left to fill in."""
    from generator.desk.new import Desk
    from generator.desk.questions import Questions, Stopped
    from generator.desk.sources import CannotAdd
    from generator.pipeline import check_site, content_for_desk

    options = options_of("", None, False)
    site, again = content_for_desk(root.resolve(), options), typed("check", root=root)
    if site is None:
        finish(check_site(root.resolve(), options).problems, root, "text", again)
        return
    try:
        file = Desk(root.resolve(), site, Questions(Asker(), root)).new(kind)
    except CannotAdd as reason:
        sys.stderr.write(f"{reason}\n")
        raise SystemExit(1) from None
    except Stopped:
        raise click.Abort from None
    path = file.relative_to(root.resolve()).as_posix()
    left = [each for each in check_site(root.resolve(), options).problems if _belongs_to(path, each)]
    sys.stdout.write(f"\n写好了：{path}\n")
    if left:
        from generator.problems import as_text

        sys.stdout.write("\n还要填的：\n\n" + as_text(left, root))
    sys.stdout.write(f"\n打开它，把空着的地方填上，再运行：\n\n    {again}\n")


def _belongs_to(path: str, each: Problem) -> bool:
    """Whether a problem is that of the file `path`, or of what lies beside it in a folder of its own."""
    from generator.schema.kinds import KINDS

    has_own_folder = any(kind.has_pictures and kind.path.fullmatch(path) for kind in KINDS)
    return each.path == path or (has_own_folder and each.path.startswith(path.rpartition("/")[0] + "/"))


@app.command(
    help=f"解释一个编号或者一项内容是什么意思、怎么写，如 {typed('explain', 'R01')}、{typed('explain', '摘要')}。", options_metavar=""
)
@click.argument("codes", nargs=-1, required=True, type=CodeName(), metavar="编号")
def explain(codes: tuple[str, ...]) -> None:
    """Print what the catalogue has of codes, and the schema of fields."""
    from generator.problems import catalogue
    from generator.problems import explain as explained
    from generator.schema.explaining import fields_explained
    from generator.schema.topics import topic_explained

    def of_word(word: str) -> str:
        told = (fields_explained(word), "" if word.isascii() else topic_explained(word))
        return "\n\n".join(each.rstrip("\n") for each in told if each) + "\n"

    sys.stdout.write("\n\n".join(explained(each) if each in catalogue() else of_word(each) for each in codes))


@app.command(help="写出各种文件的 JSON Schema（.schema/），编辑器可以用来提示。", options_metavar="[选项]")
@root_option
def schema(root: Path) -> None:
    """Write JSON Schema for editors' programs."""
    from generator.desk.schema import write_schemas

    written = write_schemas(root)
    sys.stdout.write(f"写好了{len(written)}份 JSON Schema：\n{''.join(f'  {file}{chr(10)}' for file in written)}")


def main() -> None:
    """Run the command line; whatever goes wrong is said in Chinese, without a traceback."""
    import gc

    end_at_once(STOPPED)
    gc.disable()  # a short life with many small objects that all live to its end
    open_streams()
    from generator.faults import Whereabouts, explained_exit

    whereabouts = Whereabouts()
    try:
        with explained_exit(whereabouts):
            raise_again()
            _run(whereabouts)
    except SystemExit as ending:
        end_at_once()
        if has_make_the_last_word() and ending.code:
            sys.stderr.write("\n（下面如果有一行“make: *** …… Error”，那是 make 自己添的，意思只是上面的事没有做完，不用管它。）\n")
        if ending.code == INTERRUPTED:
            os._exit(
                INTERRUPTED
            )  # all is said; Python itself ends by a signal, not by a number, if the interrupt met a piece of made-up code
        raise


def _run(whereabouts: Whereabouts) -> None:
    """Run the command that was asked for; click says what is wrong with its words, all else is raised."""
    try:
        ending = app.main(obj=whereabouts, prog_name=program(), standalone_mode=False)
    except click.ClickException as error:
        refuse(error, _meant(error))
        ending = error.exit_code
    except click.Abort as abort:
        if abort.__cause__:  # what click takes for a wish to stop: an interrupt, or an end of some file that is no terminal
            raise abort.__cause__ from None
        sys.stderr.write("\n已经停下，什么也没有写。\n")  # at a question, where nothing has been begun
        ending = 1
    raise SystemExit(ending)


def _meant(error: click.ClickException) -> str:
    """The line that an editor may have meant by one that was refused; "" if that cannot be told."""
    from generator.meant import is_example, line_meant

    words = line_meant(app, sys.argv[1:], getattr(error, "instead", {}))
    others = "\n\n“故事”可以换成“漫画”“活动”“荣誉”“案例”。" if is_example(words, sys.argv[1:]) else ""
    return typed(*words) + others if words else ""
