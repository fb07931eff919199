"""What a rule may ask about the world around its entry.

Each question is a function of the Context and some plain values, and its answer is a plain value too. A verdict holds for as long as each
question that it rests on has the same answer; so a rule asks as little as it needs, and has no other way to learn of anything.
"""

from __future__ import annotations

import datetime
import enum
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.load.walk import PICTURE_NAME
from generator.media.captions import Captions
from generator.media.clips import ClipFacts
from generator.media.panels import Found
from generator.model.anchors import is_made
from generator.model.bookings import Clash
from generator.model.handouts import COMMUNITIES, SCHOOL
from generator.model.schooling import Children, Schools
from generator.model.visibility import is_begun, is_out, last_day_of
from generator.rules.context import SOON, Context
from generator.rules.findings import squeezed
from generator.schema.references import is_id


class Standing(enum.Enum):
    """Of a record that something refers to."""

    REAL = "real"
    SAMPLE = "sample"
    UNREAD = "unread"  # it may well be in a file that could not be read, which is reported itself
    UNKNOWN = "unknown"


class PageStanding(NamedTuple):
    """Of a page that something leads to."""

    is_known: bool
    is_sample: bool = False  # shows nothing but samples
    is_hidden: bool = False  # shows nothing that is public today
    last_day: datetime.date | None = None  # after which it goes by itself; of what was never public, none


class Line(NamedTuple):
    """One honour as other rolls have to know it."""

    path: str
    position: int  # in its roll, from 0
    id: str
    recipient: str
    name: str


def standing(context: Context, kind: str, id: str) -> Standing:
    """Of the record `id` of a kind."""
    found = context.names[kind].get(id) or context.unread.whole_record(kind, id)
    if found is None:
        is_unread = context.unread.holds(kind, id) or (not is_id(id) and context.unread.is_any(kind))
        return Standing.UNREAD if is_unread else Standing.UNKNOWN
    return Standing.SAMPLE if getattr(found, "sample", False) else Standing.REAL


def record(context: Context, kind: str, id: str) -> Any:
    """The record `id` itself, for rules that compare what stands in both; None if there is none."""
    return context.names[kind].get(id)


def parent(context: Context, programme: str) -> str:
    """The programme above another, "" if there is none."""
    found = context.names["programme"].get(programme)
    return found.parent if found else ""


def page(context: Context, address: str) -> PageStanding:
    """Of the page at `address`; one whose file could not be read is taken for known."""
    if context.unread.has_page(address):
        return PageStanding(True)
    shown = context.shown_at(address)
    if shown:
        samples = (getattr(inner, "sample", False) or getattr(outer, "sample", False) for outer, inner in shown)
        day, records = context.site.settings.today, [outer for outer, _ in shown]
        days = [last_day_of(each) for each in records if is_begun(each, day)]
        last = max((each for each in days if each), default=None) if None not in days else None
        return PageStanding(True, all(samples), not any(is_out(each, day) for each in records), last)
    return PageStanding(context.is_present(address) or address in context.aliases)


def has_anchor(context: Context, address: str, anchor: str) -> bool:
    """Whether the page at `address` has a heading of that name, or something of the program's that bears it; a file that could not be read may have it."""
    return anchor in (context.anchors_at(address) or ()) or is_made(address, anchor) or context.unread.has_page(address)


def claimants(context: Context, address: str) -> int:
    """How many pages want to be found at `address`, be it their present or an old one."""
    return context.aliases.get(address, 0) + context.is_present(address)


def picture_width(context: Context, path: str) -> int:
    """Width in pixels of a usable picture, 0 if there is none at `path`."""
    facts = context.site.pictures.get(path)
    return facts.width if facts else 0


def picture_file(context: Context, path: str) -> bytes:
    """Digest of the file of a usable picture, b"" if there is none at `path`."""
    facts = context.site.pictures.get(path)
    return facts.file if facts else b""


def clip_at(context: Context, path: str) -> ClipFacts | None:
    """A usable clip; None if there is none at `path`."""
    return context.site.recordings.clips.get(path)


def captions_at(context: Context, path: str) -> Captions | None:
    """Captions as far as they can be read; None if there are none at `path`."""
    return context.site.recordings.captions.get(path)


def lies_there(context: Context, folder: str, file: str) -> bool:
    """Whether a file of that name lies in a folder, be it usable or not; letters count as they are written."""
    try:
        return file in os.listdir(context.root / folder)
    except OSError:
        return False


def panels_found(context: Context, path: str) -> Found | None:
    """The panels that were found in a picture; None if nobody has looked for any."""
    return context.site.panels.get(path)


