"""社会实践教育清单: the categories, and one file for each list of activities."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import CLOCK, DAY
from generator.schema.grammar import ADDRESS, ID, REFERENCE, Label, Ref, choice, text
from generator.schema.numbers import AGES, FLAG, GRADES, whole
from generator.schema.records import PlaceId, Sample, Title

EVERYBODY, OWN_SCHOOL, OWN_COMMUNITY = "都可以来", "本校", "本社区"
_WHO = choice(
    *(EVERYBODY, OWN_SCHOOL, OWN_COMMUNITY),
    also={"所有人": EVERYBODY, "不限": EVERYBODY, "本校学生": OWN_SCHOOL, "本社区居民": OWN_COMMUNITY, "本村": OWN_COMMUNITY},
)
PRACTICES = ("考察探究", "社会服务", "设计制作", "职业体验")  # 教育部《中小学综合实践活动课程指导纲要》（2017）
SEASONS = ("寒假", "暑假", "日常")
SCHOOL_AGE = 6  # 《中华人民共和国义务教育法》 art. 11
PAUSE, AS_EVER = "停一次", "照常"
_HABITS = choice(PAUSE, AS_EVER, also={"停": PAUSE, "停办": PAUSE, "放假": PAUSE, "不停": AS_EVER, "照常办": AS_EVER, "照办": AS_EVER})
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
class Holiday(Record):
    """One legal holiday (《全国年节及纪念日放假办法》), and the weekends on which schools make up for it."""

    name: Annotated[str, text(10), Label("名称", "什么节，如 春节。")]
    starts: Annotated[datetime.date, DAY, Label("开始", "放假的头一天。")]
    ends: Annotated[datetime.date, DAY, Label("结束", "放假的最后一天。")]
    school: Annotated[tuple[Annotated[datetime.date, DAY], ...], Label("补课的日子", "调休要上课的周六、周日。")] = ()
    source: Annotated[str, text(80), Label("来源", "哪一份法规或者通知，写清名称和年份。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays(Record):
    """`content/holidays.yml`."""

    holidays: Annotated[tuple[Holiday, ...], Label("节假日", "一个节一项，按日子先后。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """What is otherwise on one of an activity's days."""

    date: Annotated[datetime.date, DAY, Label("原来的日子", "改的是哪一天，照清单上原来的写。")]
    cancelled: Annotated[bool, FLAG, Label("取消", "这一天不办了就写 true。")] = False
    moved: Annotated[datetime.date | None, DAY, Label("改到", "改到哪一天办。")] = None
    time: Annotated[tuple[datetime.time, datetime.time] | None, CLOCK, Label("时间", "这一次改成几点到几点。")] = None
    spot: Annotated[str, text(30), Label("集合地点", "这一次改在哪儿集合。")] = ""
    pickup: Annotated[str, text(60), Label("怎么接", "这一次几点、在哪儿把孩子接走；和平时一样就不写。")] = ""
    reason: Annotated[str, text(40), Label("原因", "为什么，一句话，会登出来。")]
    since: Annotated[datetime.date, DAY, Label("哪天定的", "哪一天决定改的。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Record):
    """What was changed in an activity since it was first given out, other than on one of its days."""

    date: Annotated[datetime.date, DAY, Label("哪天改的", "哪一天改的。")]
    what: Annotated[str, text(40), Label("改了什么", "一句话，如 名额从 10 人加到 16 人。会登出来。")]


Cost = Annotated[str, text(30), Label("费用", "要不要钱，如 免费、材料费 5 元。")]
How = Annotated[str, text(60), Label("怎么报名", "不在 APP 里报名才写，如 打电话给社区。")]
Phone = Annotated[str, text(30), Label("电话", "问事情打哪个电话，只能是 content/site.yml 里 phones 登记过的。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One activity: on one day, on several, or on weekdays of every week."""

    id: Annotated[str, ID, Label("编号", "就是地址：/activities/清单/编号/，定了不要再改；不办了，也不给别的活动用。")]
    title: Title
    summary: Annotated[str, text(80), Label("一句话介绍", "孩子来了做什么。")]
    category: Annotated[str, REFERENCE, Ref("categories"), Label("类别", "哪一类，见 content/categories.yml。")]
    date: Annotated[datetime.date | None, DAY, Label("日期", "只办一次的活动写日期。", "没有 weekdays 或 dates 就要有")] = None
    dates: Annotated[
        tuple[Annotated[datetime.date, DAY], ...],
        Label("日期（几天）", "办好几次、又不是每周都办的，一天一天写出来，如 [2027-01-25, 2027-01-28]。"),
    ] = ()
    weekdays: Annotated[
        tuple[Annotated[str, choice(*WEEKDAYS, also=_OTHER_WORDS)], ...],
        Label("星期", "每周都办的活动写星期几，如 [周六, 周日]。", "没有 date 或 dates 就要有"),
    ] = ()
    starts: Annotated[datetime.date | None, DAY, Label("开始", "每周都办的，从哪天起；和清单一样就不写。")] = None
    ends: Annotated[datetime.date | None, DAY, Label("结束", "每周都办的，到哪天止；和清单一样就不写。")] = None
    skips: Annotated[
        tuple[Annotated[datetime.date, DAY], ...],
        Label("停办的日子", "每周都办的，哪几天早就定了不办，如 [2027-02-13]。法定节假日不用写。"),
    ] = ()
    holidays: Annotated[str, _HABITS, Label("法定节假日", "和清单上写的不一样才写：停一次，或者照常。")] = ""
    time: Annotated[tuple[datetime.time, datetime.time], CLOCK, Label("时间", "几点到几点，如 9:00-10:30。")]
    place: Annotated[PlaceId, Label("地方", "在哪里办，见 content/places.yml。")]
    spot: Annotated[str, text(30), Label("集合地点", "到了那里在哪儿集合。")]
    grades: Annotated[tuple[int, int] | None, GRADES, Label("年级", "一个年级或一段年级，如 3 或 1-6。", "没有 ages 就要有")] = None
    ages: Annotated[tuple[int, int] | None, AGES, Label("年龄", "不按年级、按年龄收的才写，如 4-6。", "没有 grades 就要有")] = None
    who: Annotated[str, _WHO, Label("谁能来", "不写就是都可以来；只收一个学校的写 本校，只收一个社区的写 本社区。")] = EVERYBODY
    seats: Annotated[int, whole(1, 9999, "人个名位户家"), Label("名额", "收多少人；按家庭算的，收多少家。")]
    families: Annotated[bool, FLAG, Label("按家庭算名额", "名额按家庭算、不按人算，就写 true。")] = False
    left: Annotated[
        int | None,
        whole(0, 9999, "人个名位户家"),
        Label("还剩名额", "报名的人多了再写：还剩几个，报满了写 0。网页会说，纸上不印，不用换版本。"),
    ] = None
    parents: Annotated[bool, FLAG, Label("家长陪同", "要家长一起来就写 true。")]
    opens: Annotated[datetime.date | None, DAY, Label("报名开始", "报名从哪一天起；现在就能报的不写。")] = None
    signup: Annotated[datetime.date | None, DAY, Label("报名截止", "报名到哪一天为止。")] = None
    how: How = ""
    cost: Cost = ""
    bring: Annotated[str, text(40), Label("带什么", "要孩子带的东西。")] = ""
    safety: Annotated[str, text(60), Label("安全提示", "一句要紧的话。")]
    weather: Annotated[str, text(60), Label("天气规则", "和清单上写的不一样才写。")] = ""
    pickup: Annotated[str, text(60), Label("怎么接", "几点、在哪儿，由谁把孩子接走；大孩子能不能自己走。")] = ""
    host: Annotated[str, text(30), Label("负责", "哪个岗位负责，不写人名。")]
    phone: Phone = ""
    points: Annotated[int, whole(0, 99, "分"), Label("积分", "参加一次得几分。")] = 0
    practice: Annotated[str, choice(*PRACTICES), Label("实践方式", "综合实践活动课里的哪一种。")] = ""
    goal: Annotated[str, text(60), Label("学到什么", "做完了，孩子会什么、知道什么。")] = ""
    materials: Annotated[
        tuple[Annotated[str, text(20)], ...], Label("备料", "办活动的人要备好的东西和数量，如 [彩纸 20 张, 安全剪刀 10 把]。")
    ] = ()
    insurance: Annotated[str, text(40), Label("保险", "上没上保险，谁来上。")] = ""
    consent: Annotated[bool, FLAG, Label("要同意书", "要家长签同意书才能参加，就写 true。")] = False
    cancelled: Annotated[bool, FLAG, Label("取消", "取消了就写 true，这一项留着，划掉显示。")] = False
    reason: Annotated[str, text(40), Label("取消原因", "取消了要说为什么。", "取消了就要有")] = ""
    since: Annotated[datetime.date | None, DAY, Label("哪天取消的", "哪一天决定取消的；不写就当是清单的版本日期。")] = None
    changes: Annotated[
        tuple[Change, ...], Label("改动", "活动还办，只是其中一天取消、改期、换时间或者换地方，一天一项；原来的日子不要动。")
    ] = ()
    updates: Annotated[
        tuple[Update, ...], Label("更新记录", "清单发出去以后，这项活动改过什么，一次一项；一天的取消、改期写在 changes 里，不用再写。")
    ] = ()
    sample: Sample = False

    @property
    def classes(self) -> range:
        """The grades whose children can come; with ages, those in which a child of such an age can be (《义务教育法》第十一条: 满六周岁入学)."""
        if self.grades:
            return range(self.grades[0], self.grades[-1] + 1)
        ages = self.ages or (0, 0)
        return range(max(1, ages[0] - SCHOOL_AGE), min(9, ages[-1] - SCHOOL_AGE + 1) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityList(Record):
    """`content/activities/<list>.yml`: one edition of a list."""

    title: Annotated[str, text(40), Label("标题", "印在清单最上面。")]
    season: Annotated[str, choice(*SEASONS), Label("季节", "寒假、暑假或日常。")]
    starts: Annotated[datetime.date, DAY, Label("开始", "清单从哪天起。")]
    ends: Annotated[datetime.date, DAY, Label("结束", "清单到哪天止。")]
    issuer: Annotated[str, text(40), Label("发布单位", "谁发的这份清单。")]
    edition: Annotated[datetime.date, DAY, Label("版本日期", "这一版是哪天定的。")]
    published: Annotated[
        datetime.date | None, DAY, Label("初版日期", "这份清单头一回是哪天发出去的；写了，日历就能分清哪一项是后来改的。")
    ] = None
    intro: Annotated[str, text(160), Label("开头的话", "两三句，说给孩子和家长听。")]
    weather: Annotated[str, text(100), Label("天气规则", "刮风下雨、空气不好时怎么办。")]
    holidays: Annotated[
        str,
        _HABITS,
        Label("法定节假日", "每周都办的活动赶上法定节假日、调休上课的周末，停一次还是照常；不写就是停一次。日子见 content/holidays.yml。"),
    ] = PAUSE
    how: How = ""
    cost: Cost = ""
    phone: Phone = ""
    activities: Annotated[tuple[Activity, ...], Label("活动", "一个活动一项。")]
    aliases: Annotated[
        tuple[Annotated[str, ADDRESS], ...],
        Label(
            "旧地址",
            "这份清单以前的地址，里面的活动不用另写；从别的清单搬来的活动，写它原来的地址，如 /activities/autumn/ice-lamp/。老链接和订阅都还认得它。",
        ),
    ] = ()
    sample: Sample = False
