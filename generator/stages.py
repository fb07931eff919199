"""Render, build, inspect: the road's later stages, each called with what it needs. Imported once there is something to do."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.artifact import Artifact, Audience, Planned
from generator.build.make import Batch, Makers, Progress, Target, make
from generator.build.publish import Publication
from generator.frame import FrameSet, frames
from generator.inspect.budgets import inspect_budgets
from generator.inspect.links import Inspected, inspect_links
from generator.inspect.policy import inspect_policy
from generator.judging import Refused, Verdict
from generator.keyed import Workshop
from generator.model import addresses
from generator.model.site import Site
from generator.problems import has_errors
from generator.render.base.issued import as_issued, forgets
from generator.render.base.plan import Plan
from generator.render.everything import render, render_with_search
from generator.store import Store


class Blueprint(NamedTuple):
    """What is to be made of the site as it is shown; of `later` each once all before it is made."""

    shown: Site
    frame_set: FrameSet
    workshop: Workshop
    artifacts: Planned
    later: Sequence[Callable[[], Planned]]


def planned(root: Path, verdict: Verdict, site: Site, store: Store) -> Blueprint:
    """Render: plan everything that is to be published, while rules are asked; raises Refused."""
    try:
        shown = site.visible()
        frame_set, workshop = frames(shown.settings, store), Workshop(root, store)
        plan = Blueprint(shown, frame_set, workshop, *render_with_search(shown, frame_set, workshop))
    except Exception as error:
        if verdict.is_refusal:
            raise Refused from error
        raise
    if verdict.is_refusal:
        raise Refused
    return plan


def made(root: Path, site: Site, plan: Blueprint, publication: Publication, makers: Makers, progress: Progress) -> Batch:
    """Build, inspect: everything that is to be published, and the problems of what was made."""
    prefix = site.settings.prefix
    batch = make(plan.artifacts, plan.workshop, publication.target(prefix), makers, progress, plan.later)
    if not has_errors(batch.problems):
        inspect_policy(batch)
        gone, over = (frozenset(map(addresses.file_of, each)) for each in (plan.shown.taken_down, plan.shown.over))
        inspected = Inspected(root, batch, publication.live, publication.read, prefix, gone, over, bool(site.mentioning))
        batch.problems.extend(inspect_links(inspected))
        batch.problems.extend(inspect_budgets(batch, plan.frame_set, functools.partial(publication.coming, batch), prefix))
    return batch


def made_for_office(root: Path, site: Site, store: Store, publication: Publication, makers: Makers, progress: Progress) -> Batch:
    """Render and build what is for the office only; nothing of it is a page that an inspection could look at."""
    target = publication.target(site.settings.prefix, Audience.OFFICE)
    return make(render(site, frames(site.settings, store)), Workshop(root, store), target, makers, progress)


def made_for_school(root: Path, site: Site, store: Store, school: str, staging: Path, makers: Makers, progress: Progress) -> Batch:
    """Render what a school hands out, and build it into the folder `staging`."""
    wanted = {addresses.school_sheets(school), *(addresses.place_sheet(id, school) for id in site.of("activities"))}
    planned = [each for each in render(site, frames(site.settings, store)) if isinstance(each, Artifact) and each.path in wanted]
    return make(planned, Workshop(root, store), Target(staging, {}, {}, staging, site.settings.prefix), makers, progress)


def issue(root: Path, site: Site, store: Store, list_id: str, may_forget: Callable[[datetime.date], bool]) -> str:
    """Keep a list as it is given out today; the path of the file, "" where a record of an earlier day would be lost that `may_forget` does not give up."""
    from generator.desk.issuing import write_issued

    shown = site.visible()
    plan = Plan(shown, frames(site.settings, store))
    given_out, before = as_issued(plan, shown.of("activities")[list_id], site.settings.today), site.of("issued").get(list_id)
    if before and forgets(before.record, given_out) and not may_forget(before.record.date):
        return ""
    return write_issued(root, list_id, given_out)
