"""What a column is about, told by the words above it: the schema's labels, what people say for them, and what stands above such tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from generator.desk.tables.book import Cell, Sheet
from generator.problems import nearest
from generator.schema.activities import Activity
from generator.schema.called import called
from generator.schema.kinds import field_type
from generator.text import half_width

FROM, TO = "time from", "time to"  # two columns that are one field together
NUMBERING = "numbering"  # a column that only counts the rows
_HEADS: Mapping[str, str] = {  # besides `schema/called.py`, which has what is said of a field wherever it stands
    "id": "活动编号 活动代号",
    "title": "活动名称 活动标题 活动 项目 项目名称 活动项目 活动主题 主题 课程 课程名称",
    "summary": "活动内容 活动简介 活动介绍 内容 内容简介 主要内容 做什么",
    "category": "活动类型 活动分类 所属类别 板块 领域",
    "date": "活动时间日期 举办日期 开展日期 哪天 哪一天 日子",
    "dates": "几天 活动日期（几天） 多个日期",
    "weekdays": "每周几 星期 周次",
    "skips": "停办日期 停一次的日子 不办的日子",
    "time": "具体时间 起止时间 活动时段 上课时间 时间段 活动日期时间 日期时间 日期和时间 日期及时间",
    "place": "活动地点 举办地点 承办社区 所在社区 社区名称 地方 活动场所 场所",
    "spot": "集合地 具体地点 详细地点 集合位置",
    "grades": "参加年级 招收年级 面向年级 适合对象 年级范围",
    "seats": "招募人数 招收人数 参加人数 限额 名额（人） 人数限制 容量",
    "parents": "是否需要家长陪同 需要家长陪同 是否需家长陪同 要不要家长 家长是否陪同 家长是否参加 家长是否参与 家长是否同去 家长参与 家长同去 "
    "是否家长参加 是否需要家长参加 是否需要家长参与 亲子",
    "signup": "报名截止时间 截止",
    "bring": "携带物品 自备物品 准备物品 自备",
    "safety": "安全提醒 安全要求 安全事项 安全注意事项 安全说明 安全措施 温馨提示",
    "host": "负责岗位 承办单位 主办方 组织单位 负责部门 活动负责人 责任人 负责老师 负责教师 带队老师 "
    "负责人及电话 负责人和电话 负责人及联系电话 负责人及联系方式 负责人电话 负责人、电话 负责人/电话 负责岗位及电话 联系人及电话",
    "points": "积分值 奖励积分 志愿积分",
    "phone": "咨询电话 报名电话",
    "cancelled": "是否取消",
}
_MAY_BE: Mapping[str, str] = {"地点": "place"}  # what also may mean another field, where none of the others is it
_NUMBERED = frozenset("序号 序 no no. 编次 #".split())
_STARTS = frozenset("开始时间 起始时间 几点开始 开始钟点".split())
_ENDS = frozenset("结束时间 终止时间 几点结束 结束钟点".split())
_ASIDE = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_CLOCK = re.compile(r"(?:上午|下午|早上|中午|晚上|傍晚)? *[0-9０-９一二三四五六七八九十两]{1,2} *(?:[:：][0-9０-９]{2}|[点时].{0,3})")
_A_DAY = re.compile(r"[0-9０-９][ 年月/.-]+[0-9０-９]|周|星期|礼拜")
_AN_HOUR = re.compile(r"[0-9０-９一二三四五六七八九十两][ ]*[:：点时]")
LEAST_HEADS = 3  # recognised words, before a row is taken for the one above the table
_LOOKED_AT = 20  # rows from the top


@dataclass(frozen=True)
class Heads:
    """The row above a table: what its columns are about."""

    row: int
    columns: Mapping[int, str]  # the field of each column
    unknown: Mapping[int, str]  # what stands above the others, with the label that may be meant
    twice: Sequence[tuple[int, int]]  # a column, and the earlier one of the same field


def heads_of(sheet: Sheet, record: Any = Activity, besides: Mapping[str, str] = MappingProxyType({})) -> Heads | None:
    """The row that names the columns, which are fields of `record`, or what `besides` calls otherwise; None if there is none."""
    rows = range(min(len(sheet.rows), _LOOKED_AT))
    found = [_heads(sheet, row, record, besides) for row in rows]
    best = max(found, key=lambda each: len(each.columns), default=None)
    return best if best and len(best.columns) >= LEAST_HEADS else None


def stacked(sheet: Sheet, heads: Heads) -> tuple[Cell, str, Sequence[str]] | None:
    """Where a header goes on in a second row: the first cell of that, the word above it, and the words that stand in it; None if it has one row."""
    below = _own_words(sheet, heads.row + 1, heads.row)
    known = [column for column, word in below.items() if _is_head(word)]
    if (len(known) > 1 and len(known) * 2 > len(below)) or (below and len(_reaching(sheet, heads.row)) > 1):
        return _second(sheet, heads.row + 1, known or list(below))
    beside = [column for column, word in _own_words(sheet, heads.row - 1, heads.row).items() if _is_named_above(sheet, heads, column, word)]
    return _second(sheet, heads.row, list(heads.columns)) if beside else None


def _is_named_above(sheet: Sheet, heads: Heads, column: int, word: str) -> bool:
    """Whether a column of the table has its name, which nothing else bears, above the row that names the others."""
    name = field_called(Activity, word)
    is_new = name not in ("", NUMBERING, *heads.columns.values())
    return is_new and not sheet.text(heads.row, column) and any(sheet.text(row, column) for row in range(heads.row + 1, len(sheet.rows)))


def _own_words(sheet: Sheet, row: int, other: int) -> dict[int, str]:
    """What stands in a row and not once more in the `other`, by column."""
    words = {column: sheet.text(row, column) for column in range(len(sheet.rows[row]))} if 0 <= row < len(sheet.rows) else {}
    return {column: word for column, word in words.items() if word and word != sheet.text(other, column)}


def _reaching(sheet: Sheet, row: int) -> list[int]:
    """The columns whose cell in a row is merged with the one below it."""
    return [first[1] for first, last in sheet.merged if first[0] == row < last[0] and first[1] == last[1]]


def _second(sheet: Sheet, row: int, columns: Sequence[int]) -> tuple[Cell, str, Sequence[str]]:
    first = min(columns)
    above = next((text for column in range(first, -1, -1) if (text := sheet.text(row - 1, column))), "")
    return (row, first), above, [sheet.text(row, column) for column in sorted(columns)]


def _is_head(word: str) -> bool:
    return field_called(Activity, word) not in ("", NUMBERING) or bool(_start_or_end(word)) or word in _MAY_BE


def _heads(sheet: Sheet, row: int, record: Any, besides: Mapping[str, str]) -> Heads:
    columns: dict[int, str] = {}
    unknown: dict[int, str] = {}
    twice: list[tuple[int, int]] = []
    words = {column: word for column, word in enumerate(sheet.rows[row]) if word}
    sure = {column: besides.get(word) or field_called(record, word) or _start_or_end(word) for column, word in words.items()}
    for column, word in words.items():
        name = sure[column] or field_called(record, word, [each for each in sure.values() if each]) or _MAY_BE.get(word, "")
        if name == "time" and "date" not in sure.values() and _holds_days(sheet, row, column):
            name = "date"
        earlier = next((at for at, other in columns.items() if other == name), None)
        if not name:
            unknown[column] = _nearest_label(record, word)
        elif earlier is not None:
            twice.append((column, earlier))
        else:
            columns[column] = name
    return Heads(row, _with_clocks(sheet, row, columns), unknown, twice)


def field_called(record: Any, word: str, others: Collection[str] = ()) -> str:
    """The field of `record` that a column with `word` above it is about, none of the `others`; "" if that cannot be told."""
    whole = re.sub(r"\s+", "", half_width(word)).strip("*:·.")
    bare = re.sub(r"\s+", "", _ASIDE.sub("", half_width(word))).strip("*:·.")
    for each in dict.fromkeys((word.strip(), whole, bare)):
        wide = each.replace("(", "（").replace(")", "）")
        for form in (each, wide):
            if form.casefold() in _NUMBERED:
                return NUMBERING
            if name := _field(record, form, others):
                return name
    return ""


def _field(record: Any, word: str, others: Collection[str]) -> str:
    names = [each.name for each in fields(record)]
    if word in names:
        return word
    if record is Activity and (name := next((name for name, words in _HEADS.items() if word in words.split()), "")):
        return name
    return called(record, word, others)


def _start_or_end(word: str) -> str:
    bare = re.sub(r"\s+", "", word)
    return FROM if bare in _STARTS else TO if bare in _ENDS else ""


def _holds_days(sheet: Sheet, row: int, column: int) -> bool:
    """Whether most cells of a column say a day, and no hour."""
    texts = [text for each in range(row + 1, len(sheet.rows)) if (text := sheet.text(each, column))]
    return bool(texts) and sum(bool(_A_DAY.search(text)) and not _AN_HOUR.search(text) for text in texts) * 2 > len(texts)


def _with_clocks(sheet: Sheet, row: int, columns: dict[int, str]) -> dict[int, str]:
    """Where 开始时间 and 结束时间 hold hours, they are not days."""
    below = range(row + 1, len(sheet.rows))
    pairs = {"starts": FROM, "ends": TO}

    def holds_hours(column: int) -> bool:
        texts = [text for each in below if (text := sheet.text(each, column))]
        return bool(texts) and sum(bool(_CLOCK.fullmatch(text)) for text in texts) * 2 > len(texts)

    return {
        column: pairs[name] if name in pairs and "time" not in columns.values() and holds_hours(column) else name
        for column, name in columns.items()
    }


def _nearest_label(record: Any, word: str) -> str:
    labels = [field_type(record, each.name).label.name for each in fields(record)]
    bare = re.sub(r"\s+", "", _ASIDE.sub("", word))
    return nearest(bare, labels) if bare else ""
