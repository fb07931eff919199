"""What was meant for the site and lies beside it: a story in a folder of its own at the root, where nothing is ever looked for."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.load.strangers import quoted_place
from generator.problems import Problem, problem

_OTHERS = ("docs", "generator", "tests", "deploy", "requirements", "site", "node_modules")  # what lies beside the sources, and is large
_BUILT = "index.html"
_MOST_NAMES = 300  # of one folder: whoever puts a story into a wrong place has not put a thousand there
_MOST_BYTES = 4_000
_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([a-z_]+)[ ]*[:：]", re.MULTILINE)
_OF_STORIES = frozenset(("themes", "cover", "places", "people", "programmes", "sample"))
_OF_COMICS = frozenset(("panels", "scene", "author"))


def misplaced(root: Path, folders: Sequence[str]) -> Iterator[Problem]:
    """Tell of texts and comics in `root` itself and in folders there that are none of `folders`, with the place where each belongs."""
    for item in sorted(_items(root), key=_name):
        if item.name in _OTHERS or _is_one_of(item, root, folders):
            continue
        if item.is_dir(follow_symlinks=False):
            yield from _in_folder(root, Path(item.path))
        else:
            yield from _told(root, Path(item.path))


def _is_one_of(item: os.DirEntry[str], root: Path, folders: Sequence[str]) -> bool:
    """Whether `item` is one of the `folders`, by its name or by what some systems take for the same name."""
    name = item.name.casefold()
    return name in folders and (name == item.name or ((root / name).exists() and os.path.samefile(root / name, item.path)))


def _in_folder(root: Path, folder: Path) -> Iterator[Problem]:
    """What lies in a folder at the root, and one folder deeper; nothing if it is a site that was built."""
    if (folder / _BUILT).exists():
        return
    for item in sorted(_items(folder), key=_name):
        if item.is_dir(follow_symlinks=False):
            for inner in sorted(_items(Path(item.path)), key=_name):
                yield from _told(root, Path(inner.path))
        else:
            yield from _told(root, Path(item.path))


def _told(root: Path, file: Path) -> Iterator[Problem]:
    kind = _kind_of(file) if file.suffix.lower() in (".md", ".markdown", ".yml", ".yaml") else ""
    if kind:
        likely = file.stem if file.parent == root or file.stem.lower() not in ("index", "comic") else file.parent.name
        path = file.relative_to(root).as_posix()
        yield problem("F19", path, advice=f"把它挪到{_place(kind, likely)}，旁边的图片也一起挪过去。")


def _place(kind: str, likely: str) -> str:
    return quoted_place(kind, likely) if kind != "page" else f"“content/pages/{likely}.md”"


def _kind_of(file: Path) -> str:
    """The kind of record that `file` must be by the names of its fields, "" for a file that is none of ours."""
    try:
        with file.open("rb") as data:
            text = data.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
    head = _HEAD.match(text)
    names = set(_FIELD.findall(head.group(1) if head else text))
    if "title" not in names:
        return ""
    if not head:
        return "comic" if len(names & _OF_COMICS) > 1 else ""
    if names & _OF_STORIES:
        return "story"
    return "page" if "summary" in names else ""


def _items(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in `folder`, as far as an editor may have put it there."""
    try:
        with os.scandir(folder) as items:
            return [item for item in itertools.islice(items, _MOST_NAMES) if not item.name.startswith(".") and _is_plain(item)]
    except OSError:
        return []


def _is_plain(item: os.DirEntry[str]) -> bool:
    return item.is_file(follow_symlinks=False) or item.is_dir(follow_symlinks=False)


def _name(item: os.DirEntry[str]) -> str:
    return item.name
