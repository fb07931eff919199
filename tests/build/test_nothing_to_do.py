"""A build that finds nothing to do says so only where one from nothing would end well, too."""

from __future__ import annotations

import datetime
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import Outcome, build_site
from generator.problems import has_errors
from generator.settings import BuildOptions
from tests.conftest import GOOD
from tests.versions import contents

STORY, EMPTY = "stories/clearing-snow", "comics"


def build(root: Path) -> Outcome:
    return build_site(root, BuildOptions(datetime.date(2026, 11, 23)), root / "site")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which the last build found nothing to do."""
    folder = Path(shutil.copytree(GOOD.parent / "base", tmp_path_factory.mktemp("nothing") / "root"))
    assert build(folder).is_published
    deadline = time.monotonic() + 60
    while build(folder).made or not (folder / ".cache/beiyuan/last").exists():
        assert time.monotonic() < deadline
        time.sleep(0.5)
    return folder


def _link(root: Path) -> Path:
    (root / STORY / "photo.jpg").symlink_to("/dev/null")
    return root / STORY / "photo.jpg"


def _pipe(root: Path) -> Path:
    os.mkfifo(root / STORY / "clip.mp4")
    return root / STORY / "clip.mp4"


def _folder(root: Path) -> Path:
    (root / STORY / "photo.webp").mkdir()
    return root / STORY / "photo.webp"


def _strange_name(root: Path) -> Path:
    (root / STORY / "a|b.jpg").write_bytes(b"x")
    return root / STORY / "a|b.jpg"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has none")
@pytest.mark.parametrize("put", [_link, _pipe, _folder, _strange_name])
def test_what_may_not_be_there_is_something_to_do(root: Path, put: Callable[[Path], Path]) -> None:
    published = contents(root / "site")
    assert not build(root).problems, "nothing to do"
    there = put(root)
    outcome = build(root)
    there.rmdir() if there.is_dir() and not there.is_symlink() else there.unlink()
    assert has_errors(outcome.problems) and not outcome.is_published
    assert contents(root / "site") == published
