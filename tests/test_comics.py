"""Comics: the wall of a hundred, the reader, the feed, and pictures that are not what they should be."""

from __future__ import annotations

import functools
import io
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import feedparser
import pytest
from PIL import Image, ImageDraw

from generator.judging import judged
from generator.load.walk import walk
from generator.model.comics import comics_by_place
from generator.model.today import is_day_of_drawings, of_the_day
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import GOOD, URL, Tree, build, built

BASE = Path(__file__).parent / "sites" / "base"
TODAY = date(2026, 11, 23)
COMIC = """title: 楼道里的灯
scene: 回家的路上，每一层都亮着。
date: 2026-03-08
author: 匿名
picture:
  file: page.png
  shows: 无人
panels:
  - scene: 三楼的灯泡亮了
"""


@functools.cache
def drawing(format: str, mode: str = "RGB") -> bytes:
    """A page that does not compress to nothing."""
    image = Image.effect_noise((900, 1100), 60).convert(mode)
    ImageDraw.Draw(image).rectangle((0, 0, 450, 1100), fill=(200, 60, 30) if mode == "RGB" else 0)
    out = io.BytesIO()
    image.save(out, format)
    return out.getvalue()


def sound() -> bytes:
    return drawing("PNG")


def moving() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 1100)).save(out, "WEBP", save_all=True, append_images=[Image.new("RGB", (900, 1100), "red")])
    return out.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sound base site with a folder for one comic."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "comics/037").mkdir(parents=True)
    return tmp_path


def put(root: Path, picture: bytes | None, file: str = "page.png", text: str = COMIC) -> None:
    (root / "comics/037/comic.yml").write_text(text.replace("page.png", file), "utf-8")
    if picture is not None:
        (root / "comics/037" / file).write_bytes(picture)


def reported(root: Path) -> set[tuple[str, str]]:
    return {(each.path.removeprefix("comics/037/"), each.code) for each in check_site(root, BuildOptions(TODAY)).problems}


