"""What a feed is called and where its files are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.keyed import Shared

_GROUPS = {"theme": "按主题", "place": "按地方"}  # by what the names of their feeds begin with, of which there are many


@dataclass(frozen=True)
class Feed(Shared):
    """A feed in its three formats; paths from the site's root."""

    title: str
    name: str  # "" is the feed of the whole site

    def whole_title(self, site: str) -> str:
        """What it is called where nothing else says whose it is."""
        return f"{site}·{self.title}" if self.name else site

    @property
    def anchor(self) -> str:
        """Where it stands among all feeds."""
        return f"feed-{self.name or 'all'}"

    @property
    def rss(self) -> str:
        """Path of the RSS file."""
        return f"feeds/{self.name}.xml" if self.name else "feed.xml"

    @property
    def atom(self) -> str:
        """Path of the Atom file."""
        return f"feeds/{self.name}.atom.xml" if self.name else "atom.xml"

    @property
    def json(self) -> str:
        """Path of the JSON Feed file."""
        return f"feeds/{self.name}.json" if self.name else "feed.json"


def grouped(feeds: Iterable[Feed]) -> tuple[tuple[str, tuple[Feed, ...]], ...]:
    """All feeds under what one looks for them by, first those that one need not look for, under ""."""
    groups: dict[str, list[Feed]] = {"": []}
    for feed in feeds:
        groups.setdefault(_GROUPS.get(feed.name.partition("-")[0], ""), []).append(feed)
    return tuple((name, tuple(found)) for name, found in groups.items() if found)
