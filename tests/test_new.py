"""`beiyuan new`: an editor answers in Chinese, and what was written passes `check` once it is filled in."""

from __future__ import annotations

import datetime
import random
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import app
from generator.desk.answers import last_such_day
from generator.desk.questions import Questions
from generator.desk.scaffold import scaffold, written
from generator.load.pinyin import slug
from generator.load.yaml_tree import parse, plain
from generator.schema.days import DAY
from generator.schema.records import Story
from generator.schema.writing import write_fields

GOOD = Path(__file__).parent / "sites/good"

# Kind, answers line by line, the file written, what is still to be filled in: (field, value).
SITTINGS = {
    "a true story": (
        "story",
        ["借出去的梯子", "", "", "", "1", "1", "是", "王家口述，编辑部记录"],
        "stories/jie-chu-qu-de/index.md",
        [("summary", "一架梯子借遍了全楼。")],
    ),
    "a sample story with an id that is taken, a bad one, then a good one": (
        "story",
        ["雪", "snow-day", "Bad Id", "xue-2", "2026-13-01", "2026-01-05", "", "9999", "1", "0", "否"],
        "stories/xue-2/index.md",
        [("summary", "下了一场雪。")],
    ),
    "a case": (
        "case",
        ["一盏灯的事", "", "", "", "0", "否"],
        "content/cases/yi-zhan-deng-de.md",
        [("summary", "三步换一盏灯。")],
    ),
    "an activity on one day": (
        "activity",
        ["1", "堆一个歪雪人", "", "", "1", "否", "2027-02-01", "9:00-10:30", "1", "", "1-6", "", "是", "", ""],
        "content/activities/frost-2027.yml",
        [("summary", "堆歪了才好看。"), ("spot", "院子里"), ("seats", "12"), ("safety", "戴手套。"), ("host", "社区活动岗")],
    ),
    "a comic with the number proposed": (
        "comic",
        ["", "早市", "一大早的热乎气", "", "匿名", "drawing.png", "", "无人", "否"],
        "comics/001/comic.yml",
        [("scene", "天刚亮，一条街都在冒热气。")],
    ),
    "a comic by somebody who is registered, in the place of a sample": (
        "comic",
        ["012", "早市", "一大早的热乎气", "", "老秦", "扫描件.JPG", "drawing.png", "", "无人", "否"],
        "comics/012/comic.yml",
        [("scene", "天刚亮，一条街都在冒热气。")],
    ),
    "an honour for someone new": (
        "honour",
        ["", "1", "修伞的人", "", "1", ""],
        "content/honours/2026.yml",
        [("reason", "一年修了一百把伞，一把也没收钱。")],
    ),
}


WORDS = """yes no on off true false null ~ NULL Yes 1.10 1e3 0x1F 007 16:30 1_000 .inf .nan = << 2026 2026-03-08 [x ]x {x }x *x &x !x !!str %x
@x `x |x >x ?x -x :x ,x #x 'x' "x" "x 'x x: x:y x#y x\\n \\ \\u202e // --- ... ? - -- : :: # ## 😀 👍🏽 é ü 《》 ——、 “x” ￥ ª 𠮷"""
PHRASES = """? x¦- x¦x: y¦x #y¦: x¦# x¦x :¦a, b¦key: [x¦x - y¦'x': y¦"x" y¦{{ x }}¦{% x %}¦<b>x</b>¦a & b¦*x* y¦! x¦@ x¦x \\¦'¦\'\'¦"¦""¦x'y"z\\
¦x\u00a0y¦\u00a0x¦中文：冒号¦APP：上线¦title：x¦x\u3000y"""
NASTY = [*WORDS.split(), *PHRASES.replace("\n", "").split("¦")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


def beiyuan(root: Path, *arguments: str, lines: list[str] | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments, "--root", str(root)], input="\n".join(lines or []) + "\n")


@pytest.mark.parametrize("name", SITTINGS)
def test_a_sitting(root: Path, name: str) -> None:
    kind, lines, path, left = SITTINGS[name]
    done = beiyuan(root, "new", kind, lines=lines)
    assert done.exit_code == 0, done.output
    assert f"写好了：{path}" in done.output
    file = root / path
    text = file.read_text("utf-8")
    assert all(line.startswith(("#", "  ")) or not re.search(r"\S\s+#", line) for line in text.split("\n")), (
        "comments on lines of their own"
    )
    for field, value in left:
        assert f"（{field}）”写了名称" in done.output
        text = re.sub(rf"^( *(?:- )?){field}:$", rf"\g<1>{field}: {value}", text, flags=re.MULTILINE)
    if kind == "honour":  # a team, or whoever was honoured would have to be registered first
        text = text.replace("    name: 修伞的人\n", "    name: 修伞的人\n    group: true\n")
    file.write_text(re.sub(r"^在这里写.*$", "雪是半夜停的。", text, flags=re.MULTILINE), "utf-8")
    if kind == "comic":
        shutil.copy(root / "comics/007/page.png", file.parent / "drawing.png")
    checked = beiyuan(root, "check", str(file))
    assert checked.exit_code == 0, checked.output


