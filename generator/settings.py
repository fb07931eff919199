"""What the whole site agrees on: its name, address, menu, filing numbers and the options of one build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

NEAR = ("昨天", "今天", "明天", "后天")  # what an editor may call a day at the terminal


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu; `section` is the first folder of its address, "" for the home page."""

    title: str
    section: str


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line decides for one build; `today` is a date in Asia/Shanghai."""

    today: date
    samples_shown: bool | None = None  # None: as content/site.yml says
    production: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's own facts, from `content/site.yml` and `mkdocs.yml`; `url` is absolute and ends in "/"."""

    name: str
    url: str
    menu: tuple[MenuItem, ...]
    primary: str
    accent: str
    description: str
    app: str
    icp: str
    police: str
    contact: str
    samples_shown: bool
    has_posters: bool
    production: bool
    today: date

    @property
    def prefix(self) -> str:
        """Path of the site on its host, beginning and ending in "/"."""
        return "/" + self.url.split("://", 1)[-1].partition("/")[2]


def today_in_beijing() -> date:
    """Today in Asia/Shanghai, which has no summer time; the only place that reads the clock."""
    return datetime.now(timezone(timedelta(hours=8))).date()
