"""What stands at the addresses of pages that were taken down: a notice that names nobody, for whoever comes by an old link."""

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
    privacy: str  # the address of the page that says how to have something taken down, "" if there is none

    is_indexed = False


def render(plan: Plan) -> Iterator[Artifact]:
    """A notice at each of these addresses."""
    sections = {section.id: plan.tag(section) for section in SECTIONS}
    for address in plan.site.taken_down:
        section = sections.get(addresses.section_of(address), Tag("", "首页"))
        page = TakenDownPage(
            position=plan.position(address, *([section] if section.url else [])),
            title="这一页撤下了",
            summary="这里写到的人没有再同意公开，内容已经拿掉。",
            section=section,
            privacy=plan.page_address("about/privacy"),
        )
        yield Artifact(addresses.file_of(address), page)
