"""Whatever is edited in whatever order: a warm check says what a cold one says, a warm build publishes what a clean one does.

A failing test names its seed and the edits that led there.
"""

from __future__ import annotations

import functools
import random
import shutil
from pathlib import Path

import pytest

from generator.cache import CACHE_FOLDER
from generator.pipeline import Outcome, build_site, check_site
from generator.problems import as_text
from generator.settings import BuildOptions
from tests.conftest import GOOD, Tree, copy
from tests.edits import Community
from tests.test_reproducible import STORE, changed, keep_frames

EDITS_CHECKED = 60  # for each seed
EDITS_BUILT = 20
BACK_TO_SOUND = 0.5  # how often a broken site is mended before the next edit


@functools.cache
def frames_of(store: Path) -> bytes:
    return store.read_bytes()


def options(community: Community) -> BuildOptions:
    return BuildOptions(community.today, community.samples, community.production)


def said(root: Path, outcome: Outcome) -> str:
    return f"{outcome.failed}\n{as_text(outcome.problems, root)}"


@pytest.mark.parametrize("seed", range(4))
def test_a_warm_check_says_what_a_cold_one_says(tmp_path: Path, seed: int) -> None:
    community = Community(copy(GOOD, tmp_path / "warm"), random.Random(f"check {seed}"))
    root, cache, aside = community.root, community.root / CACHE_FOLDER, tmp_path / "aside"
    sound, faulty = community.sources(), 0
    trail: list[str] = []
    for _ in range(EDITS_CHECKED):
        trail.append(community.edit())
        warm = check_site(root, options(community))
        cache.rename(aside)
        cold = check_site(root, options(community))
        shutil.rmtree(cache)
        aside.rename(cache)
        assert said(root, warm) == said(root, cold), f"seed {seed}: " + "; ".join(trail)
        faulty += warm.failed
        if not warm.failed:
            sound = community.sources()
        elif community.chance.random() < BACK_TO_SOUND:
            community.restore(sound)
            trail.append("mended")
    assert 0 < faulty < EDITS_CHECKED, "both sound and broken sites must have been met"


@pytest.mark.parametrize("seed", range(5))
def test_a_warm_build_publishes_what_a_clean_one_does(good_root: Path, tmp_path: Path, seed: int) -> None:
    community = Community(copy(GOOD, tmp_path / "warm"), random.Random(f"build {seed}"))
    shutil.copytree(good_root / ".cache", community.root / ".cache")
    trail: list[str] = []
    sound, published, built = community.sources(), dict[str, str](), 0
    for number in range(EDITS_BUILT):
        trail.append(community.edit())
        warm = build_site(community.root, options(community), community.root / "site")
        clean_root = copy(community.root, tmp_path / f"clean-{number}")
        keep_frames(clean_root / STORE, (good_root / STORE).read_bytes())
        clean = build_site(clean_root, options(community), clean_root / "site")
        words = f"seed {seed}: " + "; ".join(trail)
        assert said(community.root, warm) == said(clean_root, clean), words
        now = Tree(community.root / "site").digests() if (community.root / "site").is_dir() else {}
        if warm.failed:
            assert now == published, words
            community.restore(sound)
            trail.append("mended")
        else:
            assert changed(now, Tree(clean_root / "site").digests()) == set(), words
            published, sound, built = now, community.sources(), built + 1
        shutil.rmtree(clean_root)
    assert built > 1
