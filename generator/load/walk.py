"""Which files there are: no links, safe names, a fingerprint each; and which of them are sources: known kinds, capped sizes."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.cache import NOWHERE
from generator.files import LEFTOVER
from generator.load.beside import MOST_CLIP_BYTES, is_captions, is_clip, too_large
from generator.load.decode import FORBIDDEN
from generator.load.memory import Memory, Names, file_system_time, recall, remember
from generator.load.misplaced import misplaced
from generator.load.strangers import as_id, refused_name, remedy_for
from generator.problems import Problem, nearest, problem
from generator.schema.kinds import KINDS, Kind
from generator.schema.names import MOST_NAME, is_device

CONFIGURATION = "mkdocs.yml"
FOLDERS = ("content", "stories", "comics")
STUDIO = "comics/studio"  # what drawings are made from; no number of the series
NEEDED_FOLDERS = ("content", "stories")
REQUIRED = (
    "content/site.yml",
    *(f"content/pages/about/{name}.md" for name in ("index", "privacy", "access", "site")),
)  # every page's foot leads there
LEFT_OUT = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")  # what systems and editors leave behind
PICTURE_NAME = re.compile(r".+\.(?:jpe?g|png|webp)", re.IGNORECASE)
UNSAFE_NAME = re.compile(r"[\x00-\x1f<>:\"|?*\\\u200d]|[ .]$")
MOST_TEXT_BYTES = 256 * 1024
MOST_PICTURE_BYTES = 20 * 1024 * 1024
DEEPEST = 4  # folders below the top ones: frames are made for pages as deep as that

_KINDS_BELOW = {top: [kind for kind in KINDS if kind.where.partition("/")[0] == top] for top in (CONFIGURATION, *FOLDERS)}
_WITH_PICTURES = [kind for kind in KINDS if kind.has_pictures]
_NAMES_BESIDE_PICTURES = {kind.where.rpartition("/")[2] for kind in _WITH_PICTURES}
_PLAIN_NAME = re.compile(  # nearly all names: safe, not left out, and their own folded form
    r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)|desktop\.ini$)[a-z0-9][a-z0-9-]{,80}(?:\.[a-z]{1,10})?"
)

_SORT = stat.S_IFMT(0o777777)  # the bits that tell a file from a folder or link

Fingerprint = tuple[int, int, int, int]  # size in bytes, mtime and ctime in nanoseconds, inode


class File(NamedTuple):
    """A plain file; `path` is relative to the root with "/"."""

    path: str
    fingerprint: Fingerprint


class Walked(NamedTuple):
    """The files that a walk has found, the file system's time at which it began, and what it found that may not be there."""

    files: list[File]
    began: int
    problems: list[Problem]


class Source(NamedTuple):
    """One file of the sources; `path` is relative to the root with "/", `kind` is None for what lies beside a record: a picture, a clip, captions.

    One whose name is no id is `refused`: what stands in it is judged, and never gets into a site.
    """

    path: str
    kind: Kind | None
    id: str
    fingerprint: Fingerprint
    refused: Problem | None = None


def walk(root: Path, cache: Path = NOWHERE) -> Walked:
    """All files below `root` that may be sources; what the last walk left in the folder `cache` spares listings."""
    began, problems = file_system_time(cache), list[Problem]()
    found = _Walk(str(root), recall(cache), problems, Memory(began), _configuration(root, problems))
    for folder in FOLDERS:
        if folder not in NEEDED_FOLDERS and not (root / folder).exists():
            continue
        if (root / folder).is_symlink() or not (root / folder).is_dir():
            kind, is_there = _kind_of_folder(folder), (root / folder).exists() and not (root / folder).is_dir()
            label = kind.label if kind else "网站的各种内容"
            problems.append(problem("F22", folder, name=folder, label=label) if is_there else problem("F01", folder, name=folder))
            continue
        found.look_into(folder, 0)
    known = {file.path for file in found.files} | {each.path for each in problems}
    problems.extend(problem("F01", path, name=path) for path in REQUIRED if path not in known)
    problems.extend(misplaced(root, FOLDERS))
    if found.has_listed:
        remember(cache, found.seen)
    return Walked(found.files, began, problems)


