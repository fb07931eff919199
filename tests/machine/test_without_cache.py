"""The cache only spares time: without one, everything is said and made as ever; and what is broken in it is whole after the next build."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache import CACHE_FOLDER, NOWHERE, Layers, _secret, cache_folder
from generator.load.index import Index, refresh
from generator.load.memory import file_system_time
from generator.load.walk import File
from generator.store import Store
from tests.conftest import REPOSITORY, TODAY, Tree
from tests.machine.command import BASE, Done, run, untouched

EVIL = "CREATE TRIGGER endless AFTER INSERT ON made BEGIN DELETE FROM made; END"
KEY, VALUE = b"key", b"value" * 3000  # several pages of SQLite
CLAIM = b"a file"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("expected") / "root"))
    assert run(untouched, "build", root) == Done(0, "")
    return Tree(root / "site").digests()


def in_namespace(script: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a script that mounts what it likes, unseen by all others, with `$beiyuan` for the program; skipped where one may not."""
    if sys.platform != "linux" or subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs root and namespaces")
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY), "beiyuan": f"{sys.executable} -m generator", "root": str(root), "day": TODAY}
    return subprocess.run(["unshare", "-m", "sh", "-ec", script], env=places, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("in_the_way", ["a file", "a file deeper", "a folder for the index"])
def test_something_else_in_the_place_of_the_cache(root: Path, expected: dict[str, str], in_the_way: str) -> None:
    cache = root / CACHE_FOLDER
    cache.parent.mkdir()
    if in_the_way == "a file":
        cache.parent.rmdir()
        cache.parent.write_bytes(b"mine")
    elif in_the_way == "a file deeper":
        cache.write_bytes(b"mine")
    else:
        for name in ("walk", "sources", "verdicts", "store.sqlite"):
            (cache / name / "inside").mkdir(parents=True)
    for command in ("check", "build", "check"):
        assert run(untouched, command, root) == Done(0, "")
    assert Tree(root / "site").digests() == expected


def test_a_read_only_root_costs_only_speed(root: Path, expected: dict[str, str], tmp_path: Path) -> None:
    read_only = 'mount --bind "$root" "$root"; mount -o remount,ro,bind "$root"; '
    both = f'$beiyuan check --root "$root" --today $day; $beiyuan build --root "$root" --today $day --out "{tmp_path / "out"}"'
    for _ in ("without a cache", "with one that can be read"):
        done = in_namespace(read_only + both, root)
        assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("没有问题。"), done.stdout
        assert Tree(tmp_path / "out").digests() == expected
        assert run(untouched, "check", root) == Done(0, "")


def test_a_read_only_root_has_words_where_something_is_wanted_of_it(root: Path) -> None:
    read_only = 'mount --bind "$root" "$root"; mount -o remount,ro,bind "$root"; '
    wanted = {"schema": ".schema", f"build --today {TODAY}": ".site.beiyuan", "serve --port 0": ".cache"}
    for command, name in wanted.items():
        done = in_namespace(f'{read_only}$beiyuan {command} --root "$root"', root)
        assert (done.returncode, done.stderr) == (1, f"“{root / name}”在只读的磁盘上，写不进去。请换一个能写的地方，再试一次。\n")


def test_a_full_disk_under_the_cache_costs_only_speed(root: Path, expected: dict[str, str], tmp_path: Path) -> None:
    """A file system of two pages holds the folder and next to nothing of what is to be kept."""
    (root / ".cache").mkdir()
    script = 'mount -t tmpfs -o size=8k,nr_inodes=5 tmpfs "$root/.cache"; '
    script += f'for command in check build check; do $beiyuan $command --root "$root" --today $day; done; df --output=avail "{root}/.cache"'
    done = in_namespace(script, root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[-1] in ("0", "4")
    assert Tree(root / "site").digests() == expected


def test_where_the_clock_cannot_be_asked_nothing_is_settled() -> None:
    assert file_system_time(NOWHERE) == 0
    file = File("stories/a/index.md", (1, 1, 1, 1))
    for began, expected in ((0, "read again"), (10**18, "known")):
        index = Index(Layers(NOWHERE, "sources", b""), began, {file.path: (file.fingerprint, "known")})
        assert refresh(index, [file], lambda source: "read again", []).given == {file.path: expected}


def test_a_store_without_a_folder_forgets() -> None:
    with Store(NOWHERE) as store:
        store.put(KEY, VALUE, CLAIM)
        assert store.get(KEY) == VALUE
        store.flush()
        assert store.get(KEY) is None


def keep(folder: Path) -> None:
    """A store of some dozens of pages."""
    with Store(folder) as store:
        store.put_all((b"%d" % number, (CLAIM, VALUE)) for number in range(40))
        store.put(KEY, VALUE, CLAIM)


def spoilt(file: Path, start: int, noise: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(start)
        stream.write(noise)


def becomes_a_folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def becomes_a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


def gets_a_trigger(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute(EVIL)


def gets_another_table(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE made; CREATE TABLE made (key INTEGER)")


def gets_numbers(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE made SET seal = 1000000000000, value = NULL")


PAGE = 1024  # bytes of the store's pages
FAULTS: dict[str, Callable[[Path], None]] = {
    "no data base": lambda file: file.write_bytes(b"no data base" * 999),
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: os.truncate(file, 9000),
    "odd length": lambda file: os.truncate(file, 5001),
    "head": lambda file: spoilt(file, 0, b"\xff" * 200),
    "first page": lambda file: spoilt(file, 100, b"\xff" * 3000),
    "root of the table": lambda file: spoilt(file, PAGE, b"\xff" * PAGE),
    "a leaf": lambda file: spoilt(file, 3 * PAGE, b"\xff" * PAGE),
    "all but the first two": lambda file: spoilt(file, 2 * PAGE, b"\xa5" * (file.stat().st_size - 2 * PAGE)),
    "a folder": becomes_a_folder,
    "a link": becomes_a_link,
    "a trigger": gets_a_trigger,
    "another table": gets_another_table,
    "numbers": gets_numbers,
    "a journal": lambda file: Path(f"{file}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 600),
    "write-ahead": lambda file: spoilt(file, 18, b"\x02\x02"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_store_gives_nothing_wrong_and_is_whole_after_the_next_flush(tmp_path: Path, fault: str) -> None:
    keep(tmp_path)
    FAULTS[fault](tmp_path / "store.sqlite")
    with Store(tmp_path) as store:
        keys = [KEY, *(b"%d" % number for number in range(40))]
        assert {store.get(key) for key in keys} <= {VALUE, None}
        store.put_all((key, (CLAIM, VALUE)) for key in keys)
    with Store(tmp_path) as store:
        assert [store.get(key) for key in keys] == [VALUE] * len(keys)
    with contextlib.closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [file.name for file in tmp_path.glob("store*")] == ["store.sqlite"]


@pytest.mark.parametrize("fault", ["no data base", "root of the table", "a trigger", "a folder"])
def test_who_only_reads_leaves_a_broken_store_to_its_owner(tmp_path: Path, fault: str) -> None:
    keep(tmp_path)
    FAULTS[fault](tmp_path / "store.sqlite")
    before = os.lstat(tmp_path / "store.sqlite").st_ino
    reader = Store(tmp_path).__reduce__()
    after = os.lstat(tmp_path / "store.sqlite").st_ino
    FAULTS[fault](tmp_path / "store.sqlite") if after != before and fault != "a folder" else None
    worker = reader[0](*reader[1])
    assert worker.get(KEY) is None
    assert os.lstat(tmp_path / "store.sqlite").st_ino == after
    worker.close()


@pytest.mark.parametrize("fault", ["no data base", "all but the first two"])
def test_a_build_mends_its_store(root: Path, expected: dict[str, str], fault: str) -> None:
    store = root / CACHE_FOLDER / "store.sqlite"
    assert run(untouched, "build", root) == Done(0, "")
    FAULTS[fault](store)
    shutil.rmtree(root / "site")
    assert run(untouched, "build", root) == Done(0, "")
    assert Tree(root / "site").digests() == expected
    with contextlib.closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM made").fetchone()[0] > 5


@pytest.mark.parametrize("state", [None, "relative/state", "/proc/nowhere"])
@pytest.mark.parametrize("home", [None, "relative", "/proc/nowhere"])
def test_without_a_place_for_the_secret(root: Path, state: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def become_nobody() -> None:
        """A user whom the system does not know, as a container often has."""
        _secret.cache_clear()
        monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
        for name, value in {"XDG_STATE_HOME": state, "HOME": home}.items():
            monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name, raising=False)

    monkeypatch.chdir(root)
    assert run(become_nobody, "check", root) == Done(0, "")
    assert not (root / "relative").exists()


def test_the_cache_of_a_root(root: Path) -> None:
    assert cache_folder(root) == root / CACHE_FOLDER
    shutil.rmtree(root / ".cache")
    (root / ".cache").symlink_to("nowhere")
    assert cache_folder(root) == NOWHERE
