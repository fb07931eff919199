"""The preview on an editor's own computer: builds again on every save, shows faults in the page, lets the browser reload.

Whatever is added to a page is added to the response, never to a file: the previewed tree is the one that would be published.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.cache import CACHE_FOLDER
from generator.files import LinkInTheWay, own_folder
from generator.model.addresses import FIELDS
from generator.serve.preview import Preview
from generator.serve.server import HOST, Server, server_at
from generator.serve.stop import Stop, say
from generator.serve.watch import Watch

TICK_SECONDS = 0.2  # so long may it take until a wish to stop, or a folder that has come, is noticed


def serve_site(root: Path, build_options: Sequence[str], port: int) -> None:
    """Build and serve the content below `root` on 127.0.0.1 until told to stop; `build_options` go to the build command. Raises OSError."""
    out = own_folder(root, CACHE_FOLDER) / "preview"
    if out.is_symlink():
        raise LinkInTheWay(out)
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--quiet",
        "--adopt",
        "--root",
        str(root),
        "--out",
        str(out),
        *build_options,
    ]
    with Stop() as stop, server_at(port, Preview(command, out, stop), root) as server, Watch(root) as watch:
        say("正在生成网页，头一回要一两分钟……\n")
        server.preview.build()
        with _answering(server):
            address = f"http://{HOST}:{server.server_address[1]}"
            say(f"每一项怎么填：{address}{server.preview.prefix()}{FIELDS}\n预览地址：{address}/　（按 Ctrl+C 停下）\n")
            while not stop.is_wanted:
                if watch.has_news(TICK_SECONDS) or server.preview.is_due():
                    server.preview.build()
        say("\n预览停下了。\n")


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    """Let requests be answered meanwhile."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
