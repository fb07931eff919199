"""Single records against the calendar, their sources, and the words and addresses that are taken."""

from __future__ import annotations

from typing import Any

from generator.model import addresses
from generator.model.sections import INTRODUCTIONS, TAKEN
from generator.rules.judge import Judge
from generator.rules.questions import claimants, is_future, page, today
from generator.schema.kinds import BY_NAME
from generator.schema.records import Figures, Page, Places, Story
from generator.schema.site import MkdocsRecord
from generator.text import date_in_chinese

_TOLD_APART_ELSEWHERE = ("activities", "honours")  # over all files of the kind


def check_id(judge: Judge) -> None:
    """No id that stands for a folder of the program's own."""
    if judge.entry.id in addresses.RESERVED_IDS.get(judge.entry.kind, ()):
        judge.at_file("R03", value=judge.entry.id)
    if isinstance(judge.entry.record, Places):
        for index, place in enumerate(judge.entry.record.places):
            with judge.in_part():
                if place.id in addresses.RESERVED_IDS["places"]:
                    judge.at(("places", index, "id"), "R03", value=place.id)


def check_story(judge: Judge) -> None:
    """Dates in order, a source for what is real."""
    story = judge.entry.record
    if not isinstance(story, Story):
        return
    with judge.in_part():
        if not story.sample and not story.source:
            judge.report_unsourced(("title",), "R06", sort="故事")
    with judge.in_part():
        if not story.draft and judge.ask(is_future, story.first_day):
            judge.at(("publish_from" if story.publish_from else "date",), "R09", date=date_in_chinese(story.first_day))
    with judge.in_part():
        if story.publish_until and story.publish_until < story.first_day:
            judge.at(("publish_until",), "R16", until=story.publish_until, first=story.first_day)
    with judge.in_part():
        if story.is_short:
            _check_short(judge)
    if story.updated and (story.updated < story.date or (story.updated > story.date and judge.ask(is_future, story.updated))):
        judge.at(("updated",), "R08", updated=story.updated, date=story.date, today=judge.ask(today))


def _check_short(judge: Judge) -> None:
    """A short story has no headings."""
    for fact in judge.facts:
        if fact.sort == "heading":
            judge.at_fact(fact, "M28", value=fact.other)


def check_page(judge: Judge) -> None:
    """A hand-written page does not stand where a section stands."""
    is_page = isinstance(judge.entry.record, Page) and judge.entry.id not in INTRODUCTIONS
    if is_page and judge.entry.id.partition("/")[0] in TAKEN:
        judge.at_file("R03", value=judge.entry.id)


def check_menu(judge: Judge) -> None:
    """Every entry of the menu leads to a page, and each to another."""
    record = judge.entry.record
    if not isinstance(record, MkdocsRecord):
        return
    sections = [section for _, section in record.nav]
    for index, (title, section) in enumerate(record.nav):
        if section in sections[:index]:
            judge.at(("nav", index, title), "S14", field="菜单（nav）", value=f"{section or 'index'}.md")
        if section not in INTRODUCTIONS and not judge.ask(page, section + "/" if section else "").is_known:
            judge.at(("nav", index, title), "L04", value=title)


def check_lists(judge: Judge) -> None:
    """Ids in a list are unique, and every figure has its source."""
    kind, record = BY_NAME[judge.entry.kind], judge.entry.record
    if kind.items and kind.name not in _TOLD_APART_ELSEWHERE:
        with judge.in_part():
            _check_unique(judge, kind.items, getattr(record, kind.items))
    if isinstance(record, Figures):
        for index, figure in enumerate(record.figures):
            with judge.in_part():
                if not figure.source and not figure.sample:
                    judge.at(("figures", index, "id"), "R10", value=figure.id)


def _check_unique(judge: Judge, name: str, items: tuple[Any, ...]) -> None:
    seen: set[str] = set()
    for index, item in enumerate(items):
        with judge.in_part():
            if item.id in seen:
                judge.at((name, index, "id"), "R02", value=item.id)
            seen.add(item.id)


def check_aliases(judge: Judge) -> None:
    """An old address is nobody's present address and nobody else's old one."""
    for index, alias in enumerate(getattr(judge.entry.record, "aliases", ())):
        if judge.ask(claimants, alias[1:]) > 1:
            judge.at(("aliases", index), "R04", value=alias)
