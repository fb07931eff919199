"""What is noted of a made page, and where its links lead."""

from __future__ import annotations

import pytest

from generator.build.notes import Notes, resolve, take_notes

PAGE = "stories/snow/index.html"
PREFIX = "/bj/"


@pytest.mark.parametrize(
    ("page", "address", "prefix", "target"),
    [
        (PAGE, "#top", PREFIX, (PAGE, "top")),
        (PAGE, "", PREFIX, (PAGE, "")),
        (PAGE, "?page=2", PREFIX, (PAGE, "")),
        (PAGE, ".", PREFIX, (PAGE, "")),
        (PAGE, "./", PREFIX, (PAGE, "")),
        (PAGE, "./#a", PREFIX, (PAGE, "a")),
        (PAGE, "..", PREFIX, ("stories/index.html", "")),
        (PAGE, "../", PREFIX, ("stories/index.html", "")),
        (PAGE, "../..", PREFIX, ("index.html", "")),
        (PAGE, "../../", PREFIX, ("index.html", "")),
        (PAGE, "../../#main", PREFIX, ("index.html", "main")),
        (PAGE, "../lamp/", PREFIX, ("stories/lamp/index.html", "")),
        (PAGE, "../lamp/./", PREFIX, ("stories/lamp/index.html", "")),
        (PAGE, "../lamp/#a?b", PREFIX, ("stories/lamp/index.html", "a?b")),
        (PAGE, "../lamp/?a=#b", PREFIX, ("stories/lamp/index.html", "b")),
        (PAGE, "../lamp", PREFIX, ("stories/lamp", "")),
        (PAGE, "../../media/a-480q78.webp", PREFIX, ("media/a-480q78.webp", "")),
        (PAGE, "../../about//x/", PREFIX, ("about/x/index.html", "")),
        (PAGE, "../lamp/#%E7%AC%AC%E4%BA%8C%E5%A4%A9", PREFIX, ("stories/lamp/index.html", "第二天")),
        (PAGE, "../lamp/#第二天", PREFIX, ("stories/lamp/index.html", "第二天")),
        (PAGE, "%E7%AC%AC.png", PREFIX, ("stories/snow/第.png", "")),
        (PAGE, "../../../", PREFIX, ("../../../../", "")),
        (PAGE, "../../../bj/", PREFIX, ("../../../../bj/", "")),
        (PAGE, "/bj/", PREFIX, ("index.html", "")),
        (PAGE, "/bj/about/#a", PREFIX, ("about/index.html", "a")),
        (PAGE, "/bj/feed.xml", PREFIX, ("feed.xml", "")),
        (PAGE, "/", PREFIX, ("..//", "")),
        (PAGE, "/about/", PREFIX, ("..//about/", "")),
        (PAGE, "/bjx/about/", PREFIX, ("..//bjx/about/", "")),
        (PAGE, "/bj/../x/", PREFIX, ("..//bj/../x/", "")),
        (PAGE, "/", "/", ("index.html", "")),
        (PAGE, "/about/", "/", ("about/index.html", "")),
        ("index.html", "stories/", PREFIX, ("stories/index.html", "")),
        ("index.html", "./", PREFIX, ("index.html", "")),
        ("index.html", "../", PREFIX, ("../../", "")),
        ("404.html", "/bj/stories/", PREFIX, ("stories/index.html", "")),
        ("404.html", "#main", PREFIX, ("404.html", "main")),
    ],
)
def test_where_an_address_leads(page: str, address: str, prefix: str, target: tuple[str, str]) -> None:
    assert resolve(page, address, prefix) == target


