"""What a teacher has written into a cell, as an editor would have written it: the schema's grammars read that, and nothing is guessed."""

from __future__ import annotations

import datetime
import re
from typing import Any, NamedTuple

from generator.desk.answers import Unusable, yes_or_no
from generator.schema.activities import WEEKDAYS
from generator.schema.days import DAY
from generator.schema.grammar import Refused
from generator.schema.kinds import FieldType, field_type
from generator.schema.lists import items_of
from generator.schema.numbers import FLAG, GRADES
from generator.text import half_width

Span = tuple[datetime.date, datetime.date]  # the days of a list, from which one knows the year

_YES = frozenset("√ ✓ ✔ ☑ ■ ● v 需要 需 必须 须 可以 已取消 取消 取消了 停办 样例 示例 陪同 家长陪同 需家长陪同 需要家长陪同 亲子".split())
_NO = frozenset("× ✗ ✘ ☐ □ x 无需 不需 不必 无须 无 没有 未取消 照常 不陪同 家长不陪同 无需陪同 - — / \\".split())
_IN_BRACKETS = re.compile(r"[（(]?(?:星期|礼拜|周)([一二三四五六日天])[）)]?")
_OF_YEAR = re.compile(r"(?:(\d{4}) *[-年/.] *)?(\d{1,2}) *[-月/.] *(\d{1,2}) *[日号]?")
_TO = re.compile("(?<=[日号\\d])[ ]*(?:至|到|—+|–|~|～)[ ]*(?=\\d)")
_BETWEEN_DAYS = re.compile(r"[、，,;；\n]+| +(?=\d+ *[-年/.月])|和|及")
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00)?(?:\.0+)?(?!\d)")
_HOURS = re.compile(
    r"(?:(?:上|下|中)午|早上|早晨|清晨|傍晚|晚上)?[ ]*[0-9０-９一二三四五六七八九十两]{1,2}[ ]*(?:[:：][0-9０-９]{2}|[点时])"
)
_MOST_DAYS = 31  # in a proposal
_AS_DAY = re.compile(r"(?:\d{4}-0?|)([1-9])(?:-0?|月)([1-9])日?")  # what a program makes of 3-5


class Read(NamedTuple):
    """What a cell holds: the field it belongs to, and its value as the schema's grammars take it, or why it cannot be taken."""

    name: str
    value: Any = ""
    fault: str = ""


def read_cell(record: Any, name: str, text: str, span: Span | None) -> Read:
    """The `text` of a cell of the field `name`."""
    kind = field_type(record, name)
    if kind.grammar is FLAG:
        return Read(name, _flag(text, kind.label.name))
    if kind.grammar is GRADES:
        match = _AS_DAY.fullmatch(text)  # no grade is a day: so it can be undone
        return Read(name, f"{match[1]}-{match[2]}" if match else text)
    if name == "who" and (grades := _grades_of(text)):
        return Read("grades", grades)
    if name == "date" and "weekdays" in record.__dataclass_fields__ and (days := _weekdays(text)):
        return Read("weekdays", days)
    if kind.grammar is DAY:
        return _days(record, name, kind, text, span)
    if kind.is_list and not kind.record:
        return Read(name, _items(kind, text))
    return Read(name, text)


def day_and_hours(text: str) -> tuple[str, str] | None:
    """The two parts of 1月26日 9:00-10:30; None if it has not both."""
    match = _HOURS.search(text)
    day = text[: match.start()].strip(" 　，,、;；:：\n") if match else ""
    return (day, text[match.start() :].strip()) if match and day else None


def families_in(text: str) -> str:
    """The number of 15户 or 15个家庭, "" if it is not families that are counted."""
    match = re.fullmatch(r"([0-9]+) *(?:[个组户家]?家庭|户|家)", half_width(text))
    return match[1] if match else ""


def _grades_of(text: str) -> str:
    """The grades that are named where it is asked who may come, "" if it is none of them."""
    written = re.sub("(?:的)?(?:小?学生|同学|孩子)$", "", text.strip())
    try:
        GRADES.validate(written)
    except Refused:
        return ""
    return written


def _flag(text: str, label: str) -> str:
    word = half_width(text).rstrip("。.!").casefold()
    if word in _YES or word in _NO:
        return "true" if word in _YES else "false"
    if word in ("1", "0"):
        return "true" if word == "1" else "false"
    try:
        return "true" if yes_or_no(word, label) else "false"
    except Unusable:
        return text


