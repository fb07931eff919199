"""A published tree that no manifest speaks for: taken over where it can be proved to be ours, kept aside where it cannot, lost never."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator import system
from generator.build import exchange
from generator.build.publish import Publication
from generator.build.tree import ForeignFiles
from generator.faults import explained
from tests.conftest import REPOSITORY, build, copy
from tests.versions import amiss, contents, publish_version

STATE = ".site.beiyuan"


@pytest.fixture
def another_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/nonexistent")
    monkeypatch.setattr("generator.cache._secret", lambda: b"another machine's secret")


def spoil(*files: Path) -> None:
    for file in files:
        file.write_bytes(b"\xff damaged \xff" * 10)


def lists(folder: Path) -> list[Path]:
    return sorted((folder / STATE).glob("paths-*"))


def manifests(folder: Path) -> list[Path]:
    return sorted((folder / STATE).glob("manifest-*"))


def copied(folder: Path, to: Path) -> Path:
    """As `cp -a` does it: the times stay, the folders' numbers do not."""
    shutil.copytree(folder, to, symlinks=True)
    assert (to / "site").stat().st_ino != (folder / "site").stat().st_ino
    return to


def test_a_copied_checkout_takes_its_own_site_over(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path / "here", version)
    there = copied(tmp_path / "here", tmp_path / "there")
    for version in (2, 3, 4):
        assert publish_version(there, version)
        assert not amiss(there / "site", version)


@pytest.mark.usefixtures("another_secret")
def test_so_does_one_on_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("generator.cache._secret", lambda: b"this machine's secret")
        for version in (1, 2):
            publish_version(tmp_path / "here", version)
    there = copied(tmp_path / "here", tmp_path / "there")
    for version in (2, 3):
        assert publish_version(there, version) and not amiss(there / "site", version)


