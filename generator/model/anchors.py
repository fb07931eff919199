"""The anchors that the program itself puts on its pages, beside the headings of their texts; a test holds them against what is made."""

from __future__ import annotations

import functools
import re

from generator.problems import catalogue
from generator.schema.kinds import KINDS

_EVERYWHERE = ("top", "da", "main", "roofs", "more")
_BELONGINGS = "list-(?:stories|activities|comics|scenes|cases|honours)"
_ON_PAGES = (  # the address of pages, and their anchors; some of them only where there is something to show
    ("", "list-(?:newest|sessions|questions|comic|honour|doors|figures|programmes)"),
    ("stories/", "list-years"),
    ("stories/[^/]+/", "list-(?:on|related|transcript)"),
    ("places/[^/]+/", _BELONGINGS),
    ("programmes/[^/]+/", f"list-children|{_BELONGINGS}"),
    ("comics/", "pick-[0-3]|state-[0-3]|by-[0-9]+|hung|after-wall"),
    ("comics/scenes/[0-9]+/", "list-drawing"),
    ("comics/[0-9]+/", "in-words|view-(?:panels|page)"),
    ("activities/", "list-(?:days|changes|month|weather|lists|categories|past)"),
    ("activities/categories/[^/]+/", "list-over"),
    ("activities/grades/[1-9]/", "list-over|of-[a-z0-9-]+"),
    ("activities/(?:today/|weekend/|months/[0-9-]+/|grades/[1-9]/(?:[0-9-]+/)?)?", "d-[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    ("activities/(?:today|weekend)/", "list-(?:after|places|weather)"),
    ("activities/[^/]+/", "week-[0-9]+|day-[1-7]"),
    ("activities/[^/]+/[^/]+/", "updates|(?:update|change|cancelled)-[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?"),
    ("honours/", "list-(?:awards|rolls|cases|points)"),
    ("honours/[0-9]+/", "award-[0-9]+"),
    ("honours/recipients/[^/]+/", "list-(?:stories|cases)"),
    ("points/(?:[^/]+/)?", "points-ties"),
    ("print/", "list-(?:schools|papers)"),
    ("subscribe/", "list-(?:wechat|feeds|calendars)|feed-[a-z0-9-]+"),
    ("search/", "question|asking-year|asking-place|list-doors|list-letters"),
    ("ask/contact/", "list-corrections|c-[a-z0-9-]+"),
    ("about/fields/", "ids|(?:ids-)?(?P<kind>[a-z]+)"),
    ("about/problems/", "group-[0-9]+|(?P<code>[A-Z][0-9]+)"),
    ("about/components/", ".+"),
)


def is_made(address: str, anchor: str) -> bool:
    """Whether the program puts `anchor` on the page at `address`, or would if there were something to show there."""
    if anchor in _EVERYWHERE:
        return True
    for pages, anchors in _patterns():
        match = anchors.fullmatch(anchor) if pages.fullmatch(address) else None
        if match:
            named = match.groupdict()
            return named.get("kind") in (None, *(kind.name for kind in KINDS)) and named.get("code") in (None, *catalogue())
    return False


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(pages), re.compile(anchors)) for pages, anchors in _ON_PAGES)
