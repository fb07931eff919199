"""Two pages of the manual that are made from the program itself: every code, every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.problems import Code, catalogue, hint_in_general
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.schema.kinds import KINDS, FieldRow, field_rows

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
    "W": "像是手误的地方",
    "D": "正式发布",
    "A": "做好的网页",
}


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


@dataclass(frozen=True, kw_only=True)
class ProblemsPage(Page):
    """Every code with its reason, remedy and examples."""

    @property
    def groups(self) -> list[tuple[str, list[CodeView]]]:
        """(heading, codes) for each letter."""
        codes = catalogue().values()
        return [(heading, [_view(code) for code in codes if code.code[0] == letter]) for letter, heading in _HEADINGS.items()]


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind of file in the manual."""

    id: str
    title: str
    where: str
    fields: list[FieldRow]


@dataclass(frozen=True, kw_only=True)
class FieldsPage(Page):
    """Every field of every kind of file."""

    @property
    def kinds(self) -> list[KindView]:
        """Every kind of file."""
        return [KindView(kind.name, kind.label, kind.shown, list(field_rows(kind.record))) for kind in KINDS]


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/problems/ and /about/fields/."""
    problems = ProblemsPage(
        position=plan.position(addresses.PROBLEMS, *plan.about()),
        title="检查结果怎么看",
        summary="检查时报出来的每个编号，是什么意思、怎么改，都在这里。",
    )
    fields = FieldsPage(
        position=plan.position(addresses.FIELDS, *plan.about()),
        title="每一项怎么填",
        summary="每种文件里能写哪些项、各是什么意思，照着填就行。",
    )
    for page in (problems, fields):
        yield Artifact(addresses.file_of(page.position.address), page)
