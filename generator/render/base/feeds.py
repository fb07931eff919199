"""What a feed is called and where its files are."""

from __future__ import annotations

from dataclasses import dataclass

from generator.keyed import Shared


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
