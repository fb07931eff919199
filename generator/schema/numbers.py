"""Numbers, grades and yes or no, as people write them: in digits of either width, with 人 or 年级 behind; Chinese numerals are read for remedies."""

from __future__ import annotations

import re

from generator.lazily import lazily
from generator.problems import nearest
from generator.schema.grammar import Grammar, Refused
from generator.text import NUMERALS, half_width

BLANKS = "[ \u3000]*"
DIGIT = "[0-9０-９]"
TO = "(?:[-－—–−~～〜]{1,2}|至|到)"
_NUMERAL = lazily("[零〇一二两三四五六七八九十百]+")
_UNIT = "人个名位分条家户年号"


def number_in(text: str) -> int | None:
    """The number that a Chinese numeral below 1000 means (十六, 二十, 三百零五), None if it is none."""
    text = text.replace("两", "二").replace("〇", "零")
    match = re.fullmatch(r"(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([零一二三四五六七八九])?", text)
    if not match or not text:
        return None
    hundreds, tens, ten, ones = match.groups()
    found = 100 * NUMERALS.index(hundreds or "零") + NUMERALS.index(ones or "零")
    return found + (10 * NUMERALS.index(tens or "一") if ten else 0)


def whole(least: int, most: int, units: str = "") -> Grammar:
    """A whole number from `least` to `most` in digits; one of the characters `units` may stand behind it."""
    behind = f"(?:[{units}]|个人)?" if "人" in units else f"[{units}]?" if units else ""
    expression = re.compile(f"{BLANKS}(0|０|[1-9１-９]{DIGIT}{{0,8}}){BLANKS}{behind}{BLANKS}")
    shape = f"整数，{least} 到 {most}"

    def parse(value: str) -> int:
        match = expression.fullmatch(value)
        if not match or not least <= int(match[1]) <= most:
            raise Refused("S06", value=value, shape=shape, likely=likely(value) if not match else "")
        return int(match[1])

    def likely(value: str) -> str:
        """The one number that stands in `value`, if it can be meant; 几十 and 20多 are none, nor is 每班5人."""
        if re.search("[几多数每各]", value):
            return ""
        found = re.findall(r"[0-9]+", half_width(value).replace(",", ""))
        words = [number for word in _NUMERAL.findall(value) if (number := number_in(word)) is not None]
        numbers = [int(each[:9]) for each in found] + words
        return str(numbers[0]) if len(numbers) == 1 and not re.search("[-.]", half_width(value)) and least <= numbers[0] <= most else ""

    schema = {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": f"^{expression.pattern}$"}
    return Grammar(shape, parse, _told(schema, shape), also=(f"{max(least, 16)}{units[0]}",) if units else ())


_TRUE, _FALSE = ("true", "yes", "是", "是的", "对"), ("false", "no", "否", "不是", "不")
_YES_OR_NO = "true（是）或 false（否）"


_NO = lazily("不(?:用|要|需要?|必|可以|行)|没有?|无|n|f|×|✗|0")
_YES = lazily("需?要|有|必须|可以|好的?|行|对的|ok(?:ay)?|示例|样例|y|t|√|✓|1")


def _flag(value: str) -> bool:
    written = half_width(value).casefold()
    if written not in (*_TRUE, *_FALSE):
        likely = "false" if _NO.fullmatch(written) else "true" if _YES.fullmatch(written) else nearest(written, ("true", "false"))
        raise Refused("S08", value=value, shape=_YES_OR_NO, allowed="true（是）、false（否）", likely=likely, number="一个")
    return written in _TRUE


def _in_any_case(word: str) -> str:
    return "".join(f"[{char}{char.upper()}{_wide(char)}{_wide(char.upper())}]" if char.isascii() else char for char in word)


def _wide(char: str) -> str:
    return chr(ord(char) + 0xFEE0)


_GRADE = "[1-9１-９一二三四五六七八九]"
_GRADES = lazily(f"{BLANKS}(?:小学)?({_GRADE})(?:年级)?(?:{BLANKS}{TO}{BLANKS}({_GRADE})(?:年级)?)?{BLANKS}")
_GRADES_SHAPE = "1 到 9 的年级，如 3 或 1-6"
_LAST_OF_PRIMARY = 6
_PUPILS = "(?:的)?(?:各年级|全体|所有)?(?:的)?(?:学生|同学|孩子|生)?"
_SCHOOLS = lazily(f"(小学|初中|中小学|小学(?:和|与|及|、|到|至|-)初中){_PUPILS}")
_AND_MORE = lazily(f"(?:小学)?({_GRADE})(?:年级)?[（(]?(?:及|及其|和|含)?[）)]?以([上下]){_PUPILS}")
_IN_A_ROW = lazily(f"(?:{_GRADE}(?:年级)?[、，,和及/ ]*)+{_PUPILS}")
_ALL_GRADES = lazily("不限.*|.*都可以?|.*都行|全部.*|所有.*|各年级")


def _grades(value: str) -> tuple[int, int]:
    """A grade or a range of grades within nine years of school."""
    match = _GRADES.fullmatch(value)
    first, last = (_grade(match[1]), _grade(match[2] or match[1])) if match else (0, 0)
    if not match or first > last:
        likely = f"{last}-{first}" if match else _likely_grades(value)
        raise Refused("S06", value=value, shape=_GRADES_SHAPE, likely=likely, why="" if likely else _why_no_grades(value))
    return first, last


def _grade(char: str) -> int:
    return number_in(char) or int(char)


def _likely_grades(value: str) -> str:
    """What an answer in other words means: 初一到初三, 三、四年级, 不限."""
    if _ALL_GRADES.fullmatch(value.strip()):
        return "1-9"
    if match := _SCHOOLS.fullmatch(value.strip()):
        return "-".join((("7" if match[1] == "初中" else "1"), ("6" if match[1] == "小学" else "9")))
    if (match := _AND_MORE.fullmatch(value.strip())) and (match[2] == "下" or _grade(match[1]) > _LAST_OF_PRIMARY):
        return f"1-{_grade(match[1])}" if match[2] == "下" else "-".join(dict.fromkeys((str(_grade(match[1])), "9")))
    written = re.sub("初([一二三])", lambda match: str(6 + _grade(match[1])), value)
    match = re.fullmatch(
        rf"\D*?({_GRADE})(?:年级)?(?:{BLANKS}(?:{TO}|[、，,和及]|){BLANKS}({_GRADE}))?(?:年级)?[^0-9０-９一二三四五六七八九十]*", written
    )
    several = re.findall(_GRADE, written)
    if len(several) > 2 and _IN_A_ROW.fullmatch(written.strip()):
        grades = [*map(_grade, several)]
        return f"{grades[0]}-{grades[-1]}" if grades == [*range(grades[0], grades[-1] + 1)] else ""
    if not match or re.search("以上|以下|岁|班|高", value) or re.search(f"{DIGIT}{{2}}", value) or len(several) > 2:
        return ""
    grades = sorted({_grade(match[1]), _grade(match[2] or match[1])})
    return "-".join(map(str, grades)) if len(grades) == 1 or re.search(TO, written) or grades[1] == grades[0] + 1 else ""


def _why_no_grades(value: str) -> str:
    """What is missing where a text can mean several ranges of grades."""
    written = value.strip()
    if match := _AND_MORE.fullmatch(written):
        grade = _grade(match[1])
        return f"“{written}”没有写到几年级为止：到小学毕业，写 {_as_grades((grade, _LAST_OF_PRIMARY))}；到初中毕业，写 {_as_grades((grade, 9))}。"
    if re.search("全校|[低中高]年级", written):
        return f"“{written}”没有写明是几年级到几年级，请写明，如 1-6。"
    if _IN_A_ROW.fullmatch(written):
        return f"“{written}”不是连着的几个年级。请写成一段，如 1-5；中间真有不收的，分成几项活动写。"
    return ""


def _as_grades(grades: tuple[int, int]) -> str:
    return "-".join(map(str, dict.fromkeys(grades)))


_YOUNGEST, _OLDEST = 3, 15
_AGE = f"{DIGIT}{{1,2}}"
_AGES = lazily(f"{BLANKS}({_AGE})(?:周?岁)?(?:{BLANKS}{TO}{BLANKS}({_AGE})(?:周?岁)?)?{BLANKS}")
_AGES_SHAPE = f"{_YOUNGEST} 到 {_OLDEST} 岁，如 6-8"


def _ages(value: str) -> tuple[int, int]:
    """An age or a range of ages, from kindergarten to the end of nine years of school."""
    match = _AGES.fullmatch(value)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not _YOUNGEST <= first <= last <= _OLDEST:
        is_turned = _YOUNGEST <= last < first <= _OLDEST
        raise Refused("S06", value=value, shape=_AGES_SHAPE, likely=f"{last}-{first}" if is_turned else "")
    return first, last


def _told(schema: dict[str, object], shape: str) -> dict[str, object]:
    return {**schema, "errorMessage": f"这里要填：{shape}", "patternErrorMessage": f"这里要填：{shape}"}


FLAG = Grammar(
    _YES_OR_NO,
    _flag,
    _told({"type": ["boolean", "string"], "pattern": f"^{BLANKS}(?:{'|'.join(map(_in_any_case, _TRUE + _FALSE))}){BLANKS}$"}, _YES_OR_NO),
    write=lambda value: "true" if value else "false",
    also=("是", "否", "yes", "no"),
)
GRADES = Grammar(
    "年级，如 3 或 1-6",
    _grades,
    _told({"type": ["integer", "string"], "minimum": 1, "maximum": 9, "pattern": f"^{_GRADES.pattern}$"}, "年级，如 3 或 1-6"),
    write=_as_grades,
    also=("一年级", "三到五年级", "3-5年级"),
)
AGES = Grammar(
    _AGES_SHAPE,
    _ages,
    _told({"type": ["integer", "string"], "minimum": _YOUNGEST, "maximum": _OLDEST, "pattern": f"^{_AGES.pattern}$"}, _AGES_SHAPE),
    write=_as_grades,
    also=("6岁", "3到6岁"),
)
YEAR = whole(1949, 2100, "年")
ORDER = whole(0, 9999)
