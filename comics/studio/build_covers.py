"""python build_covers.py [id …]: draws the covers of the stories into $OUT/<id>/cover.webp and a contact sheet."""

import importlib
import io
import os
import sys
from multiprocessing import Pool
from pathlib import Path

from art.palette import PAPER
from art.peeps import png
from art.pen import seed
from PIL import Image

W, H = 1600, 1000
OUT = Path(os.environ.get("OUT", "out/covers"))
IDS = sorted(p.stem.replace("_", "-") for p in (Path(__file__).parent / "covers").glob("[a-z]*.py"))


def make(name: str) -> None:
    """Draw one cover at twice its size, halve it, write it without metadata."""
    seed(name)
    parts = "".join(map(str, importlib.import_module(f"covers.{name.replace('-', '_')}").draw()))
    box = f'viewBox="0 0 {W} {H}" width="{2 * W}" height="{2 * H}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><rect width="{W}" height="{H}" fill="{PAPER}"/>{parts}</svg>'
    picture = png(svg).convert("RGB").resize((W, H), Image.Resampling.LANCZOS)
    f = io.BytesIO()
    picture.save(f, "WEBP", quality=82, method=6)
    (OUT / name).mkdir(parents=True, exist_ok=True)
    (OUT / name / "cover.webp").write_bytes(f.getvalue())
    print(name, len(f.getvalue()) // 1000, "kB")


def sheet(path: Path) -> None:
    """All covers side by side, as small as in a list."""
    pictures = [Image.open(OUT / i / "cover.webp") for i in IDS if (OUT / i / "cover.webp").exists()]
    out = Image.new("RGB", (4 * 356 + 16, -(-len(pictures) // 4) * 229 + 16), "#fff")
    for n, picture in enumerate(pictures):
        out.paste(picture.resize((340, 212), Image.Resampling.LANCZOS), (16 + n % 4 * 356, 16 + n // 4 * 229))
    out.save(path)


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(make, sys.argv[1:] or IDS, 1)
    sheet(OUT.parent / "covers-sheet.png")
