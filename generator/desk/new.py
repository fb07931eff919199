"""`beiyuan new`: asks a few questions in Chinese, proposes an id from the title's pinyin, and writes a file to be filled in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from generator.desk.questions import Asker, Questions, first_free
from generator.desk.sources import CannotAdd, add_file, add_item, is_taken, path_of
from generator.load.walk import LEFT_OUT, PICTURE_NAME
from generator.model.addresses import RESERVED_STORY_IDS
from generator.model.site import Site
from generator.schema.activities import WEEKDAYS
from generator.schema.grammar import CLOCK, DAY, FILE_NAME, GRADES, NUMBER, Grammar, Refused
from generator.schema.honours import CASE_HEADINGS
from generator.schema.kinds import BY_NAME
from generator.schema.names import is_device


def _picture_name(text: str) -> object:
    """The name of a file that is taken for a picture, and not for what a system or an editor left behind."""
    if not PICTURE_NAME.fullmatch(text) or LEFT_OUT.fullmatch(text):
        raise Refused("S06", value=text)
    return FILE_NAME.parse(text)


PICTURE = Grammar("JPG、PNG 或 WebP 图片的文件名，如 page.jpg", _picture_name)


@dataclass(frozen=True)
class Desk:
    """One sitting: the content as it is, and the editor who is asked."""

    root: Path
    site: Site
    asker: Asker

    @property
    def ask(self) -> Questions:
        """The questions, put to this editor."""
        return Questions(self.asker)

    def new(self, kind: str) -> Path:
        """Ask for one thing of `kind`, which stands in MAKERS, and write it; the file written or added to. Raises CannotAdd."""
        return MAKERS[kind].make(self)

    def _story(self) -> Path:
        title = self.ask.text("故事的标题")
        id = self._free_id("story", title)
        answers = {
            "title": title,
            "date": self._day("发表日期"),
            "themes": self.ask.several("主题", [(theme.id, theme.name) for theme in self.site.themes], least=1),
            "places": self.ask.several("发生在哪里", self._places(), least=0),
            **self._truth(),
        }
        return add_file(self.root, BY_NAME["story"], id, answers, "\n在这里写正文。段和段之间空一行；小标题前面写“## ”。\n")

    def _case(self) -> Path:
        title = self.ask.text("案例的标题")
        id = self._free_id("case", title)
        answers = {
            "title": title,
            "date": self._day("发表日期"),
            "places": self.ask.several("在哪里做的", self._places(), least=0),
            **self._truth(),
        }
        body = "".join(f"\n## {heading}\n\n在这里写。\n" for heading in CASE_HEADINGS)
        return add_file(self.root, BY_NAME["case"], id, answers, body)

    def _comic(self) -> Path:
        numbers = (f"{number:03d}" for number in range(1, 101))
        first = next((number for number in numbers if not self._objection("comic", number)), None)
        if first is None:
            raise CannotAdd("一百个编号都有漫画了。")
        number = self.ask.checked("编号，001 到 100", NUMBER, first)
        while self._objection("comic", number):
            self.asker.say(self._objection("comic", number))
            number = self.ask.checked("编号，001 到 100", NUMBER, first)
        answers: dict[str, Any] = {
            "title": self.ask.text("漫画的标题"),
            "scene": self.ask.text("画的是理想家园的哪个样子，一句话"),
            "date": self._day("发表日期"),
            "author": self.ask.text("作者怎么称呼"),
            "picture": {"file": self.ask.checked("图片的文件名", PICTURE, "page.jpg"), "shows": ("无人",)},
            "sample": self.asker.confirm("这是示例画稿吗", False),
        }
        file = add_file(self.root, BY_NAME["comic"], number, answers, "")
        picture = answers["picture"]["file"]
        if not file.with_name(picture).is_file():
            self.asker.say(f"图片还没有放好：请把“{picture}”放进 comics/{number}/ 这个文件夹。")
        return file

    def _activity(self) -> Path:
        name = self.ask.one(
            "加到哪一份清单", [(id, entry.record.title) for id, entry in self.site.of("activities").items()], "content/activities/"
        )
        title = self.ask.text("活动的名称")
        used = {activity.id for activity in self.site.items("activities")}
        answers: dict[str, Any] = {"id": self.ask.unused(title, lambda id: _known(id, used)), "title": title}
        answers["category"] = self.ask.one(
            "类别", [(each.id, each.name) for each in self.site.items("categories")], "content/categories.yml"
        )
        if self.asker.confirm("每周都办吗", False):
            answers["weekdays"] = self.ask.several("星期几", [(day, day) for day in WEEKDAYS], least=1)
        else:
            answers["date"] = self._day("哪一天")
        answers["time"] = self.ask.checked("几点到几点", CLOCK, "9:00-10:30")
        answers["place"] = self.ask.one("在哪里", self._places(), "content/places.yml")
        answers["grades"] = self.ask.checked("几年级到几年级", GRADES, "1-6")
        answers["parents"] = self.asker.confirm("要家长一起来吗", True)
        return add_item(self.root, BY_NAME["activities"], name, answers)

    def _honour(self) -> Path:
        year = self.ask.one(
            "加到哪一年的荣誉榜", [(id, entry.record.title) for id, entry in self.site.of("honours").items()], "content/honours/"
        )
        award = self.ask.one("奖项", [(each.id, each.name) for each in self.site.items("awards")], "content/awards.yml")
        name = self.ask.text("获奖者的称呼、店名或案例名")
        known = {each.name: each.recipient for each in self.site.items("honours")}
        recipient = known.get(name) or self.ask.unused(name, lambda id: _known(id, set(known.values())))
        used = {each.id for each in self.site.items("honours")}
        answers = {
            "id": first_free(f"{recipient}-{year}", lambda id: id not in used),
            "award": award,
            "recipient": recipient,
            "name": name,
            "place": self.ask.one("哪个社区、村或学校的", self._places(), "content/places.yml"),
        }
        if next(each.honours for each in self.site.items("awards") if each.id == award) == "案例":
            answers["case"] = self.ask.one(
                "哪个案例", [(id, entry.record.title) for id, entry in self.site.of("case").items()], "content/cases/"
            )
        return add_item(self.root, BY_NAME["honours"], year, answers)

    def _places(self) -> list[tuple[str, str]]:
        return [(place.id, place.name) for place in self.site.places]

    def _truth(self) -> dict[str, Any]:
        """Whether it really happened: a source, or the mark of a sample."""
        if self.asker.confirm("写的是真人真事吗", True):
            return {"source": self.ask.text("出处：哪家报纸哪一天，或者谁讲述、谁记录")}
        return {"sample": True}

    def _day(self, question: str) -> datetime.date:
        day: datetime.date = self.ask.checked(question, DAY, self.site.settings.today.isoformat())
        return day

    def _free_id(self, kind: str, title: str) -> str:
        return self.ask.unused(title, lambda id: self._objection(kind, id))

    def _objection(self, kind: str, id: str) -> str:
        """What speaks against a new file of `kind` with `id`, in Chinese; "" if nothing does."""
        if kind == "story" and id in RESERVED_STORY_IDS:
            return f"“{id}”是网站自己要用的，请换一个。"
        page = BY_NAME[kind].pages[0].replace("<id>", id)
        is_used = page in self.site.addresses() or is_taken(self.root, path_of(BY_NAME[kind], id))
        return _known(id, {id} if is_used else set())


class Maker(NamedTuple):
    """One sort of thing that can be new: what an editor calls it, and how it is asked for."""

    noun: str
    make: Callable[[Desk], Path]


MAKERS: Mapping[str, Maker] = {  # the only list of what `beiyuan new` takes: the command and its help have it from here
    "story": Maker("故事", Desk._story),
    "comic": Maker("漫画", Desk._comic),
    "activity": Maker("活动", Desk._activity),
    "honour": Maker("荣誉", Desk._honour),
    "case": Maker("案例", Desk._case),
}


def _known(id: str, used: set[str]) -> str:
    """What speaks against `id` where `used` are borne already."""
    if id in used:
        return f"“{id}”已经有人用了，请换一个。"
    return f"“{id}”在 Windows 上不能作名字，请换一个。" if is_device(id) else ""  # so that none is proposed
