"""The small drawings of the pages as SVG that stands by itself, in the colours which the stylesheet gives them by day."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[2]
_DRAWINGS = _PACKAGE / "templates/drawings"
_MARK = _PACKAGE / "theme/assets/favicon.svg"

COLOURS = {  # of the classes of drawings; as in theme/styles/
    "line": "none",
    "thin": "none",
    "s-a": "#f6d9b4",
    "s-b": "#fbe8cc",
    "s-blob": "#fdeed8",
    "s-c": "#cfe3dc",
    "s-coat2": "#f2b544",
    "s-coat3": "#1f6f6b",
    "s-door": "#a5764e",
    "s-cat": "#4a3a30",
    "s-ginger": "#e8843a",
    "s-halo": "#ffe3a8",
    "s-lit": "#f2b544",
    "s-pane": "#fffaf0",
    "s-roof": "#c94f23",
    "s-roof-teal": "#1f6f6b",
    "s-skin": "#f0c49a",
    "s-tree": "#7fae86",
    "s-trunk": "#a5764e",
}


def mark() -> str:
    """The mark of the site."""
    return _MARK.read_bytes().decode()


def drawing(name: str) -> str:
    """The drawing `name`."""
    found = (_DRAWINGS / f"{name}.svg").read_bytes().decode()
    rules = "".join(f".{name}{{fill:{colour}}}" for name, colour in COLOURS.items())
    lines = "path{stroke:#2b2420;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}.thin{stroke-width:2}.flat{stroke:none}"
    return found.replace(">", f"><style>{lines}{rules}</style>", 1).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
