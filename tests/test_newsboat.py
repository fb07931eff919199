"""The feeds as a program that people use takes them: newsboat."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import feedparser
import pytest

from tests.conftest import GOOD, URL, built, copy
from tests.serving import served
from tests.test_feeds import ATOM, NEWEST_FIRST, RSS


@pytest.fixture(scope="module")
def newsboat() -> str:
    program = shutil.which("newsboat")
    if program is None and os.environ.get("TOUR") != "required":
        pytest.skip("newsboat is not installed (apt-get install newsboat)")
    assert program, "TOUR=required, but newsboat is not installed"
    return program


def fetched(newsboat: str, home: Path, feed: str) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """What newsboat keeps after fetching `feed`: titles of feeds, and title and text of each item by its address.

    A home of its own for every feed: newsboat keeps one item for one guid, whichever feed it came in.
    """
    home.mkdir()
    (home / "urls").write_text(feed + "\n", "utf-8")
    (home / "config").write_text("", "utf-8")
    files = ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    places = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "no_proxy": "127.0.0.1"}
    done = subprocess.run([newsboat, *files, "-x", "reload"], env=places, capture_output=True, encoding="utf-8", timeout=50, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with contextlib.closing(sqlite3.connect(home / "cache.db")) as cache:
        titles = [title for (title,) in cache.execute("SELECT title FROM rss_feed")]
        items = cache.execute("SELECT url, title, content FROM rss_item WHERE deleted = 0").fetchall()
    assert len({url for url, *_ in items}) == len(items)
    return titles, {url: (title, content) for url, title, content in items}


def test_newsboat_reads_everything(newsboat: str, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path / "source")
    with served(root / "site") as port:
        site = f"http://127.0.0.1:{port}/"
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace(URL, site), "utf-8")
        built(root)
        for number, path in enumerate((*RSS, *ATOM)):
            titles, items = fetched(newsboat, tmp_path / f"home-{number}", site + path)
            parsed = feedparser.parse((root / "site" / path).read_bytes())
            assert titles == [parsed.feed.title]
            assert {url: title for url, (title, _) in items.items()} == {entry.link: entry.title for entry in parsed.entries}
            assert all(content for _, content in items.values())
            if path in ("feed.xml", "atom.xml"):
                check_items(
                    site, {url.removeprefix(f"{site}stories/").rstrip("/"): item for url, item in items.items() if "/stories/" in url}
                )


def check_items(site: str, items: dict[str, tuple[str, str]]) -> None:
    assert set(items) == set(NEWEST_FIRST)
    assert items["snow-day"][0] == "下雪那天的梯子 & 绳子"
    assert items["paper-boat"][0] == "【示例】纸船下水"
    assert "报上说" in items["thousand-buttons"][1]
    assert f'href="{site}stories/snow-day/#借梯子"' in items["borrowed-ladder"][1]
    assert f'<img src="{site}media/' in items["paper-boat"][1]
