"""更正 and who speaks: what was put right, newest first; what is not known yet is 待定 in a preview, and no preview is published for good."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Tree, build, built

CONTACT, WHO = "ask/contact/index.html", "about/who/index.html"


def replace(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after), "utf-8")


def told(tree: Tree) -> list[str]:
    """The ids of all corrections in their order."""
    return re.findall(r'<section class="correction" id="c-([a-z-]+)">', tree.text(CONTACT))


def test_the_newest_comes_first(good: Tree) -> None:
    assert told(good) == ["name-too-long", "kite-hill-wind", "ladder-floor"]


def test_those_of_one_day_stay_as_they_are_written(own: Path) -> None:
    replace(own, "content/corrections.yml", "date: 2026-11-01", "date: 2026-11-23")
    assert told(built(own)) == ["name-too-long", "kite-hill-wind", "ladder-floor"]
    replace(own, "content/corrections.yml", "date: 2026-10-09", "date: 2026-11-23")
    assert told(built(own)) == ["ladder-floor", "name-too-long", "kite-hill-wind"]


def test_where_nothing_was_corrected_the_page_says_so(own: Path) -> None:
    (own / "content/corrections.yml").unlink()
    replace(own, "content/pages/ask/new-here.md", "[更正](/ask/contact/#c-ladder-floor)", "[更正](/ask/contact/)")
    tree = built(own)
    assert told(tree) == []
    assert "没有更正" in tree.text(CONTACT)
    assert "ask/contact/</loc></url>" in tree.text("sitemap.xml")


def test_a_correction_waits_for_its_day(own: Path) -> None:
    replace(own, "content/corrections.yml", "date: 2026-11-01", "date: 2026-11-25")
    done = build(own)
    assert done.returncode == 0
    assert "content/corrections.yml:14:11 提醒 R09" in done.stdout
    assert "kite-hill-wind" not in told(Tree(own / "site"))
    assert told(built(own, today="2026-11-25"))[0] == "kite-hill-wind"


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("page: /stories/borrowed-ladder/", "page: /stories/borowed-ladder/", "5:11 错误 L01"),
        ("page: /stories/borrowed-ladder/", "page: /places/kite-hill/", "5:11 错误 R05"),
        ("page: /stories/borrowed-ladder/", "page: /stories/next-week/", "5:11 错误 L03"),
        ("page: /stories/borrowed-ladder/", "page: https://example.org/", "5:11 错误 S06"),
        ("id: name-too-long", "id: ladder-floor", "8:9 错误 R02"),
    ],
)
def test_what_is_wrong_with_a_correction_is_told(own: Path, before: str, after: str, code: str) -> None:
    replace(own, "content/corrections.yml", before, after)
    done = build(own)
    assert done.returncode == 1
    assert f"content/corrections.yml:{code}" in done.stdout


def test_the_home_page_may_be_corrected(own: Path) -> None:
    replace(own, "content/corrections.yml", "page: /stories/borrowed-ladder/", "page: /")
    assert '<h3><a href="../../">《还梯子》</a></h3>' in built(own).text(CONTACT)


def test_what_is_not_known_is_told_in_a_preview(own: Path, good: Tree) -> None:
    site = own / "content/site.yml"
    site.write_text(re.sub(r"(?ms)^contact:.*", "", site.read_text("utf-8")), "utf-8")
    page = built(own).text(WHO)
    for name in ("谁在办", "怎么联系", "谁审稿", "图文怎么用", "收稿处"):
        assert re.search(rf'<dt>{name}</dt><dd><span class="status status-open">待定</span></dd>', page), name
    assert "只是试着给大家看看" in page
    assert "只是试着给大家看看" not in good.text(WHO)


def test_it_is_not_published_for_good(own: Path) -> None:
    replace(own, "mkdocs.yml", "https://example.org/bj/", "https://street.test/")
    options = ("--production", "--samples", "hide")
    assert build(own, *options).returncode == 0
    for name in ("editor", "terms", "hand_in"):
        whole = (own / "content/site.yml").read_text("utf-8")
        (own / "content/site.yml").write_text(re.sub(rf"(?m)^{name}: .*\n", "", whole), "utf-8")
        done = build(own, *options)
        assert done.returncode == 1
        assert done.stdout.count("错误 D06") == 1 and f"（{name}）" in done.stdout
        (own / "content/site.yml").write_text(whole, "utf-8")


def test_home_leads_to_the_overview_if_somebody_has_written_it(own: Path, good: Tree) -> None:
    assert '<a href="ask/">都在这里</a>' in good.text("index.html")
    (own / "content/pages/ask/index.md").unlink()
    home = built(own).text("index.html")
    assert 'href="ask/new-here/"' in home and "都在这里" not in home


def test_both_pages_are_there_without_a_word_by_hand(own: Path) -> None:
    for path in ("about/who.md", "ask/contact.md", "ask/new-here.md", "ask/index.md"):
        (own / "content/pages" / path).unlink()
    tree = built(own)
    assert "<h1>谁在办这个网站</h1>" in tree.text(WHO)
    assert "<h1>联系与更正</h1>" in tree.text(CONTACT)
    assert "list-questions" not in tree.text("index.html")
