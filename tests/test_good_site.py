"""The good site: what is published at each address, and what is true of every page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import etree
from PIL import Image

from generator.judging import judged
from generator.load.walk import walk
from generator.media.pictures import renditions
from generator.model.anchors import is_made
from generator.render.base.views import picture_path
from generator.settings import BuildOptions
from tests.bare import beside_pixels
from tests.conftest import GOOD, URL, Page, Tree, build, unbroken

EXPECTED = yaml.safe_load((GOOD / "expected.yml").read_text("utf-8"))
_AUTUMN = [f"activities/autumn/{inner}" for inner in ("", "letter-reading/", "one-evening/")]
ALIASES = ("about/formats/", *_AUTUMN, "comics/2026/the-stairs/", "programmes/night-light/", "stories/the-lamp/")
ALLOWED_WORDS = frozenset("RSS Atom JSON ICP APP MkDocs Material hello example org Esc video".split())
MONTHS = ("2026-11", "2026-12", "2027-01", "2027-02")  # in which something is held
LOADED = ("src", "srcset", "poster", "data", "action")


def file_of(address: str) -> str:
    address = address.lstrip("/")
    return address + "index.html" if not address or address.endswith("/") else address


@pytest.mark.parametrize("row", EXPECTED, ids=[row["path"] for row in EXPECTED])
def test_published_files(good: Tree, row: dict[str, str]) -> None:
    text = good.text(file_of(row["path"]))
    assert [each for each in row.get("has", "").splitlines() if each not in text] == []
    assert [each for each in row.get("lacks", "").splitlines() if each in text] == []


def test_the_table_covers_every_page(good: Tree) -> None:
    of_the_same_make = {
        "stories/noodles-today/",
        "about/privacy/",
        "about/access/",
        "about/site/",
        "places/west/",
        "stories/themes/children/",
        "comics/scenes/007/",
        *_AUTUMN,
        "comics/scenes/012/",
    }
    of_the_same_make |= {"stories/years/2025/12/", "stories/years/2026/09/", "stories/years/2026/10/"}
    of_the_same_make |= {f"honours/awards/{id}/" for id in ("warm-shops", "ways")}
    of_the_same_make |= {f"honours/recipients/{id}/" for id in ("noodle-shop", "a-zheng")} | {"points/2026-10/"}
    of_the_same_make |= {f"activities/grades/{grade}/" for grade in range(1, 10)}
    of_the_same_make |= {f"activities/{each}/{month}/" for month in MONTHS for each in ("months", *(f"grades/{n}" for n in range(1, 10)))}
    of_the_same_make |= {"about/components/"}
    listed = {file_of(path) for path in (*(row["path"] for row in EXPECTED), *of_the_same_make)}
    assert {page.path for page in good.pages()} <= listed


@pytest.mark.xdist_group("large")
@pytest.mark.parametrize("site", ["good", "large"])
def test_an_address_is_known_if_and_only_if_a_page_is_made(site: str, request: pytest.FixtureRequest) -> None:
    tree: Tree = request.getfixturevalue(site)
    _, content = judged(tree.root.parent, BuildOptions(date(2026, 11, 23)), walk(tree.root.parent))
    assert content is not None
    made = {page.path.removesuffix("index.html") for page in tree.pages()}
    assert made - {"404.html"} == content.visible().addresses()


@pytest.mark.xdist_group("large")
@pytest.mark.parametrize("site", ["good", "large"])
def test_the_sitemap_names_every_page_that_is_to_be_found(site: str, request: pytest.FixtureRequest) -> None:
    tree: Tree = request.getfixturevalue(site)
    named = [each.text for each in etree.fromstring((tree.root / "sitemap.xml").read_bytes()).iterfind("{*}url/{*}loc")]
    assert len(named) == len(set(named))
    found = {page.path.removesuffix("index.html") for page in tree.pages() if "noindex" not in page.html}
    assert {str(url).removeprefix(URL) for url in named} == found


@pytest.fixture(scope="module")
def pages(good: Tree) -> list[Page]:
    return good.pages()


def test_every_page_is_well_formed(pages: list[Page]) -> None:
    assert {page.path: page.faults for page in pages if page.faults} == {}
    assert [page.path for page in pages if len(page.ids) != len(set(page.ids))] == []


def test_every_page_says_what_it_is(pages: list[Page]) -> None:
    titles = []
    for page in pages:
        assert page.html.startswith("<!doctype html>\n"), page.path
        assert page.all("html")[0].attributes["lang"] == "zh-CN", page.path
        assert [len(page.all(name)) for name in ("title", "h1", "main")] == [1, 1, 1], page.path
        titles.append(re.findall("<title>(.+)</title>", page.html)[0])
    ordinary = len(titles) - len(ALIASES)
    assert len(set(titles)) == ordinary + 1, "two pages bear one title"


def test_every_page_has_its_own_canonical_address(pages: list[Page]) -> None:
    for page in pages:
        found = [each.attributes["href"] for each in page.all("link") if each.attributes["rel"] == "canonical"]
        address = page.path.removesuffix("index.html")
        if address in ALIASES:
            assert found and found[0] not in (URL + address, ""), page.path
        else:
            assert found == ([] if address == "404.html" else [URL + address])


def test_every_page_is_fit_for_a_strict_policy(pages: list[Page]) -> None:
    for page in pages:
        names = {name for each in page.elements for name in each.attributes}
        assert not {name for name in names if name == "style" or name.startswith("on")}, page.path
        assert not page.all("style"), page.path
        programs = [each for each in page.all("script") if each.attributes.get("type") != "application/ld+json"]  # which is data
        inside = [each for each in programs if "src" not in each.attributes]
        assert len(inside) <= 1, f"{page.path}: tests/frame/test_policy.py sees to the one"
        assert not re.search(r"javascript:", page.html, re.IGNORECASE), page.path


def test_no_page_loads_anything_from_a_foreign_host(good: Tree, pages: list[Page]) -> None:
    for page in pages:
        for each in page.elements:
            loaded = [each.attributes[name] for name in LOADED if name in each.attributes]
            if each.name == "link" and each.attributes["rel"] not in ("canonical", "alternate"):
                loaded.append(each.attributes["href"])
            assert not [address for address in loaded if re.search(r"(?:^|[\s,])(?:[a-z+.-]+:|//)", address, re.IGNORECASE)], page.path
    styles = [data.decode() for path, data in good.files().items() if path.endswith((".css", ".js", ".svg"))]
    assert len(styles) >= 3
    assert not [
        each for style in styles for each in re.findall(r"(?:url\(\s*['\"]?|@import\s+['\"]?|src=['\"]|fetch\()(?:https?:)?//\S+", style)
    ]


def test_nothing_published_holds_a_private_use_character(good: Tree) -> None:
    texts = {path: data.decode() for path, data in good.files().items() if path.endswith((".html", ".xml", ".json", ".txt"))}
    private = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
    assert [path for path, text in texts.items() if private.search(text)] == []


def test_readers_meet_no_english(pages: list[Page]) -> None:
    for page in pages:
        if page.path in ("about/problems/index.html", "about/fields/index.html"):  # speak of file names
            continue
        shown = [*page.words, *(each.attributes.get(name, "") for each in page.elements for name in ("alt", "title", "aria-label"))]
        words = set(re.findall(r"[A-Za-z]{2,}", " ".join(shown).replace(URL + page.path.removesuffix("index.html"), "")))
        assert words <= ALLOWED_WORDS, page.path


def test_every_link_and_anchor_leads_somewhere(good: Tree) -> None:
    assert good.dead_links(URL) == []


def test_check_knows_every_anchor_that_the_program_puts_on_a_page(pages: list[Page]) -> None:
    for page in pages:
        made = [id for id in page.ids if id.isascii()]
        assert page.path == "404.html" or [id for id in made if not is_made(page.path.removesuffix("index.html"), id)] == [], page.path


def test_every_picture_has_words_and_its_true_size(good: Tree, pages: list[Page]) -> None:
    seen = 0
    for page in pages:
        named = 0
        for each in page.all("img"):
            named += bool(each.attributes["alt"].strip())
            path = re.sub(r"^(?:/bj/|(?:\.\./)*)", "", each.attributes["src"])
            with Image.open(good.root / path) as image:
                assert image.size == (int(each.attributes["width"]), int(each.attributes["height"]))
            seen += 1
        panels = re.findall(
            r'<svg viewBox="[^"]+" width="[0-9]+" height="[0-9]+" role="img" aria-label="[^"]+"><foreignObject [^>]+><picture>', page.html
        )
        assert named + len(panels) == len(page.all("img")), page.path
    assert seen > 10


def declared_pictures(root: Path) -> set[str]:
    """Where each picture that a visible record declares is published, in all its sizes."""
    _, site = judged(root, BuildOptions(date(2026, 11, 23)), walk(root))
    assert site
    visible = site.visible().entries
    facts = [site.pictures[path] for entries in visible.values() for entry in entries.values() for path in entry.pictures]
    return {picture_path(each, format, width) for each in facts for format, width, _ in renditions(each)}


def test_pictures_are_published_as_bare_pixels(good: Tree) -> None:
    pictures = {path: data for path, data in good.files().items() if path.startswith("media/") and not path.endswith((".mp4", ".vtt"))}
    assert pictures
    assert pictures.keys() == declared_pictures(good.root.parent)
    for path, data in pictures.items():
        assert re.fullmatch(r"media/[0-9a-f]{20}-\d+\.(?:avif|webp|jpg)", path)
        assert beside_pixels(data) == set(), path
    everything = b"".join(good.files().values())
    assert b"SECRET" not in everything
    assert b"SECRET" in (GOOD / "stories/lamp-left-on/IMG_2034.JPG").read_bytes()


def test_pictures_stand_upright(good: Tree) -> None:
    page = good.page("stories/lamp-left-on/index.html")
    with Image.open((good.root / "stories/lamp-left-on" / page.all("img")[0].attributes["src"]).resolve()) as image:
        red, green, _ = image.convert("RGB").getpixel((240, 40))
        assert red > 150 > green, "the red band of the fixture belongs at the top"
        red, green, _ = image.convert("RGB").getpixel((240, 600))
        assert red < 80 < green


def test_a_transparent_picture_lies_on_paper(good: Tree) -> None:
    page = good.page("stories/paper-boat/index.html")
    for source in page.all("source")[:2]:
        address = source.attributes["srcset"].split(", ")[-1].split()[0]
        with Image.open((good.root / "stories/paper-boat" / address).resolve()) as image:
            assert image.mode == "RGB"
            assert min(image.getpixel((5, 5))) >= 250, "at night black lines would be seen no more"


def test_only_known_sorts_of_files_are_published(good: Tree) -> None:
    sorts = re.compile(
        r"(?:.+/)?index\.html|404\.html|media/.+\.(?:avif|webp|jpg|mp4|vtt)|cards/[a-z0-9./-]+\.[0-9a-f]{8}\.(?:jpg|png)|assets/.+\.(?:css|js|svg|png|woff2)|(?:feeds/)?[a-z-]+(?:\.atom)?\.(?:xml|json)|robots\.txt"
        r"|search/(?:index|simplified|sounds)\.json|search/older\.[0-9a-f]{8}\.txt|search/(?:t/[0-9a-f]{8}|w/[0-9a-f]+\.[0-9a-f]{6})\.bin"
        r"|print/[a-z0-9-]+/(?:sheet|large|booklet|calendar|poster)\.webp"
        r"|print/(?:[a-z0-9-]+/(?:sheet|large|booklet|booklet-fold|calendar|poster|grades-[1-9]-[1-9])|frost-2027/(?:east|west|primary)|weekly-2026/(?:east|west|primary)|schools/primary|story-paper|comic-paper|scenes/[0-9]{3}|comics/[0-9]{3}-colouring)\.pdf|posters/(?:[a-z0-9-]+/){1,2}[a-z0-9-]+\.jpg|calendars/(?:[a-z0-9-]+/)?[a-z0-9-]+\.ics"
    )
    assert [path for path in good.files() if not sorts.fullmatch(path)] == []


def test_a_story_before_its_day_is_nowhere(good: Tree) -> None:
    held = {path: data.decode(errors="replace") for path, data in good.files().items()}
    assert [path for path, text in held.items() if re.search("下星期|next-week|not-yet|门还没有开|还关着的门", path + text)] == []


def test_a_story_is_there_from_its_day_on(own: Path) -> None:
    assert build(own, today="2026-11-29").stdout.count("提醒 R09") == 1
    done = build(own, today="2026-11-30")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("网站做好了："), done.stdout
    tree = Tree(own / "site")
    assert "url=../../stories/next-week/" in tree.text("stories/not-yet/index.html")
    shown = {path for path, data in tree.files().items() if "下星期才讲的事" in unbroken(data.decode(errors="replace"))}
    feeds = {
        f"feeds/{name}{suffix}"
        for name in ("stories", "theme-neighbours", "theme-quiet", "place-primary")
        for suffix in (".xml", ".atom.xml", ".json")
    }
    assert shown == feeds | {
        "feed.xml",
        "atom.xml",
        "feed.json",
        "index.html",
        "404.html",
        "stories/index.html",
        "stories/next-week/index.html",
        "stories/short/index.html",
        "stories/noodles-today/index.html",
        "stories/years/2026/11/index.html",
        "stories/themes/neighbours/index.html",
        "stories/themes/quiet/index.html",
        "places/primary/index.html",
        "programmes/stairs/index.html",
    }


@pytest.mark.xdist_group("large")
@pytest.mark.parametrize("collection", ["stories/themes/quiet/", "places/primary/", "programmes/stairs/"])
def test_a_long_collection_goes_on_by_years(large: Tree, collection: str) -> None:
    up = "../" * collection.count("/")
    front = large.text(collection + "index.html")
    assert len(re.findall(r'<article class="linked card', front)) == 48
    for year in ("2024", "2025"):
        assert f'<a href="{up}{collection}{year}/">{year}年 <span class="count">60<' in front
        page = large.text(f"{collection}{year}/index.html")
        assert len(re.findall(r'<article class="linked card', page)) == 60
        assert f"·{year}年</h1>" in page
        assert f'<li><a href="../{up}{collection}">' in page
    assert not (large.root / collection / "2023").exists()


@pytest.mark.xdist_group("large")
def test_the_front_page_of_stories_goes_on_by_months(large: Tree) -> None:
    front = large.text("stories/index.html")
    assert len(re.findall(r'<article class="linked card', front)) == 48
    assert '<a href="../stories/years/2024/01/">1月 <span class="count">5<' in front
    month = large.text("stories/years/2024/01/index.html")
    assert len(re.findall(r'<article class="linked card', month)) == 5
    assert "pager-previous" not in month
    assert large.dead_links(URL) == []
