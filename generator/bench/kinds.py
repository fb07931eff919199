"""The rest of the made-up community: a hundred comics, three hundred activities in six lists, two rolls of honour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

COMICS = 100
LISTS, ACTIVITIES_IN_A_LIST = 6, 50
HONOURS_IN_A_ROLL = 24
CATEGORIES = dict(zip("志职文自体科阅安", "志愿服务 职业体验 文化传承 自然观察 体育运动 科学动手 阅读表达 安全自护".split(), strict=True))
AWARDS = {"builders": ("共建者", "人"), "shops": ("商居同盟", "商户")}
FIRST_LIST = date(2026, 6, 1)

Write = Callable[[Path, str], None]


def write_kinds(root: Path, write: Write, place: Callable[[int], str], put_cover: Callable[[Path, int], None]) -> None:
    """Write all of it below `root`; `place` gives ids of places, `put_cover` lays a picture `cover.jpg` into a folder."""
    marks = enumerate(CATEGORIES.items())
    categories = [f"  - id: c-{index}\n    name: {name}\n    summary: {name}的活动。\n    mark: {mark}\n" for index, (mark, name) in marks]
    write(root / "content/categories.yml", "categories:\n" + "".join(categories))
    for number in range(LISTS):
        write(root / list_file(number), activity_list(number, place))
    awards = [f"  - id: {id}\n    name: {name}\n    honours: {whom}\n    summary: 奖给{name}。\n" for id, (name, whom) in AWARDS.items()]
    write(root / "content/awards.yml", "awards:\n" + "".join(awards))
    for year in (2025, 2026):
        write(root / f"content/honours/{year}.yml", _roll(year, place))
    for number in range(1, COMICS + 1):
        folder = root / f"comics/{number:03d}"
        write(folder / "comic.yml", _comic(number, place))
        put_cover(folder, 40 + number)  # none that a story has


def list_file(number: int) -> str:
    """Path of the list `number`."""
    return f"content/activities/list-{number}.yml"


def activity_list(number: int, place: Callable[[int], str]) -> str:
    """Text of the list `number`."""
    starts = FIRST_LIST + timedelta(days=60 * number)
    head = (
        f"title: 第{number + 1}份清单\nseason: 日常\nstarts: {starts}\nends: {starts + timedelta(days=59)}\nissuer: 长街\n"
        f"edition: 2026-05-20\nintro: 自己挑，自己来。\nweather: 下大雨就改天。\nactivities:\n"
    )
    return head + "".join(_activity(number, index, starts, place) for index in range(ACTIVITIES_IN_A_LIST))


def activity_title(index: int) -> str:
    """Title of the activity `index` of any list, until it is edited."""
    return f"第{index + 1}回一起动手"


def _activity(number: int, index: int, starts: date, place: Callable[[int], str]) -> str:
    day = starts + timedelta(days=index)
    return (
        f"  - id: activity-{number}-{index:02d}\n    title: {activity_title(index)}\n    summary: 带上手，带上眼睛，来了就会。\n"
        f"    category: c-{index % len(CATEGORIES)}\n    date: {day}\n    time: 9:00-10:30\n    place: {place(index)}\n    spot: 门口集合\n"
        f"    grades: {index % 5 + 1}-{index % 5 + 5}\n    seats: 20\n    parents: true\n    signup: {day - timedelta(days=1)}\n"
        f"    bring: 水杯\n    safety: 跟紧大人。\n    host: 社区活动岗\n    points: 2\n"
    )


def _roll(year: int, place: Callable[[int], str]) -> str:
    honours = [
        f"  - id: honour-{year}-{index}\n    award: {list(AWARDS)[index % 2]}\n    recipient: recipient-{index}\n    name: 第{index + 1}家街坊\n    group: true\n"
        f"    place: {place(index)}\n    reason: 一年里天天把楼道里的灯看了一遍，坏了当天就换。\n"
        for index in range(HONOURS_IN_A_ROLL)
    ]
    return f"title: {year}年荣誉榜\ndate: {year}-{'12-20' if year == 2025 else '05-20'}\nintro: 谢谢这些街坊。\nhonours:\n" + "".join(
        honours
    )


_BOXES = ("25, 25, 465, 465", "510, 25, 465, 465", "25, 510, 465, 465", "510, 510, 465, 465")


def _comic(number: int, place: Callable[[int], str]) -> str:
    panels = "".join(
        f"  - scene: 第{panel}格，院子里亮着灯。\n    box: {box}\n    lines:\n      - who: 街坊\n        says: 来了？\n"
        for panel, box in enumerate(_BOXES, 1)
    )
    return (
        f"title: 第{number}个样子\nscene: 院子里的灯有人等。\ndate: 2026-01-{number % 28 + 1:02d}\nauthor: 街坊画手\ngroup: true\n"
        f"picture:\n  file: cover.jpg\n  shows: 无人\nplaces: [{place(number)}]\npanels:\n{panels}"
    )
