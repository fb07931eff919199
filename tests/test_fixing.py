"""`beiyuan check --fix`: what has one meaning is mended after a look, and not a byte besides."""

from __future__ import annotations

import codecs
import random
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from generator.desk.fixing import fixes
from generator.load.lines import indentation
from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import TODAY, commit
from tests.slips import SLIPS, STORY

SNOW = "stories/snow-day/index.md"
BEFORE = """---
标题：下雪那天
date：2026-03-08
# 这一行是注释
summary: "一场雪
themes: [neighbours, children
places:
  -east
  - west
Source: 居民讲述
---

＃＃ 借梯子

　　雪是半夜停的，看【楼道里的灯】（/stories/lamp-left-on/）。

    这一段前面有空格。

＊＊加粗＊＊
"""
AFTER = """---
title: 下雪那天
date: 2026-03-08
# 这一行是注释
summary: 一场雪
themes: [neighbours, children]
places:
  - east
  - west
source: 居民讲述
---

## 借梯子

　　雪是半夜停的，看[楼道里的灯](/stories/lamp-left-on/)。

这一段前面有空格。

**加粗**
"""
DAY = date.fromisoformat(TODAY)
FIXED = "Y04 Y12 Y18 Y23 M18 M19".split()


def fix(root: Path, answers: str, *paths: str) -> Result:
    return CliRunner().invoke(
        app, ["check", "--fix", *(str(root / path) for path in paths), "--root", str(root), "--today", TODAY], input=answers
    )


@pytest.fixture
def file(own: Path) -> Path:
    (own / SNOW).write_bytes(BEFORE.encode())
    return own / SNOW


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_slip_is_shown_and_mended(own: Path, file: Path, mark: bytes, end: str) -> None:
    file.write_bytes(mark + BEFORE.replace("\n", end).encode())
    done = fix(own, "是\n")
    assert done.exit_code == 0, done.output
    assert "  第2行\n    原来：标题：下雪那天\n    改成：title: 下雪那天\n" in done.output
    assert done.output.count("原来：") == sum(old != new for old, new in zip(BEFORE.split("\n"), AFTER.split("\n"), strict=True))
    assert "改好了1个文件。" in done.output
    assert file.read_bytes() == mark + AFTER.replace("\n", end).encode()
    assert fix(own, "").output.startswith("没有替您改什么。")


@pytest.mark.parametrize("answer", ["否\n", "\n", "<\n", ""])
def test_nothing_is_written_without_a_yes(own: Path, file: Path, answer: str) -> None:
    assert fix(own, answer).exit_code == 1
    assert file.read_bytes() == BEFORE.encode()


def test_only_what_was_named_is_mended(own: Path, file: Path) -> None:
    other = own / "stories/paper-boat/index.md"
    other.write_text(other.read_text("utf-8").replace("title: ", "title："), "utf-8")
    assert "改好了1个文件。" in fix(own, "是\n", "stories/paper-boat").output
    assert file.read_bytes() == BEFORE.encode()


def test_nothing_is_written_through_a_link(own: Path, tmp_path_factory: pytest.TempPathFactory, file: Path) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "index.md"
    elsewhere.write_bytes(BEFORE.encode())
    found = list(fixes(own, check_site(own, BuildOptions(DAY)).problems))
    assert [each.path for each in found] == [SNOW]
    file.unlink()
    file.symlink_to(elsewhere)
    assert "是链接" not in fix(own, "是\n").output, "what is a link is no source, and not offered at all"
    assert elsewhere.read_bytes() == BEFORE.encode()


