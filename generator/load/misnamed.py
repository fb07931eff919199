"""Files whose names nobody understands, and which may well be records that others refer to: `p-7k3.yaml`, `index.md.txt`, a folder 夏天择菜."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.load.walk import PICTURE_NAME
from generator.problems import Problem
from generator.schema.kinds import KINDS

_OF_NAMES = ("F09", "F10", "F17", "F19", "F20")
_BESIDE_FOLDERS = "F19"  # a text where no kind has its place


def misnamed_records(problems: Iterable[Problem], paths: Collection[str]) -> Iterator[tuple[str, str]]:
    """Kinds of the records that may be in files refused for their names, with no id, as it may be any; `paths` are those of sound records."""
    folders = {path.rpartition("/")[0] for path in paths}
    for each in problems:
        folder, _, name = each.path.rpartition("/")
        if each.code not in _OF_NAMES:
            continue
        for kind in KINDS:
            if kind.has_pictures:
                is_beside = each.path.startswith(kind.top) and not folders.intersection((folder, each.path))
                is_one = is_beside and (each.code in ("F17", "F20") or not PICTURE_NAME.fullmatch(name))
            else:
                is_one = bool(kind.top) and f"{folder}/" == kind.top and not PICTURE_NAME.fullmatch(name)
            if is_one or (each.code == _BESIDE_FOLDERS and kind.name == "story"):
                yield kind.name, ""
