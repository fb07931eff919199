"""Share cards: every page has one, its title is set well and stands in the middle, and only what a card shows makes it anew."""

from __future__ import annotations

import datetime
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from generator.artifact import Artifact, Bundle
from generator.cache import NOWHERE
from generator.frame import FrameSet, frames
from generator.judging import judged
from generator.keyed import Workshop
from generator.load.walk import walk
from generator.media.pixels import opened
from generator.render.base import drawn
from generator.render.base.cards import SIZE, CardFacts
from generator.render.base.lettering import NOT_FIRST, NOT_LAST
from generator.render.base.segmenting import phrases_of
from generator.render.base.typesetting import typeset
from generator.render.cards.card import BAND, INK, PAPER, PILL, ShareCard
from generator.render.cards.setting import NARROW, WIDE, font, set_title
from generator.render.everything import render
from generator.render.pages import story_months
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, REPOSITORY, TODAY, URL, Page, Tree, built, tool
from tests.test_posters import near

TEXTS_OF_TITLES = "家力量一起包饺子的老住户和新邻居们，。：；？！、“”‘’（）《》—…·AB12 "
MOST_BYTES = 120_000


def told(page: Page) -> dict[str, str]:
    """What messengers are told of a page."""
    metas = [each.attributes for each in page.all("meta")]
    return {each.get("property", each.get("name", "")): each["content"] for each in metas if "content" in each}


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@pytest.fixture(scope="module")
def frame_set() -> FrameSet:
    _, site = judged(GOOD, BuildOptions(datetime.date.fromisoformat(TODAY)), walk(GOOD))
    assert site
    return frames(site.settings, Store(NOWHERE))


def cards_of(root: Path, frame_set: FrameSet) -> dict[str, ShareCard]:
    """The cards that would be made of the site in `root`, by path."""
    _, site = judged(root, BuildOptions(datetime.date.fromisoformat(TODAY)), walk(root))
    assert site
    planned = render(site.visible(), frame_set)
    return {each.path: each.recipe for each in planned if isinstance(each, Artifact) and isinstance(each.recipe, ShareCard)}


def test_every_page_is_handed_on_with_a_picture_and_each_card_is_for_a_page(good: Tree) -> None:
    shown = set()
    for page in good.pages():
        facts = told(page)
        if facts.get("robots") == "noindex" or page.all("meta")[-1].attributes.get("name") == "robots":
            continue
        path = facts["og:image"].removeprefix(URL)
        assert facts["og:image"].startswith(URL), page.path
        assert facts["twitter:card"] == "summary_large_image"
        assert facts["og:url"] == URL + page.path.removesuffix("index.html")
        assert (facts["og:description"], facts["og:locale"]) == (facts["description"], "zh_CN"), page.path
        assert facts["og:image:alt"].strip(), page.path
        with Image.open(good.root / path) as image:
            assert image.size == SIZE == (int(facts["og:image:width"]), int(facts["og:image:height"])), page.path
            assert Image.MIME[image.format or ""] == facts["og:image:type"] == "image/jpeg", page.path
        shown.add(path)
    assert shown == {path for path in good.files() if path.startswith("cards/")}
    assert len(shown) > 60


def test_cards_are_light_and_keep_the_colours_of_the_house(good: Tree) -> None:
    sorts = set()
    for path, data in good.files().items():
        if path.startswith("cards/"):
            assert len(data) <= MOST_BYTES, path
            with opened(data) as image:
                sorts.add(image.format)
                ground = image.convert("RGB").getpixel((3, SIZE[1] - 4))
                assert isinstance(ground, tuple)
                assert all(abs(a - b) < 3 for a, b in zip(ground, rgb(PAPER), strict=True)), path
                assert not image.getexif() and image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}, path
    assert sorts == {"JPEG"}


def test_colours_are_tokens() -> None:
    tokens = (REPOSITORY / "generator/theme/styles/tokens.css").read_text("utf-8").partition("@media")[0]
    for name, colour in (("paper", PAPER), ("band", BAND), ("ink", INK), ("pill", PILL)):
        assert f"--{name}: {colour};" in tokens


def test_samples_say_so(good: Tree) -> None:
    marked = {page.path: near(card_of(good, page), rgb(PILL)) > 1500 for page in good.pages() if "og:image" in told(page)}
    assert not marked["stories/snow-day/index.html"]
    assert marked["comics/012/index.html"]
    assert marked["activities/frost-2027/count-stars/index.html"]


def card_of(tree: Tree, page: Page) -> Image.Image:
    with Image.open(tree.root / told(page)["og:image"].removeprefix(URL)) as image:
        return image.convert("RGB").crop((0, SIZE[1] - 80, *SIZE))


