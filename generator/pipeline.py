"""The road from files to a published site, one short function for each command, readable aloud."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build.last import Circumstances, keep_last, nothing_to_do
from generator.build.make import Batch, Makers, Progress, follow, make
from generator.build.publish import Publication, look_ahead
from generator.cache import Store, cache_folder, digest
from generator.frame import frames
from generator.inspect.budgets import inspect_budgets
from generator.inspect.links import Inspected, inspect_links
from generator.inspect.policy import inspect_policy
from generator.keyed import Workshop
from generator.load.entries import Entry, Loaded
from generator.load.index import open_index, refresh
from generator.load.walk import Source, Walked, classified, walk
from generator.media.encoding import PictureFacts
from generator.media.pictures import LoadedPicture, load_picture
from generator.model.site import Site, assemble
from generator.parallel import Crew, Errand
from generator.problems import Problem, has_errors
from generator.program import tool_of
from generator.render.everything import get_ready, render
from generator.rules.check import check
from generator.rules.context import Context
from generator.schema.records import Contact, MkdocsRecord, SiteRecord
from generator.settings import BuildOptions, MenuItem, Settings


@dataclass
class Outcome:
    """What a command came to: the problems found, and whether the published site is another than before."""

    problems: list[Problem] = field(default_factory=list)
    is_published: bool = False
    kept: Path | None = None  # where that is now which was there and was not ours

    @property
    def failed(self) -> bool:
        """Whether a problem stopped the work."""
        return has_errors(self.problems)


@dataclass(frozen=True)
class Content:
    """Everything loaded from the sources, and the problems met on the way."""

    entries: Sequence[Entry[Any]]
    pictures: Mapping[str, PictureFacts]
    problems: list[Problem]
    unread: frozenset[tuple[str, str]]  # (kind, id) of the files that gave no entry
    is_changed: bool  # since the last time that something was loaded


_READERS = ("generator.load.reading", load_picture.__module__)  # what a source gives rests on them
_OF_LONG_TEXTS = ("M12", "A04")  # told of a whole text: an editor should look at its longest paragraph first


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


def check_site(root: Path, options: BuildOptions) -> Outcome:
    """Load and judge the content below `root`; nothing is made."""
    content, _ = _judged(root, options, walk(root, cache_folder(root)))
    return Outcome(content.problems)


def content_for_desk(root: Path, options: BuildOptions) -> Site | None:
    """The content below `root` for an editor's new thing, faults elsewhere left aside; None if the settings cannot be read."""
    content = _loaded(root, walk(root, cache_folder(root)))
    settings = _settings(content.entries, options)
    return assemble(settings, content.entries, content.pictures) if settings else None


def build_site(root: Path, options: BuildOptions, out: Path, progress: Progress = no_progress, *, adopt: bool = False) -> Outcome:
    """Build the content below `root` and publish it as `out`; with an error in the content, `out` stays as it is.

    `adopt` is for an `out` that is not known to be ours: it is kept aside.

    Raises Busy, ForeignFiles, TreeChanged, SourceChanged, Defect, OSError.
    """
    with Errand(functools.partial(look_ahead, out)) as errand, Crew(follow, get_ready) as makers:
        looks, folder = functools.cache(errand.result), cache_folder(root)
        walked = walk(root, folder)
        start = Circumstances(walked, options, out)
        if (said := nothing_to_do(folder, start, looks)) is not None:
            return Outcome(said)
        makers.hire()
        content, site = _judged(root, options, walked)
        if site is None or has_errors(content.problems):
            return Outcome(content.problems)
        if content.is_changed:
            makers.get_ready()
        with Publication(out, looks, root, adopt=adopt) as publication, Store(folder) as store:
            batch = _made(root, site.visible(), store, publication, makers, progress)
            problems = content.problems + _placed(root, batch.problems)
            if has_errors(problems):
                return Outcome(problems)
            outcome = Outcome(problems, publication.publish(batch), publication.kept)
        keep_last(folder, start, problems)
        return outcome