def notes(html: str) -> Notes:
    return take_notes(PAGE, html, PREFIX)


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<h2 id="第二天">第二天</h2><p id="a&amp;b">', ("第二天", "a&b")),
        ('<p data-id="x" aria-labelledby="y" class="id">id="z"</p>', ()),
        ('<div\nid="x">', ("x",)),
        ('<p>&lt;p id="x"&gt;</p>', ()),
    ],
)
def test_ids(html: str, ids: tuple[str, ...]) -> None:
    assert notes(html).ids == ids


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href="../lamp/#a">x</a>', [("stories/lamp/index.html", "a")]),
        ('<a href="../lamp/?a=1&amp;b=2#a&amp;b">', [("stories/lamp/index.html", "a&b")]),
        ('<a href="../lamp/">x</a><a href="../lamp/">y</a>', [("stories/lamp/index.html", "")]),
        ('<a href="../lamp/#a">x</a><a href="../lamp/#b">y</a>', [("stories/lamp/index.html", "a"), ("stories/lamp/index.html", "b")]),
        (
            '<img src="../../a.webp" srcset="../../b.webp 480w, ../../c.webp 1200w" alt="">',
            [("a.webp", ""), ("b.webp", ""), ("c.webp", "")],
        ),
        ('<picture><source type="image/avif" srcset="../../a.avif 480w, ../../b.avif 1200w"></picture>', [("a.avif", ""), ("b.avif", "")]),
        ('<link rel="preload" as="image" imagesrcset="../../a.avif 480w" imagesizes="50vw">', [("a.avif", "")]),
        ('<svg><image href="../../a.svg"/><use xlink:href="../../b.svg#c"/></svg>', [("a.svg", ""), ("b.svg", "c")]),
        ('<video><source src="v.mp4"><track src="v.vtt"></video>', [("stories/snow/v.mp4", ""), ("stories/snow/v.vtt", "")]),
        ('<link rel="stylesheet" href="../../assets/a.css">', [("assets/a.css", "")]),
        ('<link rel="alternate" type="application/rss+xml" href="../../feed.xml">', [("feed.xml", "")]),
        ('<script src="../../assets/a.js"></script>', [("assets/a.js", "")]),
        ('<meta http-equiv="refresh" content="0; url=../lamp/">', [("stories/lamp/index.html", "")]),
        ('<meta name="description" content="url=../lamp/">', []),
        ('<video poster="p.webp" src="v.mp4">', [("stories/snow/p.webp", ""), ("stories/snow/v.mp4", "")]),
        ('<a href="https://example.org/">x</a>', []),
        ('<a href="HTTPS://example.org/">x</a>', []),
        ('<a href="//example.org/">x</a>', []),
        ('<a href="mailto:a@example.org">x</a><a href="tel:010-1">y</a>', []),
        ('<p data-href="../lamp/">href="../lamp/"</p>', []),
        ('<p>&lt;a href="../lamp/"&gt;</p>', []),
    ],
)
def test_links(html: str, links: list[tuple[str, str]]) -> None:
    assert list(notes(html).links) == links
    assert notes(html).foreign == ()


def test_two_ways_to_the_same_place_are_noted_once() -> None:
    assert notes('<a href="../lamp/?a=1#a"><a href="/bj/stories/lamp/#%61">').links == (("stories/lamp/index.html", "a"),)


@pytest.mark.parametrize(
    ("html", "foreign"),
    [
        ('<img src="https://example.com/a.png" alt="">', ["https://example.com/a.png"]),
        ('<img src="HTTP://example.com/a.png" alt="">', ["HTTP://example.com/a.png"]),
        ('<img src="//example.com/a.png" alt="">', ["//example.com/a.png"]),
        ('<img src="a.png" srcset="a.png 1x, https://example.com/b.png 2x" alt="">', ["https://example.com/b.png"]),
        ('<script src="https://example.com/a.js"></script>', ["https://example.com/a.js"]),
        ('<link rel="stylesheet" href="https://example.com/a.css">', ["https://example.com/a.css"]),
        ('<link rel="preconnect" href="https://example.com/">', ["https://example.com/"]),
        ('<link rel="canonical" href="https://example.org/bj/">', []),
        ('<link rel="alternate" href="https://example.org/bj/feed.xml">', []),
        ('<form action="https://example.com/"></form>', ["https://example.com/"]),
        ('<object data="https://example.com/a.swf"></object>', ["https://example.com/a.swf"]),
        ('<video poster="https://example.com/p.jpg" src="ftp://example.com/v">', ["https://example.com/p.jpg", "ftp://example.com/v"]),
        ('<source srcset="https://example.com/a.avif 480w">', ["https://example.com/a.avif"]),
        ('<link rel="preload" imagesrcset="https://example.com/a.avif">', ["https://example.com/a.avif"]),
        ('<image href="https://example.com/a.svg"/>', ["https://example.com/a.svg"]),
        ('<use xlink:href="//example.com/a.svg#b"/>', ["//example.com/a.svg#b"]),
        ('<button formaction="https://example.com/">', ["https://example.com/"]),
        ('<track src="https://example.com/a.vtt">', ["https://example.com/a.vtt"]),
        ('<img src="data:image/png;base64,AAAA" alt="">', []),
        ('<a href="https://example.com/">x</a>', []),
    ],
)
def test_foreign_addresses_that_a_browser_would_load(html: str, foreign: list[str]) -> None:
    assert list(notes(html).foreign) == foreign
