"""Somebody who takes consent back, or whose consent has ended, is gone from everything that lies on the disk after one build."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import GOOD, TODAY, Tree, build, built, copy, tool

NAME, RECORD = "老秦", "content/people/p-b2c.yml"
IN_AN_EXAMPLE, IN_A_SAMPLE = "荸荠爷爷", "糖人铺"  # of the manual, of the components
LATER = "2026-11-24"
EDITS = {  # every sentence that only mentions him, and how an editor puts it otherwise
    "content/activities/weekly-2026.yml": (("老秦家楼下", "三号楼楼下"),),
    "content/issued/weekly-2026.yml": (("老秦家楼下", "三号楼楼下"),),
    "content/honours/2026.yml": (("老秦又在榜上，还添了一个办法", "添了一个办法"),),
    "content/cases/stair-lamps.md": (("老秦那一盏", "三楼那一盏"), ("[[p-b2c]]教", "大人教")),
    "content/pages/about/writing/markdown.md": (("老秦那一篇", "那一篇"), ("[[p-b2c]]和", ""), ("引语 老秦，", "引语 居民，")),
}
SETTINGS = {  # behind which of the settings' words the name can stand
    "mkdocs.yml": r"(?m)^site_name: |^  - (?=[^:]+: comics)",
    "content/site.yml": r"(?m)^(?:name|description|app|editor|terms|hand_in): |^  (?:office|address): |^  - name: ",
}
SHORT = ("utf-16-le", "utf-16-be", "gb18030")  # four bytes for two characters: megabytes of packed data hold any four bytes by chance
PACKED = (".sqlite", ".avif", ".webp", ".jpg", ".png", ".pdf", ".woff2", ".mp4", ".gz", ".br", ".xlsx")
NOTICES = ("stories/lamp-left-on", "stories/the-lamp", "comics/007", "comics/2026/the-stairs", "honours/recipients/lao-qin")


def put(root: Path, line: str) -> None:
    """Add a line to the person's record."""
    (root / RECORD).write_text((root / RECORD).read_text("utf-8") + line + "\n", "utf-8")


def name_everywhere(root: Path) -> None:
    """Let the site, its menu and its app be called like the person."""
    for path, pattern in SETTINGS.items():
        text, count = re.subn(pattern, rf"\g<0>{NAME}", (root / path).read_text("utf-8"))
        assert count, pattern
        (root / path).write_text(text, "utf-8")


def edit(root: Path) -> None:
    """Put all sentences otherwise that mention the person."""
    for path, pairs in EDITS.items():
        text = (root / path).read_text("utf-8")
        for old, new in pairs:
            assert old in text, (path, old)
            text = text.replace(old, new)
        (root / path).write_text(text, "utf-8")


def shows(file: Path, name: str) -> bool:
    """Whether `name` is to be found in a file, or in its own name, by whoever looks for it."""
    data = file.read_bytes()
    if file.suffix == ".pdf":
        done = subprocess.run([tool("pdftotext"), str(file), "-"], capture_output=True, check=True)
        data += b"".join(done.stdout.split())
    if file.suffix in (".html", ".xml"):
        data += re.sub(rb"<[^>]*>", b"", data)
    if file.suffix == ".ics":
        data += data.replace(b"\r\n ", b"")
    ways = [name.encode(code) for code in ("utf-8", "unicode_escape", *(() if file.suffix in PACKED else SHORT))]
    return name in file.name or any(way in data for way in ways)


def values(store: Path) -> Iterator[bytes]:
    """What the store keeps: a value may be spread over its file's pages."""
    with sqlite3.connect(store) as connection:
        yield from (value for (value,) in connection.execute("SELECT value FROM made"))


def remains(root: Path, name: str) -> list[str]:
    """The files in which `name` is still to be found: the site, the second tree with all that is beside it, and the cache."""
    folders = [root / "site", root / ".site.beiyuan", root / ".cache"]
    found = [file for folder in folders for file in folder.rglob("*") if file.is_file() and shows(file, name)]
    kept = [value for value in values(root / ".cache/beiyuan/store.sqlite") if name.encode() in value]
    return [file.relative_to(root).as_posix() for file in found] + ["store"] * bool(kept)


