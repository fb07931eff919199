"""The proof that a picture is what its words, its data and the studio make: digests in drawings/NNN.sum."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from comics.studio.draw.cast import cast
from comics.studio.draw.data import COMICS, drawing_file, words
from comics.studio.draw.page import Page
from comics.studio.draw.vector import STUDIO

ENGINE = ("letters.woff2", "poses.yml")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


def engine() -> str:
    """The digest of the code and what it always reads."""
    files = [*sorted((STUDIO / "draw").glob("*.py")), *(STUDIO / name for name in ENGINE)]
    drawing = [file for file in files if file.name not in {"__main__.py", "sheets.py", "proof.py", "checks.py"}]
    return _digest(b"".join(file.name.encode() + b"\0" + file.read_bytes() for file in drawing))


def said(number: str) -> str:
    """The digest of the words that are drawn."""
    read = words(number)
    return _digest(
        json.dumps([read.title, [[[line.who, line.says] for line in panel] for panel in read.lines]], ensure_ascii=False).encode()
    )


def arts(page: Page) -> set[str]:
    """The SVG files that a page is made from."""
    found: set[str] = set()
    for _, _, panel in page.panels:
        found.add(panel.stage.name)
        found |= {thing.art.name for thing in panel.things}
        for actor in panel.actors:
            found |= {thing.art.name for thing in actor.things} | ({actor.seat.art.name} if actor.seat else set())
            looks = actor.figure.looks
            parts = (
                ("hair", looks.hair),
                ("face", actor.figure.face),
                ("beard", looks.beard),
                ("glasses", looks.glasses),
                ("hat", looks.hat),
            )
            found |= {f"heads/{kind}/{name}" for kind, name in parts if name}
    return found


def named(number: str, page: Page) -> Iterator[tuple[str, str]]:
    """What a picture is made from: a name and its digest."""
    yield "words", said(number)
    yield "drawing", _digest(drawing_file(number).read_bytes())
    yield "engine", engine()
    people = cast()
    for name in sorted({person.name for panel in page.data.panels for person in panel.people}):
        yield f"cast {name}", _digest(json.dumps(people[name], ensure_ascii=False, sort_keys=True).encode())
    for name in sorted(arts(page)):
        yield name, _digest((STUDIO / f"{name}.svg").read_bytes())


def proof(number: str, page: Page) -> str:
    """The text of drawings/NNN.sum."""
    lines = [f"{digest}  {name}" for name, digest in named(number, page)]
    lines.append(f"{_digest((COMICS / number / 'page.webp').read_bytes())}  page.webp")
    return "\n".join(lines) + "\n"
