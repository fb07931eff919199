"""Two pages of the manual that are made from the program itself: every code, every field.

Their examples name people whom nobody means; somebody may be called like one of these all the same, and not want to stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.naming import name_of
from generator.model.sections import FIELDS_SUMMARY, FIELDS_TITLE, PROBLEMS_SUMMARY, PROBLEMS_TITLE
from generator.model.site import Site
from generator.problems import Code, catalogue, hint_in_general
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.schema.departed import Departed, Veil
from generator.schema.kinds import BY_NAME, KINDS, FieldRow, field_rows

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
    "V": "短视频和字幕",
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
class OfTheProgram(Page):
    """A page of the program's own words, with those who have departed and names of others that have theirs in them."""

    departed: tuple[Departed, ...]
    kept: tuple[str, ...]

    @property
    def veil(self) -> Veil:
        """What hides them."""
        return Veil(self.departed, self.kept)


@dataclass(frozen=True, kw_only=True)
class ProblemsPage(OfTheProgram):
    """Every code with its reason, remedy and examples."""

    @property
    def groups(self) -> list[tuple[str, list[CodeView]]]:
        """(heading, codes) for each letter."""
        codes, veil = catalogue().values(), self.veil
        return [
            (heading, [veil.over_all(_view(code)) for code in codes if code.code[0] == letter]) for letter, heading in _HEADINGS.items()
        ]


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind of file in the manual."""

    id: str
    title: str
    where: str
    fields: list[FieldRow]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that others refer to, by its id or its name."""

    id: str
    name: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """All records of a kind that others refer to."""

    kind: str
    noun: str
    items: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class FieldsPage(OfTheProgram):
    """Every field of every kind of file, stories first, and what there is to refer to."""

    choices: tuple[Choices, ...]

    @property
    def kinds(self) -> list[KindView]:
        """Every kind of file, those first that editors write most."""
        veil = self.veil
        kinds = sorted(KINDS, key=lambda kind: _ORDER.index(kind.name) if kind.name in _ORDER else len(_ORDER))
        return [KindView(kind.name, kind.label, kind.shown, [veil.over_all(row) for row in field_rows(kind.record)]) for kind in kinds]

    @property
    def listed(self) -> list[str]:
        """The kinds of which all ids stand on the page."""
        return [each.kind for each in self.choices]


_ORDER = (
    "story",
    "comic",
    "activities",
    "case",
    "honours",
    "points",
    "person",
    "page",
    "programme",
    "places",
    "themes",
    "categories",
    "awards",
)
_REFERRED = (
    "themes",
    "places",
    "programme",
    "categories",
    "awards",
)  # short lists; stories and cases are called by their folders and files


def _choices(site: Site) -> Iterator[Choices]:
    for name in _REFERRED:
        kind = BY_NAME[name]
        items = [(each.id, each) for each in site.items(name)] if kind.items else [(id, each.record) for id, each in site.of(name).items()]
        found = tuple(Choice(id, name_of(record), getattr(record, "sample", False)) for id, record in items)
        if found:
            yield Choices(name, kind.noun, found)


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/problems/ and /about/fields/."""
    hidden = plan.site.hidden
    problems = ProblemsPage(
        position=plan.position(addresses.PROBLEMS, *plan.about()),
        title=PROBLEMS_TITLE,
        summary=PROBLEMS_SUMMARY,
        departed=hidden.departed,
        kept=hidden.kept,
    )
    fields = FieldsPage(
        position=plan.position(addresses.FIELDS, *plan.about()),
        title=FIELDS_TITLE,
        summary=FIELDS_SUMMARY,
        choices=tuple(_choices(plan.site)),
        departed=hidden.departed,
        kept=hidden.kept,
    )
    for page in (problems, fields):
        yield Artifact(addresses.file_of(page.position.address), page)
