"""What every rule gets: the whole site, one entry, and a way to report with the editor's place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from generator.load.entries import Entry, read_body
from generator.markdown.scan import Fact, scan
from generator.model import addresses
from generator.model.site import Site, day_of
from generator.problems import Problem, nearest, problem
from generator.schema.kinds import BY_NAME, Location

_KIND_OF_SORT = {
    "主题": "themes",
    "地方": "places",
    "项目": "programme",
    "人物": "person",
    "数字": "figures",
    "类别": "categories",
    "奖项": "awards",
    "故事": "story",
    "案例": "case",
}


@dataclass(frozen=True)
class Context:
    """The site with everything in it (hidden and future records too), and what rules look up often."""

    root: Path
    site: Site
    unread: frozenset[tuple[str, str]] = frozenset()  # (kind, id) of files that could not be read: what refers to them is not to blame

    def is_unread(self, sort: str, id: str) -> bool:
        """Whether the record may well exist in a file that could not be read."""
        kind = _KIND_OF_SORT[sort]
        return (kind, "") in self.unread or (kind, id) in self.unread

    @functools.cached_property
    def unread_addresses(self) -> frozenset[str]:
        """Addresses of pages whose files could not be read."""
        found = {pattern.replace("<id>", id) for kind, id in self.unread for pattern in BY_NAME[kind].pages if "." not in pattern}
        return frozenset(found | {addresses.page(id) for kind, id in self.unread if kind == "page"})

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """Addresses of all pages."""
        return self.site.addresses()

    @functools.cached_property
    def samples(self) -> frozenset[str]:
        """Addresses of pages that show nothing but samples."""
        return self._only(lambda record, shown: getattr(shown, "sample", False) or getattr(record, "sample", False))

    @functools.cached_property
    def future(self) -> frozenset[str]:
        """Addresses of pages whose day has not come."""
        today = self.site.settings.today
        return self._only(lambda record, _: (day_of(record) or today) > today)

    def _only(self, holds: Callable[[Any, Any], bool]) -> frozenset[str]:
        """Addresses of pages of which it holds for all that they show: a recipient's page shows honours of several years."""
        judged = [(address, holds(record, shown)) for address, record, shown in self._shown()]
        return frozenset(address for address, held in judged if held) - {address for address, held in judged if not held}

    def _shown(self) -> Iterator[tuple[str, Any, Any]]:
        """(address, record of the file, record inside it that the page shows)."""
        for kind, entries in self.site.entries.items():
            for entry in entries.values():
                for address, shown in addresses.of_entry(BY_NAME[kind], entry):
                    yield address, entry.record, shown

    @functools.cached_property
    def names(self) -> Mapping[str, Mapping[str, Any]]:
        """Records by id for every kind that can be referred to."""
        site = self.site
        return {
            "主题": site.theme_by_id,
            "地方": site.place_by_id,
            "项目": {id: entry.record for id, entry in site.programmes.items()},
            "人物": {id: entry.record for id, entry in site.people.items()},
            "数字": site.figure_by_id,
            "类别": {item.id: item for item in site.items("categories")},
            "奖项": {item.id: item for item in site.items("awards")},
            "故事": {id: entry.record for id, entry in site.of("story").items()},
            "案例": {id: entry.record for id, entry in site.of("case").items()},
        }


@dataclass
class Judge:
    """Judges one entry: rules ask it for the record and the text, and report to it."""

    context: Context
    entry: Entry[Any]
    problems: list[Problem]
    is_settled: bool = True  # False if something that could not be read was given the benefit of the doubt

    @functools.cached_property
    def body(self) -> str:
        """The Markdown of the entry, "" if its kind has none."""
        return read_body(self.context.root, self.entry) if self.entry.body_line else ""

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What stands in the Markdown, lines counted in the file."""
        return tuple(scan(self.body)) if self.body else ()

    @property
    def is_sample(self) -> bool:
        """Whether the entry as a whole is a sample."""
        return bool(getattr(self.entry.record, "sample", False))

    def at(self, location: Location, code: str, *, at_key: bool = False, **details: object) -> None:
        """Report `code` at a value of the fields."""
        from generator.load.reading import locate

        line, column = locate(self.context.root, self.entry, location, at_key)
        self.problems.append(problem(code, self.entry.path, line, column, **details))

    def at_file(self, code: str, **details: object) -> None:
        """Report `code` at the file as a whole."""
        self.problems.append(problem(code, self.entry.path, 0, 0, **details))

    def at_fact(self, fact: Fact, code: str, **details: object) -> None:
        """Report `code` at something in the text."""
        self.at_text(fact.line, fact.column, code, **details)

    def at_text(self, line: int, column: int, code: str, **details: object) -> None:
        """Report `code` at a line of the text, counted from 1 within it."""
        self.problems.append(problem(code, self.entry.path, line + self.entry.body_line - 1, column, **details))

    def refer(self, location: Location, sort: str, id: str, is_sample: bool = False) -> None:
        """Check a field that names a record: someone must bear the id, and what is real may not lean on a sample.

        `is_sample` says that the item of a list in which the field stands is a sample, whatever the file is.
        """
        found = self.context.names[sort].get(id)
        if found is None and self.context.is_unread(sort, id):
            return
        if found is None:
            self.at(location, "R01", at_key=False, **self.unknown(sort, id))
        elif getattr(found, "sample", False) and not (self.is_sample or is_sample):
            self.at(location, "R05", sort=sort, value=id)

    def unknown(self, sort: str, id: str) -> dict[str, str]:
        """Details for a reference of `sort` to an id that nobody bears."""
        return {"sort": sort, "value": id, "nearest": nearest(id, self.context.names[sort])}

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text of the record with its place."""
        yield from _texts(self.entry.record, ())


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*location, index))
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name), (*location, each.name))
