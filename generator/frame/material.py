"""The only code that runs MkDocs: it renders one page of the theme for each section and depth."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.frame.policy import POLICY_MARK
from generator.frame.stamping import MARKS
from generator.frame.theme_files import THEME
from generator.model.sections import ICONS
from generator.settings import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

COMPONENTS = THEME.parent / "templates"
OTHER = "other"  # pages of no section: no tab is lit
_SEARCH = "search"  # of no section either, with a tab of its own
NOT_FOUND = "404"
DEEPEST = 4

_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": None}  # MkDocs reads a day out of the second, if it can
_MARGIN = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Stub:
    """An empty page that stands at some section and depth; `key` names its frame."""

    key: str
    section: str
    source: str


def stubs(settings: Settings) -> tuple[Stub, ...]:
    """One stub for the home page, one for search, and one for each section and depth."""
    sections = dict.fromkeys(item.section for item in settings.menu if item.section)
    found = [Stub("/0", "", "index.md")]
    for depth in range(1, DEEPEST + 1):
        below = "_/" * (depth - 1) + "index.md"
        found += [Stub(f"{section}/{depth}", section, f"{section}/{below}") for section in sections]
        found.append(Stub(f"{OTHER}/{depth}", OTHER, f"_/{below}"))
    return (*found, *([] if _SEARCH in sections else [Stub(f"{_SEARCH}/1", _SEARCH, f"{_SEARCH}/index.md")]))


def render_pages(settings: Settings, *, is_display: bool) -> dict[str, str]:
    """HTML with marks by frame key; `is_display`: the site's name is set in the display cut. Raises RuntimeError if MkDocs refuses the configuration."""
    with TemporaryDirectory() as folder, _quiet():
        return _render(settings, Path(folder), is_display)


def _render(settings: Settings, folder: Path, is_display: bool) -> dict[str, str]:
    from jinja2 import FileSystemLoader
    from mkdocs.commands.build import get_context
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import get_navigation

    config = _config(settings, folder, _extra(settings, is_display))
    wanted = stubs(settings)
    files: Files = Files([File(stub.source, config.docs_dir, config.site_dir, use_directory_urls=True) for stub in wanted])
    navigation = get_navigation(files, config)
    environment = config.theme.get_env()
    environment.loader = FileSystemLoader([*config.theme.dirs, COMPONENTS])  # the header shows our icons
    main = environment.get_template("main.html")
    pages = {}
    for stub in wanted:
        file = files.get_file_from_path(stub.source)
        if file is None or file.page is None:
            raise RuntimeError(f"MkDocs lost the page {stub.source}")
        file.page.meta = {"section": stub.section}
        pages[stub.key] = main.render(get_context(navigation, files, config, file.page))
    lost = get_context(navigation, files, config, base_url=settings.prefix)
    pages[NOT_FOUND] = environment.get_template("404.html").render(lost)
    return {key: _MARGIN.sub("\n", page).strip() + "\n" for key, page in pages.items()}


def _config(settings: Settings, folder: Path, extra: dict[str, object]) -> MkDocsConfig:
    """The configuration, made here: an editor's mkdocs.yml could name hooks and tags that run code."""
    from mkdocs.config.defaults import MkDocsConfig

    docs = folder / "docs"
    docs.mkdir()
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": settings.name,
            "site_url": settings.url,
            "site_description": settings.description,
            "docs_dir": str(docs),
            "site_dir": str(folder / "site"),
            "theme": _theme(settings),
            "plugins": [],
            "nav": [{item.title: f"{item.section}/index.md" if item.section else "index.md"} for item in settings.menu],
            "extra": extra,
        }
    )
    errors, _ = config.validate()
    if errors:
        raise RuntimeError(f"MkDocs refuses the configuration of the frames: {errors}")
    return config


def _extra(settings: Settings, is_display: bool) -> dict[str, object]:
    return {
        "is_display": is_display,
        "slots": dict(MARKS),
        "policy": POLICY_MARK,
        "icp": settings.icp,
        "police": settings.police,
        "police_code": "".join(each for each in settings.police if each in "0123456789"),
        "contact": settings.contact,
        "icons": ICONS,
    }


def _theme(settings: Settings) -> dict[str, object]:
    return {
        "name": "material",
        "custom_dir": str(THEME),
        "language": "zh",
        "font": False,
        "palette": {"primary": settings.primary, "accent": settings.accent},
    }


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that MkDocs or Material has to say (their end of life, pages outside the menu) reaches an editor; no day of another program's is asked for."""
    before, disabled = {name: os.environ.get(name) for name in _ENVIRONMENT}, logging.root.manager.disable
    _set(_ENVIRONMENT)
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    """Give these variables of the environment their values, or take them away."""
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
