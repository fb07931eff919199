"""The studio draws what its words and data say, refuses what would be ugly or untrue, and the pictures are those that it makes."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from comics.studio.draw import data, proof
from comics.studio.draw.__main__ import draw, numbers
from comics.studio.draw.bubbles import Mouth, Wanted, overlap, placed
from comics.studio.draw.cast import cast, looks
from comics.studio.draw.checks import LEAST, PHONE, faults
from comics.studio.draw.colour import SEASONS, SKY, WEATHER_SKY, Light
from comics.studio.draw.data import COMICS, MOST_LINES, words
from comics.studio.draw.figure import TALL, Figure
from comics.studio.draw.letters import Row, broken
from comics.studio.draw.page import LETTERS, LIMIT, Page, packed, page, rastered
from comics.studio.draw.pen import Pen
from comics.studio.draw.poses import known
from comics.studio.draw.refused import Refused
from comics.studio.draw.things import Placed
from comics.studio.draw.vector import STUDIO, vector

NUMBERS = numbers()
FACES = sorted(file.stem for file in (STUDIO / "heads/face").glob("*.svg"))
STAGES = sorted(file.stem for file in (STUDIO / "stages").glob("*.svg"))
THINGS = sorted(file.stem for file in (STUDIO / "props").glob("*.svg"))
CREDIT = "人物用Open Peeps（Pablo Stanley，CC0）"


def changed(number: str, change: dict[str, Any], panel: int = 0) -> Page:
    """A drawing of ours, otherwise in one panel."""
    drawn = page(number)
    panels = list(drawn.data.panels)
    panels[panel] = replace(panels[panel], **change)
    return Page(drawn.words, replace(drawn.data, panels=tuple(panels)))


def people(number: str, panel: int, **change: Any) -> tuple[data.Person, ...]:
    """The people of a panel, the first otherwise."""
    first, *others = page(number).data.panels[panel].people
    return (data.Person(first.name, {**first.given, **change}), *others)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_picture_is_what_its_words_and_data_make(number: str) -> None:
    """If this fails: python -m comics.studio.draw, and look at what it drew."""
    kept = (STUDIO / "drawings" / f"{number}.sum").read_text("utf-8")
    assert proof.proof(number, page(number)) == kept


def test_what_a_resident_has_taken_is_ours_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comics.studio.draw.data.COMICS", tmp_path)
    (tmp_path / "034").mkdir()
    (tmp_path / "034/comic.yml").write_text("title: 我画的\nauthor: 小画家\npanels:\n  - scene: 灯\n    lines:\n      - 老师：铃响了！\n")
    assert numbers() == []
    (told,) = draw("034", None)
    assert "a resident's drawing" in told
    assert [file.name for file in (tmp_path / "034").iterdir()] == ["comic.yml"]


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_that_is_drawn_would_be_refused(number: str) -> None:
    assert faults(page(number)) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_sample_says_that_it_is_one(number: str) -> None:
    record = yaml.safe_load((COMICS / number / "comic.yml").read_text("utf-8"))
    assert record["sample"] is True and record["author"] == "示例画稿" and record["credit"] == CREDIT
    assert record["picture"] == {"file": "page.webp", "shows": "无人"}


def test_drawing_again_gives_the_committed_bytes() -> None:
    number = min(NUMBERS, key=lambda each: (COMICS / each / "page.webp").stat().st_size)
    again = packed(page(number).picture())
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256((COMICS / number / "page.webp").read_bytes()).hexdigest()
    assert len(again) <= LIMIT


def test_the_seal_says_sample() -> None:
    svg = page(NUMBERS[0]).svg()
    glyphs = [re.search(r' d="([^"]+)"', Row(letter).drawn(0, 0, 50)) for letter in "示例画稿"]
    assert all(glyph and glyph[1] in svg for glyph in glyphs)


def test_other_words_other_data_another_thing_are_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    number = NUMBERS[0]
    before = dict(reversed(line) for line in proof.named(number, page(number)))
    said = words(number)
    first = replace(said.lines[0][0], says="换一句话。")
    monkeypatch.setattr(proof, "words", lambda _: replace(said, lines=((first,), *said.lines[1:])))
    assert dict(reversed(line) for line in proof.named(number, page(number))).keys() != before.keys()
    assert {"words", "drawing", "engine"} <= set(before.values()) and any(name.startswith("stages/") for name in before.values())
    monkeypatch.undo()
    shutil.copytree(STUDIO, tmp_path / "studio", ignore=shutil.ignore_patterns("covers", "art"))
    used = sorted(proof.arts(page(number)))[0]
    monkeypatch.setattr(proof, "STUDIO", tmp_path / "studio")
    monkeypatch.setattr(proof, "drawing_file", lambda n: tmp_path / f"studio/drawings/{n}.yml")
    assert proof.proof(number, page(number)) == (STUDIO / "drawings" / f"{number}.sum").read_text("utf-8")
    art = tmp_path / f"studio/{used}.svg"
    art.write_text(art.read_text("utf-8") + "\n", "utf-8")
    assert proof.proof(number, page(number)) != (STUDIO / "drawings" / f"{number}.sum").read_text("utf-8")


# What is refused: each fault is put into a drawing that has none.
FAULTS = {
    "feet in the air": ({"people": people("034", 0, at=[760, 500])}, 0, "stands at"),
    "cut off": ({"people": people("034", 0, at=1185)}, 0, "cut off by the edge"),
    "a face cut off": ({"people": people("034", 0, at=1265, cut=True)}, 0, "face of 小核桃 is cut off"),
    "nobody told of": ({"people": (*people("034", 0), data.Person("阿满", {"at": 1050}))}, 0, "阿满 is drawn, but the scene"),
    "a sign not told of": ({"things": (data.Thing("a-board", {"at": [1100, 820], "text": "小心"}),)}, 0, "“小心” can be read"),
    "a sign too small": ({"things": (data.Thing("a-board", {"at": [1100, 820], "text": "红门", "scale": 0.3}),)}, 0, "px on a phone"),
    "a face hidden": ({"people": (*people("034", 0), data.Person("格子叔", {"at": 780}))}, 0, "hide each other"),
    "a sound over a face": ({"sounds": {"格子叔家的门": {"at": [640, 400]}}}, 1, "covers the face of 格子叔"),
    "a sound outside": ({"sounds": {"格子叔家的门": {"at": [1000, 620]}}}, 1, "leaves the panel"),
    "a bubble over a face": ({"bubbles": {1: [371, 330]}}, 0, "no place for the bubble"),
    "a thing before the face": ({"people": people("072", 2, does="stand hold_high")}, 2, "hides the face"),
    "sitting on nothing": ({"people": people("034", 0, does="sit")}, 0, "sits on nothing"),
    "an unknown pose": ({"people": people("034", 0, does="fly")}, 0, "no pose is called “fly”"),
    "an unknown stage": ({"stage": "moon"}, 0, "there is no stages/moon.svg"),
    "an unknown light": ({"light": "purple"}, 0, "no light is called"),
    "an unknown thing": ({"things": (data.Thing("ufo", {"at": [900, 800]}),)}, 0, "there is no props/ufo.svg"),
    "a voice of nobody": ({"people": ()}, 0, "小核桃 speaks, but nobody"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_refused(name: str) -> None:
    change, panel, said = FAULTS[name]
    number = "072" if "before" in name else "034"
    found = faults(changed(number, change, panel))
    assert any(said in fault and fault.startswith(f"{number}, panel {panel + 1}: ") for fault in found), found


def test_feet_below_the_floor_are_refused() -> None:
    low = (data.Thing("long-bench", {"at": [765, 800], "scale": 0.4}),)
    assert any("below the ground" in fault for fault in faults(changed("034", {"things": low}, 3)))


def test_a_drawing_is_short_and_strict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "034.yml"
    monkeypatch.setattr(data, "drawing_file", lambda _: file)
    good = (STUDIO / "drawings/034.yml").read_text("utf-8")
    for text, said in (
        (good + "#\n" * MOST_LINES, "at most 60 lines"),
        (good.replace("stage:", "stages:", 1), "nothing is called “stages”"),
        (good.replace("does:", "doing:", 1), "nothing is called “doing”"),
        ("layout: nine\n" + good, "no layout is called"),
        ("layout: one\n" + good, "layout one has 1 panels"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(Refused, match=said):
            data.drawing("034")


def test_bubbles_keep_their_order_and_cover_nothing() -> None:
    faces = [(100.0, 350.0, 220.0, 480.0), (480.0, 330.0, 600.0, 460.0)]
    wanted = [
        Wanted("您收徒弟啦，真是想不到？", (Mouth((190, 460), faces[0]),)),
        Wanted("编外的，只领小鱼干。", (Mouth((500, 440), faces[1]),)),
    ]
    first, second = placed(wanted, faces, faces, (742, 881), 60)
    assert overlap(first.box, second.box) == 0
    assert all(overlap(bubble.box, face) == 0 for bubble in (first, second) for face in faces)
    assert first.box[1] <= second.box[1] + 6
    for bubble, want in zip((first, second), wanted, strict=True):
        (tx, ty), (mx, my) = bubble.tips[0], want.mouths[0].at
        assert ((tx - mx) ** 2 + (ty - my) ** 2) ** 0.5 < 140


def test_letters_are_large_enough_on_a_phone() -> None:
    assert all(size * PHONE / width >= LEAST for width, size in LETTERS.items())


@pytest.mark.parametrize("text", ["钥匙没拔！还是你眼尖。", "左手举高，掌心朝前：停！", "“备用的”在我家……"])
def test_a_row_never_begins_with_a_closing_mark(text: str) -> None:
    for most in (240, 300, 420):
        rows = [row.text for row in broken(text, 60, most)]
        assert "".join(rows) == text
        assert all(Row(row).width(60) <= most for row in rows)
        assert not any(row[0] in "。，、！？；：”…" for row in rows) and not any(row[-1] in "“（《" for row in rows)


def test_a_letter_that_the_lettering_lacks_is_named() -> None:
    with pytest.raises(Refused, match="𠮷"):
        Row("𠮷").width(60)


def figures(name: str) -> Iterator[Figure]:
    """One of the cast in every stance and every manner of the arms."""
    for does in (*known()["stances"], *known()["arms"]):
        yield Figure(name, looks(name), does, "calm", 0, 0, 540 / TALL)


@pytest.mark.parametrize("name", ["新来的", "米粒", "小石榴", "棉花奶奶"])
def test_a_body_is_carried_by_what_carries_it(name: str) -> None:
    for figure in figures(name):
        carried = figure.bones.carried
        if carried == "feet":
            assert abs(max(figure.soles)) <= 40, figure.does  # knees may reach the ground too
        if carried == "seat":
            assert figure.hip[1] < 0 < max(figure.soles), figure.does


@pytest.mark.parametrize("name", sorted(cast()))
def test_hands_are_skin_unless_gloves_are_worn(name: str) -> None:
    from comics.studio.draw.colour import named

    person = looks(name)
    wanted = named(person.worn["gloves"]) if "gloves" in person.worn else named(person.skin)
    low, hands = Figure(name, person, "stand crossed", "calm", 0, 0, 1).layers(Pen(name))
    fills = set(re.findall(r'fill="(#\w+)"', hands))
    assert fills == {wanted}
    assert low.count("<g") == low.count("</g>")


def test_hair_takes_any_colour_and_turns_grey() -> None:
    for file in (STUDIO / "heads/hair").glob("*.svg"):
        if file.stem in {"bald", "wisps", "fringe"}:
            continue
        person = replace(looks("小核桃"), hair=file.stem, hair_colour="#123456")
        assert "#123456" in Figure("x", person, "stand", "calm", 0, 0, 1).layers(Pen("x"))[0], file.stem


def test_there_is_enough_to_draw_with() -> None:
    assert len(cast()) >= 16 and len(STAGES) >= 25 and len(THINGS) >= 80
    ages = {looks(name).age for name in cast()}
    worn = {thing for name in cast() for thing in looks(name).worn}
    assert {"old", "adult", "child"} <= ages and {"hearing_aid", "apron", "vest"} <= worn
    assert any(looks(name).seat == "wheelchair" for name in cast())


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_is_drawn_in_every_light(name: str) -> None:
    art = vector(f"stages/{name}")
    assert art.box == (0, -440, 1520, 1321)
    assert art.number("back") <= art.number("ground") <= art.number("front") <= 881
    for light in (*SKY, *WEATHER_SKY, *SEASONS):
        found = Light.of(light, art.has("inside"))
        drawn = art.drawn(Pen(name), lambda c, k, found=found: found.cast(c, k) if found.shows(k) else None)
        assert 'd=""' not in drawn and len(drawn) > 500


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_leaves_a_mark(name: str) -> None:
    x, y, w, h = vector(f"props/{name}").box
    drawn = Placed(name, w / 2 + 20, h + 20, 1).drawn(Pen(name), Light(inside=True))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w + 40}" height="{h + 40}"><rect width="100%" height="100%" fill="#0000FF"/>{drawn}</svg>'
    colours = rastered(svg).getcolors(1 << 24)
    assert colours and len(colours) > 3 and (x, y) == (0, 0)


def test_nobody_and_nothing_is_named_twice_or_in_vain() -> None:
    for number in NUMBERS:
        for panel in page(number).data.panels:
            assert all(a.name != b.name for a, b in combinations(panel.things, 2))
    text = (STUDIO / "README.md").read_text("utf-8")
    assert all(f"`{key}`" in text or f"`{key}:" in text or f"{key}," in text for key in data.PERSON)


def test_letters_in_a_picture_are_paths() -> None:
    """No font of the machine can change them."""
    svg = page(NUMBERS[0]).svg()
    assert svg.count("<path") > 200 and "<text" not in svg and "<image" not in svg
    assert rastered(svg).size == (1600, 2000)


def test_the_code_of_the_studio_stays_readable() -> None:
    for file in (STUDIO / "draw").glob("*.py"):
        text = file.read_text("utf-8")
        assert text.count("\n") <= 300, file.name
        assert ast.get_docstring(ast.parse(text)), file.name
