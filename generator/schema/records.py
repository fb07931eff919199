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
    ICP,
    ID,
    MENU,
    PERSON_ID,
    POLICE,
    REFERENCE,
    WEB_ADDRESS,
    Label,
    Ref,
    choice,
    text,
    words_or_list,
)
from generator.schema.numbers import FLAG, GRADES, ORDER, YEAR

BASES = ("本人同意", "监护人同意", "公开报道")
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
Aliases = Annotated[tuple[Annotated[str, ADDRESS], ...], Label("旧地址", "这一页以前的地址，老链接会自动转到新地址。")]
Order = Annotated[int, ORDER, Label("次序", "数字小的排在前面。")]
PlaceId = Annotated[str, REFERENCE, Ref("places")]
ProgrammeId = Annotated[str, REFERENCE, Ref("programme")]
PersonId = Annotated[str, PERSON_ID, Ref("person")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """How to reach the people behind the site."""

    office: Annotated[str, text(60), Label("单位", "负责这个网站的单位。")]
    phone: Annotated[str, text(30), Label("电话", "对外公布的座机或热线。", "和邮箱至少有一样")] = ""
    email: Annotated[str, text(80), Label("邮箱", "对外公布的邮箱。", "和电话至少有一样")] = ""
    address: Annotated[str, text(80), Label("地址", "对外公布的办公地址。")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline(Record):
    """A number that may be published."""

    name: Annotated[str, text(30), Label("名称", "哪个单位的什么电话，如 街道文明实践所。")]
    number: Annotated[str, text(30), Label("号码", "座机或者热线，如 010-00000000。不写个人的手机号。")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRecord(Record):
    """`content/site.yml`."""

    name: Annotated[str, text(30), Label("网站名称", "显示在每一页的页头和浏览器标题里。")]
    description: Annotated[str, text(120), Label("网站简介", "一句话，搜索和订阅里会出现。")]
    app: Annotated[str, text(30), Label("APP 名称", "报名和积分用的 APP。")]
    icp: Annotated[str, ICP, Label("ICP 备案号", "还没有就写 待备案。")]
    police: Annotated[str, POLICE, Label("公安备案号", "还没有就写 待备案。")]
    samples: Annotated[str, choice("show", "hide"), Label("示例开关", "show 显示示例，hide 全部隐藏。")] = "show"
    posters: Annotated[
        str, choice("show", "hide"), Label("海报开关", "show 给每篇故事、每幅漫画、每条荣誉、每项活动各做一张能存进手机的图，hide 不做。")
    ] = "hide"
    phones: Annotated[tuple[Hotline, ...], Label("公布的电话", "网页和清单上能出现的电话，一个一项；活动里写的电话要在这里登记过。")] = ()
    contact: Annotated[Contact | None, Label("谁在办，怎么联系", "网站上要写明白的单位和联系办法。", "正式上线前要有")] = None
    editor: Annotated[str, text(60), Label("谁审稿", "稿子由谁核对、谁点头，写科室或者职务。", "正式上线前要有")] = ""
    terms: Annotated[str, text(120), Label("图文怎么用", "别人能不能转载文字和图片，要办什么手续。", "正式上线前要有")] = ""
    hand_in: Annotated[str, text(60), Label("收稿处", "纸上写的故事、画的漫画交到哪里；会印在稿纸上。", "正式上线前要有")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette(Record):
    """The part of `mkdocs.yml` that names Material's colours."""

    __pydantic_config__ = {"extra": "ignore"}

    primary: Annotated[str, ID, Label("主色", "Material 的颜色名，如 custom。")] = "custom"
    accent: Annotated[str, ID, Label("强调色", "Material 的颜色名，如 custom。")] = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class MkdocsTheme(Record):
    """The part of `mkdocs.yml` that sets the theme."""

    __pydantic_config__ = {"extra": "ignore"}

    palette: Annotated[Palette, Label("配色", "主色和强调色。")] = Palette()


@dataclass(frozen=True, slots=True, kw_only=True)
class MkdocsRecord(Record):
    """`mkdocs.yml`, as far as it concerns us; what else MkDocs wants in it is MkDocs' affair."""

    __pydantic_config__ = {"extra": "ignore"}

    site_name: Annotated[str, text(30), Label("网站名称", "照抄 content/site.yml 里的 name；要改名，在那里改。")]
    site_url: Annotated[str, WEB_ADDRESS, Label("网址", "网站正式的地址，以 / 结尾。")]
    nav: Annotated[tuple[tuple[str, str], ...], MENU, Label("菜单", "每一项：名称: 页面文件。")]
    theme: Annotated[MkdocsTheme, Label("主题", "MkDocs 的主题。")]


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
    near: Annotated[tuple[PlaceId, ...], Label("附近", "走几分钟就到的地方，写编号；写在一边就行。印清单的时候，那里的活动排在前头。")] = ()
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

    name: Annotated[str, text(16), Label("公开的称呼", "网站上怎么称呼。孩子只写“小孟同学”这样的称呼，不写全名。")]
    minor: Annotated[bool, FLAG, Label("未成年", "不满十八岁写 true。")]
    basis: Annotated[str, choice(*BASES), Label("依据", "凭什么可以写：本人同意、监护人同意，或公开报道。")]
    source: Annotated[str, text(80), Label("来源", "哪家报纸哪一天第几版。", "依据是公开报道就要有")] = ""
    scope: Annotated[
        tuple[Annotated[str, choice("姓名", "肖像", "声音", "故事")], ...],
        Label("同意范围", "同意公开哪些：姓名、肖像、声音、故事；公开报道不写。", "签了同意书就要有"),
    ] = ()
    consented: Annotated[datetime.date | None, DAY, Label("同意日期", "签同意书的日期；公开报道不写。", "签了同意书就要有")] = None
    until: Annotated[datetime.date | None, DAY, Label("到期日期", "同意到哪一天为止；没有期限可不写。")] = None
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
        tuple[str, ...], SHOWN, Ref("person"), Label("照片里有谁", "人物编号的列表，或者写 无人、不可辨认。画出来的人不算真人，写 无人。")
    ]
    credit: Annotated[str, text(60), Label("作者", "谁拍的、谁画的。")] = ""
    caption: Annotated[str, text(80), Label("图注", "显示在图下面的一句话，可不写。")] = ""
    enhance: Annotated[
        str,
        choice("paper", also={"纸": "paper"}),
        Label("修图", "画在纸上、用手机拍下来的画写 paper：纸变白，线变深，歪的摆正。照片、扫描件和电脑画的画不写。"),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """`stories/<id>/index.md`."""

    title: Title
    date: Annotated[datetime.date, DAY, Label("日期", "故事发表的日期，如 2026-03-08。")]
    updated: Annotated[datetime.date | None, DAY, Label("修改日期", "发表以后有重要改动才写。")] = None
    summary: Summary
    themes: Annotated[tuple[Annotated[str, REFERENCE, Ref("themes")], ...], Label("主题", "一个或几个主题，见 content/themes.yml。")]
    places: Annotated[tuple[PlaceId, ...], Label("地方", "发生在哪里，见 content/places.yml。")] = ()
    programmes: Annotated[tuple[ProgrammeId, ...], Label("项目", "和哪个项目有关。")] = ()
    people: Annotated[tuple[PersonId, ...], Label("人物", "故事里出现的人，先在 content/people 里登记，这里写他的人物编号。")] = ()
    source: Annotated[str, text(80), Label("来源", "哪家报纸哪一天，或者谁讲述、谁记录。", "不是示例就要有")] = ""
    cover: Annotated[Picture | None, Label("封面", "列表里显示的图片。")] = None
    pictures: Annotated[tuple[Picture, ...], Label("正文图片", "正文里用到的每张图片一项。")] = ()
    aliases: Aliases = ()
    sample: Sample = False


def pictures_of(record: object) -> Iterator[tuple[tuple[str | int, ...], Picture]]:
    """Every picture that a record declares, with its place among the fields; the leading one first."""
    known = getattr(record, "__dataclass_fields__", ())  # to ask for one that could not be read is an error
    for name in ("cover", "picture"):
        if name in known and getattr(record, name):
            yield (name,), getattr(record, name)
    for index, picture in enumerate(getattr(record, "pictures") if "pictures" in known else ()):  # noqa: B009
        yield ("pictures", index), picture
