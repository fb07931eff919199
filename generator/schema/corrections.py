"""更正: what stood here and was wrong, and what stands here now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY
from generator.schema.grammar import ID, Label, as_address, name, text
from generator.schema.names import MOST_ADDRESS
from generator.schema.records import Sample

PAGE_ADDRESS = name("本站地址，如 /stories/snow-day/；首页写 /", r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*", as_address, MOST_ADDRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """One correction."""

    id: Annotated[str, ID, Label("编号", "这一条的编号，不重复；链接写 /ask/contact/#c-编号 就能直接到这一条。")]
    date: Annotated[datetime.date, DAY, Label("更正日期", "哪天改好的。")]
    where: Annotated[str, text(40), Label("在哪儿", "哪一页、哪一条，用话说清，比如：漫画墙。")]
    page: Annotated[str, PAGE_ADDRESS, Label("网址", "那一页的本站地址，如 /comics/；那一页已经撤下，就不写。")] = ""
    wrong: Annotated[str, text(200), Label("原来", "原来怎么写的。错在露了谁的隐私，只说错在哪一类，不要再抄一遍。")]
    right: Annotated[str, text(200), Label("现在", "现在怎么写，为什么。")]
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections(Record):
    """`content/corrections.yml`."""

    corrections: Annotated[tuple[Correction, ...], Label("更正", "一处一项，次序随意，网页上新的在前。")]
