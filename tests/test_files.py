"""Nothing is written through a link, and nothing half."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.files import LinkInTheWay, own_folder, read_plain, write_whole


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
