"""A made-up community as a folder that `beiyuan` builds: N stories over ten years with all that they refer to, and every other kind."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from generator.bench.kinds import write_kinds
from generator.bench.words import SUMMARY, TITLES, body, filled

FIRST_DAY = date(2016, 6, 1)
LAST_DAY = date(2026, 5, 31)
TODAY = "2026-06-01"  # the day of every build
SITE_URL = "https://example.org/"
NAME = "长街家力量"
MENU = (
    ("首页", "index"),
    ("家人故事", "stories"),
    ("项目品牌", "programmes"),
    ("社区学校", "places"),
    ("关于", "about/index"),
    ("订阅", "subscribe"),
)
THEMES = {
    "neighbours": "邻里之间",
    "children": "孩子们",
    "elders": "一老一小",
    "volunteers": "志愿服务",
    "doorstep": "家门口的事",
    "city": "新来的人和店",
    "seasons": "四时八节",
    "hands": "手艺人",
}
COMMUNITIES = (
    "柳荫 石榴 铜铃 竹帘 风车 青砖 豆花 月台 灯芯 木槿 泥炉 布谷 米缸 算盘 香椿 陶罐 麻绳 花轿 鼓楼 雨燕 砚台 银杏 篱笆 蒲公英".split()
)
PROGRAMMES = "同走一段路 楼道留灯 周六修理铺 旧书换新 小手大手 家门口课堂 夏夜纳凉 一碗热汤".split()
PEOPLE = "拿剪刀的奶奶 阿木 爱下棋的老哥 豆豆妈妈 高个子师傅 圆眼镜老师 戴草帽的人 晨跑大叔".split()
ABOUT = {"what": "是什么", "privacy": "隐私", "submit": "投稿", "site": "关于本站", "access": "无障碍"}  # the footer leads to some of them
STREET_PAGES = {
    "index": (NAME, "一条街上的人和事。"),
    "stories": ("家人故事", "身边的人，身边的事。"),
    "programmes": ("项目品牌", "每个项目占一页。"),
    "places": ("社区与学校", "按地方找故事。"),
    "subscribe": ("订阅", "新内容自己送到手边。"),
    "404": ("走错门了", "这里没有人家。"),
    "about/index": ("关于我们", "这条街是用来试机器的。"),
    **{f"about/{id}": (title, "说明白，写清楚。") for id, title in ABOUT.items()},
}
PLACES_FILE = "content/places.yml"
COVER_SIZE = (1200, 750)  # pixels
COVERS = 40  # distinct pictures; stories share them, since encoding thousands would take an hour and tell nothing new


@dataclass(frozen=True)
class Tale:
    """One story before it is written for a generator; people in `text` stand as [[id]]."""

    id: str
    title: str
    day: date
    summary: str
    themes: tuple[str, ...]
    place: str
    programme: str
    people: tuple[str, ...]
    text: str
    cover: int


def place_id(index: int) -> str:
    """Id of the place `index`."""
    return f"place-{index:02d}"


def place_name(index: int) -> str:
    """Name of the place `index`; whatever lies beyond the list is a new one."""
    return f"{COMMUNITIES[index] if index < len(COMMUNITIES) else f'第{index}座新院'}社区"


def place_summary(index: int) -> str:
    """One sentence on the place `index`."""
    return f"一进院就知道是{place_name(index)}。"


def place_item(index: int) -> str:
    """The place `index` as an item of content/places.yml."""
    return f"  - id: {place_id(index)}\n    name: {place_name(index)}\n    kind: 社区\n    summary: {place_summary(index)}\n"


def person_id(index: int) -> str:
    """Id of the person `index`."""
    return f"p-{index:03d}"


def person_name(id: str) -> str:
    """Published name of a person; whoever comes after the list is new."""
    index = int(id.removeprefix("p-"))
    return PEOPLE[index] if index < len(PEOPLE) else f"第{index}位新邻居"


def tale(index: int, total: int) -> Tale:
    """Story `index` of `total`, the oldest first; the same at every call."""
    random = Random(f"tale {index}")
    who = tuple(sorted(random.sample(list(map(person_id, range(len(PEOPLE)))), 2)))
    link = f"/stories/{tale_id(random.randrange(index))}/" if index and index % 4 == 0 else ""
    return Tale(
        id=tale_id(index),
        title=f"{filled(random.choice(TITLES), random)}（{index + 1}）",  # no two alike, which an editor would be told
        day=FIRST_DAY + timedelta(days=index * ((LAST_DAY - FIRST_DAY).days) // max(1, total - 1)),
        summary=filled(SUMMARY, random),
        themes=tuple(random.sample(list(THEMES), random.randint(1, 2))),
        place=place_id(random.randrange(len(COMMUNITIES))),
        programme=f"programme-{random.randrange(len(PROGRAMMES))}" if index % 2 else "",
        people=who,
        text=body(random, who, link),
        cover=index % COVERS,
    )


def tale_id(index: int) -> str:
    """Id of story `index`, in the order of days."""
    return f"tale-{index:05d}"


def write_community(root: Path, total: int) -> None:
    """Write everything `beiyuan` needs below `root`, which is a new folder."""
    _write(root / "mkdocs.yml", _mkdocs())
    _write(root / "content/site.yml", f"name: {NAME}\ndescription: 一条街上的人和事。\napp: 长街\nicp: 待备案\npolice: 待备案\n")
    _write(
        root / "content/figures.yml",
        "figures:\n  - id: homes\n    label: 院子\n    value: 24\n    unit: 个\n    as_of: 2026\n    source: 街道统计\n",
    )
    for id, (title, summary) in STREET_PAGES.items():
        _write(root / f"content/pages/{id}.md", f"---\ntitle: {title}\nsummary: {summary}\n---\n\n{summary}随便看看，慢慢走。\n")
    themes = [f"  - id: {id}\n    name: {name}\n    summary: 说的都是{name}。\n" for id, name in THEMES.items()]
    _write(root / "content/themes.yml", "themes:\n" + "".join(themes))
    _write(root / PLACES_FILE, "places:\n" + "".join(map(place_item, range(len(COMMUNITIES)))))
    for index, name in enumerate(PROGRAMMES):
        fields = f"title: {name}\nsummary: 每周一回，叫作{name}。\nsince: 2017\norder: {index}\n"
        _write(root / f"content/programmes/programme-{index}.md", f"---\n{fields}---\n\n{name}是大家一起想出来的名字。\n")
    for index in range(len(PEOPLE)):
        write_person(root, person_id(index))
    write_kinds(root, _write, lambda number: place_id(number % len(COMMUNITIES)), put_cover)
    for index in range(total):
        write_tale(root, tale(index, total))


def write_person(root: Path, id: str) -> None:
    """Write one person's consent as `beiyuan` wants it."""
    fields = f"name: {person_name(id)}\nminor: false\nbasis: 本人同意\nscope: [姓名, 故事]\nconsented: 2016-05-01\n"
    _write(root / f"content/people/{id}.yml", fields)


