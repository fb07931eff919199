"""What stands at the addresses of pages that were taken down, or whose last day is over: a notice that names nobody, for whoever comes by an old link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.sections import SECTIONS
from generator.render.base.page import Page
from generator.render.base.plan import Plan
from generator.render.base.views import Tag


@dataclass(frozen=True, kw_only=True)
class TakenDownPage(Page):
    """The notice, with the way on."""

    section: Tag
    is_of_people: bool  # somebody is not to be seen any more; otherwise nothing more was meant than a last day
    privacy: str  # the address of the page that says how to have something taken down, "" if there is none

    is_indexed = False


def render(plan: Plan) -> Iterator[Artifact]:
    """A notice at each of these addresses."""
    for address in plan.site.taken_down:
        yield _notice(plan, address, "这里写到的人没有再同意公开，内容已经拿掉。", is_of_people=True)
    for address in plan.site.over:
        yield _notice(plan, address, "这里的内容只登到一个日子，日子过了，已经拿掉。", is_of_people=False)


def _notice(plan: Plan, address: str, summary: str, *, is_of_people: bool) -> Artifact:
    section = next((plan.tag(each) for each in SECTIONS if each.id == addresses.section_of(address)), Tag("", "首页"))
    page = TakenDownPage(
        position=plan.position(address, *([section] if section.url else [])),
        title="这一页撤下了",
        summary=summary,
        section=section,
        is_of_people=is_of_people,
        privacy=plan.page_address("about/privacy"),
    )
    return Artifact(addresses.file_of(address), page)
