"""Honours, cases and tables of points: dates, names that agree, consent to be named, the six sections of a case."""

from __future__ import annotations

import datetime
from typing import Any

from generator.markdown.scan import Fact
from generator.rules.judge import Judge
from generator.rules.known_people import is_departed
from generator.rules.questions import honours, is_future, record
from generator.schema.honours import CASE_HEADINGS, Case, Honour, HonourRoll, PointsTable
from generator.text import date_in_chinese

ANNOUNCED = datetime.date(2025, 6, 24)  # the day on which the system of honours was announced
MOST_FAMILIES = 500


def check_roll(judge: Judge) -> None:
    """A roll belongs to its year, and its honours agree with each other, the awards and the people."""
    roll = judge.entry.record
    if not isinstance(roll, HonourRoll):
        return
    with judge.in_part():
        _check_date(judge, roll)
    for index, honour in enumerate(roll.honours):
        with judge.in_part():
            _check_award(judge, index, honour)
        with judge.in_part():
            _check_person(judge, index, honour)
    _check_once(judge, roll)
    _check_agreement(judge)


def _check_once(judge: Judge, roll: HonourRoll) -> None:
    """Nobody gets one award twice in a year, be it under one id of a recipient or as one person."""
    seen: dict[tuple[str, str], int] = {}
    for index, honour in enumerate(roll.honours):
        with judge.in_part():
            whom = [(honour.award, each) for each in (honour.recipient, honour.person) if each]
            first = next((seen[each] for each in whom if each in seen), None)
            if first is not None:
                award = judge.ask(record, "awards", honour.award)
                line = judge.line_of(("honours", first, "award"))
                judge.at(("honours", index, "award"), "H07", award=award.name if award else honour.award, value=honour.name, first=line)
            for each in whom:
                seen.setdefault(each, index)


def _check_date(judge: Judge, roll: HonourRoll) -> None:
    """The roll of a year is published within it or in the January after, and none before there were honours."""
    date = roll.date
    year = int(judge.entry.id) if judge.entry.id.isdecimal() else date.year  # of a file that is called otherwise, which is told
    if date < ANNOUNCED:
        judge.at(("date",), "H01", date=date.isoformat(), what=f"荣誉体系{date_in_chinese(ANNOUNCED)}才宣布")
    elif date.year != year and (date.year, date.month) != (year + 1, 1):
        judge.at(
            ("date",), "H01", date=date.isoformat(), what=f"文件名是 {year}，公布要在这一年，最晚到第二年一月", advice=_rename(judge, date)
        )
    _check_future(judge, date)


def _check_future(judge: Judge, date: datetime.date) -> None:
    if judge.ask(is_future, date):
        judge.at(("date",), "R09", date=date_in_chinese(date))


def _rename(judge: Judge, date: datetime.date) -> str:
    name = f"{date.year}.yml"
    there = f"content/honours/{name} 已经有了，是那一年的，就加到那里面去" if judge.ask(record, "honours", str(date.year)) else ""
    return f"日期没写错，错的是文件名：{there or f'给文件改名为 {name}'}；日期写错了，就改成公布的那一天。"


def _check_award(judge: Judge, index: int, honour: Honour) -> None:
    """An award for cases comes with a case, any other without."""
    award = judge.ask(record, "awards", honour.award)
    if award and (award.honours == "案例") != bool(honour.case):
        field, what = ("case", "写了案例") if honour.case else ("award", "没有写案例")
        judge.at(("honours", index, field), "H03", award=award.name, honours=award.honours, what=what)


def _check_person(judge: Judge, index: int, honour: Honour) -> None:
    """Whoever is named has agreed to be named, or a newspaper did it; and is called by the published name."""
    person = judge.ask(record, "person", honour.person)
    if person is None or judge.ask(is_departed, honour.person):
        return
    if person.basis != "公开报道" and "姓名" not in person.scope:
        judge.at(("honours", index, "person"), "P09", value=honour.person, name=person.name)
    if _differs_from_person(judge, honour):
        _report_name(judge, index, honour, f"人物登记 {honour.person}", person.name)


def _differs_from_person(judge: Judge, honour: Honour) -> bool:
    person = judge.ask(record, "person", honour.person)
    return person is not None and honour.name != person.name


def _check_agreement(judge: Judge) -> None:
    """Over all rolls an id stands for one honour, and a recipient bears one name."""
    ids: set[str] = set()
    names: dict[str, tuple[str, str]] = {}
    for line in judge.ask(honours):
        known, where = names.setdefault(line.recipient, (line.name, line.path))
        is_own = line.path == judge.entry.path
        if is_own and line.id in ids:
            judge.at(("honours", line.position, "id"), "R02", value=line.id)
        if is_own and line.name != known and not _differs_from_person(judge, judge.entry.record.honours[line.position]):
            _report_name(judge, line.position, judge.entry.record.honours[line.position], where, known)
        ids.add(line.id)


def _report_name(judge: Judge, index: int, honour: Honour, where: str, other: str) -> None:
    judge.at(("honours", index, "name"), "H02", recipient=honour.recipient, value=honour.name, where=where, other=other)


def check_case(judge: Judge) -> None:
    """A case has its source and its six sections, and is not from tomorrow."""
    case = judge.entry.record
    if not isinstance(case, Case):
        return
    if not case.sample and not case.source:
        judge.report_unsourced(("title",), "R06", sort="案例")
    with judge.in_part():
        _check_future(judge, case.date)
    _check_sections(judge)


def _check_sections(judge: Judge) -> None:
    """The first place where the headings leave the pattern, or else every section with nothing in it."""
    headings = [fact for fact in judge.facts if fact.sort == "heading" and fact.value == "2"]
    for fact, wanted in zip(headings, CASE_HEADINGS, strict=False):
        if fact.other != wanted:
            judge.at_fact(fact, "H04", what=f"这里该是小标题“{wanted}”，写的却是“{fact.other}”")
            return
    lines = judge.body.split("\n")
    if len(headings) < sum(line.startswith("## ") for line in lines):
        return  # the text could not be read as a whole, which is told
    if len(headings) < len(CASE_HEADINGS):
        last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
        judge.at_text(last, 1, "H04", what=f"正文到这里就完了，还缺小标题“{CASE_HEADINGS[len(headings)]}”")
        return
    if len(headings) > len(CASE_HEADINGS):
        extra = headings[len(CASE_HEADINGS)]
        judge.at_fact(extra, "H04", what=f"六节以外又多出了小标题“{extra.other}”")
        return
    for fact, following in zip(headings, [*headings[1:], None], strict=True):
        _check_section(judge, fact, lines[fact.line : following.line - 1 if following else None])


def _check_section(judge: Judge, heading: Fact, lines: list[str]) -> None:
    if not any(line.strip() for line in lines):
        judge.at_fact(heading, "H04", what=f"小标题“{heading.other}”下面是空的")


def check_points(judge: Judge) -> None:
    """A table covers some days and counts every family once."""
    table = judge.entry.record
    if not isinstance(table, PointsTable):
        return
    with judge.in_part():
        if table.ends <= table.begins:
            judge.at(("ends",), "H05", begins=table.begins.isoformat(), ends=table.ends.isoformat())
    if len(table.families) > MOST_FAMILIES:
        judge.at(("families", MOST_FAMILIES), "Y05", most=MOST_FAMILIES)
    seen: set[Any] = set()
    for index, family in enumerate(table.families[:MOST_FAMILIES]):
        with judge.in_part():
            if family in seen:
                judge.at(("families", index, "name"), "H06", value=family.name, points=family.points)
            seen.add(family)
