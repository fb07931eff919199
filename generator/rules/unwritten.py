"""What has not been written yet: no text under the fields, or still the words of the scaffold."""

from __future__ import annotations

from generator.markdown.slips import NAME_OF_PAGE
from generator.model.sections import INTRODUCTIONS
from generator.rules.judge import Judge
from generator.schema.kinds import BY_NAME
from generator.schema.unwritten import TO_WRITE, helps


def check_unwritten(judge: Judge) -> None:
    """There is a text where one belongs, and nobody's help stands for it; a case has its own rule for what is empty."""
    kind = BY_NAME[judge.entry.kind]
    for location, text in judge.texts():
        if text in helps():
            name = next(each for each in reversed(location) if isinstance(each, str))
            judge.at(location, "M17", what=f"“{name}”写的还是提示的话", advice=f"把 {name}: 后面的话换成您自己的。")
    if not kind.has_body or kind.name == "case" or judge.entry.id in INTRODUCTIONS:
        pass
    elif judge.entry.body_line and not judge.body.strip():
        what, remedy = f"这篇{kind.label}只有登记卡，没有正文", "在第二行“---”的下面空一行，从那里写正文；还没写好，就先不交。"
        judge.at_text(1, 1, "M17", what=what, advice=remedy)
    for number, line in enumerate(judge.body.split("\n") if NAME_OF_PAGE in judge.body else (), 1):
        if f"[{NAME_OF_PAGE}](" in line:
            judge.at_text(
                number, line.index(NAME_OF_PAGE) + 1, "M17", what="链接的文字还是提示的话", advice=f"把“{NAME_OF_PAGE}”换成那一页的名字。"
            )
    for number, line in enumerate(judge.body.split("\n") if "在这里写" in judge.body else (), 1):
        if line.strip().startswith(TO_WRITE):
            judge.at_text(number, 1, "M17", what="这里还是架子上的话")
