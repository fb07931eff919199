"""Days, periods and times of day: what is written in one of the ways that can mean nothing else is taken, the rest is answered with the line to type."""

from __future__ import annotations

import re
from datetime import date, time

from generator.lazily import lazily
from generator.schema.grammar import Grammar, Refused
from generator.schema.numbers import BLANKS, DIGIT, TO, number_in
from generator.text import half_width

FIRST_YEAR, LAST_YEAR = 1900, 2100  # what a street remembers and plans; another year is a slip of the finger

_BETWEEN = "[-－—–−/／.．]"
_YEAR = f"({DIGIT}{{4}})"
_MONTH = f"{BLANKS}(?:年|{_BETWEEN}){BLANKS}({DIGIT}{{1,2}})"
_REST = f"{BLANKS}(?:月|{_BETWEEN}){BLANKS}({DIGIT}{{1,2}}){BLANKS}[日号]?"
_DAY = lazily(f"{BLANKS}{_YEAR}{_MONTH}{_REST}{BLANKS}")
_DAY_AND_MORE = lazily(f"{_YEAR}{_MONTH}{_REST}(?!{DIGIT})")
_PERIOD = lazily(f"{BLANKS}{_YEAR}(?:{BLANKS}年|{_MONTH}(?:{BLANKS}月|{_REST})?)?{BLANKS}")
_WEEKDAY = lazily(r"[（(]?(?:星期|礼拜|周)[一二三四五六日天][）)]?")
_MONTH_AND_DAY = lazily(r"([0-9]{1,2}) *月 *([0-9]{1,2}) *[日号]?")
_NUMERALS = "〇一二三四五六七八九"


def day(value: str) -> date:
    """A calendar day: year, month and day in this order, the year with four digits."""
    match = _DAY.fullmatch(value)
    if not match:
        raise Refused("S09", value=value, likely=_likely_day(value), why=_why_no_day(value))
    return _date(value, *map(int, match.groups()))


def _date(value: str, year: int, month: int, number: int) -> date:
    _check_year(value, year)
    try:
        return date(year, month, number)
    except ValueError:
        raise Refused("S10", value=value) from None


