"""Contact sheets: all that can be drawn, by name, for who draws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from comics.studio.draw.cast import cast, looks, looks_of
from comics.studio.draw.colour import Light
from comics.studio.draw.figure import TALL, Figure
from comics.studio.draw.letters import Row
from comics.studio.draw.page import rastered
from comics.studio.draw.pen import Pen
from comics.studio.draw.poses import known, skeleton
from comics.studio.draw.things import Placed
from comics.studio.draw.vector import STUDIO, vector

Cell = tuple[str, str]  # a label and the drawing, its middle foot at (0, 0)


def sheet(cells: Sequence[Cell], columns: int, wide: int, high: int, file: Path) -> None:
    """Write one sheet."""
    out = ""
    for i, (label, inner) in enumerate(cells):
        x, y = i % columns * wide, i // columns * high
        out += f'<clipPath id="cell{i}"><rect x="{x}" y="{y}" width="{wide}" height="{high}"/></clipPath><g clip-path="url(#cell{i})">'
        out += f'<rect x="{x}" y="{y}" width="{wide - 2}" height="{high - 2}" fill="#F6EBD6"/>'
        out += f'<g transform="translate({x + wide / 2},{y + high - 34})">{inner.replace("clip1", f"k{i}clip1")}</g></g>'
        name = Row(label)
        size = min(20.0, (wide - 8) / max(1.0, name.width(1)))
        out += name.drawn(x + wide / 2, y + high - 9, size)
    box = f'width="{columns * wide}" height="{-(-len(cells) // columns) * high}"'
    rastered(f'<svg xmlns="http://www.w3.org/2000/svg" {box}><rect width="100%" height="100%" fill="#FFFFFF"/>{out}</svg>').save(file)


def _person(name: str, does: str, face: str, high: float, y: float = 0) -> str:
    figure = Figure(name, looks(name), does, face, 0, y, high / TALL)
    low, hands = figure.layers(Pen(name))
    return low + hands


def sheets(folder: Path) -> None:
    """Write all sheets into a folder outside of the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    models = ("米粒", "新来的", "阿满", "手电爷爷", "芹姐")
    sheet([(name, _person(name, "stand", "smile", 300)) for name in cast()], 10, 190, 360, folder / "cast.png")
    poses: list[Cell] = []
    for i, does in enumerate([*known()["stances"], *known()["arms"]]):
        seat = -96.0 if skeleton(does, 1, 1).carried == "seat" else 0
        poses.append((does, _person(models[i % 5], does, "calm", 300, seat)))
    sheet(poses, 10, 200, 400, folder / "poses.png")
    faces = sorted(each.stem for each in (STUDIO / "heads/face").glob("*.svg"))
    sheet(
        [(face, f'<g transform="translate(0,512)">{_person("小核桃", "stand", face, 700)}</g>') for face in faces],
        8,
        200,
        240,
        folder / "faces.png",
    )
    heads = [
        (f"{kind}: {each.stem}", _head(kind, each.stem))
        for kind in ("hair", "hat", "beard", "glasses")
        for each in sorted((STUDIO / "heads" / kind).glob("*.svg"))
    ]
    sheet(heads, 10, 170, 240, folder / "heads.png")
    things = [(each.stem, _thing(each.stem)) for each in sorted((STUDIO / "props").glob("*.svg"))]
    sheet(things, 10, 190, 220, folder / "things.png")
    stages = [each.stem for each in sorted((STUDIO / "stages").glob("*.svg"))]
    for light in ("day", "night", "snow"):
        sheet([(name, _stage(name, light)) for name in stages], 4, 500, 480, folder / f"stages-{light}.png")


def _head(kind: str, name: str) -> str:
    base = looks_of({kind: name}, looks("小核桃"), name)
    figure = Figure("小核桃", base, "stand", "calm", 0, 470, 640 / TALL)
    return figure.layers(Pen(name))[0]


def _thing(name: str) -> str:
    _, _, w, h = vector(f"props/{name}").box
    placed = Placed(name, 0, 0, min(1.0, 176 / w, 176 / h))
    front = placed.drawn(Pen(name), Light(inside=True), "front") if placed.art.has_layer("front") else ""
    return placed.drawn(Pen(name), Light(inside=True)) + front


def _stage(name: str, words: str) -> str:
    art = vector(f"stages/{name}")
    light = Light.of(words, art.has("inside"))
    inner = art.drawn(Pen(name), lambda c, k: light.cast(c, k) if light.shows(k) else None)
    person = Figure("阿满", looks("阿满"), "stand", "smile", 760, art.number("ground"), art.number("tall", 540) / TALL).layers(Pen("x"))
    return f'<g transform="scale(0.328) translate(-760,-900)">{inner}{"".join(person)}</g>'