def test_who_is_registered_is_referred_to_by_what_they_drew_or_did(root: Path) -> None:
    beiyuan(root, "new", "comic", lines=SITTINGS["a comic by somebody who is registered, in the place of a sample"][1])
    assert "\npeople: [p-b2c]\n" in (root / "comics/012/comic.yml").read_text("utf-8")
    beiyuan(root, "new", "honour", lines=["", "1", "小豆同学", "", "", ""])
    assert "\n    person: p-n4w\n" in (root / "content/honours/2026.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "title", "proposed"),
    [
        ("story", "老秦的修鞋摊", "xiu-xie-tan"),
        ("story", "在小豆家包饺子", "zai-jia-bao-jiao"),
        ("story", "秦岭的雪", "qin-ling-de-xue"),
        ("case", "跟老秦学修鞋", "xue-xiu-xie"),
    ],
)
def test_no_id_is_proposed_that_spells_a_name(root: Path, kind: str, title: str, proposed: str) -> None:
    """Whoever is registered may go one day, and an address stays in links and lists."""
    assert f"[{proposed}]" in beiyuan(root, "new", kind, lines=[title]).output


@pytest.mark.parametrize(("name", "is_spelt"), [("李大妈", False), ("小豆同学", False), ("扫雪队", True), ("三号楼裁缝铺", True)])
def test_nobody_who_is_honoured_is_spelt(root: Path, name: str, is_spelt: bool) -> None:
    """One award is for people; a team of theirs, or a house, is nobody."""
    said = beiyuan(root, "new", "honour", lines=["", "1", name, ""]).output
    assert bool(re.search(r"减号） \[n-[a-z0-9]{4}\]", said)) is not is_spelt, said
    assert (f"[{slug(name)}]" in said) is is_spelt


def test_every_field_is_explained(root: Path) -> None:
    beiyuan(root, "new", "story", lines=SITTINGS["a true story"][1])
    text = (root / "stories/jie-chu-qu-de/index.md").read_text("utf-8")
    for label in ("# 标题：", "# 封面：", "# 来源：", "# 示例："):
        assert label in text


@pytest.mark.parametrize(
    ("title", "expected"),
    [("借出去的梯子", "jie-chu-qu-de"), ("1+1+N", "1-1-n"), ("APP 上线", "app-shang-xian"), ("……", "new"), ("绿灯", "lv-deng")],
)
def test_slug(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("雪停之前", "雪停之前"),
        ("时间: 早上", '"时间: 早上"'),
        ("第 #1 名", '"第 #1 名"'),
        ("“引号”开头", "“引号”开头"),
        ('"英文引号', '"\\"英文引号"'),
        ("@某人", '"@某人"'),
        (["a", "b"], "[a, b]"),
        ("9:00-10:30", "9:00-10:30"),
    ],
)
def test_written(answer: str | list[str], expected: str) -> None:
    assert written(answer) == expected


def test_a_title_that_looks_like_a_flag_is_not_written_as_one() -> None:
    lines = list(scaffold(Story, write_fields(Story, {"title": "true", "sample": True})))
    assert 'title: "true"' in lines and "sample: true" in lines


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_comes_back(text: str) -> None:
    check_comes_back(text)


def test_any_text_comes_back() -> None:
    chance = random.Random(5)
    marks = list("-?:,[]{}#&*!|>'\"%@`~=<\\/. 　\u00a00123456789abnuxyY雪😀")
    for _ in range(5_000):
        check_comes_back("".join(chance.choices(marks, k=chance.randint(1, 8))))


def check_comes_back(text: str) -> None:
    """As our loader reads it, and as any other program does, for which a number and a day may be what they are."""
    line = f"title: {written(text)}\nb: c\n"
    problems: list[object] = []
    tree = parse("x.yml", line, 1, problems)  # type: ignore[arg-type]
    assert tree and plain(tree) == {"title": text, "b": "c"}, (line, problems)
    read = yaml.safe_load(line)["title"]
    assert read == text or (not isinstance(read, (bool, float)) and str(read) == text), line


def test_a_picture_that_may_be_added_is_asked_for_all_that_it_needs() -> None:
    lines = list(scaffold(Story, {}))
    for name in ("cover", "pictures"):
        below = lines[lines.index(f"# {name}:") + 1 :][:3]
        assert [re.sub("[# -]", "", line) for line in below] == ["file:", "alt:", "shows:"]


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("11月20日", "2026-11-20"),
        ("十一月二十号", "2026-11-20"),
        ("１１月２０号（周五）", "2026-11-20"),
        ("11 月 23 日", "2026-11-23"),
        ("11月24日", "2025-11-24"),
        ("2月29日", "2024-02-29"),
        ("2月30日", ""),
        ("11-20", ""),
        ("11月", ""),
        ("2025年11月20日", ""),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(answer: str, day: str) -> None:
    assert str(last_such_day(answer, datetime.date(2026, 11, 23)) or "") == day


def test_an_answer_comes_back_as_it_was_typed() -> None:
    told: list[str] = []
    lines = iter(["修鞋摊前面坐满了人，爷爷！", "2026-11-20"])
    asker = SimpleNamespace(text=lambda question, default="": next(lines), say=told.append)
    assert Questions(asker).checked("发表日期", DAY) == datetime.date(2026, 11, 20)
    assert "“修鞋摊前面坐满了人，爷爷！”" in told[0]
