"""MkDocs hook: plain `mkdocs build` and `mkdocs serve` give the whole site.

MkDocs' own pages go to a temporary folder and are thrown away; `generator.pipeline` builds into the folder that MkDocs was asked
for (`site_dir`, which `serve` sets to a temporary folder of its own at each run). MkDocs executes this file anew with every
configuration it loads.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

WATCHED = ("content", "stories", "comics")

_spare: list[TemporaryDirectory[str]] = []
_wanted: list[Path] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Send MkDocs' own output away and remember where the site belongs."""
    spare = TemporaryDirectory(prefix="beiyuan-mkdocs-")
    _spare.append(spare)
    _wanted.append(Path(config.site_dir))
    config.site_dir = spare.name
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Build the whole site; raises Abort, after the problems are printed, if the content has any."""
    from mkdocs.exceptions import Abort

    from generator.pipeline import build_site

    _clean()
    if not build_site(_root(config), out=_wanted.pop()):
        raise Abort("内容里有问题，已经列在上面；原来的网站没有动。")


def on_build_error(error: Exception) -> None:
    """Leave nothing behind."""
    _clean()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Build again when an editor saves a source; MkDocs itself watches its docs_dir only."""
    for name in WATCHED:
        folder = _root(config) / name
        if folder.is_dir():
            server.watch(str(folder))
    return server


def _clean() -> None:
    while _spare:
        _spare.pop().cleanup()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