def _check_year(value: str, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("S11", value=value, least=FIRST_YEAR, most=LAST_YEAR)


def _likely_day(value: str) -> str:
    """The one day that a text means which says more than a day, or says it in numerals; "" if there is none."""
    written = half_width(re.sub("[零〇○一二三四五六七八九十]+", _in_digits, _WEEKDAY.sub("", value)))
    if re.fullmatch(r"[0-9]{8}", written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    found = list(_DAY_AND_MORE.finditer(written))
    if len(found) != 1 or re.search("农历|阴历|以?前|以?后|或|起|[0-9]", written[: found[0].start()] + written[found[0].end() :]):
        return ""
    try:
        return _date(value, *map(int, found[0].groups())).isoformat()
    except Refused:
        return ""


def _in_digits(match: re.Match[str]) -> str:
    """二〇二六 and 十五 in digits."""
    text = match.group().replace("零", "〇").replace("○", "〇")
    if len(text) == 4 and "十" not in text:
        return "".join(str(_NUMERALS.index(char)) for char in text)
    number = number_in(text)
    return match.group() if number is None else str(number)


def without_year(value: str) -> tuple[int, int] | None:
    """The month and the day of 11月20日 or 十一月二十号; None if a text says anything else."""
    match = _MONTH_AND_DAY.fullmatch(half_width(re.sub("[零〇○一二三四五六七八九十]+", _in_digits, _WEEKDAY.sub("", value))))
    return (int(match[1]), int(match[2])) if match else None


def _why_no_day(value: str) -> str:
    """What is missing or can mean two things."""
    written = half_width(value)
    if re.fullmatch(r"[0-9]{1,2} *月 *[0-9]{1,2} *[日号]?", written):
        return "没有写是哪一年，请在前面补上四位的年份。"
    if re.fullmatch(r"[0-9]{1,2} *[-/.] *[0-9]{1,2}", written):
        return f"“{written}”分不清哪个是月、哪个是日，也没有写是哪一年。"
    if re.fullmatch(r"[0-9]{1,2} *[-/.年] *[0-9]{1,2} *[-/.月] *[0-9]{1,2} *[日号]?", written):
        return "年份要写四位，不然分不清哪一截是年。"
    if re.fullmatch(r"[0-9]{1,2} *[-/.] *[0-9]{1,2} *[-/.] *[0-9]{4}", written):
        return "年份要写在最前面，不然分不清哪个是月、哪个是日。"
    if re.fullmatch(r"[0-9]{4} *年?(?: *[-/.]? *[0-9]{1,2} *月?)?", written):
        return "没有写到哪一天。"
    if re.search("今天|昨天|明天|前天|后天|上周|下周|周|星期|礼拜", written):
        return "过些日子，就没有人知道说的是哪一天了。"
    return ""


def _period(value: str) -> str:
    """A year, a month or a day, as far as it is known, as ISO 8601 writes it."""
    match = _PERIOD.fullmatch(value)
    if not match:
        raise Refused("S06", value=value, shape=PERIOD.shape, likely=_likely_day(value))
    year, month, number = match.groups()
    _check_year(value, int(year))
    if number:
        return _date(value, int(year), int(month), int(number)).isoformat()
    if month and not 1 <= int(month) <= 12:
        raise Refused("S06", value=value, shape=PERIOD.shape)
    return f"{int(year)}-{int(month):02}" if month else str(int(year))


_PARTS = {  # with their first and last hour
    "上午": (5, 12),
    "早上": (4, 11),
    "早晨": (4, 11),
    "清晨": (3, 8),
    "中午": (11, 14),
    "下午": (12, 19),
    "傍晚": (16, 20),
    "晚上": (17, 23),
}
_PART = f"({'|'.join(_PARTS)})?"
_HOUR = f"({DIGIT}{{1,2}}|十[一二]?|[一二两三四五六七八九])"
_PAST = f"(半|一刻|三刻|整|{DIGIT}{{1,2}}分?)"
_TIME = f"{_PART}{BLANKS}{_HOUR}{BLANKS}(?:[:：]{BLANKS}({DIGIT}{{2}})|[点时](?:{BLANKS}{_PAST})?)"
_CLOCK = lazily(f"{BLANKS}{_TIME}{BLANKS}{TO}{BLANKS}{_TIME}{BLANKS}")
_ONCE = lazily(f"{BLANKS}{_TIME}.*")
_CLOCK_SHAPE = "先早后晚的两个时间，如 9:00-10:30"
_EARLIEST, _NOON = 8, 12  # before the first, an hour that is said without 上午 or 下午 may be meant as either
_LAST_HOUR, _LAST_MINUTE = 24, 59
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}


def _clock(value: str) -> tuple[time, time]:
    """Two times of day, of which the first is the earlier; 下午2点-4点 is in the afternoon as a whole."""
    match = _CLOCK.fullmatch(value)
    if not match:
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, likely=_likely_clock(value), why=_why_no_clock(value))
    if match[5] and not match[1] and _is_late(match[5]) and match[3] is None and int(number_in(match[2]) or match[2]) < _NOON:
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, why=_WHICH_HALF)  # 7点到晚上9点
    part = match[5] or (match[1] if len(match[6]) < 2 or match[6] < "13" else None)
    first, last = _time(match.groups()[:4]), _time((part, *match.groups()[5:]))
    if wrong := next((part for part in re.findall(r"\d+(?=\s*[:：点时])", value) if int(part) > _LAST_HOUR), ""):
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, why=f"一天里没有{wrong}点。")
    if wrong := next((part for part in re.findall(r"[:：]\s*(\d\d)", value) if int(part) > _LAST_MINUTE), ""):
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, why=f"没有{wrong}分，一小时到 {_LAST_MINUTE} 分为止。")
    if _is_past_midnight(value, first, last):
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, why=_MIDNIGHT)
    if first is None or last is None or first >= last:
        raise Refused("S06", value=value, shape=_CLOCK_SHAPE, why=_ORDER if first and last else _WHICH_HALF)
    return first, last


