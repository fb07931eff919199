"""The days in a cell as a person reads them, each with the year that its list gives it; what can be read in two ways is told with what to write."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.schema.activities import WEEKDAYS, Change
from generator.schema.days import DAY
from generator.schema.grammar import Refused
from generator.schema.numbers import number_in
from generator.text import half_width

_NAME = "[一二三四五六日天]"
_WEEK = f"(?:星期|礼拜|周){_NAME}"
_WEEKDAY = re.compile(rf"\(?({_WEEK})\)?")
_WEEKDAYS_BEHIND = re.compile(rf" *\(?({_WEEK}(?:[、,和及/ ]+(?:星期|礼拜|周)?{_NAME})+)\)?$")  # of several days together
_ONE = re.compile(r"(?:(?:(\d{4})[-年/.])?(\d{1,2})[-月/.])?(\d{1,2})[日号]?")
_AFTER_DAY = r"(?<=[日号)\d])"
_TO = re.compile(rf"{_AFTER_DAY} *(?:至|到|—+|–|−|~|～) *(?=\(?(?:{_WEEK})?\(?\d)")
_MINUS = re.compile(r"(?<=[日号)]) *-+ *(?=\d)|(?:(?<=月\d)|(?<=月\d\d)) *-+ *(?=\d{1,2}[日号])")
_DOTTED = re.compile(r"((?:\d{4}[./])?\d{1,2}[./]\d{1,2}) *-+ *((?:\d{1,2}[./])?\d{1,2})")
_BETWEEN = re.compile(rf"[、,;\n]+|{_AFTER_DAY} +(?=\d+[-年/.月日号])|和|及")
_MIDNIGHT = re.compile(r"[ T]+0?0:00(?::00)?(?:\.0+)?(?!\d)")
_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|初[一二三四五六七八九十]|廿|除夕|闰")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_IN_NUMERALS = re.compile(rf"({_NUMERAL}|元)月({_NUMERAL}|\d{{1,2}})[日号]?")
_SERIAL, _SERIALS = datetime.date(1899, 12, 30), range(36526, 73051)  # the days from 2000 to 2099 as a program counts them
_MOST_DAYS = 31  # in a proposal
_MOST_SHOWN = 10
_EACH_WEEK = "每周都办的，写在“星期”“开始”“结束”里；只办几天的，一天一天写，中间用顿号隔开。"
_ONE_DAY = "这一格只写一天，如 2027-01-26。"
_PLANNED = "这一格只写一天，照“活动”那一页原来的日子写。每次都改的，就改“活动”那一页的“时间”“集合地点”那些格子。"
_CHECK = "请核对是日子错了，还是星期错了。"


class Span(NamedTuple):
    """The days of a list, from which one knows the year; those of a list that nobody was asked for yet are no more than thinkable."""

    first: datetime.date
    last: datetime.date
    is_certain: bool = True


def advice_on_days(record: Any, name: str) -> str:
    """What to write for several days, or each week's, where a cell of `record` is to hold one day."""
    if "weekdays" in record.__dataclass_fields__ and name == "date":
        return _EACH_WEEK
    return _PLANNED if record is Change and name == "date" else _ONE_DAY


def days_in(text: str, span: Span | None, *, is_list: bool, advice: str = _EACH_WEEK) -> tuple[list[str], str]:
    """The days of a cell as the content writes them, or why they cannot be told; a text that is no day is left to the grammar.

    `advice` is what to write for what is more than a day.
    """
    said = " ".join(text.split())
    written = re.sub(r"\s+(?=[日号])|\s*([年月])\s*", r"\1", _MIDNIGHT.sub("", half_width(text)))
    if words := _odd(said, written, span, "" if is_list else advice):
        return [], words
    written = _DOTTED.sub(r"\1至\2", _MINUS.sub("至", written))
    if _TO.search(written) and not re.search("[:点时]", written):
        return [], _of_span(said, written, span, "" if is_list else advice)
    behind = _WEEKDAYS_BEHIND.search(written)
    parts = _joined([part.strip() for part in _BETWEEN.split(written[: behind.start()] if behind else written) if part.strip()])
    if behind:
        weekdays = re.findall(_NAME, re.sub("星期|礼拜|周", "", behind[1]))
        if len(weekdays) != len(parts):
            return [], f"“{said}”里有 {len(parts)} 个日子、{len(weekdays)} 个星期，对不上。请在每个日子后面写上它的星期，或者只写日子。"
        parts = [f"{part}(周{weekday})" for part, weekday in zip(parts, weekdays, strict=True)]
    days: list[str] = []
    for part in parts:
        day, fault = _day(part, span, days)
        if fault:
            return [], fault
        days.append(day)
    return days, ""