CASES: dict[str, tuple[str, Callable[[], bytes] | None, set[tuple[str, str]]]] = {
    "sound": ("page.png", sound, set()),
    "absent": ("page.png", None, {("comic.yml", "I05")}),
    "not-a-picture's-name": ("page.gif", None, {("comic.yml", "I06")}),
    "gif": ("page.gif", lambda: drawing("GIF", "P"), {("page.gif", "F09"), ("comic.yml", "I06")}),
    "gif-renamed": ("page.png", lambda: drawing("GIF", "P"), {("page.png", "I01")}),
    "text-renamed": ("page.jpg", lambda: "一幅画".encode(), {("page.jpg", "I01")}),
    "empty": ("page.webp", lambda: b"", {("page.webp", "I15")}),
    "moving": ("page.webp", moving, {("page.webp", "I04")}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_picture_that_is_none_is_named(name: str, root: Path) -> None:
    file, picture, wanted = CASES[name]
    put(root, picture() if picture else None, file)
    assert reported(root) == wanted


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_picture_cut_short_stops_the_build(format: str, root: Path) -> None:
    file = {"PNG": "page.png", "JPEG": "page.jpg", "WEBP": "page.webp"}[format]
    whole = drawing(format)
    put(root, whole[: len(whole) // 2], file)
    done = build(root)
    assert done.returncode == 1
    assert re.search(rf"^comics/037/{file} 错误 I(?:01|10)：", done.stdout)
    assert not (root / "site").exists()


def test_a_scan_in_print_colours_is_shown_in_screen_colours(good: Tree) -> None:
    with Image.open(GOOD / "comics/012/扫描件.JPG") as scan:
        assert scan.mode == "CMYK"
    shown = good.page("comics/012/index.html")
    with Image.open((good.root / "comics/012" / shown.all("img")[0].attributes["src"]).resolve()) as image:
        assert (image.mode, image.size) == ("RGB", (880, 980))
        red, green, blue = image.getpixel((450, 420))
        assert red > 150 and green < 120 and blue < 100


def test_a_narrower_file_under_the_old_name_is_noticed(root: Path) -> None:
    put(root, sound())
    assert reported(root) == set() == reported(root)
    out = io.BytesIO()
    Image.new("RGB", (799, 1000)).save(out, "PNG")
    put(root, out.getvalue())
    assert reported(root) == {("comic.yml", "I11")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  - scene: 三楼的灯泡亮了\n", "  - scene: 灯\n" * 13, "I12"),
        ("date: 2026-03-08", "date: 2062-03-08", "R09"),
        ("picture:", "places: [nowhere]\npicture:", "R01"),
        ("picture:", "places: [xiaoman]\npicture:", "R05"),
        ("picture:", "aliases: [/stories/]\npicture:", "R04"),
        ("shows: 无人", "shows: [p-000]", "S15"),
        ("author: 匿名", "author: 三年级的孟砚秋同学\ngroup: true", "P02"),
        ("亮了\n", "亮了\n    lines:\n      - who: 灯泡\n", "S01"),
    ],
)
def test_a_fault_in_the_fields_is_named(root: Path, old: str, new: str, code: str) -> None:
    put(root, sound(), text=COMIC.replace(old, new))
    assert reported(root) == {("comic.yml", code)}


@pytest.mark.parametrize("number", ["000", "101", "7", "0007", "wall"])
def test_there_are_a_hundred_numbers(root: Path, number: str) -> None:
    put(root, sound())
    (root / "comics/037").rename(root / "comics" / number)
    assert ("F10", f"comics/{number}/comic.yml") in {(each.code, each.path) for each in check_site(root, BuildOptions(TODAY)).problems}


def test_the_studio_is_no_number(root: Path) -> None:
    put(root, sound())
    (root / "comics/studio").mkdir()
    (root / "comics/studio/build.py").write_text("# draws\n")
    assert check_site(root, BuildOptions(TODAY)).problems == []


def test_however_many_are_drawn_no_picture_is_fetched_before_it_is_near(root: Path) -> None:
    for number in range(1, 11):
        folder = root / f"comics/{number:03}"
        folder.mkdir()
        (folder / "comic.yml").write_text(COMIC, "utf-8")
        (folder / "page.png").write_bytes(sound())
    (root / "comics/037").rmdir()
    pictures = built(root).page("comics/index.html")
    images = pictures.all("img")
    assert [each.attributes.get("loading") for each in images] == ["lazy"] * 10
    assert {(each.attributes["width"], each.attributes.get("srcset")) for each in images} == {("480", None)}
    offered = [each.attributes["srcset"] for each in pictures.all("source")]
    assert len(offered) == 20 and all(each.endswith(" 480w") for each in offered)


def test_all_of_a_comic_stands_on_its_page_without_scripts(good: Tree) -> None:
    shown = good.page("comics/007/index.html")
    words = " ".join("".join(shown.words).split())
    for text in ("两个人都退了一步。", "您先下！", "你先上，面要坨了。", "<哐>"):
        assert text in words
    assert len(shown.all("details")) == 3  # the share bar's, the poster's, and that of the keys
    (whole,) = {each.attributes.get("href", "") for each in shown.all("a")} & set(re.findall(r"[^ ,\"]+\.webp", shown.html))
    assert shown.all("source")[1].attributes["srcset"].split(", ")[-1].startswith(whole)


def test_the_feed_carries_picture_and_words(good: Tree) -> None:
    for path in ("feeds/comics.xml", "feeds/comics.atom.xml"):
        entries = feedparser.parse((good.root / path).read_bytes()).entries
        assert [entry.link for entry in entries] == [f"{URL}comics/012/", f"{URL}comics/007/"]
        assert [entry.title for entry in entries] == ["【示例】一座还没有人住的房子", "让一让 & 等一等"]
        assert f'src="{URL}media/' in entries[1].content[0].value
        assert "小满：“您先下！”" in entries[1].content[0].value
    assert f"{URL}comics/007/" in good.text("feed.xml")


def test_another_day_another_thing_at_the_top() -> None:
    days = [TODAY + timedelta(days=day) for day in range(8)]
    assert len({is_day_of_drawings(day) for day in days[:2]}) == 2
    drawings = [of_the_day("甲乙丙丁", day) for day in days if is_day_of_drawings(day)]
    assert sorted(drawings) == sorted("甲乙丙丁")
    assert of_the_day("甲乙", days[0]) != of_the_day("甲乙", days[0], ahead=1)


def test_the_home_page_shows_a_drawing_one_day_and_a_story_the_next(own: Path) -> None:
    words = []
    for day in range(2):
        assert build(own, "--today", (TODAY + timedelta(days=day)).isoformat()).returncode == 0
        home = Tree(own / "site").text("index.html")
        words += re.findall("今天(?:看这一幅|读这一篇)", home)
        top = home.partition('<div class="hero">')[0]
        (address,) = re.findall(r'<h2><a href="(?:comics|stories)/([^"]+)/"', top)
        (newest,) = re.findall('<div class="cards cards-home">.*?</section>', home, re.DOTALL)
        assert f'href="stories/{address}/"' not in newest
    assert sorted(words) == ["今天看这一幅", "今天读这一篇"]


def test_what_comes_in_today_changes_nothing_that_is_shown_today(own: Path) -> None:
    tops = []
    for day in (TODAY, TODAY + timedelta(days=1)):
        tops.append({})
        for step in ("before", "after"):
            if step == "after":
                text = (own / "stories/snow-day/index.md").read_text("utf-8").replace("2026-03-08", day.isoformat())
                fresh = own / f"stories/just-now-{day:%d}/index.md"
                fresh.parent.mkdir()
                fresh.write_text(
                    "\n".join(line for line in text.splitlines() if not line.startswith(("aliases", "updated", "  - /"))), "utf-8"
                )
            assert build(own, "--today", day.isoformat()).returncode == 0
            tops[-1][step] = Tree(own / "site").text("index.html").partition('<div class="hero">')[0].partition('class="today"')[2]
    assert all(top["before"] == top["after"] for top in tops)


def test_drawings_are_found_by_their_place(good_root: Path) -> None:
    _, site = judged(good_root, BuildOptions(TODAY), walk(good_root))
    assert site is not None
    assert [entry.id for entry in comics_by_place(site)["kite-hill"]] == ["012"]
    assert "primary" not in comics_by_place(site)


def test_the_script_stays_small() -> None:
    script = Path(__file__).parent.parent / "generator/theme/assets/site.js"
    assert script.stat().st_size <= 3000
