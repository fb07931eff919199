"""A child is a child, however the record calls it; and a grown-up of whom it is told what happened long ago is none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.problems import catalogue
from generator.rules.consent import _told_as_a_child
from generator.rules.people import is_full_name
from generator.settings import BuildOptions
from tests.conftest import GOOD, TODAY, copy

FULL = "何天一同学 何天⼀同学 何天一 何天同学 赵甲乙 赵甲乙小朋友 欧阳天一同学 欧阳天 司马小北同学 阿依古丽·买买提 Emily·Chen 何天一宝宝 赵甲乙小同学"
SHORT = "小何同学 何同学 小满 果果 豆包 小豆同学 天天 朵朵小朋友 小毛豆 何某 何某某 何* 阿圆 毛毛 Emily 小陀螺 乐乐同学 石头"


@pytest.mark.parametrize("name", FULL.split())
def test_a_full_name_is_no_published_name_of_a_child(name: str) -> None:
    assert is_full_name(name)


@pytest.mark.parametrize("name", [*SHORT.split(), "小 何同学"])
def test_a_short_name_is_one(name: str) -> None:
    assert not is_full_name(name)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "小陀螺同学来了",
            "小陀螺小朋友",
            "小陀螺（8岁）",
            "小陀螺，8岁",
            "小陀螺今年八岁",
            "8岁的小陀螺",
            "十二岁的小陀螺",
            "小陀螺才六岁",
        ),
        *(
            "三年级的小陀螺",
            "三年级2班的小陀螺",
            "三年级（2）班小陀螺",
            "初二的小陀螺",
            "小学三年级的小陀螺",
            "大班的小陀螺",
            "[[p-k4x]]同学",
            "3年级学生小陀螺",
        ),
    ],
)
def test_who_is_told_of_as_a_child_is_found(text: str) -> None:
    assert _told_as_a_child(["小陀螺", "[[p-k4x]]"]).search(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "小陀螺七岁那年学会了修车",
            "小陀螺十五岁就进了厂",
            "小陀螺今年68岁",
            "小陀螺，38岁",
            "28岁的小陀螺",
            "四十八岁的小陀螺",
            "小陀螺和三年级的孩子",
        ),
        *("给三年级送书，小陀螺也去", "小陀螺的8岁女儿", "小陀螺教同学们", "小陀螺十八岁", "小陀螺十岁时搬来"),
    ],
)
def test_who_is_not_is_left_alone(text: str) -> None:
    assert not _told_as_a_child(["小陀螺", "[[p-k4x]]"]).search(text)


def found(root: Path) -> list[tuple[str, str, int]]:
    outcome = check_site(root, BuildOptions(date.fromisoformat(TODAY)))
    return [(each.code, each.path, each.line) for each in outcome.problems if each.code[0] in "PH"]


def put(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_an_honour_cannot_go_round_the_record(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    assert found(root) == []
    put(root, "content/honours/2026.yml", "    person: p-b2c\n", "")
    assert found(root) == [("P23", "content/honours/2026.yml", 16)]
    put(root, "content/honours/2026.yml", "    name: 老秦\n", "    name: 三号楼\n    group: true\n")
    assert ("P23", "content/honours/2026.yml", 16) not in found(root)


def test_an_artist_who_is_registered_is_referred_to(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    put(root, "comics/007/comic.yml", "people: [p-b2c]\n", "")
    assert found(root) == [("P23", "comics/007/comic.yml", 5)]


@pytest.mark.parametrize(
    ("consented", "more", "codes"),
    [
        *(("2026-11-24", "", ["P46"]), ("2027-01-01", "scope: [姓名, 故事]\n", ["P46"]), ("2026-11-23", "", [])),
        *(("2026-11-24", "sample: true\n", []), ("2026-11-24", "withdrawn: 2026-11-22\n", [])),
    ],
)
def test_nobody_is_published_before_they_have_agreed(tmp_path: Path, consented: str, more: str, codes: list[str]) -> None:
    """On the day of signing itself they may be."""
    root = copy(GOOD, tmp_path)
    more = more if "scope" in more else more + "scope: [姓名]\n"
    (root / "content/people/p-gua.yml").write_text(f"name: 樟木叔\nminor: false\nbasis: 本人同意\nconsented: {consented}\n{more}", "utf-8")
    problems = check_site(root, BuildOptions(date.fromisoformat(TODAY))).problems
    assert [each.code for each in problems if each.code == "P46" and each.is_error] == codes


@pytest.mark.parametrize(
    ("author", "more", "is_told"),
    [
        ("小王同学", "", True),
        ("王师傅", "people: []", True),
        ("王师傅", "people: [p-b2c]", True),
        ("一位姓王的师傅", "", True),
        ("老秦和小豆同学", "people: [p-b2c]", False),
        ("小豆", "people: [p-7k3]", True),
        ("匿名", "", False),
        ("一位邻居", "", False),
        ("一名小学生", "", False),
        ("三号楼的孩子们", "group: true", False),
        ("小王同学", "sample: true", False),
    ],
)
def test_whoever_draws_is_registered(tmp_path: Path, author: str, more: str, is_told: bool) -> None:
    """As whoever is honoured: a comic in which nobody is referred to could never be taken down."""
    root = copy(GOOD, tmp_path)
    put(root, "comics/007/comic.yml", "author: 老秦\n", f"author: {author}\n")
    put(root, "comics/007/comic.yml", "people: [p-b2c]\n", f"{more}\n")
    told = [each for each in found(root) if each[0] == "P23"]  # and P49, where it may be a short name
    assert told == ([("P23", "comics/007/comic.yml", 5)] if is_told else [])


def test_a_childs_consent_has_an_end_in_every_example() -> None:
    root = Path(__file__).parents[2]
    manuals = [(root / path).read_text("utf-8") for path in ("CONTRIBUTING.md", "content/pages/about/submit.md")]
    blocks = [block for text in manuals for block in re.findall(r"```\n(.*?)```", text, re.DOTALL)]
    blocks += [code.right for code in catalogue().values() if code.code != "P06"]  # of which that is one line
    children = [block for block in blocks if "监护人同意" in block and "consented" in block]
    assert len(children) >= 3 and all("until:" in block for block in children)


OTHER = "minor: false\nbasis: 本人同意\nconsented: 2026-04-01\n"


def register(root: Path, id: str, name: str, more: str) -> None:
    (root / f"content/people/{id}.yml").write_text(f"name: {name}\n{OTHER}{more}\n", "utf-8")


def test_who_did_not_agree_to_the_name_is_named_nowhere(tmp_path: Path) -> None:
    """However it is written: in a text, across a link, in what is said of their own picture, in a list, in captions."""
    root = copy(GOOD, tmp_path)
    register(root, "p-gua", "樟木叔", "scope: [肖像]\nsame_name: [樟木叔侄]")
    put(root, "stories/old-letter/index.md", "\n---\n", "\n---\n\n樟木叔来了，樟[木叔](/about/)也来了。樟木叔侄俩没来。\n")
    put(root, "stories/paper-boat/index.md", "alt: 河边的石阶\n    shows: 不可辨认", "alt: 樟木叔坐在石阶上\n    shows: [p-gua]")
    put(root, "content/honours/2026.yml", "reason: 教会了六个孩子换灯泡", "reason: 和樟木叔教会了六个孩子换灯泡")
    put(root, "stories/paper-lantern/lantern.vtt", "（风声）", "樟木叔来了")
    told = found(root)
    letter = [line for code, path, line in told if path == "stories/old-letter/index.md" and code == "P25"]
    assert len(letter) == 2 and letter[0] == letter[1]
    assert {path: code for code, path, _ in told} == {
        "stories/old-letter/index.md": "P25",
        "stories/paper-boat/index.md": "P25",
        "content/honours/2026.yml": "P25",
        "stories/paper-lantern/lantern.vtt": "P25",
    }
    register(root, "p-gua", "樟木叔", "scope: [姓名, 肖像]")
    assert found(root) == []


@pytest.mark.parametrize(("more", "code"), [("scope: [声音]", "P25"), ("scope: [姓名]\nwithdrawn: 2026-11-23", "P20")])
def test_a_name_that_goes_on_in_the_next_caption_is_heard(tmp_path: Path, more: str, code: str) -> None:
    root = copy(GOOD, tmp_path)
    register(root, "p-gua", "樟木叔", more)
    put(root, "stories/paper-lantern/lantern.vtt", "（风声）", "樟木")
    put(root, "stories/paper-lantern/lantern.vtt", "灯亮了 &amp; 风停了", "叔来了 &amp; 风停了")
    assert found(root) == [(code, "stories/paper-lantern/lantern.vtt", 7)]


@pytest.mark.parametrize("gone", ["withdrawn: 2026-11-23", "until: 2026-11-22", ""])
def test_what_says_by_id_who_is_meant_is_no_namesakes(tmp_path: Path, gone: str) -> None:
    """One of two of the same name departs, or never agreed to the name: honours, comics and pictures of the other are nobody else's."""
    root = copy(GOOD, tmp_path)
    register(root, "p-two", "老秦", f"scope: [{'姓名, ' if gone else ''}故事]\n{gone}")
    told = {path for code, path, _ in found(root) if code in ("P20", "P21", "P25")}
    assert told == {
        "content/honours/2026.yml",
        "content/issued/weekly-2026.yml",
        "content/activities/weekly-2026.yml",
        "content/cases/stair-lamps.md",
        "content/pages/about/writing/markdown.md",
    }
    assert [line for code, path, line in found(root) if path == "content/honours/2026.yml" and code != "P41"] == [3], (
        "the introduction alone"
    )
    assert (("P41", "content/people/p-two.yml", 1) in found(root)) is ("withdrawn" not in gone)


@pytest.mark.parametrize(
    ("name", "more", "code"),
    [
        *((name, "", "P43") for name in ("'·'", "—", "'*'", "满", "A", "何*", "'！'", "\u200b满")),
        *((name, "", "P44") for name in ("阿依古丽·买买提", "阿依古丽•买买提", "Emily Chen", "阿依古丽.买买提")),
        ("老樟", "also_called: [满]", "P43"),
        ("阿依古丽·买买提", "also_called: [阿依古丽]", ""),
        ("Emily Chen", "also_called: [Emily]", ""),
        *((name, "", "") for name in ("满姐", "何某", "Amy", "樟木叔", "二号楼 老秦", "A座大爷")),
    ],
)
def test_a_name_is_neither_in_every_word_nor_in_none(registered: Path, name: str, more: str, code: str) -> None:
    register(registered, "p-gua", name, f"scope: [姓名]\n{more}")
    assert [each for each, path, _ in found(registered) if path == "content/people/p-gua.yml"] == ([code] if code else [])


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site to which one more person comes."""
    return copy(GOOD, tmp_path_factory.mktemp("registered"))
