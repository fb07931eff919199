"""python build_comics.py [--draft] [number …]: draws the comics into $OUT/<number>/ and a contact sheet."""

import importlib
import io
import os
import sys
from multiprocessing import Pool
from pathlib import Path

from PIL import Image

from art.comic import PAGE_H, PAGE_W, Comic
from art.peeps import png

OUT = Path(os.environ.get("OUT", "out/comics"))
NUMBERS = sorted(p.stem[1:] for p in (Path(__file__).parent / "comics").glob("c*.py"))
LIMIT = 220_000


def make(number: str, draft: bool = False) -> None:
    """Write page.webp and comic.yml of one comic."""
    comic: Comic = importlib.import_module(f"comics.c{number}").COMIC
    page = png(comic.svg(1 if draft else 2)).convert("RGB").resize((PAGE_W, PAGE_H), Image.Resampling.LANCZOS)
    data = b""
    for quality in range(82, 74, -1):
        f = io.BytesIO()
        page.save(f, "WEBP", quality=quality, method=4 if draft else 6)
        data = f.getvalue()
        if len(data) <= LIMIT:
            break
    folder = OUT / number
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.webp").write_bytes(data)
    (folder / "comic.yml").write_text(comic.yml(), encoding="utf-8")
    print(number, comic.title, len(data) // 1000, "kB, quality", quality)


def sheet(path: Path, width: int = 390) -> None:
    """All pages side by side, each as wide as on a phone."""
    pages = [Image.open(OUT / n / "page.webp") for n in NUMBERS if (OUT / n / "page.webp").exists()]
    height = width * PAGE_H // PAGE_W
    out = Image.new("RGB", (4 * (width + 20) + 20, -(-len(pages) // 4) * (height + 20) + 20), "#fff")
    for i, page in enumerate(pages):
        small = page.resize((width, height), Image.Resampling.LANCZOS)
        out.paste(small, (20 + i % 4 * (width + 20), 20 + i // 4 * (height + 20)))
    out.save(path)


if __name__ == "__main__":
    draft = "--draft" in sys.argv
    chosen = [a for a in sys.argv[1:] if not a.startswith("--")] or NUMBERS
    with Pool(2) as pool:
        pool.starmap(make, [(n, draft) for n in chosen], 1)
    sheet(OUT.parent / "comics-sheet.png")
