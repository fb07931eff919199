"""The road from files to a published site, one short function for each command, readable aloud; its stages are in judging.py and stages.py."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator.build.last import Circumstances, keep_last, nothing_to_do
from generator.build.loose import older_papers, plain_name, put_down
from generator.build.make import Progress, follow
from generator.build.publish import Publication, look_ahead
from generator.cache import cache_folder
from generator.errand import Errand
from generator.load.walk import walk
from generator.parallel import WORKERS, Crew
from generator.problems import Problem, has_errors
from generator.settings import BuildOptions
from generator.store import Store

if TYPE_CHECKING:
    from generator.load.entries import Entry
    from generator.model.site import Site
    from generator.schema.kinds import Location


@dataclass
class Outcome:
    """What a command came to: the problems found, and whether the published site is another than before."""

    problems: list[Problem] = field(default_factory=list)
    is_published: bool = False
    kept: Path | None = None  # where that is now which was there and was not ours
    made: Sequence[str] = ()  # the paths of what was made
    entries: Sequence[Entry[Any]] = ()  # what was checked, with the paths of pictures and clips
    pictures: Collection[str] = ()
    clips: Collection[str] = ()
    over: Sequence[tuple[str, datetime.date]] = ()  # lists on paper that have ended: title and last day
    older: Sequence[str] = ()  # papers of an earlier run that lie beside what was made

    @property
    def failed(self) -> bool:
        """Whether a problem stopped the work."""
        return has_errors(self.problems)


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


def check_site(root: Path, options: BuildOptions) -> Outcome:
    """Load and judge the content below `root`, also beside what it was before; nothing is made."""
    from generator.added import compared_with_names
    from generator.history import compared_with_past
    from generator.judging import judged
    from generator.registered import compared_with_records

    content, site = judged(root, options, walk(root, cache_folder(root)))
    problems = [*content.problems, *compared_with_past(root, content.entries, options.today)]
    if site:
        problems += compared_with_records(root, site, content.unread, content.entries)
        problems += compared_with_names(root, site, content.entries, content.problems)
    return Outcome(problems, entries=content.entries, pictures=content.pictures.keys(), clips=content.recordings.clips.keys())


def content_for_desk(root: Path, options: BuildOptions) -> Site | None:
    """The content below `root` for an editor's new thing, faults elsewhere left aside; None if the settings cannot be read."""
    from generator.judging import known_of_old, loaded
    from generator.load.settings import settings_of
    from generator.model.site import assemble

    content = loaded(root, walk(root, cache_folder(root)))
    settings = settings_of(content.entries, options)
    if settings is None:
        return None
    return known_of_old(root, assemble(settings, content.entries, content.pictures, recordings=content.recordings))


def judged_for_desk(root: Path, options: BuildOptions, entry: Entry[Any]) -> list[tuple[Location, Problem]]:
    """What rules say of an entry that stands in no file yet, each problem with the place of its value."""
    from generator.judging import context_with
    from generator.rules.check import judged_alone

    return judged_alone(context_with(root, options, walk(root, cache_folder(root)), entry), entry)


def build_site(root: Path, options: BuildOptions, out: Path, progress: Progress = no_progress, *, adopt: bool = False) -> Outcome:
    """Build the content below `root` and publish it as `out`; with an error in the content, `out` stays as it is.

    `adopt` is for an `out` that is not known to be ours: it is kept aside.

    Raises Busy, ForeignFiles, TreeChanged, SourceChanged, Defect, OSError.
    """
    with Errand(functools.partial(look_ahead, out)) as errand, Crew(follow, _get_ready) as makers:
        folder = cache_folder(root)
        looks, first = itertools.tee(errand)
        walked = walk(root, folder)
        start = Circumstances(walked, options, out)
        if (said := nothing_to_do(folder, start, first)) is not None:
            return Outcome(said)
        from generator.judging import Refused, Verdict, placed  # what follows takes its time to load
        from generator.stages import made, planned
        from generator.tidying import tidy

        makers.hire()
        makers.get_ready(1)
        with Verdict(root, options, walked, may_wait=True) as verdict:
            content, site = verdict.content, verdict.site
            if site is None or has_errors(content.problems):
                return Outcome(content.problems)
            if content.changes.is_any:
                makers.get_ready(WORKERS)
            with Publication(out, looks, root, adopt=adopt) as publication, Store(folder) as store:
                try:
                    plan = planned(root, verdict, site, store)
                except Refused:
                    return Outcome(content.problems)
                batch = made(root, site, plan, publication, makers, progress)
                problems = content.problems + placed(root, batch.problems)
                if has_errors(problems):
                    return Outcome(problems)
                outcome = Outcome(problems, publication.publish(batch, leaves_nothing=bool(site.veil)), publication.kept, list(batch.rows))
                tidy(folder, store, content, site, plan.shown)
        keep_last(folder, start, problems, site.veil.is_lifted_by)
        return outcome


