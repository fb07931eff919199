"""荣誉体系: the overview, a roll for each year, a page for each award and each recipient; rolls and cases in the feed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.load.entries import Entry
from generator.markdown.marks import ROOT
from generator.model import addresses, honours
from generator.model.honours import Given
from generator.model.site import record_digest
from generator.render.base.honours import HONOURS_FEED, HonourCard, case_cards, honour_card, honour_cards, honours_section
from generator.render.base.page import Head, prose, stamp, way_up
from generator.render.base.plan import Names, Plan, SiteFacts, entry_part, joined, tags_part
from generator.render.base.views import Card, Post, Tag, card_view, card_views
from generator.schema.honours import Award, Case, HonourRoll
from generator.schema.records import Page
from generator.text import date_in_chinese

NEWEST_IN_FEED = 50
_ROLLS_IN_FULL = 2  # on the overview; older rolls are a line of links
_UNITS = {"人": "位", "商户": "家", "案例": "个"}


@dataclass(frozen=True, slots=True)
class RollGlance:
    """A roll on the overview: who is on it, award by award."""

    url: str
    year: str
    title: str
    intro: str
    date: str
    date_text: str
    sample: bool
    groups: tuple[tuple[str, tuple[Tag, ...]], ...]


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /honours/ but the cases."""
    yield _front(plan)
    yield from _rolls(plan)
    yield from _awards(plan)
    yield from _recipients(plan)


def posts(plan: Plan) -> list[Part]:
    """The newest rolls and cases for a feed."""
    made = [_roll_post(plan, entry) for entry in honours.rolls(plan.site)] + [_case_post(entry) for entry in honours.cases(plan.site)]
    return sorted(made, key=lambda each: (each.value.date, each.value.url), reverse=True)[:NEWEST_IN_FEED]


def _case_post(entry: Entry[Case]) -> Part:
    case = entry.record
    post = Post(addresses.case(entry.id), case.title, case.summary, case.date, sample=case.sample, entry=entry)
    return Part(post, digest(entry.id.encode(), entry.digest))


def _roll_post(plan: Plan, entry: Entry[HonourRoll]) -> Part:
    roll = entry.record
    lines = [f"<p>{escape(roll.intro)}</p>"]
    for award, given in _by_award(plan, entry):
        lines.append(f'<h2><a href="{ROOT}{addresses.award(award.id)}">{escape(award.name)}</a></h2>\n<ul>')
        lines += [f"<li>{_link(each)}：{escape(each.honour.reason)}</li>" for each in given]
        lines.append("</ul>")
    html = "\n".join(lines)
    post = Post(addresses.honour_roll(int(entry.id)), roll.title, roll.intro, roll.date, sample=roll.sample, html=html)
    return Part(post, digest(entry.id.encode(), entry.digest, html.encode()))


def _link(given: Given) -> str:
    return f'<a href="{ROOT}{addresses.recipient(given.honour.recipient)}">{escape(given.honour.name)}</a>'


def _by_award(plan: Plan, entry: Entry[HonourRoll]) -> Iterator[tuple[Award, list[Given]]]:
    """The honours of a roll, award by award, in the awards' order."""
    for award in honours.awards(plan.site):
        found = [Given(entry, honour) for honour in entry.record.honours if honour.award == award.id]
        if found:
            yield award, found


def _front(plan: Plan) -> Artifact:
    rolls = honours.rolls(plan.site)
    older = [Tag(addresses.honour_roll(int(entry.id)), entry.record.title) for entry in rolls[_ROLLS_IN_FULL:]]
    return Artifact(
        addresses.file_of(addresses.HONOURS),
        honours_page,
        (
            plan.frame(addresses.HONOURS),
            plan.facts,
            plan.names,
            plan.crumbs(),
            entry_part(plan.intro("honours")),
            joined([_award_card(plan, award) for award in honours.awards(plan.site)]),
            joined([_glance(plan, entry) for entry in rolls[:_ROLLS_IN_FULL]]),
            tags_part(older),
            case_cards(honours.cases(plan.site)),
            part(bool(honours.points_tables(plan.site))),
        ),
        ("content/pages/honours.md",),
    )


def _award_card(plan: Plan, award: Award) -> Part:
    count = len({each.honour.recipient for each in honours.honours_of_award(plan.site, award.id)})
    words = f"榜上{count}{_UNITS[award.honours]}" if count else "还没有颁出"
    card = Card(addresses.award(award.id), award.name, award.summary, award.sample)
    return Part((card, words), digest(record_digest(award), words.encode()))


def _glance(plan: Plan, entry: Entry[HonourRoll]) -> Part:
    roll = entry.record
    groups = tuple(
        (award.name, tuple(honour_card(plan, each).value.recipient for each in given)) for award, given in _by_award(plan, entry)
    )
    address, day = addresses.honour_roll(int(entry.id)), roll.date
    glance = RollGlance(address, entry.id, roll.title, roll.intro, day.isoformat(), date_in_chinese(day), roll.sample, groups)
    return Part(glance, part(dataclasses.asdict(glance)).digest)


