"""荣誉体系: awards, the roll of a year, cases of governance; and the table of points."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import ID, MASKED_NAME, REFERENCE, Label, Ref, choice, text
from generator.schema.numbers import FLAG, whole
from generator.schema.records import Aliases, PersonId, PlaceId, ProgrammeId, Sample, Summary, Title

CASE_HEADINGS = ("背景", "问题", "做法", "成效", "可复制点", "联系")


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """An award of the system of honours."""

    id: Annotated[str, ID, Label("编号", "就是地址：/honours/awards/编号/。")]
    name: Annotated[str, text(16), Label("名称", "奖项的正式名称。")]
    honours: Annotated[str, choice("人", "商户", "案例"), Label("授予", "授予人、商户还是案例。")]
    summary: Annotated[str, text(100), Label("一句话介绍", "这个奖项奖什么。")]
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards(Record):
    """`content/awards.yml`."""

    awards: Annotated[tuple[Award, ...], Label("奖项", "一个奖项一项。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour(Record):
    """One line of a roll."""

    id: Annotated[str, ID, Label("编号", "这一条的编号，全站不重复。")]
    award: Annotated[str, REFERENCE, Ref("awards"), Label("奖项", "哪个奖项，见 content/awards.yml。")]
    recipient: Annotated[str, ID, Label("获奖者编号", "就是地址：/honours/recipients/编号/；同一个获奖者每年用同一个。")]
    name: Annotated[str, text(20), Label("获奖者", "公开的称呼、店名或案例名。")]
    place: Annotated[PlaceId, Label("地方", "是哪里的。")] = ""
    reason: Annotated[str, text(120), Label("颁奖词", "具体做了什么，不说空话。")]
    person: Annotated[PersonId, Label("人物", "获奖的是一个人，先在 content/people 里登记，这里写人物编号。", "获奖的是一个人就要有")] = ""
    group: Annotated[bool, FLAG, Label("不止一个人", "获奖的是一家人、一个小队、一个单位，写 true；是一个人就不写这一行。")] = False
    story: Annotated[str, REFERENCE, Ref("story"), Label("故事", "写过他的那篇故事。")] = ""
    case: Annotated[str, REFERENCE, Ref("case"), Label("案例", "content/cases 里的哪个案例。", "奖项授予案例就要有")] = ""
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourRoll(Record):
    """`content/honours/<year>.yml`."""

    title: Title
    date: Annotated[datetime.date, DAY, Label("公布日期", "荣誉榜是哪天公布的。")]
    intro: Summary
    honours: Annotated[tuple[Honour, ...], Label("荣誉", "一条一项。")]
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """`content/cases/<id>.md`: a practice that others can copy."""

    title: Title
    date: Annotated[datetime.date, DAY, Label("日期", "案例发表的日期。")]
    summary: Summary
    places: Annotated[tuple[PlaceId, ...], Label("地方", "在哪里做的。")] = ()
    programmes: Annotated[tuple[ProgrammeId, ...], Label("项目", "和哪个项目有关。")] = ()
    source: Annotated[str, text(80), Label("来源", "从哪里知道的，写清出处。", "不是示例就要有")] = ""
    aliases: Aliases = ()
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Record):
    """One line of the table of points."""

    name: Annotated[str, MASKED_NAME, Label("家庭", "只写姓，名字用 * 代替，如 孟*家。")]
    place: Annotated[PlaceId, Label("地方", "是哪里的。")] = ""
    points: Annotated[int, whole(0, 999_999, "分"), Label("积分", "这段时间的积分。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsTable(Record):
    """`content/points/<period>.yml`: 志愿家庭积分榜 of one period."""

    title: Title
    begins: Annotated[datetime.date, DAY, Label("开始", "从哪天算起。")]
    ends: Annotated[datetime.date, DAY, Label("结束", "算到哪天。")]
    note: Annotated[str, text(120), Label("说明", "一句话说明怎么算的。")]
    families: Annotated[tuple[Family, ...], Label("家庭", "一家一项，不用排序。")]
    sample: Sample = False
