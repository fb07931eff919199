"""/about/components/: every component of the pages, by day and by night, for the people who mend them; in no menu and no sitemap."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.artifact import Artifact
from generator.frame.extras import AGENDA, CLIPS, READER
from generator.keyed import Workshop
from generator.markdown.marks import expand
from generator.model import addresses
from generator.model.sections import COMPONENTS_SUMMARY, COMPONENTS_TITLE, STORIES
from generator.render.base.activities import ActivityView
from generator.render.base.agenda import CANCELLED, CHANGED, ActivityRow, Box, Choice, Choices, Day, Whereabouts, choices_of, grid_of
from generator.render.base.changes import ActivityChange
from generator.render.base.clips import ClipView
from generator.render.base.feeds import Feed
from generator.render.base.honours import HonourCard
from generator.render.base.plan import Plan
from generator.render.base.qr import Qr, qr
from generator.render.base.views import Card, CountedTag, FigureView, Shot, Tag, Way
from generator.render.pages.activities import CategoryTile
from generator.render.pages.comics import Around, Turn, WindowView
from generator.render.pages.manual import OfTheProgram
from generator.render.pages.points import Row, Table
from generator.schema.comics import DIMENSIONS, Line

_WORDS = re.compile("(?<=>)[^<>]+")  # of HTML
_HERE = Tag(addresses.COMPONENTS, "纸糊的街")
_PLAIN = Card(addresses.COMPONENTS, "没有图的一张卡片，像一座小房子", "一句话说清里面是什么，让人想进去看看。", True, count=3)
_OLDEST = 24  # among so many stories one is looked for that has a picture
_ACTIVITY = ActivityView(
    url=addresses.COMPONENTS,
    title="扎一只会飞的燕子",
    summary="竹篾、棉纸、糨糊都备好了，带一双手来。",
    mark="传",
    category="文化传承",
    category_url=addresses.COMPONENTS,
    first="2026-06-01",
    when="6月1日（周一）",
    span="",
    pauses="",
    changes=("6月1日（周一）改在西头凉亭集合：大树要修枝",),
    time="9:30—11:00",
    place="纸糊的街",
    place_url=addresses.COMPONENTS,
    spot="东头大树下",
    grades="3—6年级",
    who="",
    seats=12,
    seats_text="12人",
    parents=True,
    opens="",
    signup="",
    how="",
    cost="",
    bring="",
    safety="剪刀用圆头的。",
    weather="",
    pickup="",
    host="糖人铺",
    phone="",
    directions="",
    points=2,
    practice="",
    goal="",
    materials=(),
    insurance="",
    consent=False,
    cancelled=False,
    reason="",
    sample=True,
    over=False,
    off=False,
    closed=False,
    waiting=False,
    full=False,
    state="还剩3个名额",
    history=(),
)
_KNOWN = Whereabouts(
    places=(Choice("yard", "晾衣绳院"),),
    categories=(Choice("old-craft", "文化传承"),),
    schools=(Choice("kite", "风筝小学"),),
    homes=(Choice("yard", "晾衣绳院"),),
)
_ROW = ActivityRow(_ACTIVITY, "9:30—11:00", "东头大树下", "", "", False, "0", (3, 4, 5, 6), "3 4 5 6", "street", "heritage", "")
_ROWS = (
    _ROW,
    replace(_ROW, view=replace(_ACTIVITY, url=addresses.ABOUT), place="yard", weekdays="1", state=CHANGED, words=_ACTIVITY.changes[0]),
    replace(_ROW, state=CANCELLED, words="雨下得大，改天再来。", is_off=True),
)
_TEXT = """
正文一段，里面有**着重**、*着重号*、[一个链接](/)和`一段代码`。

> 引一段别人的话。

::: 引语 糖人铺的掌柜
吹得慢，才站得稳。
:::

::: 提示
雨天改到长廊底下，伞自己带。
:::

::: 对话
孩子：我来吹一个。
大人：慢着点儿，烫。
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


