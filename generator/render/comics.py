"""《“理想家园”的100个样子》: the wall of a hundred numbers, and a reader for each drawing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from html import escape

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.media.pictures import height_at, widths
from generator.model import addresses
from generator.model.comics import NUMBERS, Comics, comics, places_filled
from generator.render.base.comics import comic_card, comic_shot
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined
from generator.render.base.views import Card, CardView, Feed, Post, Shot, Tag, card_view, picture_path, picture_view
from generator.schema.comics import Comic, Line, Panel
from generator.schema.records import Page
from generator.text import date_in_chinese

SERIES = "《“理想家园”的100个样子》"
FEED = Feed(SERIES, "comics")
NEWEST_IN_FEED = 50
AT_ONCE = 4  # pictures of the wall that a phone shows before anyone scrolls


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /comics/."""
    drawn = comics(plan.site)
    yield _wall(plan, drawn)
    for index in range(len(drawn)):
        yield _comic(plan, drawn, index)


def posts(plan: Plan) -> list[Part]:
    """The newest comics for a feed."""
    newest = sorted(comics(plan.site), key=lambda entry: (entry.record.date, entry.id), reverse=True)
    return [_post(plan, entry) for entry in newest[:NEWEST_IN_FEED]]


def _post(plan: Plan, entry: Entry[Comic]) -> Part:
    comic = entry.record
    shot = comic_shot(plan, entry, comic.picture.alt or comic.scene)
    post = Post(
        url=addresses.comic(entry.id),
        title=comic.title,
        summary=comic.scene,
        date=comic.date,
        sample=comic.sample,
        tags=(SERIES,),
        shots=(shot,) if shot else (),
        has_cover=bool(shot),
        html=_transcript(comic),
    )
    return Part(post, digest(entry.id.encode(), entry.digest, plan.shots_part(entry).digest))


def _transcript(comic: Comic) -> str:
    """The comic in words as HTML for feed readers, which know no stylesheet of ours."""
    panels = "".join(
        f"<li>{'<br>'.join(escape(text) for text in (panel.scene, *map(_said, panel.lines)))}</li>\n" for panel in comic.panels
    )
    credit = f"作者：{comic.author}。{comic.credit}"
    return f"<p>{escape(comic.scene)}</p>\n<ol>\n{panels}</ol>\n<p>{escape(credit)}</p>\n"


def _said(line: Line) -> str:
    return f"{line.who}：“{line.says}”"


def in_words(panels: Sequence[Panel]) -> str:
    """The whole drawing as one text for those who cannot see it."""
    told = [panel.scene + ("" if panel.scene[-1] in "。！？…" else "。") + "".join(map(_said, panel.lines)) for panel in panels]
    return told[0] if len(told) == 1 else "".join(f"第{number}格：{text}" for number, text in enumerate(told, 1))


def _section(plan: Plan) -> Tag:
    """The wall, under its menu name or else the name of the series."""
    tag = plan.section("comics")
    return tag if tag.name != "comics" else Tag(tag.url, SERIES)


def _wall(plan: Plan, drawn: Comics) -> Artifact:
    cards = joined([Part((entry.id, card.value), card.digest) for entry in drawn for card in [comic_card(plan, entry)]])
    return Artifact(
        addresses.file_of(addresses.COMICS),
        wall_page,
        (
            plan.frame(addresses.COMICS),
            plan.facts,
            plan.names,
            plan.crumbs(),
            entry_part(plan.intro("comics")),
            cards,
            part(places_filled(plan.site)),
        ),
        ("content/pages/comics.md",),
    )


def wall_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    cards: list[tuple[str, Card]],
    filled: int,
) -> bytes:
    """The hundred numbers, drawn or open, always all of them."""
    address = addresses.COMICS
    up = way_up(address)
    head = Head(address, intro.record.title if intro else SERIES, intro.record.summary if intro else "", (FEED,))
    views = {number: _small(card, up) for number, card in cards}
    return stamp(
        "comics.html",
        frame,
        facts,
        head,
        summary=head.description,
        body=prose(workshop, intro, up, names),
        crumbs=crumbs,
        windows=[(number, views.get(number)) for number in NUMBERS],
        at_once=list(views)[:AT_ONCE],
        filled=filled,
        samples=len(views) - filled,
        feed=FEED,
    )


def _small(card: Card, up: str) -> CardView:
    """The card with its picture in the smaller width alone: even a dense screen gets no more on the wall."""
    view = card_view(card, up)
    if not card.shot or not view.picture:
        return view
    width = widths(card.shot.facts)[0]
    picture = dataclasses.replace(
        view.picture,
        src=up + picture_path(card.shot.facts, width),
        srcset="",
        width=width,
        height=height_at(card.shot.facts, width),
    )
    return dataclasses.replace(view, picture=picture)


def _comic(plan: Plan, drawn: Comics, index: int) -> Artifact:
    entry = drawn[index]
    return Artifact(
        addresses.file_of(addresses.comic(entry.id)),
        comic_page,
        (
            plan.frame("comics/any/"),
            plan.facts,
            plan.crumbs(_section(plan)),
            entry_part(entry),
            plan.shots_part(entry),
            plan.tags("places", entry.record.places),
            part(_around(drawn, index)),
        ),
        (entry.path,),
    )


def _around(drawn: Comics, index: int) -> dict[str, tuple[str, str] | None]:
    """(number, title) of the comics to turn to from the one at `index`."""
    last = len(drawn) - 1
    found = {"first": 0 if index else None, "previous": index - 1 if index else None}
    found |= {"next": index + 1 if index < last else None, "last": last if index < last else None}
    return {name: None if at is None else (drawn[at].id, drawn[at].record.title) for name, at in found.items()}


def comic_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    entry: Entry[Comic],
    shots: list[Shot] | None,
    places: list[Tag],
    around: dict[str, tuple[str, str] | None],
) -> bytes:
    """One comic: the drawing, the way to its neighbours, and all of it in words."""
    comic, address = entry.record, addresses.comic(entry.id)
    shot = shots[0] if shots else None
    return stamp(
        "comic.html",
        frame,
        facts,
        Head(address, comic.title, comic.scene, (FEED,), shot, kind="article"),
        number=entry.id,
        comic=comic,
        date=comic.date.isoformat(),
        date_text=date_in_chinese(comic.date),
        picture=picture_view(shot, way_up(address), in_words(comic.panels)) if shot else None,
        places=places,
        around={
            name: {"url": addresses.comic(pair[0]), "number": pair[0], "title": pair[1]} if pair else None for name, pair in around.items()
        },
        crumbs=crumbs,
    )
