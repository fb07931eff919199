"""What the dialect knows by name: our blocks, and where a link may lead."""

from __future__ import annotations

import re

from generator.schema.web import address_of

GALLERY, DIALOGUE = "图集", "对话"  # blocks whose lines stand for themselves
BLOCKS = ("提示", "引语", "时间线", "数字", GALLERY, DIALOGUE)
MEANT = {  # what else people call them; whatever is longer, as “温馨提示”, is found by its part
    **dict.fromkeys(("贴士", "注意", "提醒", "说明", "备注", "须知", "警告", "tip", "note", "info", "warning", "callout"), "提示"),
    **dict.fromkeys(("引文", "引用", "名言", "摘录", "金句", "语录", "原话", "quote"), "引语"),
    **dict.fromkeys(("时间轴", "日程", "大事记", "年表", "经过", "timeline"), "时间线"),
    **dict.fromkeys(("数据", "统计", "figure", "number"), "数字"),
    **dict.fromkeys(("图片", "照片", "相册", "组图", "图库", "画廊", "相片", "插图", "gallery", "image", "photo"), GALLERY),
    **dict.fromkeys(("问答", "访谈", "采访", "聊天", "对白", "dialogue", "chat"), DIALOGUE),
}
_CHAR = r"[^\s\\\u200b-\u200f\u2066-\u2069]"  # nothing in an address turns it round
_ELSEWHERE = address_of(r"\w", rf"(?:[/?#]{_CHAR}*)?")
ADDRESS = re.compile(rf"(?:/(?!/){_CHAR}*|#{_CHAR}+|{_ELSEWHERE}|mailto:{_CHAR}+|tel:[0-9+-]+)")


def block_meant(name: str) -> str:
    """The block that somebody calls `name`, "" if nobody knows."""
    written = name.strip("：:，。").casefold()
    return next((each for each in BLOCKS if each in written), "") or next((MEANT[each] for each in MEANT if each in written), "")
