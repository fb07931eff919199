"""What a page shows beside its editor's text is in the index as well, and what is not on it is never quoted."""

from __future__ import annotations

import pytest
from lxml import etree, html

from generator.render.everything import search
from tests.conftest import Tree
from tests.search.made import texts

# What templates put beside or between the lines of a text.
SHOWN = {
    "what is said in a clip": "//*[contains(@class, 'transcript')]/p",
    "what a figure counts": "//*[@class='figures']//dt",
    "a figure": "//*[@class='figures']//dd",
    "where figures come from": "//*[@class='figures']/p",
    "a picture's caption": "//*[contains(@class, 'prose')]//figure//figcaption",
    "who made a picture or a clip": "//main//figure//*[@class='credit']",
}


@pytest.mark.parametrize("what", SHOWN)
def test_what_a_page_shows_is_found(good: Tree, what: str) -> None:
    shown = 0
    for text in texts(good.root.parent):
        page = html.fromstring((good.root / text.address / "index.html").read_bytes())
        for place in page.xpath(SHOWN[what]):
            said = search.folded("".join(_own(place))).strip()
            shown += 1
            assert said in text.words, text.address
    assert shown


def _own(place: etree._Element) -> list[str]:
    """Its text without badges."""
    return [str(each) for each in place.xpath(".//text()[not(ancestor::*[contains(@class, 'badge') or contains(@class, 'sample')])]")]
