"""What is refused: a drawing with one of these faults is not made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from comics.studio.draw.bubbles import overlap
from comics.studio.draw.page import Page
from comics.studio.draw.panel import Actor, Panel
from comics.studio.draw.refused import Refused

PHONE, LEAST = 328.0, 18.0  # a panel on a phone, and the least lettering there, in dots
CLEAR = {"torch-beam", "umbrella", "chopsticks", "white-cane", "leash"}  # one sees past or through these
Box = tuple[float, float, float, float]


def faults(page: Page) -> list[str]:
    """All faults of a drawing, each with its number and panel."""
    found = []
    for i, (_, _, panel) in enumerate(page.panels):
        where = f"{page.words.number}, panel {i + 1}: "
        try:
            found += [where + fault for fault in _panel_faults(panel, page.words.scenes[i])]
        except Refused as refused:
            found.append(where + str(refused))
    return found


def _panel_faults(panel: Panel, scene: str) -> Iterator[str]:
    panel.drawn()  # whatever is named must exist
    yield from _lettering(panel, scene)
    yield from _bubbles(panel)
    for actor in panel.actors:
        yield from _ground(panel, actor)
        yield from _edges(panel, actor)
        yield from _hidden(actor)
        yield from _told(panel, actor, scene)
    yield from _crowded(panel)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _lettering(panel: Panel, scene: str) -> Iterator[str]:
    """Letters are large enough on a phone, and what can be read in the picture stands in its scene."""
    on_phone = PHONE / panel.w
    if panel.size * on_phone < LEAST:
        yield f"lettering of {panel.size * on_phone:.1f} px on a phone, at least {LEAST:.0f}"
    signs = [*panel.things, *(thing for actor in panel.actors for thing in actor.things)]
    for sign in signs:
        if not sign.text:
            continue
        size = sign.lettering()[0] * panel.window[2] * on_phone
        if size < LEAST:
            yield f"“{sign.text}” on {sign.name} is {size:.1f} px on a phone, at least {LEAST:.0f}: fewer words, or a larger scale"
        if _letters(sign.text) not in _letters(scene):
            yield f"“{sign.text}” can be read on {sign.name}, but the scene in comic.yml does not say so"


def _bubbles(panel: Panel) -> Iterator[str]:
    """No bubble covers a face or another bubble, leaves the panel, or has a tail that ends far from its mouth."""
    for bubble in panel.bubbles:
        said = "".join(row.text for row in bubble.rows)
        for actor in panel.actors:
            if overlap(bubble.box, panel.seen_box(actor.figure.face_box)) > 0:
                yield f"the bubble “{said}” covers the face of {actor.figure.name}"
        left, top, right, low = bubble.box
        if left < 8 or top < 8 or right > panel.w - 8 or low > panel.h - 8:
            yield f"the bubble “{said}” leaves the panel"
    for sound in panel.sounds:
        box = sound.box
        if box[0] < 4 or box[1] < 4 or box[2] > panel.w - 4 or box[3] > panel.h - 4:
            yield f"the sound “{sound.says}” leaves the panel"
        for actor in panel.actors:
            if overlap(box, panel.seen_box(actor.figure.face_box)) > 0:
                yield f"the sound “{sound.says}” covers the face of {actor.figure.name}"
    for a, b in combinations(panel.bubbles, 2):
        if overlap(a.box, b.box) > 0:
            yield f"two bubbles cover each other: “{a.rows[0].text}”, “{b.rows[0].text}”"


def _ground(panel: Panel, actor: Actor) -> Iterator[str]:
    """Feet stand on the ground, who sits has a seat, and does not sink into the floor."""
    figure, stage = actor.figure, panel.stage
    back, front = stage.number("back"), stage.number("front")
    carried = figure.bones.carried
    data = next(each for each in panel.data.people if each.name == figure.name)
    raised = float(data.given.get("raise", 0))
    if carried in {"feet", "knees", "floor"} and not raised and not back <= figure.y <= front and not actor.cut:
        yield f"{figure.name} stands at {figure.y:.0f}, the ground of {panel.data.stage} goes from {back:.0f} to {front:.0f}"
    if actor.floor is not None and max(figure.soles) > actor.floor + 20 and not actor.cut:
        yield f"the feet of {figure.name} are below the ground ({max(figure.soles):.0f} > {actor.floor:.0f}): a higher seat"


def _edges(panel: Panel, actor: Actor) -> Iterator[str]:
    """A face is whole, and nobody is cut off by accident (cut: true)."""
    figure = actor.figure
    left, top, right, low = panel.seen_box(figure.face_box)
    if left < 4 or top < 4 or right > panel.w - 4 or low > panel.h - 4:
        yield f"the face of {figure.name} is cut off by the edge"
    if actor.cut:
        return
    left, top, right, low = panel.seen_box(figure.box)
    if left < -4 or right > panel.w + 4 or low > panel.h - 2 or top < -4:
        yield f"{figure.name} is cut off by the edge (if it is meant: cut: true)"


def _hidden(actor: Actor) -> Iterator[str]:
    """What is in a hand does not hide the face above it."""
    face = actor.figure.face_box
    for thing in actor.things:
        if thing.name not in CLEAR and overlap(thing.box, face) > 0.3 * _size(face):
            yield f"{thing.name} hides the face of {actor.figure.name}: another pose"


def _told(panel: Panel, actor: Actor, scene: str) -> Iterator[str]:
    """Who is drawn is told of."""
    called = actor.called or actor.figure.name
    if called not in scene and all(called != line.who for line in panel.lines):
        yield f"{called} is drawn, but the scene in comic.yml does not name them (as: the word it uses)"


def _crowded(panel: Panel) -> Iterator[str]:
    """No face hides another."""
    for a, b in combinations(panel.actors, 2):
        mine, other = a.figure.face_box, b.figure.face_box
        if a.figure.back or b.figure.back:
            continue
        if overlap(mine, other) > 0.16 * min(_size(mine), _size(other)):
            yield f"the faces of {a.figure.name} and {b.figure.name} hide each other"
