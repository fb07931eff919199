"""Signs and blanks of an editor's hand in Chinese sentences: each with the line that is meant, and what is right and left alone."""

from __future__ import annotations

import pytest

from generator.markdown.slips import slips

MEANT = {
    "他说。。。就走了。": "他说……就走了。",
    "他说...就走了。": "他说……就走了。",
    "他说..就走了。": "他说……就走了。",
    "...就走了。": "……就走了。",
    "等啊等--等到天黑。": "等啊等——等到天黑。",
    "--等到天黑。": "——等到天黑。",
    "等到天黑 -- 才回来。": "等到天黑——才回来。",
    "等到天黑。。": "等到天黑。",
    "好，，好、、好": "好，好、好",
    "他说：：好": "他说：好",
    "他走了，。": "他走了。",
    "真好!!": "真好！！",
    "他说'好'。": "他说“好”。",
    "他说：“门上写着'推'。”": "他说：“门上写着‘推’。”",
    '他说"我的鞋破了."': "他说“我的鞋破了。”",
    '他说"我的鞋破了."就走了。': "他说“我的鞋破了。”就走了。",
    '他说“好"。': "他说“好”。",
    '他说"好”。': "他说“好”。",
    "他(笑）了": "他（笑）了",
    "他（笑)了": "他（笑）了",
    "我 爱北京 。": "我爱北京。",
    "雪停了 ，人来了。": "雪停了，人来了。",
    "雪停了， 人来了。": "雪停了，人来了。",
    "他搬来的那条板凳 后来坐过好多人。": "他搬来的那条板凳后来坐过好多人。",
    "第１页ＡＢ": "第1页AB",
    "１４：３０开始，长３．５米": "14:30开始，长3.5米",
    "14：30开始，16：00结束": "14:30开始，16:00结束",
    "好､好｡": "好、好。",
    "看`a--b` ，好": "看`a--b`，好",
    "看[灯](/stories/lamp-left-on/) ，好": "看[灯](/stories/lamp-left-on/)，好",
    '![鞋摊](摊子 (1).JPG "第一张,好")他说,好': '![鞋摊](摊子 (1).JPG "第一张,好")他说，好',
}
RIGHT = (
    '![鞋摊](摊子 (1).JPG "第一张")',
    '- ![鞋摊](<摊子 (1).JPG> "他说“好”")',
    '[灯](/stories/lamp-left-on/ "看,灯")',
    "他说……就走了——等到天黑。",
    "真好！！真的吗？！",
    "共3,000人，高1.5米，9:30到，16:00—17:30在。",
    "比是1：1000，2019—2026年，A--B",
    "It's a dog's life... 'so' it is -- really, he said.",
    "他叫O'Neil，高5'6\"。",
    "`a..b--c'd'`和`他,她`",
    "https://example.org/a--b/c...d",
    "张三 李四 王五都来了。",
    "上午 九点",
    "## 第一章 雪",
    "| 第一天 | 雪 |",
    "|---|---|",
    "---",
    "他笑了：）",
    "1）第一件，2）第二件",
    "《雪》和《灯》",
    "奶奶： 慢着点儿。",
    "行末两个空格，是诗。  ",
    "床前明月光，疑是地上霜。",
    "［图片］（雪,灯）",
)


def lines_of(text: str, *sorts: str) -> list[str]:
    return [slip.meant for slip in slips(text) if slip.sort in sorts]


@pytest.mark.parametrize("typed", MEANT)
def test_the_line_to_type_is_told(typed: str) -> None:
    assert lines_of(typed, "punctuation", "half") == [MEANT[typed]]


@pytest.mark.parametrize("line", [*MEANT.values(), *RIGHT])
def test_what_is_right_is_left_alone(line: str) -> None:
    assert lines_of(line, "punctuation", "emphatic") == []


@pytest.mark.parametrize(("typed", "meant"), [("真好！！！", "真好！"), ("真的吗？？？？他说。", "真的吗？"), ("真好!!!", "真好！")])
def test_what_is_meant_to_be_loud_is_not_mended(typed: str, meant: str) -> None:
    assert lines_of(typed, "emphatic") == [meant]
    assert "！！！" in (lines_of(typed, "punctuation") or ["！！！"])[0]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("她说（笑。", ["（"]),
        ("她说笑）。", ["）"]),
        ("她说【笑。", ["【"]),
        ("她说（笑。\n\n他也（笑。", ["（", "（"]),
        ("她说（笑）。", []),
        ("1）第一件", []),
        ("一）第一件", []),
        ("她笑了：）", []),
        ("![雪](雪（1）.jpg)", []),
        ("看[灯（楼道](/stories/lamp-left-on/)。", []),
    ],
)
def test_a_bracket_without_its_other_half(text: str, alone: list[str]) -> None:
    assert [slip.written for slip in slips(text) if slip.sort == "half"] == alone


@pytest.mark.parametrize("line", ["＃＃ 借梯子,好", "看【灯】（/stories/lamp-left-on/）,好", "·第一件,好\n·第二件"])
def test_every_line_to_type_of_one_line_is_the_same(line: str) -> None:
    of_signs = [slip for slip in slips(line) if slip.line == 1 and slip.sort == "sign"]
    (stop,) = (slip for slip in slips(line) if slip.line == 1 and slip.sort == "punctuation")
    assert [slip.meant in stop.meant for slip in of_signs] == [True]