def _is_late(part: str) -> bool:
    return _PARTS[part][0] >= _NOON


def _is_past_midnight(value: str, first: time | None, last: time | None) -> bool:
    """Whether it is to end at midnight or after it, which no day has."""
    if re.search(r"(?<!\d)24\s*[:：点时]", value):
        return True
    return bool(first and last and first.hour >= _EVENING and last.hour < _MORNING)


_EVENING, _MORNING = 18, 6
_MIDNIGHT = "活动不能过半夜，最晚写到 23:59，如 22:00-23:59。"
_ORDER = "结束要比开始晚，请核对。"
_WHICH_HALF = "分不清是上午还是下午，请写成 14:00-16:00 这样，或者写明“上午”“下午”。"


def _time(parts: tuple[str | None, ...]) -> time | None:
    """The time of part of the day, hour, minutes and what stands behind 点; None if it is none, or could be two."""
    part, written, minutes, past = parts
    hour = number_in(written or "")
    hour = int(written or 0) if hour is None else hour
    minute = int(minutes) if minutes else _QUARTERS.get(past or "整", -1)
    minute = int((past or "").rstrip("分")) if minute < 0 else minute
    if minutes is None and not part and hour < _EARLIEST:
        return None
    first, last = _PARTS[part] if part else (0, 23)
    hour = next((each for each in (hour, hour + 12 if part else hour) if first <= each <= last), 24)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _likely_clock(value: str) -> str:
    """What is meant where the hours alone are written (9-11), or dots for colons (9.30-11.00), or a day stands before it."""
    match = re.fullmatch(
        rf"\D{{0,6}}?(上午|下午)?(\d{{1,2}})(?:[.:](\d\d))?点?{TO}(上午|下午)?(\d{{1,2}})(?:[.:](\d\d))?点?",
        half_width(value).replace(" ", ""),
    )
    if not match:
        return ""
    part, hour, minute, other, last, past = match.groups()
    times = [_time((part, hour, minute or "00", None)), _time((other or part, last, past or "00", None))]
    if times[0] is None or times[1] is None or not times[0] < times[1] or (times[0].hour < _EARLIEST):
        return ""
    return _as_clock((times[0], times[1]))


def _why_no_clock(value: str) -> str:
    if _ONCE.fullmatch(value):
        return "要写几点开始、几点结束。"
    return "没有写几点到几点。" if re.search("[上下中]午|晚上|早上|全天|周|星期", value) else ""


def _as_clock(times: tuple[time, time]) -> str:
    return "-".join(f"{each.hour}:{each.minute:02d}" for each in times)


_DAY_IN_WORDS = "日期写成 2026-03-08 或者 2026年3月8日 这样"
DAY = Grammar(
    "日期，如 2026-03-08",
    day,
    {"type": "string", "pattern": f"^{_DAY.pattern}$", "patternErrorMessage": _DAY_IN_WORDS, "errorMessage": _DAY_IN_WORDS},
    write=date.isoformat,
    also=("2026年3月8日", "2026/3/8", "2026-3-8", "2026.3.8"),
)
_PERIOD_IN_WORDS = "这里要填：年、年月或日期，如 2025-06"
PERIOD = Grammar(
    "年、年月或日期，如 2025-06",
    _period,
    {
        "type": ["string", "number"],
        "minimum": FIRST_YEAR,
        "exclusiveMaximum": LAST_YEAR + 1,
        "pattern": f"^{_PERIOD.pattern}$",
        "patternErrorMessage": _PERIOD_IN_WORDS,
        "errorMessage": _PERIOD_IN_WORDS,
    },
    also=("2025年6月", "2025/6"),
)
CLOCK = Grammar(
    "时间，如 9:00-10:30",
    _clock,
    {
        "type": "string",
        "pattern": f"^{_CLOCK.pattern}$",
        "patternErrorMessage": f"这里要填：{_CLOCK_SHAPE}",
        "errorMessage": f"这里要填：{_CLOCK_SHAPE}",
    },
    write=_as_clock,
    also=("上午9点半到11点", "下午2点-4点", "9：30—11：00"),
)
