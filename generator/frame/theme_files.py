"""Which files of the theme are published, and under what names: only those that the frames name."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import digest
from generator.frame.styles import Vocabulary, stylesheet, vocabulary

THEME = Path(__file__).resolve().parent.parent / "theme"
SCREEN, PAPER = "assets/site.css", "assets/print.css"

_IMPORT = re.compile(r'^@?import "([^"]+)";', re.MULTILINE)
_URL = re.compile(r'url\("([^":]+)"\)')
_NAMED = re.compile(r'(?<=[ ])(href|src)="([^"]*?)(assets/[^"?#]+)"')


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of the theme as it is published: its path, its bytes and their digest."""

    path: str
    content: bytes
    digest: bytes


def material_folder() -> Path:
    """Material's templates; found without importing it, because a warm build must not wait for MkDocs."""
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise RuntimeError("mkdocs-material is not installed")
    return Path(spec.origin).resolve().parent / "templates"


def material_styles() -> str:
    """Material's stylesheets, one after the other; their names hold a digest that changes with each release."""
    folder = material_folder() / "assets/stylesheets"
    return "".join(next(folder.glob(f"{name}.*.min.css")).read_text("utf-8") for name in ("main", "palette"))


def our_styles(sheet: str = SCREEN) -> str:
    """A stylesheet of ours with the files that it imports in their places."""
    return _joined(THEME / sheet)


def words_of_pages(colours: Iterable[str]) -> Vocabulary:
    """What the theme and the templates can put on a page."""
    return vocabulary((THEME, THEME.parent / "templates"), colours)


def named_files(pages: Iterable[str]) -> tuple[str, ...]:
    """Paths below the theme's folders that the pages name in `href` and `src`, sorted."""
    return tuple(sorted({found.group(3) for page in pages for found in _NAMED.finditer(page)}))


def theme_file(name: str, made: Mapping[str, str], colours: Iterable[str]) -> ThemeFile:
    """The file `name` of our theme; the stylesheet for the screen has in it what is used of Material's, whose `colours` the settings name.

    `made` gives the published paths of files that are made and not copied; the stylesheet may name those in `url()`.
    """
    file = THEME / name
    if file.suffix == ".css":
        ours = _URL.sub(lambda found: f'url("{Path(made[f"assets/{found.group(1)}"]).name}")', our_styles(name))
        return own_file(name, stylesheet(material_styles() if name == SCREEN else "", ours, words_of_pages(colours)).encode())
    if file.suffix == ".js":
        return own_file(name, _minified(_joined(file)).encode())
    return own_file(name, file.read_bytes())


def own_file(name: str, content: bytes) -> ThemeFile:
    """A file of ours, with its digest in its published name."""
    return ThemeFile(_hashed(name, digest(content)), content, digest(content))


def rename(page: str, names: Mapping[str, str]) -> str:
    """The page with its theme files under their published names."""
    return _NAMED.sub(lambda found: f'{found.group(1)}="{found.group(2)}{names[found.group(3)]}"', page)


def _joined(file: Path) -> str:
    """The stylesheet or script with the files that it imports in their places."""
    return _IMPORT.sub(lambda found: (file.parent / found.group(1)).read_text("utf-8"), file.read_text("utf-8"))


def _minified(script: str) -> str:
    import rjsmin  # only when a frame is made: a warm build must not wait for it

    return str(rjsmin.jsmin(script))


def _hashed(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{content.hex()[:8]}{dot}{suffix}"