def honours_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    names: Names,
    crumbs: list[Tag],
    intro: Entry[Page] | None,
    awards: list[tuple[Card, str]],
    rolls: list[RollGlance],
    older: list[Tag],
    cases: list[Card],
    has_points: bool,
) -> bytes:
    """The awards, the newest rolls, the cases, and the way to the points."""
    address = addresses.HONOURS
    up = way_up(address)
    title, summary = (intro.record.title, intro.record.summary) if intro else ("荣誉榜", "谁为大家做过什么，一条一条记在榜上。")
    return stamp(
        "honours.html",
        frame,
        facts,
        Head(address, title, summary, (HONOURS_FEED,)),
        summary=summary,
        body=prose(workshop, intro, up, names),
        crumbs=crumbs,
        awards=[(card_view(card, up), words) for card, words in awards],
        rolls=rolls,
        older=older,
        cases=card_views(cases, up),
        has_points=has_points,
        feeds=HONOURS_FEED,
    )


def _rolls(plan: Plan) -> Iterator[Artifact]:
    rolls = honours.rolls(plan.site)
    crumbs = plan.crumbs(honours_section(plan))
    for index, entry in enumerate(rolls):
        address = addresses.honour_roll(int(entry.id))
        groups = [
            joined([tags_part([Tag(addresses.award(award.id), award.name)]), honour_cards(plan, given)])
            for award, given in _by_award(plan, entry)
        ]
        around = [_roll_tag(rolls[index + 1 : index + 2]), _roll_tag(rolls[index - 1 : index] if index else ())]
        yield Artifact(
            addresses.file_of(address),
            roll_page,
            (plan.frame(address), plan.facts, crumbs, entry_part(entry), joined(groups), *around),
            (entry.path,),
        )


def _roll_tag(rolls: Sequence[Entry[HonourRoll]]) -> Part:
    return tags_part([Tag(addresses.honour_roll(int(entry.id)), entry.record.title) for entry in rolls])


def roll_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    entry: Entry[HonourRoll],
    groups: list[tuple[list[Tag], list[HonourCard]]],
    earlier: list[Tag],
    later: list[Tag],
) -> bytes:
    """The honours of one year, award by award."""
    roll, address = entry.record, addresses.honour_roll(int(entry.id))
    return stamp(
        "roll.html",
        frame,
        facts,
        Head(address, roll.title, roll.intro, (HONOURS_FEED,), kind="article"),
        summary=roll.intro,
        date=roll.date.isoformat(),
        date_text=date_in_chinese(roll.date),
        sample=roll.sample,
        crumbs=crumbs,
        groups=[(tags[0], cards) for tags, cards in groups],
        previous=earlier[0] if earlier else None,
        next=later[0] if later else None,
    )


def _awards(plan: Plan) -> Iterator[Artifact]:
    crumbs = plan.crumbs(honours_section(plan))
    for award in honours.awards(plan.site):
        address = addresses.award(award.id)
        yield Artifact(
            addresses.file_of(address),
            award_page,
            (
                plan.frame(address),
                plan.facts,
                crumbs,
                Part(award, record_digest(award)),
                honour_cards(plan, honours.honours_of_award(plan.site, award.id)),
            ),
            ("content/awards.yml",),
        )


def award_page(workshop: Workshop, frame: Frame, facts: SiteFacts, crumbs: list[Tag], award: Award, cards: list[HonourCard]) -> bytes:
    """One award with everyone who received it, year by year."""
    years: dict[Tag, list[HonourCard]] = {}
    for card in cards:
        years.setdefault(card.roll, []).append(card)
    return stamp(
        "award.html",
        frame,
        facts,
        Head(addresses.award(award.id), award.name, award.summary),
        summary=award.summary,
        honours=award.honours,
        sample=award.sample,
        crumbs=crumbs,
        years=list(years.items()),
    )


def _recipients(plan: Plan) -> Iterator[Artifact]:
    crumbs = plan.crumbs(honours_section(plan))
    for id in dict.fromkeys(each.honour.recipient for each in honours.given(plan.site)):
        address = addresses.recipient(id)
        given = honours.honours_of_recipient(plan.site, id)
        told = dict.fromkeys(each.honour.story for each in given if each.honour.story in plan.site.story_by_id)
        shown = dict.fromkeys(each.honour.case for each in given if each.honour.case in plan.site.of("case"))
        yield Artifact(
            addresses.file_of(address),
            recipient_page,
            (
                plan.frame(address),
                plan.facts,
                crumbs,
                part(address),
                honour_cards(plan, given),
                plan.cards([plan.site.story_by_id[story] for story in told]),
                case_cards([plan.site.of("case")[case] for case in shown]),
            ),
            tuple(dict.fromkeys(each.roll.path for each in given)),
        )


def recipient_page(
    workshop: Workshop,
    frame: Frame,
    facts: SiteFacts,
    crumbs: list[Tag],
    address: str,
    cards: list[HonourCard],
    stories: list[Card],
    cases: list[Card],
) -> bytes:
    """Everything that one recipient was given, with the story and the case."""
    name = cards[0].recipient.name
    words = "、".join(dict.fromkeys(f"{card.roll.name}{card.award.name}" for card in cards if card.award))
    up = way_up(address)
    return stamp(
        "recipient.html",
        frame,
        facts,
        Head(address, f"{name}的荣誉", f"{name}：{words}。"),
        name=name,
        crumbs=crumbs,
        cards=cards,
        places=list(dict.fromkeys(card.place for card in cards if card.place)),
        stories=card_views(stories, up),
        cases=card_views(cases, up),
    )
