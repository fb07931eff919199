"""The sections of the site, once: where each stands, what it is called, its icon and drawing, its feed."""

from __future__ import annotations

from typing import NamedTuple

SERIES = "《“理想家园”的100个样子》"


class Section(NamedTuple):
    """A part of the site with a front of its own. Its introduction is written by hand, in the page of content/pages/ that bears its id."""

    id: str  # and the first folder of its addresses
    title: str  # where nobody has written an introduction
    summary: str = ""
    icon: str = ""  # in the menu
    drawing: str = ""  # beside the title of the front
    feed: str = ""  # the title of its feed; "" if it has none, or one that is called like the section
    inside: str = ""  # the section whose tab is lit on its pages, and that comes before it on the way from home

    @property
    def address(self) -> str:
        """The address of the front."""
        return f"{self.id}/"


STORIES = Section("stories", "故事", icon="story", drawing="stories")
COMICS = Section("comics", SERIES, icon="comic", drawing="comics", feed=SERIES)
HONOURS = Section("honours", "荣誉榜", "谁为大家做过什么，一条一条记在榜上。", icon="honour", drawing="honours", feed="荣誉")
ACTIVITIES = Section("activities", "活动", icon="activity", drawing="activities", feed="活动")
PROGRAMMES = Section("programmes", "项目品牌", icon="programme", drawing="programmes")
PLACES = Section("places", "社区、村与学校", icon="place", drawing="places")
POINTS = Section("points", "志愿家庭积分榜", inside="honours")
PRINT = Section("print", "打印清单", drawing="print", inside="activities")
SUBSCRIBE = Section("subscribe", "订阅", icon="subscribe", drawing="subscribe")

# Single pages in folders of hand-written ones, introduced by hand like a section.
WHO = Section("about/who", "谁在办这个网站", "谁办、谁审稿、怎么联系；还没有定的，也写在这一页。")
CONTACT = Section("ask/contact", "联系与更正", "怎么找到我们，哪里写错过、改成了什么。")

TODAY_TITLE, WEEKEND_TITLE, CLIPS_TITLE = "今天的活动", "这个周末的活动", "短视频"
CLIPS_SUMMARY = "一两分钟看完的故事，有字幕，有文字稿；点了播放才下载。"
SHORT_SUMMARY = "三五百字，没有小标题，一口气读完。"

# Pages that are made from the program itself.
PROBLEMS_TITLE, PROBLEMS_SUMMARY = "检查结果怎么看", "检查时报出来的每个编号，是什么意思、怎么改，都在这里。"
FIELDS_TITLE, FIELDS_SUMMARY = "每一项怎么填", "每种文件里能写哪些项、各是什么意思，照着填就行。"
COMPONENTS_TITLE = "页面零件"
COMPONENTS_SUMMARY = "这一页给修网页的人看：网页上的每样零件都在这里，白天一遍，夜里一遍。里面的人和事都是编的。"

BY_HAND = "ask/by-hand"  # how a text or drawing on paper is handed in, where somebody has written it

SECTIONS = (STORIES, COMICS, HONOURS, ACTIVITIES, PROGRAMMES, PLACES, POINTS, PRINT, SUBSCRIBE)
ICONS = {"": "home", "about": "about", "ask": "ask", **{section.id: section.icon for section in SECTIONS if section.icon}}
SINGLE = (WHO, CONTACT)
INTRODUCTIONS = ("index", "404", *(section.id for section in (*SECTIONS, *SINGLE)))  # pages that are shown with what the program lists
TAKEN = (
    *(section.id for section in SECTIONS),
    "feeds",
    "calendars",
    "search",
    "assets",
    "media",
    "posters",
    "cards",
)  # first folders that no other page may have
