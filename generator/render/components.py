"""/about/components/: every component of the pages, by day and by night, for the people who mend them; in no menu and no sitemap."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from markupsafe import Markup

from generator.artifact import Artifact, Part, Workshop, part
from generator.cache import digest
from generator.frame import Frame
from generator.markdown.marks import expand
from generator.model import addresses
from generator.render.base.activities import ActivityView
from generator.render.base.honours import HonourCard
from generator.render.base.page import Head, stamp, way_up
from generator.render.base.plan import Plan, SiteFacts
from generator.render.base.qr import qr
from generator.render.base.views import Card, CountedTag, Feed, FigureView, Shot, Tag, card_views

_TITLE = "页面零件"
_SUMMARY = "这一页给修网页的人看：网页上的每样零件都在这里，白天一遍，夜里一遍。里面的人和事都是编的。"
_HERE = Tag(addresses.COMPONENTS, "纸糊的街")
_PLAIN = Card(addresses.COMPONENTS, "没有图的一张卡片，像一座小房子", "一句话说清里面是什么，让人想进去看看。", True, count=3)
_OLDEST = 24  # among so many stories one is looked for that has a picture
_TEXT = """
正文一段，里面有**着重**、*着重号*、[一个链接](/)和`一段代码`。

> 引一段别人的话。

::: 引语 糖人铺的掌柜
吹得慢，才站得稳。
:::

::: 提示
雨天改到长廊底下，伞自己带。
:::

::: 时间线
- 三月：先扎了一只燕子。
- 四月：全院的燕子都上了天。
:::

| 东西 | 几样 |
|---|---:|
| 竹篾 | 12 |
| 棉纸 | 3 |

1. 第一样
2. 第二样
"""


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/components/; its pictures are those of the oldest stories, because they change least."""
    about = plan.site.pages.get("about/index")
    crumbs = plan.crumbs(*([Tag(addresses.ABOUT, about.record.title)] if about else []))
    pictured = [entry for entry in plan.site.stories[:-_OLDEST:-1] if entry.record.cover][:2]
    shots = [plan.shots(entry)[0] for entry in pictured]
    said = part([[shot.alt, shot.caption, shot.credit] for shot in shots])
    pictures = Part(shots, digest(said.digest, *(shot.facts.digest for shot in shots)))
    inputs = (plan.frame(addresses.COMPONENTS), plan.facts, crumbs, pictures)
    yield Artifact(addresses.file_of(addresses.COMPONENTS), components_page, inputs, ())


def components_page(workshop: Workshop, frame: Frame, facts: SiteFacts, crumbs: list[Tag], shots: list[Shot]) -> bytes:
    """Every component twice, in the colours of day and of night."""
    from generator.markdown.dialect import render as render_markdown  # late: a build of nothing new must not wait for it

    up = way_up(addresses.COMPONENTS)
    cards = card_views([*(dataclasses.replace(_PLAIN, title="有图的一张卡片", shot=shot) for shot in shots), _PLAIN], up)
    return stamp(
        "components.html",
        frame,
        facts,
        Head(addresses.COMPONENTS, _TITLE, _SUMMARY, is_indexed=False),
        summary=_SUMMARY,
        crumbs=crumbs,
        cards=cards,
        activities=[_activity(), _activity(cancelled=True, reason="雨下得大，改天再来。"), _activity(over=True)],
        honours=[
            HonourCard(_HERE, _HERE, Tag(addresses.COMPONENTS, "2026年"), _HERE, _HERE, None, "一年三百六十五天，天天把灯点上。", True)
        ],
        figures=[
            FigureView("纸糊的房子", "13", "座", "2026年6月", "", True),
            FigureView("扎过的风筝", "1.2万", "只", "2026年6月", "", True),
        ],
        windows=[("001", None), *((f"{number:03}", card) for number, card in enumerate(cards[:-1], 2))],
        lines=[{"who": "小满", "says": "它怎么不飞？"}, {"who": "爷爷", "says": "等风。"}],
        rows=[
            {"rank": rank, "is_first": True, "name": f"{name}**", "place": _HERE, "points": 90 - rank}
            for rank, name in enumerate("纸竹线", 1)
        ],
        tags=[CountedTag(addresses.COMPONENTS, "风筝", 3), CountedTag(addresses.ABOUT, "灯笼", 12)],
        feed=Feed(facts.stories, "stories"),
        here=_HERE,
        address=facts.url + addresses.COMPONENTS,
        code=qr(facts.url + addresses.COMPONENTS),
        text=Markup(expand(render_markdown(_TEXT), up, lambda parts: "")),
    )


def _activity(*, cancelled: bool = False, over: bool = False, reason: str = "") -> ActivityView:
    return ActivityView(
        url=addresses.COMPONENTS,
        title="扎一只会飞的燕子",
        summary="竹篾、棉纸、糨糊都备好了，带一双手来。",
        mark="传",
        category="文化传承",
        category_url=addresses.COMPONENTS,
        first="2026-06-01",
        when="6月1日（周一）",
        time="9:30—11:00",
        place="纸糊的街",
        place_url=addresses.COMPONENTS,
        spot="东头大树下",
        grades="3—6年级",
        seats=12,
        parents=True,
        signup="",
        bring="",
        safety="剪刀用圆头的。",
        host="糖人铺",
        points=2,
        cancelled=cancelled,
        reason=reason,
        sample=True,
        over=over,
        closed=over,
    )
