"""社会实践教育清单: the categories, and one file for each list of activities."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import CLOCK, DAY
from generator.schema.grammar import ID, REFERENCE, Label, Ref, choice, text
from generator.schema.numbers import FLAG, GRADES, whole
from generator.schema.records import Aliases, PlaceId, Sample, Title

SEASONS = ("寒假", "暑假", "日常")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_OTHER_WORDS = {f"{word}{day[1]}": day for day in WEEKDAYS for word in ("星期", "礼拜", "每周")}
_OTHER_WORDS |= {day[1]: day for day in WEEKDAYS}
_OTHER_WORDS |= {f"{word}天": "周日" for word in ("星期", "礼拜", "每周", "周")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Record):
    """One of the eight categories of activities."""

    id: Annotated[str, ID, Label("编号", "就是地址：/activities/categories/编号/。")]
    name: Annotated[str, text(8), Label("名称", "四个字左右，如 志愿服务。")]
    summary: Annotated[str, text(60), Label("一句话介绍", "这一类活动做些什么。")]
    mark: Annotated[str, text(1), Label("一字标记", "印在清单上代表这一类的一个字，八类各不相同。")]
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories(Record):
    """`content/categories.yml`."""

    categories: Annotated[tuple[Category, ...], Label("类别", "一类一项。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One activity: on one day, or on weekdays of every week of its list."""

    id: Annotated[str, ID, Label("编号", "就是地址：/activities/清单/编号/，定了不要再改。")]
    title: Title
    summary: Annotated[str, text(80), Label("一句话介绍", "孩子来了做什么。")]
    category: Annotated[str, REFERENCE, Ref("categories"), Label("类别", "哪一类，见 content/categories.yml。")]
    date: Annotated[datetime.date | None, DAY, Label("日期", "只办一次的活动写日期。", "没有 weekdays 就要有")] = None
    weekdays: Annotated[
        tuple[Annotated[str, choice(*WEEKDAYS, also=_OTHER_WORDS)], ...],
        Label("星期", "每周都办的活动写星期几，如 [周六, 周日]。", "没有 date 就要有"),
    ] = ()
    time: Annotated[tuple[datetime.time, datetime.time], CLOCK, Label("时间", "几点到几点，如 9:00-10:30。")]
    place: Annotated[PlaceId, Label("地方", "在哪里办，见 content/places.yml。")]
    spot: Annotated[str, text(30), Label("集合地点", "到了那里在哪儿集合。")]
    grades: Annotated[tuple[int, int], GRADES, Label("年级", "一个年级或一段年级，如 3 或 1-6。")]
    seats: Annotated[int, whole(1, 9999, "人个名位"), Label("名额", "收多少人。")]
    parents: Annotated[bool, FLAG, Label("家长陪同", "要家长一起来就写 true。")]
    signup: Annotated[datetime.date | None, DAY, Label("报名截止", "报名到哪一天为止。")] = None
    bring: Annotated[str, text(40), Label("带什么", "要孩子带的东西。")] = ""
    safety: Annotated[str, text(60), Label("安全提示", "一句要紧的话。")]
    host: Annotated[str, text(30), Label("负责", "哪个岗位负责，不写人名。")]
    points: Annotated[int, whole(0, 99, "分"), Label("积分", "参加一次得几分。")] = 0
    cancelled: Annotated[bool, FLAG, Label("取消", "取消了就写 true，这一项留着，划掉显示。")] = False
    reason: Annotated[str, text(40), Label("取消原因", "取消了要说为什么。", "取消了就要有")] = ""
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityList(Record):
    """`content/activities/<list>.yml`: one edition of a list."""

    title: Annotated[str, text(40), Label("标题", "印在清单最上面。")]
    season: Annotated[str, choice(*SEASONS), Label("季节", "寒假、暑假或日常。")]
    starts: Annotated[datetime.date, DAY, Label("开始", "清单从哪天起。")]
    ends: Annotated[datetime.date, DAY, Label("结束", "清单到哪天止。")]
    issuer: Annotated[str, text(40), Label("发布单位", "谁发的这份清单。")]
    edition: Annotated[datetime.date, DAY, Label("版本日期", "这一版是哪天定的。")]
    intro: Annotated[str, text(160), Label("开头的话", "两三句，说给孩子和家长听。")]
    weather: Annotated[str, text(100), Label("天气规则", "刮风下雨、空气不好时怎么办。")]
    activities: Annotated[tuple[Activity, ...], Label("活动", "一个活动一项。")]
    aliases: Aliases = ()
    sample: Sample = False

    def days_of(self, activity: Activity) -> Iterator[datetime.date]:
        """The days on which `activity` is held, in order: one, or its weekdays between the list's start and end."""
        if activity.date:
            yield activity.date
            return
        numbers = {WEEKDAYS.index(each) for each in activity.weekdays}
        for ordinal in range(self.starts.toordinal(), self.ends.toordinal() + 1):
            day = datetime.date.fromordinal(ordinal)
            if day.weekday() in numbers:
                yield day
