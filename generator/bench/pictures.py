"""`python -m generator.bench.pictures [N]`: N comics (default 100) encoded in three widths beside Hugo's, and cards of ten times as many pages."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.bench.measure import BuildFailed, Sample, measure
from generator.bench.peer import hugo, hugo_command, hugo_version
from generator.bench.report import Bar
from generator.cache import digest
from generator.keyed import Workshop
from generator.media.encoding import EncodedPicture, Format, PictureFacts, Rendition
from generator.media.pictures import height_at, jpeg_widths, widths
from generator.parallel import run
from generator.render.base.cards import CardFacts
from generator.render.everything import ShareCard
from generator.store import Kept, Store

SIZE = (1600, 2200)  # pixels of a comic
COMICS = 100
CARDS_OF_A_COMIC = 10  # half of them without a picture
SECONDS = 60.0  # that one comic may take
MOST_OF_PEER, MOST_AVIF_SECONDS, MOST_CARD_SECONDS, MOST_MEBIBYTES = 0.35, 0.6, 0.010, 300.0
WEBP, AVIF, AGAIN, CARDS, PEER = "three widths as WebP", "three widths as AVIF", "nothing changed", "cards", "Hugo, three widths as WebP"
_INKS = ((43, 36, 32), (201, 79, 35), (31, 111, 107), (242, 181, 68), (127, 174, 134), (246, 217, 180))
_TEMPLATE = """{{ range .Site.RegularPages }}{{ with .Resources.GetMatch "page.jpg" }}{{ $page := . }}{{ range slice WIDTHS }}
<img src="{{ ($page.Resize (printf "%dx webp q78" .)).RelPermalink }}">{{ end }}{{ end }}{{ end }}
"""


def draw(number: int) -> bytes:
    """The comic `number` as JPEG: four panels with flat grounds, figures and writing; the same at every call."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    chance = random.Random(number)
    page = Image.new("RGB", SIZE, "#fffaf0")
    pen = ImageDraw.Draw(page)
    for left, top in ((60, 160), (820, 160), (60, 1180), (820, 1180)):
        pen.rectangle((left, top, left + 720, top + 960), chance.choice(_INKS[3:]), _INKS[0], 8)
        for _ in range(24):
            x, y, wide = left + chance.randrange(40, 560), top + chance.randrange(200, 800), chance.randrange(20, 120)
            pen.ellipse((x, y, x + wide, y + wide), chance.choice(_INKS), _INKS[0], 5)
        for line in range(3):
            spots = [(left + 60 + 24 * step, top + 60 + 40 * line + chance.randrange(-9, 9)) for step in range(20)]
            pen.line(spots, _INKS[0], 5)
    out = BytesIO()
    page.save(out, "JPEG", quality=90)
    return out.getvalue()


def write(folder: Path, total: int) -> None:
    """`total` comics below `folder`, and the same files as a site of Hugo's."""
    for number in range(total):
        data = draw(number)
        for place in (folder / f"comics/{number:03d}", folder / f"hugo/content/comics/{number:03d}"):
            place.mkdir(parents=True)
            (place / "page.jpg").write_bytes(data)
        (place / "index.md").write_text(f"---\ntitle: 第{number}个样子\n---\n", "utf-8")
    (folder / "hugo/hugo.toml").write_text(
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n', "utf-8"
    )
    (folder / "hugo/layouts").mkdir()
    known = widths(facts_of(folder, 0))
    (folder / "hugo/layouts/index.html").write_text(_TEMPLATE.replace("WIDTHS", " ".join(map(str, known))), "utf-8")
    (folder / "hugo/layouts/single.html").write_text("{{ .Title }}", "utf-8")


def facts_of(folder: Path, number: int) -> PictureFacts:
    """The comic's picture."""
    path = f"comics/{number:03d}/page.jpg"
    return PictureFacts(path, digest((folder / path).read_bytes()), *SIZE)


def encoded(facts: PictureFacts, format: Format) -> EncodedPicture:
    """The picture in its widths in one format."""
    known = jpeg_widths(facts)[-1:] if format is Format.JPEG else widths(facts)
    return EncodedPicture(facts, tuple(Rendition(format, width, height_at(facts, width)) for width in known))


def _encode(folder: Path, format: Format, number: int) -> list[Kept]:
    workshop = Workshop(folder, Store(folder / format.value, is_owner=False))
    workshop.fetch(encoded(facts_of(folder, number), format))
    return workshop.store.taken()


