"""The share bar: on every page that has an address, with a code that a reader of codes understands."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.render.base.qr import qr
from tests.conftest import URL, Tree

CODE = re.compile(r'<svg class="qr" viewBox="0 0 (\d+) \1" .*?<path stroke="#000" d="([^"]*)"/>')


def drawn(size: int, path: str, module: int = 4) -> Image.Image:
    """The drawing as a browser makes it: moves and level strokes one unit wide."""
    picture = Image.new("L", (size * module, size * module), 255)
    draw = ImageDraw.Draw(picture)
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            draw.rectangle((x * module, (y - 0.5) * module, (x + values[0]) * module - 1, (y + 0.5) * module - 1), fill=0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return picture


def read(picture: Image.Image) -> list[str]:
    """What the codes in the picture say; the reader shares no code with what encodes."""
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize("level", ["L", "M"])
@pytest.mark.parametrize("length", [20, 32, 33, 60, 90, 120, 250])
def test_a_code_says_its_address(length: int, level: str) -> None:
    address = ("https://example.org/" + "stories/a-b-c-9/" * 20)[:length]
    code = qr(address, level)
    assert read(drawn(code.size, code.path)) == [address]


def test_a_code_has_its_quiet_zone() -> None:
    code = qr(URL)
    assert drawn(code.size, code.path, 1).getbbox() == (0, 0, code.size, code.size)
    dark = drawn(code.size, code.path, 1).point(lambda value: 255 - value).getbbox()
    assert dark == (4, 4, code.size - 4, code.size - 4)


def test_every_page_that_is_handed_on_says_its_own_address(good: Tree) -> None:
    for path in (path for path in good.files() if path.endswith(".html")):
        text = good.text(path)
        own = re.search(r'<link rel="canonical" href="([^"]*)">', text)
        codes = CODE.findall(text)
        if path in ("404.html", "search/index.html") or 'http-equiv="refresh"' in text:  # nobody hands these on
            assert not codes, path
            continue
        assert own, path
        assert {tuple(read(drawn(int(size), drawing))) for size, drawing in codes} == {(own[1],)}, path
        assert f'<p class="share-address" translate="no">{own[1]}</p>' in text, path


def test_the_scripts_are_one_small_file(good: Tree) -> None:
    (script,) = [data for path, data in good.files().items() if re.fullmatch(r"assets/site\.\w+\.js", path)]
    assert b"import" not in script
    assert len(script) <= 6 * 1024
