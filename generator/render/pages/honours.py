"""荣誉体系: the overview, a roll for each year, a page for each award and each recipient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.load.entries import Entry
from generator.model import addresses
from generator.model.honours import Given
from generator.model.sections import HONOURS
from generator.render.base.honours import HonourCard, case_cards, honour_cards, recipient_title
from generator.render.base.page import Front, Page
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import Card, StoryCards, Tag
from generator.schema.honours import Award, HonourRoll
from generator.text import date_in_chinese

_ROLLS_IN_FULL = 2  # on the overview; older rolls are a line of links
_UNITS = {"人": "个", "商户": "家", "案例": "个"}


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /honours/ but the cases."""
    yield _front(plan)
    yield from _rolls(plan)
    yield from _awards(plan)
    yield from _recipients(plan)


@dataclass(frozen=True)
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


@dataclass(frozen=True, kw_only=True)
class HonoursFront(Front):
    """The awards, the newest rolls, the cases, and the way to the points."""

    awards: tuple[tuple[Card, str], ...]  # with how many have received it, in words
    rolls: tuple[RollGlance, ...]
    older: tuple[Tag, ...]
    cases: tuple[Card, ...]
    has_points: bool


def _front(plan: Plan) -> Artifact:
    honours = plan.honours
    page = HonoursFront(
        **plan.front(HONOURS),
        awards=tuple(_award_card(award, honours.of_award.get(id, ())) for id, award in honours.awards.items()),
        rolls=tuple(_glance(plan, entry) for entry in honours.rolls[:_ROLLS_IN_FULL]),
        older=tuple(_roll_tag(entry) for entry in honours.rolls[_ROLLS_IN_FULL:]),
        cases=case_cards(honours.cases),
        has_points=bool(honours.points_tables),
    )
    return Artifact(addresses.file_of(HONOURS.address), page, ("content/pages/honours.md",))


def _award_card(award: Award, given: tuple[Given, ...]) -> tuple[Card, str]:
    everybody = {each.honour.recipient for each in given}
    real = {each.honour.recipient for each in given if not each.is_sample}
    words = f"榜上{len(real or everybody)}{_UNITS[award.honours]}" if everybody else "本站没有登过"
    if everybody and not real and not award.sample:
        words += "，都是示例"
    return Card(addresses.award(award.id), award.name, award.summary, award.sample), words


def _glance(plan: Plan, entry: Entry[HonourRoll]) -> RollGlance:
    roll = entry.record
    groups = tuple(
        (award.name, tuple(card.recipient for card in honour_cards(plan, given))) for award, given in plan.honours.by_award(entry)
    )
    address, day = addresses.honour_roll(int(entry.id)), roll.date
    return RollGlance(address, entry.id, roll.title, roll.intro, day.isoformat(), date_in_chinese(day), roll.sample, groups)


def _roll_tag(entry: Entry[HonourRoll]) -> Tag:
    return Tag(addresses.honour_roll(int(entry.id)), entry.record.title)


@dataclass(frozen=True, kw_only=True)
class RollPage(Page):
    """The honours of one year, award by award."""

    date: str
    date_text: str
    sample: bool
    groups: tuple[tuple[Tag, tuple[HonourCard, ...]], ...]
    previous: Tag | None
    next: Tag | None

    kind = "article"

    @property
    def is_sample(self) -> bool:
        """Whether the roll is made up."""
        return self.sample


def _rolls(plan: Plan) -> Iterator[Artifact]:
    rolls = plan.honours.rolls
    for (later, tag, earlier), entry in zip(with_neighbours([_roll_tag(entry) for entry in rolls]), rolls, strict=True):
        roll = entry.record
        groups = [(Tag(addresses.award(award.id), award.name), honour_cards(plan, given)) for award, given in plan.honours.by_award(entry)]
        page = RollPage(
            position=plan.position(tag.url, plan.tag(HONOURS)),
            title=roll.title,
            summary=roll.intro,
            feeds=(plan.feed(HONOURS),),
            date=roll.date.isoformat(),
            date_text=date_in_chinese(roll.date),
            sample=roll.sample,
            groups=tuple(groups),
            previous=earlier,
            next=later,
        )
        yield Artifact(addresses.file_of(tag.url), page, (entry.path,))


@dataclass(frozen=True, kw_only=True)
class AwardPage(Page):
    """One award with everyone who received it, year by year."""

    award: Award
    cards: tuple[HonourCard, ...]

    @property
    def is_sample(self) -> bool:
        """Whether the award is made up."""
        return self.award.sample

    @property
    def years(self) -> list[tuple[Tag, list[HonourCard]]]:
        """The honours of each roll."""
        found: dict[Tag, list[HonourCard]] = {}
        for card in self.cards:
            found.setdefault(card.roll, []).append(card)
        return list(found.items())


def _awards(plan: Plan) -> Iterator[Artifact]:
    for id, award in plan.honours.awards.items():
        address = addresses.award(id)
        page = AwardPage(
            position=plan.position(address, plan.tag(HONOURS)),
            title=award.name,
            summary=award.summary,
            award=award,
            cards=honour_cards(plan, plan.honours.of_award.get(id, ())),
        )
        yield Artifact(addresses.file_of(address), page, ("content/awards.yml",))


@dataclass(frozen=True, kw_only=True)
class RecipientPage(Page):
    """Everything that one recipient was given, with the story and the case."""

    name: str
    cards: tuple[HonourCard, ...]
    stories: StoryCards
    cases: tuple[Card, ...]

    @property
    def is_sample(self) -> bool:
        """Whether all of it is made up."""
        return all(card.sample for card in self.cards)

    @property
    def posters(self) -> tuple[Tag, ...]:
        """One of each honour."""
        return tuple(
            Tag(addresses.poster(HONOURS.id, card.id), f"{card.roll.name}{card.award.name if card.award else '荣誉'}，{self.name}")
            for card in self.cards
        )

    @property
    def places(self) -> list[Tag]:
        """Where the recipient is at home."""
        return list(dict.fromkeys(card.place for card in self.cards if card.place))


def _recipients(plan: Plan) -> Iterator[Artifact]:
    for id, given in plan.honours.of_recipient.items():
        address = addresses.recipient(id)
        cards = honour_cards(plan, given)
        name = cards[0].recipient.name
        words = "、".join(dict.fromkeys(f"{card.roll.name}{card.award.name}" for card in cards if card.award))
        told = dict.fromkeys(each.honour.story for each in given if each.honour.story in plan.site.story_by_id)
        shown = dict.fromkeys(each.honour.case for each in given if each.honour.case in plan.site.of("case"))
        page = RecipientPage(
            position=plan.position(address, plan.tag(HONOURS)),
            title=recipient_title(name),
            summary=f"{name}：{words}。",
            name=name,
            cards=cards,
            stories=plan.cards(plan.site.story_by_id[story] for story in told),
            cases=case_cards(plan.site.of("case")[case] for case in shown),
        )
        yield Artifact(addresses.file_of(address), page, tuple(dict.fromkeys(each.roll.path for each in given)))
