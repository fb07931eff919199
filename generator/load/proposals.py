"""The lines to type for what the schema refuses: as they stand in the file, with the blanks before them, so that each can be copied over the whole line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.load.lines import FIELD, PLAIN_START, indentation, is_item, scalar
from generator.load.remedies import shortened, typed
from generator.load.yaml_tree import Mapping, Node, Scalar
from generator.load.yaml_tree import Sequence as List
from generator.schema.kinds import Location
from generator.schema.reading import Fault

MOST_BLOCK = 8  # lines that are told one by one


class Proposal(NamedTuple):
    """The sentence that tells what to type, and the line if it is a single one for a single one."""

    remedy: str = ""
    line: str = ""


@dataclass(frozen=True)
class Written:
    """The lines of fields as they were read, the first of them with its number in the file."""

    lines: Sequence[str]
    first: int

    def line(self, number: int) -> str:
        """The line of that number."""
        at = number - self.first
        return self.lines[at] if 0 <= at < len(self.lines) else ""

    def column(self, node: Scalar) -> int:
        """Where `node` stands in its line as it was read, from 1: the tree has the columns of the file."""
        line = self.line(node.line)
        starts = [node.column - 1, *(each for each in [line.find(node.text)] if line.count(node.text) == 1)]
        return 1 + next((at for at in starts if line.startswith((node.text, f'"{node.text}', f"'{node.text}"), at)), node.column - 1)

    def renamed(self, key: Scalar, name: str) -> Proposal:
        """The line of `key` with another name."""
        line = self.line(key.line)
        found = _replaced(line, self.column(key), key.text, name)
        return _single(found) if found else Proposal()

    def joined(self, key: Scalar, is_long: Callable[[str], bool]) -> Proposal:
        """The line of `key`, which is no field's name, as more of the text in the line above it, if that is one of a field that is long."""
        line, above = self.line(key.line), FIELD.fullmatch(self.line(key.line - 1))
        name, _, rest = line.partition(":")
        if key.text.isascii() or not above or above.start("name") != self.column(key) - 1 or is_item(line) or not rest.strip():
            return Proposal()
        if not is_long(above["name"]) or not PLAIN_START.match(above["value"]):
            return Proposal()
        whole = above["head"] + scalar(f"{above['value']}{name.strip()}：{rest.strip()}")
        return Proposal(f"这一行要是接着上一行写的，就并过去，上一行写成“{shortened(whole)}”，再把这一行删掉。")

    def revalued(self, node: Node, key: Scalar | None, name: str, text: str) -> Proposal:
        """The line with `text` in the place of what it holds."""
        line = self.line(node.line)
        found = _replaced(line, self.column(node), node.text, text) if isinstance(node, Scalar) else ""
        if not found and key and key.line == node.line and self._ends_on_its_line(node):
            found = f"{line[: self.column(key) - 1]}{name}: {scalar(text)}"
        return _single(found) if found else Proposal()

    def instead(self, key: Scalar, node: Node, lines: Sequence[str]) -> Proposal:
        """`lines`, which begin with a name, in the place of the one line of `key`."""
        if key.line != node.line or not lines or not self._ends_on_its_line(node):
            return Proposal()
        lead = self.line(key.line)[: self.column(key) - 1]
        blanks = " " * len(lead)
        placed = [lead + lines[0], *(blanks + each for each in lines[1:])]
        return Proposal(typed_lines(placed), placed[0] if len(placed) == 1 else "")

    def as_fields(self, node: Scalar, lines: Sequence[str]) -> Proposal:
        """`lines` in the place of the text that is an item of a list."""
        lead = self.line(node.line)[: self.column(node) - 1]
        if lead.strip() != "-" or not self._ends_on_its_line(node):
            return Proposal()
        return Proposal(typed_lines([lead + lines[0], *(" " * len(lead) + each for each in lines[1:])]))

    def as_items(self, node: Scalar) -> Proposal:
        """Each of the lines of a text as an item of a list."""
        lead, end = self.line(node.line)[: self.column(node) - 1], node.line
        if lead.strip() not in ("", "-"):
            return Proposal()
        blanks = indentation(lead + "x")
        while self.line(end + 1).strip() and not is_item(self.line(end + 1)) and indentation(self.line(end + 1)) >= len(lead):
            end += 1
        placed = [f"{' ' * blanks}- {self.line(number).strip().removeprefix('- ')}" for number in range(node.line, end + 1)]
        return Proposal(typed_lines(placed[:MOST_BLOCK], f"从这一行起的 {len(placed)} 行改成")) if len(placed) > 1 else Proposal()

    def as_item(self, node: Mapping) -> Proposal:
        """The lines of a record where a list of them is wanted, as its first item."""
        first = next(iter(node.keys.values()), None)
        if first is None or first.line == 0 or self.line(first.line)[: self.column(first) - 1].strip():
            return Proposal()
        blanks = " " * (self.column(first) - 1)
        end = first.line
        while end - first.line < MOST_BLOCK and self.line(end + 1).startswith(blanks) and self.line(end + 1).strip() and blanks:
            end += 1
        inner = [self.line(number) for number in range(first.line, end + 1)]
        placed = [f"{blanks}- {inner[0].lstrip(' ')}", *("  " + each for each in inner[1:])]
        many = f"从这一行起的 {len(placed)} 行改成"
        return Proposal(typed_lines(placed, many)) if len(placed) < MOST_BLOCK else Proposal()

    def below(self, node: Mapping, text: Sequence[str]) -> Proposal:
        """`text`, which begins with the name of a field that is missing in the record `node`, as one line or more to add."""
        keys = list(node.keys.values())
        if not keys or not keys[0].line:
            return Proposal()
        first = keys[0]
        lead = self.line(first.line)[: self.column(first) - 1]
        blanks = " " * len(lead)
        quoted = "”“".join(shortened(blanks + each) for each in text)
        where = "这一行" if first.line == node.line else f"第 {first.line} 行"
        count = "一行" if len(text) == 1 else f" {len(text)} 行"
        if not lead.strip() and not lead.strip(" "):
            return Proposal(f"在{where}上面加{count}“{quoted}”，括号里的换成您的。")
        if isinstance(next(iter(node.values.values()), None), Scalar) and (len(keys) < 2 or keys[1].line == first.line + 1):
            return Proposal(f"在{where}下面加{count}“{quoted}”，括号里的换成您的。")
        return Proposal(f"在这一项里加{count}“{quoted}”，括号里的换成您的。")

    def under(self, key: Scalar, text: Sequence[str]) -> Proposal:
        """The lines to write under the name of a record that is empty."""
        lead = " " * len(self.line(key.line)[: self.column(key) - 1])
        quoted = "”“".join(lead + each for each in text)
        return Proposal(f"在这一行下面写 {len(text)} 行：“{quoted}”，前面的空格照样打，括号里的换成您的。")

    def _ends_on_its_line(self, node: Node) -> bool:
        """Whether nothing of `node` stands on a line further down."""
        if isinstance(node, Scalar):
            line, below = self.line(node.line), self.line(node.line + 1)
            start = line[node.column - 1 : node.column]  # "" where the line was mended and is shorter than it was
            opens = start in ("|", ">") or (start in ("'", '"') and start not in line[node.column :])
            goes_on = (
                bool(below.strip())
                and ":" not in below
                and "-" not in below[: indentation(below) + 1]
                and indentation(below) > indentation(line)
            )
            return not opens and not goes_on
        inner = node.items if isinstance(node, List) else list(node.values.values())
        return all(each.line == node.line and self._ends_on_its_line(each) for each in inner)


