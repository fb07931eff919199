"""活动: the overview, the activities by category and by grade, and what a feed says of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.markdown.marks import ROOT
from generator.model import addresses
from generator.model.activities import Offer, activities_of_category, activities_of_grade, lists, next_sessions, offers_of
from generator.render.base.activities import (
    ActivityView,
    activities_tag,
    grade_name,
    sessions_part,
    span_text,
    views_part,
    webcal,
)
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined
from generator.render.base.views import Card, CountedTag, Feed, Post, Tag, card_view
from generator.schema.activities import ActivityList, Category
from generator.schema.records import Page

FEED = Feed("活动", "activities")
CALENDAR = "activities"
_NEXT = 6

_Texts = tuple[str, str, str, str, bool]  # address, title, summary, what its filter bar is called, whether it is a sample


def posts(plan: Plan) -> list[Part]:
    """A post for each edition of a list, the newest first."""
    found = [_post(plan, entry) for entry in lists(plan.site)]
    return sorted(found, key=lambda each: (each.value.date, each.value.url), reverse=True)


def _post(plan: Plan, entry: Entry[ActivityList]) -> Part:
    record = entry.record
    post = Post(
        url=addresses.activity_list(entry.id),
        title=record.title,
        summary=record.intro,
        date=record.edition,
        sample=record.sample and "示例" not in record.title,  # a title that says so itself needs no mark
        tags=(record.season,),
        html=_post_html(record, views_part(plan, offers_of(entry)).value),
    )
    return Part(post, digest(entry.id.encode(), entry.digest, post.html.encode()))


def _post_html(record: ActivityList, views: Sequence[ActivityView]) -> str:
    """The list as a feed reader shows it: every activity with its day, hour and place."""
    lines = [f"<p>{escape(record.intro)}</p>", f"<p>{escape(record.weather)}</p>", "<ul>"]
    for view in views:
        name = f'<a href="{ROOT}{view.url}">{escape(view.title)}</a>'
        what = f"<del>{name}</del>（已取消：{escape(view.reason)}）" if view.cancelled else name
        lines.append(f"<li>{what}，{view.when}{view.time}，{escape(view.place)}，{view.grades}</li>")
    return "\n".join([*lines, "</ul>"])


def render(plan: Plan) -> Iterator[Artifact]:
    """The overview, categories and grades."""
    yield _front(plan)
    for category in plan.site.items("categories"):
        yield _of_category(plan, category)
    for grade in range(1, 10):
        yield _of_grade(plan, grade)


def _front(plan: Plan) -> Artifact:
    site = plan.site
    today = site.settings.today
    cards = [(entry.record.ends < today, _list_card(entry)) for entry in lists(site)]
    return Artifact(
        addresses.file_of(addresses.ACTIVITIES),
        front_page,
        (
            plan.frame(addresses.ACTIVITIES),
            plan.facts,
            plan.names,
            entry_part(plan.intro("activities")),
            sessions_part(plan, next_sessions(site, _NEXT)),
            joined([card for is_past, card in cards if not is_past]),
            joined([card for is_past, card in cards if is_past]),
            part(_categories(plan)),
            part([_to_come(plan, activities_of_grade(site, grade)) for grade in range(1, 10)]),
        ),
        ("content/pages/activities.md",),
    )


def _categories(plan: Plan) -> list[tuple[str, str, str, bool, int]]:
    """(address, name, mark, whether it is a sample, how many activities are to come) of every category."""
    site = plan.site
    return [
        (addresses.category(each.id), each.name, each.mark, each.sample, _to_come(plan, activities_of_category(site, each.id)))
        for each in site.items("categories")
    ]


def _to_come(plan: Plan, offers: Sequence[Offer]) -> int:
    """How many of `offers` one can still go to."""
    today = plan.site.settings.today
    return sum(not offer.activity.cancelled and offer.next_day(today) is not None for offer in offers)


def _list_card(entry: Entry[ActivityList]) -> Part:
    record = entry.record
    card = Card(addresses.activity_list(entry.id), record.title, record.intro, record.sample, count=len(record.activities))
    return Part((card, span_text(record.starts, record.ends)), digest(entry.id.encode(), entry.digest))


def front_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    intro: Entry[Page] | None,
    sessions: list[tuple[str, ActivityView]],
    current: list[tuple[Card, str]],
    past: list[tuple[Card, str]],
    categories: list[tuple[str, str, str, bool, int]],
    grades: list[int],
) -> bytes:
    """What comes next, the lists, and the ways in: category, grade, calendar."""
    address = addresses.ACTIVITIES
    up = way_up(address)
    title, summary = (intro.record.title, intro.record.summary) if intro else ("活动", "")
    return stamp(
        "activities.html",
        frame,
        facts,
        Head(address, title, summary, (FEED,)),
        summary=summary,
        body=prose(workshop, intro, up, names),
        sessions=sessions,
        current=[(card_view(card, up), span) for card, span in current],
        past=[(card_view(card, up), span) for card, span in past],
        categories=categories,
        grades=[CountedTag(addresses.GRADES[index], grade_name(index + 1), count) for index, count in enumerate(grades)],
        calendar=addresses.calendar(CALENDAR),
        webcal=webcal(facts, CALENDAR),
        feeds=FEED,
    )


def _of_category(plan: Plan, category: Category) -> Artifact:
    address = addresses.category(category.id)
    choices = [Tag(addresses.category(each.id), each.name) for each in plan.site.items("categories")]
    texts = (address, f"{category.name}类活动", category.summary, "按类别看", category.sample)
    return _selection(plan, texts, activities_of_category(plan.site, category.id), choices, "content/categories.yml")


def _of_grade(plan: Plan, grade: int) -> Artifact:
    address = addresses.GRADES[grade - 1]
    choices = [Tag(each, grade_name(number)) for number, each in enumerate(addresses.GRADES, 1)]
    texts = (address, f"{grade_name(grade)}能去的活动", "", "按年级看", False)
    return _selection(plan, texts, activities_of_grade(plan.site, grade), choices, "content/activities")


def _selection(plan: Plan, texts: _Texts, offers: Sequence[Offer], choices: list[Tag], source: str) -> Artifact:
    today = plan.site.settings.today
    groups = []
    for entry in lists(plan.site):
        mine = [offer for offer in offers if offer.entry is entry and offer.next_day(today) is not None]
        if mine:
            heading = Part((addresses.activity_list(entry.id), entry.record.title), digest(entry.id.encode(), entry.digest))
            groups.append(joined([heading, views_part(plan, mine)]))
    over = [offer for offer in offers if offer.next_day(today) is None]
    return Artifact(
        addresses.file_of(texts[0]),
        selection_page,
        (
            plan.frame(texts[0]),
            plan.facts,
            plan.crumbs(activities_tag(plan)),
            part(texts),
            joined(groups),
            views_part(plan, over),
            part([[tag.url, tag.name] for tag in choices]),
        ),
        (source,),
    )


def selection_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    texts: _Texts,
    groups: list[tuple[tuple[str, str], list[ActivityView]]],
    over: list[ActivityView],
    choices: list[tuple[str, str]],
) -> bytes:
    """The activities of one category or for one grade, list by list; what is over comes last."""
    address, title, summary, choice, sample = texts
    return stamp(
        "activity_selection.html",
        frame,
        facts,
        Head(address, title, summary, (FEED,)),
        summary=summary,
        crumbs=crumbs,
        groups=groups,
        over=over,
        choice=choice,
        choices=[Tag(*each) for each in choices],
        here=address,
        sample=sample,
    )
