"""Which files a check is about: paths, or ids and titles, as an editor writes them; what cannot be meant is answered with the nearest name."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn

from generator.arguments import NotThere, here, shown_as_written

if TYPE_CHECKING:
    from generator.load.entries import Entry
    from generator.pipeline import Outcome
    from generator.problems import Problem

_AS_TOLD = re.compile(r"(?::[0-9]+){1,2}:?$")  # line and column, as a message has them behind a path
_AROUND = " “”\"'‘’《》。,.!?:"


@dataclass(frozen=True)
class Selection:
    """The part of a checked site that is asked about; with no names it is all of it."""

    outcome: Outcome
    names: tuple[str, ...]  # relative to the root, with "/"

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong in this part."""
        return [each for each in self.outcome.problems if any(map(self._has, each.paths))] if self.names else self.outcome.problems

    def contents(self) -> str:
        """How much of each kind this part holds, in Chinese; "" if there is nothing."""
        from generator.schema.kinds import KINDS

        found = Counter(entry.kind for entry in self.outcome.entries if self._has(entry.path))
        parts = [f"{found[kind.name]}{kind.measure}{kind.label}" for kind in KINDS if kind.top and found[kind.name]]
        pictures = sum(map(self._has, self.outcome.pictures))
        clips = sum(map(self._has, self.outcome.clips))
        settings = sum(found[kind.name] for kind in KINDS if not kind.top)
        parts += [f"{pictures}张图片"] * bool(pictures) + [f"{clips}段短视频"] * bool(clips)
        parts += [f"{settings}份设置和名单"] * bool(settings)
        return "、".join(parts)

    def _has(self, path: str) -> bool:
        return not self.names or any(_is_in(path, name) for name in self.names)


def select(root: Path, paths: Sequence[Path], outcome: Outcome) -> Selection:
    """What an editor means by `paths`, seen from the current folder or from the root, or by ids or titles; raises NotThere if that is nothing."""
    found: list[str] = []
    for path in paths:
        names = _names(root, path, outcome)
        if not names and len(paths) > 1 and (names := _called(root, " ".join(map(str, paths)), outcome)):
            return Selection(outcome, tuple(names))  # a title with blanks in it
        found += names or _refuse(root, path, outcome)
    return Selection(outcome, tuple(found))


def _is_in(path: str, name: str) -> bool:
    return name in (".", path) or path.startswith(name + "/")


def _names(root: Path, path: Path, outcome: Outcome) -> Sequence[str]:
    """`path` as problems name it: relative to the root, with "/"; the files of an id or a title; nothing if there is none of these."""
    for written in dict.fromkeys((path, Path(_AS_TOLD.sub("", str(path)).replace("\\", "/")))):
        for name in _readings(root, written):
            if any(_is_in(each.path, name) for each in outcome.problems) or not _missing(root, name):
                if words := _passed_over(name):
                    sys.stderr.write(f"“{shown_as_written(path)}”{words}，没有检查。\n")
                return [name]
    return _called(root, str(path), outcome)


def _readings(root: Path, path: Path) -> Iterator[str]:
    """What `path` can mean: seen from the current folder or else from the root, by its own name or by where links lead."""
    home = Path(os.path.realpath(root))
    for base in (here() if not path.is_absolute() else root, root):
        plain = Path(os.path.abspath(base / path))
        for top, file in ((root, plain), (home, Path(os.path.realpath(plain.parent)) / plain.name), (home, Path(os.path.realpath(plain)))):
            above = Path(os.path.abspath(top))
            if file.is_relative_to(above):
                yield file.relative_to(above).as_posix()


def _called(root: Path, written: str, outcome: Outcome) -> Sequence[str]:
    """The files that have `written` as their id or title, or hold a record that has; signs are as people hear them, not at all."""
    word = unicodedata.normalize("NFKC", written).strip(_AROUND).lower()
    by_id = [name for id in dict.fromkeys((word, word.zfill(3))) for name in _with_id(root, id)]
    heard = _heard(written)
    by_record = [
        _unit(entry.path)
        for entry in outcome.entries
        if any(word in _ids(record) or heard in map(_heard, _titles(record)) for record in _records(entry))
    ]
    found = tuple(dict.fromkeys(by_id or by_record))
    if found:
        sys.stderr.write(f"“{shown_as_written(written)}”在 {'、'.join(found)} 里，只看这里的结果。\n")
    return found


