"""The road's stages, each called with what it needs: load, model, rules; render, build, inspect. Imported once there is something to do."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.artifact import Artifact, Audience
from generator.build.make import Batch, Makers, Progress, Target, make
from generator.build.publish import Publication
from generator.cache import NOWHERE, cache_folder, digest
from generator.frame import frames
from generator.inspect.budgets import inspect_budgets
from generator.inspect.links import Inspected, inspect_links
from generator.inspect.policy import inspect_policy
from generator.keyed import Spoilt, Workshop
from generator.load.beside import is_captions, is_clip
from generator.load.decode import as_written, hidden_in
from generator.load.entries import Entry, Loaded
from generator.load.index import Changes, open_index, refresh
from generator.load.misnamed import misnamed_records
from generator.load.settings import bare_settings, settings_of
from generator.load.walk import FOLDERS, Source, Walked, classified, lost_records
from generator.media.captions import Captions, LoadedCaptions, load_captions
from generator.media.clips import ClipFacts, LoadedClip, Recordings, load_clip
from generator.media.encoding import PictureFacts
from generator.media.panels import NOTHING, Found, FoundPanels, read_found
from generator.media.pictures import LoadedPicture, load_picture
from generator.model import addresses
from generator.model.comics import panels_to_find
from generator.model.naming import resolved
from generator.model.site import Site, assemble, on_paper
from generator.parallel import Lost, run
from generator.problems import Problem, has_errors, problem
from generator.program import tool_of
from generator.render.base.issued import as_issued, forgets
from generator.render.base.plan import Plan
from generator.render.everything import render, render_with_search
from generator.rules.check import check
from generator.rules.context import Context
from generator.rules.departed import mentioning
from generator.rules.unread import Unread, unread_of
from generator.schema.base import is_in_part
from generator.settings import BuildOptions
from generator.store import Store


@dataclass(frozen=True)
class Content:
    """Everything loaded from the sources, and the problems met on the way."""

    entries: Sequence[Entry[Any]]
    pictures: Mapping[str, PictureFacts]
    recordings: Recordings
    problems: list[Problem]
    unread: Unread  # what is in the files that gave no entry
    changes: Changes
    keep: Callable[..., None]  # lets the index hold it, but for what is hidden


_READERS = (
    "generator.load.reading",
    load_picture.__module__,
    load_clip.__module__,
    load_captions.__module__,
)  # what a source gives rests on them
_OUT_OF_SIGHT = ("F03", "F05", "F06", "F07", "F08", "F21", "F22", "M12")  # told of what nobody has looked into
_NOT_OPENED = ("F05", "F08", "F21")
FEW_PICTURES = 6  # fewer than this are looked at without the workers
SECONDS_PER_PICTURE = 20.0
_UNJUDGED = "它里面写了什么、别的文件提到它的地方对不对，"
_OF_LONG_TEXTS = ("M12", "A04")  # told of a whole text: an editor should look at its longest paragraph first


def judged(root: Path, options: BuildOptions, walked: Walked) -> tuple[Content, Site | None]:
    """Load, model, rules: the content with all its problems, and the site if it could be put together."""
    content = loaded(root, walked)
    named, whole = resolved([*content.entries, *content.unread.partial]), len(content.entries)
    partial = named[whole:]
    content = replace(content, entries=named[:whole], unread=replace(content.unread, partial=partial))
    settings = settings_of(content.entries, options)
    panels = panels_found(root, content)
    known = settings or bare_settings([*content.entries, *partial], options)
    site = assemble(known, content.entries, content.pictures, panels, content.recordings)
    context = Context(root, site, content.unread)
    content.keep(site.veil.digest, site.veil.is_lifted_by)
    found = check(context, [*content.entries, *partial], cache_folder(root), tool_of("generator.rules.check"))
    content.problems[:] = placed(root, content.problems + _in_files(root, found, content.problems))
    return content, replace(site, mentioning=mentioning(found)) if settings else None


def context_with(root: Path, options: BuildOptions, walked: Walked, entry: Entry[Any]) -> Context:
    """The world around `entry`, which stands in no file yet, as it will be when it does."""
    content = loaded(root, walked)
    others = [each for each in content.entries if each.path != entry.path]
    entries = others if is_in_part(entry.record) else sorted([*others, entry], key=lambda each: each.path)
    settings = settings_of(content.entries, options)
    known = settings or bare_settings(content.entries, options)
    return Context(root, assemble(known, entries, content.pictures, recordings=content.recordings), content.unread)


def panels_found(root: Path, content: Content) -> Mapping[str, Found]:
    """What is found in the pictures of comics that do not say where their panels are, by path: looked for once in each picture."""
    comics = [entry for entry in content.entries if entry.kind == "comic"]
    wanted = panels_to_find(comics, on_paper(content.pictures, comics))
    if not wanted:
        return {}
    with Store(cache_folder(root), is_owner=False) as store:
        known = {path: store.get(each.place(0)) for path, each in wanted.items()}
        missing = [each for path, each in wanted.items() if known[path] is None]
        work = _Looking(root)
        results = run(work, missing, SECONDS_PER_PICTURE) if len(missing) > FEW_PICTURES else enumerate(map(work, missing))
        for position, value in results:
            if not isinstance(value, Lost):
                known[missing[position].facts.path] = value
                store.put(missing[position].place(0), value, missing[position].claim())
    return {path: read_found(value) for path, value in known.items() if value}


@dataclass(frozen=True)
class _Looking:
    root: Path

    def __call__(self, wanted: FoundPanels) -> bytes:
        try:
            return wanted.values(Workshop(self.root, Store(NOWHERE)))[0]
        except Spoilt:  # which is told when the picture is encoded
            return FoundPanels.kept(NOTHING)


def _in_files(root: Path, found: list[Problem], before: Sequence[Problem]) -> list[Problem]:
    """What rules have `found`, in files with hidden characters at the columns that these have there."""
    hidden = {each.path for each in before if each.code == "F12"}
    if not any(each.path in hidden for each in found):
        return found
    columns = {path: hidden_in(root, path) for path in hidden}
    return [as_written(each, columns.get(each.path, {})) for each in found]


def placed(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """`problems`, with a line for texts that took too long or are too long: what noticed it knows of none."""
    if not any(each.code in _OF_LONG_TEXTS for each in problems):
        return list(problems)
    from generator.load.reading import at_longest_paragraph

    return [at_longest_paragraph(root, each) if each.code in _OF_LONG_TEXTS else each for each in problems]


def made(root: Path, site: Site, store: Store, publication: Publication, makers: Makers, progress: Progress) -> Batch:
    """Render, build, inspect: everything that is to be published, and the problems of what was made."""
    frame_set = frames(site.settings, store)
    prefix = site.settings.prefix
    workshop = Workshop(root, store)
    planned, later = render_with_search(site, frame_set, workshop)
    batch = make(planned, workshop, publication.target(prefix), makers, progress, later)
    if not has_errors(batch.problems):
        inspect_policy(batch)
        gone, over = (frozenset(map(addresses.file_of, each)) for each in (site.taken_down, site.over))
        inspected = Inspected(root, batch, publication.live, publication.read, prefix, gone, over, bool(site.mentioning))
        batch.problems.extend(inspect_links(inspected))
        batch.problems.extend(inspect_budgets(batch, frame_set, functools.partial(publication.coming, batch), prefix))
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


def loaded(root: Path, walked: Walked) -> Content:
    """What the sources hold, with what is wrong with them."""
    folder = cache_folder(root)
    problems = list(walked.problems)
    index = open_index(folder, digest(*map(tool_of, _READERS)))
    refreshed = refresh(index, walked.files, functools.partial(_read_source, root), problems)
    entries: list[Entry[Any]] = []
    partial: list[Entry[Any]] = []
    pictures: dict[str, PictureFacts] = {}
    clips: dict[str, ClipFacts] = {}
    captions: dict[str, Captions] = {}
    for row in refreshed.given.values():
        problems.extend(row.problems)
        if isinstance(row, Loaded) and row.entry:
            entries.append(row.entry)
        elif isinstance(row, Loaded) and row.part:
            partial.append(row.part.entry)
        elif isinstance(row, LoadedPicture) and row.facts:
            pictures[row.facts.path] = row.facts
        elif isinstance(row, LoadedClip) and row.facts:
            clips[row.facts.path] = row.facts
        elif isinstance(row, LoadedCaptions) and row.captions:
            captions[row.captions.path] = row.captions
    entries.sort(key=lambda entry: entry.path)
    read = {entry.path for entry in entries} | pictures.keys()
    silent = (classified(file, []) for file in walked.files if file.path not in read)
    unread = {(source.kind.name, source.id) for source in silent if source and source.kind}
    lost = {record for each in problems if _is_out_of_sight(each) for record in lost_records(each.path)}
    lost.update(misnamed_records(problems, read))
    problems.extend(
        problem("Y20", each.path, what=_UNJUDGED) for each in list(problems) if each.code in _NOT_OPENED and any(lost_records(each.path))
    )
    recordings = Recordings(clips, captions)
    around = unread_of(frozenset(unread), frozenset(lost), partial, problems)
    kept = functools.partial(index.keep, walked.began, refreshed.rows)
    return Content(entries, pictures, recordings, problems, around, refreshed.changes, kept)


def _is_out_of_sight(each: Problem) -> bool:
    return each.code in _OUT_OF_SIGHT or (each.code == "F01" and each.path in FOLDERS)


def _read_source(root: Path, source: Source) -> Loaded | LoadedPicture | LoadedClip | LoadedCaptions:
    if is_clip(source.path) and source.kind is None:
        return load_clip(root, source)
    if is_captions(source.path) and source.kind is None:
        return load_captions(root, source)
    if source.kind is None:
        return load_picture(root, source)
    from generator.load.reading import load_entry

    return load_entry(root, source)
