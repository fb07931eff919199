"""What is said of a file as a whole: what could not be looked at because of its faults, and how often one fault stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.load.parts import Parts
from generator.load.recovery import Recovered
from generator.problems import Problem, catalogue, problem

MOST_OF_A_CODE = 20  # problems told one by one


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """`problems` of one file in their order, of one code only so many; behind them stands how many there are besides, which is an error as they are."""
    counts: Counter[str] = Counter()
    kept: list[Problem] = []
    more: dict[str, Problem] = {}
    for each in sorted(problems):
        counts[each.code] += 1
        if counts[each.code] <= MOST_OF_A_CODE or not each.is_error:
            kept.append(each)
        else:
            more.setdefault(each.code, each)
    rest = [
        problem("F18", each.path, each.line, each.column, which=code, title=catalogue()[code].title, count=counts[code] - MOST_OF_A_CODE)
        for code, each in more.items()
    ]
    return sorted([*kept, *rest])


def unread_note(
    problems: Sequence[Problem], path: str, recovered: Recovered, parts: Parts, is_safe: bool, has_fields: bool
) -> list[Problem]:
    """One word about what nobody could look at because of the faults that were told: it stands behind the first of them."""
    what = []
    if recovered.told and not has_fields:
        what.append("登记卡里的各项")
    elif recovered.unread:
        lines = _spans([number + parts.fields_line - 1 for number in recovered.unread])
        what.append(f"第 {lines} 行的内容")
    if not is_safe:
        what.append("正文里的链接、图片和称呼")
    line = recovered.unread[0] + parts.fields_line - 1 if recovered.unread else parts.fields_line if not has_fields else parts.body_line
    causes = [(each.line, each.column) for each in problems if each.is_error and each.code[0] in "FMY"]
    return [problem("Y20", path, *max((line, 1), min(causes, default=(line, 1))), what="、".join(what))] if what else []


def _spans(numbers: Sequence[int]) -> str:
    """Numbers in order, those that follow each other as from—to; of many only the first."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = "、".join(str(first) if first == last else f"{first}—{last}" for first, last in spans[:5])
    return shown + "等" if len(spans) > 5 else shown