def typed_lines(lines: Sequence[str], many: str = "") -> str:
    """The sentence that gives `lines` to type in the place of one."""
    if len(lines) == 1 and not many:
        return typed(lines[0])
    quoted = "”“".join(shortened(each) for each in lines)
    return f"{many or f'这一行改成 {len(lines)} 行'}：“{quoted}”。"


def node_at(node: Node, location: Location) -> tuple[Scalar | None, Node]:
    """The name nearest above what stands at `location`, unless an item of a list lies between, and that itself, or what is nearest around it."""
    key: Scalar | None = None
    for step in location:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            key, node = node.keys[step], node.values[step]
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        else:
            break
    return key, node


def proposed(written: Written, tree: Mapping, fault: Fault) -> Proposal:
    """What to type for a fault, as far as the schema knows what was meant: in its details `name`, `likely`, `lines`, `example` or `fill`."""
    details: dict[str, Any] = fault.details
    key, node = node_at(tree, fault.location)
    if fault.code == "S01":
        return written.below(node, details["example"]) if isinstance(node, Mapping) and details.get("example") else Proposal()
    if details.get("name") and key:
        return written.renamed(key, details["name"])
    if details.get("fill") and key and key.line:
        return written.under(key, details["fill"])
    if details.get("is_item") and isinstance(node, Mapping):
        return written.as_item(node)
    if details.get("items") and isinstance(node, Scalar) and (found := written.as_items(node)).remedy:
        return found
    if details.get("inner") and isinstance(node, Scalar):
        return written.as_fields(node, details["inner"])
    if details.get("lines") and key:
        return written.instead(key, node, details["lines"])
    if details.get("likely"):
        return written.revalued(node, key, str(key.text if key else ""), str(details["likely"]))
    return Proposal()


def _single(line: str) -> Proposal:
    return Proposal(typed(line), line)


def _replaced(line: str, column: int, old: str, new: str) -> str:
    """`line` with `new` in the place of what stands at `column` and reads as `old`; "" if that cannot be seen there."""
    at = column - 1
    for quote in ("", '"', "'"):
        if old and line.startswith(f"{quote}{old}{quote}", at):
            behind = line[at + len(old) + 2 * len(quote) :]
            in_brackets = behind.lstrip()[:1] in (",", "]")
            if not quote and behind.strip() and behind.lstrip()[:1] not in ",]:#、，":
                return ""
            return line[:at] + (_in_list(new) if in_brackets else scalar(new)) + behind
    return ""


def _in_list(text: str) -> str:
    return f'"{text}"' if any(sign in text for sign in ",[]{}") else scalar(text)
