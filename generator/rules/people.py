"""People: on what basis they appear, how long, and that no child is named in full.

《中华人民共和国个人信息保护法》 art. 31 and 《儿童个人信息网络保护规定》: under fourteen, a guardian consents, by name, with scope and end.
"""

from __future__ import annotations

import re

from generator.rules.judge import Judge
from generator.rules.questions import is_past, record
from generator.schema.records import Person, pictures_of
from generator.text import HAN, as_seen

# The most frequent family names; a rule on names can only be as sure as its list.
_FAMILY = (
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马方任袁柳唐罗薛雷贺倪汤滕殷毕郝"
    "安常于傅康余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江郭梅林刁钟徐邱骆高夏蔡田胡凌霍万柯卢莫房"
    "丁邓洪左石崔龚程邢裴陆翁荀侯段焦谷车宁武符刘景詹龙叶黎白蒲池乔谭申冉牛尚温庄晏柴阎向易耿齐文匡关聂曾辛阚岳"
)
_NOT_GIVEN = "年级班学小中大同家的了和与在有一二三四五六七八九十个位名些几多各每全这那老新女男"
_LEAD = rf"(?:^|(?<=[^{HAN}])|(?<=[是的由和与跟及向对叫给请让问到有被把带帮找陪级班生友孩]))"
_FULL_NAME = re.compile(rf"{_LEAD}([{_FAMILY}](?![{_NOT_GIVEN}])[{HAN}](?:(?![{_NOT_GIVEN}])[{HAN}])?)(?:小)?(?:同学|小朋友)", re.MULTILINE)
_WHOLE_NAME = re.compile(rf"[{_FAMILY}][{HAN}]{{1,2}}")
_SHORTENED = re.compile(r"小.|.+(?:同学|小朋友)|(.)\1|某")


def check_person(judge: Judge) -> None:
    """A person's own record: the basis is complete and runs, a minor's name is shortened."""
    person = judge.entry.record
    if not isinstance(person, Person):
        return
    name, _ = as_seen(person.name)
    if person.minor and _WHOLE_NAME.fullmatch(name) and not _SHORTENED.match(name):
        judge.at(("name",), "P01", value=person.name)
    if person.basis == "公开报道":
        _check_report(judge, person)
    else:
        _check_consent(judge, person)


def _check_report(judge: Judge, person: Person) -> None:
    if not person.source:
        judge.at(("basis",), "P03")
    for name in ("consented", "until", "scope"):
        if getattr(person, name):
            judge.at((name,), "P05", at_key=True, field=name)


def _check_consent(judge: Judge, person: Person) -> None:
    missing = [f"{label}（{name}）" for name, label in (("scope", "同意范围"), ("consented", "同意日期")) if not getattr(person, name)]
    if missing:
        judge.at(("basis",), "P04", basis=person.basis, fields="、".join(missing))
    if person.minor and person.basis == "本人同意":
        judge.at(("basis",), "P06")
    if person.until and judge.ask(is_past, person.until):
        judge.at(("until",), "P08", value=person.until.isoformat(), name=person.name)


def check_names(judge: Judge) -> None:
    """No text names a child in full."""
    for location, text in judge.texts():
        match = _FULL_NAME.search(as_seen(text)[0])
        if match:
            judge.at(location, "P02", value=match.group(1))
    for number, line in enumerate(judge.body.split("\n"), 1):
        seen, offsets = as_seen(line)
        for match in _FULL_NAME.finditer(seen):
            judge.at_text(number, offsets[match.start(1)] + 1, "P02", value=match.group(1))
    for spoken in judge.captions:
        seen, offsets = as_seen(spoken.text)
        for match in _FULL_NAME.finditer(seen):
            judge.at_beside(spoken.path, spoken.line, offsets[match.start(1)] + 1, "P02", value=match.group(1))


def check_portraits(judge: Judge) -> None:
    """Whoever is to be seen in a picture has agreed to be seen."""
    for location, picture in pictures_of(judge.entry.record):
        with judge.in_part():
            for index, id in enumerate(picture.shows):
                person = judge.ask(record, "person", id)
                if isinstance(person, Person) and "肖像" not in person.scope:
                    judge.at((*location, "shows", index), "P07", value=id, name=person.name)
