"""What is said of a cell: the sentences of the catalogue and of the schema in words for whoever sees columns, and no names of fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.desk.tables.book import MOST_CHARACTERS
from generator.problems import Problem, shown
from generator.schema.activities import Activity, ActivityList, Change, Update
from generator.schema.kinds import FieldType, field_type
from generator.schema.reading import Fault

CHANGES, UPDATES, OWN, MAIN, EXPLAINED = "改动", "更新记录", "清单", "活动", "说明"  # sheets of our own
_MOST_CHOICES = 8  # named in a sentence
_FROM_MENU = "，从下拉里选"
_EXACT = {
    "“holidays: 照常”": "“法定节假日”一格填“照常”",
    "就在这个活动里加一行": "就把这个活动的",
    "就在清单上加一行": "就把“清单”那一页的",
    "加上两行": "把",
    "在这一项改动里加一行 pickup，写": "在“改动”那一页，这一项的“怎么接”一格里写",
    "给它加一行": "就把它的",
    "在活动里写两行：": "把这个活动的",
    "把这一项改动整个删掉，": "这一项改动不要，",
    "“cancelled: true”和“reason: 为什么取消”": "“取消”一格填“是”，“取消原因”写上为什么取消",
    "“cancelled: true”": "“取消”一格填“是”",
    "，见 content/categories.yml": _FROM_MENU,
    "，见 content/places.yml": _FROM_MENU,
    "只能是 content/site.yml 里 phones 登记过的": "只能是网站上公布过的",
    "日子见 content/holidays.yml。": "",
    "就写 true": "就填“是”",
    "了就写 true": "了就填“是”",
    "写在 changes 里": "写在“改动”那一页",
    "就是地址：/activities/清单/编号/，定了不要再改；不办了，也不给别的活动用。": "程序认活动用的，也是网址的一部分，定了不要再改；新加的活动空着，程序会起一个。",
    "不是真人真事就写 true，页面会标上“示例”。真事不写这一行。": "编出来看样子的就填“是”，页面会标上“示例”；真事空着。",
    "删掉这一行": "把这一格清空",
    "两行都删掉": "两格都清空",
    "这一行": "这一格",
    "先在 content/site.yml 的 phones 里加一项，写上名称（name）和号码（number）": "先请网站编辑登记",
    "先在 content/places.yml 里加上": "先请网站编辑登记",
    "先在 content/categories.yml 里加上": "先请网站编辑登记",
}
_REAL = "请换成真实的；整份清单都是编出来看样子的，就再导一次，问到“是编出来看样子的示例吗”时答“是”。"
_RECORDS = (Activity, Change, Update, ActivityList)
_LABELS: Mapping[str, str] = {
    each.name: field_type(record, each.name).label.name for record in reversed(_RECORDS) for each in fields(record)
}
_NAME = "|".join(sorted(_LABELS, key=len, reverse=True))
_BESIDE = re.compile(rf"（(?:{_NAME})）")
_LINE = re.compile(rf"“({_NAME}): ([^”]+)”")
_ALONE = re.compile(rf" ?(?<![A-Za-z/.])({_NAME})(?![A-Za-z/.]) ?")
_ANOTHER_LINE = re.compile("(?:在“[^”]+”下面|在这个活动里|在这里)?加一行(“[^”]+”一格填)")  # a table has a cell for it, or gets a column
_LIST = re.compile(r"\[([^\[\]]*)\]")


def for_teachers(words: str) -> str:
    """Words about lines of a file as words about cells of a table."""
    for before, behind in _EXACT.items():
        words = words.replace(before, behind)
    words = _BESIDE.sub("", words)
    words = _LINE.sub(lambda match: f"“{_LABELS[match[1]]}”一格填“{'是' if match[2] == 'true' else match[2]}”", words)
    words = _ANOTHER_LINE.sub(r"\1", words)
    words = _ALONE.sub(lambda match: f"“{_LABELS[match[1]]}”", words)
    words = _LIST.sub(lambda match: match[1].replace(", ", "、"), words)
    return re.sub("““([^”]*)””", r"“\1”", words)


def help_of(kind: FieldType) -> str:
    """What belongs into a column."""
    when = f"{kind.label.when}。" if kind.label.when else ""
    return for_teachers(kind.label.help + when)


def wanted_of(kind: FieldType, choices: Mapping[str, str]) -> str:
    """What belongs into a column of a table of which nobody knows whether it has menus: of names, some that may be written."""
    words = help_of(kind)
    return f"{words.replace(_FROM_MENU, '')}{_some(choices)}" if choices else words


def _some(choices: Mapping[str, str]) -> str:
    return f"可以写的有：{'、'.join(list(choices.values())[:_MOST_CHOICES])}{'等' if len(choices) > _MOST_CHOICES else ''}。"


def shape_of(kind: FieldType) -> str:
    """How it is written, with an example."""
    shape = "名称，一字不差" if kind.ref else kind.grammar.shape if kind.grammar else kind.shape
    shape = shape.replace("true（是）或 false（否）", "是或者否").replace(" 之一", " 里的一个")
    return f"{shape}；几个就用顿号隔开" if kind.is_list else shape


def of_fault(fault: Fault, record: Any, written: str, choices: Mapping[str, str]) -> str:
    """A sentence about a value that the schema refuses, and what to type; `written` is what stands in the cell, `choices` has names that may."""
    name = (
        next((step for step in reversed(fault.location) if isinstance(step, str)), "")
        if fault.code != "S01"
        else str(fault.details["field"])
    )
    kind = field_type(record, name)
    label, details = kind.label.name, fault.details
    value = shown(str(details.get("value", written)))
    wanted = f"请填{shape_of(kind)}。"
    likely = str(details.get("likely") or "")
    if likely:
        likely = {"true": "是", "false": "否"}.get(likely, likely)
        return f"“{label}”不能填“{value}”。请改成“{likely}”。"
    why = for_teachers(str(details.get("why") or details.get("remedy") or ""))
    match fault.code:
        case "S01":
            return f"“{label}”空着，这一项必须有。{wanted_of(kind, choices)}"
        case "S04" | "S05":
            return f"“{label}”空着。{wanted}"
        case "S07":
            count = (
                f"{details['count']}" if int(str(details["count"])) <= MOST_CHARACTERS else f"{MOST_CHARACTERS} 多"
            )  # the rest is not read
            return f"“{label}”有 {count} 个字，最多只能写 {details['most']} 个字。请缩短一些。"
        case "S09":
            return f"“{value}”不是日期的写法。{why}请写成 2026-03-08，或者 2026年3月8日。"
        case "S10":
            return f"没有“{value}”这一天。请核对月份和日子。"
        case "S11":
            return f"“{value}”的年份不像真的。请核对。"
        case "S12":
            return f"“{value}”是电脑留着自己用的名字。请换一个。"
        case "S14":
            return f"“{label}”里“{value}”写了两遍。请删掉一个。"
    return f"“{label}”不能填“{value}”。{why or wanted}"


def of_problem(problem: Problem, names: Mapping[str, str], all_names: Mapping[str, str]) -> str:
    """What a rule says, with what to do; `names` has what the ids that may be written are called, `all_names` what any is."""
    details = dict(problem.details)
    if problem.code in ("R01", "S16") and "sort" in details:
        return _of_stranger(problem, details, names)
    if problem.code == "R05" and "sort" in details:
        return f"{details['sort']}“{all_names.get(details['value'], details['value'])}”是编出来看样子的示例，真的活动不能用。{_REAL}"
    return for_teachers(problem.message + problem.hint)


def _of_stranger(problem: Problem, details: Mapping[str, str], names: Mapping[str, str]) -> str:
    value, sort = details["value"], details["sort"]
    if problem.code == "S16":
        return f"叫“{value}”的{sort}有 {details.get('count', '几')} 个，分不清是哪一个。请写编号：{details.get('choices', '')}。"
    within = max((name for name in names.values() if value.startswith(name) and name != value), key=len, default="")
    if within:
        rest = value.removeprefix(within).strip(" ，,、-（）()")
        return f"没有叫“{value}”的{sort}。请把这一格改成“{within}”，“{rest}”写在“集合地点”一列里；没有这一列，就加一列。"
    likely = details.get("nearest", "")
    meant = f"您是不是想写“{names.get(likely, likely)}”？" if likely else ""
    return f"没有叫“{value}”的{sort}。{meant}{_some(names)}要写的不在里面，先请网站编辑登记。"