def _mkdocs() -> str:
    menu = "".join(f"  - {title}: {page}.md\n" for title, page in MENU)
    theme = "theme:\n  name: material\n  language: zh\n  font: false\n  palette:\n    primary: custom\n    accent: custom\n"
    return f"site_name: {NAME}\nsite_url: {SITE_URL}\ndocs_dir: content/pages\n{theme}plugins: []\nnav:\n{menu}"


def write_tale(root: Path, story: Tale) -> None:
    """Write one story with its cover as `beiyuan` wants it; an existing one is replaced, its cover kept."""
    folder = root / "stories" / story.id
    programmes = f"programmes: [{story.programme}]\n" if story.programme else ""
    fields = (
        f"title: {story.title}\ndate: {story.day}\nsummary: {story.summary}\nthemes: [{', '.join(story.themes)}]\nplaces: [{story.place}]\n"
        f"{programmes}people: [{', '.join(story.people)}]\nsource: 街坊讲述，社区记录\n"
        f"cover:\n  file: cover.jpg\n  alt: 一块一块的颜色，像院子里的灯\n  shows: 无人\n"
    )
    _write(folder / "index.md", f"---\n{fields}---\n\n{story.text}")
    put_cover(folder, story.cover)


def put_cover(folder: Path, number: int) -> None:
    """Lay cover `number` into `folder` unless one is there."""
    target = folder / "cover.jpg"
    if not target.exists():
        target.write_bytes(cover(number))


@cache
def cover(number: int) -> bytes:
    """A picture of coloured panes with a little noise, so that it weighs what a photograph of its size does; JPEG, 15 to 30 kB."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    random = Random(f"cover {number}")
    width, height = COVER_SIZE
    image = Image.new("RGB", (width // 6, height // 6), tuple(random.choices(range(60, 200), k=3)))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        left, top = random.randrange(image.width), random.randrange(image.height)
        colour = tuple(random.choices(range(20, 250), k=3))
        draw.rectangle((left, top, left + random.randrange(8, 50), top + random.randrange(8, 40)), fill=colour)
    out = BytesIO()
    image.resize(COVER_SIZE, Image.Resampling.BICUBIC).save(out, "JPEG", quality=60)
    return out.getvalue()


def remove(folder: Path) -> None:
    """Remove `folder` and everything in it, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
