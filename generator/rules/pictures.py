"""Pictures that do not reach a reader: declared and shown nowhere, described by words that say nothing."""

from __future__ import annotations

import re
from dataclasses import fields

from generator.markdown.contents import ITEM, contents
from generator.markdown.grammar import GALLERY
from generator.markdown.lines import masked
from generator.markdown.pictures import ALT, PICTURE, file_of
from generator.rules.judge import Judge
from generator.rules.questions import picture_file
from generator.schema.records import Picture, Story, pictures_of

_SAYS_NOTHING = re.compile(
    r"(?:一?张?)(?:图片?|照片|相片|插图|插画|配图|封面图?|截图|示意图|漫画|图片说明|画面里有什么|说明|如图|见图|无|没有|略|alt|image|img|picture|photo|pic|cover|page)"
    r"[0-9一二三四五六七八九十]*[.。]?",
    re.IGNORECASE,
)
_NAME = re.compile(r"\S+\.(?:jpe?g|png|webp|heic)|(?:IMG|DSC|DSCN|MVIMG|mmexport|微信图片)[_-]?[0-9_]+", re.IGNORECASE)
_STRAY = re.compile(rf"^[ 　]*(?:- )?({'|'.join(each.name for each in fields(Picture))}|图片说明)[ ]*[:：](?!//)", re.MULTILINE)
_STRAY_REMEDY = "这一行管的是图片：挪到上面的登记卡里，放在那张图片的 file 那一行下面，前面的空格对齐，正文里删掉。"
_ALT_IN_TEXT = "图片说明写在图片的方括号里，像 ![楼道墙边靠着一架木梯](cover.jpg) 这样，这一行删掉。"


def check_descriptions(judge: Judge) -> None:
    """What a picture's alternative text says is what is to be seen."""
    for location, picture in pictures_of(judge.entry.record):
        if _says_nothing(picture.alt, picture.file):
            judge.at((*location, "alt"), "I19", file=picture.file, value=picture.alt)
    for fact in judge.facts:
        if fact.sort == "picture" and _says_nothing(fact.other, fact.value):
            file = re.split(r"[/\\]", re.split(r"[ ]*[“”‘’]", fact.value)[0])[-1]
            remedy = f"把这一行写成 ![画面里有什么]({file})，比如 ![楼道墙边靠着一架木梯]({file})。"
            judge.at_fact(fact, "I19", file=file, value=fact.other, advice=remedy)


def _says_nothing(alt: str, file: str) -> bool:
    return bool(alt) and (alt in (file, file.rpartition(".")[0]) or bool(_SAYS_NOTHING.fullmatch(alt) or _NAME.fullmatch(alt)))


def check_shown(judge: Judge) -> None:
    """A picture that a story declares for its text stands in the text; one under a wrong name there is told by itself."""
    story = judge.entry.record
    if not isinstance(story, Story) or not story.pictures:
        return
    shown = {fact.value for fact in judge.facts if fact.sort == "picture"}
    if not shown <= {picture.file for picture in story.pictures}:
        return
    for index, picture in enumerate(story.pictures):
        if picture.file not in shown and not _is_told(judge, picture):
            judge.at(("pictures", index, "file"), "I18", value=picture.file, alt=getattr(picture, "alt", "") or ALT)


def check_stray(judge: Judge) -> None:
    """A line of what is registered of a picture does nothing below the picture in the text: readers would see it."""
    if not isinstance(judge.entry.record, Story) or not _STRAY.search(judge.body):
        return
    for number, line in enumerate(masked(judge.body), 1):
        if match := _STRAY.match(line):
            remedy = _ALT_IN_TEXT if match[1] in ("alt", "图片说明") else _STRAY_REMEDY
            judge.at_text(number, 1, "M18", what="登记卡里的一项", value=match[0].strip(), seen="照样显示这一行", advice=remedy)


def check_paper(judge: Judge) -> None:
    """What is to be made as good as scanned is a photograph of a page; the verdict rests on the picture's bytes."""
    for location, picture in pictures_of(judge.entry.record):
        with judge.in_part():
            path = f"{judge.entry.path.rpartition('/')[0]}/{picture.file}"
            if picture.enhance and judge.ask(picture_file, path) and not judge.shows_paper(path):
                judge.at((*location, "enhance"), "I20", value=picture.file)


def _is_told(judge: Judge, picture: Picture) -> bool:
    """Whether the text means to show it, and another rule tells why it does not: full-width signs, perhaps, or its name alone."""
    if f"({picture.file}" in judge.body or f"（{picture.file}" in judge.body:
        return True
    file = picture.file.casefold()
    if any(slip.what == PICTURE and file == file_of(slip.meant).casefold() for slip in judge.slips):
        return True
    galleries = [(fact.line, fact.value, fact.other) for fact in judge.facts if fact.sort == "block" and fact.value == GALLERY]
    stem = file.rpartition(".")[0]
    lines = (line.casefold() for content in contents(judge.body, galleries) for _, line in content.lines)
    return any(file in line or stem == ITEM.sub("", line) for line in lines)