def _judged(root: Path, options: BuildOptions, walked: Walked) -> tuple[Content, Site | None]:
    """Load, model, rules: the content with all its problems, and the site if it could be put together."""
    content = _loaded(root, walked)
    settings = _settings(content.entries, options)
    site = assemble(settings or _bare_settings(options), content.entries, content.pictures)
    content.problems.extend(
        check(Context(root, site, content.unread), content.entries, cache_folder(root), tool_of("generator.rules.check"))
    )
    content.problems[:] = _placed(root, content.problems)
    return content, site if settings else None


def _placed(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """`problems`, with a line for texts that took too long or are too long: what noticed it knows of none."""
    if not any(each.code in _OF_LONG_TEXTS for each in problems):
        return list(problems)
    from generator.load.reading import at_longest_paragraph

    return [at_longest_paragraph(root, each) if each.code in _OF_LONG_TEXTS else each for each in problems]


def _made(root: Path, site: Site, store: Store, publication: Publication, makers: Makers, progress: Progress) -> Batch:
    """Render, build, inspect: everything that is to be published, and the problems of what was made."""
    frame_set = frames(site.settings, store)
    prefix = site.settings.prefix
    batch = make(render(site, frame_set), Workshop(root, store), publication.target(prefix), makers, progress)
    if not has_errors(batch.problems):
        inspect_policy(batch)
        batch.problems.extend(inspect_links(Inspected(root, batch, publication.live, publication.read, prefix)))
        batch.problems.extend(inspect_budgets(batch, frame_set, functools.partial(publication.coming, batch), prefix))
    return batch


def _loaded(root: Path, walked: Walked) -> Content:
    folder = cache_folder(root)
    files, began, problems = walked.files, walked.began, list(walked.problems)
    index = open_index(folder, digest(*map(tool_of, _READERS)))
    rows, is_changed = refresh(index, files, functools.partial(_read_source, root), began, folder, problems)
    entries: list[Entry[Any]] = []
    pictures: dict[str, PictureFacts] = {}
    for row in rows.values():
        problems.extend(row.problems)
        if isinstance(row, Loaded) and row.entry:
            entries.append(row.entry)
        elif isinstance(row, LoadedPicture) and row.facts:
            pictures[row.facts.path] = row.facts
    entries.sort(key=lambda entry: entry.path)
    read = {entry.path for entry in entries} | pictures.keys()
    silent = (classified(file, []) for file in files if file.path not in read)
    unread = frozenset((source.kind.name, source.id) for source in silent if source and source.kind)
    return Content(entries, pictures, problems, unread, is_changed)


def _read_source(root: Path, source: Source) -> Loaded | LoadedPicture:
    if source.kind is None:
        return load_picture(root, source)
    from generator.load.reading import load_entry

    return load_entry(root, source)


def _settings(entries: Sequence[Entry[Any]], options: BuildOptions) -> Settings | None:
    """The settings, if both of their files could be read."""
    site = next((entry.record for entry in entries if isinstance(entry.record, SiteRecord)), None)
    mkdocs = next((entry.record for entry in entries if isinstance(entry.record, MkdocsRecord)), None)
    if site is None or mkdocs is None:
        return None
    shown = options.samples_shown if options.samples_shown is not None else site.samples == "show"
    return Settings(
        name=site.name,
        url=mkdocs.site_url,
        menu=tuple(MenuItem(title, section) for title, section in mkdocs.nav),
        primary=mkdocs.theme.palette.primary,
        accent=mkdocs.theme.palette.accent,
        description=site.description,
        app=site.app,
        icp=site.icp,
        police=site.police,
        contact=_contact_line(site.contact),
        samples_shown=shown,
        production=options.production,
        today=options.today,
    )


def _bare_settings(options: BuildOptions) -> Settings:
    """What rules need when the settings' own files cannot be read, so that one run still shows all faults."""
    return Settings("", "", (), "", "", "", "", "", "", "", True, options.production, options.today)


def _contact_line(contact: Contact | None) -> str:
    return "，".join(filter(None, (contact.office, contact.phone, contact.email, contact.address))) if contact else ""
