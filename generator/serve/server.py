"""The preview's web server: what it cannot answer it says in a few Chinese words, and whoever goes away is let go."""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.faults import said
from generator.invocation import typed
from generator.serve.answers import Answer, Events, answer_to, in_words
from generator.serve.parts import in_part
from generator.serve.preview import Preview
from generator.serve.stop import say
from generator.system import IS_WINDOWS

HOST = "127.0.0.1"
USUAL_PORT = 8000
_FIRST_FREE_PORT = 1024  # those below are the administrator's on most systems
LAST_PORT = 65535
_GONE = (errno.ENOTCONN, errno.ETIMEDOUT, errno.EBADF)  # beside what Python calls a ConnectionError


class Server(ThreadingHTTPServer):
    """Answers from a preview, each connection in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = not IS_WINDOWS  # there it would let two servers have the same port

    def __init__(self, port: int, preview: Preview, root: Path) -> None:
        """Take the port; raises OSError."""
        super().__init__((HOST, port), Handler)
        self.preview, self.root = preview, root

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of readers who go away, and one sentence of anything else; the server goes on."""
        error = sys.exception()
        if error is not None and not _is_gone(error):
            say(said(error, self.root) + "\n")


def _is_gone(error: BaseException) -> bool:
    """Whether it only says that nobody is at the other end any more."""
    return isinstance(error, ConnectionError) or (isinstance(error, OSError) and error.filename is None and error.errno in _GONE)


def server_at(port: int, preview: Preview, root: Path) -> Server:
    """A server at `port`; if that cannot be had, the editor is told which to take. Raises SystemExit, OSError."""
    try:
        return Server(port, preview, root)
    except OSError as error:
        reason = _refused(error, port)
        if not reason:
            raise
    another = port + 1 if _FIRST_FREE_PORT <= port < LAST_PORT else USUAL_PORT
    say(f"{reason}请换一个，输入：\n\n    {typed('serve', '--port', str(another), root=root)}\n")
    raise SystemExit(1)


def _refused(error: OSError, port: int) -> str:
    """Why the system does not give a port; empty if it is not about the port."""
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 被别的程序占着。"
    if error.errno not in (errno.EACCES, errno.EPERM):
        return ""
    if port < _FIRST_FREE_PORT:
        return f"端口 {port} 要有特别的权限才能用（{_FIRST_FREE_PORT} 以下的端口一般都这样）。"
    return f"系统不让用端口 {port}。"


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """What there is at the address; a fault of ours is said in the terminal and in the answer, and the connection stays."""
        try:
            answer = answer_to(self.server.preview, self.path)
        except Exception as error:
            words = said(error, self.server.root)
            say(words + "\n")
            answer = in_words(HTTPStatus.INTERNAL_SERVER_ERROR, words)
        if isinstance(answer, Events):
            self._events(answer.version)
        else:
            self._send(in_part(answer, self.headers.get("Range", ""), is_conditional="If-Range" in self.headers))

    def do_HEAD(self) -> None:
        """The same without its body."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer in a few Chinese words what Python's server would in an English page."""
        self.close_connection = True  # what else was sent has not been read
        self.request_version = self.protocol_version  # or a version that is not understood would be answered without a head
        self._send(in_words(HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else code))

    def _events(self, version: int) -> None:
        """A stream of server-sent events that says when another build is there."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        while not self.server.preview.wait_for(version):
            self.wfile.write(b": waiting\n\n")  # raises once the reader has left the page
        self.wfile.write(b"event: built\ndata: faults\n\n" if self.server.preview.faults else b"event: built\ndata: \n\n")

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.data)))
        self.send_header("Cache-Control", "no-store")
        if answer.has_parts:
            self.send_header("Accept-Ranges", "bytes")
        if answer.part:
            self.send_header("Content-Range", answer.part)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the editor's own faults."""
