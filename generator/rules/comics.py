"""Comics: a drawing large enough to read, told panel by panel, by somebody."""

from __future__ import annotations

from itertools import combinations

from generator.rules.judge import Judge
from generator.rules.questions import is_future, panels_found, picture_width
from generator.schema.boxes import Box
from generator.schema.comics import NOBODY_IN_PARTICULAR, Comic
from generator.text import date_in_chinese

LEAST_WIDTH = 800  # pixels: below that the lettering of a page of four panels cannot be read on a phone
MOST_PANELS = 12
LEAST_BOX = (60, 40)  # thousandths of the picture: whatever is smaller is no panel
MOST_SHARED = 0.3  # of a panel: a scan that lies askew has boxes that overlap a little


def check_comic(judge: Judge) -> None:
    """Panels, author, width and day of one comic."""
    comic = judge.entry.record
    if not isinstance(comic, Comic):
        return
    with judge.in_part():
        if not 1 <= len(comic.panels) <= MOST_PANELS:
            judge.at(("panels",), "I12", at_key=True, count=len(comic.panels), most=MOST_PANELS)
    with judge.in_part():
        if not comic.sample and comic.author == NOBODY_IN_PARTICULAR:
            remedy = (
                f"author 写画画的人怎么称呼，照他本人或监护人同意公开的写；如果真是示例，{judge.as_sample}。" if judge.as_sample else ""
            )
            judge.at(("author",), "I13", value=comic.author, advice=remedy)
    with judge.in_part():
        if judge.ask(is_future, comic.date):
            judge.at(("date",), "R09", date=date_in_chinese(comic.date))
    _check_width(judge, comic)
    with judge.in_part():
        _check_boxes(judge, comic)


def _check_boxes(judge: Judge, comic: Comic) -> None:
    """Boxes stand at every panel or at none, and none lies on another; where there are none, those that were found are not in doubt."""
    boxes = [(number, panel.box) for number, panel in enumerate(comic.panels, 1) if panel.box]
    if not boxes:
        _check_found(judge, comic)
    for number, panel in enumerate(comic.panels, 1):
        if boxes and not panel.box:
            judge.at(("panels", number - 1, "scene"), "I21", what=f"第{number}格没有写 box，别的格写了")
    for number, box in boxes:
        if box.width < LEAST_BOX[0] or box.height < LEAST_BOX[1]:
            what = f"第{number}格的 box 太小了，宽 {box.width}、高 {box.height}，都是整张图的千分之几"
            judge.at(("panels", number - 1, "box"), "I21", what=what)
    for (one, box), (other, another) in combinations(boxes, 2):
        if _shared(box, another) > MOST_SHARED * min(box.width * box.height, another.width * another.height):
            judge.at(("panels", other - 1, "box"), "I21", what=f"第{other}格和第{one}格的 box 叠在一起了")


def _shared(one: Box, other: Box) -> int:
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(0, width) * max(0, height)


def _check_found(judge: Judge, comic: Comic) -> None:
    folder = judge.entry.path.rpartition("/")[0]
    found = judge.ask(panels_found, f"{folder}/{comic.picture.file}")
    if found is None or found.is_sure or len(comic.panels) > MOST_PANELS:
        return
    doubt, advice = f"图上看出了 {len(found.boxes)} 格", ""
    if len(found.boxes) == len(comic.panels):
        lines = "；".join(f"第{number}格“box: {box.written}”" for number, box in enumerate(found.boxes, 1))
        doubt = "看出的几格太小，或者叠在一起"
        advice = f"对着图看看下面几行准不准，改好以后每一格的 scene 下面加上它那一行（左、上、宽、高，都是整张图的千分之几）：{lines}。"
    judge.at(("panels",), "I22", at_key=True, count=len(comic.panels), doubt=doubt, advice=advice)


def _check_width(judge: Judge, comic: Comic) -> None:
    folder = judge.entry.path.rpartition("/")[0]
    width = judge.ask(picture_width, f"{folder}/{comic.picture.file}")
    if 0 < width < LEAST_WIDTH:
        judge.at(("picture", "file"), "I11", width=width, least=LEAST_WIDTH)
