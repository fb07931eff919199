"""What a real site must have before the public sees it, and what the two files of its settings both say."""

from __future__ import annotations

import re

from generator.load.lines import scalar
from generator.rules.judge import Judge
from generator.rules.questions import is_production, samples_shown, site_name
from generator.schema.kinds import field_type
from generator.schema.site import MkdocsRecord, SiteRecord

_PUBLIC = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?::[0-9]+)?/", re.IGNORECASE)  # a name with a dot in it, no number
_FOR_EXAMPLES = re.compile(r"//(?:[^/:]*\.)?(?:example\.(?:org|com|net)|example|invalid|localhost)(?:[:/]|$)", re.IGNORECASE)  # RFC 2606
_PENDING = "待备案"
_TOLD = ("editor", "terms", "hand_in")  # what a preview shows as 待定
_NOTHING_SAID = frozenset(("", "待定", "未定", "不知道", "无", "暂无", "没有", "-", "—", "——", "…", "……"))


def check_production(judge: Judge) -> None:
    """With `--production`: no samples, a real address, filing numbers, a contact; who decides, under which terms, where to hand in."""
    record = judge.entry.record
    if not isinstance(record, MkdocsRecord | SiteRecord) or not judge.ask(is_production):
        return
    if isinstance(record, MkdocsRecord):
        if not _PUBLIC.match(record.site_url) or _FOR_EXAMPLES.search(record.site_url):
            judge.at(("site_url",), "D02", value=record.site_url)
        return
    if judge.ask(samples_shown):
        judge.at(("samples",), "D01")
    for name in ("icp", "police"):
        if _PENDING in getattr(record, name):
            judge.at((name,), "D03", field=name)
    if record.contact is None or {record.contact.phone, record.contact.email} <= _NOTHING_SAID:
        judge.at(("contact",), "D04", at_key=True)
    for name in _TOLD:
        if getattr(record, name).strip("。.！? ？") in _NOTHING_SAID:
            judge.at((name,), "D06", at_key=True, field=name, label=field_type(SiteRecord, name).label.name)


def check_name(judge: Judge) -> None:
    """The name in `mkdocs.yml`, which MkDocs demands and nobody sees, is that of `content/site.yml`: or somebody changes it in vain."""
    record = judge.entry.record
    if not isinstance(record, MkdocsRecord):
        return
    written, name = record.site_name, judge.ask(site_name)
    if name and written != name:
        judge.at(("site_name",), "D07", value=written, name=name, wanted=f"name: {scalar(written)}", typed=f"site_name: {scalar(name)}")
