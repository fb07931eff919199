"""What was given out of a list is kept, and the next sheet says what is otherwise."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import app
from tests.conftest import TODAY, Tree, built
from tests.printed import pages_of

FROST = "content/activities/frost-2027.yml"
KEPT = "content/issued/frost-2027.yml"
AFTER = "和2026年11月23日发出去的那一份比，改了这些"


def beiyuan(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--root", str(root), "--today", TODAY])


def change(own: Path, *pairs: tuple[str, str]) -> None:
    text = (own / FROST).read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    (own / FROST).write_text(text, "utf-8")


def words(tree: Tree, name: str) -> str:
    return "".join(pages_of(tree.root / f"print/{name}.pdf"))


def test_what_was_given_out_before_is_told_on_the_sheets_of_the_site(good: Tree) -> None:
    for name in ("sheet", "large", "east"):
        body, _, end = words(good, f"weekly-2026/{name}").partition("和2026年11月1日发出去的那一份比，改了这些")
        assert "★有变动念信给耳朵听" in body and "★有变动敲" not in body
        assert (
            "念信给耳朵听：时间改成每周六、周日，9:30—10:10（原来是每周六、周日，9:00—10:10）；12月19日（周六）取消一次：念信的人去听戏。"
            in end
        )
        assert "2026年10月30日版（发出以后改过）" in body
        assert "扫一条街的叶子：不在清单上了。" in end
    assert "★" not in words(good, "frost-2027/sheet")


@pytest.mark.parametrize("name", ["frost-2027", "2027年寒假柿子街活动清单"])
def test_what_is_given_out_is_kept_as_content(own: Path, name: str) -> None:
    done = beiyuan(own, "issue", name)
    assert done.exit_code == 0 and KEPT in done.output
    kept = yaml.safe_load((own / KEPT).read_text("utf-8"))
    assert (kept["date"], kept["edition"]) == (TODAY, "2026-11-20")
    assert [each["id"] for each in kept["activities"]] == ["early-stairs", "kite-paper", "ice-lamp", "count-stars"]
    assert kept["activities"][0] == {
        "id": "early-stairs",
        "title": "替楼梯洗脸",
        "when": "1月23日（周六），14:00—15:00",
        "where": "西柿村，村口柿子树下",
        "who": "只收西柿村的孩子，5年级，6家，不用家长陪",
        "how": "12月1日起报名，抹布自带，水管够",
        "number": 1,
        "category": "搭把手",
        "summary": "从六楼擦到一楼，水桶越拎越轻。",
        "safety": "台阶湿了扶着走",
        "pickup": "三点整在柿子树下，由家长接走",
        "signup": "到村口的信箱里投一张纸条",
        "weather": "结冰就不擦，改成听故事",
        "consent": True,
        "insurance": "街道办事处统一上保险",
        "host": "楼门长 010-00000000",
    }
    assert (kept["weather"], kept["highest"]) == ("刮大风就改到第二天，前一晚六点见分晓。", 4)
    assert (kept["activities"][2]["cancelled"], kept["activities"][3]["sample"]) == (True, True)
    assert beiyuan(own, "check").exit_code == 0, "it is checked like all content"


def test_a_paper_that_still_counts_is_not_forgotten_unasked(own: Path) -> None:
    first = beiyuan(own, "issue", "frost-2027")
    assert first.exit_code == 0 and "再运行" not in first.output, "a warning elsewhere is no reason to do it once more"
    kept = (own / KEPT).read_bytes()
    assert beiyuan(own, "issue", "frost-2027").exit_code == 0 and (own / KEPT).read_bytes() == kept, "the same again is the same"
    change(own, ("三点整在柿子树下", "三点半在村委会门口"))
    refused = beiyuan(own, "issue", "frost-2027")
    assert refused.exit_code == 1 and (own / KEPT).read_bytes() == kept
    assert "2026年11月23日记过一次" in refused.output and "issue frost-2027 --yes" in refused.output
    again = beiyuan(own, "issue", "frost-2027", "--yes")
    assert again.exit_code == 0 and "三点半在村委会门口" in (own / KEPT).read_text("utf-8")
    change(own, ("三点半在村委会门口", "四点在村委会门口"), ("edition: 2026-11-20", "edition: 2026-11-22"))
    (own / KEPT).write_text(re.sub(rf"(?m)^date: '?{TODAY}'?", "date: 2026-11-24", (own / KEPT).read_text("utf-8")), "utf-8")
    assert beiyuan(own, "issue", "frost-2027").exit_code == 1, "of a later day"
    (own / KEPT).write_text((own / KEPT).read_text("utf-8").replace("date: 2026-11-24", f"date: {TODAY}"), "utf-8")
    assert beiyuan(own, "issue", "frost-2027").exit_code == 0, "a new edition"


def test_as_long_as_nothing_has_changed_nothing_is_marked(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    tree = built(own)
    for name in ("sheet", "large", "east"):
        assert "★" not in words(tree, f"frost-2027/{name}")


def test_what_holds_for_all_is_marked_in_the_head_and_told_first(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    change(own, ("刮大风就改到第二天", "刮大风就取消"), ("三点整在柿子树下", "三点半在村委会门口"))
    tree = built(own)
    for name in ("sheet", "large", "primary", "schools"):
        text = words(tree, "schools/primary" if name == "schools" else f"frost-2027/{name}")
        assert "★天气刮大风就取消" in text, name
        end = text.partition(AFTER)[2]
        assert "★整份清单：天气改成刮大风就取消，前一晚六点见分晓（原来是刮大风就改到第二天，前一晚六点见分晓）。" in end
        wanted = "替楼梯洗脸：怎么接改成三点半在村委会门口，由家长接走（原来是三点整在柿子树下，由家长接走）。"
        assert (wanted in end) is (name in ("sheet", "large")), "it is for the village alone"


def test_an_office_may_have_another_number_than_the_one_on_paper(own: Path) -> None:
    beiyuan(own, "issue", "weekly-2026", "--yes")
    beiyuan(own, "issue", "frost-2027")
    for file in (own / "content").rglob("*.yml"):
        if "issued" not in file.parts:
            file.write_text(file.read_text("utf-8").replace("010-00000000", "010-00000009"), "utf-8")
    done = beiyuan(own, "check")
    assert done.exit_code == 0 and "issued" not in done.output, done.output


def test_what_is_added_later_has_the_next_number_on_every_paper(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    text = (own / FROST).read_text("utf-8")
    start, end = text.index("  - id: kite-paper"), text.index("  - id: early-stairs")
    new = (
        text[start:end].replace("kite-paper", "first-day").replace("糊一只歪风筝 & 放它", "开门第一天").replace("2027-01-26", "2027-01-25")
    )
    (own / FROST).write_text(text + new.replace("    bring", "    consent: true\n    bring"), "utf-8")
    tree = built(own)
    for name in ("sheet", "large", "primary", "booklet"):
        found = words(tree, f"frost-2027/{name}")
        assert re.search("02(★有变动)?(手|做)?糊一只歪风筝&放它", found), name
        assert re.search("05(★有变动)?(手|做)?开门第一天", found), name
    assert "05开门第一天" in words(tree, "frost-2027/booklet").partition("要同意书的是")[2], "consents are filled in by it"


def test_what_has_changed_is_marked_where_it_stands_and_told_at_the_end(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    change(
        own,
        ("time: 14:00-15:00", "time: 15:00-16:00"),
        ("    safety: 竹条", "    cancelled: true\n    reason: 竹条没有到货\n    safety: 竹条"),
        ("    cancelled: true\n    reason: 操场<正在>翻修，今年先不冻了。\n    since: 2026-11-18\n", ""),
        ("id: count-stars\n    title: 数到", "id: count-again\n    title: 再数到"),
    )
    tree = built(own)
    for name in ("sheet", "large"):
        text = words(tree, f"frost-2027/{name}")
        body, after, end = text.partition(AFTER)
        assert after and text.index("1月23日—24日") < text.index(after)
        for title in ("替楼梯洗脸", "糊一只歪风筝&放它", "冻一盏冰灯", "【示例】再数到一百颗就回家"):
            assert f"★有变动{title}" in body
        for wanted in (
            "替楼梯洗脸：时间改成1月23日（周六），15:00—16:00（原来是1月23日（周六），14:00—15:00）。",
            "糊一只歪风筝&放它：取消了，竹条没有到货。",
            "冻一盏冰灯：又办了。",
            "再数到一百颗就回家：新加的。",
            "数到一百颗就回家：不在清单上了。",
        ):
            assert wanted in end, (name, wanted)


def test_a_sheet_tells_of_what_stands_on_it(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    change(own, ("time: 14:00-15:00", "time: 15:00-16:00"))
    tree = built(own)
    assert "★有变动替楼梯洗脸" in words(tree, "frost-2027/grades-5-6")
    assert "★" not in words(tree, "frost-2027/grades-3-4"), "it is for grade 5"
    assert words(tree, "schools/primary").count("★有变动") == 1, "what the other list has changed; this one is for the village alone"


CHANGES = """    changes:
      - date: 2026-11-28
        cancelled: true
        reason: 楼里停电
        since: 2026-11-22
      - date: 2026-12-05
        moved: 2026-12-07
        time: 10:00-10:40
        reason: 念信的人出门
        since: 2026-11-22
