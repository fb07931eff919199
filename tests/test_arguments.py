"""What is written behind a command is meant: no path is passed over in silence, no site goes where something else is, and a refusal leaves nothing."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.conftest import GOOD, REPOSITORY, TODAY, build, copy

BASE = GOOD.with_name("base")
WARNING = "stories/next-week/index.md"  # the good site has this one, and the fault that a test puts beside it
FAULT = "stories/snow-day/index.md"


def beiyuan(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`."""
    line = [sys.executable, "-m", "generator", *map(str, arguments)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(line, cwd=folder, env=places, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


def check(folder: Path, *arguments: str | Path) -> tuple[int, set[str], str]:
    """How `check` ends, the files that it tells of, and what it says besides."""
    done = beiyuan(folder, "check", "--today", TODAY, "--format", "github", *arguments)
    return done.returncode, {line.partition("file=")[2].partition(",")[0] for line in done.stdout.splitlines()}, done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a fault."""
    (tmp_path / "root").mkdir()
    root = copy(GOOD, tmp_path / "root")
    (root / FAULT).write_text("no fields", "utf-8")
    return root


@pytest.mark.parametrize("written", [".", "./", "", "{root}", "{root}/content/..", "stories/.."])
def test_the_root_means_everything(root: Path, written: str) -> None:
    assert check(root, written.format(root=root)) == (1, {WARNING, FAULT}, "")
    assert check(root.parent, "--root", "root", written.format(root=root)) == (1, {WARNING, FAULT}, "")


@pytest.mark.parametrize(("folder", "written"), [("", FAULT), ("", "stories/snow-day/"), ("stories", "snow-day"), ("content", FAULT)])
def test_a_part_is_seen_from_here_or_from_the_root(root: Path, folder: str, written: str) -> None:
    assert check(root / folder, "--root", root, written) == (1, {FAULT}, "")
    assert check(root / folder, "--root", root, "content/themes.yml" if not folder else root / "content/themes.yml") == (0, set(), "")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("no-such.md", "没有“no-such.md”这个文件或者文件夹，也没有叫这个名字的内容。请核对"),
        ("content/THEMES.yml", "stories/snow-day/index.md content/themes.yml\n"),
        ("Content/themes.yml", "stories/snow-day/index.md content/themes.yml\n"),
        ("content/*.yml", "没有“content/*.yml”这个文件或者文件夹"),
        ("content/themes.yml/x", "没有“content/themes.yml/x”"),
        ("x\x1b[31m", "没有“x<U+001B>[31m”"),
        ("loop", "没有“loop”"),
        ("../elsewhere.md", "不在内容文件夹里"),
    ],
)
def test_what_is_not_there_is_refused(root: Path, written: str, words: str) -> None:
    (root.parent / "elsewhere.md").touch()
    code, told, said = check(root, FAULT, written)
    assert (code, told) == (2, set()) and words in said and said.count("\n") == (3 if "您是不是想写：" in said else 1)


def test_what_only_a_problem_tells_of_is_not_refused(root: Path) -> None:
    (root / "content/site.yml").unlink()
    (root / "content/link.md").symlink_to("nowhere")
    assert check(root, "content/site.yml", "content/link.md") == (1, {"content/site.yml", "content/link.md"}, "")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("notes.md", "不是网站的内容（内容在 content、stories、comics 里）"),
        ("stories/README.md", "是写给编辑看的说明，不上网站"),
        ("comics/studio", "放的是画漫画用的材料，不上网站"),
        ("stories/.draft.md", "名字以“.”开头，网站不看这样的文件；要放到网上，请换一个名字"),
        ("stories/~$index.md", "是系统或者编辑软件自己留下的文件，网站不看；要放到网上，请换一个名字"),
    ],
)
def test_what_is_no_content_is_passed_over_aloud(root: Path, written: str, reason: str) -> None:
    if "." in written:
        (root / written).touch()
    else:
        (root / written).mkdir()
    assert check(root, written) == (0, set(), f"“{written}”{reason}，没有检查。\n")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published site in `root/site`, another in `other`, and things that are somebody's; nobody may change it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "root").mkdir()
    root = copy(BASE, folder / "root")
    for name in (".git", ".github", "own"):
        (root / name).mkdir()
        (root / name / "mine").write_text("mine")
    for options in ([], ["--out", folder / "other"]):
        assert beiyuan(folder, "build", "--root", root, "--today", TODAY, *options).returncode == 0
    (folder / "alias").symlink_to(root)
    (folder / "loop").symlink_to("loop")
    return folder


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    """All there is by path, each with its number and the time of its last change; the cache may differ."""
    found = {}
    for path in folder.rglob("*"):
        if ".cache" not in path.parts:
            status = path.lstat()
            found[path.relative_to(folder).as_posix()] = status.st_ino, 0 if path.is_dir() or path.name == "lock" else status.st_mtime_ns
    return found


NEVER = [
    *("root/site/about", "root/site/inner", "root/site/a/b", "other/inner", "alias/site/inner", "root/site/../site/inner"),
    *("root/content", "root/stories/x", "root/comics", "root/Content", "root/mkdocs.yml", "root/content/../mkdocs.yml"),
    *("root/.git", "root/.git/x", "root/.github", "root/.gitea", "root/.cache", "root/.cache/beiyuan", "root/.schema", "alias/.git"),
    *("root/.site.beiyuan", "root/.site.beiyuan/standby", ".other.beiyuan/x", ".new.beiyuan"),
    *("root", "alias", ".", "root/..", "/", "nonexist/../root", "nonexist/../root/mkdocs.yml"),
]


@pytest.mark.parametrize("adopt", [[], ["--adopt"]], ids=["", "adopt"])
@pytest.mark.parametrize("out", NEVER)
def test_where_a_site_never_goes(published: Path, out: str, adopt: Sequence[str]) -> None:
    before = everything(published)
    done = beiyuan(published, "build", "--root", "root", "--today", TODAY, "--out", out, *adopt)
    assert done.returncode == 2 and done.stderr.startswith("网站不能放到“"), done.stderr
    assert everything(published) == before


@pytest.mark.parametrize("out", ["", " "])
def test_an_empty_name_is_no_folder(published: Path, out: str) -> None:
    before = everything(published.parent)
    done = beiyuan(published / "root/own", "build", "--root", "..", "--today", TODAY, "--out", out)
    assert done.returncode == 2 and "错误：“--out”写得不对：没有写文件夹的名字。" in done.stderr
    assert everything(published.parent) == before


@pytest.mark.parametrize("out", ["root/own", "root/own/mine/x", "root/own/mine/x/y", "loop", "loop/x", "root/README"])
def test_a_refusal_leaves_nothing(published: Path, out: str) -> None:
    (published / "root/README").write_text("mine")
    before = everything(published)
    done = beiyuan(published, "build", "--root", "root", "--today", TODAY, "--out", out)
    assert done.returncode == 1 and "程序自己" not in done.stderr
    assert everything(published) == before
    assert build(published / "root").returncode == 0


def test_what_dots_go_back_from_is_not_made(published: Path) -> None:
    done = beiyuan(published, "build", "--root", "root", "--today", TODAY, "--out", "nonexist/../zz")
    assert done.returncode == 0 and (published / "zz/index.html").is_file() and not (published / "nonexist").exists()
    for name in ("zz", ".zz.beiyuan"):
        shutil.rmtree(published / name)


def test_the_preview_may_have_its_place(published: Path) -> None:
    assert build(published / "root", "--adopt", out=published / "root/.cache/beiyuan/preview").returncode == 0


@pytest.fixture
def closed() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.usefixtures("closed")
def test_a_web_server_comes_to_a_site_in_new_folders(published: Path, tmp_path: Path) -> None:
    assert build(published / "root", out=tmp_path / "deep/er/site").returncode == 0
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("deep", "deep/er", "deep/er/site")] == [0o755] * 3


@pytest.mark.parametrize(
    "arguments", [["build", "--root", "{root}"], ["check"], ["check", "--root", "{root}", "content"], ["new", "story"]]
)
def test_a_current_folder_that_is_gone(published: Path, tmp_path: Path, arguments: list[str]) -> None:
    script = 'mkdir x && cd x && rmdir ../x && exec "$@"'
    line = [sys.executable, "-m", "generator", *(each.format(root=published / "root") for each in arguments)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(["sh", "-c", script, "sh", *line], cwd=tmp_path, env=places, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "找不到“当前文件夹”，也许刚刚被挪走了。请再试一次。\n")


@pytest.mark.parametrize("written", ["R01", " r01 ", "Ｒ０１", "ｒ01"])
def test_a_code_may_be_typed_in_full_width(written: str) -> None:
    done = beiyuan(REPOSITORY, "explain", written)
    assert done.returncode == 0 and done.stdout.startswith("R01　")


def test_an_unknown_code_is_not_printed_raw() -> None:
    done = beiyuan(REPOSITORY, "explain", "R\x1b[31m\n01")
    assert done.returncode == 2 and "没有编号“R<U+001B>[31M<U+000A>01”。" in done.stderr


def test_the_day_of_another_program_is_not_asked_for(tmp_path: Path) -> None:
    """MkDocs reads it from the environment while the frames are made, and would rather have none at all than one that is no number."""
    done = build(copy(BASE, tmp_path), SOURCE_DATE_EPOCH="x")
    assert done.returncode == 0, done.stderr
