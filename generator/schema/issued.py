"""发出去的清单: what families have in their hands, in the words of the paper, so that the next sheet can say what has changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import ID, Label, sentence, text
from generator.schema.numbers import FLAG, whole
from generator.schema.records import Sample

MOST_NUMBER = 9999
_MOST = 600  # characters: every day of many, a place and where to meet there, all that is said of signing up


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedActivity(Record):
    """One activity as it was printed; what was kept before there were numbers says nothing of what stands below them."""

    id: Annotated[str, ID, Label("编号", "清单里这项活动的编号。")]
    title: Annotated[str, text(60), Label("标题", "纸上印的标题。")]
    when: Annotated[str, text(_MOST), Label("时间", "纸上印的日子和时间；一天的改动不算。")]
    where: Annotated[str, text(_MOST), Label("地点", "纸上印的地方和集合地点。")]
    who: Annotated[str, text(_MOST), Label("对象", "纸上印的年级、名额、家长陪不陪。")]
    how: Annotated[str, text(_MOST), Label("报名", "纸上印的报名日子、费用、积分。")] = ""
    number: Annotated[int, whole(0, MOST_NUMBER), Label("纸上的编号", "纸上印的号；同意书照它填，发出去就不再变。")] = 0
    category: Annotated[str, text(_MOST), Label("类别", "纸上印的类别。")] = ""
    summary: Annotated[str, text(_MOST), Label("介绍", "纸上印的一句话介绍。")] = ""
    bring: Annotated[str, text(_MOST), Label("带什么", "纸上印的要带的东西。")] = ""
    safety: Annotated[str, text(_MOST), Label("安全提示", "纸上印的安全提示。")] = ""
    pickup: Annotated[str, text(_MOST), Label("怎么接", "纸上印的怎么接孩子。")] = ""
    signup: Annotated[str, text(_MOST), Label("怎么报名", "纸上印的这一项自己的报名办法。")] = ""
    weather: Annotated[str, text(_MOST), Label("天气规则", "纸上印的这一项自己的天气规则。")] = ""
    consent: Annotated[bool, FLAG, Label("要同意书", "那时候就要家长签字。")] = False
    insurance: Annotated[str, text(_MOST), Label("保险", "纸上印的保险。")] = ""
    host: Annotated[str, text(_MOST), Label("负责", "纸上印的岗位和电话。")] = ""
    pauses: Annotated[str, text(_MOST), Label("停办的日子", "每周的活动，赶上放假、调休停一次的日子。")] = ""
    changes: Annotated[tuple[Annotated[str, sentence(_MOST)], ...], Label("改动", "那时候已经印上的一天的取消、改期，一天一句。")] = ()
    cancelled: Annotated[bool, FLAG, Label("取消", "那时候已经取消了。")] = False
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Record):
    """`content/issued/<list>.yml`: a list as it was given out last."""

    date: Annotated[datetime.date, DAY, Label("发出日期", "哪天发出去的。")]
    edition: Annotated[datetime.date, DAY, Label("版本日期", "发的是哪一版。")]
    title: Annotated[str, text(60), Label("标题", "纸上印的清单标题。")] = ""
    span: Annotated[str, text(60), Label("起止", "纸上印的从哪天到哪天。")] = ""
    signup: Annotated[str, text(_MOST), Label("怎么报名", "纸上开头印的报名办法。")] = ""
    cost: Annotated[str, text(_MOST), Label("费用", "纸上开头印的费用。")] = ""
    weather: Annotated[str, text(_MOST), Label("天气规则", "纸上开头印的天气规则。")] = ""
    phone: Annotated[str, text(_MOST), Label("电话", "纸上开头印的电话。")] = ""
    highest: Annotated[int, whole(0, MOST_NUMBER), Label("最大的编号", "纸上用过的最大的号，新加的活动接着往下编。")] = 0
    activities: Annotated[tuple[IssuedActivity, ...], Label("活动", "纸上的活动，一个一项；用 beiyuan issue 写，不用手写。")]
    sample: Sample = False
