"""deploy/nginx.conf in a real nginx: every answer bears every header, types and ages are right, and nothing is served that is not ours."""

from __future__ import annotations

import gzip
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

from tests.conftest import REPOSITORY, Tree

CONFIGURATION = REPOSITORY / "deploy/nginx.conf"
HEADER_ONLY = "; frame-ancestors 'none'"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
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
def running(folder: Path, root: Path, more: str = "", host: str = "", listen: str = "", tls: ssl.SSLContext | None = None) -> Iterator[Ask]:
    """The project's configuration, unchanged, in an nginx of its own; `host` goes into the server's own file."""
    nginx, port = needed("nginx", "nginx"), free_port()
    (folder / "beiyuan").mkdir(parents=True)
    (folder / "beiyuan/host.conf").write_text(f"listen 127.0.0.1:{port}{listen};\nserver_name localhost;\nroot {root};\n{host}\n")
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, configuration=CONFIGURATION, more=more))
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


@pytest.fixture(scope="module")
def ask(good: Tree, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the server for something of the good site, which has a file that begins with a dot besides."""
    root = Path(shutil.copytree(good.root, tmp_path_factory.mktemp("served") / "site"))
    (root / ".git").mkdir()
    (root / ".git/config").write_text("secret")
    (root / "stories/.notes.txt").write_text("secret")
    (root / ".well-known/acme-challenge").mkdir(parents=True)
    (root / ".well-known/acme-challenge/token.txt").write_text("answer")
    with running(tmp_path_factory.mktemp("nginx"), root) as ask:
        yield ask


def test_the_header_says_what_the_pages_say_and_what_a_page_cannot(good: Tree) -> None:
    """No server is needed for this one: whoever changes the boot script learns here what to write into the configuration."""
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', good.text("index.html"))
    line = f'    add_header Content-Security-Policy "{policy}{HEADER_ONLY}" always;'
    assert line in CONFIGURATION.read_text("utf-8").split("\n"), f"deploy/nginx.conf must have this line:\n{line}"


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
    is_picture = "/media/" in path and answer.status < 400
    assert answer["cross-origin-resource-policy"] == ("cross-origin" if is_picture else "same-origin"), path
    assert "strict-transport-security" not in answer.headers, "RFC 6797, 7.2: not without TLS"


TYPES = (
    (r"(.*/)?atom\.xml|feeds/.*\.atom\.xml", "application/atom+xml; charset=utf-8"),
    (r"feed\.xml|feeds/.*\.xml", "application/rss+xml; charset=utf-8"),
    (r"feed\.json|feeds/.*\.json", "application/feed+json; charset=utf-8"),
    (r"sitemap\.xml", "application/xml; charset=utf-8"),
    (r".*\.html", "text/html; charset=utf-8"),
    (r".*\.css", "text/css; charset=utf-8"),
    (r".*\.js", "text/javascript; charset=utf-8"),
    (r".*\.txt", "text/plain; charset=utf-8"),
    (r".*\.ics", "text/calendar; charset=utf-8"),
    (r".*\.svg", "image/svg+xml; charset=utf-8"),
    (r".*\.pdf", "application/pdf"),
    (r".*\.png", "image/png"),
    (r".*\.webp", "image/webp"),
    (r".*\.woff2", "font/woff2"),
)


def test_every_file_has_its_type_its_age_and_all_headers(good: Tree, ask: Ask) -> None:
    seen = set()
    for path, data in good.files().items():
        if path == "404.html":
            continue
        answer = ask("/" + path)
        check_headers(answer, "/" + path)
        kind, type = next((pattern, type) for pattern, type in TYPES if re.fullmatch(pattern, path))
        seen.add(kind)
        is_hashed = path.startswith(("assets/", "media/"))
        assert (answer.status, answer.body == data) == (200, True), path
        assert (answer["content-type"], answer["cache-control"]) == (type, FOR_A_YEAR if is_hashed else AGELESS), path
        assert answer["etag"]
    assert len(seen) >= len(TYPES) - 1, "all but a font, which the theme need not have"


def test_the_types_of_feeds_are_those_that_the_pages_name(good: Tree, ask: Ask) -> None:
    named = re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)"', good.text("index.html"))
    assert len(named) >= 3
    for type, path in named:
        assert ask("/" + path)["content-type"] == f"{type}; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/stories/", 200),
        ("/nowhere/", 404),
        ("/nowhere.png", 404),
        ("/media/00000000000000000000-480q78.webp", 404),
        ("/assets/site.00000000.css", 404),
        ("/assets/", 404),  # a folder without a page
        ("/404.html", 404),
        ("/.git/config", 404),
        ("/.git/", 404),
        ("/stories/.notes.txt", 404),
        ("/stories/%2e%2e/%2e%2e/nginx.conf", 400),
        ("/.well-known/acme-challenge/token.txt", 200),
    ],
)
def test_what_is_there_and_what_is_not(good: Tree, ask: Ask, path: str, status: int) -> None:
    answer = ask(path)
    check_headers(answer, path)
    assert answer.status == status and b"secret" not in answer.body
    assert answer["cache-control"] == AGELESS
    if status == 404:
        assert answer.body == good.files()["404.html"] and answer["content-type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_stroke_is_led_on_wherever_the_server_stands(ask: Ask) -> None:
    answer = ask("/stories?from=wechat")
    check_headers(answer, "/stories")
    assert (answer.status, answer["location"]) == (301, "/stories/?from=wechat")


def test_what_has_not_changed_is_not_sent_again(ask: Ask) -> None:
    first = ask("/stories/")
    again = ask("/stories/", If_None_Match=first["etag"])
    check_headers(again, "/stories/")
    assert (again.status, again.body, again["cache-control"]) == (304, b"", AGELESS)


def test_a_part_of_a_film_or_picture_can_be_asked_for(good: Tree, ask: Ask) -> None:
    path = next(path for path in good.files() if path.startswith("media/"))
    part = ask("/" + path, Range="bytes=0-9")
    check_headers(part, "/" + path)
    assert (part.status, part.body, part["cache-control"]) == (206, good.files()[path][:10], FOR_A_YEAR)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(ask: Ask, method: str) -> None:
    answer = ask("/stories/index.html", method)
    check_headers(answer, "/stories/")
    assert answer.status == 405


def test_texts_are_packed_and_pictures_are_not(good: Tree, ask: Ask) -> None:
    files = good.files()
    for path, type in {"index.html": "text/html", "feed.xml": "application/rss+xml", "feed.json": "application/feed+json"}.items():
        answer = ask("/" + path, Accept_Encoding="gzip")
        check_headers(answer, path)
        assert (answer["content-encoding"], answer["vary"]) == ("gzip", "Accept-Encoding"), type
        assert gzip.decompress(answer.body) == files[path] and len(answer.body) < len(files[path]) / 2
    picture = next(path for path in files if path.endswith(".webp"))
    assert "content-encoding" not in ask("/" + picture, Accept_Encoding="gzip").headers


def test_with_brotli(good: Tree, tmp_path: Path) -> None:
    module = needed(BROTLI, "libnginx-mod-http-brotli-filter")
    host = documented(r"brotli on;.*?brotli_types[^;]*;")
    with running(tmp_path, good.root, f"load_module {module};", host) as ask:
        for path in ("index.html", "feed.xml", next(path for path in good.files() if path.endswith(".css"))):
            answer = ask("/" + path, Accept_Encoding="br, gzip")
            check_headers(answer, path)
            assert answer["content-encoding"] == "br" and len(answer.body) < len(good.files()[path]) / 2


def test_under_tls_the_browser_is_told_to_stay_there(good: Tree, tmp_path: Path) -> None:
    openssl = needed("openssl", "openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    new = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    subprocess.run([*new, "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    trust = ssl.create_default_context(cafile=certificate)
    host = f"ssl_certificate {certificate};\nssl_certificate_key {key};"
    with running(tmp_path / "nginx", good.root, host=host, listen=" ssl http2", tls=trust) as ask:
        for path in ("/", "/nowhere/", "/stories"):
            assert ask(path)["strict-transport-security"] == "max-age=31536000"


def documented(expression: str) -> str:
    """The lines for the server's own file that docs/deploy.md gives, so that what is written there is what is tried here."""
    found = re.search(expression, (REPOSITORY / "docs/deploy.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found.group()