def pictures_of(site: Tree) -> set[str]:
    """The published files of the photograph in which the person is to be seen."""
    return set(re.findall(r"media/[0-9a-f]+-\d+\.(?:avif|webp|jpg)", site.text("stories/lamp-left-on/index.html")))


@pytest.fixture(scope="module")
def published(good_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that shows the person everywhere, built twice, so that both trees and the cache do."""
    root = copy(GOOD, tmp_path_factory.mktemp("published"))
    built(root)
    built(root, today=LATER)
    found = remains(root, NAME)
    assert all(any(each.startswith(top) for each in found) for top in ("site/", ".site.beiyuan/standby/", ".cache/")), found
    assert {"store", "site/print/weekly-2026/sheet.pdf", "site/feed.json", ".cache/beiyuan/sources"} <= set(found)
    return root


def same_site(root: Path, one: Path, *, today: str = TODAY) -> None:
    """The published tree is what a clean build of the same sources gives."""
    clean = copy(root, one)
    assert built(clean, today=today).digests() == Tree(root / "site").digests()


def test_who_withdraws_is_gone_from_site_second_tree_and_cache(published: Path, tmp_path: Path) -> None:
    shown = pictures_of(Tree(published / "site"))
    put(published, f"withdrawn: {LATER}")
    refused = build(published, today=LATER)
    assert refused.returncode == 1 and refused.stdout.count("错误 P20") == 8 and "网站做好了" not in refused.stdout
    for path, pairs in EDITS.items():
        assert path in refused.stdout and all(old.partition("，")[0] in refused.stdout for old, _ in pairs)
    edit(published)
    site = built(published, today=LATER)
    assert remains(published, NAME) == []
    files = site.files()
    assert shown and not shown & files.keys()
    for notice in NOTICES:
        page = site.text(f"{notice}/index.html")
        assert "这一页撤下了" in page and '<meta name="robots" content="noindex">' in page and "og:" not in page
        assert f"/{notice}/" not in site.text("sitemap.xml")
    for path in ("index.html", "stories/index.html", "feed.xml", "feeds/theme-neighbours.json", "places/east/index.html"):
        assert "楼道里的灯，谁也不关" not in site.text(path), path
    assert not [
        path for path in files if path.startswith(("posters/stories/lamp-left-on", "cards/stories/lamp-left-on", "posters/comics/007"))
    ]
    same_site(published, tmp_path, today=LATER)
    assert "没有变化" in build(published, today=LATER).stdout and remains(published, NAME) == []


def test_consent_that_ends_ends_by_itself(own: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    put(own, "until: 2026-11-25")
    put(own, f"also_called: [{IN_AN_EXAMPLE}, {IN_A_SAMPLE}]")
    name_everywhere(own)
    assert "还有 2 天" in build(own).stdout
    last = built(own, today="2026-11-25")
    assert NAME in last.text("stories/lamp-left-on/index.html"), "the last day belongs to it"
    assert IN_AN_EXAMPLE in last.text("about/problems/index.html") and IN_A_SAMPLE in last.text("about/components/index.html")
    site = built(own, today="2026-11-26")
    assert remains(own, NAME) == []
    assert remains(own, IN_AN_EXAMPLE) == remains(own, IN_A_SAMPLE) == [], (
        "whoever is called like somebody in an example of the program's own"
    )
    for notice in NOTICES:
        assert "这一页撤下了" in site.text(f"{notice}/index.html")
    assert "一位邻居家楼下" in site.text("activities/weekly-2026/letter-reading/index.html")
    assert "一位邻居</span></span>教，孩子看着" in site.text("honours/cases/stair-lamps/index.html")
    same_site(own, tmp_path_factory.mktemp("clean"), today="2026-11-26")
    assert built(own, today="2026-11-27") and remains(own, NAME) == []
    text = (own / RECORD).read_text("utf-8").replace("2026-11-25", "2028-11-25")
    (own / RECORD).write_text(text, "utf-8")
    again = built(own, today="2026-11-27")
    assert NAME in again.text("stories/lamp-left-on/index.html"), "who agrees again is back"
