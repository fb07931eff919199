"""A picture is decoded once for all of its sizes, and each size is found again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

import generator.media.encoding
from generator.cache import digest
from generator.keyed import Workshop
from generator.media.encoding import EncodedPicture, PictureFacts, encode
from generator.media.pictures import WIDEST_JPEG, renditions, widths
from generator.program import DATA, reachable
from generator.store import Store

UPRIGHT, QUARTER_TURN = 1, 6  # Exif 2.32, orientation


def photograph(width: int, height: int, orientation: int = UPRIGHT) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("size", "orientation", "expected"),
    [
        ((3000, 2000), UPRIGHT, [(1200, 800), (800, 533), (480, 320)]),
        ((3000, 2000), QUARTER_TURN, [(1200, 1800), (800, 1200), (480, 720)]),
        ((1150, 575), UPRIGHT, [(1150, 575), (800, 400), (480, 240)]),
        ((880, 440), UPRIGHT, [(880, 440), (480, 240)]),
        ((300, 500), UPRIGHT, [(300, 500)]),
        ((1000, 9000), UPRIGHT, [(666, 5994), (480, 4320)]),
    ],
)
def test_one_reading_gives_every_size(
    size: tuple[int, int], orientation: int, expected: list[tuple[int, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = photograph(*size, orientation)
    (tmp_path / "photo.jpg").write_bytes(data)
    seen = size if orientation == UPRIGHT else size[::-1]
    wanted = EncodedPicture(facts := PictureFacts("photo.jpg", digest(data), *seen), renditions(facts))
    read: list[int] = []
    monkeypatch.setattr(generator.media.encoding, "encode", lambda data, wanted: read.append(1) or encode(data, wanted))
    for _ in range(2):  # a later build finds them on disk
        with Store(tmp_path) as store:
            workshop = Workshop(tmp_path, store)
            found = [workshop.fetch(wanted, at) for at in range(len(wanted.renditions))]
    sizes: dict[str | None, list[tuple[int, int]]] = {}
    for each in found:
        with Image.open(io.BytesIO(each)) as image:
            sizes.setdefault(image.format, []).append(image.size)
    in_jpeg = [each for each in expected if each[0] <= WIDEST_JPEG]
    assert sizes == {"AVIF": expected, "WEBP": expected, "JPEG": in_jpeg}
    assert list(widths(facts)) == [width for width, _ in reversed(expected)]
    assert len(read) == 1


def test_what_is_encoded_rests_on_the_file_and_its_encoders_alone() -> None:
    """A template that is changed, or a folder that is renamed, encodes nothing anew."""
    facts = PictureFacts("a/photo.jpg", digest(photograph(300, 200)), 300, 200)
    known = EncodedPicture(facts, renditions(facts))
    assert EncodedPicture(facts._replace(path="b/photo.jpg"), renditions(facts)).key() == known.key()
    assert EncodedPicture(facts._replace(digest=digest(b"")), renditions(facts)).key() != known.key()
    assert EncodedPicture(facts, renditions(facts)[1:]).key() != known.key()
    reached = reachable("generator.media.encoding")
    assert "generator.media.pixels" in reached
    assert not [name for name in reached if name in DATA or ".render" in name or ".frame" in name]
