"""例外: what looks like somebody's personal data and is none, line by line, with who has looked at it and why it may stay."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import Label, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Record):
    """Words that may stay as they are, wherever they stand in one file."""

    file: Annotated[str, text(200), Label("文件", "写着它的文件，照检查结果里的路径抄，如 stories/snow-day/index.md。")]
    words: Annotated[str, text(120), Label("原文", "检查结果里引号中间的字，照原样抄。")]
    why: Annotated[str, text(120), Label("为什么可以登", "比如：店家自己公布的维修电话，店主同意登。")]
    by: Annotated[str, text(30), Label("谁核对的", "写科室或者职务，如 街道宣传科。")]
    date: Annotated[datetime.date, DAY, Label("核对日期", "哪天核对的。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions(Record):
    """`content/exceptions.yml`."""

    exceptions: Annotated[
        tuple[Reviewed, ...], Label("核对过的例外", "放过的是那个文件里的那几个字，整篇都核对过再写；那几个字改掉了，这里也删掉。")
    ]
