"""The settings of a site: what it says of itself and of those behind it, and the part of MkDocs' own file that concerns us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.grammar import ICP, ID, MENU, POLICE, WEB_ADDRESS, Label, choice, text


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