@dataclass(frozen=True, kw_only=True)
class ComponentsPage(OfTheProgram):
    """Every component twice, in the colours of day and of night."""

    shots: tuple[Shot, ...]
    feed: Feed

    is_indexed = False
    here = _HERE
    activities = (_ACTIVITY, replace(_ACTIVITY, cancelled=True, reason="雨下得大，改天再来。"), replace(_ACTIVITY, over=True, closed=True))
    days = tuple(Day(datetime.date(2026, 6, number), _ROWS) for number in (1, 2))  # one for the day, one for the night
    changes = tuple(
        ActivityChange(
            addresses.COMPONENTS,
            _ACTIVITY.title,
            _ACTIVITY.when,
            _ACTIVITY.place,
            True,
            datetime.date(2026, 5, 31),
            sort,
            what,
            sort == "改动",
        )
        for sort, what in (("改动", _ACTIVITY.changes[0]), *(("更新", f"竹篾添到{count}根") for count in (9, 12, 15)))
    )
    honours = (
        HonourCard("", _HERE, _HERE, Tag(addresses.COMPONENTS, "2026年"), _HERE, _HERE, None, "一年三百六十五天，天天把灯点上。", True),
    )
    categories = (CategoryTile(addresses.COMPONENTS, "文化传承", "传", True, 3),)
    figures = (
        FigureView("houses", "纸糊的房子", "13", "座", "2026年6月", "", True),
        FigureView("kites", "扎过的风筝", "1.2万", "只", "2026年6月", "", True),
    )
    around = Around(None, Turn(addresses.COMPONENTS, "002", "等风", ""), addresses.COMPONENTS, ("003",))
    lines = (Line(who="孩子", says="它怎么不飞？"), Line(who="大人", says="等风。"))
    table = Table(
        "", "4月1日至6月30日", "", True, tuple(Row(rank, f"{name}**", _HERE, 90 - rank, True) for rank, name in enumerate("纸竹线", 1))
    )
    clip_words = ("它怎么不飞？", "等风。")
    tags = (CountedTag(addresses.COMPONENTS, "风筝", 3), CountedTag(addresses.ABOUT, "灯笼", 12))

    @property
    def cards(self) -> list[Card]:
        """Cards with a picture, and one without."""
        return [*(replace(_PLAIN, title="有图的一张卡片", shot=shot, clip_text="1分20秒") for shot in self.shots), _PLAIN]

    def clip(self, way: Way) -> ClipView | None:
        """One that lies elsewhere, with its picture, if there is a picture."""
        shot = next(iter(self.shots), None)
        picture = way.picture(shot) if shot else None
        return ClipView(
            "扎燕子",
            "",
            "",
            "",
            "",
            0,
            0,
            "",
            "",
            False,
            self.clip_words,
            "糖人铺拍",
            "https://video.example.org/",
            "video.example.org",
            picture,
        )

    @property
    def choices(self) -> Choices:
        """What the rows can be narrowed to."""
        return choices_of(_KNOWN, self.days)

    @property
    def grid(self) -> list[list[Box | None]]:
        """The month of the days."""
        return grid_of(2026, 6, self.days)

    @property
    def windows(self) -> list[WindowView]:
        """An open window, one with a sample, one that is lit."""
        drawings = (None, self.cards[0], replace(self.cards[0], sample=False))
        return [
            WindowView(f"{at:03}", "纸糊的街", "纸糊的街", "", DIMENSIONS[0], addresses.COMPONENTS, each)
            for at, each in enumerate(drawings, 1)
        ]

    @property
    def code(self) -> Qr:
        """The code of the page's address."""
        return qr(self.canonical)

    def unnamed(self, html: str) -> Markup:
        """What is shown with nobody in it who has departed: somebody may be called like one in an example."""
        return Markup(_WORDS.sub(lambda match: self.veil.over(match[0]), html))

    def body(self, workshop: Workshop, way: Way) -> Markup:
        """A text with everything that a text can have."""
        from generator.markdown.dialect import render as render_markdown  # late: a build of nothing new must not wait for it

        return Markup(expand(render_markdown(_TEXT), way.up, lambda parts: ""))


def render(plan: Plan) -> Iterator[Artifact]:
    """/about/components/; its pictures are those of the oldest stories, because they change least."""
    pictured = [entry for entry in plan.site.stories[:-_OLDEST:-1] if entry.record.cover][:2]
    page = ComponentsPage(
        position=plan.position(addresses.COMPONENTS, *plan.about()),
        title=COMPONENTS_TITLE,
        summary=COMPONENTS_SUMMARY,
        extras=plan.frames.extras((*READER, *AGENDA, *CLIPS)),
        shots=tuple(shot for entry in pictured for shot in plan.shots(entry)[:1]),
        feed=plan.feed(STORIES),
        departed=plan.site.hidden.departed,
        kept=plan.site.hidden.kept,
    )
    yield Artifact(addresses.file_of(addresses.COMPONENTS), page)
