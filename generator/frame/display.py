"""The display cut: a heavy Chinese font for the fixed titles of the site and its sections, with the characters of those alone."""

from __future__ import annotations

import io

from generator.frame.theme_files import THEME, ThemeFile, own_file
from generator.media.fonts import font_file, missing_glyphs
from generator.settings import Settings

DISPLAY_FONT = "assets/display.woff2"

_WEIGHT = 900  # the heaviest that the font has
_FEATURES = ("halt", "kern", "palt")  # what browsers take to close up Chinese punctuation (CSS Text 4, 8.4)
_NAMES = (
    0,
    1,
    2,
    3,
    4,
    6,
    13,
    14,
    16,
    17,
    25,
)  # what the font is called, whose it is, and its licence, which wants to stay with it (OFL 1.1, 2)


def display_characters(settings: Settings) -> str:
    """The characters of the cut, sorted: those of the site's name, its menu and `display.txt`, never a record's."""
    titles = (THEME / "display.txt").read_text("utf-8").split("\n")
    wanted = {*settings.name, *(char for item in settings.menu for char in item.title), *(char for title in titles for char in title)}
    return "".join(sorted(wanted.difference(missing_glyphs("".join(wanted)))))


def display_font(characters: str) -> ThemeFile:
    """The cut as WOFF2; the same bytes for the same characters."""
    from fontTools import subset  # only when a frame is made: a warm build must not wait for it
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options(layout_features=list(_FEATURES), name_IDs=list(_NAMES), notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    content = io.BytesIO()
    with TTFont(font_file(), lazy=True, recalcTimestamp=False) as font:
        cutter.subset(font)
        instancer.instantiateVariableFont(font, {"wght": _WEIGHT}, inplace=True, updateFontNames=True)
        font.flavor = "woff2"
        font.save(content)
    return own_file(DISPLAY_FONT, content.getvalue())