def test_a_damaged_manifest_costs_only_time(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    spoil(*manifests(tmp_path))
    for version in (2, 3):
        assert publish_version(tmp_path, version) and not amiss(tmp_path / "site", version)


@pytest.mark.parametrize("stranger", ["stranger.txt", "all/stranger.txt", "all/0.txt"])
def test_what_is_not_ours_in_a_copied_site_is_found(tmp_path: Path, stranger: str) -> None:
    """Also if it has the name of a file of ours, but not its content."""
    publish_version(tmp_path / "here", 1)
    there = copied(tmp_path / "here", tmp_path / "there")
    (there / "site" / stranger).write_text("mine")
    with pytest.raises(ForeignFiles) as raised:
        publish_version(there, 2)
    assert raised.value.example == stranger
    assert (there / "site" / stranger).read_text() == "mine"


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_a_site_without_manifest_is_not_ours(tmp_path: Path, target: str) -> None:
    publish_version(tmp_path, 1)
    spoil(*manifests(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/link").symlink_to(tmp_path / target)
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 2)
    assert (tmp_path / "site/link").is_symlink()


def test_the_number_of_a_folder_that_is_gone_proves_nothing(tmp_path: Path) -> None:
    """A file system gives it again at once: somebody's own folder in the place of a removed site may seem to have the site's manifest."""
    for version in (1, 2):
        publish_version(tmp_path, version)
    for path in sorted((tmp_path / "site").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "site/all").mkdir()
    (tmp_path / "site/all/0.txt").write_text("mine")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 3)
    assert contents(tmp_path / "site") == {"all/0.txt": b"mine"}


def adopt(folder: Path, version: int) -> Path | None:
    """Publish a version in the place of whatever is there; where that is kept."""
    kept: list[Path | None] = []

    class Adopting(Publication):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, adopt=True)  # type: ignore[arg-type]

        def __exit__(self, *given: object) -> None:
            kept.append(self.kept)
            super().__exit__(*given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tests.versions.Publication", Adopting)
        assert publish_version(folder, version)
    assert not amiss(folder / "site", version)
    return kept[0]


def everything(folder: Path) -> dict[str, bytes]:
    """All that is in and under `folder`, links by where they lead."""
    if folder.is_symlink():
        return {"": os.readlink(folder).encode()}
    return {"": folder.read_bytes()} if folder.is_file() else contents(folder)


def lose_all_lists(folder: Path) -> None:
    spoil(*manifests(folder), *lists(folder))


def lose_the_state(folder: Path) -> None:
    shutil.rmtree(folder / STATE)


def put_a_stranger_in(folder: Path) -> None:
    (folder / "site/all/stranger.txt").write_text("mine")


def put_a_link_there(folder: Path) -> None:
    os.rename(folder / "site", folder / "elsewhere")
    (folder / "site").symlink_to("elsewhere")


def put_a_dangling_link_there(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    (folder / "site").symlink_to("nowhere")


def put_a_file_there(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    (folder / "site").write_text("mine")


CHANGES: Sequence[Callable[[Path], None]] = (
    lose_all_lists,
    lose_the_state,
    put_a_stranger_in,
    put_a_link_there,
    put_a_dangling_link_there,
    put_a_file_there,
)


@pytest.mark.parametrize("has_exchange", [True, False])
@pytest.mark.parametrize("change", CHANGES, ids=[each.__name__ for each in CHANGES])
def test_what_cannot_be_proved_is_refused_and_on_demand_kept_aside(
    tmp_path: Path, change: Callable[[Path], None], has_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_exchange:
        monkeypatch.setattr(system, "exchange", lambda one, other: False)
    for version in (1, 2):
        publish_version(tmp_path, version)
    change(tmp_path)
    before = everything(tmp_path / "site")
    with pytest.raises(ForeignFiles):
        publish_version(tmp_path, 3)
    assert everything(tmp_path / "site") == before
    assert adopt(tmp_path, 3) == tmp_path / "site.kept"
    assert everything(tmp_path / "site.kept") == before
    for version in (4, 5):
        assert publish_version(tmp_path, version) and not amiss(tmp_path / "site", version)
    assert everything(tmp_path / "site.kept") == before


def test_nothing_new_is_published_all_the_same_if_it_has_to_be_adopted(tmp_path: Path) -> None:
    for version in (1, 2):
        publish_version(tmp_path, version)
    put_a_stranger_in(tmp_path)
    assert adopt(tmp_path, 2) == tmp_path / "site.kept"
    assert "all/stranger.txt" not in contents(tmp_path / "site")


def test_what_was_kept_is_never_replaced(tmp_path: Path) -> None:
    for number, name in enumerate(("site.kept", "site.kept-2", "site.kept-3")):
        publish_version(tmp_path, number)
        put_a_stranger_in(tmp_path)
        assert adopt(tmp_path, number + 10) == tmp_path / name
    assert [(tmp_path / name / "all/stranger.txt").read_text() for name in ("site.kept", "site.kept-2", "site.kept-3")] == ["mine"] * 3


def test_what_is_ours_is_not_kept(tmp_path: Path) -> None:
    publish_version(tmp_path, 1)
    assert adopt(tmp_path, 2) is None
    assert not list(tmp_path.glob("*kept*"))


@pytest.mark.parametrize("renames", range(4))
def test_an_adoption_that_is_refused_halfway_loses_nothing(tmp_path: Path, renames: int, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_version(tmp_path, 1)
    put_a_stranger_in(tmp_path)
    before = contents(tmp_path / "site")
    done = 0
    rename = system.rename

    def refuse_once(source: Path, target: Path) -> None:
        nonlocal done
        done += source.is_dir()
        if done == renames + 1 and source.is_dir():
            raise PermissionError(str(source))
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(system, "rename", refuse_once)
        patched.setattr(system, "exchange", lambda one, other: False)
        with pytest.raises(PermissionError):
            adopt(tmp_path, 2)
    assert contents(tmp_path / "site") == before
    kept = adopt(tmp_path, 2)
    assert kept and contents(kept) == before


@pytest.mark.parametrize("is_copied", [False, True])
def test_without_a_site_the_second_tree_is_the_next(tmp_path: Path, is_copied: bool) -> None:
    for version in (1, 2):
        publish_version(tmp_path / "here", version)
    folder = copied(tmp_path / "here", tmp_path / "there") if is_copied else tmp_path / "here"
    shutil.rmtree(folder / "site")
    for version in (3, 4):
        assert publish_version(folder, version) and not amiss(folder / "site", version)


def test_a_site_that_was_renamed_is_found(tmp_path: Path) -> None:
    """Somebody restores the older tree by hand: it has its manifest still."""
    for version in (1, 2):
        publish_version(tmp_path, version)
    shutil.rmtree(tmp_path / "site")
    os.rename(tmp_path / STATE / "standby", tmp_path / "site")
    assert publish_version(tmp_path, 2) and not amiss(tmp_path / "site", 2)


def test_the_command_that_is_named_does_it(tmp_path: Path) -> None:
    root = copy(REPOSITORY / "tests/sites/base", tmp_path)
    (root / "site").mkdir()
    (root / "site/mine.txt").write_text("mine")
    refused = build(root)
    assert refused.returncode == 1 and "beiyuan build --adopt" in refused.stderr and "mine.txt" in refused.stderr
    done = build(root, "--adopt")
    assert done.returncode == 0 and str(root / "site.kept") in done.stderr
    assert contents(root / "site.kept") == {"mine.txt": b"mine"} and (root / "site/index.html").is_file()
    again = build(root, "--adopt")
    assert again.returncode == 0 and "kept" not in again.stderr


def test_the_sentence_names_the_command() -> None:
    assert "beiyuan build --adopt" in (explained(ForeignFiles(Path("site"), "index.html")) or "")


def test_the_journal_of_another_machine_says_nothing(tmp_path: Path) -> None:
    """A submission may hold anything in the place of the state: a tree in it is not published by a word in it."""
    (tmp_path / STATE / "standby").mkdir(parents=True)
    (tmp_path / STATE / "standby/index.html").write_text("evil")
    shutil.copytree(tmp_path / STATE / "standby", tmp_path / STATE / "aside")
    (tmp_path / STATE / exchange.JOURNAL).write_bytes(b"")
    with Publication(tmp_path / "site"):
        assert not (tmp_path / "site").exists()
