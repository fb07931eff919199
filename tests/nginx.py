"""A real nginx with the project's configuration, for tests to ask, and what every answer of it must say."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CONFIGURATION = REPOSITORY / "deploy/nginx.conf"
HEADER_ONLY = "; frame-ancestors 'none'"
AGELESS, FOR_A_YEAR = "no-cache", "public, max-age=31536000, immutable"

FRAME = """daemon off;
master_process off;
pid {folder}/pid;
error_log stderr warn;
{more}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {configuration};
}}
"""


class Answer:
    """What the server said; header names are in lower case, each with all its values."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.body = response.status, response.read()
        self.headers: dict[str, list[str]] = {}
        for name, value in response.getheaders():
            self.headers.setdefault(name.lower(), []).append(value)

    def __getitem__(self, name: str) -> str:
        (value,) = self.headers[name]
        return value


Ask = Callable[..., Answer]


def needed(program: str | Path, package: str) -> str:
    """Where the program or file is; skips without it, and fails where the tour is required."""
    found = shutil.which(program) if isinstance(program, str) else program.exists() and str(program)
    if not found and os.environ.get("TOUR") != "required":
        pytest.skip(f"{program} is not there (apt-get install {package})")
    assert found, f"TOUR=required, but {program} is not there (apt-get install {package})"
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    folder: Path,
    root: Path,
    more: str = "",
    host: str = "",
    listen: str = "",
    tls: ssl.SSLContext | None = None,
    server: str = "",
) -> Iterator[Ask]:
    """The project's configuration, unchanged, in an nginx of its own; `host` goes into the server's own file, `server` stands in for it all."""
    nginx, port = needed("nginx", "nginx"), free_port()
    (folder / "beiyuan").mkdir(parents=True)
    (folder / "beiyuan/host.conf").write_text(f"listen 127.0.0.1:{port}{listen};\nserver_name localhost;\nroot {root};\n{host}\n")
    (folder / "server.conf").write_text(server.replace("listen 80;", f"listen 127.0.0.1:{port};"))
    configuration = folder / "server.conf" if server else CONFIGURATION
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, configuration=configuration, more=more))
    words = (folder / "words").open("w+")
    process = subprocess.Popen([nginx, "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"], stderr=words)
    connection: http.client.HTTPConnection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    if tls:
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=tls)

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return Answer(connection.getresponse())

    try:
        for _ in range(200):
            if process.poll() is not None:
                break
            try:
                ask("/robots.txt")
                break
            except OSError:
                connection.close()
                time.sleep(0.05)
        assert process.poll() is None, (folder / "words").read_text()
        yield ask
        assert "[warn]" not in (folder / "words").read_text() and "[emerg]" not in (folder / "words").read_text()
    finally:
        connection.close()
        process.terminate()
        process.wait()
        words.close()


EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "server": "nginx",
}
SAID_ONCE = ("content-security-policy", "permissions-policy", "cross-origin-resource-policy", "cache-control")


def check_headers(answer: Answer, path: str) -> None:
    assert {name: answer[name] for name in EVERYWHERE} == EVERYWHERE, path
    assert all(len(answer.headers[name]) == 1 for name in SAID_ONCE), path
    assert answer["content-security-policy"].endswith(HEADER_ONLY) and "unsafe" not in answer["content-security-policy"]
    is_picture = ("/media/" in path or "/cards/" in path) and answer.status < 400
    assert answer["cross-origin-resource-policy"] == ("cross-origin" if is_picture else "same-origin"), path
    assert "strict-transport-security" not in answer.headers, "RFC 6797, 7.2: not without TLS"


def documented(expression: str) -> str:
    """The lines for the server's own file that docs/deploy.md gives, so that what is written there is what is tried here."""
    found = re.search(expression, (REPOSITORY / "docs/deploy.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found.group()
