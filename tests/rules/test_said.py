"""A registered child gets the same answer by the mark, by the name and as it is called besides: what is looked at is what the page says. All made up."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.model.schooling import Child
from generator.pipeline import check_site
from generator.rules.said import Called, findings_said
from generator.settings import BuildOptions
from tests.conftest import GOOD

NAMES = ("豆包同学", "豆包", "小花卷")
PEOPLE = {
    "p-xm1": Called("豆包同学", Child("p-xm1", NAMES), ("豆包叔",)),
    "p-xm2": Called("米粒", Child("p-xm2", ("米粒",))),
    "p-w20": Called("王银"),
}
WAYS = ("[[p-xm1]]", "[[ p-xm1 ]]", "[[p-xm2]]", *NAMES, "豆**包**", "米粒", "[豆包](/about/)")
BESIDES = (
    *(
        "也就是",
        "即",
        "就是",
        "即是",
        "又叫",
        "也叫",
        "又名",
        "原名",
        "原名叫",
        "大名",
        "大名叫",
        "本名",
        "真名叫",
        "全名是",
        "学名",
        "其实叫",
    ),
    *("其实就是", "她的名字叫", "户口本上叫"),
)


def told(text: str) -> list[tuple[str, str]]:
    """The codes, and what stands where each is told."""
    return [(each.sort.value, text[each.start : each.end]) for each in findings_said(text, PEOPLE)]


@pytest.mark.parametrize("full", ["张子豪", "陈丽", "王建国", "欧阳天一"])
@pytest.mark.parametrize("who", WAYS)
def test_a_full_name_beside_a_registered_child_is_told(who: str, full: str) -> None:
    lines = [f"{who}（{full}）搬来板凳。", f"{who}（**{full}**）"]
    lines += [
        text for also in BESIDES for text in (f"{who}，{also}{full}，搬来板凳。", f"{who}（{also}{full}）", f"来的是{who}，{also}{full}。")
    ]
    assert not [text for text in lines if ("P02", full) not in told(text)]


@pytest.mark.parametrize("who", WAYS)
@pytest.mark.parametrize(
    ("beside", "code", "value"),
    [
        ("，电话139 0000 0000。", "P30", "139 0000 0000"),
        ("的身份证号110101199003070000。", "P31", "110101199003070000"),
        ("坐京A12345的车。", "P33", "京A12345"),
        ("，微信号doubao2026。", "P34", "doubao2026"),
        ("，doubao@163.com。", "P35", "doubao@163.com"),
        ("，光明小学三年级2班。", "P37", "光明小学三年级2班"),
    ],
)
def test_so_is_all_else_and_where_it_stands(who: str, beside: str, code: str, value: str) -> None:
    assert told(who + beside) == told("小明同学" + beside) and code in dict(told(who + beside))
    assert value in dict(told(who + beside))[code] or dict(told(who + beside))[code] in value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[[p-xm1]]和[[p-w20]]来了。",
            "小朋友[[p-w20]]来了。",
            "[[p-xm2]]：高兴。",
            "[[p-xm1]]：那三只在水底下。",
            "米粒：那三只在水底下。",
        ),
        *(
            "[[p-xm2]]就是高兴。",
            "[[p-xm1]]，也就是最小的那个。",
            "[[p-xm2]]演的是孙悟空。",
            "[[p-xm1]]（8岁）来了。",
            "豆包叔（张子豪）来了。",
        ),
        *("[[p-xm1]]和老秦一起去。", "[[p-no1]]（张子豪）来了。", "[[p-xm2]]，也就是孔雀，来了。"),
        *("[[p-xm2]]又叫段子手。", "[[p-xm2]]，也就是孔明灯，亮了。"),
    ],
)
def test_where_nobody_is_called_so_nothing_is_told(text: str) -> None:
    assert told(text) == []


def test_it_is_told_at_its_place_in_a_story(tmp_path: Path) -> None:
    root = Path(shutil.copytree(GOOD, tmp_path / "root"))
    (root / "content/people/p-xm1.yml").write_text(
        "name: 豆包\nminor: true\nbasis: 监护人同意\nscope: [姓名, 故事]\nconsented: 2026-11-18\n", "utf-8"
    )
    story = root / "stories/old-letter/index.md"
    text = story.read_text("utf-8").rstrip("\n") + "\n\n[[p-xm1]]，也就是张子豪，来了。\n"
    story.write_text(text, "utf-8")
    problems = check_site(root, BuildOptions(datetime.date(2026, 11, 23))).problems
    assert [(each.path, each.line, each.column) for each in problems if each.code == "P02"] == [
        ("stories/old-letter/index.md", text.count("\n"), 14)
    ]
