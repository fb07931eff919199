"""Plain MkDocs gives the same site: `mkdocs build` the same tree, `mkdocs serve` the same pages, new after an edit."""

from __future__ import annotations

import filecmp
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest site, with the hook as an editor's mkdocs.yml names it."""
    root = Path(shutil.copytree(PROJECT / "tests/sites/base", tmp_path / "root"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"hooks:\n  - {PROJECT}/generator/frame/hook.py\n")
    return root


def differences(one: Path, other: Path) -> list[str]:
    compared = filecmp.dircmp(one, other, ignore=[], hide=[])
    found = [*compared.left_only, *compared.right_only, *compared.funny_files]
    _, unequal, unread = filecmp.cmpfiles(one, other, compared.common_files, shallow=False)
    found += [*unequal, *unread]
    for name in compared.common_dirs:
        found += [f"{name}/{each}" for each in differences(one / name, other / name)]
    return found


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], cwd=root, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )


def test_build_gives_the_same_tree(root: Path) -> None:
    done = mkdocs(root, "build", "--quiet", "--site-dir", "../by-mkdocs")
    assert done.returncode == 0, done.stderr
    subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(root / "../ours")], check=True)
    assert (root / "../ours/stories/index.html").is_file()
    assert differences(root / "../ours", root / "../by-mkdocs") == []


def test_build_refuses_what_we_refuse(root: Path) -> None:
    assert mkdocs(root, "build", "--quiet", "--site-dir", "../made").returncode == 0
    before = (root / "../made").stat().st_ino
    (root / "content/site.yml").write_text("name: 坏\n", "utf-8")
    done = mkdocs(root, "build", "--quiet", "--site-dir", "../made")
    assert done.returncode != 0
    assert "content/site.yml:1:1" in done.stderr and "S01" in done.stderr and "Traceback" not in done.stderr
    assert (root / "../made").stat().st_ino == before


def test_serve_shows_the_site_and_its_edits(root: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address],
        cwd=root,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        first = wait_for(f"http://{address}/", "</html>")
        assert "stories/" in first
        assert "livereload(" in first and "Content-Security-Policy" not in first, "the policy would forbid MkDocs' own script"
        story = next(iter(sorted(root.glob("stories/*/index.md"))))
        story.write_text(story.read_text("utf-8") + "\n刚刚写下的一句。\n", "utf-8")
        wait_for(f"http://{address}/stories/{story.parent.name}/", "刚刚写下的一句")
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, wanted: str) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                page: str = answer.read().decode()
            if wanted in page:
                return page
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{wanted} did not appear on {url}")
