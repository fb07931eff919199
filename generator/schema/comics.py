"""《“理想家园”的100个样子》: one folder for each of the hundred numbers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import Label, text
from generator.schema.records import Aliases, Picture, PlaceId, Sample, Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """What one figure says in a panel."""

    who: Annotated[str, text(12), Label("谁", "说话的人，只写称呼。")]
    says: Annotated[str, text(40), Label("说什么", "气泡里的字，一字不差。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Record):
    """One panel, told for those who cannot see it."""

    scene: Annotated[str, text(120), Label("画面", "这一格里画了什么。")]
    lines: Annotated[tuple[Line, ...], Label("台词", "这一格里的话；没有人说话可不写。")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comic(Record):
    """`comics/<NNN>/comic.yml`."""

    title: Title
    scene: Annotated[str, text(60), Label("样子", "这幅画的是理想家园的哪个样子，一句话。")]
    date: Annotated[datetime.date, DAY, Label("日期", "发表的日期。")]
    author: Annotated[str, text(20), Label("作者", "公开的称呼。")]
    credit: Annotated[str, text(60), Label("素材", "用了别人的素材，写清出处和许可。")] = ""
    picture: Annotated[Picture, Label("图片", "整幅漫画一张图。")]
    panels: Annotated[tuple[Panel, ...], Label("分格", "一格一项，按看的顺序。")]
    places: Annotated[tuple[PlaceId, ...], Label("地方", "画的是哪里。")] = ()
    aliases: Aliases = ()
    sample: Sample = False
