"""What only inspection can see: dead ends that an edit elsewhere has made, and faults of the program's own."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.artifact import Artifact
from generator.build.make import Batch
from generator.build.notes import take_notes
from generator.build.tree import Row
from generator.frame.theme_files import THEME
from generator.inspect.defect import Defect
from generator.inspect.links import Inspected, inspect_links
from generator.keyed import Made, Recipe, Workshop
from generator.load.walk import REQUIRED
from generator.model.sections import SINGLE
from tests.conftest import Tree, build, built

WRITING = "content/pages/about/writing/markdown.md"


@dataclass(frozen=True)
class Unmade(Recipe):
    def make(self, workshop: Workshop) -> Made:
        raise AssertionError("inspection makes nothing")


def row(html: str) -> Row:
    return Row(html.encode(), html.encode(), len(html), 1)


def made(root: Path, new: dict[str, str], live: dict[str, str], gone: tuple[str, ...] = ()) -> Inspected:
    """A site of pages made anew and of pages that are live already; `gone` were live before."""
    kept = {path: html for path, html in live.items() if path not in new and path not in gone}
    paths = [*new, *kept]
    return Inspected(
        root=root,
        batch=Batch(
            artifacts={path: Artifact(path, Unmade(), (path.replace("index.html", "source.md"),)) for path in paths},
            rows={path: row(html) for path, html in (new | kept).items()},
            notes={path: take_notes(path, new[path], "/") for path in new},
        ),
        before={path: row(html) for path, html in live.items()},
        read=live.__getitem__,
        prefix="/",
    )


def found(site: Made) -> list[tuple[str, str, int]]:
    return [(each.code, each.path, each.line) for each in inspect_links(site)]


def test_a_site_without_fault(tmp_path: Path) -> None:
    new = {"index.html": '<h1 id="main"><a href="a/#b">x</a><a href="#main">y</a>', "a/index.html": '<p id="b"><a href="../">z</a>'}
    assert found(made(tmp_path, new, {})) == []


def test_a_fault_names_the_line_in_which_the_link_stands(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_text("---\ntitle: 甲\n---\n\n看[乙](/b/)和\n[丙](/c/#丁)。\n", "utf-8")
    new = {"index.html": '<a href="b/">x</a><a href="c/#%E4%B8%81">y</a>', "c/index.html": '<p id="x">'}
    assert found(made(tmp_path, new, {})) == [("A01", "source.md", 5), ("A02", "source.md", 6)]


def test_a_dead_link_of_many_pages_is_told_of_the_first_of_them_in_whatever_order_they_were_made(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - 走失: lost/index.md\n", "utf-8")
    pages = {f"{name}/index.html": '<a href="../lost/">x</a>' for name in "abc"}
    told = {
        problem
        for order in (sorted(pages), sorted(pages, reverse=True))
        for problem in inspect_links(made(tmp_path, {path: pages[path] for path in order}, {}))
    }
    assert [(each.path, each.line, dict(each.details)["page"]) for each in told] == [("mkdocs.yml", 2, "a/")]


@pytest.mark.parametrize("link", ["feeds/found.xml", "found/key/", "c/#丁"])
def test_a_dead_link_that_no_editor_has_written_is_our_own_fault(tmp_path: Path, link: str) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - 拾物: found.md\n", "utf-8")
    (tmp_path / "source.md").write_text("---\ntitle: 甲\n---\n\n看[乙](/b/)。\n", "utf-8")
    with pytest.raises(Defect, match=rf"index\.html: leads to /{link}, which nothing makes; no editor has written that"):
        inspect_links(made(tmp_path, {"index.html": f'<a href="{link}">x</a>', "c/index.html": ""}, {}))


@pytest.mark.parametrize("front", ["stories/", ""])
def test_what_the_program_always_makes_is_missing_by_our_own_fault(tmp_path: Path, front: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/source.md").write_text("看[故事](/stories/)和[首页](/)。\n", "utf-8")
    with pytest.raises(Defect, match=f"leads to /{front}, which nothing makes; it is always there"):
        inspect_links(made(tmp_path, {"a/index.html": f'<a href="../{front}">x</a>'}, {}))


@pytest.mark.parametrize("written", ["/old-2026/0&#51;/", "/old\\-2026/03/", "/c/#%E4%B8%81", "#%E4%B8%81"])
def test_a_link_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c/source.md").write_text(f"---\ntitle: 甲\n---\n\n看[乙]({written})。\n", "utf-8")
    link = "../old-2026/03/" if "old" in written else "#%E4%B8%81"
    assert [path for _, path, _ in found(made(tmp_path, {"c/index.html": f'<a href="{link}">x</a>'}, {}))] == ["c/source.md"]


def test_what_every_page_leads_to_has_to_be_there() -> None:
    foot = (THEME / "partials/footer.html").read_text("utf-8")
    leads = set(re.findall(r'href="\{\{ home \}\}(about/[a-z/]*)"', foot)) - {section.address for section in SINGLE}
    assert len(leads) == 4
    assert {
        f"content/pages/{target}index.md" if target == "about/" else f"content/pages/{target.rstrip('/')}.md" for target in leads
    } <= set(REQUIRED)


def test_a_link_into_a_page_that_stays_is_followed(tmp_path: Path) -> None:
    live = {"a/index.html": '<p id="b">'}
    assert found(made(tmp_path, {"index.html": '<a href="a/#b">x</a>'}, live)) == []
    (tmp_path / "source.md").write_text("看[乙](/a/#c)。\n", "utf-8")
    assert found(made(tmp_path, {"index.html": '<a href="a/#c">x</a>'}, live)) == [("A02", "source.md", 1)]


def test_pages_that_stay_are_not_read_without_need(tmp_path: Path) -> None:
    live = {"index.html": "<p>", "a/index.html": '<a href="dead/">', "search/t/1f.bin": "", "cards/a.1f.jpg": ""}
    assert found(made(tmp_path, {"index.html": "<p>"}, live, gone=("search/t/1f.bin", "cards/a.1f.jpg"))) == []


@pytest.mark.parametrize(
    ("new", "gone", "code"),
    [({"b/index.html": '<p id="y">'}, (), "A02"), ({}, ("b/index.html",), "A01")],
    ids=["an id is gone", "a page is gone"],
)
def test_pages_that_stay_are_read_again_once_something_is_gone(
    tmp_path: Path, new: dict[str, str], gone: tuple[str, ...], code: str
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/source.md").write_text("甲\n[乙](/b/#x)\n", "utf-8")
    live = {"a/index.html": '<a href="../b/#x">', "b/index.html": '<p id="x">'}
    assert found(made(tmp_path, new, live, gone)) == [(code, "a/source.md", 2)]


@pytest.mark.parametrize("html", ['<img src="https://example.com/a.png" alt="">', '<script src="//example.com/a.js"></script>'])
def test_an_address_that_a_browser_would_load_from_elsewhere_is_our_own_fault(tmp_path: Path, html: str) -> None:
    with pytest.raises(Defect, match=r"a/index\.html: foreign address .*example\.com"):
        inspect_links(made(tmp_path, {"a/index.html": html}, {}))


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def line_of(root: Path, path: str, words: str) -> int:
    return (root / path).read_text("utf-8").split(words)[0].count("\n") + 1


def test_a_heading_that_another_page_points_at(own: Path) -> None:
    """Only the story is made anew; the page that is struck by it is named all the same, and the site stays as it was."""
    tree = built(own)
    before, inode = tree.digests(), tree.root.stat().st_ino
    edit(own, "stories/lamp-left-on/index.md", "第二天", "第三天")
    line = line_of(own, WRITING, "#第二天")
    for _ in range(2):
        done = build(own)
        assert done.returncode == 1
        assert f"{WRITING}:{line}:" in done.stdout
        assert done.stdout.count("错误 A02") == done.stdout.count("错误") == 1
        assert (tree.digests(), tree.root.stat().st_ino) == (before, inode)
    edit(own, WRITING, "#第二天", "#第三天")
    assert built(own).digests() != before


def test_a_story_that_another_points_at(own: Path) -> None:
    tree = built(own)
    before = tree.digests()
    shutil.rmtree(own / "stories/borrowed-ladder")
    done = build(own)
    assert done.returncode == 1
    assert f"stories/paper-boat/index.md:{line_of(own, 'stories/paper-boat/index.md', '/stories/borrowed-ladder/')}:" in done.stdout
    assert tree.digests() == before


def test_a_month_that_is_gone_with_its_samples(own: Path) -> None:
    """A list is nobody's record, so that no rule can say which links lead to one that is empty."""
    edit(own, WRITING, "最后一段。", "最后一段，[九月](/stories/years/2026/09/)。")
    tree = built(own)
    before = tree.digests()
    done = build(own, "--samples", "hide")
    assert done.returncode == 1
    assert f"{WRITING}:{line_of(own, WRITING, '/stories/years/2026/09/')}:" in done.stdout
    assert "错误 A01" in done.stdout
    assert tree.digests() == before


def test_an_anchor_with_a_bracket_is_not_overlooked(own: Path) -> None:
    edit(own, WRITING, "最后一段。", "最后一段，[哪里](/about/#甲>乙)。")
    done = build(own)
    assert done.returncode == 1
    assert f"{WRITING}:{line_of(own, WRITING, '#甲>乙')}:" in done.stdout
    assert not Tree(own / "site").root.exists()
