"""`beiyuan new`: asks a few questions in Chinese, proposes an id from the title's pinyin, and writes a file to be filled in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator.desk.answers import last_such_day
from generator.desk.proposing import first_free, is_of_several, nameless_slug, signs
from generator.desk.questions import HOW, Questions
from generator.desk.sources import CannotAdd, add_file, add_item, is_taken, path_of
from generator.load.walk import LEFT_OUT, PICTURE_NAME
from generator.model.activities import Offers
from generator.model.addresses import RESERVED_IDS
from generator.model.honours import Honours
from generator.model.site import Site
from generator.schema.activities import WEEKDAYS, Activity, ActivityList
from generator.schema.comics import Comic
from generator.schema.days import CLOCK, DAY
from generator.schema.grammar import FILE_NAME, NUMBER, Grammar, Refused
from generator.schema.honours import CASE_HEADINGS, Case, Honour
from generator.schema.kinds import BY_NAME, field_type
from generator.schema.names import is_device
from generator.schema.numbers import GRADES, number_in
from generator.schema.records import NOBODY, Picture, Story
from generator.schema.unwritten import SECTION_TO_WRITE, TEXT_TO_WRITE
from generator.settings import NEAR
from generator.text import date_in_chinese

Answers = Mapping[str, Any]
Sitting = tuple[str, Answers]  # the id of what is new, or of the list to which it is added, and the values of its fields


def _picture_name(text: str) -> object:
    """The name of a file that is taken for a picture, and not for what a system or an editor left behind."""
    if not PICTURE_NAME.fullmatch(text) or LEFT_OUT.fullmatch(text):
        raise Refused("S06", value=text)
    try:
        return FILE_NAME.parse(text)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.details, "shape": PICTURE.shape}) from None


_OF_TRUTH = "真有其人、真有其事，写“是”，下面会问出处；是编的，写“否”，网页上会标“示例”。"
_OF_WEEKS = "每个星期都办，写“是”，下面会问星期几；只办一次，写“否”，下面会问哪一天。"
_OF_PARENTS = "孩子要有家长陪着才能来，写“是”；孩子自己来就行，写“否”。"
_OF_DRAWING = "真有人画了、同意登出来，写“否”；只是放在这里看看样子，写“是”，网页上会标“示例”。"
_OF_NUMBER = "漫画按编号排，方括号里是下一个空着的。挂着示例画稿的号也能写，居民的画换下示例。"
_OF_PICTURE = "画存成图片，和漫画的文件放在同一个文件夹里；这里写它的名字，后面的 .jpg 也要写上。"
_OF_TIME = "从几点到几点，下午两点写 14:00。"
_OF_GRADES = "哪几个年级的孩子能来，只有一个年级就写一个数字。"
_OF_DAY = "写“今天”“明天”也行。"
_SHOWS = {"无人": "无人（画出来的人也算）", "不可辨认": "不可辨认（看不出是谁）"}
_NUMBER = replace(
    NUMBER, parse=lambda text: NUMBER.parse(f"{number_in(text) or text:0>3}" if text.isdecimal() or number_in(text) else text)
)  # 7 and 七 are 007
PICTURE = Grammar("JPG、PNG 或 WebP 图片的文件名，如 page.jpg", _picture_name)


@dataclass(frozen=True)
class Desk:
    """One sitting: the content as it is, and the editor who is asked."""

    root: Path
    site: Site
    ask: Questions

    def new(self, kind: str) -> Path:
        """Ask for one thing of `kind`, which stands in MAKERS, and write it; the file written or added to. Raises CannotAdd."""
        maker = MAKERS[kind]
        self.ask.say(HOW)
        id, answers = self.ask.sitting(lambda: maker.ask(self))
        answers = {name: value for name, value in answers.items() if value is not None}
        return maker.write(self, id, answers)

    def _story(self) -> Sitting:
        title = self._text("故事的标题", Story, "title")
        id = self._free_id("story", title)
        return id, {
            "title": title,
            "date": self._day("发表日期"),
            "summary": self._later("摘要，一两句话，让人想读下去", Story, "summary"),
            "themes": self.ask.several("主题", [(theme.id, theme.name) for theme in self.site.themes], least=1),
            "places": self.ask.several("发生在哪里", self._places(), least=0),
            **self._truth(Story),
        }

    def _write_story(self, id: str, answers: Answers) -> Path:
        return add_file(self.root, BY_NAME["story"], id, answers, f"\n{TEXT_TO_WRITE}段和段之间空一行；小标题前面写“## ”。\n")

    def _case(self) -> Sitting:
        title = self._text("案例的标题", Case, "title")
        id = self._free_id("case", title)
        return id, {
            "title": title,
            "date": self._day("发表日期"),
            "summary": self._later("摘要，一两句话", Case, "summary"),
            "places": self.ask.several("在哪里做的", self._places(), least=0),
            **self._truth(Case),
        }

    def _write_case(self, id: str, answers: Answers) -> Path:
        body = "".join(f"\n## {heading}\n\n{SECTION_TO_WRITE}\n" for heading in CASE_HEADINGS)
        return add_file(self.root, BY_NAME["case"], id, answers, body)

    def _comic(self) -> Sitting:
        numbers = (f"{number:03d}" for number in range(1, 101))
        first = next((number for number in numbers if not self._objection("comic", number)), None)
        if first is None:
            raise CannotAdd("一百个编号都有漫画了。")
        number = self.ask.checked(
            *("编号，001 到 100", _NUMBER, first),
            lambda number: "" if self._sample(number) else self._objection("comic", number),
            _OF_NUMBER,
        )
        sample = self._sample(number)
        return number, {
            "title": self._text("漫画的标题", Comic, "title"),
            "scene": self._text("画的是理想家园的哪个样子，一句话", Comic, "scene"),
            "date": self._day("发表日期"),
            "author": (author := self._text("作者怎么称呼", Comic, "author")),
            "people": self._registered(author) or None,
            "picture": self._picture(sample.picture.file if sample else ""),
            "sample": self.ask.confirm("这是示例画稿吗", False, _OF_DRAWING),
        }

    def _registered(self, name: str) -> tuple[str, ...]:
        """The ids of those who are registered under `name`."""
        return tuple(id for id, entry in self.site.people.items() if entry.record.name == name)

    def _sample(self, number: str) -> Comic | None:
        """The sample that hangs under a number until a resident takes it."""
        entry = self.site.of("comic").get(number)
        return entry.record if entry and entry.record.sample else None

    def _picture(self, sample: str) -> dict[str, Any]:
        """What is asked of a drawing; `sample` is the file of the one that it takes the place of, "" if there is none."""
        words = f"“{sample}”是原来那幅示例画稿。新的画换一个名字，如 drawing.jpg，才不会弄混。"
        file = self.ask.checked("图片的文件名，如 page.jpg", PICTURE, "", lambda file: words if file == sample else "", _OF_PICTURE)
        alt = self._later("图片说明：画面里有什么，说给看不见的人听", Picture, "alt")
        people = [(id, f"{entry.record.name}（{id}）") for id, entry in self.site.people.items()]
        choices = [(word, _SHOWS[word]) for word in NOBODY] + people
        shows = self.ask.several("照片里有谁，没登记过的人先在 content/people 里登记", choices, least=0, alone=NOBODY)
        return {"file": file, **({"alt": alt} if alt else {}), **({"shows": shows} if shows else {})}

    def _write_comic(self, number: str, answers: Answers) -> Path:
        sample = self._sample(number)
        file = add_file(self.root, BY_NAME["comic"], number, answers, "", is_instead=bool(sample))
        picture = answers["picture"]["file"]
        if sample:
            self.ask.say(f"{number}号原来的示例画稿换下来了，它的图片“{sample.picture.file}”请从 comics/{number}/ 里删掉。")
        if not answers["sample"]:
            self.ask.say("画在纸上、用手机拍的，在 file 那一行下面加一行“enhance: paper”，网页上就是白纸黑字。")
        if not file.with_name(picture).is_file():
            self.ask.say(f"图片还没有放好：请把“{picture}”放进 comics/{number}/ 这个文件夹。")
        return file

    def _activity(self) -> Sitting:
        lists = Offers(self.site).lists
        name = self.ask.one("加到哪一份清单", [(each.id, each.record.title) for each in lists], "content/activities/", default="1")
        season = self.site.of("activities")[name].record
        title = self._text("活动的名称", Activity, "title")
        used = {activity.id for activity in self.site.items("activities")}
        answers: dict[str, Any] = {"id": self.ask.unused(title, lambda id: _known(id, used), nameless_slug(self.site)), "title": title}
        answers["summary"] = self._later("一句话介绍：孩子来了做什么", Activity, "summary")
        answers["category"] = self.ask.one(
            "类别", [(each.id, each.name) for each in self.site.items("categories")], "content/categories.yml"
        )
        if self.ask.confirm("每周都办吗", None, _OF_WEEKS):
            answers["weekdays"] = self.ask.several("星期几", [(day, day) for day in WEEKDAYS], least=1)
        else:
            answers["date"] = self._day_of(season)
        answers["time"] = self.ask.checked("几点到几点，如 9:00-10:30", CLOCK, about=_OF_TIME)
        answers["place"] = self.ask.one("在哪里", self._places(), "content/places.yml")
        answers["spot"] = self._later("到了那里在哪儿集合", Activity, "spot")
        answers["grades"] = self.ask.checked("几年级到几年级，如 1-6", GRADES, about=_OF_GRADES)
        answers["seats"] = self._later("收多少人", Activity, "seats")
        answers["parents"] = self.ask.confirm("要家长一起来吗", None, _OF_PARENTS)
        answers["safety"] = self._later("安全提示，一句要紧的话", Activity, "safety")
        answers["host"] = self._later("哪个岗位负责，不写人名", Activity, "host")
        return name, answers

    def _write_activity(self, name: str, answers: Answers) -> Path:
        return add_item(self.root, BY_NAME["activities"], name, answers)

    def _honour(self) -> Sitting:
        rolls = Honours(self.site).rolls
        year = self.ask.one("加到哪一年的荣誉榜", [(each.id, each.record.title) for each in rolls], "content/honours/", default="1")
        award = self.ask.one("奖项", [(each.id, each.name) for each in self.site.items("awards")], "content/awards.yml")
        name = self._text("获奖者的称呼、店名或案例名", Honour, "name")
        honoured = next(each.honours for each in self.site.items("awards") if each.id == award)
        known = {each.name: each.recipient for each in self.site.items("honours")}
        spelt = signs if honoured == "人" and not is_of_several(name) else nameless_slug(self.site)
        recipient = known.get(name) or self.ask.unused(name, lambda id: _known(id, set(known.values())), spelt)
        used = {each.id for each in self.site.items("honours")}
        place = self.ask.several("哪个社区、村或学校的", self._places(), least=0, most=1)
        answers = {
            "id": first_free(f"{recipient}-{year}", lambda id: id not in used),
            "award": award,
            "recipient": recipient,
            "name": name,
            "place": place[0] if place else None,
            "reason": self._later("颁奖词：具体做了什么", Honour, "reason"),
            "person": next(iter(self._registered(name)), None),
        }
        if honoured == "案例":
            answers["case"] = self.ask.one(
                "哪个案例", [(each.id, each.record.title) for each in Honours(self.site).cases], "content/cases/"
            )
        return year, answers

    def _write_honour(self, year: str, answers: Answers) -> Path:
        return add_item(self.root, BY_NAME["honours"], year, answers)

    def _text(self, question: str, record: type, name: str) -> str:
        """The words of the field `name` of `record`."""
        return self.ask.text(question, _grammar(record, name), field_type(record, name).label.help)

    def _later(self, question: str, record: type, name: str) -> Any:
        """The value of the field `name` of `record`, or None where it is filled in later."""
        return self.ask.later(question, _grammar(record, name), field_type(record, name).label.help)

    def _places(self) -> list[tuple[str, str]]:
        return [(place.id, place.name) for place in self.site.places]

    def _truth(self, record: type) -> dict[str, Any]:
        """Whether it really happened: a source, or the mark of a sample."""
        if self.ask.confirm("写的是真人真事吗", None, _OF_TRUTH):
            return {"source": self._text("出处：哪家报纸哪一天，或者谁讲述、谁记录", record, "source")}
        return {"sample": True}

    def _day(self, question: str) -> datetime.date:
        today = self.site.settings.today
        day: datetime.date = self.ask.checked(question, self._near(today), today.isoformat(), about=_OF_DAY)
        return day

    def _day_of(self, season: ActivityList) -> datetime.date:
        """A day on which a list's activity can be held; today, if it is one."""
        today = min(max(self.site.settings.today, season.starts), season.ends)

        def objection(day: datetime.date) -> str:
            inside = season.starts <= day <= season.ends
            return "" if inside else f"这份清单从 {season.starts} 到 {season.ends}，活动要在这些日子里；写错了清单就写 <，回到上一问。"

        day: datetime.date = self.ask.checked("哪一天", self._near(season.ends), today.isoformat(), objection, _OF_DAY)
        return day

    def _near(self, last: datetime.date) -> Grammar:
        """A day, or a word for one near today, or one without a year, the last up to `last`: it is written as the day that it is."""
        days = {word: self.site.settings.today + datetime.timedelta(number) for number, word in enumerate(NEAR, -1)}

        def parse(text: str) -> object:
            if day := last_such_day(text, last):
                self.ask.say(f"“{text}”没有写年份，就是{date_in_chinese(day)}；不对，就写 <，回到这一问，写上年份。")
            return day or days.get(text.strip()) or DAY.parse(text)

        return replace(DAY, parse=parse)

    def _free_id(self, kind: str, title: str) -> str:
        return self.ask.unused(title, lambda id: self._objection(kind, id), nameless_slug(self.site))

    def _objection(self, kind: str, id: str) -> str:
        """What speaks against a new file of `kind` with `id`, in Chinese; "" if nothing does."""
        if id in RESERVED_IDS.get(kind, ()):
            return f"“{id}”是网站自己要用的，请换一个。"
        page = BY_NAME[kind].pages[0].replace("<id>", id)
        return _known(id, {id} if page in self.site.addresses() or is_taken(self.root, path_of(BY_NAME[kind], id)) else set())


class Maker(NamedTuple):
    """One sort of thing that can be new: what an editor calls it, how it is asked for, how it is written."""

    noun: str
    ask: Callable[[Desk], Sitting]
    write: Callable[[Desk, str, Answers], Path]


MAKERS: Mapping[str, Maker] = {  # the only list of what `beiyuan new` takes: the command and its help have it from here
    "story": Maker("故事", Desk._story, Desk._write_story),
    "comic": Maker("漫画", Desk._comic, Desk._write_comic),
    "activity": Maker("活动", Desk._activity, Desk._write_activity),
    "honour": Maker("荣誉", Desk._honour, Desk._write_honour),
    "case": Maker("案例", Desk._case, Desk._write_case),
}


def _grammar(record: type, name: str) -> Grammar:
    grammar = field_type(record, name).grammar
    assert grammar
    return grammar


def _known(id: str, used: set[str]) -> str:
    """What speaks against `id` where `used` are borne already."""
    if id in used:
        return f"“{id}”已经有人用了，请换一个。"
    return f"“{id}”在 Windows 上不能作名字，请换一个。" if is_device(id) else ""  # so that none is proposed
