"""What a teacher has written into a cell, as an editor would have written it: the schema's grammars read that, and nothing is guessed."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.desk.answers import Unusable, yes_or_no
from generator.desk.tables.days import Span, advice_on_days, days_in
from generator.schema.activities import WEEKDAYS
from generator.schema.days import DAY
from generator.schema.grammar import Refused
from generator.schema.kinds import FieldType, field_type
from generator.schema.lists import items_of
from generator.schema.numbers import FLAG, GRADES
from generator.text import half_width

_YES = frozenset("√ ✓ ✔ ☑ ■ ● v 需要 需 必须 须 可以 已取消 取消 取消了 停办 样例 示例 陪同 家长陪同 需家长陪同 需要家长陪同 亲子".split())
_NO = frozenset("× ✗ ✘ ☐ □ x 无需 不需 不必 无须 无 没有 未取消 照常 不陪同 家长不陪同 无需陪同 - — / \\".split())
_HOURS = re.compile(
    r"(?:(?:上|下|中)午|早上|早晨|清晨|傍晚|晚上)?[ ]*[0-9０-９一二三四五六七八九十两]{1,2}[ ]*(?:[:：][0-9０-９]{2}|[点时])"
)
_POST_AND_PHONE = re.compile(r"(.*?[^\s，,、;；:：（(0-9-])[\s，,、;；:：（(]*(?:电话[:：]?\s*)?([0-9][0-9-]{4,}[0-9])[)）]?")
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
    if name == "seats" and re.search("每|各", text):
        return Read(name, fault=f"“{text}”不是总数。这一格写一共收多少人（按家庭算的，写多少家），只写一个数，如 40。")
    if name == "who" and (grades := _grades_of(text)):
        return _grades_and_whose(text, grades)
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


def post_and_phone(text: str) -> tuple[str, str] | None:
    """The two parts of 社工 010-12345678, as of 负责人及电话; None if it has not both."""
    match = _POST_AND_PHONE.fullmatch(text.strip())
    return (match[1], match[2]) if match else None


def families_in(text: str) -> str:
    """The number of 15户 or 15个家庭, "" if it is not families that are counted."""
    match = re.fullmatch(r"([0-9]+) *(?:[个组户家]?家庭|户|家)", half_width(text))
    return match[1] if match else ""


def _grades_of(text: str) -> str:
    """The grades that are named where it is asked who may come, be it in words that they are not written in; "" if it is none of them."""
    written = re.sub("(?:的)?(?:小?学生|同学|孩子)$", "", text.strip())
    for each in (written, text.strip()):
        try:
            GRADES.validate(each)
        except Refused as refused:
            is_known = refused.details.get("likely") or refused.details.get("why")
            if is_known and re.search("年级|小学|初中|初[一二三]|[1-9]", half_width(each)):
                return each
        else:
            return each
    return ""


def _grades_and_whose(text: str, grades: str) -> Read:
    """Grades, unless they are of one school alone, which is another column's."""
    whose = re.search("[本我](?:校|社区|村|小区)", text)
    if not whose:
        return Read("grades", grades)
    who = "本校" if "校" in whose[0] else "本社区"
    return Read("who", fault=f"“{text}”写了两样。请分成两列：“谁能来”写“{who}”，“年级”写几年级到几年级，如 3-5。")


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
    days, fault = days_in(text, span, is_list=kind.is_list, advice=advice_on_days(record, name))
    if fault:
        return Read(name, fault=fault)
    if kind.is_list:
        return Read(name, days)
    if len(days) == 1:
        return Read(name, days[0])
    if name == "date" and "dates" in record.__dataclass_fields__:
        return Read("dates", days)
    return Read(name, fault=f"“{text}”写的是好几天，这一格只能写一天。")