def classified(file: File, problems: list[Problem]) -> Source | None:
    """The source that a file is, told by its path and size alone; None with a problem for a file that no kind knows."""
    path, fingerprint = file
    size = fingerprint[0]
    for kind in _KINDS_BELOW.get(path.partition("/")[0], ()):
        match = kind.path.fullmatch(path)
        if match:
            if size > MOST_TEXT_BYTES:
                problems.append(too_large(path, size, MOST_TEXT_BYTES))
                return None
            return _identified(path, kind, match.groupdict().get("id", ""), fingerprint)
    if _holds_pictures(path.rpartition("/")[0]) and PICTURE_NAME.fullmatch(path):
        if size > MOST_PICTURE_BYTES:
            problems.append(too_large(path, size, MOST_PICTURE_BYTES))
            return None
        return Source(path, None, "", fingerprint)
    if (is_clip(path) or is_captions(path)) and (holder := _holds_pictures(path.rpartition("/")[0])) and holder.has_clips:
        most = MOST_CLIP_BYTES if is_clip(path) else MOST_TEXT_BYTES
        if size > most:
            problems.append(too_large(path, size, most))
            return None
        return Source(path, None, "", fingerprint)
    if of_folder := _kind_of_folder(path):
        problems.append(problem("F22", path, name=path.rpartition("/")[2], label=of_folder.label))
        return None
    if path not in {f"{folder}/README.md" for folder in FOLDERS}:
        remedy = remedy_for(path)
        meant = _meant(path)
        single = (kind.where for kind in KINDS if not kind.path.groups)
        problems.append(problem("F09", path, meant=meant, advice=remedy, nearest="" if meant or remedy else nearest(path, single)))
    return None


def _kind_of_folder(path: str) -> Kind | None:
    """The kind whose files lie in a folder that would be called so, or below it."""
    name = path.rpartition("/")[2]
    for kind in _KINDS_BELOW.get(path.partition("/")[0], ()):
        is_own = kind.has_pictures and kind.folder.fullmatch(path) and as_id(kind.id_grammar, name) == name
        if is_own or kind.top == f"{path}/":
            return kind
    return None


def lost_records(path: str) -> Iterator[tuple[str, str]]:
    """Kinds and ids of the records that may be in a file, or below a folder, that cannot be looked at; no id where there may be any."""
    for kind in KINDS:
        match = kind.path.fullmatch(path)
        if match:
            name = match.groupdict().get("id", "")
            yield kind.name, "" if kind.items else as_id(kind.id_grammar, name) or name
        elif kind.has_pictures and kind.folder.fullmatch(path):
            yield kind.name, path.rpartition("/")[2]
        elif kind.where.startswith(f"{path}/") or ("**" in kind.where and path.startswith(kind.top) and "." not in path):
            yield kind.name, ""


def _meant(path: str) -> str:
    """Where that is written which has its place here; "" where anything may be meant."""
    kinds = [kind for kind in _KINDS_BELOW.get(path.partition("/")[0], ()) if kind.top and path.startswith(kind.top)]
    kind = max(kinds, key=lambda kind: len(kind.top), default=None)
    return f"；这里的{kind.label}，要写在“{kind.shown}”里" if kind else ""


def _holds_pictures(folder: str) -> Kind | None:
    """The kind of record beside which pictures may lie in `folder`."""
    return next((kind for kind in _WITH_PICTURES if kind.folder.fullmatch(folder)), None)


def _configuration(root: Path, problems: list[Problem]) -> list[File]:
    """`mkdocs.yml`, which lies beside the folders."""
    file = root / CONFIGURATION
    if file.is_symlink() or not file.is_file():
        is_there = file.is_symlink() or file.exists()
        code = ("F21" if file.is_dir() and not file.is_symlink() else "F05") if is_there else "F01"
        problems.append(problem(code, CONFIGURATION, name=CONFIGURATION))
        return []
    return [File(CONFIGURATION, _fingerprint(file.stat()))]


