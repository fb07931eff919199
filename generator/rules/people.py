"""People: on what basis they appear, how long, and that no child is registered under the full name.

《中华人民共和国个人信息保护法》 art. 31 and 《儿童个人信息网络保护规定》: under fourteen, a guardian consents, by name, with scope and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.lazily import lazily
from generator.personal.families import COMPOUND, FREQUENT
from generator.rules.findings import squeezed
from generator.rules.judge import Judge
from generator.rules.known_people import called_alike, called_in, is_departed, older_names
from generator.rules.questions import is_future, is_past, is_soon, record, today
from generator.schema.comics import Comic
from generator.schema.departed import short_names
from generator.schema.records import Person, pictures_of
from generator.text import HAN, as_seen

_WHOLE_NAME = lazily(rf"[{''.join(sorted(FREQUENT))}][{HAN}]{{1,2}}")
_DOUBLE_NAME = lazily(rf"(?:{'|'.join(sorted(COMPOUND))})[{HAN}]{{1,2}}")
_OTHER_NAME = lazily(rf"[{HAN}]{{2,}}[·•][{HAN}·•]{{2,}}|[A-Za-z]+(?:[ .·-]?[A-Z][a-z]+)+")  # 阿依古丽·买买提, Emily Chen
_IN_PARTS = lazily(rf"(?P<first>[{HAN}]{{2,}})[·•・‧∙⋅･．.][{HAN}·•・‧∙⋅･．.]{{2,}}|(?P<latin>[A-Za-z]{{2,}})[ ·.]+[A-Za-z][A-Za-z .·'-]+")
_LEAST = 2  # letters or characters of a name: one alone stands in many a word
_POLITE = lazily(r"(?:小?同学|小?朋友|小伙伴|宝宝|宝贝|小友|学生|小队员|小记者|小志愿者|小组长|班长)+$")
_SHORT = lazily(r"[小阿老大].|(.)\1|.?某+|.[某*×]+|.|石头|毛豆|黄豆|金豆|汤圆|方糖")


def check_person(judge: Judge) -> None:
    """A person's own record: the basis is complete and runs, a minor's name is shortened."""
    person = judge.entry.record
    if not isinstance(person, Person):
        return
    for place, called in ((("name",), person.name), *((("also_called", index), each) for index, each in enumerate(person.also_called))):
        if person.minor and is_full_name(called):
            judge.at(place, "P01", value=called)
        if len(squeezed(called)) < _LEAST:
            judge.at(place, "P43", value=called)
    _check_halves(judge, person)
    _check_words(judge, person)
    if not person.withdrawn:
        for id in judge.ask(called_alike, judge.entry.id)[:1]:
            judge.at(("name",), "P41", value=person.name, id=id)
    if not person.withdrawn and _has_order(judge, person):
        _check_end(judge, person)
    if person.basis == "公开报道":
        _check_report(judge, person)
    else:
        _check_consent(judge, person)


def _check_halves(judge: Judge, person: Person) -> None:
    """Of a name of two parts the first is what people say: nobody would find it who looks for the whole."""
    match = _IN_PARTS.fullmatch(as_seen(person.name)[0])
    first = match and (match["first"] or match["latin"])
    if first and first not in person.also_called:
        typed = f"also_called: [{', '.join((*person.also_called, first))}]"
        judge.at(("name",), "P44", value=person.name, first=first, typed=typed)


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
    elif person.minor and not (person.until or person.withdrawn or person.sample):
        judge.at(("basis",), "P51", name=person.name)


def _has_order(judge: Judge, person: Person) -> bool:
    """Whether the day of signing has come, and the end is not before it: a digit of a year is mistyped easily, and somebody is gone, or here, for it.

    Whoever is made up signs nothing.
    """
    if person.consented and not person.sample and judge.ask(is_future, person.consented):
        judge.at(("consented",), "P46", value=person.consented.isoformat())
    if person.consented and person.until and person.until < person.consented:
        judge.at(("until",), "P45", value=person.until.isoformat(), since=person.consented.isoformat())
        return False
    return True


def _check_end(judge: Judge, person: Person) -> None:
    """What has run out, and what is about to: time to ask again. Where it has, nobody is named: what is said may be kept."""
    if person.until and judge.ask(is_past, person.until):
        judge.at(("until",), "P08", value=person.until.isoformat(), id=judge.entry.id)
    elif person.until and judge.ask(is_soon, person.until):
        days = (person.until - judge.ask(today)).days
        judge.at(("until",), "P22", value=person.until.isoformat(), name=person.name, when=f"还有 {days} 天" if days else "就是今天")


def _check_words(judge: Judge, person: Person) -> None:
    """Words that mean somebody else have one of the names in them, and something besides: the name alone would hide nothing any more.

    Of a name that the record does not have an editor may well know that it is somebody else's.
    """
    names = (person.name, *person.also_called)
    older = {*short_names(person), *judge.ask(older_names, judge.entry.id)} - {*names}
    for index, words in enumerate(person.same_name):
        if words not in older and not any(name in words and name != words for name in (*names, *older)):
            judge.at(("same_name", index), "P26", value=words, names="、".join(f"“{name}”" for name in names))


def is_full_name(called: str) -> bool:
    """Whether a child is called by the full name, with 同学 behind it or without."""
    name = "".join(as_seen(called)[0].split())
    bare = _POLITE.sub("", name)
    if not bare or _SHORT.fullmatch(bare):
        return False
    return bool(_WHOLE_NAME.fullmatch(bare) or _DOUBLE_NAME.fullmatch(bare) or _OTHER_NAME.fullmatch(bare))


def check_depicted(judge: Judge) -> None:
    """Whoever is named in what tells of a picture is to be seen in it: by that alone it goes when they go. A comic is drawn."""
    if isinstance(judge.entry.record, Comic):
        return
    shown = {}
    for location, picture in pictures_of(judge.entry.record):
        with judge.in_part():
            shown[picture.file] = picture.shows
            for field in ("alt", "caption"):
                for id, person in _missing(judge, getattr(picture, field), picture.shows):
                    judge.at((*location, field), "P28", part=person.name, name=person.name, id=id)
    for fact in judge.facts:
        if fact.sort == "picture" and fact.value in shown:
            for id, person in _missing(judge, fact.other, shown[fact.value]):
                judge.at_fact(fact, "P28", name=person.name, id=id)


def _missing(judge: Judge, text: str, shows: Sequence[str]) -> Iterator[tuple[str, Person]]:
    """Those who are named in a text and not said to be seen."""
    for id in judge.ask(called_in, text) if text else ():
        person = judge.ask(record, "person", id)
        if id not in shows and isinstance(person, Person):
            yield id, person


def check_portraits(judge: Judge) -> None:
    """Whoever is to be seen in a picture has agreed to be seen."""
    for location, picture in pictures_of(judge.entry.record):
        with judge.in_part():
            for index, id in enumerate(picture.shows):
                person = judge.ask(record, "person", id)
                if judge.ask(is_departed, id):
                    continue  # the picture goes by itself
                if isinstance(person, Person) and "肖像" not in person.scope:
                    judge.at((*location, "shows", index), "P07", value=id, name=person.name)
