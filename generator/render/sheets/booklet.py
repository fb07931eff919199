"""实践记录册: a pupil's booklet of A5 for each list, in reading order and imposed to be folded."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.keyed import Workshop
from generator.render.base.booklets import ListOnPaper
from generator.render.base.typesetting import printable
from generator.render.sheets.of_lists import common, day_cell, names_of_days, numbers_of, row_of, signup_of, weeks_of
from generator.render.sheets.row_headers import RowHeaders
from generator.render.sheets.typesetting import Paper, Setting
from generator.schema.activities import WEEKDAYS
from generator.text import month_in_chinese

PLAN_ROWS = 12  # on a page
_LONGEST_DAYS, _LONGEST_BESIDE, _LONGEST_BELOW = 18, 12, 90  # characters that a row of the plan has room for
_RECORDS = 4  # at least; more of them fill up the last sheet
_OTHER_PAGES = 9  # cover, how, stamps, assessment, hours, consent, its back, confirmation, certificate
_MOST_STAMPS = 9  # that a day's square has room for
_MOST_CONSENTS = 5  # that are told one by one
_TEMPLATES = ("booklet_base.typ", "booklet_pages.typ", "booklet_last_pages.typ")

_PROMISES = (
    "出门前跟家里人说清楚：去哪儿、和谁去、几点回来。",
    "走人行道，过马路等绿灯，不在路边追着跑。",
    "跟着带队的大人走，离开以前先打招呼。",
    "刀、火、电、热水，大人在旁边教了才碰。",
    "不跟不认识的人走，也不吃不认识的人给的东西。",
    "累了、疼了、害怕了，马上说出来，不硬撑。",
)
_POINTS = ("说好了去，就准时到", "守规矩，注意安全", "自己动手，不等别人替", "看见别人需要，就帮一把", "学到了一样新本事")
_CONSENT = (
    "要家长点头才能参加的活动，请家长填好下面这一张，剪下来，在活动以前交给办活动的人。",
    "一项活动交一张。还有别的活动也要，就先复印几张再填。",
    "过敏、哮喘、怕水、晕车……写得越清楚，带队的人越好照应。",
)
_AGREE = "我看过活动的时间、地点和安全提示，同意孩子参加。孩子身体不舒服，我就不让他（她）去，并提早说一声。"
_KEEP = "收到的人请收好，只给办这项活动的人看，不拍照，不转发；活动办完，还给家长。"


@dataclass(frozen=True)
class BookletPdf(Paper):
    """The booklet of one list."""

    paper: ListOnPaper
    folded: bool

    row_headers = RowHeaders(columns=5, at=2)  # 活动, in 我的计划

    def setting(self, workshop: Workshop) -> Setting:
        """What stands on it."""
        order = "booklet_fold.typ" if self.folded else "booklet_reading.typ"
        return Setting((*_TEMPLATES, order), booklet_data(self.paper, workshop), self.paper.list.edition)


def booklet_data(paper: ListOnPaper, workshop: Workshop) -> dict[str, Any]:
    """The data of the templates; the pages that come of it are a multiple of four."""
    record = paper.list
    numbered = zip(paper.numbers, paper.offers, strict=True)
    plan = list(_plan([{"number": number, **row_of(paper, offer, workshop)} for number, offer in numbered]))
    months = _months(paper)
    pages = _OTHER_PAGES + len(plan) + len(months) + _RECORDS
    return {
        **common(paper, "实践记录册", workshop),
        "issued": f"{printable(record.issuer)}编",
        "qr_caption": "以网页为准",
        "weekdays": WEEKDAYS,
        "steps": _steps(paper),
        "promises": _PROMISES,
        "points": _POINTS,
        "plan": plan,
        "months": months,
        "records": _RECORDS + -pages % 4,
        "consent": _CONSENT,
        "consents": _consents(paper),
        "agree": _AGREE,
        "keep": _KEEP,
        "praise": _praise(paper),
    }


def _plan(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any] | None]]:
    """The rows page by page, each with what has no room in it on the same page below; the last page with rows to be filled in."""
    page: list[dict[str, Any] | None] = []
    for row in rows:
        told = [row, *({"more": words} for words in _below(row))]
        if len(page) + len(told) > PLAN_ROWS:
            yield page
            page = []
        page += told[:PLAN_ROWS]
    yield page + [None] * (PLAN_ROWS - len(page))


def _below(row: dict[str, Any]) -> Iterator[str]:
    """What is said of an activity across the page, as much as a row has room for: its days if they are many, what is otherwise on some."""
    days, clauses = "".join(row["when"]), row["changes"].split("；") if row["changes"] else []
    row["beside"] = "" if clauses or len(row["days"]) > _LONGEST_BESIDE else row["days"]
    if row["days"] and not row["beside"]:
        clauses.insert(0, row["days"])
    if len(days) > _LONGEST_DAYS:
        clauses, row["when"] = [days, *clauses], ["日子见下面一行"]
    told = ""
    for clause in clauses:
        if told and len(told) + len(clause) > _LONGEST_BELOW:
            yield told
            told = ""
        told += ("；" if told else "") + clause
    if told:
        yield told


def _steps(paper: ListOnPaper) -> tuple[str, ...]:
    return (
        "先挑。翻到“我的计划”，和家里人一起看时间和地点，想去的打钩。",
        f"再报名。{signup_of(paper)}去不了要早说，把名额让给别人。",
        "带上它去。做完了，请办活动的人在“记录”那一页盖章或者签名。",
        "回家趁热写。做了什么、心里怎么想，写几句，画一笔也行。照片里有别人，先问他愿不愿意。",
        "涂颜色。月历里的小印章、“集印章”的大印章，做过的才涂。",
        "都做完了，把时长加起来，请家里人、社区和学校写一写，再给自己领最后一页的证书。",
    )


def _months(paper: ListOnPaper) -> list[dict[str, Any]]:
    names, numbers = names_of_days(paper), numbers_of(paper)
    stamps: dict[datetime.date, set[int]] = defaultdict(set)
    for offer in paper.offers:
        if not offer.activity.cancelled and offer.activity.category in numbers:
            for day in offer.days():
                stamps[day].add(numbers[offer.activity.category])

    def cell(day: datetime.date | None) -> dict[str, Any] | None:
        return None if day is None else {**day_cell(paper, names, day), "stamps": sorted(stamps[day])[:_MOST_STAMPS]}

    return [
        {"title": month_in_chinese(first.year, first.month), "weeks": [[cell(day) for day in week] for week in weeks_of(first)]}
        for first in paper.months
    ]


def _consents(paper: ListOnPaper) -> list[str]:
    found = [
        f"{number}　{printable(offer.activity.title)}"
        for number, offer in zip(paper.numbers, paper.offers, strict=True)
        if offer.activity.consent and not offer.activity.cancelled
    ]
    if not found:
        return []
    more = [f"还有{len(found) - _MOST_CONSENTS}项，见清单"] if len(found) > _MOST_CONSENTS else []
    return ["这份清单上，要同意书的是：", *found[:_MOST_CONSENTS], *more]


def _praise(paper: ListOnPaper) -> tuple[str, str, str]:
    """The sentence of the certificate, which is broken by two numbers to be written in."""
    title = printable(paper.list.title)
    return (f"照着《{title}》，你走出家门，做成了", "件事，用了", "小时。你帮过的人记得你，街坊们也都看见了。谢谢你！")