def _weekdays(text: str) -> list[str]:
    """The weekdays that a text names and nothing else; none otherwise."""
    word = half_width(text).replace("每周", "周").replace("每", "").replace("周末", "周六、周日")
    span = re.fullmatch(r"(?:周|星期|礼拜)([一二三四五六日天])(?:至|到|-|—|~)(?:周|星期|礼拜)?([一二三四五六日天])", word)
    names = "一二三四五六日"
    if span:
        first, last = (names.index(each.replace("天", "日")) for each in span.groups())
        return list(WEEKDAYS[first : last + 1])
    if not re.fullmatch(r"(?:(?:周|星期|礼拜)[一二三四五六日天]+[、，,;/和及与\s]*)+[一二三四五六日天、]*", word):
        return []
    found = [f"周{each.replace('天', '日')}" for each in re.sub("周|星期|礼拜", "", word) if each in names + "天"]
    return list(dict.fromkeys(found))


def _items(kind: FieldType, text: str) -> list[str]:
    if "周" in kind.shape and (days := _weekdays(text)):
        return days
    return [item for _, item in items_of(text.replace("\n", "、"), by_blanks=not kind.ref and "周" in kind.shape)]


def _days(record: Any, name: str, kind: FieldType, text: str, span: Span | None) -> Read:
    """One day or several, as the content writes them; of a list of one day, the field of several takes what is several."""
    written = _MIDNIGHT.sub("", half_width(text))
    if _TO.search(written) and len(_OF_YEAR.findall(written)) <= 2 and not kind.is_list:
        return Read(name, fault=_for_span(written, span))
    parts = [part.strip() for part in _BETWEEN_DAYS.split(written) if part.strip()]
    parts = _joined(parts)
    days: list[str] = []
    for part in parts:
        day, fault = _day(part, span)
        if fault:
            return Read(name, fault=fault)
        days.append(day)
    if kind.is_list:
        return Read(name, days)
    if len(days) == 1:
        return Read(name, days[0])
    if name == "date" and "dates" in record.__dataclass_fields__:
        return Read("dates", days)
    return Read(name, text)


def _joined(parts: list[str]) -> list[str]:
    """What stands behind a day and is none itself, a weekday perhaps, belongs to it."""
    found: list[str] = []
    for part in parts:
        if found and _IN_BRACKETS.fullmatch(part):
            found[-1] += part
        else:
            found.append(part)
    return found


def _day(text: str, span: Span | None) -> tuple[str, str]:
    """A day as it is to be written, with the year that the list gives it; or why it is none that can be meant."""
    weekday = _IN_BRACKETS.search(text)
    bare = (text[: weekday.start()] + text[weekday.end() :]).strip() if weekday else text
    match = _OF_YEAR.fullmatch(bare)
    if not match:
        return text, ""  # what it means and what to write, the grammar knows
    day = _whole_day(match[1], match[2], match[3], span)
    if day is None:
        return text, "" if match[1] else _without_year(text, match, span)
    wanted = WEEKDAYS[day.weekday()]
    if weekday and weekday[1].replace("天", "日") != wanted[1]:
        return text, f"{day.isoformat()} 是{wanted}，不是“{weekday[0].strip('（）()')}”。请核对是日子错了，还是星期错了。"
    return day.isoformat(), ""


def _whole_day(year: str | None, month: str, number: str, span: Span | None) -> datetime.date | None:
    """The one day that is meant; without a year, the one within the list."""
    years = [int(year)] if year else range(span[0].year, span[1].year + 1) if span else []
    found = []
    for each in years:
        try:
            day = datetime.date(each, int(month), int(number))
        except ValueError:
            continue
        if year or (span and span[0] <= day <= span[1]):
            found.append(day)
    return found[0] if len(found) == 1 else None


def _without_year(text: str, match: re.Match[str], span: Span | None) -> str:
    if span is None or not re.search("[月]", match[0]):
        return ""
    return f"“{text}”没有写年份，清单从 {span[0]} 到 {span[1]}，这一天不在里面。请核对月份，或者连年份一起写。"


def _for_span(text: str, span: Span | None) -> str:
    """What to write in place of a first and a last day."""
    ends = [_day(part.strip(), span) for part in _TO.split(text)]
    try:
        first, last = DAY.validate(ends[0][0]), DAY.validate(_like(ends[1][0], ends[0][0]))
    except (Refused, IndexError):
        return f"“{text}”写的是好几天。请一天一天写，中间用顿号隔开。"
    assert isinstance(first, datetime.date) and isinstance(last, datetime.date)
    count = (last - first).days + 1
    if not 1 < count <= _MOST_DAYS:
        return f"“{text}”写的是好几天。每周都办的，写在“星期”“开始”“结束”里；只办几天的，一天一天写，中间用顿号隔开。"
    days = "、".join((first + datetime.timedelta(each)).isoformat() for each in range(min(count, 10)))
    rest = "……" if count > 10 else ""
    return f"“{text}”写的是好几天。天天都办，就一天一天写：{days}{rest}；只在每周的哪几天办，就写在“星期”“开始”“结束”里。"


def _like(last: str, first: str) -> str:
    """The day behind 1月25日至27日 in full."""
    number = re.fullmatch(r"(\d{1,2})[日号]?", last)
    return f"{first[:8]}{number[1]}" if number else last