def lies_unread(context: Context, folder: str, file: str) -> bool:
    """Whether a picture lies there but could not be used, which is reported itself; letters count as they are written."""
    try:
        return bool(PICTURE_NAME.fullmatch(file)) and file in os.listdir(context.root / folder)
    except OSError:
        return False


def names_in(context: Context, folder: str, ending: str) -> tuple[str, ...]:
    """The files that lie in a folder and whose names end so, in whatever letters, used or not."""
    try:
        return tuple(sorted(name for name in os.listdir(context.root / folder) if name.lower().endswith(f".{ending}")))
    except OSError:
        return ()


def is_future(context: Context, day: datetime.date) -> bool:
    """Whether `day` is after the day of the build."""
    return day > context.site.settings.today


def is_past(context: Context, day: datetime.date) -> bool:
    """Whether `day` is before the day of the build."""
    return day < context.site.settings.today


def is_soon(context: Context, day: datetime.date) -> bool:
    """Whether `day` comes within the next two months."""
    return 0 <= (day - context.site.settings.today).days <= SOON


def today(context: Context) -> datetime.date:
    """The day of the build, for sentences; whoever asks is judged again every day."""
    return context.site.settings.today


def is_production(context: Context) -> bool:
    """Whether the build is for the public."""
    return context.site.settings.production


def site_name(context: Context) -> str:
    """What the site is called in its pages; "" if that could not be read."""
    return context.site.settings.name


def samples_shown(context: Context) -> bool:
    """Whether samples are shown."""
    return context.site.settings.samples_shown


def honours(context: Context) -> tuple[Line, ...]:
    """All honours, those of the oldest roll first."""
    rolls = sorted(context.site.of("honours").items())
    return tuple(
        Line(entry.path, index, honour.id, honour.recipient, honour.name)
        for _, entry in rolls
        for index, honour in enumerate(entry.record.honours)
    )


def has_list(context: Context, id: str) -> bool:
    """Whether there is the list `id`, be it one that could not be read."""
    return id in context.site.of("activities") or ("activities", id) in context.unread.files


def activity_ids_before(context: Context, path: str) -> Mapping[str, str]:
    """The ids in the lists of activities whose files come before `path`, each with the path of its list."""
    lists = context.site.of("activities").values()
    return {activity.id: entry.path for entry in lists if entry.path < path for activity in entry.record.activities}


def is_issued(context: Context, list_id: str) -> bool:
    """Whether it is kept how a list was given out."""
    return list_id in context.site.of("issued")


def printed_places(context: Context) -> frozenset[str]:
    """The places that stand on sheets: those where something is held, and those that hand them out."""
    held_at = {activity.place for activity in context.site.items("activities")}
    handing_out = {place.id for place in context.site.places if place.kind in (SCHOOL, *COMMUNITIES)} if held_at else set()
    return frozenset(held_at | handing_out)


def published_phones(context: Context) -> tuple[str, ...] | None:
    """The telephone numbers that may be published; None if the file that has them could not be read."""
    if context.unread.is_any("site"):
        return None
    return tuple(hotline.number for entry in context.site.of("site").values() for hotline in entry.record.phones)


def published_contacts(context: Context) -> tuple[str, ...] | None:
    """Whatever may be published of how to reach the office, squeezed; None if the file that has it could not be read."""
    if context.unread.is_any("site"):
        return None
    sites = [entry.record for entry in context.site.of("site").values()]
    offices = [each.contact for each in sites if each.contact]
    own = [value for each in offices for value in (each.phone, each.email, each.address) if value]
    return tuple(map(squeezed, (*(hotline.number for each in sites for hotline in each.phones), *own)))


def schools(context: Context) -> Schools:
    """The places that are schools."""
    return context.schools


def children(context: Context) -> Children:
    """The minors who are registered and shown; whoever asks is judged again when one more is."""
    return context.children


def holiday_on(context: Context, day: datetime.date) -> str:
    """The name of the legal holiday that `day` belongs to, "" if it is none."""
    return context.holidays.get(day, "")


def has_holidays_of(context: Context, year: int) -> bool:
    """Whether the table of legal holidays knows of a year; one that could not be read may."""
    return context.unread.is_any("holidays") or any(day.year == year for day in context.holidays)


def holidays_between(context: Context, first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
    """The legal holidays from `first` to `last`."""
    return context.site.holidays(first, last)


def is_school_day(context: Context, day: datetime.date) -> bool:
    """Whether schools make up for a holiday on a `day` of a weekend."""
    return day in context.school_days


def clashes(context: Context, path: str) -> tuple[Clash, ...]:
    """Where two activities want the same spot at the same time, the second of them in the list at `path`."""
    return context.clashes.get(path, ())
