"""Who runs the site, and 联系与更正: how to reach them, and what they have put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.corrections import corrections
from generator.model.sections import CONTACT, WHO
from generator.render.base.imprint import Imprint, imprint_of
from generator.render.base.page import Told
from generator.render.base.plan import Plan
from generator.render.base.views import Tag
from generator.schema.corrections import Correction
from generator.text import date_in_chinese


@dataclass(frozen=True, kw_only=True)
class WhoPage(Told):
    """Who runs the site; below it, in the editor's words, what is not known yet."""

    imprint: Imprint


@dataclass(frozen=True)
class CorrectionView:
    """One correction in words."""

    id: str
    date: str  # ISO 8601
    date_text: str
    where: str
    page: Tag | None  # None if it is not there any more
    wrong: str
    right: str
    sample: bool


@dataclass(frozen=True, kw_only=True)
class ContactPage(Told):
    """How to reach those who run the site, and all corrections, newest first."""

    imprint: Imprint
    who: Tag
    corrections: tuple[CorrectionView, ...]


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/who/ and /ask/contact/."""
    who, contact = plan.intro(WHO.id), plan.intro(CONTACT.id)
    tag = Tag(WHO.address, who.record.title if who else WHO.title)
    page = WhoPage(
        position=plan.position(WHO.address, *plan.about()),
        title=tag.name,
        summary=who.record.summary if who else WHO.summary,
        entry=who,
        names=plan.names(who),
        imprint=imprint_of(plan),
    )
    yield Artifact(addresses.file_of(WHO.address), page, ("content/pages/about/who.md", "content/site.yml"))
    other = ContactPage(
        position=plan.position(CONTACT.address, *plan.questions()),
        title=contact.record.title if contact else CONTACT.title,
        summary=contact.record.summary if contact else CONTACT.summary,
        entry=contact,
        names=plan.names(contact),
        imprint=imprint_of(plan),
        who=tag,
        corrections=tuple(map(_view, corrections(plan.site))),
    )
    yield Artifact(addresses.file_of(CONTACT.address), other, ("content/pages/ask/contact.md", "content/corrections.yml"))


def _view(correction: Correction) -> CorrectionView:
    return CorrectionView(
        id=correction.id,
        date=correction.date.isoformat(),
        date_text=date_in_chinese(correction.date),
        where=correction.where,
        page=Tag(correction.page[1:], correction.where) if correction.page else None,
        wrong=correction.wrong,
        right=correction.right,
        sample=correction.sample,
    )
