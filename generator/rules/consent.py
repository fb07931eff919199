"""What somebody has agreed to, against what is told: who is honoured is registered, who is named agreed to the name, and a child is a child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.rules.judge import Judge
from generator.rules.known_people import is_departed, nameless, namesakes, shortened
from generator.rules.questions import record
from generator.schema.comics import NOBODY_IN_PARTICULAR, Comic
from generator.schema.departed import Mention, lacks
from generator.schema.honours import Honour, HonourRoll
from generator.schema.kinds import Location
from generator.schema.records import Person, Story
from generator.schema.references import references_of
from generator.text import as_seen

_OF_CHILDREN = "小?同学|小朋友|小伙伴|宝宝|宝贝|小队员|小记者|小志愿者"
_CHILD = re.compile(rf".*(?:{_OF_CHILDREN})")
_GROWN_UP = re.compile(
    ".*(?:爷爷|奶奶|姥姥|姥爷|外公|外婆|大爷|大妈|大娘|叔叔?|婶婶?|阿姨|姨|姑|伯伯?|舅舅?|爸爸?|妈妈?|家长|老师|师傅|大夫|医生|先生|女士|哥|姐|嫂)"
)
_NUMBER = "(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二两三四五六七八九])"
_GRADE = "(?:小学|中学|初中|高中)?(?:[一二三四五六七八九1-9]年级|初[一二三]|高[一二三]|大班|中班|小班)"

_NAMELESS = re.compile(  # an author who is not told
    "(?:匿名|佚名|无名氏|不具名|未署名).{0,4}|(?:一|某|几|两|三)(?:位|个|名)(?:匿名的?|不愿具名的)?(?:小区)?"
    "(?:居民|街坊|邻居|老人|村民|志愿者|读者|家长|老师|妈妈|爸爸|爷爷|奶奶|叔叔|阿姨|孩子|小孩|小朋友|同学|(?:小|中)?学生)"
)
_REGISTERING_ARTISTS = (
    "先在 content/people 里给这个人建一个文件，写清凭什么可以登，再在这里加一行“people: 人物编号”，author 写登记的称呼；"
    "不愿意具名，author 写“匿名”；一家人、一个班一起画的，加一行“group: true”。"
)


def check_honoured(judge: Judge) -> None:
    """Whoever is honoured has a record, be it that several are: a roll is no way round consent."""
    roll = judge.entry.record
    if not isinstance(roll, HonourRoll):
        return
    for index, honour in enumerate(roll.honours):
        with judge.in_part():
            if not honour.person:
                _check_unregistered(judge, index, honour)


def check_artist(judge: Judge) -> None:
    """Whoever has drawn a comic is registered and referred to: it goes when the artist goes."""
    comic = judge.entry.record
    if not isinstance(comic, Comic):
        return
    same = judge.ask(namesakes, comic.author)
    if same:
        if not any(id in comic.people for id in same):
            what = "content/people 里登记过这个称呼，这一幅却没有写作者是谁"
            people = ", ".join((same[0], *comic.people))
            judge.at(("author",), "P23", value=comic.author, what=what, advice=f"加一行“people: [{people}]”。")
    elif not (comic.sample or comic.group or comic.author == NOBODY_IN_PARTICULAR or _NAMELESS.fullmatch(comic.author)):
        _check_unregistered_artist(judge, comic)


def _check_unregistered_artist(judge: Judge, comic: Comic) -> None:
    """Of the people of a comic one is called as its author is; of one who is not there, or could not be read, something else is told."""
    known = [judge.ask(record, "person", id) for id in comic.people]
    if not all(known):
        return
    with judge.in_part():
        if not any(name in comic.author for person in known for name in (person.name, *person.also_called)):
            what = "画画的人没有登记" if not known else "people 里写着的，没有一个是这个称呼"
            judge.at(("author",), "P23", value=comic.author, what=what, advice=_REGISTERING_ARTISTS)


def _check_unregistered(judge: Judge, index: int, honour: Honour) -> None:
    same = judge.ask(namesakes, honour.name)
    award = judge.ask(record, "awards", honour.award)
    if same:
        what, advice = "content/people 里登记过这个称呼，这一条却没有写是谁", f"加一行“person: {same[0]}”。"
    elif award and award.honours == "人" and not honour.group:
        what, advice = "获奖的是人，却没有登记", ""
    else:
        return
    judge.at(("honours", index, "name"), "P23", value=honour.name, what=what, advice=advice)


def _honoured(record: Any) -> dict[Location, str]:
    honours = record.honours if isinstance(record, HonourRoll) else ()
    return {("honours", index, "name"): honour.person for index, honour in enumerate(honours)}


def check_scope(judge: Judge) -> None:
    """Whoever is told of has agreed to be, and to be named: a story names at its foot who is in it, and a mark becomes the name."""
    if isinstance(judge.entry.record, Story | Comic):
        for index, id in enumerate(judge.entry.record.people):
            for scope in ("故事", "姓名"):
                _check_scope(judge, id, scope, ("people", index))
    for fact in judge.facts:
        id = fact.value.strip()
        if fact.sort == "mark" and (person := _asked(judge, id)) and lacks(person, "姓名"):
            judge.at_fact(fact, "P25", name=person.name, value=id, scope="姓名")


def check_named(judge: Judge) -> None:
    """Nor does a text name somebody without a mark, who did not agree to the name."""
    if not judge.ask(nameless) or isinstance(judge.entry.record, Person):
        return
    honoured = _honoured(judge.entry.record)
    for location, text in judge.texts():
        for mention in judge.nameless.inside(judge.entry.record, location).mentions(text):
            if honoured.get(location) == mention.who.id:
                continue  # which P09 says
            judge.at(location, "P25", part=text[mention.start : mention.end], **_unagreed(mention))
    veil = judge.nameless.within(judge.entry.record)
    for mention in veil.mentions(judge.body, markdown=True):
        before = judge.body[: mention.start]
        judge.at_text(before.count("\n") + 1, mention.start - before.rfind("\n"), "P25", **_unagreed(mention))
    for mention in veil.mentions(judge.said):
        judge.at_said(mention.start, "P25", **_unagreed(mention))


def check_shortened(judge: Judge) -> None:
    """Whoever is registered as 豆包同学 is told of as 豆包, and goes by that name too only if it is said to be that child's: once in a file it is asked."""
    if not judge.ask(shortened) or isinstance(judge.entry.record, Person):
        return
    told = set[str]()
    for location, text in judge.texts():
        for mention in judge.shortened.mentions(text):
            if mention.who.id not in told:
                told.add(mention.who.id)
                judge.at(location, "P49", part=text[mention.start : mention.end], **_short(judge, mention))
    for mention in judge.shortened.mentions(judge.body, markdown=True):
        if mention.who.id not in told:
            told.add(mention.who.id)
            before = judge.body[: mention.start]
            judge.at_text(before.count("\n") + 1, mention.start - before.rfind("\n"), "P49", **_short(judge, mention))
    for mention in judge.shortened.mentions(judge.said):
        if mention.who.id not in told:
            told.add(mention.who.id)
            judge.at_said(mention.start, "P49", **_short(judge, mention))