def test_the_square_in_the_middle_tells_what_it_is(good: Tree) -> None:
    """Some messengers cut it out: a title that is not very long stands in it, and so does the middle of any picture or drawing."""
    for path in (path for path in good.files() if path.startswith("cards/")):
        with Image.open(good.root / path) as image:
            whole = image.convert("L").crop((0, 300, SIZE[0], SIZE[1] - 80)) if "about" in path or "places" in path else None
        if whole:
            columns = whole.point([255 if value < 90 else 0 for value in range(256)]).getbbox()
            assert columns and columns[0] >= 285 and columns[2] <= 915, path


_SEEN = [255 if value > 40 else 0 for value in range(256)]  # what JPEG adds is not


@pytest.mark.parametrize("section", ["故事", "社区、村与学校", "《“理想家园”的100个样子》"])
def test_the_foot_too_stands_in_the_square(section: str) -> None:
    facts = CardFacts("stories/a/", "北苑家力量", section, "伞", True, None)
    image = opened(ShareCard(facts, None).make(Workshop(GOOD, Store(NOWHERE))).data).convert("RGB")
    left, _, right, _ = ImageChops.difference(image, Image.new("RGB", SIZE, PAPER)).convert("L").point(_SEEN).getbbox() or (0, 0, 0, 0)
    assert 285 <= left < right <= 915


