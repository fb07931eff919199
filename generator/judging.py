"""Load, model, rules: the road's first stages, up to a site that may be published or a list of what is wrong. Imported once there is something to do."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from generator.cache import NOWHERE, cache_folder, digest
from generator.errand import Errand
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
from generator.model.comics import panels_to_find
from generator.model.naming import resolved
from generator.model.site import Site, assemble, on_paper
from generator.parallel import Lost, run
from generator.problems import Problem, has_errors, problem
from generator.program import tool_of
from generator.renamed import formerly
from generator.rules.check import Inquiry
from generator.rules.context import Context
from generator.rules.departed import mentioning
from generator.rules.unread import Unread, unread_of
from generator.schema.base import is_in_part
from generator.settings import BuildOptions
from generator.store import Store
from generator.system import START_METHOD


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
    with Verdict(root, options, walked) as verdict:
        return verdict.content, verdict.site


class Refused(Exception):
    """Rules found an error in the content, which need not be fit to be planned then."""


class Verdict:
    """Load, model, rules: the content, the site if it could be put together, and whether it may be published.

    `may_wait`: where a site can be planned without what rules say, they are asked by a process of its own until somebody wants to know it.
    """

    def __init__(self, root: Path, options: BuildOptions, walked: Walked, *, may_wait: bool = False) -> None:
        """Load, model, and begin with the rules."""
        self._root = root
        self.content, self.site, inquiry = _assembled(root, options, walked)
        rests_on_none = self.site and not self.site.veil and not has_errors(self.content.problems)
        waits = may_wait and rests_on_none and inquiry.is_small and START_METHOD == "fork"
        self._errand = Errand(lambda: [inquiry()]) if waits else None
        self._found = iter(self._errand or [inquiry()])
        if not waits:
            self._hear()

    def __enter__(self) -> Verdict:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._errand:
            self._errand.__exit__(kind, error, trace)

    @property
    def is_refusal(self) -> bool:
        """Whether anything is an error; from now on the content has all its problems."""
        self._hear()
        return has_errors(self.content.problems)

    def _hear(self) -> None:
        found = next(self._found, None)
        if found is None:
            return  # it was heard before
        if self.site and self.site.veil:
            self.site = replace(self.site, mentioning=mentioning(found))
        self.content.problems[:] = placed(self._root, self.content.problems + _in_files(self._root, found, self.content.problems))


def _assembled(root: Path, options: BuildOptions, walked: Walked) -> tuple[Content, Site | None, Inquiry]:
    content = loaded(root, walked)
    named, whole = resolved([*content.entries, *content.unread.partial]), len(content.entries)
    partial = named[whole:]
    content = replace(content, entries=named[:whole], unread=replace(content.unread, partial=partial))
    settings = settings_of(content.entries, options)
    panels = panels_found(root, content)
    known = settings or bare_settings([*content.entries, *partial], options)
    site = known_of_old(root, assemble(known, content.entries, content.pictures, panels, content.recordings))
    context = Context(root, site, content.unread)
    content.keep(site.veil.digest, site.veil.is_lifted_by)
    inquiry = Inquiry(context, [*content.entries, *partial], cache_folder(root), tool_of("generator.rules.check"))
    return content, site if settings else None, inquiry


def context_with(root: Path, options: BuildOptions, walked: Walked, entry: Entry[Any]) -> Context:
    """The world around `entry`, which stands in no file yet, as it will be when it does."""
    content = loaded(root, walked)
    others = [each for each in content.entries if each.path != entry.path]
    entries = others if is_in_part(entry.record) else sorted([*others, entry], key=lambda each: each.path)
    settings = settings_of(content.entries, options)
    known = settings or bare_settings(content.entries, options)
    return Context(root, known_of_old(root, assemble(known, entries, content.pictures, recordings=content.recordings)), content.unread)


def known_of_old(root: Path, site: Site) -> Site:
    """`site` with what those were called before who have departed; where nobody has, git is not asked."""
    return replace(site, formerly=formerly(root, site.people.values(), site.veil.ids)) if site.veil else site


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
