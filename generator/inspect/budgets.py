"""How much a phone has to fetch before a page can be read, and how slim the frame around it is; a kB is 1000 bytes.

What counts: the page as it lies there, not packed; every file of the theme, fonts too, texts packed by gzip as deploy/nginx.conf packs them;
and of the home page and the comics' wall the pictures that are fetched at once (all that are not `loading="lazy"`), each in the size that
a phone of 390 points at three pixels each takes where a picture is as wide as the page, in the heavier of its better formats: a phone that
takes the JPEG behind these is ten years old.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from generator.build.make import Batch
from generator.build.notes import resolve
from generator.frame import Frame, FrameSet, ThemeFile
from generator.inspect.defect import Defect
from generator.model import addresses
from generator.model.sections import COMICS
from generator.problems import Problem, problem

FIRST_VIEW: Mapping[str, int] = {"index.html": 600_000, addresses.file_of(COMICS.address): 300_000}
STORY = 200_000  # without its pictures
FRAME = 8_000  # before the body
FOR_EDITORS = 100_000  # what the program must leave of each budget to what editors give
_PACKED_LEVEL = 5
_STORY_PAGE = re.compile(r"stories/([a-z0-9-]+)/index\.html")
_PHONE = 3 * 390  # pixels
_IMAGE = re.compile(r"(?:<source\s[^>]*>)*<img\s[^>]*>")
_SIZES = re.compile(r'\s(?:src|srcset)="([^"]*)"')


def inspect_budgets(batch: Batch, frames: FrameSet, page: Callable[[str], str], prefix: str) -> list[Problem]:
    """Problems of texts and pictures that are too heavy; raises Defect where the program's own part is. `page` reads a page as it will be."""
    for key, frame in frames.frames.items():
        if _before_body(frame) > FRAME:
            raise Defect(f"frame {key}: {_before_body(frame)} bytes before the body, {FRAME} are the most")
    theme = sum(map(_as_sent, frames.files))
    return [*_stories(batch, theme), *_first_views(batch, theme, page, prefix)]


def _stories(batch: Batch, theme: int) -> Iterator[Problem]:
    """Only stories that were made anew: one that is live was light enough, and the frame names the theme's files."""
    _leave_room("a story", theme, STORY)
    for path in batch.notes:
        if _STORY_PAGE.fullmatch(path) and batch.rows[path].size + theme > STORY:
            yield problem("A04", batch.artifact(path).sources[0], most=STORY // 1000)


def _first_views(batch: Batch, theme: int, page: Callable[[str], str], prefix: str) -> Iterator[Problem]:
    for path, most in FIRST_VIEW.items():
        if path not in batch.rows:
            continue
        own = batch.rows[path].size + theme
        _leave_room(path, own, most)
        pictures = list(_fetched_at_once(path, page(path), batch, prefix))
        if own + sum(size for size, _ in pictures) > most:
            heaviest = max(pictures)[1]
            yield problem("A05", batch.artifact(heaviest).sources[0], page=path.removesuffix("index.html"), most=most // 1000)


def _leave_room(what: str, size: int, most: int) -> None:
    if size > most - FOR_EDITORS:
        raise Defect(f"{what}: {size} bytes before an editor's first, of a budget of {most}")


def _fetched_at_once(path: str, html: str, batch: Batch, prefix: str) -> Iterator[tuple[int, str]]:
    """Size and path of each picture that a phone fetches without being scrolled."""
    for tags in _IMAGE.findall(html):
        if ' loading="lazy"' in tags:
            continue
        better, _, plain = tags.rpartition("<img")
        wanted = [_for_the_phone(unescape(value)) for value in _SIZES.findall(better or plain)]
        files = [resolve(path, address, prefix)[0] for address in wanted]
        yield max((batch.rows[file].size, file) for file in files if file in batch.rows)


def _for_the_phone(srcset: str) -> str:
    """The address that it takes of several with their widths."""
    offered = [
        (int(width.removesuffix("w") or 0), address) for address, _, width in (each.strip().partition(" ") for each in srcset.split(","))
    ]
    return min((each for each in offered if each[0] >= _PHONE), default=max(offered))[1]


def _before_body(frame: Frame) -> int:
    return sum(len(literal.encode()) for literal in frame.literals[: frame.slots.index("body") + 1])


def _as_sent(file: ThemeFile) -> int:
    is_text = file.path.endswith((".css", ".js", ".svg"))
    return len(gzip.compress(file.content, _PACKED_LEVEL)) if is_text else len(file.content)
