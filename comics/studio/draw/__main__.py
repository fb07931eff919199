"""python -m comics.studio.draw: draws comics from their data, looks at them, or shows all that can be drawn."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image

from comics.studio.draw.checks import PHONE, faults
from comics.studio.draw.data import COMICS, LAYOUTS, is_sample
from comics.studio.draw.page import Page, packed, page
from comics.studio.draw.proof import proof
from comics.studio.draw.refused import Refused
from comics.studio.draw.sheets import sheets
from comics.studio.draw.vector import STUDIO


def numbers() -> list[str]:
    """The comics that are drawn from data, without those whose place a resident has taken."""
    return sorted(file.stem for file in (STUDIO / "drawings").glob("*.yml") if is_sample(file.stem))


def draw(number: str, look: Path | None) -> list[str]:
    """Draw one comic into its folder, or only to be looked at; what is refused."""
    try:
        if not is_sample(number):
            return [f"{number}: a resident's drawing hangs there, or none: comics/{number}/comic.yml has no “sample: true”"]
        drawn = page(number)
        found = faults(drawn)
        if found and not look:
            return found
        picture = drawn.picture()
    except Refused as refused:
        return [str(refused) if str(refused).startswith(number) else f"{number}: {refused}"]
    if look:
        _show(number, drawn, picture, look)
        return found
    data = packed(picture)
    (COMICS / number / "page.webp").write_bytes(data)
    (STUDIO / "drawings" / f"{number}.sum").write_text(proof(number, drawn), "utf-8")
    print(number, drawn.words.title, len(data) // 1000, "kB")
    return []


def _show(number: str, drawn: Page, picture: Image.Image, folder: Path) -> None:
    """The page half as large, and beside it each panel as wide as on a phone."""
    whole = picture.resize((800, 1000), Image.Resampling.LANCZOS)
    panels = []
    for x, y, panel in drawn.panels:
        cut = picture.crop((round(x), round(y), round(x + panel.w), round(y + panel.h)))
        panels.append(cut.resize((round(PHONE), round(PHONE * panel.h / panel.w)), Image.Resampling.LANCZOS))
    out = Image.new("RGB", (820 + 2 * 340, 1000), "#FFFFFF")
    out.paste(whole, (0, 0))
    for i, small in enumerate(panels):
        out.paste(small, (820 + i % 2 * 340, i // 2 * 410))
    folder.mkdir(parents=True, exist_ok=True)
    out.save(folder / f"{number}.png")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m comics.studio.draw", description=__doc__)
    parser.add_argument("number", nargs="*", help=f"comics to draw (all); layouts: {', '.join(LAYOUTS)}")
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="draw to look at, faults and all: FOLDER/NNN.png, whole and by panels")
    parser.add_argument(
        "--sheets", type=Path, metavar="FOLDER", help="write contact sheets of cast, poses, faces, heads, things and stages"
    )
    given = parser.parse_args()
    if given.sheets:
        sheets(given.sheets)
        return 0
    found = [fault for number in given.number or numbers() for fault in draw(number, given.look)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