def build_for_office(root: Path, options: BuildOptions, out: Path, progress: Progress = no_progress) -> Outcome:
    """Put what is for the office only into the folder `out`, which no site has a part in; raises as `build_site` does."""
    from generator.judging import judged, placed
    from generator.stages import made_for_office

    folder = cache_folder(root)
    with Crew(follow, _get_ready) as makers:
        content, site = judged(root, options, walk(root, folder))
        if site is None or has_errors(content.problems):
            return Outcome(content.problems)
        with Publication(out, root=root) as publication, Store(folder) as store:
            batch = made_for_office(root, site.visible(), store, publication, makers, progress)
            problems = content.problems + placed(root, batch.problems)
            return Outcome(problems, not has_errors(problems) and publication.publish(batch), made=sorted(batch.rows))


class NoSuchSchool(Exception):
    """There is no school of that id or name; `known` are those that there are."""

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        """Keep them for the message."""
        super().__init__()
        self.known = known


def make_sheets(root: Path, options: BuildOptions, school: str, out: Path, progress: Progress = no_progress) -> Outcome:
    """Put what a school (its id or name) hands out into the folder `out`, beside whatever is there.

    Raises NoSuchSchool, SourceChanged, OSError.
    """
    from generator.judging import judged, placed
    from generator.model import addresses
    from generator.model.handouts import SCHOOL
    from generator.stages import made_for_school

    folder = cache_folder(root)
    with Crew(follow, _get_ready) as makers, TemporaryDirectory(prefix="beiyuan-sheets-") as staging:
        content, site = judged(root, options, walk(root, folder))
        if site is None or has_errors(content.problems):
            return Outcome(content.problems)
        schools = [(place.id, place.name) for place in site.visible().places if place.kind == SCHOOL]
        id = next((id for id, name in schools if school.strip() in (id, name)), None)
        if id is None:
            raise NoSuchSchool(schools)
        with Store(folder) as store:
            batch = made_for_school(root, site.visible(), store, id, Path(staging), makers, progress)
        problems = content.problems + placed(root, batch.problems)
        if has_errors(problems):
            return Outcome(problems)
        put_down(batch, Path(staging), out)
        made = sorted(map(plain_name, batch.rows))
        lists = [list_id for list_id in site.visible().of("activities") if plain_name(addresses.place_sheet(list_id, id)) in made]
        return Outcome(problems, made=made, over=_over(site, lists), older=older_papers(out, id, [each for each, _ in schools], made))


def _over(site: Site, lists: Iterable[str]) -> Sequence[tuple[str, datetime.date]]:
    """Of `lists` those that have ended: whoever hands them out is likely to mean others."""
    records = (site.of("activities")[each].record for each in lists)
    return [(record.title, record.ends) for record in records if record.ends < site.settings.today]


class NoSuchList(Exception):
    """There is no list of that id or title; `known` are those that there are."""

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        """Keep them for the message."""
        super().__init__()
        self.known = known


def issue_list(root: Path, options: BuildOptions, name: str, may_forget: Callable[[datetime.date], bool]) -> Outcome:
    """Keep the list `name` (its id or title) as it is given out today, so that later sheets can tell what has changed; raises NoSuchList, OSError.

    Nothing is made where `may_forget` does not give up what was kept on an earlier day of a paper that still counts.
    """
    from generator.judging import judged
    from generator.stages import issue

    folder = cache_folder(root)
    content, site = judged(root, options, walk(root, folder))
    if site is None or has_errors(content.problems):
        return Outcome(content.problems)
    lists = [(id, entry.record.title) for id, entry in site.visible().of("activities").items()]
    id = next((id for id, title in lists if name.strip() in (id, title)), None)
    if id is None:
        raise NoSuchList(lists)
    with Store(folder) as store:
        path = issue(root, site, store, id, may_forget)
        return Outcome(content.problems, made=[path] if path else [], over=_over(site, [id]))


def _get_ready() -> None:
    from generator.render.everything import get_ready

    get_ready()
