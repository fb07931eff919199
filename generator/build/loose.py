"""Single files of a batch put into somebody's folder, beside whatever is there: no tree, no manifest, nothing taken away."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.build.make import Batch, staged_file
from generator.files import named, write_whole

_OURS = b"Typst"  # which every paper names as what made it


def put_down(batch: Batch, staging: Path, out: Path) -> None:
    """Put all of `batch` into the folder `out`, made if it is missing; a file of the same name is replaced. Raises OSError."""
    with named(out):
        out.mkdir(parents=True, exist_ok=True)
    for path in batch.staged:
        write_whole(out / plain_name(path), staged_file(staging, path).read_bytes())


def plain_name(path: str) -> str:
    """What the file at `path` of a site is called where it lies among others: print/winter-2027/woniu.pdf is winter-2027-woniu.pdf."""
    return "-".join(path.split("/")[1:])


def older_papers(out: Path, school: str, schools: Collection[str], made: Collection[str]) -> list[str]:
    """The papers for `school` in `out` that an earlier run put there and the one that `made` these did not; they look like those of today."""
    longer = tuple(f"-{each}.pdf" for each in schools if each != school and each.endswith(f"-{school}"))
    with named(out):
        names = [file.name for file in out.glob(f"*-{school}.pdf") if file.name not in made and not file.name.endswith(longer or ("/",))]
        return sorted(name for name in names if _OURS in (out / name).read_bytes())
