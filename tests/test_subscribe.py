"""/subscribe/, as whoever has never heard of a feed comes to it."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Tree
from tests.test_feeds import RSS, page_of


@pytest.mark.parametrize("path", RSS)
def test_whoever_wants_a_feed_is_told_first_what_to_do_with_it(good: Tree, path: str) -> None:
    """A feed opened by itself is code: browsers show it as such, and those of 2026 take no style sheet for it (XSLT) any more."""
    name = path.removeprefix("feeds/").removesuffix(".xml").replace("feed", "all")
    page, shown = good.text("subscribe/index.html"), good.text(f"{page_of(path)}index.html")
    told, item, others = page.find('id="list-feeds"'), page.find(f'<li id="feed-{name}">'), page.find("阅读器要别的格式")
    assert 0 < told < page.find("把地址抄进阅读器就行。") < item < page.find(f'href="../{path}"', item) < others
    assert not re.search(r'<a [^>]*href="[^"]*(?:feed|atom)[^"]*\.(?:xml|json)"', shown), "a way to the file without a word"
    assert name == "all" or f'/subscribe/#feed-{name}"' in shown
