"""What a page shows beside its editor's text is in the index as well, and what is not on it is never quoted."""

from __future__ import annotations

import re

import pytest
from lxml import etree, html

from generator.model import addresses
from generator.render.everything import search
from generator.render.search.simplified import BESIDE
from tests.conftest import Tree
from tests.search.made import ask, texts

# What templates put beside or between the lines of a text.
SHOWN = {
    "what is said in a clip": "//*[contains(@class, 'transcript')]/p",
    "what a figure counts": "//*[@class='figures']//dt",
    "a figure": "//*[@class='figures']//dd",
    "where figures come from": "//*[@class='figures']/p",
    "a picture's caption": "//*[contains(@class, 'prose')]//figure//figcaption",
    "who made a picture or a clip": "//main//figure//*[@class='credit']",
    "what a text is from, and who has checked it": "//*[@class='source']",
    "who drew a comic how, and from what": "//*[@class='comic-page']/figcaption/span",
    "how those who run the site are reached": "//dl[@class='ticket'][.//dt='收稿处']//*[self::dt or self::dd]",
    "what was put right": "//*[@class='correction']/*[self::h3 or self::p]",
    "since when there is a programme, and under which": "//p[@class='byline']/span[starts-with(., '属于') or contains(., '年起')]",
}


@pytest.mark.parametrize("what", SHOWN)
def test_what_a_page_shows_is_found(good: Tree, what: str) -> None:
    shown = 0
    for text in texts(good.root.parent):
        if text.address in addresses.UNLISTED:
            continue
        page = html.fromstring((good.root / text.address / "index.html").read_bytes())
        for place in page.xpath(SHOWN[what]):
            said = search.folded("".join(_own(place))).strip()
            shown += 1
            assert said in text.words, text.address
    assert shown


# Of pages that are what they are on a day, answers say what they are for.
OF_TODAY = (addresses.TODAY, addresses.WEEKEND, *addresses.GRADES)


def test_what_may_be_quoted_stands_on_the_page(good: Tree) -> None:
    quoted = 0
    for text in texts(good.root.parent):
        page = html.fromstring((good.root / text.address / "index.html").read_bytes())
        printed = search.folded("\n".join(["".join(page.itertext()), *page.itertext(), *page.xpath("//@alt")]))
        for line in () if text.address in OF_TODAY else text.words.split("\n"):
            for run in re.findall(r"[^\W_]+", line.partition(BESIDE)[0]):
                quoted += 1
                assert run in printed, (text.address, line)
    assert quoted > 1000


def test_nothing_is_quoted_that_a_page_is_only_found_by(good: Tree) -> None:
    """Days, grades, numbers, names that people have for a page: whatever of these is asked for, its own lines are quoted."""
    lines = {text.address: text.words.split("\n") for text in texts(good.root.parent)}
    found_by = {
        each: address
        for address, some in lines.items()
        for line in some
        if line.startswith(BESIDE)
        for each in line.split(BESIDE)
        if each.isalnum()
    }
    assert len(found_by) > 100 and {"初一", "星期天", "漫画12", "家长同去", "2026年11月28日周六"} <= set(found_by)
    for (asked, address), answer in zip(found_by.items(), ask(good.root, list(found_by)), strict=True):
        first, quoted = answer["addresses"][0], "".join(each["text"] for each in answer["excerpt"]).strip("…")
        assert address in answer["addresses"], asked
        assert any(search.folded(quoted) in line.partition(BESIDE)[0] for line in lines[first]), (asked, quoted)


def _own(place: etree._Element) -> list[str]:
    """Its text without badges."""
    return [str(each) for each in place.xpath(".//text()[not(ancestor::*[contains(@class, 'badge') or contains(@class, 'sample')])]")]
