"""Nothing by which strangers find a neighbour or a child, in any text of any record, unless somebody has looked at it and said why it may stay.

《中华人民共和国个人信息保护法》 art. 10 and 25, 《中华人民共和国未成年人保护法》 art. 103.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from generator.model.schooling import whole_school
from generator.personal.detection import find
from generator.personal.finding import Sort
from generator.rules.beside import Beside, Searching
from generator.rules.excused import is_found_in, reviewed_in
from generator.rules.findings import Found, squeezed
from generator.rules.judge import Judge
from generator.rules.questions import children, published_contacts, schools
from generator.rules.said import findings_said
from generator.schema.exceptions import Exceptions
from generator.schema.kinds import BY_NAME, Location, called_at

_MOST_TOLD = 30  # findings in one file
_OFFICES = (Sort.PHONE, Sort.EMAIL, Sort.ADDRESS)  # what an office has, too
_MOST_SPANS = 200
_LEAST_ALIKE = 7  # digits of a telephone, with or without the area's
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_OF_THE_OFFICE = ("phones", "contact")  # fields of content/site.yml
_EXCUSED = "孩子不在那里上学，又一定要写的，在 content/exceptions.yml 里记一项，words 写“{value}”，写明为什么、谁核对的。"
_RENAME = "给文件换一个名字，比如 cover.jpg；写着它的地方也跟着改。"


def check_personal_data(judge: Judge) -> None:
    """Whatever is found in a text is told, but for what the office has published and what was reviewed."""
    beside = _searching(judge).in_entry(judge.entry, (text for _, text in judge.texts()), judge.body)
    found = _found_besides(judge, beside)
    if not (found or beside):
        return
    reviewed = judge.ask(reviewed_in, judge.entry.path)
    for each in [each for each in beside if not _is_reviewed(each.value, reviewed)][:_MOST_TOLD]:
        _tell_beside(judge, each)
    contacts = judge.ask(published_contacts) if found else None
    for other in [each for each in found if not _may_stay(each, contacts, reviewed)][:_MOST_TOLD]:
        if other.location is None:
            judge.at_text(other.line, other.column, other.sort.value, value=other.value)
        else:
            advice = _RENAME if other.location[-1] == "file" else ""
            judge.at(other.location, other.sort.value, part=other.value, value=other.value, advice=advice)


def _searching(judge: Judge) -> Searching:
    return Searching(judge.ask(schools), lambda: judge.ask(children))


def _tell_beside(judge: Judge, found: Beside) -> None:
    """A registered child beside a school or class, with what to do where it is not a sentence that has both."""
    if found.location is None:
        before = judge.body[: found.start]
        apart = f"这一篇写的是登记过的孩子{found.child}，从头到尾不写学校、班级：删掉，或者换成“学校”“社区”。" if found.is_apart else ""
        advice = f"{apart}{_EXCUSED.format(value=found.value)}" if apart else ""
        judge.at_text(before.count("\n") + 1, found.start - before.rfind("\n"), "P37", value=found.value, advice=advice)
        return
    label = called_at(BY_NAME[judge.entry.kind].record, found.location)
    what = ""
    if found.is_place:
        what = f"这里写到了登记过的孩子{found.child}，“{label}”就不写学校：把这一个删掉，或者换成社区、街区。"
    elif found.child not in dict(judge.texts())[found.location]:
        what = f"这里写到了登记过的孩子{found.child}，“{label}”里就不写学校、班级。"
    elif judge.entry.kind == "places":
        what = f"介绍学校的话里，不写孩子的称呼：把“{found.child}”改成“孩子们”这样的话。"
    advice = f"{what}{_EXCUSED.format(value=found.value)}" if what else ""
    judge.at(found.location, "P37", part="" if found.is_place else found.value, value=found.value, advice=advice)


def _found_besides(judge: Judge, beside: Sequence[Beside]) -> list[Found]:
    """What is found and told nowhere else; of a school or class that is told with the child, who is known, not once more what is only likely."""
    places, spans = (
        {each.location for each in beside if each.location},
        [each.span for each in beside if each.location is None][:_MOST_SPANS],
    )
    lines = judge.body.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    texts: dict[Location, str] = {}
    left = []
    for each in judge.findings:
        if _is_told_elsewhere(judge, each) or (each.sort is Sort.CLASS and each.location in places):
            continue
        if each.sort is Sort.CLASS:
            at = starts[each.line - 1] + each.column - 1
            if each.location is None and any(start <= at < end for start, end in spans):
                continue
            texts = texts or dict(judge.texts())
            before = texts[each.location].partition(each.value)[0] if each.location else lines[each.line - 1][: each.column - 1]
            value, moved = whole_school(each.value, before, judge.ask(schools))
            each = each._replace(value=value, column=each.column + moved)
        left.append(each)
    return left


def _is_reviewed(value: str, reviewed: Sequence[str]) -> bool:
    return any(squeezed(value) in text for text in reviewed)


def check_personal_data_in_captions(judge: Judge) -> None:
    """Nor is it said in a film: captions and transcript are texts of the entry, too."""
    spoken = judge.captions
    starts = list(accumulate((len(each.text) + 1 for each in spoken), initial=0))
    for each in findings_said("\n".join(each.text for each in spoken), judge.people):
        line = spoken[at := bisect_right(starts, each.start) - 1]
        found = Found(each.sort, each.value, None)
        if not _may_stay(found, judge.ask(published_contacts), judge.ask(reviewed_in, line.path)):
            judge.at_beside(line.path, line.line, each.start - starts[at] + 1, each.sort.value, value=each.value)
    for at, beside in _searching(judge).in_speech([each.text for each in spoken], judge.entry) if spoken else ():
        line = spoken[at]
        told = any(each.code == "P37" and (each.path, each.line) == (line.path, line.line) for each in judge.problems)
        if not told and not _is_reviewed(beside.value, judge.ask(reviewed_in, line.path)):
            judge.at_beside(line.path, line.line, beside.start + 1, "P37", value=beside.value)


def _is_told_elsewhere(judge: Judge, found: Found) -> bool:
    """Whether another rule judges it: a list's telephone must be registered, a child's own record may not have the full name.

    Where the office tells of itself, only a mobile is somebody's.
    """
    location = found.location
    if location is None:
        return False
    if found.sort is Sort.CHILD and judge.entry.kind == "person":
        return any(each.code == "P01" for each in judge.problems)
    if found.sort not in _OFFICES:
        return False
    if judge.entry.kind == "activities" and location[-1] == "phone":
        return True
    if judge.entry.kind == "issued":  # the office's numbers of that day stand on paper, though it may have others now
        return found.sort is Sort.PHONE and not _MOBILE.fullmatch(squeezed(found.value))
    is_office = judge.entry.kind == "site" and location[0] in _OF_THE_OFFICE
    return is_office and not (found.sort is Sort.PHONE and _MOBILE.fullmatch(squeezed(found.value)))


def _may_stay(found: Found, contacts: Sequence[str] | None, reviewed: Sequence[str]) -> bool:
    value = squeezed(found.value)
    if _is_reviewed(value, reviewed):
        return True
    if found.sort not in _OFFICES or (found.location and found.location[0] in _OF_THE_OFFICE):
        return False
    if contacts is None:  # it may well be the office's
        return found.sort is not Sort.ADDRESS and not _MOBILE.fullmatch(value)
    return any(
        value == known or (len(min(value, known, key=len)) >= _LEAST_ALIKE and (value.endswith(known) or known.endswith(value)))
        for known in contacts
    )


def check_names_of_files(judge: Judge) -> None:
    """Nor in the names of folders and files, be they used or not."""
    folder = judge.entry.path.rpartition("/")[0]
    unused = [around.what for around in judge.surroundings if around.sort in ("spare", "recording")]
    for path, name in ((judge.entry.path, judge.entry.id), *((f"{folder}/{name}", name) for name in unused)):
        for each in find(name)[:1]:
            judge.at_beside(path, 0, 0, each.sort.value, value=each.value, advice=_RENAME)


def check_exceptions(judge: Judge) -> None:
    """What may stay is still there."""
    record = judge.entry.record
    if not isinstance(record, Exceptions):
        return
    for index, each in enumerate(record.exceptions):
        with judge.in_part():
            if not judge.ask(is_found_in, each.file, each.words):
                judge.at(("exceptions", index, "words"), "P38", file=each.file, value=each.words)
