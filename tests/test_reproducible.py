"""The same content gives the same bytes, wherever, whenever and in whatever order it is built; an edit changes what shows it, nothing else."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import GOOD, REPOSITORY, TODAY, Tree, build, built, copy

STORE = ".cache/beiyuan/store.sqlite"
STORY = "stories/snow-day/index.md"


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is the same here has been set twice."""
    monkeypatch.delenv("RECIPE_MEMORY")


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_bytes().decode()
    assert text.count(old) == 1
    file.write_bytes(text.replace(old, new).encode())


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Paths that are new, gone or other than they were."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def shuffle_times(root: Path) -> None:
    """Give every source a time of its own in the last thirty years."""
    chance = random.Random(7)
    for file in sorted(root.rglob("*")):
        moment = chance.randrange(800_000_000, 1_760_000_000)
        os.utime(file, (moment, moment))


def copy_in_reverse(site: Path, to: Path) -> Path:
    """A copy whose files were made in the opposite order, as another file system might list them."""
    files = [file for file in site.rglob("*") if file.is_file() and ".cache" not in file.parts]
    for file in sorted(files, reverse=True):
        target = to / file.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    return to


@pytest.mark.parametrize(
    ("place", "environment"),
    [
        ("东京 的 文件夹", {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
        ("another/folder/below", {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
    ],
)
def test_a_clean_build_is_the_same_anywhere(good: Tree, tmp_path: Path, place: str, environment: dict[str, str]) -> None:
    root = copy_in_reverse(GOOD, tmp_path / place)
    shuffle_times(root)
    tree = built(root, out=tmp_path / "published", **environment)
    assert changed(good.digests(), tree.digests()) == set()


ANOTHER_DAY = """
import datetime, time
SECONDS = 9_000 * 86_400
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) - datetime.timedelta(seconds=SECONDS)
datetime.datetime = Moved
now, local, universal = time.time, time.localtime, time.gmtime
time.time = lambda: now() - SECONDS
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda moment=None: local(time.time() if moment is None else moment)
time.gmtime = lambda moment=None: universal(time.time() if moment is None else moment)
assert datetime.datetime.now().year == datetime.date.today().year == time.localtime().tm_year < 2010
"""
BUILD = f"""
import datetime
from pathlib import Path
from generator.pipeline import build_site
from generator.settings import BuildOptions
outcome = build_site(Path.cwd(), BuildOptions(datetime.date.fromisoformat('{TODAY}')), Path.cwd() / 'site')
print(outcome.failed, outcome.is_published)
"""


def run(root: Path, script: str) -> str:
    """What a Python of its own prints."""
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, encoding="utf-8", check=False, env=places)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_clock_is_not_asked(good: Tree, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    assert run(root, ANOTHER_DAY + BUILD) == "False True\n"
    assert changed(good.digests(), Tree(root / "site").digests()) == set()


def rename_a_story(root: Path) -> None:
    (root / "stories/old-letter").rename(root / "stories/older-letter")


def rename_a_page(root: Path) -> None:
    edit(root, "content/pages/about/writing/index.md", "/about/writing/markdown/", "/about/writing/all/")
    (root / "content/pages/about/writing/markdown.md").rename(root / "content/pages/about/writing/all.md")


def rename_a_programme(root: Path) -> None:
    (root / "content/programmes/kites.md").rename(root / "content/programmes/kite.md")
    edit(root, "stories/kite-club/index.md", "[kites]", "[kite]")


def swap_pictures(root: Path) -> None:
    one, other = root / "stories/paper-boat/微信图片.jpg", root / "stories/lamp-left-on/IMG_2034.JPG"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def rename_a_person(root: Path) -> None:
    edit(root, "content/people/p-7k3.yml", "小满", "阿满")


def rename_a_place(root: Path) -> None:
    edit(root, "content/places.yml", "name: 东柿社区", "name: 东头社区")


def move_a_story(root: Path) -> None:
    edit(root, STORY, "date: 2026-03-08", "date: 2026-04-01")


def change_a_figure(root: Path) -> None:
    edit(root, "content/figures.yml", "value: 120余", "value: 121")


def change_the_menu(root: Path) -> None:
    edit(root, "mkdocs.yml", "项目品牌", "项目")


def hide_samples(root: Path) -> None:
    edit(root, "content/site.yml", "samples: show", "samples: hide")


def change_the_address(root: Path) -> None:
    edit(root, "mkdocs.yml", "https://example.org/bj/", "https://example.net/")


def describe_a_picture(root: Path) -> None:
    edit(root, "stories/paper-boat/index.md", "alt: 一只透明底的纸船", "alt: 一只浮着的纸船")


def remove_a_story(root: Path) -> None:
    shutil.rmtree(root / "stories/noodles-today")


EDITS = [
    rename_a_story,
    rename_a_page,
    rename_a_programme,
    swap_pictures,
    rename_a_person,
    rename_a_place,
    move_a_story,
    change_a_figure,
    change_the_menu,
    hide_samples,
    change_the_address,
    describe_a_picture,
    remove_a_story,
]


@pytest.mark.parametrize("change", EDITS, ids=[each.__name__ for each in EDITS])
def test_a_warm_build_equals_a_clean_one(
    good: Tree, own: Path, tmp_path_factory: pytest.TempPathFactory, change: Callable[[Path], None]
) -> None:
    store = (own / STORE).read_bytes()
    built(own)
    change(own)
    warm = built(own).digests()
    assert changed(good.digests(), warm) != set()
    clean = copy(own, tmp_path_factory.mktemp("clean"))
    keep_frames(clean / STORE, store)
    assert changed(warm, built(clean).digests()) == set()


def keep_frames(file: Path, store: bytes) -> None:
    """A store that holds the frames and nothing else: MkDocs takes most of a clean build, and other tests let it run."""
    file.parent.mkdir(parents=True)
    file.write_bytes(store)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM made WHERE instr(value, ?) = 0", (b"<!doctype html>",))
        assert connection.execute("SELECT COUNT(*) FROM made").fetchone() == (1,)
        connection.commit()


def test_an_edit_and_its_reversal_leave_nothing_behind(good: Tree, own: Path) -> None:
    built(own)
    edit(own, STORY, "没有说话", "说了句话")
    move_a_story(own)
    assert changed(good.digests(), built(own).digests()) != set()
    edit(own, STORY, "说了句话", "没有说话")
    edit(own, STORY, "date: 2026-04-01", "date: 2026-03-08")
    assert changed(good.digests(), built(own).digests()) == set()


def test_nothing_is_published_when_nothing_changed(own: Path) -> None:
    built(own)
    shuffle_times(own / "stories")
    status = (own / "site").stat()
    tree = built(own)
    again = tree.root.stat()
    assert (again.st_ino, again.st_mtime_ns) == (status.st_ino, status.st_mtime_ns)


def test_a_build_of_nothing_new_loads_no_heavy_library(own: Path) -> None:
    time.sleep(2.1)  # a source this young might still change within one tick of the file system's clock, so it is read again
    built(own)
    heavy = "{'mkdocs', 'material', 'markdown', 'PIL', 'feedgen', 'lxml', 'nh3', 'pydantic'}"
    look = f"import sys; print(*{{name.partition('.')[0] for name in sys.modules}} & {heavy})"
    assert run(own, BUILD + look) == "False False\n\n"


def test_a_lost_cache_changes_nothing(good: Tree, own: Path) -> None:
    tree = built(own)
    inode = tree.root.stat().st_ino
    shutil.rmtree(own / ".cache")
    assert changed(good.digests(), built(own).digests()) == set()
    assert tree.root.stat().st_ino == inode
    assert build(own).returncode == 0
