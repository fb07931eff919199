"""Feeds, read as their readers read them, against the rules of RSS 2.0, Atom 1.0 (RFC 4287), JSON Feed 1.1 and the W3C validator."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.conftest import URL, Page, Tree, built
from tests.feed_rules import SPACES, addresses, faults

_PLACES = ("east", "west", "primary", "kite-hill")
BELOW = (
    "stories",
    "comics",
    "honours",
    "activities",
    "clips",
    "theme-neighbours",
    "theme-children",
    "theme-quiet",
    *(f"place-{each}" for each in _PLACES),
)
NAMES = ("feed", *(f"feeds/{name}" for name in BELOW))
RSS = tuple(f"{name}.xml" for name in NAMES)
ATOM = tuple("atom.xml" if name == "feed" else f"{name}.atom.xml" for name in NAMES)
JSON = tuple(f"{name}.json" for name in NAMES)
NEWEST_FIRST = (
    "noodles-today paper-boat borrowed-ladder kite-club snow-day lamp-left-on old-letter thousand-buttons paper-lantern far-film".split()
)
SAMPLES = {"noodles-today", "paper-boat", "kite-club", "paper-lantern", "far-film"}
COVERS = {"paper-boat", "lamp-left-on", "far-film"}
FILM = "paper-lantern"
ELSEWHERE = "https://video.example.org/watch/7?from=bj"
IN_BEIJING = timedelta(hours=8)
WHEN_PUBLISHED = datetime.fromisoformat("2026-11-23T00:05:00+08:00")  # the daily build begins: deploy/beiyuan.timer


def story_url(id: str) -> str:
    return f"{URL}stories/{id}/"


def page_of(path: str) -> str:
    """The address of the page that shows what the feed at `path` carries."""
    name = re.sub(r"^feeds/|(\.atom)?\.(xml|json)$", "", path)
    if name in ("feed", "atom"):
        return ""
    if name == "clips":
        return "stories/clips/"
    sort, _, id = name.partition("-")
    return {"theme": f"stories/themes/{id}/", "place": f"places/{id}/"}.get(sort, f"{name}/")


def root_of(good: Tree, path: str) -> etree._Element:
    return etree.fromstring((good.root / path).read_bytes())


def texts(element: etree._Element, path: str) -> list[str]:
    return [each.text or "" for each in element.iterfind(path, SPACES)]


def contents(good: Tree, path: str) -> list[str]:
    """The whole texts in one feed of any format."""
    if path.endswith(".json"):
        return [item["content_html"] for item in json.loads(good.text(path))["items"]]
    return texts(root_of(good, path), ".//a:content" if path in ATOM else ".//content:encoded")


def test_every_feed_is_published(good: Tree) -> None:
    named = {path for path in good.files() if path.endswith((".xml", ".json"))}
    assert {path for path in named if not path.startswith("search/")} == {*RSS, *ATOM, *JSON, "sitemap.xml"}


@pytest.mark.parametrize("path", [*RSS, *ATOM, *JSON])
def test_it_keeps_the_rules_when_the_daily_build_has_published_it(good: Tree, path: str) -> None:
    assert faults(path, (good.root / path).read_bytes(), WHEN_PUBLISHED) == []
    for html in contents(good, path):
        for _, address in addresses(html):
            if "/media/" in address or "/assets/" in address:
                assert (good.root / address.removeprefix(URL)).is_file()


def test_the_checker_finds_faults(good: Tree) -> None:
    for path in ("feed.xml", "atom.xml", "feed.json"):
        sound = (good.root / path).read_text("utf-8")
        for wrong, right in ((URL, "../"), ("2026", "2027"), ("urn:uuid:", "https://"), ("href=", "onclick=")):
            assert faults(path, sound.replace(wrong, right).encode(), WHEN_PUBLISHED) != [], (path, wrong)
        assert faults(path, sound.encode(), datetime.fromisoformat("2026-11-23T00:00:00+08:00")) != [], path


def test_ids_outlive_the_address_of_the_site_and_of_a_story(good: Tree, own: Path) -> None:
    before = ids(good)
    settings = own / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(URL, "https://example.com/"), "utf-8")
    file = own / "stories/moved/index.md"
    (own / "stories/old-letter").rename(file.parent)
    file.write_text(file.read_text("utf-8").replace("date:", "aliases: [/stories/old-letter/, /stories/another/]\ndate:", 1), "utf-8")
    after = ids(built(own))
    assert after.pop("stories/moved/") == before.pop("stories/old-letter/")
    assert after == before


def ids(tree: Tree) -> dict[str, str]:
    feed = json.loads(tree.text("feed.json"))
    return {item["url"].removeprefix(feed["home_page_url"]): item["id"] for item in feed["items"]}


def test_a_post_that_has_not_changed_keeps_its_bytes(good: Tree, own: Path) -> None:
    folder = own / "stories/one-more"
    folder.mkdir()
    (folder / "index.md").write_text(
        "---\ntitle: 又一篇\ndate: 2026-11-22\nsummary: 接着讲。\nthemes: [neighbours]\nsource: 编辑记录\n---\n\n正文。\n", "utf-8"
    )
    tree = built(own)
    for path, tag in (("feed.xml", "item"), ("atom.xml", "entry")):
        before, after = (re.findall(f"<{tag}>.*?</{tag}>", each.text(path), re.DOTALL) for each in (good, tree))
        assert len(after) == len(before) + 1
        assert [each for each in after if each in before] == before


def test_what_goes_online_late_reaches_every_feed_in_the_order_in_which_things_went_online(own: Path) -> None:
    fields = "summary: 接着讲。\nthemes: [neighbours]\nplaces: [east]\nsource: 编辑记录\n"
    days = {f"filler-{number:02d}": f"date: 2026-10-{number:02d}" for number in range(1, 32)}
    for id, day in (
        days | {"late": "date: 2025-11-20\npublish_from: 2026-11-23", "early": "date: 2027-03-01\npublish_from: 2026-11-01"}
    ).items():
        (own / f"stories/{id}").mkdir()
        (own / f"stories/{id}/index.md").write_text(f"---\ntitle: 一篇{id}\n{day}\n{fields}---\n\n正文{id}。\n", "utf-8")
    tree = built(own)
    names = ("feed", "feeds/stories", "feeds/theme-neighbours", "feeds/place-east")
    for path in (*(path for path in RSS if path.removesuffix(".xml") in names), "index.html"):
        assert "stories/late/" in tree.text(path), path
    for path in RSS:
        when = [parsedate_to_datetime(each) for each in texts(root_of(tree, path), ".//pubDate")]
        assert [each.date() for each in when] == sorted((each.date() for each in when), reverse=True), path
        assert all(each <= WHEN_PUBLISHED for each in when), path
        same = "atom.xml" if path == "feed.xml" else path.replace(".xml", ".atom.xml")
        links = [each.get("href") for each in root_of(tree, same).iterfind("a:entry/a:link", SPACES) if each.get("rel") != "enclosure"]
        every = [item["url"] for item in json.loads(tree.text(path.replace(".xml", ".json")))["items"]]
        assert texts(root_of(tree, path), ".//item/link") == links == every, path


@pytest.mark.parametrize("path", [*RSS, *ATOM])
def test_a_parser_reads_it_without_complaint(good: Tree, path: str) -> None:
    parsed = feedparser.parse((good.root / path).read_bytes())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == ("atom10" if path in ATOM else "rss20")
    assert parsed.feed.title.startswith("柿子街家力量" if path in ("feed.xml", "atom.xml") else "柿子街家力量·")
    assert parsed.feed.link == URL + page_of(path)
    assert len(parsed.entries) == len(contents(good, path))
    for entry in parsed.entries:
        assert entry.id.startswith("urn:uuid:") and entry.link.startswith(URL)
        assert entry.summary
        assert entry.updated_parsed if path in ATOM else entry.published_parsed


@pytest.mark.parametrize("path", [RSS[0], ATOM[0], RSS[1], ATOM[1]])
def test_entries_are_newest_first_and_samples_marked(good: Tree, path: str) -> None:
    entries = [entry for entry in feedparser.parse((good.root / path).read_bytes()).entries if "/stories/" in entry.link]
    assert [entry.link for entry in entries] == [story_url(id) for id in NEWEST_FIRST]
    marked = {entry.link for entry in entries if entry.title.startswith("【示例】")}
    assert marked == {story_url(id) for id in SAMPLES}
    assert {entry.link: entry.title for entry in entries}[story_url("snow-day")] == "下雪那天的梯子 & 绳子"


def test_a_theme_carries_its_stories_alone(good: Tree) -> None:
    wanted = [story_url(id) for id in ("paper-boat", "kite-club", "snow-day", "thousand-buttons")]
    name = "feeds/theme-children"
    for path in (f"{name}.xml", f"{name}.atom.xml"):
        assert [entry.link for entry in feedparser.parse((good.root / path).read_bytes()).entries] == wanted
    assert [item["url"] for item in json.loads(good.text(f"{name}.json"))["items"]] == wanted


@pytest.mark.parametrize("path", RSS)
def test_rss(good: Tree, path: str) -> None:
    channel = root_of(good, path).find("channel")
    assert texts(channel, "link") == [URL + page_of(path)]
    assert texts(channel, "language") == ["zh-CN"]
    assert (texts(channel, "description") == ["柿子街上的人和事，一篇一篇记在这里。"]) is (path == "feed.xml")
    own = channel.find("a:link", SPACES)
    assert dict(own.attrib) == {"href": URL + path, "rel": "self", "type": "application/rss+xml"}
    assert channel.findtext("image/url").startswith(URL + "assets/feed-icon.")


def test_the_date_of_an_item_is_the_day_of_the_story(good: Tree) -> None:
    days = [parsedate_to_datetime(text).date().isoformat() for text in texts(root_of(good, "feeds/stories.xml"), ".//pubDate")]
    assert days[:2] == ["2026-11-23", "2026-11-22"]
    assert days[4:6] == ["2026-03-08", "2026-03-08"]
    assert days[-1] == "2025-06-01"


@pytest.mark.parametrize("path", ATOM)
def test_atom(good: Tree, path: str) -> None:
    feed = root_of(good, path)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    links = {each.get("rel"): each.get("href") for each in feed.iterfind("a:link", SPACES)}
    assert links == {"self": URL + path, "alternate": URL + page_of(path)}
    for name in ("updated", "published"):
        moments = [datetime.fromisoformat(text) for text in texts(feed, f"a:entry/a:{name}")]
        assert len(set(moments)) == len(moments), f"two entries {name} at one moment"
        assert all(moment.utcoffset() == IN_BEIJING for moment in moments)
        if name == "updated":
            assert texts(feed, "a:updated") == [max(moments).isoformat() if moments else "2025-06-24T00:00:00+08:00"]


def links_of(entry: etree._Element) -> list[str]:
    return [each.get("href") or "" for each in entry.iterfind("a:link", SPACES) if each.get("rel", "alternate") == "alternate"]


def test_an_update_moves_updated_and_leaves_published(good: Tree) -> None:
    entry = next(each for each in root_of(good, "atom.xml").iterfind("a:entry", SPACES) if story_url("snow-day") in links_of(each))
    assert texts(entry, "a:updated")[0].startswith("2026-04-02T")
    assert texts(entry, "a:published")[0].startswith("2026-03-08T")


def enclosures(good: Tree, path: str) -> dict[str, tuple[str, str, str]]:
    """The enclosure of each story that has one: address, type, length."""
    found = {}
    if path.endswith(".json"):
        for item in json.loads(good.text(path))["items"]:
            for each in item.get("attachments", ()):
                assert item.get("image", item["attachments"][0]["url"]) == each["url"]
                found[item["url"]] = (each["url"], each["mime_type"], str(each["size_in_bytes"]))
        return found
    if path in ATOM:
        for entry in root_of(good, path).iterfind("a:entry", SPACES):
            links = [each for each in entry.iterfind("a:link", SPACES) if each.get("rel") == "enclosure"]
            others = [each for each in entry.iterfind("a:link", SPACES) if each.get("rel") != "enclosure"]
            assert len(links) <= 1 == len(others)
            found |= {links_of(entry)[0]: (each.get("href"), each.get("type"), each.get("length")) for each in links}
        return found
    for item in root_of(good, path).iterfind(".//item"):
        links = item.findall("enclosure")
        assert len(links) <= 1
        found |= {texts(item, "link")[0]: (each.get("url"), each.get("type"), each.get("length")) for each in links}
    return found


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml", "feed.json"])
def test_an_enclosure_has_its_true_length(good: Tree, path: str) -> None:
    found = enclosures(good, path)
    assert {url for url in found if "/stories/" in url} == {story_url(id) for id in (*COVERS, FILM)}
    film = found.pop(story_url(FILM))
    assert (film[1], int(film[2])) == ("video/mp4", (good.root / film[0].removeprefix(URL)).stat().st_size)
    for address, mime, length in found.values():
        assert address.startswith(URL + "media/")
        assert mime == "image/webp"
        assert int(length) == (good.root / address.removeprefix(URL)).stat().st_size


@pytest.mark.parametrize("path", [*RSS, *ATOM, *JSON])
def test_every_address_in_a_text_is_absolute_and_alive(good: Tree, path: str) -> None:
    published = good.files()
    for html in contents(good, path):
        page = Page(path, html)
        assert page.faults == []
        for address in page.addresses():
            if address == ELSEWHERE:
                continue
            assert address.startswith(URL), address
            whole, _, anchor = address.removeprefix(URL).partition("#")
            file = whole + "index.html" if whole.endswith("/") or not whole else whole
            assert file in published
            assert not anchor or anchor in good.page(file).ids


def test_the_whole_text_arrives_in_every_format(good: Tree) -> None:
    for path in ("feed.xml", "atom.xml", "feed.json"):
        html = "\n".join(contents(good, path))
        assert f'<a href="{URL}stories/lamp-left-on/#第二天">开头那一夜</a>' in html
        assert '<span class="person">小豆同学</span>' in html
        assert 'alt="石阶上晾着七只纸船"' in html
        assert 'alt="一只透明底的纸船"' in html
        assert not re.search("[\ue000-\uf8ff]|\\[\\[|p-7k3", html)


@pytest.mark.xdist_group("large")
def test_feeds_carry_the_newest_only(large: Tree) -> None:
    for name, others in (("feed", 7), ("feeds/theme-quiet", 0)):
        atom = "atom.xml" if name == "feed" else f"{name}.atom.xml"
        counts = [len(contents(large, path)) for path in (f"{name}.xml", atom, f"{name}.json")]
        assert counts == [30, 30, 30]
        items = [item for item in json.loads(large.text(f"{name}.json"))["items"] if "/stories/" in item["url"]]
        days = [item["date_published"][:10] for item in items]
        assert days == sorted(days, reverse=True)
        assert len([day for day in days if day > "2025-12-29"]) == others
    moments = texts(root_of(large, "feeds/theme-quiet.atom.xml"), "a:entry/a:updated")
    assert len(set(moments)) == 30