"""


def test_what_has_changed_on_one_day_is_told_too(own: Path) -> None:
    beiyuan(own, "issue", "weekly-2026", "--yes")
    assert "★" not in words(built(own), "weekly-2026/sheet"), "what was told when it was given out is no news"
    file = own / "content/activities/weekly-2026.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("    changes:\n", CHANGES), "utf-8")
    tree = built(own)
    for name in ("sheet", "large", "east"):
        body, after, end = words(tree, f"weekly-2026/{name}").partition(AFTER)
        assert after and "★有变动念信给耳朵听" in body and "★有变动敲" not in body
        wanted = "念信给耳朵听：11月28日（周六）取消一次：楼里停电；12月5日（周六）改到12月7日（周一）10:00—10:40：念信的人出门。"
        assert wanted in end, (name, end)
    beiyuan(own, "issue", "weekly-2026", "--yes")
    file.write_text(text.replace("    changes:\n", CHANGES.partition("      - date: 2026-12")[0]), "utf-8")
    end = words(built(own, today="2026-11-30"), "weekly-2026/sheet").partition(AFTER)[2]
    assert "念信给耳朵听：12月5日（周六）不改了，照原来的办。" in end


def test_the_same_edition_is_told_from_the_one_that_was_given_out(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    assert "发出以后改过" not in words(built(own), "frost-2027/sheet")
    change(
        own,
        (
            "    date: 2027-01-26\n",
            "    date: 2027-01-26\n    changes: [{date: 2027-01-26, moved: 2027-01-27, reason: 刮风, since: 2026-11-22}]\n",
        ),
    )
    text = words(built(own), "frost-2027/sheet")
    assert "2026年11月20日版（发出以后改过）" in text and "糊一只歪风筝&放它：1月26日（周二）改到1月27日（周三）：刮风。" in text
    change(own, ("edition: 2026-11-20", "edition: 2026-11-22"))
    text = words(built(own), "frost-2027/sheet")
    assert "2026年11月22日版" in text and "和2026年11月20日版比，改了这些" in text and "发出以后改过" not in text


def test_a_new_issue_begins_anew(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    change(own, ("time: 14:00-15:00", "time: 15:00-16:00"), ("edition: 2026-11-20", "edition: 2026-11-22"))
    assert "★" in words(built(own), "frost-2027/sheet")
    beiyuan(own, "issue", "frost-2027")
    assert "★" not in words(built(own), "frost-2027/sheet")


def test_samples_that_are_hidden_have_not_gone(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    assert "不在清单上" not in words(built(own, "--samples", "hide"), "frost-2027/sheet")


def test_a_list_that_there_is_not(own: Path) -> None:
    done = beiyuan(own, "issue", "summer")
    assert (
        done.exit_code == 2 and "没有“summer”这份清单。可以写：" in done.output and "frost-2027（2027年寒假柿子街活动清单）" in done.output
    )
    assert not (own / KEPT).exists()


def test_with_a_fault_nothing_is_kept(own: Path) -> None:
    (own / FROST).write_text("no fields", "utf-8")
    before = (own / "content/issued/weekly-2026.yml").read_bytes()
    assert beiyuan(own, "issue", "weekly-2026").exit_code == 1
    assert (own / "content/issued/weekly-2026.yml").read_bytes() == before


def test_what_cannot_be_printed_is_told_where_it_stands(own: Path) -> None:
    beiyuan(own, "issue", "frost-2027")
    (own / KEPT).write_text((own / KEPT).read_text("utf-8").replace("村口柿子树下", "村口\U00020000树下"), "utf-8")
    done = beiyuan(own, "check")
    assert done.exit_code == 1 and f"{KEPT}:14:10 错误 T08" in done.output


def test_who_wants_to_write_one_by_hand_is_told_of_the_command(own: Path) -> None:
    done = CliRunner().invoke(app, ["new", "发出去的清单", "--root", str(own)])
    assert done.exit_code == 2 and "不用手写" in done.output and "issue 清单" in done.output


def test_what_a_killed_writer_left_is_no_fault_and_goes_with_the_next(own: Path) -> None:
    left = [own / f"{path}.0123456789ab.new" for path in (FROST, KEPT, "stories/snow-day/index.md")]
    other = own / "content/activities/frost-2027.yml.neu.new"
    (own / "content/issued").mkdir(exist_ok=True)
    for each in (*left, other):
        each.write_bytes(b"")
        os.utime(each, (0, 0))
    done = beiyuan(own, "check")
    assert "0123456789ab" not in done.output and "frost-2027.yml.neu.new" in done.output
    other.unlink()
    assert beiyuan(own, "issue", "frost-2027").exit_code == 0 and beiyuan(own, "check").exit_code == 0
    assert [each.exists() for each in left] == [True, False, True]


def test_a_list_that_is_called_otherwise_has_lost_what_was_given_out_and_one_with_a_fault_has_not(own: Path) -> None:
    file = own / "content/activities/weekly-2026.yml"
    text = file.read_text("utf-8")
    file.write_text("no fields", "utf-8")
    assert "T33" not in beiyuan(own, "check").output
    file.unlink()
    (own / "content/activities/weeks.yml").write_text(text, "utf-8")
    assert "content/issued/weekly-2026.yml:3:1 提醒 T33" in beiyuan(own, "check").output
    (own / "content/issued/weekly-2026.yml").rename(own / "content/issued/weeks.yml")
    assert "T33" not in beiyuan(own, "check").output
