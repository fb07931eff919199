"""What a real site must have before the public sees it."""

from __future__ import annotations

import re

from generator.rules.judge import Judge
from generator.rules.questions import is_production, samples_shown
from generator.schema.kinds import field_type
from generator.schema.records import MkdocsRecord, SiteRecord

_EXAMPLE_HOST = re.compile(r"https?://(?:[^/]*\.)?(?:example\.(?:org|com|net)|localhost|127\.0\.0\.1)(?::[0-9]+)?/")  # RFC 2606
_PENDING = "待备案"
_TOLD = ("editor", "terms", "hand_in")  # what a preview shows as 待定


def check_production(judge: Judge) -> None:
    """With `--production`: no samples, a real address, filing numbers, a contact; who decides, under which terms, where to hand in."""
    record = judge.entry.record
    if not isinstance(record, MkdocsRecord | SiteRecord) or not judge.ask(is_production):
        return
    if isinstance(record, MkdocsRecord):
        if _EXAMPLE_HOST.match(record.site_url):
            judge.at(("site_url",), "D02", value=record.site_url)
        return
    if judge.ask(samples_shown):
        judge.at(("samples",), "D01")
    for name in ("icp", "police"):
        if _PENDING in getattr(record, name):
            judge.at((name,), "D03", field=name)
    if record.contact is None or not (record.contact.phone or record.contact.email):
        judge.at(("contact",), "D04", at_key=True)
    for name in _TOLD:
        if not getattr(record, name):
            judge.at((name,), "D06", at_key=True, field=name, label=field_type(SiteRecord, name).label.name)
