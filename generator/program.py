"""What the program is: a digest of all of it, and for each module one of its tool: all that it can reach by imports, code, data and libraries."""

from __future__ import annotations

import functools
import os
import re
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.cache import digest

_PACKAGE = Path(__file__).parent
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)|import[ \t]+([\w. ,]+))", re.MULTILINE)
_NAME = re.compile(r"\w+")
_FOR_TYPES = re.compile(r"^if TYPE_CHECKING:\n(?:[ \t]+.*\n|\n(?=[ \t]))+", re.MULTILINE)  # never runs

# What a module reads besides code, by the module that reads it; patterns below the package.
DATA: Mapping[str, tuple[str, ...]] = {
    "generator.problems": ("catalogue.toml",),
    "generator.frame.display": ("theme/display.txt",),
    "generator.frame.material": ("theme/**/*", "templates/components/*"),
    "generator.frame.policy": ("theme/boot.js",),
    "generator.frame.styles": ("theme/**/*", "templates/**/*"),
    "generator.frame.theme_files": ("theme/**/*",),
    "generator.render.base.drawings": ("templates/drawings/*.svg", "theme/assets/favicon.svg"),
    "generator.render.base.segmenting": ("words.txt",),
    "generator.render.base.templates": ("templates/**/*.html", "templates/**/*.svg"),
    "generator.render.posters.poster": ("templates/posters/poster.typ",),
    "generator.render.sheets.typesetting": ("templates/*.typ",),
}

# The distributions behind the names that our modules import, each with those that it uses itself.
LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "PIL": ("pillow",),
    "click": ("click",),
    "feedgen": ("feedgen", "lxml", "python_dateutil", "six", "tzdata"),
    "fontTools": ("fonttools", "brotli"),
    "icalendar": ("icalendar", "python_dateutil", "six", "typing_extensions", "tzdata"),
    "jinja2": ("jinja2", "markupsafe"),
    "lightningcss": ("lightningcss",),
    "justmytype_intl_cjk": ("justmytype_intl_cjk", "justmytype", "fonttools"),
    "lxml": ("lxml",),
    "markdown": ("markdown",),
    "markupsafe": ("markupsafe",),
    "material": ("mkdocs_material", "mkdocs_material_extensions"),
    "mkdocs": ("mkdocs", "jinja2", "markupsafe", "pyyaml"),
    "nh3": ("nh3",),
    "openpyxl": ("openpyxl", "et_xmlfile"),
    "opencc": ("opencc",),
    "pypdfium2": ("pypdfium2",),
    "pypinyin": ("pypinyin",),
    "pydantic": ("pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"),
    "pydantic_core": ("pydantic_core", "typing_extensions"),
    "rich": ("rich", "markdown_it_py", "mdurl", "pygments"),
    "rjieba": ("rjieba",),
    "rjsmin": ("rjsmin",),
    "tinycss2": ("tinycss2", "webencodings"),
    "typst": ("typst",),
    "watchdog": ("watchdog",),
    "yaml": ("pyyaml",),
    "zxingcpp": ("zxing_cpp",),
}

# Libraries that a module finds by their names and does not import.
FOUND_BY_NAME: Mapping[str, tuple[str, ...]] = {
    "generator.frame.theme_files": ("material",),
    "generator.media.fonts": ("justmytype_intl_cjk",),
}


def program_digest() -> bytes:
    """Digest of the program's code, templates and data, and of the names (with versions) of all installed packages."""
    return _contents()[1]


@functools.cache
def tool_of(module: str) -> bytes:
    """Digest of the code that `module` can reach by imports, of the data which that code reads, and of the libraries that it uses."""
    reached = reachable(module)
    code = [part for name in sorted(reached) for part in (name.encode(), _digest_of(_file_of(name)))]
    patterns = sorted({pattern for name in reached for pattern in DATA.get(name, ())})
    data = [part for pattern in patterns for file in _matching(pattern) for part in (file.encode(), _digest_of(file))]
    return digest(*code, *data, *[each.encode() for each in sorted(_versions(reached))])


@functools.cache
def reachable(module: str) -> frozenset[str]:
    """The modules of ours that `module` imports, directly or through others, wherever in them; itself too. A package is none of its modules' tools."""
    found: set[str] = set()
    waiting = {module}
    while waiting:
        found |= waiting
        waiting = {each for name in waiting for each in imports(name) if _file_of(each)} - found
    return frozenset(found)


@functools.cache
def imports(module: str) -> frozenset[str]:
    """Everything that the text of `module` seems to import: modules, and what they may hold, by dotted names."""
    found: set[str] = set()
    text = _contents()[0].get(_file_of(module), b"").decode()  # of a module that is not ours, as tests have them, nothing is known
    text = _FOR_TYPES.sub("", text)
    for source, names, plain in _IMPORT.findall(text):
        if source:
            found.add(source)
            found.update(f"{source}.{name}" for name in _NAME.findall(names))
        found.update(each.strip().partition(" ")[0] for each in plain.split(",") if each.strip())
    return frozenset(found)


def _versions(modules: frozenset[str]) -> set[str]:
    """Names with versions of the installed distributions that `modules` use."""
    used = {each.partition(".")[0] for name in modules for each in (*imports(name), *FOUND_BY_NAME.get(name, ()))}
    wanted = {distribution for library in used & LIBRARIES.keys() for distribution in LIBRARIES[library]}
    return {name for name in _installed() if re.sub(r"[-.]", "_", name.partition("-")[0]).lower() in wanted}


@functools.cache
def _file_of(module: str) -> str:
    """The path of a module of ours below the package, "" if there is none."""
    files = _contents()[0]
    path = module.removeprefix("generator").removeprefix(".").replace(".", "/")
    if not module.startswith("generator"):
        return ""
    return next((file for file in (f"{path}.py", f"{path}/__init__.py".removeprefix("/")) if file in files), "")


@functools.cache
def _digest_of(file: str) -> bytes:
    return digest(_contents()[0].get(file, b""))


@functools.cache
def _matching(pattern: str) -> list[str]:
    return sorted(file for each in _PACKAGE.glob(pattern) if (file := each.relative_to(_PACKAGE).as_posix()) in _contents()[0])


@functools.cache
def _contents() -> tuple[Mapping[str, bytes], bytes]:
    """The bytes of every file of the package, and the digest of them all."""
    files = dict(sorted(_read(str(_PACKAGE), "")))
    parts = [part for path, data in files.items() for part in (path.encode(), data)]
    return files, digest(*parts, *(name.encode() for name in _installed()))


def _read(folder: str, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in os.scandir(folder):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _read(item.path, f"{prefix}{item.name}/")
        else:
            with open(item.path, "rb") as file:
                yield prefix + item.name, file.read()


@functools.cache
def _installed() -> tuple[str, ...]:
    return tuple(sorted(name for name in os.listdir(sysconfig.get_paths()["purelib"]) if name.endswith(".dist-info")))
