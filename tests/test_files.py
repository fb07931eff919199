"""Nothing is written through a link, and nothing half."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files import LinkInTheWay, own_folder, write_whole


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
