"""Posters: a picture of every story, comic, honour and activity to keep and to hand on, where content/site.yml asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact, Bundle
from generator.load.entries import Entry
from generator.media.encoding import PictureFacts
from generator.model import addresses
from generator.model.activities import Offer
from generator.model.comics import comics
from generator.model.honours import Given
from generator.model.sections import ACTIVITIES, COMICS, HONOURS, STORIES
from generator.model.site import Stories
from generator.render.base.activities import ActivityView, span_text, view_of
from generator.render.base.honours import honour_card
from generator.render.base.occasions import free_days, short_changes, skip_text
from generator.render.base.plan import Plan, SiteFacts
from generator.render.base.views import StoryCard
from generator.render.posters.poster import ActivityPoster, ComicPoster, HonourPoster, StoryPoster
from generator.schema.comics import Comic

_SHORT_CREDIT = 14  # characters that fit into the corner of a picture


def render(plan: Plan) -> Iterator[Artifact | Bundle]:
    """Everything below /posters/, or nothing; there are ten thousand stories, and those of one month are planned together."""
    if not plan.site_facts.has_posters:
        return
    for stories in plan.site.months.values():
        yield PosterMonth(plan.site_facts, stories, plan.pictures(stories))
    for comic in comics(plan.site):
        yield from _comic(plan, comic)
    for given in plan.honours.given:
        yield _honour(plan, given)
    for offer in plan.offers.all:
        yield _activity(plan, offer)


@dataclass(frozen=True)
class PosterMonth(Bundle):
    """The posters of the stories of one month."""

    site: SiteFacts
    stories: Stories
    pictures: tuple[PictureFacts, ...]

    def artifacts(self) -> Iterator[Artifact]:
        """A poster for each story."""
        pictures = {facts.path: facts for facts in self.pictures}
        for entry in self.stories:
            story, cover = entry.record, StoryCard.of(entry, pictures).shot
            poster = StoryPoster(
                site=self.site.name,
                url=self.site.url + addresses.story(entry.id),
                title=story.title,
                sentence=story.summary,
                sample="这篇里的人和事都是试写时编的" if story.sample else "",
                cover=cover.facts if cover else None,
                credit=cover.credit if cover and len(cover.credit) <= _SHORT_CREDIT else "",
            )
            yield Artifact(addresses.poster(STORIES.id, entry.id), poster, (entry.path,))


def _comic(plan: Plan, entry: Entry[Comic]) -> Iterator[Artifact]:
    comic = entry.record
    for shot in plan.shots(entry)[:1]:  # a comic without its drawing is a problem that rules have told
        poster = ComicPoster(
            site=plan.site_facts.name,
            url=plan.site_facts.url + addresses.comic(entry.id),
            title=comic.title,
            sentence=comic.scene,
            sample="示例画稿" if comic.sample else "",
            page=shot.facts,
            author=comic.author,
        )
        yield Artifact(addresses.poster(COMICS.id, entry.id), poster, (entry.path,))


def _honour(plan: Plan, given: Given) -> Artifact:
    card = honour_card(plan, given)
    poster = HonourPoster(
        site=plan.site_facts.name,
        url=plan.site_facts.url + card.recipient.url,
        title=card.recipient.name,
        sentence=card.reason,
        sample="这张榜是试排网页时编的" if card.sample else "",
        award=card.award.name if card.award else given.roll.record.title,
        beside="　".join([card.roll.name, *([card.place.name] if card.place else [])]),
    )
    return Artifact(addresses.poster(HONOURS.id, card.id), poster, (given.roll.path,))


def _activity(plan: Plan, offer: Offer) -> Artifact:
    view, site, only = view_of(plan, offer), plan.site_facts, offer.only_session()
    poster = ActivityPoster(
        site=site.name,
        url=site.url + view.url,
        title=view.title,
        sentence=view.reason if view.cancelled else view.summary,
        sample="试排清单时编的，请不要照着去" if view.sample else "",
        day=view.when,
        hours=view.time,
        span=f"{only.day.year}年" if only else view.span or span_text(offer.list.starts, offer.list.ends),
        facts=tuple(_facts(offer, view, site)),
        seal=view.mark,
        category=view.category,
        cancelled=view.cancelled,
    )
    return Artifact(
        addresses.poster(ACTIVITIES.id, offer.list_id, offer.activity.id), poster, (plan.site.of("activities")[offer.list_id].path,)
    )


def _facts(offer: Offer, view: ActivityView, site: SiteFacts) -> Iterator[tuple[str, str]]:
    """What a family has to know before it goes."""
    yield "地点", "，".join(filter(None, (view.place, view.spot)))
    yield "年级", f"{view.grades}，{'家长同去' if view.parents else '不用家长陪'}"
    signup = (f"手机APP“{site.app}”" if site.app else "", f"{view.signup.partition('（')[0]}截止" if view.signup else "")
    if any(signup) and not view.cancelled:
        yield "报名", "，".join(filter(None, signup))
    changes = short_changes(offer)
    if changes:  # past ones too: a picture is the same on every day
        yield "改动", "；".join(changes)
    pauses = "；".join(filter(None, ("放假、调休停一次" if free_days(offer) else "", skip_text(offer))))
    if pauses and not view.cancelled:
        yield "停办", pauses
