"""One problem for what is missed in many places: whatever they refer to has gone, or bears another id, and none of them is at fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.problems import Problem
from generator.schema.kinds import BY_NAME, KINDS, Kind
from generator.schema.references import is_id

_OF_REFERENCES = ("R01", "S15")
MOST_ALONE = 3  # places in which the same is missed, and each is told
MOST_SHOWN = 3

Missed = tuple[str, str, str]  # the code, the sort of record, the id or name


def folded(problems: Sequence[Problem]) -> list[Problem]:
    """`problems` with one in the place of those in which the same record is missed, if these are many; it has the paths of all."""
    places: dict[Missed, list[Problem]] = defaultdict(list)
    for each in problems:
        if missed := _missed(each):
            places[missed].append(each)
    many = {missed: sorted(found) for missed, found in places.items() if len(found) > MOST_ALONE}
    alone = [each for each in problems if _missed(each) not in many]
    return [*alone, *(_told(found, problems) for found in many.values())]


def _missed(each: Problem) -> Missed | None:
    details = dict(each.details)
    return (each.code, details.get("sort", ""), details.get("value", "")) if each.code in _OF_REFERENCES else None


def _told(found: Sequence[Problem], problems: Sequence[Problem]) -> Problem:
    first, details = found[0], dict(found[0].details)
    value = details["value"]
    shown = "、".join(f"{each.path} 第 {each.line} 行" for each in found[:MOST_SHOWN])
    others = sorted({each.path for each in found})
    if len(others) > 1 and is_id(value):
        remedy = f"{_cause(details, problems)}把编号改回“{value}”，这几处就都对了；真的没有它了，再把这几处改掉。"
    else:  # one hand wrote them all
        remedy = replace(first, details=tuple(details.items() - {("nearest", details.get("nearest", ""))})).hint
    advice = f"有 {len(found)} 处写了它：{shown}{'等' if len(found) > MOST_SHOWN else ''}。{remedy}"
    return replace(first, details=(*details.items(), ("advice", advice), ("elsewhere", "\n".join(others))))


def _cause(details: dict[str, str], problems: Sequence[Problem]) -> str:
    """What has most likely become of the record."""
    value = details["value"]
    if "file" in details:
        return f"多半是 content/people/{value}.yml 改了名字、挪走或者删掉了。不要借用别人的编号。"
    kind = next((each for each in KINDS if each.noun == details["sort"]), None)
    twice = [each for each in problems if each.code == "R02" and kind and kind.path.fullmatch(each.path)]
    if twice:
        other = dict(twice[0].details)["value"]
        return f"多半是 {twice[0].path} 第 {twice[0].line} 行的编号抄成了“{other}”。"
    return f"多半是{_lies(kind, value)}改了编号、改了名字或者删掉了。" if kind else ""


def _lies(kind: Kind, value: str) -> str:
    where = BY_NAME[kind.name].where
    return f" {where} 里的这一条" if "<id>" not in where or kind.items else f" {where.replace('<id>', value)} "
