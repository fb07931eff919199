"""What no veil over a text reaches: who is named in a picture's words, in a bubble or in a film is still to be seen or heard when the words are otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.cache import cache_folder
from generator.judging import judged
from generator.load.entries import read_body
from generator.load.walk import walk
from generator.model.site import Site
from generator.problems import Problem
from generator.settings import BuildOptions
from tests.conftest import GOOD, copy

RECORD = "content/people/p-b2c.yml"
BOAT, LANTERN, CAPTIONS = "stories/paper-boat/index.md", "stories/paper-lantern/index.md", "stories/paper-lantern/lantern.vtt"
COMIC, WEEKLY = "comics/012/comic.yml", "content/activities/weekly-2026.yml"


Seen = Callable[[Site], bool]
AT_A_PICTURE, SPOKEN, DRAWN, TO_FIND = "照片里要是有这个人", "短视频里的声音", "画上写着的", "集合地点要另写"


class Case(NamedTuple):
    """Words of a file, the same with the name; what the editor is told besides, what the site does by itself, and what is then seen."""

    path: str
    old: str
    new: str
    besides: str
    instead: str
    seen: Seen


def boat(site: Site) -> Any:
    return site.story_by_id["paper-boat"].record


def clip(site: Site) -> Any:
    return site.story_by_id["paper-lantern"].record.clip


def bubble(who: str, says: str) -> tuple[str, str]:
    return "门口还没有脚印", f"门口还没有脚印\n    lines:\n      - {{who: {who}, says: {says}}}"


PICTURE = (AT_A_PICTURE, "先不登这张图片了")
CASES = {
    "a cover's description": Case(BOAT, "一只透明底的纸船", "老秦举着纸船", *PICTURE, lambda site: not boat(site).cover),
    "a picture's description": Case(BOAT, "河边的石阶", "老秦在河边", *PICTURE, lambda site: not boat(site).pictures),
    "a picture's caption": Case(BOAT, "水退下去的那几天", "左边是老秦", *PICTURE, lambda site: not boat(site).pictures),
    "a description in the text": Case(BOAT, "石阶上晾着七只纸船", "老秦在石阶上", *PICTURE, lambda site: not boat(site).pictures),
    "the picture before a clip": Case(LANTERN, "夜里挂着的", "老秦挂着的", *PICTURE, lambda site: not clip(site).poster),
    "what is said in a clip": Case(CAPTIONS, "（风声）", "老秦点灯", SPOKEN, "先不登这段短视频了", lambda site: not clip(site)),
    "a bubble": Case(COMIC, *bubble("孩子", "等老秦来"), DRAWN, "先不登这幅漫画了", lambda site: "comics/012/" in site.taken_down),
    "who says it": Case(COMIC, *bubble("老秦", "到了"), DRAWN, "先换成了“一位邻居”", lambda site: "012" in site.of("comic")),
    "who took a picture": Case(
        BOAT, "示例照片", "老秦摄", "", "先换成了“一位邻居”", lambda site: boat(site).pictures[0].credit == "一位邻居摄"
    ),
    "a sentence": Case(
        BOAT, "船是拿", "老秦的船是拿", "", "先换成了“一位邻居”", lambda site: bool(boat(site).pictures and boat(site).cover)
    ),
    "where to meet": Case(WEEKLY, "老秦家楼下", "老秦家楼道口", TO_FIND, "先换成了“一位邻居”", lambda site: True),
}


def told_at(root: Path, path: str, line: str) -> tuple[list[Problem], Site]:
    """What is told of a file while the person's record has a further line, and the site as it is then seen."""
    before = (root / RECORD).read_text("utf-8")
    (root / RECORD).write_text(before + line + "\n", "utf-8")
    content, site = judged(root, BuildOptions(date(2026, 11, 23)), walk(root, cache_folder(root)))
    (root / RECORD).write_text(before, "utf-8")
    assert site
    return [each for each in content.problems if each.path == path and each.code in ("P20", "P21")], site.visible()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_bears_a_name_goes_or_is_told(tmp_path: Path, case: Case) -> None:
    root = copy(GOOD, tmp_path)
    text = (root / case.path).read_text("utf-8")
    assert case.old in text
    (root / case.path).write_text(text.replace(case.old, case.new, 1), "utf-8")
    withdrawn, _ = told_at(root, case.path, "withdrawn: 2026-11-20")
    expired, site = told_at(root, case.path, "until: 2026-11-20")
    assert [each.code for each in withdrawn] == ["P20"] and [each.code for each in expired] == ["P21"]
    assert all(each.hint.startswith(case.besides) and "{" not in each.hint for each in (*withdrawn, *expired))
    assert case.instead in expired[0].message and "老秦" not in str(expired[0].details)
    assert case.seen(site)


PLACES = "content/places.yml"
NAMED = {  # file, words, words instead; whether somebody is missed in `shows`
    "a description": (BOAT, "河边的石阶", "老秦在河边", True),
    "a caption": (BOAT, "水退下去的那几天", "左边是老秦", True),
    "a description in the text": (BOAT, "石阶上晾着七只纸船", "石阶上坐着老秦", True),
    "the picture before a clip": (LANTERN, "夜里挂着的", "老秦挂着的", True),
    "a child": (BOAT, "河边的石阶", "小满在河边", True),
    "who is said to be seen": (
        BOAT,
        "    shows: 不可辨认\n    caption: 水退下去",
        "    shows: [p-b2c]\n    caption: 老秦看水退下去",
        False,
    ),
    "who took it": (BOAT, "示例照片", "老秦摄", False),
    "who is made up": (BOAT, "河边的石阶", "阿筝在河边", False),
    "the name of a place": (PLACES, "name: 东柿社区", "name: 老秦胡同", False),
    "words that mean somebody else": (RECORD, "name: 老秦", "name: 老秦\nsame_name: [老秦胡同]", False),
    "a drawing": (COMIC, "一座红顶的黄房子", "老秦的黄房子", False),
}


