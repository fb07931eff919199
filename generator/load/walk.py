"""Which files there are: no links, safe names, known kinds, capped sizes, a fingerprint each."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, problem
from generator.schema.kinds import KINDS, Kind

CONFIGURATION = "mkdocs.yml"
FOLDERS = ("content", "stories")
REQUIRED = (
    "content/site.yml",
    *(f"content/pages/about/{name}.md" for name in ("index", "privacy", "site")),
)  # every page's foot leads there
LEFT_OUT = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")  # what systems and editors leave behind
PICTURE_NAME = re.compile(r".+\.(?:jpe?g|png|webp)", re.IGNORECASE)
UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff]|[ .]$")
DEVICE_NAME = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)  # reserved by Windows
MOST_TEXT_BYTES = 256 * 1024
MOST_PICTURE_BYTES = 20 * 1024 * 1024
DEEPEST = 4  # folders below content/ and stories/: frames are made for pages as deep as that

Fingerprint = tuple[int, int, int, int]  # size in bytes, mtime and ctime in nanoseconds, inode


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the sources; `path` is relative to the root with "/", `kind` is None for a picture."""

    path: str
    kind: Kind | None
    id: str
    fingerprint: Fingerprint

    @property
    def folder(self) -> str:
        """The folder that the file lies in."""
        return self.path.rpartition("/")[0]


def walk(root: Path, problems: list[Problem]) -> list[Source]:
    """All source files below `root` in the order of their paths; what may not be there becomes a problem."""
    sources = _configuration(root, problems)
    for folder in FOLDERS:
        if (root / folder).is_symlink() or not (root / folder).is_dir():
            problems.append(problem("F01", folder, name=folder))
            continue
        for found in _files(root, folder, 0, problems):
            source = _classified(found, problems)
            if source:
                sources.append(source)
    found_paths = {source.path for source in sources}
    reported = {each.path for each in problems}
    problems.extend(problem("F01", path, name=path) for path in REQUIRED if path not in found_paths | reported)
    return sorted(sources, key=lambda source: source.path)


def _configuration(root: Path, problems: list[Problem]) -> list[Source]:
    """`mkdocs.yml`, which lies beside the folders."""
    file = root / CONFIGURATION
    if file.is_symlink() or not file.is_file():
        problems.append(problem("F01", CONFIGURATION, name=CONFIGURATION))
        return []
    source = _classified(_Found(CONFIGURATION, file.stat()), problems)
    return [source] if source else []


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    status: os.stat_result


def _files(root: Path, folder: str, depth: int, problems: list[Problem]) -> Iterator[_Found]:
    if depth > DEEPEST:
        problems.append(problem("F03", folder, most=DEEPEST))
        return
    names: dict[str, str] = {}
    for item in sorted(os.scandir(root / folder), key=lambda item: item.name):
        if LEFT_OUT.fullmatch(item.name) and not item.is_symlink():
            continue
        path = f"{folder}/{item.name}"
        if not _is_safe(path, item, names, problems):
            continue
        if item.is_dir(follow_symlinks=False):
            yield from _files(root, path, depth + 1, problems)
        else:
            yield _Found(path, item.stat(follow_symlinks=False))


def _is_safe(path: str, item: os.DirEntry[str], names: dict[str, str], problems: list[Problem]) -> bool:
    """Whether the name is one for every system and the thing is a plain file or folder."""
    if item.is_symlink():
        problems.append(problem("F05", path))
        return False
    if UNSAFE_NAME.search(item.name) or DEVICE_NAME.fullmatch(item.name) or len(item.name.encode("utf-8", "replace")) > 200:
        problems.append(problem("F06", path.encode("utf-8", "replace").decode(), name=item.name.encode("utf-8", "replace").decode()))
        return False
    folded = item.name if item.name.isascii() and item.name.islower() else unicodedata.normalize("NFC", item.name).casefold()
    if folded in names:
        problems.append(problem("F07", path, other=names[folded]))
        return False
    names[folded] = item.name
    if not item.is_dir(follow_symlinks=False) and not stat.S_ISREG(item.stat(follow_symlinks=False).st_mode):
        problems.append(problem("F05", path))
        return False
    return True


def _classified(found: _Found, problems: list[Problem]) -> Source | None:
    """The source with its kind; None with a problem for a file that no kind knows."""
    path, status = found.path, found.status
    fingerprint = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    for kind in KINDS:
        match = kind.path.fullmatch(path)
        if match:
            if status.st_size > MOST_TEXT_BYTES:
                problems.append(problem("F08", path, size=status.st_size // 1024, most=MOST_TEXT_BYTES // 1024))
                return None
            return _identified(path, kind, match.groupdict().get("id", ""), fingerprint, problems)
    if PICTURE_NAME.fullmatch(path) and path.startswith("stories/") and path.count("/") == 2:
        if status.st_size > MOST_PICTURE_BYTES:
            problems.append(problem("F08", path, size=status.st_size // 1024, most=MOST_PICTURE_BYTES // 1024))
            return None
        return Source(path, None, "", fingerprint)
    if path not in ("stories/README.md", "content/README.md"):
        problems.append(problem("F09", path, where="、".join(kind.where for kind in KINDS)))
    return None


def _identified(path: str, kind: Kind, name: str, fingerprint: Fingerprint, problems: list[Problem]) -> Source | None:
    """The source with its id, which is its address; a name outside the grammar is a problem."""
    for part in name.split("/") if name else ():
        try:
            kind.id_grammar.parse(part)
        except ValueError:
            problems.append(problem("F10", path, name=part, shape=kind.id_grammar.shape))
            return None
    return Source(path, kind, name, fingerprint)
