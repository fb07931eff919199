"""Fields with slips in them, read all the same: each slip is told, mended in memory where it is clear how, and reading goes on.

What a slip hides is not guessed at: the content of such a line counts as unread, so that nothing is told that is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.load.alignment import aligned, is_new_item
from generator.load.draft import Draft
from generator.load.lines import FIELD, indentation, is_field, is_item, quoted, scalar, text_lines
from generator.load.obstacles import leave_out, leave_out_rest, take_away
from generator.load.outline import Outline
from generator.load.prescan import LONG_FIELD, MOST_LINE, too_deep
from generator.load.remedies import typed
from generator.load.slip import Around, Rule
from generator.load.slips import IN_COMMENTS, IN_TEXTS, RULES, goes_on, slips
from generator.load.unsigned import unsigned_line
from generator.load.vocabulary import Vocabulary
from generator.load.yaml_tree import Mapping, Node, Refused, Scalar, compose
from generator.load.yaml_tree import Sequence as List

MOST_ATTEMPTS = 40
MOST_CUTS = 3
MOST_LINES = 20_000  # looked at one by one: no file of fields has more
MOST_PARSED = 2_000_000  # characters in all attempts


class Told(NamedTuple):
    """One slip for the editor: line and column from 1, in the text as it was given."""

    line: int
    column: int
    code: str
    details: dict[str, Any]


@dataclass
class Recovered:
    """What could be read of a text with slips."""

    told: list[Told] = field(default_factory=list)
    tree: Mapping | None = None
    unread: list[int] = field(default_factory=list)  # lines whose content could not be read
    named: set[str] = field(default_factory=set)  # names that stand on lines left out: nobody may say that they are missing
    headless: set[tuple[int, str]] = field(default_factory=set)  # items, by their line, whose first line is missing, with its name
    lines: list[str] = field(default_factory=list)  # as they were read in the end
    is_cut: bool = False  # there is no going on: the rest has not been looked at


def recover(text: str, known: Vocabulary) -> Recovered:
    """Read `text`, in which something is wrong, as far as it can be read."""
    return _Recovery(Draft(text.split("\n")), known).run()


class _Recovery:
    def __init__(self, draft: Draft, known: Vocabulary) -> None:
        self.draft, self.known, self.found = draft, known, Recovered()
        self._written = list(draft.lines)
        self._lines_told: list[Told] = []  # with the line as it was read then
        self._crooked: set[int] = set()  # lines that were asked once whether they fit under those before them

    def run(self) -> Recovered:
        """All slips of single lines, then whatever still stops a parser."""
        self._mend_lines()
        for _ in range(min(MOST_ATTEMPTS, MOST_PARSED // (len(self.draft.text) + 1) + 1)):
            refused = self._attempt()
            if refused is None or self._ends_with(refused):
                break
            self._mend(refused)
        else:
            self._cut()
        found, draft = self.found, self.draft
        found.unread = sorted(number + 1 for number in draft.dropped)
        found.lines = draft.lines
        found.named, found.headless = draft.named, draft.headless
        for each in self._lines_told:
            if each.line - 1 not in draft.dropped:
                each.details["remedy"] = typed(draft.lines[each.line - 1])
        found.told.sort(key=lambda told: told[:3])
        return found

    def _mend_lines(self) -> None:
        draft, before, outline, after = self.draft, "", Outline(self.known.record), 0
        texts = text_lines(draft.lines)
        for number, line in enumerate(draft.lines[:MOST_LINES]):
            if not line.strip():
                continue
            if len(line) > MOST_LINE:
                self._tell("M01", number, 1, most=MOST_LINE, advice=LONG_FIELD)
                leave_out(draft, self.known, number)
                continue
            is_text = number in texts
            if after <= number or (after < len(draft.lines) and draft.is_blank(after)):  # not for each of a thousand comments anew
                after = draft.after(number)
            around = Around(before, draft.lines[after] if after < len(draft.lines) else "", outline)
            self._mend_line(number, around, IN_TEXTS if is_text else IN_COMMENTS if draft.is_blank(number) else RULES)
            is_more = goes_on(draft.lines[number], before, self.known) and not is_field(draft.lines[number])
            if not is_text and not is_more and not draft.is_blank(number):
                before = draft.lines[number]
                outline.add(number + 1, before)

    def _mend_line(self, number: int, around: Around, rules: Sequence[Rule]) -> None:
        draft, line = self.draft, self.draft.lines[number]
        found = []
        for slip in slips(line, around, self.known, rules):
            found.append((slip, draft.written_column(number, slip.column)))
            draft.rewrite(number, slip.mended)
        if found and (plain := unsigned_line(draft.lines[number], self.known.record)) != draft.lines[number]:
            draft.rewrite(number, plain)
        for slip, column in found:
            self._tell(slip.code, number, column, remedy=typed(draft.lines[number]), **slip.details)

    def _attempt(self) -> Refused | None:
        """Parse the draft: None if there is a tree now, else what is in the way."""
        text = self.draft.text
        if not text.strip():
            if not self.found.told:
                self._tell("Y02", 0, 1)
            self.found.is_cut = True
            return None
        deep = too_deep(text)
        if deep:
            return Refused(deep.code, text.count("\n", 0, deep.offset) + 1, deep.offset - text.rfind("\n", 0, deep.offset), **deep.details)
        try:
            tree, refusals = compose(text)
        except Refused as refused:
            return refused
        item = next((each for each in refusals if is_new_item(self.draft, each, refusals)), None)
        if item is None:
            for each in refusals:
                self._tell_refusal(each)
            self._place(tree)
            self.found.tree = tree
        return item

    def _tell_refusal(self, refused: Refused) -> None:
        """Tell what did not stop the parser."""
        number = refused.line - 1
        details = {name: value for name, value in refused.details.items() if name != "item"}
        line = self.draft.lines[number]
        field = FIELD.fullmatch(line) if refused.code == "Y15" else None
        if field and field["value"].startswith("#"):
            self.draft.doubtful.add(number)
            details["remedy"] = typed(field["head"] + scalar(field["value"]))
        elif field and self.known.is_text(field["name"]) and field["value"][0] not in "\"'[{|>":
            line = field["head"] + quoted(field["value"])
        elif field:
            line = line[: refused.column - 1].rstrip()
        column = self.draft.written_column(number, refused.column)
        if line != self.draft.lines[number]:
            details["remedy"] = typed(line)
            if number in self.draft.touched:
                self.draft.rewrite(number, line)  # so that what mends the other slips of the line mends this one too
        self._tell(refused.code, number, column, **details)

    def _ends_with(self, refused: Refused) -> bool:
        """Whether there is no going on: what is there are no fields at all, or far too many."""
        number = refused.line - 1
        if refused.code == "Y05":
            self._tell("Y05", number, refused.column, **refused.details)
        elif refused.code == "Y02" and number not in self.draft.touched:
            items = self.known.items if is_item(self.draft.lines[number]) else ""
            remedy = {"remedy": f"在这一行前面加一行“{items}:”。"} if items else {}
            self._tell("Y02", number, self.draft.written_column(number, refused.column), **remedy)
        return refused.code in ("Y02", "Y05")

    def _mend(self, refused: Refused) -> None:
        """Tell what stops the parser, and take it away; where we have been at work before, it only tripped over that."""
        number = refused.line - 1
        if number in self.draft.touched and refused.code != "Y14" and not self._is_crooked(refused):
            self._give_up(number)
            return
        column = self.draft.written_column(number, refused.column)
        code, details, above = take_away(self.draft, self.known, refused)
        if code in ("Y12", "Y18") and self._is_last(number):
            self.found.is_cut = True  # what was not closed has swallowed all that may have been meant to stand behind it
        is_as_written = number not in self.draft.dropped and indentation(self.draft.lines[number]) == indentation(self._written[number])
        if code == "Y13" and above is None and is_as_written:
            return  # it stood where it belongs, and had been moved beside one that did not
        if above is None:
            self._tell(code, number, column, **details)
        else:
            self._tell(code, above, 1, **details)

    def _is_last(self, number: int) -> bool:
        """Whether nothing is left of the lines from `number` on but the name of one."""
        draft = self.draft
        return all(each in draft.dropped or draft.is_blank(each) for each in range(number, len(draft.lines)))

    def _is_crooked(self, refused: Refused) -> bool:
        """Whether a line in which slips were mended does not fit under those before it, either; asked once of each."""
        number = refused.line - 1
        if refused.code != "Y13" or number in self._crooked or number in self.draft.dropped:
            return False
        self._crooked.add(number)
        return aligned(self.draft, number, self.known) is not None

    def _give_up(self, number: int) -> None:
        """Leave a line out, or what it belongs to, if it is left out itself already."""
        if number in self.draft.dropped:
            lines = self.draft.lines
            kept = (each for each in range(number, -1, -1) if each not in self.draft.dropped and is_field(lines[each]))
            number = next(kept, number)
        leave_out(self.draft, self.known, number)

    def _cut(self) -> None:
        """Stop: too much is wrong for going on."""
        self.found.is_cut = True
        for _ in range(MOST_CUTS):
            refused = self._attempt()
            if refused is None:
                return
            leave_out_rest(self.draft, self.known, max(self.draft.before(refused.line - 1), 0))

    def _tell(self, code: str, number: int, column: int, **details: Any) -> None:
        self.found.told.append(Told(number + 1, column, code, details))
        if details.get("remedy") == typed(self.draft.lines[number]):
            self._lines_told.append(self.found.told[-1])

    def _place(self, node: Node) -> None:
        """Tell places in the tree as they are in the text that was given, and what in it is not certain."""
        line = node.line - 1
        node.column = self.draft.written_column(line, node.column)
        if isinstance(node, Scalar):
            node.is_certain = node.is_certain and line not in self.draft.doubtful
        elif isinstance(node, List):
            for item in node.items:
                self._place(item)
        else:
            for key, value in node.values.items():
                name = node.keys[key]
                name.column = self.draft.written_column(name.line - 1, name.column)
                self._place(value)
