"""What stands on paper for lists, page by page: for the tests of booklets, months and notices."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PIL import Image

from generator.cache import NOWHERE
from generator.judging import loaded
from generator.keyed import Recipe, Workshop
from generator.load.settings import settings_of
from generator.load.walk import walk
from generator.model.site import assemble
from generator.render.base.booklets import ListOnPaper, on_paper
from generator.render.base.plan import Plan
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, tool

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

HEAD = """title: {title}
season: 日常
starts: {starts}
ends: {ends}
issuer: 柿子街街道办事处
edition: 2026-10-30
intro: 每周都有，错过这一回，七天后还在老地方。
weather: 下雨下雪停一次，不补。
activities:
"""
ITEM = """  - id: {id}
    title: {title}
    summary: 念。
    category: {category}
    {when}
    time: {time}
    place: {place}
    spot: 门口{id}
    grades: 1-9
    seats: 30
    parents: false
    safety: 慢走
    host: 楼门长
"""


def papers(root: Path, today: date = date(2026, 11, 23)) -> dict[str, ListOnPaper]:
    """Every list of a site with what its papers need."""
    content = loaded(root, walk(root))
    settings = settings_of(content.entries, BuildOptions(today))
    assert settings
    plan = Plan(assemble(settings, content.entries, {}).visible(), None)  # type: ignore[arg-type]  # no frame is asked for
    return {entry.id: on_paper(plan, entry) for entry in plan.offers.lists}


def paper(folder: Path, text: str) -> ListOnPaper:
    """The list that `text` is, in the good site."""
    (folder / "content/activities/own.yml").write_text(text, "utf-8")
    return papers(folder)["own"]


def made(recipe: Recipe, folder: Path) -> Path:
    """The file of a recipe, in `folder`."""
    file = folder / "made.pdf"
    file.write_bytes(recipe.make(Workshop(GOOD, Store(NOWHERE))).data)
    return file


def pages(file: Path, *options: str) -> list[str]:
    """What a reader can copy out of each page, blanks left out."""
    text = subprocess.run([tool("pdftotext"), *options, file, "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def half(file: Path, side: int) -> list[str]:
    """Of each page of A4 across what stands on its left (0) or right (1) half."""
    return pages(file, "-x", str(421 * side), "-y", "0", "-W", "421", "-H", "595")


def collisions(file: Path) -> list[str]:
    """Words that stand on each other; a hollow letter is drawn twice."""
    html = subprocess.run([tool("pdftotext"), "-bbox", file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    found = []
    for page in html.split("<page ")[1:]:
        words = [(each[4], *map(float, each[:4])) for each in _WORD.findall(page)]
        found += [
            f"{one[0]} / {other[0]}" for one, other in itertools.combinations(words, 2) if one[0] != other[0] and _meet(one[1:], other[1:])
        ]
    return found


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the ink of two words meets: the box of a font is higher than that, and half of a mark's width may be left out."""
    height = min(one[3] - one[1], other[3] - other[1])
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > height * 0.8 and down > height * 0.5


def facts(file: Path) -> str:
    """What the file says of itself."""
    return subprocess.run([tool("pdfinfo"), file], capture_output=True, encoding="utf-8", check=True).stdout


def seen(file: Path, dots: int) -> Sequence[Image.Image]:
    """Each page in colours."""
    subprocess.run([tool("pdftoppm"), "-r", str(dots), file, file.with_suffix("")], check=True)
    found = []
    for each in sorted(file.parent.glob(f"{file.stem}-*.ppm")):
        with Image.open(each) as picture:
            found.append(picture.copy())
        each.unlink()
    return found
