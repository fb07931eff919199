"""`beiyuan import`: a teacher's table becomes a list, or changes one; all that is wrong is said at once, and nothing is written before it is right."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.desk.lists import NoPlace
from generator.desk.questions import Questions
from generator.desk.sources import CannotAdd, create, is_taken, path_of, rewrite
from generator.desk.tables.applying import changed_file, new_file, refuse_other
from generator.desk.tables.asking import asked_fields, asked_list
from generator.desk.tables.baseline import baseline_in, digest_of_file, followed
from generator.desk.tables.days import Span
from generator.desk.tables.differences import differences, doubts
from generator.desk.tables.draft import Draft
from generator.desk.tables.drafting import Drafting
from generator.desk.tables.finding import Table, table_in
from generator.desk.tables.judging import KIND, Judged, Verdict, judged, of_cells
from generator.desk.tables.merging import Merge
from generator.desk.tables.names import Names
from generator.desk.tables.opening import open_table
from generator.invocation import typed
from generator.load.entries import Entry
from generator.model.naming import as_compared
from generator.model.site import Site
from generator.schema.activities import Activity, ActivityList
from generator.text import half_width

_A_YEAR = datetime.timedelta(days=364)  # in which each day of a year comes once
Judging = Callable[[Entry[Any]], Judged]
Expected = Callable[[str, ActivityList], Mapping[str, Activity]]  # by path: what families still wait for


@dataclass
class Imported:
    """What came of a table."""

    path: str
    verdict: Verdict
    draft: Draft
    is_new: bool = False
    is_written: bool = False
    missing: Sequence[Activity] = ()
    waited_for: Sequence[Activity] = ()  # what may not go, for families know of it
    counts: Mapping[str, int] = field(default_factory=dict)
    changes: Sequence[str] = ()  # of a list that there was, one by one
    doubts: Sequence[str] = ()  # of these changes, what is to be asked about before anything is written
    is_refused: bool = False  # when it was asked


@dataclass(frozen=True)
class Importing:
    """One run: the content as it is, whoever is asked, and what knows the rules."""

    root: Path
    site: Site
    ask: Callable[[], Questions]  # each time anew: who goes back comes to the first question of this sitting
    judge: Judging
    expected: Callable[[str], Mapping[str, Activity]]
    is_younger: Callable[[str, Path], bool]  # whether the list at a path was changed after a table was saved
    had: Callable[[str], bool]  # whether an activity of this id, which is in no list, was in one before
    agrees: Callable[[Imported], bool]  # to what is to be asked about

    def run(self, file: Path, wanted: str, sheet: str, drops: bool) -> Imported:
        """Read `file` into the list that is `wanted`, "" where the table or the editor says which. Raises CannotAdd, Unreadable, Stopped, OSError."""
        table, names = table_in(open_table(file), sheet), Names.of(self.site)
        used = {each.id: entry.record.title for entry in self.site.of(KIND.name).values() for each in entry.record.activities}
        known = self._known(wanted) if wanted else self._known_of(table, file)
        if not known and (faulty := self._faulty_cells(table, names, {}, is_new=False)):
            return faulty  # before anybody is asked what would be forgotten again
        id = known or (self.list_named(wanted) if wanted else self._asked_list(table.list_id, table.title))
        old = self._old(id)
        if not old and not table.has_own and (faulty := self._faulty_cells(table, names, used, is_new=True)):
            return faulty
        own = {} if old or table.has_own else asked_fields(self.ask(), self.site, table)
        path = path_of(KIND, id)
        merge = self._merge(table, id, old, names)
        draft = Drafting(table, old, own, names, merge, used, drops).draft()
        verdict = judged(draft, names, path, id, table.has_own, self.judge)
        verdict.faults.extend(merge.faults(verdict.record))
        gone = [old.activities[position] for position in draft.missing] if old else []
        expected = self.expected(path) if gone and drops else {}
        draft.told[:0] = table.told
        done = Imported(path, verdict, draft, old is None, missing=gone, waited_for=[each for each in gone if each.id in expected])
        if not verdict.faults and not verdict.record.activities:
            raise CannotAdd("这样一来，清单里一项活动也没有了，所以没有写。请核对表里的活动是不是都删掉了、藏起来了。")
        if not verdict.faults and not done.waited_for:
            self._compare(done, old, verdict.record, merge, file)
            done.is_refused = bool(done.doubts) and not self.agrees(done)
            if not done.is_refused:
                self._write(done, old, verdict.record, names)
        return done

    def _compare(self, done: Imported, old: ActivityList | None, new: ActivityList, merge: Merge, file: Path) -> None:
        """Name what is otherwise, and what of it may undo an editor's work; a table that knows what it began as undoes nothing."""
        if old is None:
            return
        if merge.base and merge.kept and merge.base.source != digest_of_file((self.root / done.path).read_bytes()):
            done.draft.told.append(f"这张表导出以后，清单里又改过 {len(merge.kept)} 处，表里没有动过，都照清单的留着。")
        done.changes = list(differences(old, new, done.draft, merge.names))
        if merge.base is None and old != new:
            done.doubts = list(doubts(old, new, done.draft, self.had))
            if self.is_younger(done.path, file):
                done.doubts = [*done.doubts, f"{done.path} 在这张表存好以后又改过，照这张表，后来改的会退回去"]

    @staticmethod
    def _merge(table: Table, id: str, old: ActivityList | None, names: Names) -> Merge:
        base = baseline_in(table.exported, id) if old else None
        return Merge(followed(base, old) if base and old else None, names)

    def _faulty_cells(self, table: Table, names: Names, used: Mapping[str, str], *, is_new: bool) -> Imported | None:
        """What is wrong with cells whichever list it is, days without a year taken for any that they can be; None if nothing is."""
        today = self.site.settings.today
        head = {"starts": today.isoformat(), "ends": (today + _A_YEAR).isoformat(), "sample": "true"}
        draft = Drafting(table, None, head, names, Merge(None, names), used, span=_thinkable(table, today)).draft()
        verdict = of_cells(draft, names, self.judge, lambda index: is_new or self._is_nowhere(draft, index))
        draft.told[:0] = table.told
        return Imported("", verdict, draft, is_new) if verdict.faults else None

    def _is_nowhere(self, draft: Draft, index: int) -> bool:
        """Whether the row of an activity is about none that there is, in whichever list."""
        _, row = draft.rows["activities", index]
        id, title = half_width(row.texts.get("id", "")).casefold(), as_compared(row.texts.get("title", ""))
        return not any(id == each.id or title == as_compared(each.title) for each in self.site.items(KIND.name))

    def list_named(self, wanted: str) -> str:
        """The id of the list that is `wanted`, which may be new."""
        return self._known(wanted) or self._asked_list(_bare(wanted))

    def _known(self, wanted: str) -> str:
        """The id of the list that is `wanted`, "" if there is none."""
        word = _bare(wanted)
        lists = self.site.of(KIND.name).items()
        return next((id for id, entry in lists if word == id or as_compared(entry.record.title) == as_compared(word)), "")

    def _asked_list(self, word: str, title: str = "") -> str:
        path = path_of(KIND, word)
        if word and "/" not in word and (self.root / path).exists():
            raise CannotAdd(
                f"“{path}”里现在有错，程序读不了，也就改不了。请先看看错在哪里，把它改好：\n\n    {typed('check', path, root=self.root)}"
            )
        ask = self.ask()
        return ask.sitting(lambda: asked_list(ask, self.site, self.is_free, word, title))

    def is_free(self, id: str) -> bool:
        """Whether a list may be called so."""
        return not is_taken(self.root, path_of(KIND, id))

    def _known_of(self, table: Table, file: Path) -> str:
        """The id of the list that a table names, or that its file is called after; "" if that is none."""
        return next((each for each in (table.list_id, file.stem) if each in self.site.of(KIND.name)), "")

    def _old(self, id: str) -> ActivityList | None:
        entry = self.site.of(KIND.name).get(id)
        record: ActivityList | None = entry.record if entry else None
        return record

    def _write(self, done: Imported, old: ActivityList | None, new: ActivityList, names: Names) -> None:
        if old is None:
            data = new_file(new).encode()
            refuse_other(done.path, data, new, names)
            create(self.root, done.path, data)
            done.is_written = True
        elif old != new:
            before = (self.root / done.path).read_bytes()
            try:
                data = changed_file(before, old, new, done.draft)
            except NoPlace as reason:
                raise CannotAdd(f"{done.path}：{reason}") from None
            refuse_other(done.path, data, new, names)
            rewrite(self.root, done.path, before, data)
            done.is_written = True
        done.counts = _counts(old, new, done.draft)


def _thinkable(table: Table, today: datetime.date) -> Span | None:
    """The days of a list whose first and last nobody was asked for yet: last year's, which are typed in late, to the next's."""
    if {"starts", "ends"} <= table.own.keys():
        return None
    return Span(datetime.date(today.year - 1, 1, 1), datetime.date(today.year + 1, 12, 31), is_certain=False)


def _bare(wanted: str) -> str:
    """A list's name without what is only of its file."""
    return re.sub(r"^.*/|\.ya?ml$", "", unicodedata.normalize("NFKC", wanted).strip())


def _counts(old: ActivityList | None, new: ActivityList, draft: Draft) -> Mapping[str, int]:
    where = draft.origins["activities",]
    known = old.activities if old else ()
    changed = sum(origin is not None and known[origin] != new.activities[at] for at, origin in enumerate(where))
    added = sum(origin is None for origin in where)
    return {"added": added, "changed": changed, "dropped": len(known) - (len(where) - added)}
