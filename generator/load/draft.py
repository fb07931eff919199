"""A text under repair in memory: its lines are rewritten where an editor slipped, and every place is told as it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Draft:
    """Lines, counted from 0 and never more or less of them; what became of each, so that its columns can be told as written."""

    lines: list[str]
    touched: set[int] = field(default_factory=set)  # lines that were rewritten: a parser that trips over one has nothing new to say
    doubtful: set[int] = field(default_factory=set)  # lines whose name can be read and whose content cannot
    dropped: set[int] = field(default_factory=set)  # lines that are left out, or whose content is
    named: set[str] = field(default_factory=set)  # names of fields on lines that are left out
    headless: set[tuple[int, str]] = field(default_factory=set)  # items, by their line from 1, whose first line is missing, with its name
    changes: int = 0
    _edits: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "\n".join(self.lines)

    def rewrite(self, number: int, line: str) -> None:
        """Put `line` in the place of another."""
        before = self.lines[number]
        if line == before:
            return
        start = _common(before, line)
        end = _common(before[start:][::-1], line[start:][::-1])
        self._edits.setdefault(number, []).append((start, len(before) - end - start, len(line) - end - start))
        self.lines[number] = line
        self.changes += 1
        self.touched.add(number)

    def drop(self, number: int, instead: str = "") -> None:
        """Leave a line out, or keep only its name, which is `instead` with some content."""
        self.rewrite(number, instead)
        self.touched.add(number)
        self.dropped.add(number)
        if instead:
            self.doubtful.add(number)

    def written_column(self, number: int, column: int) -> int:
        """Where the character now at `column`, from 1, stood in its line of the file."""
        offset = column - 1
        for start, was, became in reversed(self._edits.get(number, ())):
            if offset >= start + became:
                offset += was - became
            elif offset > start:
                offset = min(offset, start + was)
        return offset + 1

    def is_blank(self, number: int) -> bool:
        """Whether nothing stands in the line but blanks or a comment."""
        line = self.lines[number].lstrip()
        return not line or line[0] == "#"

    def before(self, number: int) -> int:
        """The line with something in it before `number`, -1 if there is none."""
        return next((each for each in range(number - 1, -1, -1) if not self.is_blank(each)), -1)

    def after(self, number: int) -> int:
        """The line with something in it behind `number`, the number of lines if there is none."""
        return next((each for each in range(number + 1, len(self.lines)) if not self.is_blank(each)), len(self.lines))


def _common(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