def test_the_drawings_are_drawn_once_for_all_cards_of_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever one puts into the store, the others find there only when the round is over."""
    calls: list[bytes] = []
    monkeypatch.setattr(drawn, "_known", {})
    monkeypatch.setattr(drawn, "typeset", lambda source, *_, **__: calls.append(source) or typeset(source, *_, **__))
    for section in ("stories", "places", "honours"):
        workshop = Workshop(GOOD, Store(NOWHERE))
        ShareCard(CardFacts(f"{section}/a/", "家", "", "伞", False, None), None).make(workshop)
        workshop.store.taken()
    assert len(calls) == 1


@pytest.mark.parametrize(
    "title", ["😀", "👨\u200d👩\u200d👧", "✊🏽", "🇨🇳", "😀 😀", "\u200b", "😀伞", "𠮷", "ئەركىن", "…", "﷽", "" + "😀" * 40]
)
@pytest.mark.parametrize("section", ["故事", "😀"])
def test_a_title_of_signs_that_the_font_has_not_is_a_card_too(title: str, section: str) -> None:
    for is_sample in (True, False):
        facts = CardFacts("stories/a/", "北苑家力量", section, title, is_sample, None)
        assert opened(ShareCard(facts, None).make(Workshop(GOOD, Store(NOWHERE))).data).size == SIZE


def titles() -> Iterator[str]:
    chance = random.Random(12)
    yield from ("伞", "冬至夜，葫芦架村的老住户和新搬来的租户一起包了三百多个饺子又一起洗碗到十点", "W" * 40, "“好”" * 13)
    for _ in range(400):
        yield "".join(chance.choices(TEXTS_OF_TITLES, k=chance.randint(1, 40))).strip() or "字"


def test_titles_are_set_in_at_most_three_lines_that_fit() -> None:
    for title in titles():
        lines, size = set_title(title, phrases_of(title))
        assert 1 <= len(lines) <= 3, title
        assert max(font(size, 800).getlength(line) for line in lines) <= WIDE + 2, (title, lines)
        if "……" not in lines[-1][-2:] or title.endswith("……"):
            assert "".join(lines).replace(" ", "") == title.replace(" ", ""), (title, lines)


def test_no_line_of_a_title_begins_or_ends_with_the_wrong_mark() -> None:
    words = "老住户 新邻居 包饺子 雪天 三百多个 “好” 《家》 （上） 说： 来， 去？ 完……".split()
    chance = random.Random(5)
    broken = 0
    for _ in range(300):
        title = "".join(chance.choices(words, k=chance.randint(3, 12)))[:40]
        for phrases in (phrases_of(title), [title]):  # where no dictionary helps, too
            lines = set_title(title, phrases).lines
            broken += len(lines) > 1
            assert not [line for line in lines[1:] if line[0] in NOT_FIRST], lines
            assert not [line for line in lines[:-1] if line[-1] in NOT_LAST], lines
    assert broken > 300


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("下雪那天，一家人去扫雪", ("下雪那天，", "一家人去扫雪")),
        ("修得了的和修不了的，焊条叔都跟您说明白", ("修得了的和修不了的，", "焊条叔都跟您说明白")),
        ("会说话的楼道灯", ("会说话的楼道灯",)),
        ("2027年寒假社会实践教育清单", ("2027年寒假社会", "实践教育清单")),
    ],
)
def test_titles_break_between_phrases(title: str, lines: Sequence[str]) -> None:
    found, size = set_title(title, phrases_of(title))
    assert found == tuple(lines)
    assert max(font(size, 800).getlength(line) for line in found) <= NARROW


def edit(root: Path, old: str, new: str) -> None:
    file = root / "stories/snow-day/index.md"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_only_what_a_card_shows_makes_it_anew(own: Path, frame_set: FrameSet) -> None:
    before = cards_of(own, frame_set)
    edit(own, "summary: ", "summary: 换一句摘要。")
    file = own / "stories/snow-day/index.md"
    file.write_text(f"{file.read_text('utf-8')}\n再添一段正文。\n", "utf-8")
    after = cards_of(own, frame_set)
    assert {path: recipe.key() for path, recipe in before.items()} == {path: recipe.key() for path, recipe in after.items()}
    edit(own, "title: ", "title: 后来")
    changed = cards_of(own, frame_set)
    assert {path.partition(".")[0] for path in changed.keys() - before.keys()} == {"cards/stories/snow-day"}
    assert len(changed) == len(before)


def test_a_build_in_which_no_card_changes_makes_none(own: Path) -> None:
    def times() -> dict[str, int]:
        return {path: (own / "site" / path).stat().st_mtime_ns for path in tree.files() if path.startswith("cards/")}

    tree = built(own)
    before = times()
    edit(own, "summary: ", "summary: 换一句摘要。")
    tree = built(own)
    assert times() == before


def test_of_thousands_of_stories_the_older_ones_have_no_cards(monkeypatch: pytest.MonkeyPatch, frame_set: FrameSet) -> None:
    """Their covers are handed on, and where there is none the card of all stories, which is there."""
    monkeypatch.setattr(story_months, "_RECENT", 1)
    _, site = judged(GOOD, BuildOptions(datetime.date.fromisoformat(TODAY)), walk(GOOD))
    assert site
    planned = render(site.visible(), frame_set)
    paths = {each.path for each in planned if isinstance(each, Artifact)}
    bundles = [each for each in planned if isinstance(each, Bundle)]
    pages: list[Any] = [artifact.recipe for each in bundles for artifact in each.artifacts()]
    older = [page for page in pages if isinstance(page, story_months.StoryPage) and not page.has_card]
    assert older and len(older) < len(site.stories)
    for page in older:
        head = page._head_lines(page.way)
        assert ("media/" in head) == (page.leading_shot is not None)
        assert ".webp" not in head
        assert page.leading_shot or page.card.path in paths
    assert {page.card.path for page in pages if isinstance(page, story_months.StoryPage) and page.has_card} <= paths


def test_no_picture_of_the_site_has_anything_beside_its_pixels(good: Tree) -> None:
    """As ExifTool sees it: what tells of the file and of how its pixels are encoded, and nothing else."""
    pictures = [path for path in good.files() if path.endswith((".avif", ".webp", ".jpg", ".png")) and not path.startswith("assets/")]
    assert {path.partition("/")[0] for path in pictures} == {"media", "cards", "posters", "print"}
    listed = exif(good.root, pictures)
    assert listed.count("======== ") == len(pictures)
    assert {name for group, name in NAMED.findall(listed) if group not in ("ExifTool", "System", "Composite")} - ABOUT_PIXELS == set()
    said = {name for _, name in NAMED.findall(exif(GOOD / "stories/lamp-left-on", ["IMG_2034.JPG"]))}
    assert said & {"GPSLatitude", "Make", "Model", "Orientation", "Comment", "UserComment", "ImageDescription"}, "it would have told of it"


NAMED = re.compile(r"^\[(\w+)\] +(\w+) ", re.MULTILINE)
ABOUT_PIXELS = set(
    "FileType FileTypeExtension MIMEType ImageWidth ImageHeight EncodingProcess BitsPerSample ColorComponents YCbCrSubSampling JFIFVersion"
    " ResolutionUnit XResolution YResolution MajorBrand MinorVersion CompatibleBrands HandlerType ImageSpatialExtent ImagePixelDepth"
    " AV1ConfigurationVersion ChromaFormat ChromaSamplePosition ColorProfiles ColorPrimaries TransferCharacteristics MatrixCoefficients"
    " MediaDataSize MediaDataOffset PrimaryItemReference VP8Version HorizontalScale VerticalScale WebP_Flags AlphaPreprocessing AlphaFiltering"
    " AlphaCompression AlphaIsUsed BitDepth ColorType Compression Filter Interlace Palette VideoFullRangeFlag AuxiliaryImageType ALPHImageSize".split()
)


def exif(folder: Path, files: Sequence[str]) -> str:
    """All that ExifTool tells of `files`."""
    command = [tool("exiftool"), "-a", "-G1", "-s", "-@", "-"]
    return subprocess.run(command, cwd=folder, input="\n".join(files), capture_output=True, encoding="utf-8", check=True).stdout


def test_no_other_page_may_take_their_place(own: Path) -> None:
    (own / "content/pages/cards.md").write_text("---\ntitle: 卡片\nsummary: 一张一张。\n---\n\n正文。\n", "utf-8")
    done = subprocess.run(
        [tool("beiyuan"), "check", "--root", str(own), "--today", TODAY], capture_output=True, encoding="utf-8", check=False
    )
    assert "content/pages/cards.md" in done.stdout
