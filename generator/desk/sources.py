"""Writing what an editor has answered: a new file or a new item, read back before it is written, never over something, never through a link."""

from __future__ import annotations

import codecs
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from generator.desk.lists import NoPlace, with_item
from generator.desk.scaffold import Tree, scaffold
from generator.files import LinkInTheWay, clear_leftovers, own_folder, write_new, write_whole
from generator.load.decode import decode
from generator.load.yaml_tree import parse, plain
from generator.problems import Problem
from generator.schema.kinds import Kind, field_type
from generator.schema.writing import write_fields


class CannotAdd(Exception):
    """Something is in the way of what is to be added; the text says what, in Chinese."""


def path_of(kind: Kind, id: str) -> str:
    """The path of the file of `kind` with `id`, relative to the root with "/"."""
    return kind.where.replace("<id>", id)


def is_taken(root: Path, path: str) -> bool:
    """Whether `path` is there already, or differs from something there by its letters' case alone, which many systems cannot tell apart."""
    folder = root
    for step in PurePosixPath(path).parts:
        if any(name != step and _folded(name) == _folded(step) for name in _names(folder)):
            return True
        folder /= step
    return os.path.lexists(folder)


def _names(folder: Path) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def add_file(root: Path, kind: Kind, id: str, answers: Mapping[str, Any], body: str, is_instead: bool = False) -> Path:
    """Write a new file of `kind`, or one instead of that which is there, with `answers` as values of its fields, and the rest to be filled in.

    The file; raises CannotAdd, OSError.
    """
    path = path_of(kind, id)
    known = write_fields(kind.record, answers)
    fields = "".join(line + "\n" for line in scaffold(kind.record, known))
    up = "../" * path.count("/")
    text = f"---\n{fields}---\n{body}" if kind.has_body else f"# yaml-language-server: $schema={up}.schema/{kind.name}.json\n{fields}"
    _refuse_unlike(_read(path, fields.encode()), known)
    if is_instead:
        rewrite(root, path, (root / path).read_bytes(), text.encode())
    else:
        create(root, path, text.encode())
    return root / path


def add_item(root: Path, kind: Kind, id: str, answers: Mapping[str, Any]) -> Path:
    """Add an item to the list in the file of `kind` with `id`, all else in it stays to the byte; the file. Raises CannotAdd, OSError."""
    path = path_of(kind, id)
    record = field_type(kind.record, kind.items).record
    assert record
    known = write_fields(record, answers)
    with _own_folder(root, path) as folder:
        file = folder / PurePosixPath(path).name
        if file.is_symlink():
            raise CannotAdd(f"“{path}”是链接，不往里写。请换成真正的文件。")
        data = file.read_bytes()
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        before = _read(path, data.removesuffix(b"\n") + b"\n")  # as the line break does that may have to come in front of the item
        try:
            text = with_item(data[len(mark) :].decode(), kind.items, list(scaffold(record, known)))
        except NoPlace as reason:
            raise CannotAdd(f"{path}：{reason}") from None
        _refuse_other(before, _read(path, mark + text.encode()), kind.items, known)
        write_whole(file, mark + text.encode(), stat.S_IMODE(file.stat().st_mode))
    return root / path


def create(root: Path, path: str, data: bytes) -> None:
    """Write a new file with `data` at `path`. Raises CannotAdd, OSError."""
    with _own_folder(root, path) as folder:
        try:
            write_new(folder / PurePosixPath(path).name, data)
        except FileExistsError:
            raise CannotAdd(f"“{path}”已经有了，没有动它。") from None


def rewrite(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` into the file at `path`, which still has to hold `before`. Raises CannotAdd, OSError."""
    with _own_folder(root, path) as folder:
        file = folder / PurePosixPath(path).name
        if file.is_symlink():
            raise CannotAdd(f"“{path}”是链接，不往里写。请换成真正的文件。")
        if file.read_bytes() != before:
            raise CannotAdd(f"“{path}”刚刚被别的程序改过，没有动它。请再运行一遍。")
        write_whole(file, after, stat.S_IMODE(file.stat().st_mode))


@contextmanager
def _own_folder(root: Path, path: str) -> Iterator[Path]:
    """The folder of `path`, made if it is missing, and taken away again if nothing comes to be in it."""
    below = str(PurePosixPath(path).parent)
    is_new = not (root / below).exists()
    try:
        folder = own_folder(root, below)
    except LinkInTheWay as link:
        raise CannotAdd(f"“{_relative(root, link)}”是链接，不往里写。请换成真正的文件夹。") from None
    except FileExistsError as error:
        raise CannotAdd(f"“{_relative(root, error)}”不是文件夹，放不进东西。请先把它挪走。") from None
    try:
        yield folder
        clear_leftovers(folder)
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def _relative(root: Path, error: OSError) -> str:
    return Path(str(error.filename)).relative_to(root).as_posix()


def _read(path: str, data: bytes) -> dict[str, Any]:
    """The fields in `data` as they will be read; raises CannotAdd if they cannot be."""
    problems: list[Problem] = []
    text = decode(path, data, problems)
    tree = parse(path, text, 1, problems) if text is not None else None
    if tree is None:
        raise CannotAdd(f"这样写，{path} 就读不了了，所以没有写：{problems[0].message}{problems[0].hint}")
    fields: dict[str, Any] = plain(tree)
    return fields


def _refuse_unlike(fields: Tree, known: Tree) -> None:
    """Raise CannotAdd if `fields` are not what was answered."""
    for name, value in known.items():
        read = fields.get(name)
        if isinstance(value, dict) and isinstance(read, dict):  # of which some may still have to be filled in
            _refuse_unlike(read, value)
        elif read != value:
            raise CannotAdd(f"“{name}”写进文件，再读出来就变了样，所以没有写。请换一个写法。")


def _refuse_other(before: Tree, after: Tree, name: str, known: Tree) -> None:
    """Raise CannotAdd unless `after` is `before` with the item of `known` at the end of the list `name`."""
    *others, last = after[name] or [{}]
    if {**after, name: others} != dict(before):
        raise CannotAdd(f"“{name}”这个列表的写法，程序加不进去，所以没有写。请改成一项一行，每项前面写“- ”，再试一次。")
    _refuse_unlike(last, known)
