"""python build_touch_icon.py: draws the mark of favicon.svg on paper, for home screens and for feed readers, into generator/theme/assets/."""

import io
from pathlib import Path

import resvg_py
from PIL import Image

ASSETS = Path(__file__).parents[2] / "generator/theme/assets"
SIDES = {
    "touch-icon": 180,  # dots; what phones ask of an apple-touch-icon
    "feed-icon": 144,  # the most that RSS 2.0 allows
    "large-icon": 512,  # what JSON Feed asks for
}
PAPER = "#fff9f0"
# Phones cut the corners round, and Android cuts a circle: the mark, 48 wide, keeps to the middle 3/5.
BOX = "-16 -17 80 80"


def main() -> None:
    """Draw the mark at four times its size, shrink it, write it with as few colours as its edges need."""
    mark = (ASSETS / "favicon.svg").read_text("utf-8")
    ground = f'<rect x="-20" y="-20" width="90" height="90" fill="{PAPER}"/><path'
    for name, side in SIDES.items():
        svg = mark.replace('viewBox="0 0 48 48"', f'viewBox="{BOX}" width="{4 * side}" height="{4 * side}"').replace("<path", ground, 1)
        picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGB")
        small = picture.resize((side, side), Image.Resampling.LANCZOS).quantize(32, dither=Image.Dither.NONE)
        small.save(ASSETS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