def _odd(text: str, written: str, span: Span | None, advice: str) -> str:
    """What to write for a text that says a day otherwise than by its numbers in the calendar."""
    if re.fullmatch(r"\d{5}", written) and int(written) in _SERIALS:
        day = _SERIAL + datetime.timedelta(int(written))
        return f"“{text}”是表格软件里日期的序号，那一天是 {day}。请把这一格的格式设成“日期”，存好再导入；或者直接写 {day}。"
    if _LUNAR.search(written):
        return f"“{text}”像是农历的日子。请写公历的，如 2026-03-08。"
    if re.search("每|逢", written) and advice:
        return f"“{text}”不是一个日子。{advice}"
    match = _IN_NUMERALS.fullmatch(_WEEKDAY.sub("", written).strip("() "))
    numbers = [1 if each == "元" else int(each) if each.isdecimal() else number_in(each) for each in match.groups()] if match else [None]
    if None not in numbers:
        likely, _ = _day("{}月{}日".format(*numbers), span if span and span.is_certain else None, ())
        return f"“{text}”是公历还是农历，程序分不清。公历的，请写成“{likely}”；农历的，请换成公历的日子。"
    return ""


def _joined(parts: Sequence[str]) -> list[str]:
    """What stands behind a day and is none itself, a weekday perhaps, belongs to it."""
    found: list[str] = []
    for part in parts:
        if found and _WEEKDAY.fullmatch(part):
            found[-1] += part
        else:
            found.append(part)
    return found


def _day(text: str, span: Span | None, before: Sequence[str]) -> tuple[str, str]:
    """A day as it is to be written, or why it is none that can be meant; `before` are those in front of it, of which it may be in the same month."""
    weekday = _WEEKDAY.search(text)
    bare = (text[: weekday.start()] + text[weekday.end() :]).strip("() ") if weekday else text
    match = _ONE.fullmatch(bare)
    if not match:
        return text, ""  # what it means and what to write, the grammar knows
    if not match[2]:
        return _in_same_month(text, int(match[3]), weekday, before, span)
    try:
        datetime.date(int(match[1] or 2000), int(match[2]), int(match[3]))
    except ValueError:
        return text, "" if match[1] or "月" not in bare else f"没有“{text}”这一天。请核对月份和日子。"
    if match[1]:
        return _checked(text, datetime.date(*map(int, match.groups())), weekday)
    return _without_year(text, bare, int(match[2]), int(match[3]), weekday, span)


def _in_same_month(text: str, number: int, weekday: re.Match[str] | None, before: Sequence[str], span: Span | None) -> tuple[str, str]:
    """29日 of 1月28日、29日; what goes back may be of the next month."""
    last = _read(before[-1]) if before else None
    if last is None:
        is_alone = not before and re.search("[日号]", text)
        return text, f"“{text}”没有写是几月。请连月份一起写，如 3月8日。" if is_alone else ""
    try:
        day = last.replace(day=number)
    except ValueError:
        return text, f"{last.month}月没有{number}日。请核对，或者连月份一起写。"
    if day <= last:
        return text, f"“{text}”写在{last.month}月{last.day}日后面，分不清是哪个月的。请连月份一起写。"
    if span and not span.is_certain:
        return _without_year(text, "月", day.month, number, weekday, span)
    return _checked(text, day, weekday)


