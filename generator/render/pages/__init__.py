"""All pages: one file for each section, and in it its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.artifact import Artifact, Bundle
from generator.render.base.feeds import Feed
from generator.render.base.plan import Plan
from generator.render.pages import (
    activities,
    activity_days,
    activity_lists,
    activity_months,
    cases,
    comics,
    components,
    gatherings,
    home,
    honours,
    manual,
    points,
    print,
    publisher,
    scenes,
    search,
    stories,
    story_months,
    taken_down,
    texts,
)


def render(plan: Plan, feeds: Sequence[Feed]) -> Iterator[Artifact | Bundle]:
    """Every page of the site; `feeds` are all that one can subscribe to."""
    yield from texts.render(plan, feeds)
    for section in (
        home,
        stories,
        story_months,
        comics,
        scenes,
        honours,
        cases,
        points,
        activities,
        activity_days,
        activity_months,
        activity_lists,
        print,
        publisher,
        gatherings,
        manual,
        components,
        taken_down,
        search,
    ):
        yield from section.render(plan)
