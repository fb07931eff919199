"""Requests that nobody means well, or that nobody waits for: a short answer in Chinese, and nothing in the editor's terminal."""

from __future__ import annotations

import contextlib
import errno
import http.client
import shutil
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.serve.answers import answer_to
from generator.serve.preview import Preview
from generator.serve.server import Server, server_at
from generator.serve.stop import Stop
from tests.test_serve import BASE, Running, get, running

CHINESE = range(0x4E00, 0x9FFF)
BAD = (b"/%00", b"/a%00b", b"/feed.xml%00", b"http://[", b"nowhere", b"/__beiyuan/events?" + b"9" * 5000, b"/__beiyuan/events?x")
NOWHERE = (
    b"/" + b"a" * 300,
    b"/" + b"a" * 5000,
    b"/" + b"a/" * 5000,
    b"/%ff%fe",
    b"/\xff",
    b"/__beiyuan/nothing",
    b"/stories/index.html/",
    b"/robots.txt/",
    b"/robots.txt/.",
    b"/feed.xml/index.html",
    b"/404.html",
    b"/../../mkdocs.yml",
    b"/.hidden",
    b"/c:%5cwindows",
)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = shutil.copytree(BASE, tmp_path_factory.mktemp("requests") / "root")
    with running(root) as preview:
        yield preview
        assert preview.words_to_the_end().strip() == "预览停下了。", "nothing was said in the terminal but that"


def answer(preview: Running, sent: bytes) -> tuple[int, str]:
    """Status and body of the one answer to what was sent."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as connection:
        connection.sendall(sent)
        got = http.client.HTTPResponse(connection, method=sent.partition(b" ")[0].decode("latin-1"))
        got.begin()
        return got.status, got.read().decode()


def is_chinese(words: str) -> bool:
    return "Error" not in words and any(ord(character) in CHINESE for character in words)


@pytest.mark.parametrize("target", BAD, ids=lambda target: target[:30].decode("latin-1"))
def test_an_address_that_is_none(preview: Running, target: bytes) -> None:
    status, words = answer(preview, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert status == 400 and is_chinese(words) and len(words) < 100


@pytest.mark.parametrize("target", NOWHERE, ids=lambda target: target[:30].decode("latin-1"))
def test_an_address_that_leads_nowhere(preview: Running, target: bytes) -> None:
    status, words = answer(preview, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert status == 404 and is_chinese(words)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / HTTP/x\r\n\r\n", 400),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431),
    ],
    ids=lambda value: value[:12].decode() if isinstance(value, bytes) else "",
)
def test_what_is_not_understood(preview: Running, sent: bytes, expected: int) -> None:
    status, words = answer(preview, sent)
    assert status == expected and is_chinese(words) and "<" not in words


@pytest.mark.parametrize("path", ["/", "/stories", "/feed.xml", "/nowhere/", "/__beiyuan/preview.js"])
def test_head_is_get_without_a_body(preview: Running, path: str) -> None:
    """On one connection: whatever had followed the head would be taken for the next answer."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)) as connection:
        connection.request("HEAD", path)
        head = connection.getresponse()
        assert head.read() == b""
        connection.request("GET", path)
        whole = connection.getresponse()
        assert len(whole.read()) == int(whole.getheader("Content-Length") or -1)
        unlike_in = {name for name, value in whole.getheaders() if head.getheader(name) != value} - {"Date"}
        assert head.status == whole.status and not unlike_in


def test_head_of_what_goes_on(preview: Running) -> None:
    status, words = answer(preview, b"HEAD /__beiyuan/events HTTP/1.1\r\nHost: x\r\n\r\n")
    assert (status, words) == (200, "")


def test_readers_who_go_away(preview: Running) -> None:
    """In the middle of a request, of an answer, of waiting for news; with a reset each time."""
    for sent in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 50, b"GET /__beiyuan/events?1 HTTP/1.1\r\nHost: x\r\n\r\n"):
        for _ in range(5):
            connection = socket.create_connection(("127.0.0.1", preview.port), timeout=20)
            connection.sendall(sent)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
    assert get(preview.address)[0] == 200


def test_a_folder_is_led_on_with_its_query(preview: Running) -> None:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=20)) as connection:
        connection.request("GET", "/./stories?a=1")
        assert connection.getresponse().getheader("Location") == "/stories/?a=1"


class Tree:
    """A published tree below a path of its host, previewed in this process."""

    def __init__(self, out: Path) -> None:
        (out / "北苑").mkdir(parents=True)
        (out / "index.html").write_text('<link rel="canonical" href="https://example.org/bj/"><title>家</title>', "utf-8")
        (out / "北苑/index.html").write_text("<title>北苑</title>", "utf-8")
        (out / "robots.txt").write_text("User-agent: *\n", "utf-8")
        self.preview = Preview([], out, Stop())

    def get(self, target: str) -> tuple[int, str]:
        answer = answer_to(self.preview, target)
        assert not hasattr(answer, "version")
        return answer.status, answer.location  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/bj", (301, "/bj/")),
        ("/bj?a=%E5%8C%97", (301, "/bj/?a=%E5%8C%97")),
        ("/bj/", (200, "")),
        ("/bj/index.html", (200, "")),
        ("/bj/index.html/", (404, "")),
        ("/bj/robots.txt", (200, "")),
        ("/bj/robots.txt/", (404, "")),
        ("/bj//robots.txt", (200, "")),
        ("/bj/nowhere/../robots.txt", (200, "")),
        ("/bj/%E5%8C%97%E8%8B%91", (301, "/bj/%E5%8C%97%E8%8B%91/")),
        ("/bj/%E5%8C%97%E8%8B%91/", (200, "")),
        ("/bjx", (404, "")),
    ],
)
def test_below_a_path_of_the_host(tmp_path: Path, target: str, expected: tuple[int, str]) -> None:
    assert Tree(tmp_path / "out").get(target) == expected


def test_a_fault_of_ours_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server = Server(0, Tree(tmp_path / "out").preview, tmp_path)
    with server:
        try:
            raise RuntimeError("Something in English")
        except RuntimeError:
            server.handle_error(None, None)
        words = capsys.readouterr().err
        assert words.count("\n") == 1 and is_chinese(words) and "RuntimeError" not in words
        for error in (BrokenPipeError(), ConnectionResetError(), ConnectionAbortedError(), OSError(errno.ENOTCONN, "")):
            try:
                raise error
            except OSError:
                server.handle_error(None, None)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("port", "number", "expected"),
    [
        (81, errno.EACCES, ("权限", "--port 8000")),
        (8000, errno.EACCES, ("不让用", "--port 8001")),
        (80, errno.EADDRINUSE, ("占着", "--port 8000")),
        (65535, errno.EADDRINUSE, ("占着", "--port 8000")),
        (8000, errno.EADDRINUSE, ("占着", "--port 8001")),
    ],
)
def test_a_port_that_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    port: int,
    number: int,
    expected: tuple[str, str],
) -> None:
    def refuse(self: Server) -> None:
        raise OSError(number, "in English")

    monkeypatch.setattr(Server, "server_bind", refuse)
    with pytest.raises(SystemExit):
        server_at(port, Preview([], tmp_path, Stop()), tmp_path)
    words = capsys.readouterr().err
    assert all(each in words for each in (f"端口 {port}", *expected)) and "文件" not in words
