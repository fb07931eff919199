"""Two pages of the manual that are made from the program itself: every code, every field."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact, Workshop
from generator.frame import Frame
from generator.model import addresses
from generator.problems import Code, catalogue, hint_in_general
from generator.render.base.page import Head, stamp
from generator.render.base.plan import Plan, SiteFacts
from generator.render.base.views import Tag
from generator.schema.kinds import KINDS, field_rows

_HEADINGS = {
    "F": "文件和文件名",
    "Y": "“名称: 内容”的写法",
    "S": "每一项怎么填",
    "M": "正文怎么写",
    "L": "链接",
    "R": "编号、来源和日期",
    "H": "荣誉、案例和积分",
    "P": "人物和孩子",
    "T": "活动清单",
    "I": "图片",
    "D": "正式发布",
    "A": "做好的网页",
}


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/problems/ and /about/fields/."""
    about = plan.site.pages.get("about/index")
    crumbs = plan.crumbs(*([Tag(addresses.ABOUT, about.record.title)] if about else []))
    for address, recipe in ((addresses.PROBLEMS, problems_page), (addresses.FIELDS, fields_page)):
        yield Artifact(addresses.file_of(address), recipe, (plan.frame(address), plan.facts, crumbs), ())


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code in the manual."""

    code: str
    title: str
    severity: str
    why: str
    fix: str
    wrong: str
    right: str


def _view(code: Code) -> CodeView:
    return CodeView(
        code.code, code.title, "错误" if code.severity == "error" else "提醒", code.why, hint_in_general(code), code.wrong, code.right
    )


def problems_page(workshop: Workshop, frame: Frame, facts: SiteFacts, crumbs: list[Tag]) -> bytes:
    """Every code with its reason, remedy and examples."""
    groups = [(heading, [_view(code) for code in catalogue().values() if code.code[0] == letter]) for letter, heading in _HEADINGS.items()]
    head = Head(addresses.PROBLEMS, "检查结果怎么看", "检查时报出来的每个编号，是什么意思、怎么改，都在这里。")
    return stamp("problems.html", frame, facts, head, summary=head.description, crumbs=crumbs, groups=groups)


def fields_page(workshop: Workshop, frame: Frame, facts: SiteFacts, crumbs: list[Tag]) -> bytes:
    """Every field of every kind of file."""
    kinds = [
        {
            "id": kind.name,
            "title": kind.label,
            "where": kind.where.replace("<id>", "编号").replace("**", "名字"),
            "fields": [{**dataclasses.asdict(row), "grammar": row.shape} for row in field_rows(kind.record)],
        }
        for kind in KINDS
    ]
    head = Head(addresses.FIELDS, "每一项怎么填", "每种文件里能写哪些项、各是什么意思，照着填就行。")
    return stamp("fields.html", frame, facts, head, summary=head.description, crumbs=crumbs, kinds=kinds)
