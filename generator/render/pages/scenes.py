"""What might be drawn: a page for each scene of the hundred, with the way to its paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.artifact import Artifact
from generator.model import addresses
from generator.model.comics import Window, windows
from generator.model.sections import BY_HAND, COMICS
from generator.render.base.comics import comic_card
from generator.render.base.imprint import imprint_of
from generator.render.base.page import Page
from generator.render.base.plan import Plan, with_neighbours
from generator.render.base.views import Card, Tag
from generator.schema.comics import Scene


def render(plan: Plan) -> Iterator[Artifact]:
    """Everything below /comics/scenes/."""
    invitations = [(window, window.scene) for window in windows(plan.site) if window.scene]
    for before, (window, scene), after in with_neighbours(invitations):
        around = (before[1] if before else None, after[1] if after else None)
        yield _scene(plan, window, scene, around)


@dataclass(frozen=True, kw_only=True)
class ScenePage(Page):
    """An invitation to draw one scene."""

    scene: Scene
    drawing: Card | None
    programmes: tuple[Tag, ...]
    places: tuple[Tag, ...]
    previous: Tag | None
    next: Tag | None
    paper: str
    by_hand: str  # the page that says how it is handed in; "" if there is none
    hand_in: str  # where; "" while that is not known

    @property
    def card_title(self) -> str:
        """Its number, and an invitation as long as nobody has taken it."""
        is_open = self.drawing is None or self.drawing.sample
        return f"{self.scene.id}{'等您来画' if is_open else ''}：{self.title}"


def _scene(plan: Plan, window: Window, scene: Scene, around: tuple[Scene | None, Scene | None]) -> Artifact:
    address = addresses.scene(scene.id)
    previous, following = (Tag(addresses.scene(each.id), f"{each.id} {each.title}") if each else None for each in around)
    page = ScenePage(
        position=plan.position(address, plan.tag(COMICS)),
        title=scene.title,
        summary=scene.scene,
        scene=scene,
        drawing=comic_card(plan, window.drawing) if window.drawing else None,
        programmes=plan.tags("programmes", (scene.programme,)),
        places=plan.tags("places", (scene.place,)),
        previous=previous,
        next=following,
        paper=addresses.scene_paper(scene.id),
        by_hand=plan.page_address(BY_HAND),
        hand_in=imprint_of(plan).hand_in,
    )
    return Artifact(addresses.file_of(address), page, ("comics/scenes.yml",))
