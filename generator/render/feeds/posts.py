"""What feeds carry: a post for each story, comic, roll, case, list of activities and change of one, newest first."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.keyed import Shared
from generator.load.entries import Entry
from generator.markdown.marks import ROOT
from generator.model import addresses, former
from generator.model.activities import Offer
from generator.model.comics import comics
from generator.model.honours import Given
from generator.model.sections import SERIES
from generator.model.site import Stories, latest
from generator.render.base.activities import ActivityView, view_of, views_of
from generator.render.base.clips import StoryClip
from generator.render.base.comics import comic_shot
from generator.render.base.occasions import Notice, notices_of
from generator.render.base.plan import Plan
from generator.render.base.views import NO_NAMES, Names, Shot
from generator.render.feeds.decisions import is_undated, mark_of
from generator.schema.activities import ActivityList
from generator.schema.comics import Comic, Line
from generator.schema.honours import Case, HonourRoll
from generator.schema.records import Place, Story

MOST = 30  # in every format: who takes one feed is told of the same things
_ROLL, _CASE = "荣誉榜", "微治理创新案例"  # what feeds file them under


@dataclass(frozen=True)
class Post(Shared):
    """A thing of any kind in a feed; its text is the body of `entry`, or `html` with addresses from the site's root marked."""

    url: str
    title: str
    summary: str
    date: datetime.date
    key: str = ""  # what its id is made of, if not of the address
    author: str = ""  # "" for whoever runs the site
    updated: datetime.date | None = None
    sample: bool = False
    tags: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    has_cover: bool = False  # the first of the shots leads the text
    entry: Entry[Any] | None = None
    names: Names = NO_NAMES
    html: str = ""
    clip: StoryClip | None = None
    mark: str = ""  # what its id is made of behind the `#`, if not of the anchor
    is_edition: bool = False  # nobody wrote when it was published first: `date` is the edition's, and another one next time

    @property
    def identity(self) -> str:
        """What its id is made of."""
        whole = self.key or self.url
        return f"{whole.partition('#')[0]}#{self.mark}" if self.mark else whole


Posts = tuple[Post, ...]


def newest(posts: Iterable[Post]) -> Posts:
    """The newest of `posts`."""
    return tuple(sorted(posts, key=lambda post: (post.date, post.url), reverse=True)[:MOST])


def of_stories(plan: Plan, stories: Stories) -> Posts:
    """The newest of `stories`: those that went online last, whatever their dates, or whoever subscribed would never hear of them."""
    return tuple(_of_story(plan, entry) for entry in latest(stories, MOST))


def _of_story(plan: Plan, entry: Entry[Story]) -> Post:
    return plan.once(("post", entry.id), lambda: _story_post(plan, entry))


def _story_post(plan: Plan, entry: Entry[Story]) -> Post:
    story, shots, url = entry.record, plan.shots(entry), addresses.story(entry.id)
    return Post(
        url=url,
        key=former.first_address(entry.record, url),
        title=story.title,
        summary=story.summary,
        date=story.first_day,
        updated=max(story.updated, story.first_day) if story.updated else None,
        sample=story.sample,
        tags=tuple(tag.name for tag in plan.tags("themes", story.themes)),
        shots=shots,
        has_cover=bool(story.cover and shots),
        entry=entry,
        names=plan.names(entry),
        clip=plan.clip(entry),
    )


def of_comics(plan: Plan) -> Posts:
    """The newest comics."""
    return newest(_of_comic(plan, entry) for entry in comics(plan.site))


def _of_comic(plan: Plan, entry: Entry[Comic]) -> Post:
    comic, shot, url = entry.record, comic_shot(plan, entry), addresses.comic(entry.id)
    return Post(
        url=url,
        key=former.first_address(entry.record, url),
        author=comic.author,
        title=comic.title,
        summary=comic.scene,
        date=comic.date,
        sample=comic.sample,
        tags=(SERIES,),
        shots=(shot,) if shot else (),
        has_cover=bool(shot),
        html=_transcript(comic),
    )


def _transcript(comic: Comic) -> str:
    """The comic in words as HTML for feed readers, which know no stylesheet of ours."""
    panels = "".join(
        f"<li>{'<br>'.join(escape(text) for text in (panel.scene, *map(_said, panel.lines)))}</li>\n" for panel in comic.panels
    )
    credit = f"作者：{comic.author}。{comic.credit}"
    return f"<p>{escape(comic.scene)}</p>\n<ol>\n{panels}</ol>\n<p>{escape(credit)}</p>\n"


def _said(line: Line) -> str:
    return f"{line.who}：“{line.says}”"


def of_honours(plan: Plan) -> Posts:
    """The newest rolls and cases."""
    honours = plan.honours
    return newest([*(_of_roll(plan, entry) for entry in honours.rolls), *(_of_case(plan, entry) for entry in honours.cases)])


