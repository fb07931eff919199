"""`beiyuan new`: asks a few questions in Chinese, proposes an id from the title's pinyin, and writes a file to be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from generator.desk.scaffold import as_item, scaffold
from generator.model.site import Site
from generator.schema.activities import WEEKDAYS, Activity
from generator.schema.grammar import CLOCK, DAY, GRADES, ID, NUMBER, Grammar
from generator.schema.honours import CASE_HEADINGS, Honour
from generator.schema.kinds import BY_NAME
from generator.schema.names import is_device

KINDS = {"story": "故事", "comic": "漫画", "activity": "活动", "honour": "荣誉", "case": "案例"}
MOST_SYLLABLES = 4


class Asker(Protocol):
    """How questions reach the editor; the command line gives one, tests another."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words; with no default it may not be empty."""

    def confirm(self, question: str, default: bool) -> bool:
        """Yes or no."""

    def say(self, words: str) -> None:
        """Words that need no answer."""


class CannotAdd(Exception):
    """Something has to be there before this kind can be added; the text says what, in Chinese."""


@dataclass(frozen=True)
class Desk:
    """One sitting: the content as it is, and the editor who is asked."""

    root: Path
    site: Site
    ask: Asker

    def new(self, kind: str) -> Path:
        """Ask for one thing of `kind` and write it; the file written or added to. Raises CannotAdd."""
        makers: Mapping[str, Callable[[], Path]] = {
            "story": self._story,
            "comic": self._comic,
            "activity": self._activity,
            "honour": self._honour,
            "case": self._case,
        }
        return makers[kind]()

    def _story(self) -> Path:
        title = self.ask.text("故事的标题")
        id = self._free_id("story", title)
        answers = {
            "title": title,
            "date": self._day("发表日期"),
            "themes": self._several("主题", [(theme.id, theme.name) for theme in self.site.themes], least=1),
            "places": self._several("发生在哪里", self._places(), least=0) or None,
            **self._truth(),
        }
        return self._write("story", id, answers, "\n在这里写正文。段和段之间空一行；小标题前面写“## ”。\n")

    def _case(self) -> Path:
        title = self.ask.text("案例的标题")
        id = self._free_id("case", title)
        answers = {
            "title": title,
            "date": self._day("发表日期"),
            "places": self._several("在哪里做的", self._places(), least=0) or None,
            **self._truth(),
        }
        body = "".join(f"\n## {heading}\n\n在这里写。\n" for heading in CASE_HEADINGS)
        return self._write("case", id, answers, body)

    def _comic(self) -> Path:
        taken = set(self.site.of("comic"))
        first = next((f"{number:03d}" for number in range(1, 101) if f"{number:03d}" not in taken), None)
        if first is None:
            raise CannotAdd("一百个编号都有漫画了。")
        number = self._checked("编号，001 到 100", NUMBER, first)
        while number in taken:
            self.ask.say(f"{number} 已经有漫画了，请换一个。")
            number = self._checked("编号，001 到 100", NUMBER, first)
        answers = {
            "title": self.ask.text("漫画的标题"),
            "scene": self.ask.text("画的是理想家园的哪个样子，一句话"),
            "date": self._day("发表日期"),
            "author": self.ask.text("作者怎么称呼"),
            "picture": {"file": self.ask.text("图片的文件名", "page.jpg"), "shows": "无人"},
            "sample": True if self.ask.confirm("这是示例画稿吗", False) else None,
        }
        return self._write("comic", number, answers, "")

    def _activity(self) -> Path:
        name = self._one(
            "加到哪一份清单", [(id, entry.record.title) for id, entry in self.site.of("activities").items()], "content/activities/"
        )
        title = self.ask.text("活动的名称")
        used = {activity.id for activity in self.site.items("activities")}
        answers: dict[str, Any] = {"id": self._unused(title, used), "title": title}
        answers["category"] = self._one("类别", [(each.id, each.name) for each in self.site.items("categories")], "content/categories.yml")
        if self.ask.confirm("每周都办吗", False):
            answers["weekdays"] = self._several("星期几", [(day, day) for day in WEEKDAYS], least=1)
        else:
            answers["date"] = self._day("哪一天")
        answers["time"] = self._checked("几点到几点", CLOCK, "9:00-10:30")
        answers["place"] = self._one("在哪里", self._places(), "content/places.yml")
        answers["grades"] = self._checked("几年级到几年级", GRADES, "1-6")
        answers["parents"] = self.ask.confirm("要家长一起来吗", True)
        return self._append("activities", name, Activity, answers)

    def _honour(self) -> Path:
        year = self._one(
            "加到哪一年的荣誉榜", [(id, entry.record.title) for id, entry in self.site.of("honours").items()], "content/honours/"
        )
        award = self._one("奖项", [(each.id, each.name) for each in self.site.items("awards")], "content/awards.yml")
        name = self.ask.text("获奖者的称呼、店名或案例名")
        known = {each.name: each.recipient for each in self.site.items("honours")}
        recipient = known.get(name) or self._unused(name, set(known.values()))
        used = {each.id for each in self.site.items("honours")}
        answers = {
            "id": _numbered(f"{recipient}-{year}", used),
            "award": award,
            "recipient": recipient,
            "name": name,
            "place": self._one("哪个社区、村或学校的", self._places(), "content/places.yml"),
        }
        if next(each.honours for each in self.site.items("awards") if each.id == award) == "案例":
            answers["case"] = self._one(
                "哪个案例", [(id, entry.record.title) for id, entry in self.site.of("case").items()], "content/cases/"
            )
        return self._append("honours", year, Honour, answers)

    def _places(self) -> list[tuple[str, str]]:
        return [(place.id, place.name) for place in self.site.places]

    def _truth(self) -> dict[str, Any]:
        """Whether it really happened: a source, or the mark of a sample."""
        if self.ask.confirm("写的是真人真事吗", True):
            return {"source": self.ask.text("出处：哪家报纸哪一天，或者谁讲述、谁记录")}
        return {"sample": True}

    def _day(self, question: str) -> str:
        return self._checked(question, DAY, self.site.settings.today.isoformat())

    def _checked(self, question: str, grammar: Grammar, default: str) -> str:
        """An answer within `grammar`, as it was written."""
        while True:
            answer = self.ask.text(question, default)
            try:
                grammar.validate(answer)
            except ValueError:
                self.ask.say(f"这里要填{grammar.shape}。")
            else:
                return answer

    def _one(self, question: str, choices: Sequence[tuple[str, str]], where: str) -> str:
        if not choices:
            raise CannotAdd(f"还没有可选的：请先在 {where} 里加上。")
        return self._several(question, choices, least=1, most=1)[0]

    def _several(self, question: str, choices: Sequence[tuple[str, str]], least: int, most: int = 9) -> list[str]:
        """Ids chosen by their numbers in a list."""
        self.ask.say("\n".join(f"  {number}  {name}" for number, (_, name) in enumerate(choices, 1)))
        how = "写序号" if most == 1 else "写序号，几个就用空格隔开"
        while True:
            answer = self.ask.text(f"{question}（{how}{'，没有就写 0' if not least else ''}）", "1" if least else "0")
            numbers = [int(word) for word in re.findall(r"[0-9]+", answer)]
            if numbers == [0] and not least:
                return []
            if least <= len(numbers) <= most and all(1 <= number <= len(choices) for number in numbers):
                return [choices[number - 1][0] for number in dict.fromkeys(numbers)]
            self.ask.say(f"请写 1 到 {len(choices)} 之间的序号。")

    def _free_id(self, kind: str, title: str) -> str:
        return self._unused(title, set(self.site.of(kind)))

    def _unused(self, title: str, used: set[str]) -> str:
        """An id that nobody bears, proposed from the title's pinyin."""
        while True:
            id = self._checked("编号（就是网址，小写字母、数字和连字符）", ID, _numbered(slug(title), used))
            if id not in used:
                return id
            self.ask.say(f"“{id}”已经有人用了，请换一个。")

    def _write(self, name: str, id: str, answers: Mapping[str, Any], body: str) -> Path:
        kind = BY_NAME[name]
        file = self.root / kind.where.replace("<id>", id)
        lines = "".join(line + "\n" for line in scaffold(kind.record, answers))
        up = "../" * kind.where.count("/")
        text = f"---\n{lines}---\n{body}" if kind.has_body else f"# yaml-language-server: $schema={up}.schema/{name}.json\n{lines}"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
        return file

    def _append(self, name: str, id: str, record: type, answers: Mapping[str, Any]) -> Path:
        """Add an item to the list at the end of a file."""
        file = self.root / BY_NAME[name].where.replace("<id>", id)
        text = file.read_text("utf-8")
        file.write_text(text.rstrip("\n") + "\n" + as_item(record, answers), "utf-8", newline="\n")
        return file


def slug(title: str) -> str:
    """The first syllables of a title in pinyin, Latin words and digits as they are."""
    from pypinyin import lazy_pinyin

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    return "-".join(words[:MOST_SYLLABLES]) or "new"


def _numbered(id: str, used: set[str]) -> str:
    """`id`, or with the first number behind it that makes it new and a name that every system takes."""
    candidates = [id, *(f"{id}-{number}" for number in range(2, len(used) + 3))]
    return next(candidate for candidate in candidates if candidate not in used and not is_device(candidate))
