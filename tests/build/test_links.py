"""A submission may hold a link in the place of everything that a build makes for itself: it writes and removes nothing elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import system
from generator.build.publish import Publication
from generator.build.standby import TreeChanged
from generator.build.tree import ForeignFiles
from generator.files import LinkInTheWay
from tests.conftest import REPOSITORY, build, copy
from tests.versions import amiss, contents, publish_version

STATE = ".site.beiyuan"
PRECIOUS = {"all/0.txt": b"mine", "index.html": b"mine", "0/1/1.txt": b"mine"}
REFUSED = {"", "lock"}  # one has to be somebody's own before anything else can be; the others are replaced


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of somebody's with files that have the names of ours."""
    folder = tmp_path / "elsewhere"
    for path, data in PRECIOUS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def to_folder(link: Path, elsewhere: Path) -> None:
    link.symlink_to(elsewhere)


def to_file(link: Path, elsewhere: Path) -> None:
    link.symlink_to(elsewhere / "index.html")


def to_nothing(link: Path, elsewhere: Path) -> None:
    link.symlink_to(elsewhere / "new")


@pytest.mark.parametrize("has_exchange", [True, False])
@pytest.mark.parametrize("is_published", [True, False])
@pytest.mark.parametrize("put", [to_folder, to_file, to_nothing], ids=["to_folder", "to_file", "to_nothing"])
@pytest.mark.parametrize("name", ["", "lock", "staging", "standby", "swap", "aside", "paths", "manifest"])
def test_in_the_state_folder(
    tmp_path: Path,
    elsewhere: Path,
    name: str,
    put: Callable[[Path, Path], None],
    is_published: bool,
    has_exchange: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not has_exchange:
        monkeypatch.setattr(system, "exchange", lambda one, other: False)
    root = tmp_path / "root"
    root.mkdir()
    if is_published:
        for version in (1, 2):
            publish_version(root, version)
    (root / STATE).mkdir(exist_ok=True)
    put_link(root, name, put, elsewhere)
    for version in (3, 4, 5):
        if name in REFUSED:
            with pytest.raises(LinkInTheWay):
                publish_version(root, version)
        else:
            publish_over_lost_manifest(root, version)
    assert contents(elsewhere) == PRECIOUS
    if name in REFUSED and is_published:
        assert not amiss(root / "site", 2)


def put_link(root: Path, name: str, put: Callable[[Path, Path], None], elsewhere: Path) -> None:
    """In the place of `name`; of the lists that are kept of trees, in the place of all."""
    named = sorted((root / STATE).glob(f"{name}-*")) if name in ("paths", "manifest") else [root / STATE / name]
    for file in named or [root / STATE / f"{name}-{system.identity(root)}"]:
        if file.is_symlink() or not file.is_dir():
            file.unlink(missing_ok=True)
        else:
            shutil.rmtree(file)
        put(file, elsewhere)


def publish_over_lost_manifest(root: Path, version: int) -> None:
    publish_version(root, version)
    assert not amiss(root / "site", version)
    assert not any(path.is_symlink() for path in (root / STATE).iterdir() if path.name in ("staging", "standby", "swap", "aside"))


def test_on_the_way_to_the_output(tmp_path: Path, elsewhere: Path) -> None:
    """Below the submission's own folder every link is somebody else's; above it, it is its owner's affair."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "public").symlink_to(elsewhere)
    with pytest.raises(LinkInTheWay), Publication(root / "public/site", root=root):
        pass
    (tmp_path / "alias").symlink_to(root)
    with pytest.raises(LinkInTheWay), Publication(tmp_path / "alias/public/site", root=root):
        pass
    assert contents(elsewhere) == PRECIOUS and not (elsewhere / STATE).exists()
    with Publication(tmp_path / "alias/site", root=root):
        assert (root / STATE).is_dir()


def test_the_preview_is_not_made_through_the_link_of_a_submission(tmp_path: Path, elsewhere: Path) -> None:
    root = copy(REPOSITORY / "tests/sites/base", tmp_path / "root")
    (root / ".cache").mkdir()
    (root / ".cache/beiyuan").symlink_to(elsewhere)
    done = build(root, "--adopt", out=root / ".cache/beiyuan/preview")
    assert done.returncode == 1
    assert not (elsewhere / "preview").exists() and not (elsewhere / ".preview.beiyuan").exists()


@pytest.mark.parametrize("put", [to_folder, to_nothing], ids=["to_folder", "to_nothing"])
@pytest.mark.parametrize("folder", ["all", "0", "0/1"])
def test_in_the_trees(tmp_path: Path, elsewhere: Path, folder: str, put: Callable[[Path, Path], None]) -> None:
    for version in (3, 6):
        publish_version(tmp_path / "root", version)
    for tree in ("site", f"{STATE}/standby"):
        shutil.rmtree(tmp_path / "root" / tree / folder)
        put(tmp_path / "root" / tree / folder, elsewhere)
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path / "root", 9)
    os.unlink(tmp_path / "root/site" / folder)
    assert publish_version(tmp_path / "root", 9)
    assert not amiss(tmp_path / "root/site", 9)
    assert contents(elsewhere) == PRECIOUS


def test_put_there_while_a_file_is_on_its_way(tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look and the writing somebody puts a link in the place of a folder of the standby tree."""
    for version in (3, 6):
        publish_version(tmp_path / "root", version)
    standby = tmp_path / "root" / STATE / "standby"

    def late(tree: Path, closed: object) -> None:
        if tree == standby:
            shutil.rmtree(standby / "all")
            (standby / "all").symlink_to(elsewhere)

    with monkeypatch.context() as patched:
        patched.setattr("generator.build.standby.open_to_all", late)
        with pytest.raises((LinkInTheWay, TreeChanged)):
            publish_version(tmp_path / "root", 9)
    assert contents(elsewhere) == PRECIOUS
    assert publish_version(tmp_path / "root", 9) and not amiss(tmp_path / "root/site", 9)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for what is open")
def test_a_lock_that_is_refused_is_closed(tmp_path: Path) -> None:
    with Publication(tmp_path / "site"):
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(3):
            with pytest.raises(Exception, match="lock"), Publication(tmp_path / "site"):
                pass
        assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize("is_folder", [True, False])
@pytest.mark.parametrize("name", ["staging", "standby", "swap", "aside"])
def test_what_else_may_stand_there_is_replaced(tmp_path: Path, name: str, is_folder: bool) -> None:
    (tmp_path / STATE).mkdir()
    if is_folder:
        (tmp_path / STATE / name / "deep").mkdir(parents=True)
        (tmp_path / STATE / name / "deep/file").write_text("?")
    else:
        (tmp_path / STATE / name).write_text("?")
    for version in (1, 2, 3):
        assert publish_version(tmp_path, version) and not amiss(tmp_path / "site", version)
