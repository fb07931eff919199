"""`beiyuan forget`: what goes is told before anything is written, and it is what the next build then does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import TODAY, URL, Tree, built

RECORD = "content/people/p-s9x.yml"


def forget(root: Path, *arguments: str, said: str = "") -> Result:
    return CliRunner().invoke(app, ["forget", *arguments, "--root", str(root), "--today", TODAY], input=said)


def listed(output: str, what: str) -> set[str]:
    """The addresses below a heading, as paths of the site."""
    block = output.partition(what)[2].partition("\n\n")[0]
    return {line.strip().removeprefix(URL) for line in block.split("\n")[1:]}


def test_what_is_told_is_what_the_build_then_does(own: Path) -> None:
    before = built(own).files()
    done = forget(own, "阿筝", said="是\n")
    assert done.exit_code == 0, done.output
    record = (own / RECORD).read_text("utf-8")
    assert record.count(f"withdrawn: {TODAY}\n") == 1
    assert "git 的历史" in done.output and "office、handouts 文件夹" in done.output and "CDN" in done.output
    programme = own / "content/programmes/kites.md"
    programme.write_text(programme.read_text("utf-8").replace("[[p-s9x]]说的", "放风筝的人说的"), "utf-8")
    assert f"{URL}search/ 下面的全部" in done.output, "of these the build alone knows the names"
    after = built(own).files()
    files = {path: path.removesuffix("index.html") for path in before.keys() | after.keys() if not path.startswith(("assets/", "search/"))}
    assert "网址里要是拼着这个人的名字" in done.output, "a notice stays where the page was, whatever that address spells"
    notices = listed(done.output, "换成一张告示的页面")
    assert notices == {"stories/kite-club/", "honours/recipients/a-zheng/", "stories/years/2026/09/"}
    gone = {files[path] for path in before.keys() - after.keys() if path in files}
    assert listed(done.output, "不再有的文件") == gone
    changed = {files[path] for path in before.keys() & after.keys() if path in files and before[path] != after[path]}
    assert changed - notices <= listed(done.output, "还在，内容跟着变的")
    assert "阿筝" not in Tree(own / "site").text("honours/index.html")


@pytest.mark.parametrize("answer", ["否\n", "\n", "<\n"])
def test_who_says_no_has_changed_nothing(own: Path, answer: str) -> None:
    before = (own / RECORD).read_bytes()
    done = forget(own, "p-s9x", said=answer)
    assert (done.exit_code, (own / RECORD).read_bytes()) == (0, before)
    assert "什么也没有改。" in done.output


def test_where_nobody_answers_nothing_is_written_unless_it_was_said_before(own: Path) -> None:
    before = (own / RECORD).read_bytes()
    assert forget(own, "p-s9x").exit_code == 1
    assert (own / RECORD).read_bytes() == before
    assert forget(own, "content/people/p-s9x.yml", "--yes").exit_code == 0
    assert (own / RECORD).read_bytes() == before.replace(b"sample:", f"withdrawn: {TODAY}\nsample:".encode())
    again = forget(own, "p-s9x", "--yes")
    assert again.exit_code == 0 and "已经写着收回同意" in again.output and "stories/kite-club/" in again.output


@pytest.mark.parametrize("who", ["p-s9x", "content/people/p-s9x.yml", "P-S9X", "阿筝"])
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("sample:", "withdrawn:\nsample:", "S05"),
        ("minor: false", "minor: 否吧", "S08"),
        ("scope:", "scpe:", "S02"),
        ("basis: 本人同意\n", "", "S01"),
    ],
)
def test_somebody_whose_record_has_a_fault_is_not_said_to_be_unknown(own: Path, who: str, old: str, new: str, code: str) -> None:
    text = (own / RECORD).read_text("utf-8")
    assert old in text
    (own / RECORD).write_text(text.replace(old, new), "utf-8")
    done = forget(own, who, "--yes")
    assert done.exit_code == 1 and "没有登记过" not in done.output
    assert f"{RECORD} 里有错" in done.output and code in done.output
    assert "没有登记过“p-000”" in forget(own, "p-000").output


def test_sentences_that_are_left_are_told_with_their_places(own: Path) -> None:
    done = forget(own, "老秦", "--yes")
    assert done.exit_code == 0 and "还有8处顺带写到" in done.output
    for place in ("content/cases/stair-lamps.md:24:1", "content/honours/2026.yml:3:8", "content/activities/weekly-2026.yml:21:11"):
        assert place in done.output
    assert "老秦又在榜上，还添了一个办法" in done.output


def test_what_only_an_editor_can_find_is_told(own: Path) -> None:
    places, kites = own / "content/places.yml", own / "stories/kite-club"
    places.write_text(places.read_text("utf-8").replace("name: 东柿社区", "name: 老秦修车铺"), "utf-8")
    (kites / "a.jpg").write_bytes((own / "stories/lamp-left-on/IMG_2034.JPG").read_bytes())
    story = (kites / "index.md").read_text("utf-8")
    (kites / "index.md").write_text(story.replace("\n---\n", "\ncover: {file: a.jpg, alt: 楼道口, shows: 无人}\n---\n", 1), "utf-8")
    record = own / "content/people/p-b2c.yml"
    record.write_text(record.read_text("utf-8") + "also_called: [秦师傅]\n", "utf-8")
    said = forget(own, "老秦", "--yes").output
    same, doubtful, beyond = said.index("错误 P27"), said.index("说的是不是这个人，要您看一看，1处："), said.index("程序够不着的")
    assert same < doubtful < said.index("content/places.yml:3:11 提醒 P29") < beyond
    for what in ("“老秦”、“秦师傅”", "also_called", "拼音", "handouts", ".xlsx", "截过一块", "短视频里说到的话"):
        assert what in said[beyond:], what


@pytest.mark.parametrize("name", ["小豆", "王小豆", "小豆子同学", "小都同学"])
def test_who_is_called_nearly_so_is_proposed(own: Path, name: str) -> None:
    done = forget(own, name)
    assert done.exit_code == 2 and f"没有登记过“{name}”" in done.output
    assert "小豆同学（p-n4w）" in done.output and "p-b2c" not in done.output


def test_who_is_unknown_or_not_the_only_one_is_asked_for_again(own: Path) -> None:
    unknown = forget(own, "小冯")
    assert unknown.exit_code == 2 and "没有登记过“小冯”" in unknown.output and "p-b2c  老秦" in unknown.output
    (own / "content/people/p-zz9.yml").write_text((own / RECORD).read_text("utf-8"), "utf-8")
    several = forget(own, "阿筝")
    assert several.exit_code == 2 and "不止一位" in several.output and "p-zz9  阿筝" in several.output


def test_a_person_can_go_although_something_else_is_wrong(own: Path) -> None:
    story = own / "stories/old-letter/index.md"
    story.write_text(story.read_text("utf-8").replace("summary:", "themes: [nobody]\nsummary:"), "utf-8")
    done = forget(own, "p-s9x", "--yes")
    assert done.exit_code == 0 and "撤下可以先办" in done.output
    assert f"withdrawn: {TODAY}" in (own / RECORD).read_text("utf-8")
