"""The preview on an editor's own computer: builds again on every save, shows faults in the page, lets the browser reload.

Whatever is added to a page is added to the response, never to a file: the previewed tree is the one that would be published.
"""

from __future__ import annotations

import errno
import html
import mimetypes
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.cache import CACHE_FOLDER
from generator.files import LinkInTheWay, own_folder
from generator.frame.policy import NOTHING
from generator.load.walk import CONFIGURATION, FOLDERS

HOST = "127.0.0.1"
OWN = "/__beiyuan/"
QUIET_SECONDS = 0.15  # editors save in several steps; a build begins when they have come to rest
KEEP_ALIVE_SECONDS = 10.0

_SCRIPT = """new EventSource("/__beiyuan/events?" + document.currentScript.dataset.version)
  .addEventListener("built", function () { location.reload(); });
"""
_STYLE = """.beiyuan-faults { position: sticky; top: 0; z-index: 99; max-height: 60vh; overflow: auto; margin: 0; padding: 1rem 1.25rem;
  background: #7a1f0f; color: #fff; font: 1rem/1.7 ui-monospace, "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace; white-space: pre-wrap; }
"""
_EMPTY = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>预览</title></head><body><p>网站还没有生成出来。</p></body></html>'
_CANONICAL = re.compile(r'<link rel="canonical" href="https?://[^/"]+([^"]*)"')


class Preview:
    """The state that builds write and requests read: a version that grows, and the words of the last build's faults."""

    def __init__(self, command: Sequence[str], out: Path) -> None:
        """Take the build command and the folder that it publishes into."""
        self.command, self.out = command, out
        self.version = 0
        self.faults = ""
        self.built = threading.Condition()

    def build(self) -> None:
        """Build once in a process of its own; its words go to the terminal and, if it failed, into the pages."""
        done = subprocess.run(self.command, capture_output=True, text=True, encoding="utf-8", check=False)
        words = done.stdout + done.stderr
        sys.stderr.write(words or "已更新。\n")
        with self.built:
            self.version += 1
            self.faults = words if done.returncode else ""
            self.built.notify_all()

    def wait_for(self, version: int) -> bool:
        """Wait a while until a newer build than `version` is there; whether it is."""
        with self.built:
            return self.built.wait_for(lambda: self.version > version, KEEP_ALIVE_SECONDS)

    def prefix(self) -> str:
        """The path under which the site's absolute addresses lie, read from the home page."""
        try:
            match = _CANONICAL.search((self.out / "index.html").read_text("utf-8"))
        except OSError:
            return "/"
        return match.group(1) if match else "/"

    def dressed(self, page: str) -> bytes:
        """A page with the reloading script and the faults, if there are any."""
        additions = f'<link rel="stylesheet" href="{OWN}preview.css"><script src="{OWN}preview.js" data-version="{self.version}"></script>'
        if self.faults:
            panel = f'<pre class="beiyuan-faults" role="alert">{html.escape(self.faults)}</pre>'
            page = re.sub(r"<body[^>]*>", lambda match: match.group() + panel, page, count=1)
        page = page.replace(NOTHING, NOTHING + "; connect-src 'self'", 1)  # the events that say when to reload
        return page.replace("</head>", additions + "</head>", 1).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers from the published tree, as a web server would."""

    preview: ClassVar[Preview]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file, a folder's index.html, or the site's 404 page."""
        path = unquote(urlsplit(self.path).path)
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
            return
        prefix = self.preview.prefix()
        file = self._file(path.removeprefix(prefix) if path.startswith(prefix) else path)
        if file and file.is_dir() and not path.endswith("/"):
            self._redirect(path + "/")
        elif file and (file / "index.html").is_file():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.preview.dressed((file / "index.html").read_text("utf-8")))
        elif file and file.is_file():
            self._send_file(file)
        else:
            missing = self.preview.out / "404.html"
            page = missing.read_text("utf-8") if missing.is_file() else _EMPTY
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", self.preview.dressed(page))

    def _file(self, path: str) -> Path | None:
        """The file for a path, None if it would lie outside of the tree."""
        file = (self.preview.out / path.lstrip("/")).resolve()
        return file if file.is_relative_to(self.preview.out.resolve()) else None

    def _send_file(self, file: Path) -> None:
        if file.suffix == ".html":
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.preview.dressed(file.read_text("utf-8")))
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        kind += "; charset=utf-8" if kind.startswith("text/") or kind.endswith(("xml", "json", "javascript")) else ""
        self._send(HTTPStatus.OK, kind, file.read_bytes())

    def _own(self, name: str) -> None:
        if name == "preview.js":
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT.encode())
        elif name == "preview.css":
            self._send(HTTPStatus.OK, "text/css; charset=utf-8", _STYLE.encode())
        elif name == "events":
            self._events()
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")

    def _events(self) -> None:
        """A stream of server-sent events that says when a newer build is there."""
        asked = urlsplit(self.path).query
        version = int(asked) if asked.isdecimal() else self.preview.version
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while not self.preview.wait_for(version):
                self.wfile.write(b": waiting\n\n")
                self.wfile.flush()
            self.wfile.write(b"event: built\ndata: \n\n")
        except OSError:
            return  # the reader has left the page

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the editor's own faults."""


class _Saves(FileSystemEventHandler):
    """Tells when a source was changed."""

    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self.changed.set()


def serve_site(root: Path, build_options: Sequence[str], port: int) -> None:
    """Build and serve the content below `root` on 127.0.0.1 until interrupted; `build_options` go to the build command. Raises OSError."""
    out = own_folder(root, CACHE_FOLDER) / "preview"
    if out.is_symlink():
        raise LinkInTheWay(out)
    command = [sys.executable, "-m", "generator", "build", "--adopt", "--root", str(root), "--out", str(out), *build_options]
    preview = Preview(command, out)
    server = _server(preview, port)
    changed = threading.Event()
    observer = _observer(root, changed)
    preview.build()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stderr.write(f"预览地址：http://{HOST}:{server.server_address[1]}/　（按 Ctrl+C 停下）\n")
    try:
        while True:
            changed.wait()
            while changed.is_set():
                changed.clear()
                changed.wait(QUIET_SECONDS)
            preview.build()
    except KeyboardInterrupt:
        sys.stderr.write("\n预览停下了。\n")
    finally:
        observer.stop()
        server.shutdown()


def _server(preview: Preview, port: int) -> ThreadingHTTPServer:
    handler = type("PreviewHandler", (Handler,), {"preview": preview})
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write(f"端口 {port} 被别的程序占着。请换一个，比如 beiyuan serve --port {port + 1}。\n")
        raise SystemExit(1) from None
    server.daemon_threads = True
    return server


def _observer(root: Path, changed: threading.Event) -> Any:
    observer = Observer()
    handler = _Saves(changed)
    for folder in FOLDERS:
        if (root / folder).is_dir():
            observer.schedule(handler, str(root / folder), recursive=True)
    observer.schedule(_Configuration(changed), str(root), recursive=False)
    observer.start()
    return observer


class _Configuration(_Saves):
    """Tells when mkdocs.yml was changed, and nothing else that lies beside it."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        if Path(str(event.src_path)).name == CONFIGURATION or Path(str(event.dest_path)).name == CONFIGURATION:
            super().on_any_event(event)