@pytest.mark.parametrize(("path", "old", "new", "is_told"), NAMED.values(), ids=NAMED)
def test_who_is_named_in_a_pictures_words_is_to_be_seen_in_it(tmp_path: Path, path: str, old: str, new: str, is_told: bool) -> None:
    root = copy(GOOD, tmp_path)
    if path in (PLACES, RECORD):
        (root / BOAT).write_text((root / BOAT).read_text("utf-8").replace("河边的石阶", "老秦胡同口"), "utf-8")
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    content, _ = judged(root, BuildOptions(date(2026, 11, 23)), walk(root, cache_folder(root)))
    told = [each for each in content.problems if each.code == "P28"]
    assert [each.path for each in told] == [path] * is_told


@pytest.mark.parametrize("line", ["withdrawn: 2026-11-20", "until: 2026-11-20"])
@pytest.mark.parametrize(
    ("name", "also", "is_told"),
    [("老秦修车铺", "", True), ("老秦妈妈面馆", "", False), ("老秦修车铺", "same_name: [老秦修车铺]\n", False), ("老孙修车铺", "", False)],
)
def test_a_place_that_is_called_like_somebody_departed_is_told(tmp_path: Path, line: str, name: str, also: str, is_told: bool) -> None:
    root = copy(GOOD, tmp_path)
    places = root / PLACES
    places.write_text(places.read_text("utf-8").replace("name: 东柿社区", f"name: {name}"), "utf-8")
    (root / "content/people/p-zz9.yml").write_text((root / RECORD).read_text("utf-8").replace("老秦", "老秦妈妈"), "utf-8")
    (root / RECORD).write_text(f"{(root / RECORD).read_text('utf-8')}{also}{line}\n", "utf-8")
    content, site = judged(root, BuildOptions(date(2026, 11, 23)), walk(root, cache_folder(root)))
    told = [each for each in content.problems if each.code == "P29"]
    assert [(each.path, dict(each.details)) for each in told] == [(PLACES, {"value": "east", "id": "p-b2c"})] * is_told
    assert site and site.visible().place_by_id["east"].name == name


@pytest.mark.parametrize(
    ("until", "old", "new", "is_told"),
    [
        ("2027-01-22", "老秦家楼下", "老秦家楼下", True),
        ("2026-11-23", "老秦家楼下", "老秦家楼下", True),
        ("2027-01-23", "老秦家楼下", "老秦家楼下", False),
        ("2027-01-22", "老秦家楼下", "三号楼门口", False),
        ("2027-01-22", "    host: 社区养老服务员", "    host: 老秦", True),
        ("2027-01-22", "10:10在楼下等家长", "10:10在老秦家等家长", True),
        ("2027-01-22", "        reason: 念信的人去听戏", "        spot: 老秦家门口\n        reason: 念信的人去听戏", True),
        ("2027-01-22", "念二十分钟信", "和老秦念二十分钟信", False),
    ],
)
def test_where_families_meet_is_told_before_the_day_comes(tmp_path: Path, until: str, old: str, new: str, is_told: bool) -> None:
    root = copy(GOOD, tmp_path)
    for path, was, becomes in ((WEEKLY, old, new), (RECORD, "minor: ", f"until: {until}\nminor: ")):
        text = (root / path).read_text("utf-8")
        assert was in text
        (root / path).write_text(text.replace(was, becomes, 1), "utf-8")
    if old != "老秦家楼下":
        (root / WEEKLY).write_text((root / WEEKLY).read_text("utf-8").replace("spot: 老秦家楼下", "spot: 三号楼门口"), "utf-8")
    content, _ = judged(root, BuildOptions(date(2026, 11, 23)), walk(root, cache_folder(root)))
    told = [each for each in content.problems if each.code == "P40"]
    assert [each.path for each in told] == [WEEKLY] * is_told
    assert all(f"同意到 {until} 为止" in each.message and "“一位邻居”" in each.message for each in told)


def test_no_address_changes_when_a_consent_ends(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    (root / "stories/old-letter").rename(root / "stories/amy-letter")
    text = (root / BOAT).read_text("utf-8").replace("/stories/borrowed-ladder/", "/stories/amy-letter/")
    (root / BOAT).write_text(text + "\nAmy也在。\n", "utf-8")
    weekly = (root / WEEKLY).read_text("utf-8").replace("one-evening", "amy-evening").replace("host: 社区养老服务员", "host: Amy")
    (root / WEEKLY).write_text(weekly, "utf-8")
    told, site = told_at(root, WEEKLY, "also_called: [Amy]\nuntil: 2026-11-20")
    lists = site.of("activities")["weekly-2026"].record.activities
    assert "amy-evening" in {each.id for each in lists} and {each.host for each in lists} >= {"一位邻居"}
    body = read_body(root, site.story_by_id["paper-boat"])
    assert "(/stories/amy-letter/)" in body and "一位邻居也在" in body
    assert [each.line for each in told if "还是原样" in each.message] == [weekly[: weekly.index("amy-evening")].count("\n") + 1]
    assert not [each for each in site.taken_down if "amy" in each] and not [each for each in site.addresses() if "一位邻居" in each]
