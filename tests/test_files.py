"""Nothing is written through a link, and nothing half."""

from __future__ import annotations

import errno
import functools
import itertools
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.files import LEFTOVER, LinkInTheWay, clear_leftovers, own_folder, read_plain, write_new, write_whole


@pytest.mark.parametrize("step", [".cache", ".cache/beiyuan"])
@pytest.mark.parametrize("is_dangling", [False, True])
def test_no_link_on_the_way_is_followed(tmp_path: Path, step: str, is_dangling: bool) -> None:
    elsewhere = tmp_path / "elsewhere"
    if not is_dangling:
        elsewhere.mkdir()
    root = tmp_path / "root"
    (root / step).parent.mkdir(parents=True)
    (root / step).symlink_to(elsewhere)
    with pytest.raises(LinkInTheWay) as raised:
        own_folder(root, ".cache/beiyuan")
    assert raised.value.filename == str(root / step)
    assert not elsewhere.exists() or not any(elsewhere.iterdir())


def test_a_link_above_the_base_is_its_owners_affair(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "real")
    assert own_folder(tmp_path / "alias", "a/b").is_dir()


def test_a_link_in_the_place_of_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "file").symlink_to(tmp_path / "precious")
    write_whole(tmp_path / "file", b"ours")
    assert (tmp_path / "precious").read_text() == "mine"
    assert not (tmp_path / "file").is_symlink() and (tmp_path / "file").read_bytes() == b"ours"


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(OSError):
        write_whole(tmp_path / "file", b"ours")
    assert os.listdir(tmp_path) == ["file"]


def test_an_error_names_the_file_that_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError) as raised:
        write_whole(tmp_path / "file", b"ours")
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(tmp_path / "file"))
    assert os.listdir(tmp_path) == []


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"ours")
    assert read_plain(tmp_path / "plain") == b"ours"
    (tmp_path / "link").symlink_to("plain")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "folder", "pipe", "missing"):
        with pytest.raises(OSError) as raised:
            read_plain(tmp_path / name)
        assert raised.value.filename == str(tmp_path / name)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_mode_that_is_asked_for_is_had(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        for mode in (0o600, 0o644, 0o664, 0o755, 0o444):
            write_whole(tmp_path / "file", b"ours", mode)
            assert (tmp_path / "file").stat().st_mode & 0o7777 == mode
        write_whole(tmp_path / "other", b"ours")
        assert (tmp_path / "other").stat().st_mode & 0o7777 == 0o644 & ~umask
    finally:
        os.umask(before)


def _dies(at: int, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed at its call number `at` of the system; whether it was."""
    child = os.fork()
    if child == 0:
        calls = itertools.count()

        def dying(real: Callable[..., object], *given: object, **named: object) -> object:
            if next(calls) == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        for name in ("open", "replace", "link", "unlink", "chmod", "close"):
            setattr(os, name, functools.partial(dying, getattr(os, name)))
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("mode", [None, 0o640])
def test_a_writer_that_is_killed_leaves_nothing_half(
    tmp_path: Path, mode: int | None, has_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    for at in range(20):
        old, new = tmp_path / f"{at}" / "old.yml", tmp_path / f"{at}" / "new.yml"
        old.parent.mkdir()
        old.write_bytes(b"before")
        if not [_dies(at, lambda old=old: write_whole(old, b"after", mode)), _dies(at, lambda new=new: write_new(new, b"after"))].count(
            True
        ):  # type: ignore[misc]
            break
        assert old.read_bytes() in (b"before", b"after")
        assert not new.exists() or new.read_bytes() in (b"after", *([] if has_links else [b""]))
        assert all(LEFTOVER.fullmatch(name) for name in os.listdir(old.parent) if name not in ("old.yml", "new.yml"))
    else:
        pytest.fail("it calls the system more often")
    assert at > 2, "it is killed somewhere"


def _no_links(source: Path, target: Path) -> None:
    raise OSError(errno.EPERM, "no links")


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"theirs")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, b"ours")
    assert sorted(os.listdir(tmp_path)) == ["file", "link"] and (tmp_path / "file").read_bytes() == b"theirs"


def test_leftovers_go_and_nothing_else(tmp_path: Path) -> None:
    names = ["a.yml.0123456789ab.new", "a.yml.0123456789ab.new.yml", "a.yml.0123456789AB.new", "a.new", "b.yml.ba9876543210.new"]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (0, 0))
    os.utime(tmp_path / names[-1])  # whose writer may be at work
    (tmp_path / "c.yml.0123456789ab.new").mkdir()
    clear_leftovers(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([*names[1:], "c.yml.0123456789ab.new"])
