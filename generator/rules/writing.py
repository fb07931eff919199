"""How a text is written: links, raw HTML, headings, blocks, lists."""

from __future__ import annotations

from generator.markdown.grammar import ADDRESS, BLOCKS
from generator.markdown.scan import Fact
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.rules.questions import page
from generator.schema.records import Story


def check_writing(judge: Judge) -> None:
    """Everything that the dialect refuses or that would not look as it was meant."""
    level = 1
    opened: set[str] = set()
    for fact in judge.facts:
        if fact.sort == "link":
            _check_link(judge, fact)
        elif fact.sort == "html":
            _check_html(judge, fact, opened)
        elif fact.sort == "heading":
            level = _check_heading(judge, fact, level)
        elif fact.sort == "block" and fact.value not in BLOCKS:
            judge.at_fact(fact, "M07", value=fact.value, allowed="、".join(BLOCKS), nearest=nearest(fact.value, BLOCKS))
        elif fact.sort == "open-block":
            judge.at_fact(fact, "M08", value=fact.value)
        elif fact.sort == "tight-block":
            judge.at_fact(fact, "M16", value=fact.value)
        elif fact.sort == "open-fence":
            judge.at_fact(fact, "M09")
        elif fact.sort == "tight-list":
            judge.at_fact(fact, "M10")
        elif fact.sort == "picture" and not isinstance(judge.entry.record, Story):
            judge.at_fact(fact, "I09")


def _check_html(judge: Judge, fact: Fact, opened: set[str]) -> None:
    """A closing tag is not reported beside its opening one."""
    name = fact.value.strip("</>").partition(" ")[0]
    if not (fact.value.startswith("</") and name in opened):
        judge.at_fact(fact, "M05", value=fact.value)
    opened.add(name)


def _check_heading(judge: Judge, fact: Fact, before: int) -> int:
    level = int(fact.value)
    if level == 1 or level > 4 or level > before + 1:
        judge.at_fact(fact, "M06", level=level, wanted="##" if level == 1 else "#" * min(before + 1, 4))
        return before
    return level


def _check_link(judge: Judge, fact: Fact) -> None:
    target = fact.value
    if not ADDRESS.fullmatch(target):
        judge.at_fact(fact, "L02", value=target)
    elif target.startswith("/"):
        _check_page(judge, fact, target.partition("#")[0])


def _check_page(judge: Judge, fact: Fact, target: str) -> None:
    standing = judge.ask(page, target[1:])
    if not standing.is_known:
        judge.at_fact(fact, "L01", value=target, nearest=judge.nearest_page(target))
    elif standing.is_sample and not judge.is_sample:
        judge.at_fact(fact, "R05", sort="页面", value=target)
    elif standing.is_future:
        judge.at_fact(fact, "L03", value=target)
