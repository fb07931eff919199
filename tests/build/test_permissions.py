"""Whoever builds, and under whatever umask: a web server that is somebody else can read every file and enter every folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import publish
from tests.versions import amiss, publish_version

STANDBY = ".site.beiyuan/standby"


@pytest.fixture(params=[0o022, 0o077, 0o000, 0o027])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(tree: Path) -> set[str]:
    """The permissions of the tree itself and of everything in it, folders with a "d"."""
    return {stat.filemode(path.lstat().st_mode) for path in [tree, *tree.rglob("*")]}


RIGHT = {"drwxr-xr-x", "-rw-r--r--"}


def test_every_tree_is_for_all_to_read(tmp_path: Path, umask: int) -> None:
    for version in (1, 2, 3, 4):
        assert publish_version(tmp_path, version)
        assert modes(tmp_path / "site") == modes(tmp_path / STANDBY) == RIGHT


def test_a_tree_that_was_closed_is_opened(tmp_path: Path) -> None:
    """Without being written again, and without being published again if there is nothing new."""
    for version in (1, 2):
        publish_version(tmp_path, version)
    times = {path: path.lstat().st_mtime_ns for tree in ("site", STANDBY) for path in (tmp_path / tree).rglob("*")}
    for path in [*times, tmp_path / "site", tmp_path / STANDBY]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = (tmp_path / "site").stat().st_ino
    assert not publish_version(tmp_path, 2)
    assert modes(tmp_path / "site") == RIGHT
    assert (tmp_path / "site").stat().st_ino == before
    assert {path: path.lstat().st_mtime_ns for path in times} == times
    assert publish_version(tmp_path, 3)
    assert modes(tmp_path / "site") == RIGHT
    assert not amiss(tmp_path / "site", 3)


def test_a_look_ahead_sees_it_too(tmp_path: Path) -> None:
    publish_version(tmp_path, 1)
    (tmp_path / "site/all").chmod(0o750)
    (tmp_path / "site/all/0.txt").chmod(0o640)
    looks = list(publish.look_ahead(tmp_path / "site"))
    assert [sorted(look.closed) for look in looks] == [["all", "all/0.txt"], []]


def test_the_group_of_a_folder_stays(tmp_path: Path) -> None:
    """An operator may have given the folder to the web server's group for good (set-group-ID)."""
    publish_version(tmp_path, 1)
    folder = tmp_path / "site/all"
    folder.chmod(0o2700)
    publish_version(tmp_path, 1)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o2755
