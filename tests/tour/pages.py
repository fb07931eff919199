"""Which pages the tour visits: the program says which recipe makes each page, and pages of one recipe are of one type."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from generator.artifact import Bundle
from generator.cache import CACHE_FOLDER
from generator.frame import frames
from generator.pipeline import content_for_desk
from generator.render.everything import render
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import REPOSITORY

DAY = "2026-12-01"  # all that the repository holds is out: a list of activities shows from its edition on
WALKED_WHOLE = "TextPage"  # written by hand, so that no two are alike


SAMPLES = ("show", "hide")  # the two ways in which the repository's own content is built


@functools.cache
def pages_by_type(samples: str) -> dict[str, list[str]]:
    """The files of all pages by the recipe that makes them."""
    options = BuildOptions(datetime.date.fromisoformat(DAY), samples == "show")
    content = content_for_desk(REPOSITORY, options)
    assert content is not None
    with Store(REPOSITORY / CACHE_FOLDER) as store:
        planned = render(content.visible(), frames(content.settings, store))
    found = defaultdict(list)
    for item in planned:
        for each in item.artifacts() if isinstance(item, Bundle) else (item,):
            if each.path.endswith(".html"):
                found[type(each.recipe).__qualname__].append(each.path)
    return dict(found)


def page_types() -> list[str]:
    """Every page type of the site."""
    return sorted({type for samples in SAMPLES for type in pages_by_type(samples)})


@dataclass(frozen=True)
class Visit:
    """A page to look at; a thorough look includes the rarer modes."""

    site: str  # samples shown or hidden
    path: str
    isThorough: bool  # noqa: N815 -- the name in the order for the script


def visits(type: str, trees: dict[str, Path]) -> list[Visit]:
    """The longest and the shortest page of one type with samples shown, the emptiest with samples hidden; none that is the same both times."""
    chosen: list[Visit] = []
    seen: set[bytes] = set()
    for samples in SAMPLES:
        folder = trees[samples]
        paths = sorted(pages_by_type(samples).get(type, ()), key=lambda path: ((folder / path).stat().st_size, path), reverse=True)
        longest = paths[:1] if samples == "show" else []
        for path in paths if type == WALKED_WHOLE else dict.fromkeys([*longest, *paths[-1:]]):
            html = (folder / path).read_bytes()
            if html not in seen and b'http-equiv="refresh"' not in html:  # a page that sends its reader on cannot be looked at
                chosen.append(Visit(samples, path, isThorough=not chosen))
                seen.add(html)
    return chosen
