"""What an editor may write: one frozen record for each kind of file, each field with its grammar, its Chinese label and its help."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.days import DAY, PERIOD
from generator.schema.grammar import (
    ADDRESS,
    FILE_NAME,
    ID,
    PERSON_ID,
    REFERENCE,
    Label,
    Ref,
    choice,
    text,
)
from generator.schema.numbers import FLAG, GRADES, ORDER, YEAR
from generator.schema.web import LINK
from generator.schema.words import words_or_list

BASES = ("本人同意", "监护人同意", "公开报道")
FORMS = ("家人故事", "微故事")
NOBODY = ("无人", "不可辨认")
SHOWN = words_or_list(
    NOBODY,
    PERSON_ID,
    {
        **dict.fromkeys(("没有人", "没人", "无", "没有", "空", "无人物", "没有人物", "无人像", "风景", "景物"), "无人"),
        **dict.fromkeys(("认不出", "认不出来", "看不清", "看不出来", "无法辨认", "辨认不出", "不能辨认"), "不可辨认"),
    },
)

Title = Annotated[str, text(40), Label("标题", "一行，最多 40 个字，末尾不加句号。")]
Summary = Annotated[str, text(120), Label("摘要", "一两句话，让人想读下去；列表和订阅里都会出现。")]
Sample = Annotated[bool, FLAG, Label("示例", "不是真人真事就写 true，页面会标上“示例”。真事不写这一行。")]
Aliases = Annotated[
    tuple[Annotated[str, ADDRESS], ...],
    Label("旧地址", "这一页以前的地址，老链接会自动转到新地址；搬过几回，最早的写在最前面；又搬回来的，自己的地址也写上。"),
]
Order = Annotated[int, ORDER, Label("次序", "数字小的排在前面。")]
PlaceId = Annotated[str, REFERENCE, Ref("places")]
ProgrammeId = Annotated[str, REFERENCE, Ref("programme")]
PersonId = Annotated[str, PERSON_ID, Ref("person")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """`content/pages/**.md`: a page written by hand."""

    title: Title
    summary: Summary
    order: Order = 100
    aliases: Aliases = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A community, village, school or quarter."""

    id: Annotated[str, ID, Label("编号", "就是地址：/places/编号/，定了不要再改。")]
    name: Annotated[str, text(20), Label("名称", "大家平时叫的名字。")]
    kind: Annotated[str, choice("社区", "村", "学校", "街区"), Label("类别", "社区、村、学校或街区。")]
    summary: Annotated[str, text(80), Label("一句话介绍", "让没去过的人知道这是哪儿。")]
    directions: Annotated[str, text(80), Label("怎么走", "从哪儿来、在哪一站下、进哪个门，用话说清楚。")] = ""
    grades: Annotated[
        tuple[int, int] | None,
        GRADES,
        Label("年级", "学校才写：有哪几个年级，如 1-6；印给这个学校的清单上，只有这些年级能去的活动。幼儿园不写。"),
    ] = None
    near: Annotated[
        tuple[PlaceId, ...],
        Label("附近", "走几分钟就到的地方，写编号；写在一边就行。印清单，还有在网页上选了住哪儿，那里的活动都排在前头。"),
    ] = ()
    phone: Annotated[str, text(30), Label("电话", "学校、社区自己的，印在给它的清单上，只能是 content/site.yml 里 phones 登记过的。")] = ""
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Places(Record):
    """`content/places.yml`."""

    places: Annotated[tuple[Place, ...], Label("地方", "一个地方一项。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A theme of stories."""

    id: Annotated[str, ID, Label("编号", "就是地址：/stories/themes/编号/。")]
    name: Annotated[str, text(12), Label("名称", "几个字的主题名。")]
    summary: Annotated[str, text(80), Label("一句话介绍", "这个主题收什么样的故事。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes(Record):
    """`content/themes.yml`."""

    themes: Annotated[tuple[Theme, ...], Label("主题", "一个主题一项。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number that the site shows, with its source."""

    id: Annotated[str, ID, Label("编号", "文章里写 [[数字:编号]] 就能用上。")]
    label: Annotated[str, text(20), Label("说明", "这个数字数的是什么。")]
    value: Annotated[str, text(20), Label("数值", "照来源原样写，如 9200 余。")]
    unit: Annotated[str, text(6), Label("单位", "个、件、平方公里……没有单位可不写。")] = ""
    as_of: Annotated[str, PERIOD, Label("截至", "数字是什么时候的，如 2025-06。")]
    source: Annotated[str, text(80), Label("来源", "从哪里来：报纸、文件，连日期一起写。", "不是示例就要有")] = ""
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Record):
    """`content/figures.yml`."""

    figures: Annotated[tuple[Figure, ...], Label("数字", "一个数字一项。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """`content/people/<id>.yml`: someone who appears, under the published name only."""

    name: Annotated[str, text(16), Label("公开的称呼", "网站上怎么称呼。孩子只写“小禾同学”这样的称呼，不写全名。")]
    minor: Annotated[bool, FLAG, Label("未成年", "不满十八岁写 true。")]
    basis: Annotated[str, choice(*BASES), Label("依据", "凭什么可以写：本人同意、监护人同意，或公开报道。")]
    source: Annotated[str, text(80), Label("来源", "哪家报纸哪一天第几版。", "依据是公开报道就要有")] = ""
    scope: Annotated[
        tuple[Annotated[str, choice("姓名", "肖像", "声音", "故事")], ...],
        Label("同意范围", "同意公开哪些：姓名、肖像、声音、故事；公开报道不写。", "签了同意书就要有"),
    ] = ()
    consented: Annotated[datetime.date | None, DAY, Label("同意日期", "签同意书的日期；公开报道不写。", "签了同意书就要有")] = None
    until: Annotated[
        datetime.date | None, DAY, Label("到期日期", "同意到哪一天为止（含这一天），过了这一天网站自己撤下；没有期限可不写。")
    ] = None
    withdrawn: Annotated[
        datetime.date | None, DAY, Label("收回日期", "哪一天说不再公开。写上这一行，下一次生成网站就撤下；不管写的是哪一天，马上算数。")
    ] = None
    also_called: Annotated[
        tuple[Annotated[str, text(16)], ...], Label("别的叫法", "文章里还怎么叫这个人，撤下的时候一起找；没有可不写。")
    ] = ()
    same_name: Annotated[
        tuple[Annotated[str, text(40)], ...],
        Label(
            "同名的别人",
            "撤下的人、没同意写称呼的人，程序在文章里找他的称呼。有的话字面上有，说的却是别人、别的事，把那几个字照抄在这里，要比称呼长，如 小满这天。",
        ),
    ] = ()
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """`content/programmes/<id>.md`."""

    title: Title
    summary: Summary
    since: Annotated[int | None, YEAR, Label("开始年份", "如 2017；不清楚可不写。")] = None
    parent: Annotated[ProgrammeId, Label("上级项目", "属于哪个项目。")] = ""
    order: Order = 100
    aliases: Aliases = ()
    sample: Sample = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Record):
    """A picture beside a story, with what the law and a blind reader need to know about it."""

    file: Annotated[str, FILE_NAME, Label("文件名", "和登记它的文件放在同一个文件夹里，JPG、PNG 或 WebP。")]
    alt: Annotated[
        str, text(120), Label("图片说明", "画面里有什么，说给看不见的人听。正文里的图，也可以写在那里的方括号里。", "除了漫画，都要有")
    ] = ""
    shows: Annotated[
        tuple[str, ...],
        SHOWN,
        Ref("person"),
        Label(
            "照片里有谁",
            "只写一样：没有人写 无人，有人认不出来写 不可辨认，登记过的人写编号，几个人用顿号隔开。画出来的人不算真人，写 无人。",
        ),
    ]
    credit: Annotated[str, text(60), Label("作者", "谁拍的、谁画的。")] = ""
    caption: Annotated[str, text(80), Label("图注", "显示在图下面的一句话，可不写。")] = ""
    enhance: Annotated[
        str,
        choice("paper", also={"纸": "paper"}),
        Label("修图", "画在纸上、用手机拍下来的画写 paper：纸变白，线变深，歪的摆正。照片、扫描件和电脑画的画不写。"),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip(Record):
    """A short film beside a story, or the address of one that lies elsewhere."""

    file: Annotated[str, FILE_NAME, Label("文件名", "MP4 文件，和 index.md 放在同一个文件夹里，最长 90 秒。", "和网址只写一样")] = ""
    url: Annotated[str, LINK, Label("网址", "短视频已经登在别的网站上，就写那里的网址；这里只放一张图和一个链接。", "和文件名只写一样")] = (
        ""
    )
    captions: Annotated[str, FILE_NAME, Label("字幕", "字幕文件，扩展名是 .vtt，放在旁边；网页上的文字稿也从它来。", "有声音就要有")] = ""
    poster: Annotated[Picture | None, Label("开头的图", "点播放之前看到的图；不写，就用这一篇的封面。", "没有封面就要有")] = None
    shows: Annotated[
        tuple[str, ...],
        SHOWN,
        Ref("person"),
        Label(
            "视频里有谁",
            "只写一样：没有人写 无人，有人认不出来写 不可辨认，登记过的人写编号，几个人用顿号隔开。看得见的、听得出声音的人都算，画出来的人不算真人。",
        ),
    ]
    credit: Annotated[str, text(60), Label("作者", "谁拍的、谁剪的；用了别人的音乐，也写在这里。")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """`stories/<id>/index.md`."""

    title: Title
    date: Annotated[datetime.date, DAY, Label("日期", "故事发表的日期，如 2026-03-08。")]
    form: Annotated[str, choice(*FORMS), Label("体裁", "微故事是三五百字以内、没有小标题的短故事；一般的故事不用写这一行。")] = FORMS[0]
    updated: Annotated[datetime.date | None, DAY, Label("修改日期", "发表以后有重要改动才写。")] = None
    summary: Summary
    themes: Annotated[tuple[Annotated[str, REFERENCE, Ref("themes")], ...], Label("主题", "一个或几个主题，见 content/themes.yml。")]
    places: Annotated[tuple[PlaceId, ...], Label("地方", "发生在哪里，见 content/places.yml。")] = ()
    programmes: Annotated[tuple[ProgrammeId, ...], Label("项目", "和哪个项目有关。")] = ()
    people: Annotated[tuple[PersonId, ...], Label("人物", "故事里出现的人，先在 content/people 里登记，这里写他的人物编号。")] = ()
    draft: Annotated[bool, FLAG, Label("草稿", "还没写完，先不登出来，就写 true；写完删掉这一行。")] = False
    publish_from: Annotated[datetime.date | None, DAY, Label("登出日期", "从哪一天起登在网站上；不写，就是“日期”那一天。")] = None
    publish_until: Annotated[datetime.date | None, DAY, Label("撤下日期", "登到哪一天为止，那一天还看得到；不写，就一直登着。")] = None
    reviewed_by: Annotated[str, text(30), Label("审稿", "谁核对过、点了头，写科室或者职务，不写姓名也行。")] = ""
    source: Annotated[str, text(80), Label("来源", "哪家报纸哪一天，或者谁讲述、谁记录。", "不是示例就要有")] = ""
    cover: Annotated[Picture | None, Label("封面", "列表里显示的图片。")] = None
    pictures: Annotated[tuple[Picture, ...], Label("正文图片", "正文里用到的每张图片一项。")] = ()
    clip: Annotated[Clip | None, Label("短视频", "一篇故事可以有一段短视频，放在正文前面。")] = None
    aliases: Aliases = ()
    sample: Sample = False

    @property
    def first_day(self) -> datetime.date:
        """From which day on it is shown."""
        return self.publish_from or self.date

    @property
    def is_short(self) -> bool:
        """Whether it is a 微故事."""
        return self.form == FORMS[1]


def pictures_of(record: object) -> Iterator[tuple[tuple[str | int, ...], Picture]]:
    """Every picture that a record declares, with its place among the fields; the leading one first, that of a clip last."""
    known = getattr(record, "__dataclass_fields__", ())  # to ask for one that could not be read is an error
    for name in ("cover", "picture"):
        if name in known and getattr(record, name):
            yield (name,), getattr(record, name)
    for index, picture in enumerate(getattr(record, "pictures") if "pictures" in known else ()):  # noqa: B009
        yield ("pictures", index), picture
    clip = getattr(record, "clip") if "clip" in known else None  # noqa: B009
    if clip and clip.poster:
        yield ("clip", "poster"), clip.poster
