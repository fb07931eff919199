"""Posters: what stands on them and that all of it is seen, for whom they are made, and what is left of them without the switch."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from generator.cache import NOWHERE, digest
from generator.frame import frames
from generator.judging import judged
from generator.keyed import Workshop
from generator.load.walk import walk
from generator.media.encoding import PictureFacts
from generator.media.fonts import missing_glyphs
from generator.parallel import run
from generator.render.base.drawings import COLOURS
from generator.render.base.typesetting import printable
from generator.render.everything import render
from generator.render.posters import PosterMonth
from generator.render.posters.poster import ActivityPoster, ComicPoster, HonourPoster, Poster, StoryPoster
from generator.render.posters.wording import shortened, typed, ways
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, REPOSITORY, URL, Tree, build, built

TEMPLATES = REPOSITORY / "generator/templates"
BAND = (253, 238, 216)
PILL, BRAND = (255, 227, 168), (201, 79, 35)
FOLDED = re.compile(r'<details><summary>存成一张图</summary>\n<p class="share-hint">长按图片，[^<]+</p>\n((?:<img [^>]+>\n)+)</details>')
IMAGE = re.compile(
    r'<img class="poster" src="((?:\.\./)+)(posters/[a-z0-9/-]+\.jpg)" width="1080" height="1440" alt="这一页的海报：([^"]+)" loading="lazy"'
)

LONG = "12月21日冬至，葫芦架村二十多人包了三百多个饺子。怎么凑的东西、怎么坐的、哪里没想周到，记在这里，想办的院子可以参考。" * 2
FIELDS: Mapping[str, Any] = {"site": "柿子街家力量", "url": URL + "stories/a/", "sample": ""}
SENTENCES = ("短。", LONG[:120], "M" * 120, "<b>$x$#panic(1)\\ *_`" * 6)
TITLES = ("伞", "冬至夜葫芦架村的老住户和新搬来的租户一起包了三百多个饺子又一起洗碗到十点钟才散", "W" * 40, "#panic() *星* _线_ @x <a> $1$")


@pytest.fixture(scope="module")
def planned() -> dict[str, Poster]:
    """All posters of the good site."""
    _, site = judged(GOOD, BuildOptions(date(2026, 11, 23)), walk(GOOD))
    assert site
    items = render(site.visible(), frames(site.settings, Store(NOWHERE)))
    opened = [artifact for item in items if isinstance(item, PosterMonth) for artifact in item.artifacts()]
    found = {each.path: each.recipe for each in (*opened, *items) if not isinstance(each, PosterMonth) and hasattr(each, "path")}
    return {path: recipe for path, recipe in found.items() if isinstance(recipe, Poster)}


def made(root: Path, posters: list[Poster]) -> list[Image.Image]:
    """The posters, made by a process of its own as in a build: typst starts threads, and no fork of a process that has them could set another."""
    jobs = [(root, each) for each in posters]
    images = dict(run(_made, jobs, 60.0))
    return [Image.open(io.BytesIO(images[index])).convert("RGB") for index in range(len(jobs))]  # type: ignore[arg-type]


def _made(job: tuple[Path, Poster]) -> bytes:
    return job[1].make(Workshop(job[0], Store(NOWHERE))).data


def near(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """How many pixels have about this colour."""
    return sum(count for count, pixel in image.getcolors(1 << 24) or () if all(abs(a - b) < 9 for a, b in zip(pixel, colour, strict=True)))


def foot_of(image: Image.Image) -> int:
    """Where the foot begins."""
    top = image.height
    while all(abs(a - b) < 9 for a, b in zip(image.getpixel((8, top - 1)), BAND, strict=True)):
        top -= 1
    return top


def darkest(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    return int(image.crop(box).convert("L").getextrema()[0])


def test_pages_of_the_four_sorts_offer_their_posters_and_no_others_do(good: Tree, planned: dict[str, Poster]) -> None:
    offered = {}
    for path, data in good.files().items():
        if path.endswith(".html") and "存成一张图" in data.decode():
            (images,) = FOLDED.findall(data.decode())
            for up, poster, _ in IMAGE.findall(images):
                assert up == "../" * path.count("/")
                offered[poster] = path
            assert len(IMAGE.findall(images)) == images.count("<img")
    assert offered.keys() == planned.keys() == {path for path in good.files() if path.startswith("posters/")}
    assert {path.split("/")[1] for path in offered} == {"stories", "comics", "honours", "activities"}
    assert {URL + page.removesuffix("index.html") for page in offered.values()} == {each.url for each in planned.values()}


def test_a_poster_fits_into_an_album_and_its_code_is_read_even_shrunk_and_pressed_again(good: Tree, planned: dict[str, Poster]) -> None:
    for path, poster in planned.items():
        data = (good.root / path).read_bytes()
        assert len(data) <= 220_000, path
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size, image.mode) == ("JPEG", (1080, 1440), "RGB")
            assert not image.getexif() and "comment" not in image.info
            sent = io.BytesIO()
            image.resize((540, 720)).save(sent, "JPEG", quality=50)
        with Image.open(sent) as image:
            assert [each.text for each in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)] == [poster.url], path


def test_samples_say_so_and_what_is_cancelled_too(planned: dict[str, Poster]) -> None:
    samples = {path for path, poster in planned.items() if poster.sample}
    assert {"posters/comics/012.jpg", "posters/honours/a-zheng-2026.jpg", "posters/activities/frost-2027/count-stars.jpg"} < samples
    assert "posters/stories/snow-day.jpg" not in samples
    for path in samples:
        said, unsaid = made(GOOD, [planned[path], replace(planned[path], sample="")])
        assert near(said, PILL) > near(unsaid, PILL) + 4000, path
    cancelled = planned["posters/activities/frost-2027/ice-lamp.jpg"]
    assert isinstance(cancelled, ActivityPoster) and cancelled.cancelled
    assert cancelled.sentence == "操场<正在>翻修，今年先不冻了。"
    with_stamp, without = made(GOOD, [cancelled, replace(cancelled, cancelled=False)])
    assert near(with_stamp, BRAND) > near(without, BRAND) + 5000


def test_what_is_otherwise_on_one_day_is_told(planned: dict[str, Poster]) -> None:
    weekly, evening = (planned[f"posters/activities/weekly-2026/{id}.jpg"] for id in ("letter-reading", "one-evening"))
    assert isinstance(weekly, ActivityPoster) and isinstance(evening, ActivityPoster)
    assert [fact for fact in weekly.facts if fact[0] in ("改动", "停办")] == [("改动", "12月19日取消"), ("停办", "放假、调休停一次")]
    assert {name for name, _ in evening.facts} == {"地点", "年级", "报名"}


def test_without_the_switch_there_is_nothing_of_them(own: Path) -> None:
    built(own)
    file = own / "content/site.yml"
    file.write_text(file.read_text("utf-8").replace("posters: show\n", ""), "utf-8")
    files = built(own).files()
    assert [path for path in files if path.startswith("posters/")] == []
    assert [
        path for path, data in files.items() if path.endswith(".html") and ("posters/" in data.decode() or "存成一张图" in data.decode())
    ] == []


def test_what_is_withdrawn_takes_its_poster_along(own: Path) -> None:
    before = set(built(own).files())
    shutil.rmtree(own / "comics/012")
    assert "posters/comics/012.jpg" in before - set(built(own).files())


def test_no_other_page_may_take_their_place(own: Path) -> None:
    (own / "content/pages/posters.md").write_text("---\ntitle: 海报\nsummary: 挂在墙上的。\n---\n\n正文。\n", "utf-8")
    assert "content/pages/posters.md" in build(own).stdout


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PictureFacts]:
    """A tall photograph."""
    root = tmp_path_factory.mktemp("picture")
    Image.linear_gradient("L").resize((900, 1600)).convert("RGB").save(root / "a.jpg")
    return root, PictureFacts("a.jpg", digest((root / "a.jpg").read_bytes()), 900, 1600)


def test_nothing_overflows(picture: tuple[Path, PictureFacts]) -> None:
    root, facts = picture
    posters: list[Poster] = []
    for title, sentence in zip(TITLES, SENTENCES, strict=True):
        story = {**FIELDS, "title": title, "sentence": sentence}
        posters += [StoryPoster(**story, cover=cover, credit="老秦画") for cover in (facts, None)]
        posters.append(ComicPoster(**{**story, "sentence": sentence[:60]}, page=facts, author="老秦"))
        posters.append(HonourPoster(**{**story, "title": title[:20]}, award="和美家园共建者", beside="2026年　东柿社区"))
        facts_told = (
            ("地点", "东柿社区，活动室门口往里走第三棵柿子树的背面那张石桌旁边"),
            ("年级", "3—6年级，家长同去"),
            ("报名", "手机APP“柿子街”，1月24日截止"),
        )
        ticket: dict[str, Any] = {
            "hours": "14:00—15:00",
            "span": "2026年9月1日—2027年1月20日",
            "facts": facts_told,
            "seal": "手",
            "category": "手工",
            "cancelled": True,
        }
        posters.append(ActivityPoster(**{**story, "sentence": sentence[:80]}, **ticket, day="每周一、周二、周三、周四、周五、周六、周日"))
        changed = "；".join(f"{day}月{day}日改到{day}月2{day}日14:00—15:30，改在南门集合" for day in range(1, 9))
        days = "、".join(f"{day}月{day}日" for day in range(1, 13))
        ticket |= {"facts": (*facts_told, ("改动", changed)), "cancelled": False}
        posters.append(ActivityPoster(**{**story, "sentence": sentence[:80]}, **ticket, day=days))
    posters += [replace(each, sample="示例画稿" if isinstance(each, ComicPoster) else "这篇里的人和事都是试写时编的") for each in posters]
    for poster, image in zip(posters, made(root, posters), strict=True):
        foot = foot_of(image)
        above = 66 if isinstance(poster, HonourPoster) else 12
        assert 1000 < foot < 1200, poster
        assert darkest(image, (70, foot - above, 1010, foot - above + 8)) > 200, poster  # words that did not fit would go on under the foot
        assert darkest(image, (0, 1428, 1080, 1440)) > 200, poster
        assert darkest(image, (1062, 60 if isinstance(poster, HonourPoster) else 0, 1080, 1440)) > 180, poster
        assert [each.text for each in zxingcpp.read_barcodes(image)] == [poster.url]


def test_titles_break_after_phrases_and_never_before_the_last_character() -> None:
    assert ways("寒假社会实践清单", ["寒假", "社会", "实践", "清单"])[0][1:] == (("寒假社会", "实践清单"),)
    kept, others = ways("下雪那天，一家人去扫雪")
    assert kept == (("下雪那天，一家人去扫雪",), ("下雪那天，", "一家人去扫雪"))
    assert ways("他问：“谁？”没有人答")[0][1:] == (("他问：", "“谁？”没有人答"),)
    assert all(min(map(len, way)) >= 3 for way in others[1:])
    assert not [way for way in ways("借出去ABC把“伞”")[1][1:] if way[0].endswith(("“", "A", "B")) or way[1].startswith("”")]


def test_a_sentence_is_cut_at_a_clause() -> None:
    assert list(shortened("天黑了，他说：“走吧，回家。”大家走了。")) == [
        "天黑了，他说：“走吧，回家。”大家走了。",
        "天黑了，他说……",
        "天黑了……",
    ]
    assert list(shortened("一句。两句。")) == ["一句。两句。", "一句。"]
    assert list(shortened("字" * 60)) == ["字" * 60, "字" * 30 + "……"]


def test_what_the_font_lacks_leaves_no_empty_box() -> None:
    assert printable("堆雪人\U0001fa9c，\U00020000家") == "堆雪人，〓家"
    assert missing_glyphs(printable("堆雪人\U0001fa9c，\U00020000家") + "扫一扫，看全文示例已取消……") == []
    assert typed("https://example.org/a-b/") == "example.org/\u200ba-\u200bb/"


def test_colours_are_those_of_the_pages() -> None:
    known = {"line-colour": "line"}
    tokens = dict(
        re.findall(
            r"--([a-z-]+): (#[0-9a-f]{6})", (REPOSITORY / "generator/theme/styles/tokens.css").read_text("utf-8").partition("@media")[0]
        )
    )
    used = dict(re.findall(r'#let ([a-z-]+) = rgb\("(#[0-9a-f]{6})"\)', (TEMPLATES / "posters/poster.typ").read_text("utf-8")))
    assert len(used) > 8
    assert used == {name: tokens[known.get(name, name)] for name in used}
    drawn = "".join(file.read_text("utf-8") for file in (TEMPLATES / "drawings").iterdir())
    assert set(" ".join(re.findall(r'path class="([^"]+)"', drawn)).split()) - {"flat"} == COLOURS.keys()