def _checked(text: str, day: datetime.date, weekday: re.Match[str] | None) -> tuple[str, str]:
    """A day whose weekday is not another."""
    if not weekday or _is_on(day, weekday):
        return day.isoformat(), ""
    return text, f"{day} 是{WEEKDAYS[day.weekday()]}，不是“{weekday[1]}”。{_CHECK}"


def _is_on(day: datetime.date, weekday: re.Match[str] | None) -> bool:
    return weekday is None or WEEKDAYS[day.weekday()][-1] == weekday[1][-1].replace("天", "日")


def _without_year(text: str, bare: str, month: int, number: int, weekday: re.Match[str] | None, span: Span | None) -> tuple[str, str]:
    """The one day of this name within the list, or which weekday decides between several; none is taken because it is the nearest."""
    if span is None:
        return text, ""
    found = _of_years(range(span.first.year, span.last.year + 1), month, number)
    found = [day for day in found if span.first <= day <= span.last]
    fitting = [day for day in found if _is_on(day, weekday)]
    if len(fitting) == 1 or (fitting and not span.is_certain):
        return fitting[0].isoformat(), ""
    if "月" not in bare and not fitting:
        return text, ""
    if not span.is_certain:
        years = "、".join(f"{year}年" for year in range(span.first.year, span.last.year + 1))
        what = f"的{month}月{number}日都不是“{weekday[1]}”。{_CHECK}" if weekday and found else "都没有这一天。请核对，或者连年份一起写。"
        return text, f"“{text}”没有写年份，{years}{what}"
    if not found:
        return text, f"“{text}”没有写年份，清单从 {span.first} 到 {span.last}，这一天不在里面。请核对月份，或者连年份一起写。"
    if len(fitting) > 1:
        both = "、".join(map(str, fitting))
        return text, f"“{text}”没有写年份，清单从 {span.first} 到 {span.last}，{both} 都在里面。请连年份一起写。"
    assert weekday
    near = range(span.first.year - 1, span.last.year + 2)
    other = "".join(f"（{day} 才是）" for day in _of_years(near, month, number) if _is_on(day, weekday))
    return text, f"“{text}”没有写年份，照清单的日子是 {found[0]}；{_checked(text, found[0], weekday)[1].replace('。', other + '。', 1)}"


def _read(day: str) -> datetime.date | None:
    try:
        found = DAY.validate(day)
    except Refused:
        return None
    assert isinstance(found, datetime.date)
    return found


def _of_years(years: Sequence[int], month: int, number: int) -> list[datetime.date]:
    found = []
    for year in years:
        try:
            found.append(datetime.date(year, month, number))
        except ValueError:
            continue  # the 29th of February
    return found


def _of_span(text: str, written: str, span: Span | None, advice: str) -> str:
    """What to write in place of a first and a last day; several are as good as one where there is no `advice`."""
    words, is_list = f"“{text}”写的是好几天。", not advice
    if advice not in ("", _EACH_WEEK):
        return words + advice
    ends = [part.strip() for part in _TO.split(written)]
    if len(ends) != 2:
        return f"{words}请一天一天写，中间用顿号隔开。"
    first, fault = _day(ends[0], span, ())
    last, other = _day(ends[-1], span, (first,))
    start, end = _read(first), _read(last)
    if start is None or end is None:
        return fault or other or f"{words}请一天一天写，中间用顿号隔开。"
    count = (end - start).days + 1
    if not 1 < count <= _MOST_DAYS:
        return words + ("请一天一天写，中间用顿号隔开。" if is_list else _EACH_WEEK)
    known = span is None or span.is_certain or re.search(r"\d{4}", written)
    shown = "、".join(_shown(start + datetime.timedelta(each), bool(known)) for each in range(min(count, _MOST_SHOWN)))
    shown += "……" if count > _MOST_SHOWN else ""
    if is_list:
        return f"{words}请一天一天写：{shown}。"
    return f"{words}天天都办，就一天一天写：{shown}；只在每周的哪几天办，就写在“星期”“开始”“结束”里。"


def _shown(day: datetime.date, has_year: bool) -> str:
    return day.isoformat() if has_year else f"{day.month}月{day.day}日"
