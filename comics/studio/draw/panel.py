"""One panel: who and what stands where on a stage, from back to front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from comics.studio.draw.bubbles import Bubble, Mouth, Wanted, placed
from comics.studio.draw.cast import looks, looks_of
from comics.studio.draw.colour import Light
from comics.studio.draw.data import PERSON, PanelData, Person, Spoken, Thing, point
from comics.studio.draw.figure import TALL, Figure
from comics.studio.draw.pen import Pen, Point, f1
from comics.studio.draw.poses import skeleton
from comics.studio.draw.refused import Refused
from comics.studio.draw.sounds import Sound
from comics.studio.draw.things import Placed, held
from comics.studio.draw.vector import Vector, vector
from comics.studio.draw.weather import fallen

Box = tuple[float, float, float, float]
LOW = 881.0  # the lower edge of a stage


@dataclass(frozen=True)
class Actor:
    """Somebody who stands there, with what is in the hands and underneath."""

    figure: Figure
    things: tuple[Placed, ...] = ()
    seat: Placed | None = None
    floor: float | None = None  # where what they sit on stands
    over: bool = False
    cut: bool = False
    called: str = ""  # what the scene calls somebody who is not called by name


@dataclass(frozen=True)
class Panel:
    """A panel and its room in dots of the page."""

    data: PanelData
    lines: tuple[Spoken, ...]
    w: float
    h: float
    size: float  # of the lettering
    seed: str

    @cached_property
    def stage(self) -> Vector:
        """The stage."""
        return vector(f"stages/{self.data.stage}")

    @cached_property
    def light(self) -> Light:
        """The light."""
        return Light.of(self.data.light, self.stage.has("inside"))

    @cached_property
    def near(self) -> Light:
        """The light on the things that are staged."""
        return replace(self.light, near=True)

    @cached_property
    def window(self) -> tuple[float, float, float]:
        """Left and upper edge of what is seen of the stage, and dots for each unit."""
        scale = self.w / (742 if self.w < 1000 else 1512 if self.h < 1000 else 1112) * self.data.zoom
        wide, high = self.w / scale, self.h / scale
        x, _, width, _ = self.stage.box
        middle = self.data.view if self.data.view is not None else x + width / 2
        heads = self.stage.number("ground") - self.stage.number("tall", 540) - high * 0.34
        return middle - wide / 2, LOW - high - self.data.drop * max(0.0, LOW - high - heads), scale

    def seen(self, at: Point) -> Point:
        """A point of the stage in the panel."""
        left, top, scale = self.window
        return (at[0] - left) * scale, (at[1] - top) * scale

    def seen_box(self, box: Box) -> Box:
        """A box of the stage in the panel."""
        return (*self.seen(box[:2]), *self.seen(box[2:]))

    def depth(self, y: float) -> float:
        """How large things are that stand at y."""
        return self.stage.number("tall", 540) / 540 * (1 + (y - self.stage.number("ground")) / 900)

    @cached_property
    def things(self) -> tuple[Placed, ...]:
        """The things that stand by themselves."""
        return tuple(self._thing(each) for each in self.data.things)

    def _thing(self, thing: Thing) -> Placed:
        given, (x, y) = thing.given, thing.at
        scale = float(given.get("scale", 1)) * self.depth(
            min(y, self.stage.number("front", LOW)) if not given.get("over") else self.stage.number("ground")
        )
        return Placed(
            thing.name.partition(" ")[0],
            x,
            y,
            scale,
            bool(given.get("flip")),
            float(given.get("turn", 0)),
            str(given.get("text", "")),
            str(given.get("colour", "")),
        )

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The people."""
        return tuple(self._actor(each) for each in self.data.people)

    def _actor(self, person: Person) -> Actor:
        given = person.given
        base = looks(person.name)
        mine = looks_of({k: v for k, v in given.items() if k not in PERSON}, base, person.name)
        does, seat = str(given.get("does", "stand")), self._seat(person, mine.seat)
        carried = skeleton(does, 1, 1).carried
        if seat and mine.seat and carried != "seat":
            does = f"sit {does}"
        elif carried == "seat" and not seat:
            raise Refused(f"{person.name} sits on nothing: sits: the name of a thing with a seat")
        x, y, depth = self._spot(person, seat)
        s = self.stage.number("tall", 540) / TALL * depth * float(given.get("size", 1))
        figure = Figure(
            person.name,
            mine,
            does,
            str(given.get("face", "smile")),
            x,
            y,
            s,
            given.get("looks", "right") == "left",
            bool(given.get("back")),
            float(given.get("tilt", 0)),
        )
        carries = tuple(self._in_hand(figure, given[key], key) for key in ("hand", "hand2") if key in given)
        return Actor(
            figure,
            carries,
            seat if mine.seat else None,
            seat.y if seat else None,
            bool(given.get("over")),
            bool(given.get("cut")),
            str(given.get("as", "")),
        )

    def _seat(self, person: Person, own: str) -> Placed | None:
        name = person.given.get("sits")
        if name:
            found = [t for t, d in zip(self.things, self.data.things, strict=True) if d.name == name]
            if not found or not found[0].art.has("seat"):
                raise Refused(f"{person.name}: no thing with a seat is called “{name}” here")
            return found[0]
        if not own:
            return None
        x, y = self._at(person)
        return Placed(own, x, y, self.depth(y), person.given.get("looks", "right") == "left")

    def _at(self, person: Person) -> Point:
        at = person.given.get("at")
        if isinstance(at, int | float):
            return float(at), self.stage.number("ground")
        return point(at, person.name)

    def _spot(self, person: Person, seat: Placed | None) -> tuple[float, float, float]:
        """Where the body is carried, and how large things are there."""
        if seat is None:
            x, y = self._at(person)
            depth = self.depth(y)
            return x, y - float(person.given.get("raise", 0)) * depth, depth
        seats = seat.art.numbers("seat")
        at = float(person.given.get("at", 0)) if isinstance(person.given.get("at", 0), int | float) and person.given.get("sits") else None
        middle = seat.place((seats[0], seats[1]))
        return (middle[0] if at is None or not at else at), middle[1], self.depth(seat.y)

    def _in_hand(self, figure: Figure, given: object, key: str) -> Placed:
        said = held(given)
        where = figure.bones.holds if key == "hand" else "rear"
        if where == "both":
            where = "fore" if key == "hand" else "rear"
        x, y = figure.grip(where)
        scale = figure.s * TALL / 540 * float(said.get("scale", 1))
        flip = figure.flip != bool(said.get("flip"))
        turn = float(said.get("turn", 0))
        return Placed(
            str(said["thing"]),
            x,
            y,
            scale,
            flip,
            turn,
            str(said.get("text", "")),
            str(said.get("colour", "")),
            held=True,
            hugged=where == "chest",
        )

    @cached_property
    def sounds(self) -> tuple[Sound, ...]:
        """The lines that are lettered without a bubble."""
        found = []
        for line in self.lines:
            given = self.data.sounds.get(line.who)
            if given is not None:
                found.append(Sound(line.says, self.seen(point(given["at"], line.who)), self.size / 60, given))
        return tuple(found)

    @cached_property
    def bubbles(self) -> list[Bubble]:
        """The bubbles at their places."""
        faces = [self.seen_box(each.figure.face_box) for each in self.actors]
        bodies = [self.seen_box(each.figure.box) for each in self.actors] + [self.seen_box(t.box) for a in self.actors for t in a.things]
        bodies += [
            self.seen_box(t.box) for t, d in zip(self.things, self.data.things, strict=True) if d.given.get("text") or d.given.get("who")
        ]
        wanted = [
            Wanted(line.says, self._mouths(line.who), point(self.data.bubbles[i], line.says) if i in self.data.bubbles else None)
            for i, line in enumerate(self.lines, 1)
            if line.who not in self.data.sounds
        ]
        faces += [sound.box for sound in self.sounds]
        return placed(wanted, faces, bodies, (self.w, self.h), self.size)

    def _mouths(self, who: str) -> tuple[Mouth, ...]:
        for actor in self.actors:
            if who in {actor.figure.name, actor.called}:
                return (Mouth(self.seen(actor.figure.mouth), self.seen_box(actor.figure.face_box)),)
        for placed_thing, thing in zip(self.things, self.data.things, strict=True):
            if thing.given.get("who") == who:
                box = placed_thing.box
                at = placed_thing.mark("mouth") or ((box[0] + box[2]) / 2, box[1])
                return (Mouth(self.seen(at), None),)
        voice = self.data.voices.get(who)
        if voice == "none":
            return ()
        if isinstance(voice, list) and voice and isinstance(voice[0], str):
            return tuple(mouth for name in voice for mouth in self._mouths(name))
        if voice is None:
            raise Refused(f"{who} speaks, but nobody and nothing here is called so: voices: {{{who}: [x, y]}}, or who: {who} at a thing")
        return (Mouth(self.seen(point(voice, who)), None),)

    def drawn(self) -> str:
        """The panel without its frame."""
        pen = Pen(self.seed)
        left, top, scale = self.window
        inner = self.stage.drawn(pen, self._recolour) + self._crowd(pen) + self.stage.drawn(pen, self._recolour, "front")
        for actor in self.actors:
            if actor.over:
                inner += self._figure(actor, pen)
        inner += "".join(t.drawn(pen, self.near) for t, d in zip(self.things, self.data.things, strict=True) if d.given.get("over"))
        inner += fallen(pen, self.light, (left, top, left + self.w / scale, LOW))
        out = f'<rect width="{f1(self.w)}" height="{f1(self.h)}" fill="{self.light.sky}"/>'
        return out + f'<g transform="scale({scale:.4f}) translate({f1(-left)},{f1(-top)})">{inner}</g>'

    def spoken(self) -> str:
        """The sounds and bubbles."""
        pen = Pen(self.seed + " words")
        return "".join(sound.drawn() for sound in self.sounds) + "".join(bubble.drawn(pen) for bubble in self.bubbles)

    def _recolour(self, colour: str, classes: set[str]) -> str | None:
        return self.light.cast(colour, classes) if self.light.shows(classes) else None

    def _crowd(self, pen: Pen) -> str:
        """People and things from the back to the front; who sits comes right after the seat."""
        pieces: list[tuple[float, int, str]] = []
        fronts: list[tuple[float, int, str]] = []
        for i, (thing, data) in enumerate(zip(self.things, self.data.things, strict=True)):
            if data.given.get("over"):
                continue
            pieces.append((thing.y, i, thing.drawn(pen, self.near)))
            if thing.art.has_layer("front"):
                fronts.append((thing.y + 0.6, i, thing.drawn(pen, self.near, "front")))
        for i, actor in enumerate(self.actors):
            if not actor.over:
                pieces.append((self._foot(actor, i), 100 + i, self._figure(actor, pen)))
        return "".join(text for _, _, text in sorted([*pieces, *fronts], key=lambda piece: piece[:2]))

    def _foot(self, actor: Actor, i: int) -> float:
        seat = self._seat(self.data.people[i], actor.figure.looks.seat)
        if seat:
            return seat.y + 0.3
        return self._at(self.data.people[i])[1] + 0.2

    def _figure(self, actor: Actor, pen: Pen) -> str:
        low, hands = actor.figure.layers(pen)
        day = Light(inside=True)
        carried = "".join(t.drawn(pen, day) for t in actor.things)
        behind = actor.seat.drawn(pen, day) if actor.seat else ""
        front = actor.seat.drawn(pen, day, "front") if actor.seat and actor.seat.art.has_layer("front") else ""
        if actor.figure.back:
            return behind + carried + low + hands + front
        return behind + low + carried + hands + front