def _of_case(plan: Plan, entry: Entry[Case]) -> Post:
    case, url = entry.record, addresses.case(entry.id)
    return Post(
        url,
        case.title,
        case.summary,
        case.date,
        former.first_address(entry.record, url),
        sample=case.sample,
        tags=(_CASE,),
        entry=entry,
        names=plan.names(entry),
    )


def _of_roll(plan: Plan, entry: Entry[HonourRoll]) -> Post:
    roll = entry.record
    lines = [f"<p>{escape(roll.intro)}</p>"]
    for award, given in plan.honours.by_award(entry):
        lines.append(f'<h2><a href="{ROOT}{addresses.award(award.id)}">{escape(award.name)}</a></h2>\n<ul>')
        lines += [f"<li>{_link(each)}：{escape(each.honour.reason)}</li>" for each in given]
        lines.append("</ul>")
    html = "\n".join(lines)
    return Post(addresses.honour_roll(int(entry.id)), roll.title, roll.intro, roll.date, sample=roll.sample, tags=(_ROLL,), html=html)


def _link(given: Given) -> str:
    return f'<a href="{ROOT}{addresses.recipient(given.honour.recipient)}">{escape(given.honour.name)}</a>'


def of_activities(plan: Plan) -> Posts:
    """A post for each list, and one for whatever was changed in an activity since: whoever subscribed hears of it."""
    offers = plan.offers
    lists = (_of_list(plan, entry, offers.of_list[entry.id]) for entry in offers.lists)
    return newest([*lists, *(_of_notice(plan, offer, notice) for offer in offers.all for notice in notices_of(offer))])


def of_place(plan: Plan, place: Place) -> Posts:
    """What belongs to a place: stories, comics, cases; what each list has there, and what was changed in it."""
    offers = plan.offers.of_place.get(place.id, ())
    return newest(
        [
            *of_stories(plan, plan.site.by_place.get(place.id, ())),
            *(_of_comic(plan, entry) for entry in plan.comics_by_place.get(place.id, ())),
            *(_of_case(plan, entry) for entry in plan.honours.cases_of_place.get(place.id, ())),
            *_lists_at(plan, place, offers),
            *(_of_notice(plan, offer, notice) for offer in offers for notice in notices_of(offer)),
        ]
    )


def _lists_at(plan: Plan, place: Place, offers: Sequence[Offer]) -> Iterator[Post]:
    """The part of each list that is held there, which is not the post of the list itself."""
    for entry in plan.offers.lists:
        there = [offer for offer in offers if offer.list_id == entry.id]
        if there:
            whole = _of_list(plan, entry, there)
            key = f"{whole.key or whole.url}#{place.id}"
            yield dataclasses.replace(whole, key=key, title=f"{whole.title}：{place.name}")


def _of_list(plan: Plan, entry: Entry[ActivityList], offers: Sequence[Offer]) -> Post:
    record, url = entry.record, addresses.activity_list(entry.id)
    changed = max((record.edition, *(notice.day for offer in offers for notice in notices_of(offer))))
    return Post(
        url=url,
        key=former.first_address(record, url),
        title=record.title,
        summary=record.intro,
        date=record.published or record.edition,
        is_edition=not record.published,
        updated=changed,
        sample=record.sample and "示例" not in record.title,  # a title that says so itself needs no mark
        tags=(record.season,),
        html=_list_html(record, views_of(plan, offers)),
    )


def _of_notice(plan: Plan, offer: Offer, notice: Notice) -> Post:
    view = view_of(plan, offer)
    when = f"{view.when}{view.time}，{view.place}"
    first = next(iter(former.lists_of(offer.list, offer.activity.id)), "")
    return Post(
        url=f"{view.url}#{notice.anchor}",
        key=f"{addresses.activity(first, offer.activity.id)}#{notice.anchor}" if first else "",
        title=f"{notice.sort}：{view.title}",
        summary=notice.what,
        date=notice.day,
        is_edition=is_undated(offer.activity, notice),
        sample=view.sample,
        tags=(notice.sort,),
        html=f'<p>{escape(notice.what)}</p>\n<p><a href="{ROOT}{view.url}">{escape(view.title)}</a>，{escape(when)}</p>\n',
        mark=mark_of(offer.activity, notice),
    )


def _list_html(record: ActivityList, views: Sequence[ActivityView]) -> str:
    """The list as a feed reader shows it: every activity with its day, hour and place."""
    lines = [f"<p>{escape(record.intro)}</p>", f"<p>{escape(record.weather)}</p>", "<ul>"]
    for view in views:
        name = f'<a href="{ROOT}{view.url}">{escape(view.title)}</a>'
        what = f"<del>{name}</del>（已取消：{escape(view.reason)}）" if view.cancelled else name
        lines.append(f"<li>{what}，{view.when}{view.time}，{escape(view.place)}，{view.grades}</li>")
    return "\n".join([*lines, "</ul>"])
