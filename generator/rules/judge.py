"""What every rule gets: one entry, a way to ask about the world around it, and a way to report with the editor's place."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, TypeVarTuple

from generator.load.entries import Entry, read_body
from generator.markdown.facts import facts
from generator.markdown.lines import Slip
from generator.markdown.scan import Fact
from generator.markdown.slips import slips
from generator.model.addresses import of_entry
from generator.model.around import Around
from generator.model.clips import captions_path
from generator.problems import Problem, nearest, problem
from generator.rules.choices import unknown
from generator.rules.context import Context
from generator.rules.findings import Found, findings_in, people_in, texts_in
from generator.rules.known_people import called
from generator.rules.questions import Standing, captions_at, standing
from generator.rules.said import Called
from generator.schema.base import is_unread
from generator.schema.departed import Veil
from generator.schema.kinds import BY_NAME, Location

if TYPE_CHECKING:
    from generator.load.yaml_tree import Mapping as Tree

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

Question = tuple[Callable[..., Any], tuple[Any, ...]]  # one of generator.rules.questions, and what it is about

_SAMPLE = re.compile(r"[ 　#-]*sample[ ]*[:：]", re.IGNORECASE)

_ENOUGH_TO_SEE = (900, 900)  # pixels
_MOST_LINES = 60  # of one value
MOST_PROPOSED = 50  # in one file


class Spoken(NamedTuple):
    """A line of captions: the path of its file, where it stands there, and what it says."""

    path: str
    line: int
    text: str


@dataclass
class Judge:
    """Judges one entry: rules ask it for the record and the text, and report to it."""

    entry: Entry[Any]
    _context: Context
    problems: list[Problem] = field(default_factory=list)
    proposed: int = 0  # so often was something looked for that is like what was written
    asked: dict[Question, Any] = field(default_factory=dict)  # with the answers

    def ask(self, question: Callable[[Context, *Ts], T], *about: *Ts) -> T:
        """The answer to one of `generator.rules.questions`, on which the verdict rests from now on."""
        if (question, about) not in self.asked:
            self.asked[question, about] = question(self._context, *about)
        answer: T = self.asked[question, about]
        return answer

    @functools.cached_property
    def body(self) -> str:
        """The Markdown of the entry, "" if its kind has none."""
        return read_body(self._context.root, self.entry) if self.entry.body_line else ""

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What stands in the Markdown, lines counted in the file."""
        return facts(self.body) if self.body else ()

    @functools.cached_property
    def slips(self) -> tuple[Slip, ...]:
        """What stands in the Markdown and does nothing, lines counted in the text."""
        return tuple(slips(self.body)) if self.body else ()

    @functools.cached_property
    def _fields_again(self) -> Tree | None:
        """The fields with their places, parsed once for all faults: a list may have thousands."""
        from generator.load.reading import fields_again

        return fields_again(self._context.root, self.entry)

    def shows_paper(self, path: str) -> bool:
        """Whether a page is to be seen in the photograph at `path`, which is looked at; one that cannot be decoded is told by itself."""
        from generator.media.paper import has_paper
        from generator.media.pixels import upright

        data = (self._context.root / path).read_bytes()
        try:
            photo = upright(data, _ENOUGH_TO_SEE)
        except Exception as error:  # decoders raise whatever they like for a broken file
            if isinstance(error, MemoryError):
                raise
            return True
        return has_paper(photo)

    @property
    def surroundings(self) -> tuple[Around, ...]:
        """What lies unused beside the entry, and what of it stands elsewhere too; whoever has any is judged every time, so nobody has to ask."""
        return self._context.surroundings.get(self.entry.path, ())

    @functools.cached_property
    def captions(self) -> tuple[Spoken, ...]:
        """Each line of the captions beside the entry: what is said there is a text of the entry, too."""
        path = captions_path(self.entry)
        found = self.ask(captions_at, path) if path else None
        return tuple(Spoken(path, cue.line + at, line) for cue in found.cues for at, line in enumerate(cue.lines)) if found else ()

    @functools.cached_property
    def said(self) -> str:
        """What the captions say, on from one to the next."""
        return "\n".join(each.text for each in self.captions)

    def at_said(self, offset: int, code: str, **details: object) -> None:
        """Report `code` at an offset of `said`."""
        before = self.said[:offset]
        line = self.captions[before.count("\n")]
        self.at_beside(line.path, line.line, offset - before.rfind("\n"), code, **details)

    def at_beside(self, path: str, line: int, column: int, code: str, **details: object) -> None:
        """Report `code` in a file beside the entry."""
        self.problems.append(problem(code, path, line, column, **details))

    @property
    def address(self) -> str:
        """The address of the page that shows the entry's own text, "" if there is none."""
        kind = BY_NAME[self.entry.kind]
        return next((address for address, _ in of_entry(kind, self.entry)), "") if kind.has_body else ""

    @property
    def is_sample(self) -> bool:
        """Whether the entry as a whole is a sample."""
        return bool(getattr(self.entry.record, "sample", False))

    @contextmanager
    def in_part(self) -> Iterator[None]:
        """Around what rests on one record: nothing more is said of it where it asks for a field that could not be read, which has been told."""
        try:
            yield
        except AttributeError as error:
            if not is_unread(error):
                raise

    @property
    def findings(self) -> tuple[Found, ...]:
        """Personal data in the fields and in the text."""
        return findings_in(self.entry, self.body, self.people)

    @functools.cached_property
    def people(self) -> dict[str, Called]:
        """How pages call the people to whom the entry refers."""
        found = {id: self.ask(called, id) for id in people_in(self.entry)}
        return {id: each for id, each in found.items() if each}

    def at(self, location: Location, code: str, *, at_key: bool = False, part: str = "", **details: object) -> None:
        """Report `code` at a value of the fields, or at a part of it if that stands in the file as it is in the value."""
        from generator.load.reading import locate

        line, column = locate(self._fields_again, location, at_key)
        if part:
            line, column = self._place_of_part(line, column, part)
        self.problems.append(problem(code, self.entry.path, line, column, **details))

    def _place_of_part(self, line: int, column: int, part: str) -> tuple[int, int]:
        """Where `part` stands in the lines of the value that begins at a place; that place, if it cannot be told."""
        lines = self._context.text_of(self.entry).split("\n")
        for number in range(line, min(line + _MOST_LINES, len(lines) + 1)):
            at = lines[number - 1].find(part, column - 1 if number == line else 0)
            if at >= 0:
                return number, at + 1
        return line, column

    def line_of(self, location: Location) -> int:
        """The line of a value of the fields, for sentences about another."""
        return self.place_of(location)[0]

    def place_of(self, location: Location, at_key: bool = False) -> tuple[int, int]:
        """Line and column of a value of the fields, or of its name."""
        from generator.load.reading import locate

        return locate(self._fields_again, location, at_key)

    def written_from(self, line: int, column: int) -> str:
        """The file as it is written, from a place on."""
        lines = self._context.text_of(self.entry).split("\n")[line - 1 :]
        return "\n".join([lines[0][column - 1 :], *lines[1:]]) if lines else ""

    def at_line(self, line: int, column: int, code: str, **details: object) -> None:
        """Report `code` at a place of the file."""
        self.problems.append(problem(code, self.entry.path, line, column, **details))

    @property
    def veil(self) -> Veil:
        """What hides those who may not be shown any more; of which a verdict learns by asking for `departed`."""
        return self._context.site.veil

    @property
    def leaving(self) -> Veil:
        """What finds those who will have gone soon; of which a verdict learns by asking for `leaving`."""
        return self._context.leaving

    @property
    def shortened(self) -> Veil:
        """What finds short names of which nobody has said whose they are; of which a verdict learns by asking for `shortened`."""
        return self._context.shortened

    @property
    def nameless(self) -> Veil:
        """What finds those who did not agree to be named; of which a verdict learns by asking for `nameless`."""
        return self._context.nameless

    def at_file(self, code: str, **details: object) -> None:
        """Report `code` at the file as a whole."""
        self.problems.append(problem(code, self.entry.path, 0, 0, **details))

    def at_fact(self, fact: Fact, code: str, **details: object) -> None:
        """Report `code` at something in the text."""
        self.at_text(fact.line, fact.column, code, **details)

    def at_text(self, line: int, column: int, code: str, **details: object) -> None:
        """Report `code` at a line of the text, counted from 1 within it."""
        self.problems.append(problem(code, self.entry.path, line + self.entry.body_line - 1, column, **details))

    @functools.cached_property
    def as_sample(self) -> str:
        """How the file is marked as a sample, where a line that says so stands in it already and does not; "" if a line is to be added."""
        number, line = next(
            ((number, line) for number, line in enumerate(self._context.text_of(self.entry).split("\n"), 1) if _SAMPLE.match(line)), (0, "")
        )
        if not number or BY_NAME[self.entry.kind].items:
            return ""
        if line.startswith("sample:") and (not self.entry.body_line or number < self.entry.body_line):
            return f"把第 {number} 行改成“sample: true”"
        return f"第 {number} 行的“{line.strip()}”没有起作用，把它挪到登记卡里，顶格写成“sample: true”"

    @property
    def as_real(self) -> str:
        """What to do where something real leans on a sample, if it may be meant as one itself; "" if that can be said in general."""
        return f"换成真实的；如果这一篇也是编的，{self.as_sample}。" if self.as_sample else ""

    def report_unsourced(self, location: Location, code: str, sort: str) -> None:
        """Report `code` at what has no source and is no sample."""
        remedy = f"加一项 source，写清从哪里来；如果是编的，{self.as_sample}。" if self.as_sample else ""
        self.at(location, code, sort=sort, advice=remedy)

    def refer(self, kind: str, id: str, is_sample: bool, report: Callable[..., None]) -> None:
        """Check a name of a record: someone must bear the id, and what is real may not lean on a sample; `report` knows the place.

        `is_sample` says that what the name stands in is a sample, be it the file or an item of a list.
        """
        found = self.ask(standing, kind, id)
        if found is Standing.UNKNOWN:
            report(**unknown(self._context, kind, id, is_sample, self._may_propose()))
        elif found is Standing.SAMPLE and not is_sample:
            report("R05", sort=BY_NAME[kind].noun, value=id, advice=self.as_real)

    def nearest_page(self, target: str) -> str:
        """The address of a page that `target` is but for a slip, or the only one that ends in the same name; or ""."""
        if not self._may_propose():
            return ""
        known = ["/" + each for each in self._context.site.addresses()]
        target = re.sub(r"(?:/index)?\.(?:md|html?)$", "", target).rstrip("/") + "/"
        if target in known:
            return target
        last = target.rstrip("/").rpartition("/")[2]
        same = [each for each in known if each.endswith(f"/{last}/")] if last else []
        return nearest(target, known) or (same[0] if len(same) == 1 else "")

    def anchors_at(self, address: str) -> tuple[str, ...] | None:
        """The headings on the page at `address`, for sentences; None if no text of an editor's is the page's own."""
        return self._context.anchors_at(address)

    def nearest_anchor(self, address: str, anchor: str) -> str:
        """The heading on the page at `address` that was most likely meant, or ""."""
        known = self.anchors_at(address) or ()
        return next((each for each in known if anchor in each or each in anchor), "") or nearest(anchor, known)

    def _may_propose(self) -> bool:
        """Whether there is still time for looking through all there is; whoever has so many faults will see what is wrong."""
        self.proposed += 1
        return self.proposed <= MOST_PROPOSED

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text of the record with its place."""
        yield from self._all_texts

    @functools.cached_property
    def _all_texts(self) -> tuple[tuple[Location, str], ...]:
        """Gone through once for all rules."""
        return tuple(texts_in(self.entry.record, ()))
