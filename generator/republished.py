"""What is public and would not be as it was: taken off by a word or a day, or sent once more to all who subscribed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.load.entries import Entry
from generator.load.past import Past
from generator.load.reading import fields_again, locate
from generator.model import addresses
from generator.model.former import first_address
from generator.model.visibility import day_of, is_begun, is_out
from generator.problems import Problem, problem
from generator.schema.base import is_in_part
from generator.schema.kinds import BY_NAME, Kind
from generator.text import date_in_chinese

_LISTS = BY_NAME["activities"]
_IN_FEEDS = tuple(BY_NAME[name] for name in ("story", "comic", "case", "activities"))
_ROLLS = BY_NAME["honours"]  # in feeds, but never moved
_CALLED = {"publish_from": "登出日期", "date": "日期"}


class _Before(NamedTuple):
    """A file as others have it, and its page."""

    path: str
    record: Any
    address: str


def republished(root: Path, past: Past, entries: Sequence[Entry[Any]], today: datetime.date) -> Iterator[Problem]:
    """Of all that feeds carry."""
    work = _Comparison(root, past, {entry.path: entry for entry in entries if not is_in_part(entry.record)}, today)
    for kind in (*_IN_FEEDS, _ROLLS):
        yield from dict.fromkeys(work.problems(kind))  # of what moved twice, each of its places says the same


@dataclass(frozen=True)
class _Comparison:
    root: Path
    past: Past
    entries: Mapping[str, Entry[Any]]
    today: datetime.date

    def problems(self, kind: Kind) -> Iterator[Problem]:
        """Of every file of a kind that is otherwise than others have it, or is called otherwise."""
        published = self.past.published(kind.top.rstrip("/"))
        for path, revision in self.past.changed(kind.top.rstrip("/"), published).items():
            match = kind.path.fullmatch(path)
            record = self.past.at(kind, path, revision) if match else None
            if match is None or record is None or is_in_part(record) or not is_out(record, self.today):
                continue
            before = _Before(path, record, addresses.of_file(kind, match["id"]))
            entry = self.entries.get(path)
            if entry and kind is not _LISTS and not is_begun(entry.record, self.today):
                yield self._withdrawn(entry)
            heir = entry or (None if (self.root / path).exists() else self._heir(kind, before, published))
            if heir and kind is not _ROLLS:
                yield from self._sent_again(kind, before, heir)

    def _heir(self, kind: Kind, before: _Before, published: Mapping[str, str]) -> Entry[Any] | None:
        """What says that it was at the address of what has gone, and is new where it is."""
        claims = (each for each in self.entries.values() if each.kind == kind.name and each.path not in published)
        return next((each for each in claims if f"/{before.address}" in each.record.aliases), None)

    def _withdrawn(self, entry: Entry[Any]) -> Problem:
        record = entry.record
        name = "draft" if getattr(record, "draft", False) else "publish_from" if getattr(record, "publish_from", None) else "date"
        day = day_of(record)
        if name == "draft":
            what, back = "从今天起撤下", "删掉“draft: true”这一行"
        else:
            what = f"先撤下，到{date_in_chinese(day) if day else ''}再登出来"
            back = f"把“{_CALLED[name]}（{name}）”改回原来的样子"
        rest = "真要先撤下，不用管。"
        if hasattr(record, "publish_until"):
            way = "日期也改回来，再加一行" if name == "date" else "把这一行改成"
            rest = f"真要撤下，{way}“publish_until: {self.today}”，过了今天它自己撤下，老地址上留一张告示。"
        place = locate(fields_again(self.root, entry), (name,))
        return problem("F24", entry.path, *place, title=record.title, what=what, advice=f"要接着登，就{back}；{rest}")

    def _sent_again(self, kind: Kind, before: _Before, now: Entry[Any]) -> Iterator[Problem]:
        """A story that has another id in feeds than the one under which people have it."""
        url, first = addresses.of_file(kind, now.id), first_address(before.record, before.address)
        if first_address(now.record, url) != first:
            name = "aliases" if now.record.aliases else "title"
            line = aliases_line(first, (*before.record.aliases, f"/{before.address}", *now.record.aliases), url)
            place = locate(fields_again(self.root, now), (name,), at_key=name == "aliases")
            advice = f"把“旧地址”写成 {line}，第一个最要紧，次序不要动。"
            yield problem("F25", now.path, *place, title=now.record.title, advice=advice)


def aliases_line(first: str, others: Iterable[str], url: str) -> str:
    """The line that keeps the id of what was `first` there: that address before all others; `url`, where it is now, only if it is that."""
    kept = dict.fromkeys((f"/{first}", *(each for each in others if each != f"/{url}")))
    return f"aliases: [{', '.join(kept)}]"
