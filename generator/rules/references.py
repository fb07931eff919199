"""References between records: someone must bear the id, and what is real may not lean on a sample."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.load.walk import PICTURE_NAME
from generator.markdown.pictures import PICTURE
from generator.markdown.scan import Fact
from generator.model.clips import captions_path
from generator.model.naming import NAMELESS, as_compared, name_of
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.rules.known_people import is_departed
from generator.rules.questions import Standing, captions_at, lies_unread, names_in, parent, picture_width, record, standing
from generator.schema.comics import Comic
from generator.schema.kinds import BY_NAME, KINDS, Kind, Location, called_at, field_rows
from generator.schema.records import Person, Picture, Programme, pictures_of
from generator.schema.references import is_id, references_of
from generator.schema.unwritten import to_fill

_CALLED_BY_NAME = {row.ref for kind in KINDS for row in field_rows(kind.record) if row.ref} - {*NAMELESS}
_STRAY = re.compile(r"\[\[ *(p-[0-9a-z]{3,12}|数字 *[:：][^\[\]\n]{1,40})\]\]")
_OF_NO_PAGE = ("exceptions", "person")
_NO_FOLDERS = "括号里只写文件名，不写文件夹和网址"
_ENDINGS = ("jpg", "jpeg", "png", "webp")
_LEAST_PART = 2  # characters of a name that tell which is meant
_MOST_LISTED = 8  # pictures in a message


def check_references(judge: Judge) -> None:
    """Fields that name other records; by id and by name, the same one is named once."""
    seen: set[tuple[Location, str]] = set()
    for location, kind, id, is_in_sample in references_of(judge.entry.record):
        judge.refer(kind, id, is_in_sample, partial(judge.at, location))
        if isinstance(location[-1], int):
            if (location[:-1], id) in seen:
                judge.at(location, "S14", field=called_at(type(judge.entry.record), location), value=id)
            seen.add((location[:-1], id))


def check_called(judge: Judge) -> None:
    """Nothing that may be called by its name in place of its id has a name that is the id of another: who writes it would get that."""
    kind = BY_NAME[judge.entry.kind]
    if kind.name not in _CALLED_BY_NAME:
        return
    for location, named, id in _named(judge, kind):
        with judge.in_part():
            name = as_compared(name_of(named))
            if name != id and is_id(name) and judge.ask(standing, kind.name, name) in (Standing.REAL, Standing.SAMPLE):
                field = next(each for each in ("name", "title") if getattr(named, each, ""))
                judge.at((*location, field), "R14", value=name_of(named), sort=kind.noun, id=name)


def _named(judge: Judge, kind: Kind) -> Iterator[tuple[Location, Any, str]]:
    """The records that the entry is or holds, each with its place and id."""
    if not kind.items:
        yield (), judge.entry.record, judge.entry.id
        return
    for index, item in enumerate(getattr(judge.entry.record, kind.items)):
        yield (kind.items, index), item, getattr(item, "id", "")


def check_circle(judge: Judge) -> None:
    """No programme stands above itself."""
    record = judge.entry.record
    if not isinstance(record, Programme):
        return
    seen, above = {judge.entry.id}, record.parent
    while above:
        if above in seen:
            judge.at(("parent",), "R07", value=record.parent)
            return
        seen.add(above)
        above = judge.ask(parent, above)


def check_pictures(judge: Judge) -> None:
    """Declared pictures lie beside the file; those in a text are declared, and all are described.

    One that is shown in the text may be described there; a comic is told panel by panel.
    """
    kind = BY_NAME[judge.entry.kind]
    if not kind.has_pictures:
        return
    folder = judge.entry.path.rpartition("/")[0]
    declared = list(pictures_of(judge.entry.record))
    for location, picture in declared:
        with judge.in_part():
            if not _lies_there(judge, folder, picture.file):
                code = "I05" if PICTURE_NAME.fullmatch(picture.file) else "I06"
                judge.at(
                    (*location, "file"), code, value=picture.file, advice=_spare(judge, picture.file, [each.file for _, each in declared])
                )
            if (location[0] != "pictures" or not kind.has_body) and not picture.alt and not isinstance(judge.entry.record, Comic):
                judge.at((*location, "file"), "I07", at_key=True, value=picture.file, advice=_alt_below(judge, (*location, "file")))
    _check_text_pictures(judge, {picture.file: picture for _, picture in declared})


def _alt_below(judge: Judge, location: Location) -> str:
    """The line to add below the name of a picture, which is told where the picture is registered: with the blanks that it needs there."""
    (alt,) = to_fill(Picture, "alt")
    line, column = judge.place_of(location, at_key=True)
    lead = judge.written_from(line, 1)[: column - 1]
    if lead.replace("-", " ").strip(" "):
        return f"在这一行的花括号里加 {alt}，括号里的换成您的，各项之间用英文逗号隔开。"
    return f"在这一行下面加一行“{' ' * len(lead)}{alt}”，括号里的换成您的。"


def _lying(judge: Judge) -> list[str]:
    """The pictures in the folder, usable or not: whoever misses one is to see all of their names."""
    folder = judge.entry.path.rpartition("/")[0]
    return sorted(name for ending in _ENDINGS for name in judge.ask(names_in, folder, ending))


def _meant(file: str, names: Sequence[str]) -> str:
    """The one that is called so but for its ending, its blanks and brackets, or a slip; ""."""
    bare = _bare(file)
    same = [each for each in names if bare in (_bare(each), _bare(each.rpartition(".")[0]))]
    stem = _bare(file.rpartition(".")[0])
    same = same or [each for each in names if stem and stem == _bare(each.rpartition(".")[0])]
    same = same or [each for each in names if len(stem) >= _LEAST_PART and stem in _bare(each)]
    return same[0] if len(same) == 1 else nearest(file.lower(), names)


def _bare(file: str) -> str:
    return re.sub(r"[\s()（）_-]+", "", unicodedata.normalize("NFKC", file).casefold())


def _spare(judge: Judge, file: str, declared: Sequence[str]) -> str:
    """What to do where a picture that nobody uses may be the one that is missed; "" if there is none."""
    spare = [each for each in _lying(judge) if each not in declared]
    if not spare:
        return ""
    if any(unicodedata.normalize("NFC", each) == unicodedata.normalize("NFC", file) for each in spare):
        name = f"picture.{file.rpartition('.')[2]}"
        return f"文件夹里有一张，名字看上去一模一样，里面的字符却是两种写法：把图片改名，只用英文字母和数字，如“{name}”，这一行也跟着改。"
    likely = _meant(file, spare) or spare[0]
    shown = "、".join(spare[:_MOST_LISTED]) + ("等" if len(spare) > _MOST_LISTED else "")
    return f"这个文件夹里没有用上的图片是 {shown}；是它，就把这一行改成 file: {likely}；不是，就把图片放进来。"


def _check_undeclared(judge: Judge, fact: Fact, declared: dict[str, Picture]) -> None:
    """Tell a picture that lies there from one that does not, and of the latter what lies there instead."""
    folder = judge.entry.path.rpartition("/")[0]
    if _lies_there(judge, folder, fact.value):
        missed = [file for file in declared if not _lies_there(judge, folder, file)]
        if any(_bare(file) in (_bare(fact.value), _bare(fact.value.rpartition(".")[0])) for file in missed):
            return  # registered under a name that is told as wrong, with this one
        remedy = f"在 pictures 里加三行“  - file: {fact.value}”“    alt: 画面里有什么”“    shows: 照片里有谁”；没有人，shows 写 无人。"
        remedy = remedy if getattr(judge.entry.record, "pictures", ()) else f"开头加一行“pictures:”，{remedy[1:]}"
        judge.at_fact(fact, "I08", value=fact.value, what="开头的 pictures 里没有登记它", advice=remedy)
        return
    if (bare := re.split(r"[/\\]", fact.value)[-1]) != fact.value and _lies_there(judge, folder, bare):
        registered = "" if bare in declared else "，再在 pictures 里登记它"
        judge.at_fact(
            fact, "I08", value=fact.value, what=_NO_FOLDERS, advice=f"写成 ![{fact.other or '画面里有什么'}]({bare}){registered}。"
        )
        return
    beside = _lying(judge)
    meant = _meant(fact.value, beside)
    lying = f"文件夹里有的图片是 {'、'.join(beside[:_MOST_LISTED])}" if beside else "文件夹里现在没有能用的图片"
    where = f"{_NO_FOLDERS}；" if re.search(r"[/\\]", fact.value) else ""
    other = "名字写错了，就改成其中一个；还没有放进来，就" if beside else ""
    remedy = f"{where}{lying}。{other}把图片放进这个文件夹，再在 pictures 里登记。"
    judge.at_fact(fact, "I08", value=fact.value, what="文件夹里没有这张图片", nearest=meant, advice=remedy)


def _lies_there(judge: Judge, folder: str, file: str) -> bool:
    """Whether a picture lies there, be it one that cannot be used, which is told by itself."""
    return bool(judge.ask(picture_width, f"{folder}/{file}") or judge.ask(lies_unread, folder, file))


def check_marks(judge: Judge) -> None:
    """People and figures that a text names in [[…]] or in a block of figures."""
    for fact in judge.facts:
        if fact.sort == "mark":
            kind, colon, id = fact.value.partition(":")
            if not colon and (figure := _figure(judge, fact.value)):
                judge.at_fact(fact, "M11", value=fact.value, advice=f"写成 [[数字:{figure}]]")
            elif not colon:
                _check_mark(judge, fact, "person", fact.value.strip())
            elif kind.strip() == "数字":
                _check_mark(judge, fact, "figures", id.strip())
            else:
                judge.at_fact(fact, "M11", value=fact.value)
        elif fact.sort == "block" and fact.value == "数字":
            for id in fact.other.split():
                _check_mark(judge, fact, "figures", id)


def check_stray_marks(judge: Judge) -> None:
    """No [[…]] stands in a field or in captions: only in a text it becomes a name or a figure, elsewhere it would be published as it is."""
    if judge.entry.kind in _OF_NO_PAGE:
        return
    for location, text in judge.texts():
        if match := _STRAY.search(text):
            judge.at(location, "P47", value=match[0], advice=_instead(judge, match[1].strip()))
    path = captions_path(judge.entry)
    captions = judge.ask(captions_at, path) if path else None
    for cue in captions.cues if captions else ():
        for offset, line in enumerate(cue.lines):
            if match := _STRAY.search(line):
                judge.at_beside(path, cue.line + offset, 1, "P47", value=match[0], advice=_instead(judge, match[1].strip()))


def _instead(judge: Judge, id: str) -> str:
    """What to write there."""
    person = None if judge.ask(is_departed, id) else judge.ask(record, "person", id)
    return f"直接写称呼：{person.name}。" if isinstance(person, Person) and hasattr(person, "name") else ""


def _figure(judge: Judge, inside: str) -> str:
    """The figure that is named without what says that it is one, or ""."""
    name = re.sub(r"^数字[ 　]+", "", inside.strip())
    is_one = not name.startswith("p-") and judge.ask(standing, "figures", name) in (Standing.REAL, Standing.SAMPLE)
    return name if is_one else ""


def _check_mark(judge: Judge, fact: Fact, kind: str, id: str) -> None:
    judge.refer(kind, id, judge.is_sample, partial(judge.at_fact, fact))


def _check_text_pictures(judge: Judge, declared: dict[str, Picture]) -> None:
    wrong = {slip.line for slip in judge.slips if slip.what == PICTURE}
    for fact in judge.facts:
        if fact.sort != "picture" or (fact.value not in declared and fact.line in wrong):  # the line to type is told of it
            continue
        if fact.value not in declared:
            _check_undeclared(judge, fact, declared)
            continue
        with judge.in_part():
            if not fact.other and not declared[fact.value].alt:
                remedy = f"写在这里的方括号里，像 ![楼道墙边靠着一架木梯]({fact.value}) 这样，换成您这张图里的东西。"
                judge.at_fact(fact, "I07", value=fact.value, advice=remedy)
