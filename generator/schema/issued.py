"""发出去的清单: what families have in their hands, in the words of the paper, so that the next sheet can say what has changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import ID, Label, text
from generator.schema.numbers import FLAG
from generator.schema.records import Sample

_MOST = 600  # characters: every day of many, a place and where to meet there, all that is said of signing up


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedActivity(Record):
    """One activity as it was printed."""

    id: Annotated[str, ID, Label("编号", "清单里这项活动的编号。")]
    title: Annotated[str, text(60), Label("标题", "纸上印的标题。")]
    when: Annotated[str, text(_MOST), Label("时间", "纸上印的日子和时间；一天的改动不算。")]
    where: Annotated[str, text(_MOST), Label("地点", "纸上印的地方和集合地点。")]
    who: Annotated[str, text(_MOST), Label("对象", "纸上印的年级、名额、家长陪不陪。")]
    how: Annotated[str, text(_MOST), Label("报名", "纸上印的报名日子、费用、积分。")] = ""
    changes: Annotated[tuple[Annotated[str, text(_MOST)], ...], Label("改动", "那时候已经印上的一天的取消、改期，一天一句。")] = ()
    cancelled: Annotated[bool, FLAG, Label("取消", "那时候已经取消了。")] = False
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Record):
    """`content/issued/<list>.yml`: a list as it was given out last."""

    date: Annotated[datetime.date, DAY, Label("发出日期", "哪天发出去的。")]
    edition: Annotated[datetime.date, DAY, Label("版本日期", "发的是哪一版。")]
    activities: Annotated[tuple[IssuedActivity, ...], Label("活动", "纸上的活动，一个一项；用 beiyuan issue 写，不用手写。")]
    sample: Sample = False
