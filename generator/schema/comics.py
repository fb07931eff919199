"""《“理想家园”的100个样子》: one folder for each of the hundred numbers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.boxes import BOX, Box
from generator.schema.days import DAY
from generator.schema.grammar import NUMBER, Label, Pair, choice, text
from generator.schema.numbers import FLAG
from generator.schema.records import Aliases, PersonId, Picture, PlaceId, ProgrammeId, Sample, Title

DIMENSIONS = ("温度", "厚度", "广度")  # of the ideal home, as announced in June 2025
NOBODY_IN_PARTICULAR = "示例画稿"  # the author of a sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """What one figure says in a panel."""

    who: Annotated[str, text(12), Label("谁", "说话的人，只写称呼。")]
    says: Annotated[str, text(40), Label("说什么", "气泡里的字，一字不差。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Record):
    """One panel, told for those who cannot see it."""

    scene: Annotated[str, text(120), Label("画面", "这一格里画了什么。")]
    lines: Annotated[
        tuple[Line, ...], Pair("who", "says"), Label("台词", "这一格里的话，也可以一句一行写“- 小满：到了。”；没有人说话可不写。")
    ] = ()
    box: Annotated[
        Box | None,
        BOX,
        Label("位置", "这一格在图上的哪里：左、上、宽、高，都是整张图的千分之几。一般不用写，程序自己找；找得不准，检查时会说怎么写。"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comic(Record):
    """`comics/<NNN>/comic.yml`."""

    title: Title
    scene: Annotated[str, text(60), Label("样子", "这幅画的是理想家园的哪个样子，一句话。")]
    date: Annotated[datetime.date, DAY, Label("日期", "发表的日期。")]
    author: Annotated[str, text(20), Label("作者", "公开的称呼；不愿意具名，写 匿名。")]
    people: Annotated[
        tuple[PersonId, ...],
        Label(
            "人物", "作者、画里写到的真人，先在 content/people 里登记，这里写人物编号；收回同意的时候，整幅跟着撤下。", "作者是一个人就要有"
        ),
    ] = ()
    group: Annotated[bool, FLAG, Label("不止一个人", "一家人、一个班、一个小队一起画的，写 true；是一个人画的就不写这一行。")] = False
    credit: Annotated[str, text(60), Label("素材", "用了别人的素材，写清出处和许可。")] = ""
    picture: Annotated[Picture, Label("图片", "整幅漫画一张图。")]
    panels: Annotated[tuple[Panel, ...], Label("分格", "一格一项，按看的顺序。")]
    places: Annotated[tuple[PlaceId, ...], Label("地方", "画的是哪里。")] = ()
    aliases: Aliases = ()
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Record):
    """What might be drawn under one of the hundred numbers: an invitation, no report."""

    id: Annotated[str, NUMBER, Label("号", "一百个号里的哪一个，三位数。")]
    title: Annotated[str, text(10), Label("题目", "至多十个字。")]
    scene: Annotated[str, text(90), Label("画什么", "一两句话，说可以画什么。这是请人来画，不要写成已经有的事。")]
    dimension: Annotated[str, choice(*DIMENSIONS), Label("维度", "理想家园的哪个维度。")]
    programme: Annotated[ProgrammeId, Label("项目", "画的是哪个项目，确实是它的才填。")] = ""
    place: Annotated[PlaceId, Label("地方", "画的是哪里，确实是它的才填。")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes(Record):
    """`comics/scenes.yml`."""

    scenes: Annotated[tuple[Scene, ...], Label("样子", "一个号一项，没有画也看得到。")]
