"""Who runs the site: what content/site.yml says of it, in the words of pages and papers."""

from __future__ import annotations

from dataclasses import dataclass

from generator.keyed import Shared
from generator.render.base.plan import Plan
from generator.schema.site import Contact, SiteRecord

Known = tuple[str, str]  # what is asked, and the answer; "" is not known yet


@dataclass(frozen=True)
class Imprint(Shared):
    """Who runs the site and how to reach them; pages show "待定" for what is not known, and no site is published for good with that on it."""

    office: str
    ways: tuple[Known, ...]
    editor: str
    terms: str
    hand_in: str
    numbers: tuple[Known, ...]

    @property
    def everything(self) -> tuple[Known, ...]:
        """All there is to know."""
        of_content = (("谁审稿", self.editor), ("图文怎么用", self.terms), ("收稿处", self.hand_in))
        return (("谁在办", self.office), *self.ways, *of_content, *self.numbers)

    @property
    def has_gaps(self) -> bool:
        """Whether something is not known yet."""
        return not all(answer for _, answer in self.everything)

    @property
    def to_reach(self) -> tuple[Known, ...]:
        """What somebody needs who has something to say or to hand in."""
        return (*self.ways, ("收稿处", self.hand_in))


def imprint_of(plan: Plan) -> Imprint:
    """The imprint of this site."""
    return plan.once(("imprint",), lambda: _imprint_of(plan))


def _imprint_of(plan: Plan) -> Imprint:
    (entry,) = plan.site.of("site").values()
    record: SiteRecord = entry.record
    return Imprint(
        office=record.contact.office if record.contact else "",
        ways=_ways(record.contact),
        editor=record.editor,
        terms=record.terms,
        hand_in=record.hand_in,
        numbers=(("ICP备案", record.icp), ("公安备案", record.police)),
    )


def _ways(contact: Contact | None) -> tuple[Known, ...]:
    ways = (("电话", contact.phone), ("邮箱", contact.email), ("地址", contact.address)) if contact else ()
    return tuple(way for way in ways if way[1]) or (("怎么联系", ""),)
