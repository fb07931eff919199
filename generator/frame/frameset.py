"""FrameSet: every frame of the site and the theme's files, made once and then kept in the cache."""

from __future__ import annotations

import functools
import json
import pickle
import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Protocol

from generator.apart import Overdue, apart
from generator.cache import digest
from generator.frame.policy import with_policy
from generator.frame.stamping import Frame
from generator.frame.theme_files import ThemeFile
from generator.program import tool_of
from generator.settings import Settings

_SECONDS = 120.0


class FrameStore(Protocol):
    """What the frames need of `generator.cache.Store`."""

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`, or None."""

    def put(self, key: bytes, value: bytes, claim: bytes) -> None:
        """Keep `value` under `key` for a claim."""


@dataclass(frozen=True, slots=True)
class FrameSet:
    """Frames by "section/depth" ("/0" is the home page, "404" stands alone), and the theme files they name."""

    frames: Mapping[str, Frame]
    files: tuple[ThemeFile, ...]
    display: str  # the characters of the display cut: a title with any other is set in the readers' own fonts

    def extras(self, names: Sequence[str]) -> tuple[str, ...]:
        """The published paths of theme files that no frame names."""
        published = {re.sub(r"\.[0-9a-f]{8}(?=\.)", "", file.path): file.path for file in self.files}
        return tuple(published[name] for name in names)

    def frame(self, section: str, depth: int) -> Frame:
        """The frame of a page `depth` folders deep; a section outside the menu gets one with no tab lit."""
        return self.frames.get(f"{section}/{depth}") or self.frames[f"other/{depth}"]


def frames(settings: Settings, store: FrameStore) -> FrameSet:
    """The frames of this site, from `store` if nothing they depend on has changed; MkDocs runs only if something has."""
    key = _key(settings)
    known = store.get(key)
    if known is None:
        known = _made_apart(settings)
        store.put(key, known, claim(settings))
    return _read(known)


def _made_apart(settings: Settings) -> bytes:
    """The frames, made in a process that takes MkDocs along, 30 MB; or else here, if somebody ends it."""
    make = functools.partial(_made, settings)
    try:
        return apart(make, _SECONDS)
    except (Overdue, MemoryError):
        return make()


def claim(settings: Settings) -> bytes:
    """What frames are kept for in the store: the theme and the words of now, for in older ones there may be a name that has to go."""
    return digest(b"frames", _key(settings))


def _key(settings: Settings) -> bytes:
    used = {
        "name": settings.name,
        "prefix": settings.prefix,
        "menu": [astuple(item) for item in settings.menu],
        "description": settings.description,
        "palette": [settings.primary, settings.accent],
        "footer": [settings.icp, settings.police, settings.contact],
    }
    return digest(tool_of(__name__), json.dumps(used, sort_keys=True).encode())


def _made(settings: Settings) -> bytes:
    from generator.frame.display import DISPLAY_FONT, display_characters, display_font
    from generator.frame.extras import AGENDA, CLIPS, FEED_ICONS, INFLATING, NEARLY, READER, SEARCH
    from generator.frame.material import render_pages
    from generator.frame.theme_files import named_files, rename, theme_file

    display = display_characters(settings)
    font = display_font(display)
    pages = render_pages(settings, is_display=set(settings.name) <= set(display))
    files = {
        name: theme_file(name, {DISPLAY_FONT: font.path}, (settings.primary, settings.accent))
        for name in dict.fromkeys((*named_files(pages.values()), *READER, *AGENDA, *CLIPS, *SEARCH, *INFLATING, *NEARLY, *FEED_ICONS))
    }
    names = {name: file.path for name, file in files.items()}
    split = {key: Frame.split(with_policy(rename(page, names))) for key, page in pages.items()}
    parts = {key: (frame.literals, frame.slots) for key, frame in split.items()}
    return pickle.dumps((parts, [(file.path, file.content, file.digest) for file in (*files.values(), font)], display))


def _read(value: bytes) -> FrameSet:
    parts, files, display = pickle.loads(value)  # what the store gives out bears this machine's seal
    return FrameSet(
        frames={key: Frame.of(literals, slots) for key, (literals, slots) in parts.items()},
        files=tuple(ThemeFile(*file) for file in files),
        display=display,
    )
