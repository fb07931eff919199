"""Every address of the site, as a path from its root without a leading slash; a page's ends in "/" (home is "")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.load.entries import Entry
from generator.model.sections import SECTIONS, SINGLE
from generator.schema.kinds import Kind

NOT_FOUND = "404.html"
ABOUT = "about/"
PROBLEMS, FIELDS, COMPONENTS = "about/problems/", "about/fields/", "about/components/"
STORY_PAPER, COMIC_PAPER = "print/story-paper.pdf", "print/comic-paper.pdf"
GRADES = tuple(f"activities/grades/{grade}/" for grade in range(1, 10))
CLIPS, SHORT = "stories/clips/", "stories/short/"
TODAY, WEEKEND = "activities/today/", "activities/weekend/"
SEARCH = "search/"
CARDS = "cards/"  # of pages, named by what they show
UNLISTED = (COMPONENTS, SEARCH)  # in no sitemap
GENERATED = (
    PROBLEMS,
    FIELDS,
    COMPONENTS,
    SEARCH,
    *(section.address for section in (*SECTIONS, *SINGLE)),
    CLIPS,
    *GRADES,
    SHORT,
    TODAY,
    WEEKEND,
)
RESERVED_IDS = {  # by kind: folders beside its pages; of lists also those beside their calendars and papers, and the calendar of all
    "story": ("years", "themes", "clips", "short"),
    "activities": ("today", "weekend", "months", "grades", "categories", "places", "activities", "schools", "scenes", "comics"),
    "places": ("sheet", "large", "booklet", "booklet-fold", "calendar", "poster"),  # what lies beside its own sheet of a list
}

_INNER = re.compile(r"<(\w+)\.(\w+)>")

NEWEST = 48  # stories on the first page of a list; what is older is listed by month or year


def story(id: str) -> str:
    """A story."""
    return f"stories/{id}/"


def comic(id: str) -> str:
    """One of the hundred comics."""
    return f"comics/{id}/"


def scene(id: str) -> str:
    """What might be drawn under one of the hundred numbers."""
    return f"comics/scenes/{id}/"


def scene_paper(id: str) -> str:
    """The paper to draw a scene on."""
    return f"print/scenes/{id}.pdf"


def colouring(id: str) -> str:
    """The sheet on which a comic is coloured anew."""
    return f"print/comics/{id}-colouring.pdf"


def month(year: int, number: int) -> str:
    """The stories of one month."""
    return f"stories/years/{year:04d}/{number:02d}/"


def theme(id: str) -> str:
    """The stories of one theme."""
    return f"stories/themes/{id}/"


def programme(id: str) -> str:
    """A programme and what belongs to it."""
    return f"programmes/{id}/"


def place(id: str) -> str:
    """A place and what belongs to it."""
    return f"places/{id}/"


def activity_list(id: str) -> str:
    """A list of activities."""
    return f"activities/{id}/"


def activity(list_id: str, id: str) -> str:
    """One activity of a list."""
    return f"activities/{list_id}/{id}/"


def category(id: str) -> str:
    """The activities of one category."""
    return f"activities/categories/{id}/"


def for_grade(address: str, grade: int) -> str:
    """A page of activities by day with a grade chosen on it; where scripts do not work it is the same page."""
    return f"{address}?grade={grade}"


def activity_month(year: int, number: int, grade: int = 0) -> str:
    """The activities of one month: for one grade, or all of them."""
    return f"{GRADES[grade - 1] if grade else 'activities/months/'}{year:04d}-{number:02d}/"


def sheet(list_id: str) -> str:
    """The printed sheet of a list of activities."""
    return f"print/{list_id}/sheet.pdf"


def booklet(list_id: str) -> str:
    """A pupil's record booklet for a list of activities, page by page."""
    return f"print/{list_id}/booklet.pdf"


def booklet_fold(list_id: str) -> str:
    """The same booklet, imposed to be folded."""
    return f"print/{list_id}/booklet-fold.pdf"


def month_calendar(list_id: str) -> str:
    """The months of a list, for the fridge."""
    return f"print/{list_id}/calendar.pdf"


def notice(list_id: str) -> str:
    """The notice of a list, for a notice board."""
    return f"print/{list_id}/poster.pdf"


def first_page(path: str) -> str:
    """The picture of the first page of what is printed at `path`."""
    return path.removesuffix(".pdf") + ".webp"


def large_sheet(list_id: str) -> str:
    """The same in large type."""
    return f"print/{list_id}/large.pdf"


def grades_sheet(list_id: str, first: int, last: int) -> str:
    """What of a list is for children of some grades."""
    return f"print/{list_id}/grades-{first}-{last}.pdf"


def place_sheet(list_id: str, place_id: str) -> str:
    """A list as a school or community hands it out."""
    return f"print/{list_id}/{place_id}.pdf"


def school_sheets(place_id: str) -> str:
    """All lists that a school hands out now."""
    return f"print/schools/{place_id}.pdf"


def roster(list_id: str) -> str:
    """The sign-in sheets of a list's activities, in the office's own folder."""
    return f"签到表/{list_id}.pdf"


def poster(section: str, *ids: str) -> str:
    """The picture to keep of a story, comic, honour or activity."""
    return f"posters/{section}/{'/'.join(ids)}.jpg"


def calendar(*names: str) -> str:
    """A calendar of activities: "activities" for all, the id of a list, with that of an activity behind it, or what it is for (grades, 3)."""
    return f"calendars/{'/'.join(names)}.ics"


def honour_roll(year: int) -> str:
    """The honours of one year."""
    return f"honours/{year}/"


def award(id: str) -> str:
    """An award and everyone who received it."""
    return f"honours/awards/{id}/"


def recipient(id: str) -> str:
    """Everything that someone was given."""
    return f"honours/recipients/{id}/"


def case(id: str) -> str:
    """A case of governance that others can copy."""
    return f"honours/cases/{id}/"


def points_table(id: str) -> str:
    """The points of one period."""
    return f"points/{id}/"


def year_of(collection: str, year: int) -> str:
    """The older stories of a collection (a theme, place or programme) in one year."""
    return f"{collection}{year:04d}/"


def page(id: str) -> str:
    """A hand-written page: about/index is about/."""
    if id == "404":
        return NOT_FOUND
    name = id.removesuffix("index") if id == "index" or id.endswith("/index") else id + "/"
    return name


def of_entry(kind: Kind, entry: Entry[Any]) -> Iterator[tuple[str, Any]]:
    """The address of each page that a file has, with the record that it shows."""
    for pattern in kind.pages:
        pattern = _of_id(kind, pattern, entry.id)
        inner = _INNER.search(pattern)
        if inner is None:
            yield pattern, entry.record
        else:
            for item in getattr(entry.record, inner.group(1)):
                yield pattern.replace(inner.group(), getattr(item, inner.group(2))), item


def of_file(kind: Kind, id: str) -> str:
    """The address of the first page that a file has, told by its path alone."""
    return _of_id(kind, kind.pages[0], id)


def _of_id(kind: Kind, pattern: str, id: str) -> str:
    return pattern.replace("<id>/", page(id) if kind.name == "page" else f"{id}/")


def file_of(address: str) -> str:
    """The published file that answers at `address`."""
    return address if address and not address.endswith("/") else address + "index.html"


def depth_of(address: str) -> int:
    """How many folders below the root a page lies."""
    return address.count("/")


def section_of(address: str) -> str:
    """The first folder of an address, which is the section of the menu."""
    return address.partition("/")[0]
