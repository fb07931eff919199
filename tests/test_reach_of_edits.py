"""What an edit makes anew: what shows it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.build.publish import Publication
from generator.pipeline import build_site
from generator.render.pictures import PublishedPicture
from generator.settings import BuildOptions
from tests.conftest import TODAY, Tree, built
from tests.test_reproducible import STORY, changed, edit

FEED_SUFFIXES = (".xml", ".atom.xml", ".json")
WHOLE_TEXTS = {
    f"feeds/{name}{suffix}"
    for name in ("stories", "theme-neighbours", "theme-children", "place-east", "place-west")
    for suffix in FEED_SUFFIXES
}
WHOLE_TEXTS |= {"feed.xml", "atom.xml", "feed.json"}
CARDS = {
    "stories/index.html",
    "stories/years/2026/03/index.html",
    "stories/themes/neighbours/index.html",
    "stories/themes/children/index.html",
    "places/east/index.html",
    "places/west/index.html",
    "programmes/lamp/index.html",
    "programmes/stairs/index.html",
}
NEIGHBOURS = {
    f"stories/{id}/index.html" for id in ("lamp-left-on", "kite-club", "paper-boat", "noodles-today", "borrowed-ladder")
}  # beside it and like it


def shown(paths: set[str]) -> set[str]:
    """Those that readers see: search follows whatever is published, see tests/search."""
    return {path for path in paths if not path.startswith("search/")}


def test_an_edited_text_changes_only_what_shows_it(good: Tree, own: Path) -> None:
    built(own)
    edit(own, STORY, "没有说话", "说了句话")
    assert shown(changed(good.digests(), built(own).digests())) == WHOLE_TEXTS | {"stories/snow-day/index.html"}


def test_an_edited_title_changes_only_what_shows_it(good: Tree, own: Path) -> None:
    built(own)
    edit(own, STORY, "下雪那天的梯子 & 绳子", "下雪那天的梯子和绳子")
    honours = {f"honours/{page}/index.html" for page in ("2026", "awards/ways", "recipients/stair-lamps")}  # which name the story
    own_files = {"stories/snow-day/index.html", "posters/stories/snow-day.jpg"}
    found = shown(changed(good.digests(), built(own).digests()))
    shared = {
        path for path in found if path.startswith("cards/stories/snow-day.")
    }  # one that goes, and one that comes: names are made of what they show
    assert len(shared) == 2
    assert found - shared == WHOLE_TEXTS | CARDS | NEIGHBOURS | honours | own_files


def test_an_edit_has_few_pages_read_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand pages are not looked through for links to what has gone as long as nothing has gone that they could lead to."""
    pages = [path for path in built(own).files() if path.endswith(".html")]
    read, plain = list[str](), Publication.read
    monkeypatch.setattr(Publication, "read", lambda self, path: read.append(path) or plain(self, path))
    for old, new in (("没有说话", "说了句话"), ("下雪那天的梯子 & 绳子", "下雪那天的梯子和绳子")):
        read.clear()
        edit(own, STORY, old, new)
        assert build_site(own, BuildOptions(date.fromisoformat(TODAY)), own / "site").is_published
        assert 0 < len(set(read)) < len(pages) / 4, f"{len(set(read))} of {len(pages)}"


DAYS = {"activities/index.html", "activities/today/index.html", "activities/months/2026-11/index.html"} | {
    f"activities/grades/{grade}/{month}index.html" for grade in (4, 5, 6, 7) for month in ("", "2026-11/")
}


def test_a_build_writes_only_what_changed(own: Path) -> None:
    """Two edits, so that both trees have been published once and the third publication starts from the first."""
    for old, new in (("没有说话", "说了句话"), ("说了句话", "没有说话")):
        built(own)
        edit(own, STORY, old, new)
    before = {path: (own / "site" / path).stat().st_mtime_ns for path in built(own).files()}
    built(own, today="2026-11-24")
    edit(own, STORY, "没有说话", "唱了首歌")
    tree = built(own, today="2026-11-24")
    touched = shown({path for path in tree.files() if (own / "site" / path).stat().st_mtime_ns != before.get(path)})
    days = {path for path in touched if path.startswith("activities/")}  # that begin with today
    assert days == DAYS
    assert touched - days == WHOLE_TEXTS | {"stories/snow-day/index.html", "index.html", "about/site/index.html"}


def test_a_new_picture_has_those_of_its_month_looked_at(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each story has pictures of its own in ten files: an edit that looked at all of them would take longer with every story."""
    asked: set[str] = set()
    key = PublishedPicture.key

    def noted(recipe: PublishedPicture, needed: Sequence[bytes] = ()) -> bytes:
        asked.add(recipe.encoded.facts.path)
        return key(recipe, needed)

    monkeypatch.setattr(PublishedPicture, "key", noted)
    build_site(own, BuildOptions(date.fromisoformat(TODAY)), own / "site")
    assert len(asked) > 6
    asked.clear()
    edit(own, STORY, "没有说话", "说了句话")
    build_site(own, BuildOptions(date.fromisoformat(TODAY)), own / "site")
    assert not asked
    cover = own / "stories/paper-boat/微信图片.jpg"
    Image.open(cover).rotate(90, expand=True).save(cover)
    build_site(own, BuildOptions(date.fromisoformat(TODAY)), own / "site")
    assert cover.relative_to(own).as_posix() in asked and not any(path.startswith("comics/") for path in asked)