@dataclass
class _Walk:
    """Goes through the folders below `root`, adds every plain file, and complains."""

    root: str
    memory: Memory
    problems: list[Problem]
    seen: Memory
    files: list[File]
    has_listed: bool = False

    def look_into(self, folder: str, depth: int) -> None:
        """Add what is in `folder`, and below."""
        if depth > DEEPEST:
            self.problems.append(problem("F03", folder, most=DEEPEST))
            return
        status = os.lstat(f"{self.root}/{folder}")  # before it is listed
        names, is_sound = self.memory.names(folder, status), True
        if names is None or not self._add(folder, names, depth):
            self.has_listed = True
            before = len(self.problems)
            names = tuple(self._listed(folder))
            is_sound = len(self.problems) == before
            self._add(folder, names, depth)
        # Or its problems are to be told the next time, too. And a file may be called like somebody of whom nothing may stay.
        if is_sound and all(name.isascii() for name, _ in names):
            self.seen.folders[folder] = status.st_mtime_ns, status.st_ctime_ns, names

    def _add(self, folder: str, names: Names, depth: int) -> bool:
        """Add the files of these names and go into the folders; False, and nothing, if something is not what it was."""
        found: list[File] = []
        base = f"{self.root}/{folder}/"
        try:
            for name, is_folder in names:
                if not is_folder:
                    status = os.lstat(base + name)
                    if status.st_mode & _SORT != stat.S_IFREG:
                        return False
                    found.append(File(f"{folder}/{name}", (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)))
        except FileNotFoundError:
            return False
        self.files += found
        for name, is_folder in names:
            if is_folder:
                self.look_into(f"{folder}/{name}", depth + 1)
        return True

    def _listed(self, folder: str) -> Iterator[tuple[str, bool]]:
        """The names in a folder that may be there, in their order, and whether each is a folder."""
        names: dict[str, str] = {}
        before = len(self.problems)
        for item in sorted(os.scandir(f"{self.root}/{folder}"), key=_name):
            path = f"{folder}/{item.name}"
            is_plain = bool(_PLAIN_NAME.fullmatch(item.name))
            if not is_plain and LEFTOVER.fullmatch(item.name) and item.is_file(follow_symlinks=False):
                continue  # of a writer of ours that was killed; the next one clears it away
            if (path == STUDIO or (not is_plain and LEFT_OUT.fullmatch(item.name))) and not item.is_symlink():
                continue
            if not _is_safe(path, item.name, is_plain, names, self.problems):
                continue
            is_folder = item.is_dir(follow_symlinks=False)
            if is_folder and _is_of_a_file(path):
                self.problems.append(problem("F21", path))
            elif is_folder or item.is_file(follow_symlinks=False):
                yield item.name, is_folder
            else:
                self.problems.append(problem("F05", path))
        if _NAMES_BESIDE_PICTURES.isdisjoint(names) and (names or len(self.problems) == before):
            _look_for_the_record(folder, sorted(names.values()), self.problems)


def _is_of_a_file(path: str) -> bool:
    """Whether a file of some kind would be called so, or what may lie beside one: a picture, a clip, captions."""
    holder = _holds_pictures(path.rpartition("/")[0])
    if holder and (PICTURE_NAME.fullmatch(path) or (holder.has_clips and (is_clip(path) or is_captions(path)))):
        return True
    return path.endswith((".md", ".yml")) and any(kind.path.fullmatch(path) for kind in _KINDS_BELOW[path.partition("/")[0]])


def _look_for_the_record(folder: str, names: list[str], problems: list[Problem]) -> None:
    """Tell of pictures that lie beside nothing, and of nothing at all: what was to be here was forgotten, or has another name."""
    kind = _holds_pictures(folder)
    if kind and not names:
        problems.append(problem("F20", folder, name=kind.shown.rpartition("/")[2]))
    pictures = [name for name in names if PICTURE_NAME.fullmatch(name)]
    if kind and pictures and not any(kind.path.fullmatch(f"{folder}/{name}") for name in names):
        problems.append(problem("F17", f"{folder}/{pictures[0]}", name=kind.shown.rpartition("/")[2], label=kind.label))


def _name(item: os.DirEntry[str]) -> str:
    return item.name


def _fingerprint(status: os.stat_result) -> Fingerprint:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _is_safe(path: str, name: str, is_plain: bool, names: dict[str, str], problems: list[Problem]) -> bool:
    """Whether the name is one for every system, and no other in its folder is the same to some of them."""
    if not is_plain and (is_device(name) or UNSAFE_NAME.search(name) or FORBIDDEN.search(name) or len(name) > MOST_NAME):
        problems.append(problem("F06", path, name=name))
        return False
    folded = name if is_plain else unicodedata.normalize("NFC", name).casefold()
    if folded in names:
        problems.append(problem("F07", path, other=names[folded]))
        return False
    names[folded] = name
    return True


def _identified(path: str, kind: Kind, name: str, fingerprint: Fingerprint) -> Source:
    """The source with its id, which is its address; a name outside the grammar is a problem, and taken for what is like it."""
    for part in name.split("/") if name else ():
        try:
            kind.id_grammar.parse(part)
        except ValueError:
            refused = problem("F10", path, name=part, shape=kind.id_grammar.shape, advice=refused_name(path, kind, part))
            return Source(path, kind, as_id(kind.id_grammar, name) or name, fingerprint, refused)
    return Source(path, kind, name, fingerprint)
