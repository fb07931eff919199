"""Once the new tree is published, nothing that goes wrong is the build's failure, and no manifest tells of what is not there."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import system
from generator.build import exchange, publish, standby
from generator.build.exchange import finish_exchange
from generator.build.tree import compare, read_manifest
from tests.versions import amiss, publish_version

STATE = ".site.beiyuan"


def full(*given: object, **named: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupted(*given: object, **named: object) -> None:
    raise KeyboardInterrupt


def out_of_memory(*given: object, **named: object) -> None:
    raise MemoryError


def no_manifest_lies(folder: Path) -> None:
    """Each manifest that can be read is borne out by its tree."""
    for tree in (folder / "site", folder / STATE / "standby"):
        known = read_manifest(folder / STATE, tree)
        if known:
            look = compare(tree, known)
            assert not look.damaged and not look.foreign


@pytest.mark.parametrize("refuse", [full, interrupted, out_of_memory])
@pytest.mark.parametrize("at", [0, 1, 30, 61])
def test_a_second_tree_that_cannot_be_made_costs_only_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, refuse: Callable[..., None]
) -> None:
    written = 0
    write_whole = standby.write_whole

    def write(file: Path, data: bytes) -> None:  # the first publication copies nothing until it is published
        nonlocal written
        written += 1
        if written > at:
            refuse()
        write_whole(file, data)

    with monkeypatch.context() as patched:
        patched.setattr(standby, "write_whole", write)
        assert publish_version(tmp_path, 1)
    assert written == at + 1
    assert not amiss(tmp_path / "site", 1)
    assert not (tmp_path / STATE / "standby").exists(), "half a tree only fills the disk"
    no_manifest_lies(tmp_path)
    for version in (2, 3):
        assert publish_version(tmp_path, version)
        assert not amiss(tmp_path / "site", version)
        no_manifest_lies(tmp_path)


STEPS = [("write_manifest", standby), ("remove", standby), ("read_manifest", standby)]


@pytest.mark.parametrize("refuse", [full, interrupted])
@pytest.mark.parametrize(("name", "module"), STEPS, ids=[name for name, _ in STEPS])
def test_no_step_after_the_exchange_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: object, refuse: Callable[..., None]
) -> None:
    def swap(live: Path, tree: Path, state: Path) -> None:
        exchange.exchange(live, tree, state)
        monkeypatch.setattr(module, name, refuse)

    with monkeypatch.context() as patched:
        patched.setattr(publish, "exchange", swap)
        assert publish_version(tmp_path, 1)
    monkeypatch.undo()
    assert not amiss(tmp_path / "site", 1)
    no_manifest_lies(tmp_path)
    assert publish_version(tmp_path, 2) and not amiss(tmp_path / "site", 2)


@pytest.mark.parametrize("refuse", [full, interrupted])
def test_old_manifests_that_cannot_be_removed_cost_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuse: Callable[..., None]
) -> None:
    publish_version(tmp_path, 1)
    old = tmp_path / STATE / "manifest-0-0"
    old.write_bytes(b"of a tree that is no more")
    unlink = Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path == old:
            refuse()
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refusing)
        assert publish_version(tmp_path, 2)
    assert not amiss(tmp_path / "site", 2)
    assert publish_version(tmp_path, 3) and not old.exists()


def test_a_file_changed_under_the_copying_hand_is_not_taken_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swap(live: Path, tree: Path, state: Path) -> None:
        exchange.exchange(live, tree, state)
        (live / "all/0.txt").write_bytes(b"spoilt")

    with monkeypatch.context() as patched:
        patched.setattr(publish, "exchange", swap)
        assert publish_version(tmp_path, 1)
    assert publish_version(tmp_path, 2) and not amiss(tmp_path / "site", 2)
    assert publish_version(tmp_path, 3) and not amiss(tmp_path / "site", 3)


def test_what_does_not_reach_the_disk_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    with monkeypatch.context() as patched:
        patched.setattr(system, "sync", full)
        with pytest.raises(OSError):
            publish_version(tmp_path, 3)
    assert not amiss(tmp_path / "site", 2)
    assert read_manifest(tmp_path / STATE, tmp_path / STATE / "standby") is None
    assert publish_version(tmp_path, 4) and not amiss(tmp_path / "site", 4)


@pytest.mark.parametrize("renames", range(3))
def test_renames_that_are_refused_leave_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    """Without an exchange, and with a folder that somebody has open: before the new tree is there the old one comes back, after that all is well."""
    for version in (1, 2):
        publish_version(tmp_path, version)
    done = 0
    rename = system.rename

    def refuse_once(source: Path, target: Path) -> None:
        nonlocal done
        if source.is_dir():
            done += 1
            if done == renames + 1:
                full()
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(system, "rename", refuse_once)
        patched.setattr(system, "exchange", lambda one, other: False)
        if renames < 2:
            with pytest.raises(OSError):
                publish_version(tmp_path, 3)
        else:
            assert publish_version(tmp_path, 3)
    assert not amiss(tmp_path / "site", 2 if renames < 2 else 3)
    no_manifest_lies(tmp_path)
    finish_exchange(tmp_path / "site", tmp_path / STATE / "standby", tmp_path / STATE)
    assert publish_version(tmp_path, 4) and not amiss(tmp_path / "site", 4)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a megabyte, where this machine lets a test have one."""
    mount = shutil.which("mount")
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        not mount
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs the right to mount a file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_after_the_exchange(small_disk: Path) -> None:
    """Each file takes a page of 4 kB at least; the ballast leaves room for one tree with its staging, not for two."""
    (small_disk / "ballast").write_bytes(bytes(600_000))
    assert publish_version(small_disk, 1)
    assert not amiss(small_disk / "site", 1)
    assert not (small_disk / STATE / "standby").exists()
    no_manifest_lies(small_disk)
    (small_disk / "ballast").unlink()
    assert publish_version(small_disk, 2) and not amiss(small_disk / "site", 2)