@pytest.mark.parametrize(
    "text",
    [
        BEFORE.replace("date：2026-03-08", "date：2026-03-08\ndate: 2026-03-09"),  # which of the two?
        BEFORE.replace("Source: 居民讲述", "sourse: 居民讲述"),  # a word that nobody knows is a guess
        BEFORE.replace("places:", "places"),
        BEFORE.replace("＃＃ 借梯子", "1、三楼\n2、四楼"),  # where a list ends
        BEFORE.replace("＃＃ 借梯子", "```\n＃＃ 借梯子\n```"),  # a box of code
    ],
)
def test_what_is_not_understood_stays(own: Path, file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    fix(own, "是\n")
    after = file.read_text("utf-8")
    for line in ("date: 2026-03-09", "sourse: 居民讲述", "1、三楼", "2、四楼", "```\n＃＃ 借梯子\n```"):
        assert (line in after) == (line in text), line


@pytest.mark.parametrize("text", ["\x00\x01", "", "no head", "---\n", "---\n---\n", "---\n" + "a：b\n" * 3000 + "---\n雪。\n"])
def test_odd_files_do_no_harm(own: Path, file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    assert fix(own, "是\n").exception is None or fix(own, "是\n").exit_code == 1


@pytest.mark.parametrize("gone", ["content", "stories", "comics", "mkdocs.yml", "content/site.yml"])
def test_what_is_missing_is_told_as_ever(own: Path, gone: str) -> None:
    (own / gone).rename(own / ".elsewhere")
    (own / "odd").mkdir()
    (own / "odd/index.md").write_bytes(BEFORE.encode())
    done = CliRunner().invoke(app, ["check", "--root", str(own), "--today", TODAY])
    assert done.exit_code in (0, 1) and not isinstance(done.exception, (IndexError, KeyError, OSError)), done.exception


def test_a_field_that_went_on_with_the_text_above_is_put_beside_it(own: Path, file: Path) -> None:
    text = STORY.replace("themes: [neighbours, children]", "  Themes [neighbours, children]")
    file.write_bytes(text.encode())
    fix(own, "是\n", SNOW)
    assert file.read_text("utf-8") == STORY


def test_what_stands_at_the_left_is_never_indented(own: Path, file: Path) -> None:
    file.write_bytes(STORY.replace("title:", "- title:").encode())
    fix(own, "是\n", SNOW)
    assert file.read_text("utf-8") == STORY.replace("title:", "- title:")


def test_a_list_that_is_gone_is_told(own: Path) -> None:
    commit(own)
    (own / "content/activities/frost-2027.yml").unlink()
    done = CliRunner().invoke(app, ["check", "--root", str(own), "--today", TODAY])
    assert done.exit_code in (0, 1) and "T10" in done.output, done.output


def test_random_slips_are_mended_without_a_new_fault(own: Path) -> None:
    chance = random.Random(11)
    file = own / SNOW
    for _ in range(40):
        lines = STORY.split("\n")
        for start in chance.sample(sorted(SLIPS), 3):
            at = next(index for index, line in enumerate(lines) if line.startswith(start))
            lines[at] = chance.choice(SLIPS[start])[1](lines[at])
        text = "\n".join(lines)
        file.write_bytes(text.encode())
        before = [each.code for each in check_site(own, BuildOptions(DAY)).problems if each.path == SNOW]
        fix(own, "是\n", SNOW)
        after = [each.code for each in check_site(own, BuildOptions(DAY)).problems if each.path == SNOW]
        assert len(after) <= len(before), text
        assert not set(after) & set(FIXED), (text, file.read_text("utf-8"))
        assert len(file.read_text("utf-8").split("\n")) == len(lines)


@pytest.mark.parametrize("end", ["\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_is_never_taken_away(own: Path, end: str) -> None:
    """Some program ended its lines so: the file is read line by line, told of, and mended by nobody but the editor."""
    file = own / "content/activities/frost-2027.yml"
    for text in (file.read_text("utf-8").replace("\n", end), file.read_text("utf-8").replace("\n    place: ", f"{end}    place：")):
        file.write_bytes(text.encode())
        told = check_site(own, BuildOptions(date.fromisoformat(TODAY))).problems
        assert {each.code for each in told if each.path == "content/activities/frost-2027.yml"} - {"Y04"} == {"F12"}
        fix(own, "是\n", "content/activities/frost-2027.yml")
        assert file.read_bytes() == text.encode()


def test_a_line_that_stands_wrong_moves_no_others(own: Path) -> None:
    file = own / "content/activities/frost-2027.yml"
    for old, new in (("  - id: ", "    - id: "), ("    place: ", "地点: "), ("    title: ", "标题：")):
        sound = file.read_text("utf-8")
        file.write_text(sound.replace(old, new, 1), "utf-8")
        fix(own, "是\n", "content/activities/frost-2027.yml")
        before, after = sound.split("\n"), file.read_text("utf-8").split("\n")
        moved = [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if indentation(one) != indentation(other)]
        assert len(moved) <= 2, (old, moved)
        file.write_text(sound, "utf-8")


def test_what_was_written_before_an_editor_left_is_told(own: Path) -> None:
    """At the end of what is typed, as at Ctrl-C, in the second of two files."""
    paths = ["stories/snow-day/index.md", "stories/old-letter/index.md"]
    for path in paths:
        (own / path).write_text((own / path).read_text("utf-8").replace("title: ", "title：", 1), "utf-8")
    done = fix(own, "是\n", *paths)
    assert "已经停下。改好了1个文件，其余的没有动。" in done.output
    assert done.exit_code == 1
    assert sum("title：" in (own / path).read_text("utf-8") for path in paths) == 1


def test_no_picture_is_made_that_a_text_may_not_have(own: Path, file: Path) -> None:
    file.write_text(STORY + "\n！[雪](x.png)\n", "utf-8")
    problems = check_site(own, BuildOptions(date.fromisoformat(TODAY))).problems
    assert not [each.path for each in fixes(own, problems) if b"\n![" in each.after]


OF_SIGNS = {
    '![雪](x.png "第一张,好")': '![雪](x.png "第一张,好")',
    "![雪](x.png “第一张”)": '![雪](x.png "第一张")',
    "![雪](微信图片.jpg “第一张”)": '![雪](微信图片.jpg "第一张")',
    "【图片：微信图片.jpg】": "![](微信图片.jpg)",
    "- 微信图片.jpg": "- ![](微信图片.jpg)",
    "他说。。。就走了--真的 。": "他说……就走了——真的。",
    '他说"鞋破了."': "他说“鞋破了。”",
    "14：30开始，第１页。": "14:30开始，第1页。",
    "真好！！！": "真好！！！",  # with intent, perhaps
    "：：：引文 老秦\n\n不要钱。\n\n：：：": "::: 引语 老秦\n\n不要钱。\n\n:::",
}


@pytest.mark.parametrize("typed", OF_SIGNS)
def test_signs_are_mended_and_captions_stay(own: Path, file: Path, typed: str) -> None:
    meant = OF_SIGNS[typed] if "x.png" not in typed else typed  # what is no picture of this story stays as it is
    file.write_text(f"{STORY}\n{typed}\n", "utf-8")
    fix(own, "是\n", SNOW)
    assert file.read_text("utf-8") == f"{STORY}\n{meant}\n"


@pytest.mark.parametrize("typed", ["title：{}", "标题：{}", "title:{}", "Title: {}", "title：标题：{}"])
@pytest.mark.parametrize("value", ["“下雪那天”", "《下雪那天》", "下雪那天。"])
def test_no_sign_round_a_value_is_left_by_mending(own: Path, file: Path, typed: str, value: str) -> None:
    """Or the line to type would be told of once more, as often as it is typed."""
    file.write_text(STORY.replace("title: 下雪那天", typed.format(value)), "utf-8")
    told = [each for each in check_site(own, BuildOptions(DAY)).problems if each.path == SNOW and each.line == 2]
    assert all("title: 下雪那天" in each.hint for each in told), [each.hint for each in told]
    fix(own, "是\n", SNOW)
    assert ("\ntitle: 下雪那天\n" in file.read_text("utf-8")) or typed == "title：标题：{}"
