"""The preview: builds on save, reloads, shows faults in the page while the old site stays, and adds nothing to files."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import GOOD, NOT_SOURCES

BASE = Path(__file__).parent / "sites/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "site-root"))


@dataclass
class Running:
    """A preview that runs, and what it has said until it gave its address."""

    address: str
    process: subprocess.Popen[str]
    said: str

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def words_to_the_end(self) -> str:
        """What it has said in the terminal after its address, once it is told to stop."""
        assert self.process.stderr
        self.process.terminate()
        return self.process.stderr.read()


@contextlib.contextmanager
def started(root: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The program of a preview of `root`, as long as it is needed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", "0", "--today", "2026-11-23"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


@contextlib.contextmanager
def running(root: Path, **environment: str) -> Iterator[Running]:
    """A preview of `root`, as long as it is needed, from when it can be looked at."""
    with started(root, **environment) as process:
        assert process.stderr
        said = ""
        while not (found := re.search(r"(?<=预览地址：)http://127\.0\.0\.1:[0-9]+/", said)):
            line = process.stderr.readline()
            assert line, said
            said += line
        yield Running(found.group(), process, said)


@contextlib.contextmanager
def preview_of(root: Path, **environment: str) -> Iterator[str]:
    """The address of a preview of `root`, as long as it is needed."""
    with running(root, **environment) as preview:
        yield preview.address


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with preview_of(root) as address:
        yield address


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def wait_for(url: str, wanted: str) -> str:
    for _ in range(150):
        page = get(url)[1]
        if wanted in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{wanted} did not appear on {url}")


def test_an_editor_at_work(root: Path, address: str) -> None:
    story = next(path for path in sorted(root.glob("stories/*/index.md")))
    page = f"{address}stories/{story.parent.name}/"
    status, first = get(page)
    assert status == 200 and "/__beiyuan/preview.js" in first
    assert re.search(r'"Content-Security-Policy" content="[^"]*; connect-src \'self\';', first), "or no reload would come"
    made = root / ".cache/beiyuan/preview/stories" / story.parent.name / "index.html"
    assert not re.search("__beiyuan|connect-src", made.read_text("utf-8"))

    version = re.search(r'data-version="(\d+)"', first)
    assert version
    text = story.read_text("utf-8")
    story.write_text(text + "\n刚刚写下的一句。\n", "utf-8")
    assert "event: built" in get(f"{address}__beiyuan/events?{version.group(1)}")[1]
    wait_for(page, "刚刚写下的一句")

    story.write_text(text.replace("title:", "titel:"), "utf-8")
    broken = wait_for(page, "beiyuan-faults")
    assert "S02" in broken and f"stories/{story.parent.name}/index.md:2:1" in broken and "刚刚写下的一句" in broken

    story.write_text(text, "utf-8")
    for _ in range(150):
        if "beiyuan-faults" not in get(page)[1]:
            break
        time.sleep(0.1)
    assert "刚刚写下的一句" not in get(page)[1]


def test_answers_like_a_web_server(address: str) -> None:
    status, page = get(f"{address}nowhere/at/all/")
    assert status == 404 and "<h1" in page and "/__beiyuan/preview.js" in page
    assert get(f"{address}stories")[0] == 200, "a folder without its stroke is led on"
    assert get(f"{address}../../mkdocs.yml")[0] == 404
    assert get(f"{address}%2e%2e/%2e%2e/%2e%2e/mkdocs.yml")[0] == 404
    assert get(f"{address}feed.xml")[1].startswith("<?xml")


def test_the_page_of_fields_is_told_where_somebody_writes(root: Path) -> None:
    with running(root) as preview:
        assert f"每一项怎么填：{preview.address}about/fields/\n" in preview.said
        assert 'id="story"' in get(f"{preview.address}about/fields/")[1]


def test_a_port_that_is_taken(root: Path, address: str) -> None:
    port = address.rstrip("/").rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1 and "端口" in done.stderr and "Traceback" not in done.stderr


def test_something_is_said_before_the_first_build_is_done(root: Path) -> None:
    with started(root) as process:
        assert process.stderr
        assert process.stderr.readline() == "正在生成网页，头一回要一两分钟……\n"
        assert not (root / ".cache/beiyuan/preview/index.html").exists()


def test_a_page_that_goes_while_it_is_looked_at(root: Path, address: str) -> None:
    """And only that is told so: an address that was never a page is answered as the public site would."""
    story = next(path for path in sorted(root.glob("stories/*/index.md"))).parent
    page, other = f"{address}stories/{story.name}/", f"{address}stories/{story.name}-moved/"
    assert get(page)[0] == 200 and get(other)[0] == 404
    story.rename(story.with_name(f"{story.name}-moved"))
    told = wait_for(page, "刚才看的这一页没有了")
    assert get(page)[0] == 404 and '<a href="/stories/">看看上一级</a>' in told
    assert "刚才看的这一页" not in get(f"{address}stories/{story.name}-never/")[1]
    assert get(other)[0] == 200


def test_a_fault_that_stands_for_many_names_all_their_files(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOOD, tmp_path / "site-root", ignore=NOT_SOURCES))
    (root / "content/people/p-7k3.yml").rename(root / "content/people/p-7k9.yml")
    files = [path for path in root.rglob("*/*.*") if path.suffix in (".md", ".yml") and "p-7k3" in path.read_text("utf-8")]
    with preview_of(root) as address:
        page = get(address)[1]
    assert len(files) > 2 and "S15" in page
    assert not [file for file in files if file.relative_to(root).as_posix() not in page]
