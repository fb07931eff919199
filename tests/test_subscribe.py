"""/subscribe/, as whoever has never heard of a feed comes to it."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.conftest import Tree
from tests.test_feeds import BELOW, RSS, page_of


@pytest.mark.parametrize("path", RSS)
def test_whoever_wants_a_feed_is_told_first_what_to_do_with_it(good: Tree, path: str) -> None:
    """A feed opened by itself is code: browsers show it as such, and those of 2026 take no style sheet for it (XSLT) any more."""
    name = path.removeprefix("feeds/").removesuffix(".xml").replace("feed", "all")
    page, shown = good.text("subscribe/index.html"), good.text(f"{page_of(path)}index.html")
    told, item, others = page.find('id="list-feeds"'), page.find(f'<li id="feed-{name}">'), page.find("阅读器要别的格式")
    assert 0 < told < page.find("把地址抄进阅读器就行。") < item < page.find(f'href="../{path}"', item) < others
    assert not re.search(r'<a [^>]*href="[^"]*(?:feed|atom)[^"]*\.(?:xml|json)"', shown), "a way to the file without a word"
    assert name == "all" or f'/subscribe/#feed-{name}"' in shown


def test_it_leads_to_each_way_and_folds_away_what_there_is_much_of(good: Tree) -> None:
    """In large type all lists one below the other are some thirty screens of a phone."""
    page = etree.HTML(good.text("subscribe/index.html"))
    head, (bar,) = page.find(".//article/header"), page.xpath("//article/nav[@class='filter-bar']")
    assert bar.getprevious() is head, "at once"
    leads = [each.get("href").removeprefix("#") for each in bar.iterfind(".//a")]
    assert leads == page.xpath("//article/section/div/h2/@id") == ["list-wechat", "list-calendars", "list-feeds"]
    for fold in page.xpath("//article//details"):
        assert fold.get("open") is None and fold.findtext("summary")
    lists = [each for each in page.xpath("//article//ul[@class='feeds']") if each.getparent().tag != "details"]
    assert [len(each) for each in lists] == [3, 6], "all activities and each list of them, the whole site and its sections"
    assert {each.get("id") for each in page.xpath("//details//li[@id]")} == {f"feed-{name}" for name in BELOW if "-" in name}
