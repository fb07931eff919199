"""Plain MkDocs gives the same site: `mkdocs build` the same tree, `mkdocs serve` the same pages, new after an edit."""

from __future__ import annotations

import filecmp
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
HEARD = [wish for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if signal.getsignal(wish) != signal.SIG_IGN]  # as under nohup


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


@pytest.mark.parametrize("wish", HEARD)
def test_serve_leaves_nothing_behind(root: Path, tmp_path: Path, wish: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with served(root, {"TMPDIR": str(temporary)}) as (address, process):
        wait_for(address, "</html>")
        assert any(temporary.iterdir())
        process.send_signal(wish)
        process.wait(20)
    assert list(temporary.iterdir()) == []


def test_build_leaves_nothing_but_the_site_and_its_state(root: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    arguments = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "out/site")]
    subprocess.run(arguments, cwd=root, env={**ENVIRONMENT, "TMPDIR": str(temporary)}, check=True, timeout=120)
    assert list(temporary.iterdir()) == []
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"site", ".site.beiyuan"}


def test_serve_shows_the_site_and_its_edits(root: Path) -> None:
    with served(root, {}) as (address, _):
        first = wait_for(address, "</html>")
        assert "stories/" in first
        assert "livereload(" in first and "Content-Security-Policy" not in first, "the policy would forbid MkDocs' own script"
        story = next(iter(sorted(root.glob("stories/*/index.md"))))
        story.write_text(story.read_text("utf-8") + "\n刚刚写下的一句。\n", "utf-8")
        wait_for(f"{address}stories/{story.parent.name}/", "刚刚写下的一句")


@contextmanager
def served(root: Path, environment: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of MkDocs' own preview, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address],
        cwd=root,
        env={**ENVIRONMENT, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/", process
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