def _short(judge: Judge, mention: Mention) -> dict[str, Any]:
    person = judge.ask(record, "person", mention.who.id)
    typed = (
        f"{field}: [{', '.join((*known, mention.name))}]"
        for field, known in (("also_called", person.also_called), ("same_name", person.same_name))
    )
    return {"value": mention.name, "id": mention.who.id, "name": person.name, **dict(zip(("typed", "other"), typed, strict=True))}


def _unagreed(mention: Mention) -> dict[str, Any]:
    id, name = mention.who.id, mention.who.names[0]
    advice = (
        "先去问本人或监护人；同意了，在人物文件的“同意范围（scope）”里加上“姓名”；不同意，就不写这个称呼。"
        f"说的是别人、别的事，就把这几个字照抄进 content/people/{id}.yml 的“同名的别人（same_name）”，要比称呼长。"
    )
    return {"name": name, "value": id, "scope": "姓名", "advice": advice}


def _check_scope(judge: Judge, id: str, scope: str, location: Location) -> None:
    person = _asked(judge, id)
    if person and lacks(person, scope):
        judge.at(location, "P25", name=person.name, value=id, scope=scope)


def _asked(judge: Judge, id: str) -> Person | None:
    """The person `id`, if there is one who may be shown."""
    person = judge.ask(record, "person", id)
    return person if isinstance(person, Person) and not judge.ask(is_departed, id) else None


def check_grown_up(judge: Judge) -> None:
    """Nobody who is registered as a grown-up is told of as a child: a child's own word is no consent."""
    person = judge.entry.record
    if isinstance(person, Person):
        if not person.minor and _CHILD.fullmatch(as_seen(person.name)[0]):
            judge.at(("name",), "P24", value=person.name, name=person.name, id=judge.entry.id)
        return
    for id in dict.fromkeys(_people_of(judge)):
        with judge.in_part():
            someone = _asked(judge, id)
            if someone and not someone.minor:
                _check_told(judge, id, someone)


def _people_of(judge: Judge) -> Iterator[str]:
    yield from (each.id for each in references_of(judge.entry.record) if each.kind == "person")
    yield from (id for id in judge.entry.mentions if id.startswith("p-"))


def _check_told(judge: Judge, id: str, person: Person) -> None:
    """The places where the person is told of as a child; the first in each text is enough."""
    names = [name for name in (person.name, *person.also_called) if not _GROWN_UP.fullmatch(name)]
    if not names:
        return
    called = _told_as_a_child([*names, f"[[{id}]]"])
    for location, text in judge.texts():
        if match := called.search(text):
            judge.at(location, "P24", value=match[0], name=person.name, id=id)
    for number, line in enumerate(judge.body.split("\n"), 1):
        if match := called.search(line):
            judge.at_text(number, match.start() + 1, "P24", value=match[0], name=person.name, id=id)


def _told_as_a_child(names: list[str]) -> re.Pattern[str]:
    who = f"(?:{'|'.join(map(re.escape, names))})"
    return re.compile(
        rf"{who}(?:{_OF_CHILDREN})"
        rf"|{who}[（(，,]?(?:今年|才|刚满|刚)?{_NUMBER}岁(?!那|时|的时候|起|就|开始|学|以前|以后|上)"
        rf"|(?<![0-9一二三四五六七八九十]){_NUMBER}岁的(?:小朋友)?{who}"
        rf"|{_GRADE}(?:[（(]?[一二三四五六七八九十0-9]{{1,2}}[)）]?班)?的?(?:小学生|学生|同学|小朋友)?{who}"
    )