def _heard(title: str) -> str:
    """A title without marks and blanks, which a shell or a keyboard may have changed; of one that is nothing else, the title."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return "".join(filter(str.isalnum, plain)) or plain


def _with_id(root: Path, id: str) -> Iterator[str]:
    """The files that are there under an id, be they ever so broken."""
    from generator.schema.kinds import KINDS

    if "/" in id or "\\" in id or id in ("", ".", ".."):
        return
    for kind in KINDS:
        path = kind.where.replace("<id>", id).replace("**", id)
        if kind.top and not _missing(root, path):
            yield _unit(path)


def _unit(path: str) -> str:
    """A file, or the folder in which it lies with its pictures."""
    from generator.schema.kinds import KINDS

    has_folder = any(kind.has_pictures and kind.path.fullmatch(path) for kind in KINDS)
    return path.rpartition("/")[0] if has_folder else path


def _records(entry: Entry[Any]) -> Sequence[object]:
    """The record of a file and those that it lists."""
    from generator.schema.kinds import BY_NAME

    items = BY_NAME[entry.kind].items
    return [entry.record, *getattr(entry.record, items)] if items else [entry.record]


def _ids(record: object) -> Sequence[str]:
    return [id for name in ("id", "recipient") if (id := getattr(record, name, None))]


def _titles(record: object) -> Sequence[str]:
    return [title for name in ("title", "name") if (title := getattr(record, name, None))]


def _refuse(root: Path, path: Path, outcome: Outcome) -> NoReturn:
    """Raise NotThere, with what may have been meant: a path, or an id, which any shell takes as it is."""
    from generator.problems import nearest

    names = list(_readings(root, path))
    if not names:
        raise NotThere(f"“{shown_as_written(path)}”不在内容文件夹里。")
    message = f"没有“{shown_as_written(path)}”这个文件或者文件夹，也没有叫这个名字的内容。"
    known = dict(_known(outcome))
    likely = next(filter(None, (_likely(root, name) for name in names)), "") or nearest(path.name, known)
    if not likely:
        raise NotThere(message, "请核对它的名字，大小写也要一样；也可以只写编号，如 snow-day。")
    meant = known.get(likely, likely)
    named = f"名字相近的有“{shown_as_written(likely)}”。" if meant != likely else ""
    raise NotThere(message + named, f"您是不是想写“{shown_as_written(meant)}”？", {str(path): meant})


def _known(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What can be named, and what stands for it in a command; nobody is proposed for somebody else."""
    for entry in outcome.entries:
        if entry.kind != "person":
            yield entry.id, entry.id
            for record in _records(entry):
                ids = _ids(record)
                yield from ((id, id) for id in ids)
                yield from ((title, ids[0] if ids else _unit(entry.path)) for title in _titles(record))


def _missing(root: Path, name: str) -> str:
    """The first step of `name` that is not there, letter by letter; some systems would take another case for the same."""
    folder = root
    for step in PurePosixPath(name).parts:
        if step not in _listed(folder):
            return step
        folder /= step
    return ""


def _listed(folder: Path) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _likely(root: Path, name: str) -> str:
    """What may have been meant by `name`, which is not there."""
    from generator.problems import nearest

    step = _missing(root, name)
    above = PurePosixPath(*(parts := PurePosixPath(name).parts)[: parts.index(step)])
    there = sorted(_listed(root / above))
    likely = next((each for each in there if each.casefold() == step.casefold()), "") or nearest(step, there)
    whole = (above / likely).joinpath(*parts[parts.index(step) + 1 :]).as_posix() if likely else ""
    return whole if not whole or not _missing(root, whole) else _likely(root, whole) or (above / likely).as_posix()


def _passed_over(name: str) -> str:
    """Why `name` is none of the sources nor a folder of them; "" if it may be one."""
    from generator.load.walk import CONFIGURATION, FOLDERS, LEFT_OUT, STUDIO

    parts = PurePosixPath(name).parts
    left_out = next((part for part in parts if LEFT_OUT.fullmatch(part)), "")
    if left_out:
        sort = "名字以“.”开头，网站不看这样的文件" if left_out.startswith(".") else "是系统或者编辑软件自己留下的文件，网站不看"
        return f"{sort}；要放到网上，请换一个名字"
    if _is_in(name, STUDIO):
        return "放的是画漫画用的材料，不上网站"
    if parts and parts[0] not in (*FOLDERS, CONFIGURATION):
        return f"不是网站的内容（内容在 {'、'.join(FOLDERS)} 里）"
    return "是写给编辑看的说明，不上网站" if parts[1:] == ("README.md",) else ""
