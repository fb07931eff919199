"""MkDocs hook: plain `mkdocs build` and `mkdocs serve` give the whole site.

MkDocs is left with no pages of its own, and its output goes to a temporary folder and is thrown away. `generator.pipeline` builds
into the folder that MkDocs was asked for (`site_dir`, which `serve` sets to a temporary folder of its own at each run). MkDocs
executes this file anew with every configuration it loads; the first is the one that hears of its beginning and end.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.frame.policy import without_policy
from generator.settings import BuildOptions, today_in_beijing

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

WATCHED = ("content", "stories", "comics")

_spare: list[TemporaryDirectory[str]] = []
_wanted: list[Path] = []
_served: set[Path] = set()  # temporary folders of MkDocs' own, which it removes in the end


def on_startup(command: str, dirty: bool) -> None:
    """Let MkDocs tidy up however it is told to stop; by itself it does so after Ctrl+C only."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Send MkDocs' own output away and remember where the site belongs."""
    spare = TemporaryDirectory(prefix="beiyuan-mkdocs-")
    _spare.append(spare)
    _wanted.append(Path(config.site_dir))
    if _is_serving():
        _served.add(Path(config.site_dir))
    config.site_dir = spare.name
    config.nav = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave MkDocs nothing to render or copy, and nothing to remark upon in English."""
    return type(files)([])


def on_post_build(config: MkDocsConfig) -> None:
    """Build the whole site; raises Abort, after the problems are printed, if one of them is an error."""
    from mkdocs.exceptions import Abort

    from generator.faults import explained
    from generator.pipeline import build_site
    from generator.problems import as_text

    _clean()
    root = _root(config)
    try:
        outcome = build_site(root, BuildOptions(today_in_beijing()), _wanted.pop())
    except Exception as error:
        sentence = explained(error)
        if sentence is None:
            raise
        raise Abort(sentence) from None
    sys.stderr.write(as_text(outcome.problems, root))
    if outcome.failed:
        raise Abort("内容里有错误，已经列在上面；原来的网站没有动。")


def on_build_error(error: Exception) -> None:
    """Leave nothing behind."""
    _clean()


def on_shutdown() -> None:
    """Remove what was kept for the next build beside a folder that goes now."""
    from generator.build.publish import Publication
    from generator.files import remove

    for folder in _served:
        with suppress(OSError):  # MkDocs has its own folder to remove yet
            remove(Publication(folder).state)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Build again when an editor saves a source; MkDocs itself watches its docs_dir only."""
    for name in WATCHED:
        folder = _root(config) / name
        if folder.is_dir():
            server.watch(str(folder))
    server.set_app(_for_reloading(server.serve_request))
    return server


def _for_reloading(app: WSGIApplication) -> WSGIApplication:
    """The pages without their policy: MkDocs puts a script into them that no hash can name, since it is another each time."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        for block in app(environ, start_response):  # a page's policy stands at its very beginning, in the first block
            yield without_policy(block)

    return answer


def _is_serving() -> bool:
    """Whether MkDocs serves; its configuration does not tell, and its events only say what it does at each build."""
    return "mkdocs.commands.serve" in sys.modules


def _clean() -> None:
    while _spare:
        _spare.pop().cleanup()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