def _draw_card(folder: Path, number: int) -> list[Kept]:
    """A card of a page with the picture of a comic, or of one without."""
    comic = number // CARDS_OF_A_COMIC
    facts = facts_of(folder, comic) if number % 2 else None
    workshop = Workshop(folder, Store(folder / Format.JPEG.value, is_owner=False))
    card = CardFacts(f"comics/{number}/", "长街家力量", "一百个样子", f"第{number}个样子：院子里的灯有人等", number % 3 == 0, facts)
    ShareCard(card, encoded(facts, Format.JPEG) if facts else None).make(workshop)
    return workshop.store.taken()


def work(folder: Path, task: str, total: int) -> None:
    """What one of the timed processes does."""
    if task == "cards":
        _on_workers(folder / Format.JPEG.value, partial(_draw_card, folder), total * CARDS_OF_A_COMIC)
    else:
        _on_workers(folder / task, partial(_encode, folder, Format(task)), total)


def _on_workers(place: Path, job: Callable[[int], list[Kept]], total: int) -> None:
    """Do the job for each number on the workers, and keep what they bring home as a build does."""
    place.mkdir(exist_ok=True)
    with Store(place) as store:
        store.flush()
        for _, kept in run(job, list(range(total)), SECONDS):
            if not isinstance(kept, list):
                raise BuildFailed(f"{place.name}: a worker was lost")
            store.put_all(kept)


def times(folder: Path, total: int) -> Iterator[tuple[str, Sample]]:
    """Each task in a process of its own; Hugo directly before and after ours."""
    here = Path(__file__).parents[2]

    def ours(task: str) -> Sample:
        return measure(
            [sys.executable, "-m", __spec__.name if __spec__ else "generator.bench.pictures", str(total), task, str(folder)], here
        )

    binary = hugo()
    if binary:
        yield PEER, _peer(binary, folder)
    yield WEBP, ours("webp")
    if binary:
        yield PEER, _peer(binary, folder)
    before = (folder / "webp/store.sqlite").read_bytes()
    yield AGAIN, ours("webp")
    if (folder / "webp/store.sqlite").read_bytes() != before:
        raise BuildFailed("something was encoded anew although nothing had changed")
    yield AVIF, ours("avif")
    ours("jpg")  # which cards are made of; in a build it is there already
    yield CARDS, ours("cards")


def _peer(binary: Path, folder: Path) -> Sample:
    out, cache = folder / "hugo/public", folder / "hugo-cache"
    for path in (out, cache, folder / "hugo/resources"):
        shutil.rmtree(path, ignore_errors=True)
    sample = measure(hugo_command(binary, folder / "hugo", out, cache), folder)
    if not list(out.rglob("*.webp")):
        raise BuildFailed("Hugo made no pictures")
    return sample


def bars(found: Mapping[str, Sequence[Sample]], total: int) -> list[Bar]:
    """What issue 12 promises of pictures, and what came out."""
    mean = {task: sum(each.seconds for each in samples) / len(samples) for task, samples in found.items()}
    peak = max(each.peak_bytes for task, samples in found.items() if task != PEER for each in samples)
    told = [
        Bar("AVIF in three widths, a comic", mean[AVIF] / total, MOST_AVIF_SECONDS, "s"),
        Bar("a share card", mean[CARDS] / (total * CARDS_OF_A_COMIC), MOST_CARD_SECONDS, "s"),
        Bar("peak memory of the largest process", peak / 2**20, MOST_MEBIBYTES, "MiB"),
    ]
    return (
        [Bar(f"WebP in three widths, of Hugo {hugo_version()}", mean[WEBP] / mean[PEER], MOST_OF_PEER, "x"), *told]
        if PEER in mean
        else told
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print what came out; exit code 1 if a bar is over."""
    parser = argparse.ArgumentParser(prog="python -m generator.bench.pictures", description="Time the pictures of N comics beside Hugo.")
    parser.add_argument("comics", nargs="?", type=int, default=COMICS, metavar="N", help=f"how many comics ({COMICS})")
    parser.add_argument("task", nargs="?", default="", help=argparse.SUPPRESS)
    parser.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.task:
        work(asked.folder, asked.task, asked.comics)
        return 0
    found: dict[str, list[Sample]] = {}
    with TemporaryDirectory(prefix="beiyuan-pictures-") as name:
        write(Path(name), asked.comics)
        print(f"{asked.comics} comics of {SIZE[0]} × {SIZE[1]}, {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}.")
        for task, sample in times(Path(name), asked.comics):
            found.setdefault(task, []).append(sample)
            print(f"{task:<32}{sample.seconds:8.2f} s{sample.cpu_seconds:8.2f} s cpu{sample.peak_bytes / 2**20:7.0f} MiB", flush=True)
    told = bars(found, asked.comics)
    print(*told, sep="\n")
    return 1 if any(bar.is_over for bar in told) else 0


if __name__ == "__main__":
    sys.exit(main())
