"""What is answered to an address, as the web server of the published site would (deploy/nginx.conf)."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from generator.serve.panel import STYLE, gone
from generator.serve.preview import OWN, Preview

MOST_ADDRESS = 2000  # characters; no page of ours has so long a name, and no system likes to look for one

_SCRIPT = """(function () {
  var kept = sessionStorage, left = "beiyuan-left", come = "beiyuan-come";
  var faults = function () { return document.getElementById("beiyuan-faults"); };
  var events = "/__beiyuan/events?" + document.currentScript.dataset.version, failed = 0, notice = null;
  var listen = function () {
    var source = new EventSource(events);
    source.addEventListener("built", function (event) {
      if (event.data || faults()) {
        if (!faults()) kept.setItem(left, location.pathname + " " + scrollY);
        kept.setItem(come, "1");
        history.scrollRestoration = "manual";
      }
      location.reload();
    });
    source.onopen = function () {
      failed = 0;
      if (!notice) return;
      notice.remove();
      notice = null;
      location.reload(); // another preview may count its builds as the old one did
    };
    source.onerror = function () {
      failed += 1;
      if (failed >= 2 && !notice && document.body) {
        notice = document.createElement("p");
        notice.className = "beiyuan-notice beiyuan-stopped";
        notice.setAttribute("role", "alert");
        notice.textContent = "预览停了，下面可能是旧网页。再打开预览，这一页会自己更新。";
        document.body.prepend(notice);
      }
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000); // some browsers do not try again
    };
  };
  listen();
  addEventListener("pagehide", function () {
    if (!kept.getItem(come)) history.scrollRestoration = "auto";
  });
  if (!kept.getItem(come)) return;
  kept.removeItem(come);
  addEventListener("load", function () {
    var place = (kept.getItem(left) || "").split(" ");
    if (faults()) {
      faults().focus({ preventScroll: true });
      scrollTo(0, 0);
      return;
    }
    kept.removeItem(left);
    if (place[0] === location.pathname) scrollTo(0, Number(place[1]));
  });
})();
"""
_EMPTY = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><title>预览</title></head>'
    "<body><p>网站还没有生成出来。</p></body></html>"
)
_HTML = "text/html; charset=utf-8"
_KINDS = {".mp4": "video/mp4", ".vtt": "text/vtt", ".avif": "image/avif", ".webp": "image/webp"}  # which some systems do not know
_VERSION = re.compile(r"[0-9]{1,9}")
_NO_NAME = re.compile(r"\.(?!well-known$)|.*[\\:\x00-\x1f]")  # hidden from readers, or another place for Windows
_WORDS = {
    HTTPStatus.BAD_REQUEST: "预览看不懂这个网址，请检查一下有没有写错。",
    HTTPStatus.NOT_FOUND: "没有这一页。",
    HTTPStatus.METHOD_NOT_ALLOWED: "预览只能看，不能往里写。",
    HTTPStatus.REQUEST_URI_TOO_LONG: "网址太长了。",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "浏览器一次发来的东西太多了。请清除 127.0.0.1 的 Cookie，再试一次。",
    HTTPStatus.HTTP_VERSION_NOT_SUPPORTED: "预览不懂这个浏览器用的 HTTP 版本。请换一个浏览器。",
}
_OTHERWISE = "预览没法回答这个请求。"


@dataclass(frozen=True)
class Answer:
    """An answer that is known whole."""

    status: int
    kind: str
    data: bytes
    location: str = ""
    has_parts: bool = False  # may be asked for in part, as players of films do
    part: str = ""  # which part of the whole it is, or how large that is


@dataclass(frozen=True)
class Events:
    """An answer that goes on until there is another build than `version`."""

    version: int


def answer_to(preview: Preview, target: str) -> Answer | Events:
    """What is answered to `target`, as it stands in the request; raises OSError if a file is there and cannot be read."""
    try:
        address = urlsplit(target)
    except ValueError:
        return in_words(HTTPStatus.BAD_REQUEST)
    path = unquote(address.path or "/")
    if path.startswith(OWN):
        return _own(preview, path.removeprefix(OWN), address.query)
    if len(path) > MOST_ADDRESS:
        return _missing(preview, path)
    plain = _plain(path)
    return in_words(HTTPStatus.BAD_REQUEST) if plain is None else _published(preview, plain, address)


def in_words(status: int, words: str = "") -> Answer:
    """A short text for whoever asked for what there is not."""
    return Answer(status, "text/plain; charset=utf-8", f"{words or _WORDS.get(HTTPStatus(status), _OTHERWISE)}\n".encode())


def _plain(path: str) -> str | None:
    """A path without empty steps and dots, as nginx reads it, with "/" at its end where it names a folder; None if it is none."""
    if not path.startswith("/") or "\0" in path:
        return None
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return "/" + "".join(step + "/" for step in steps).removesuffix("" if is_folder else "/")


def _published(preview: Preview, path: str, address: SplitResult) -> Answer:
    """A file, a folder's index.html, or the site's 404 page."""
    prefix = preview.prefix()
    if path + "/" == prefix:
        return _led_on(prefix, address)
    below = path.removeprefix(prefix) if path.startswith(prefix) else path[1:]
    file = _file(preview.out, below)
    if file is None or file == preview.out / "404.html":
        return _missing(preview, path)
    try:
        if not file.is_dir():
            return _missing(preview, path) if path.endswith("/") else _of_file(preview, file, path)
        return _of_file(preview, file / "index.html", path) if path.endswith("/") else _led_on(path + "/", address)
    except FileNotFoundError:  # or it has gone while it was looked at
        return _missing(preview, path)


def _file(out: Path, below: str) -> Path | None:
    """What stands in the tree for a path; None if there is nothing, or the path leads out of it."""
    steps = below.rstrip("/").split("/")
    if any(_NO_NAME.match(step) for step in steps):
        return None
    file = out.joinpath(*steps)
    try:
        file.stat()
        return file if file.resolve().is_relative_to(out.resolve()) else None
    except (OSError, ValueError):  # no such file, or a name that the system does not take
        return None


def _of_file(preview: Preview, file: Path, path: str) -> Answer:
    if file.suffix == ".html":
        text = file.read_text("utf-8", "replace")
        preview.looked_at.add(path)
        return Answer(HTTPStatus.OK, _HTML, preview.dressed(text))
    kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    kind += "; charset=utf-8" if kind.startswith("text/") or kind.endswith(("xml", "json", "javascript")) else ""
    return Answer(HTTPStatus.OK, kind, file.read_bytes(), has_parts=True)


def _missing(preview: Preview, path: str) -> Answer:
    """The site's 404 page, with a word more for whoever had the page at `path` before their eyes."""
    try:
        page = (preview.out / "404.html").read_text("utf-8", "replace")
    except FileNotFoundError:
        page = _EMPTY
    notice = gone(_above(preview, path)) if path in preview.looked_at else ""
    return Answer(HTTPStatus.NOT_FOUND, _HTML, preview.dressed(page, notice))


def _above(preview: Preview, path: str) -> str:
    """The address of the nearest page above `path` that there is."""
    prefix = preview.prefix()
    below = path.removeprefix(prefix).strip("/")
    while below:
        below = below.rpartition("/")[0]
        if (preview.out / below / "index.html").is_file():
            break
    return quote(f"{prefix}{below}/" if below else prefix)


def _led_on(path: str, address: SplitResult) -> Answer:
    """A redirection to `path` with what the address had after its path."""
    query = f"?{quote(address.query, safe='%/?:@!$&()*+,;=~')}" if address.query else ""
    return Answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", quote(path) + query)


def _own(preview: Preview, name: str, query: str) -> Answer | Events:
    """What belongs to the preview itself."""
    if name == "preview.js":
        return Answer(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT.encode())
    if name == "preview.css":
        return Answer(HTTPStatus.OK, "text/css; charset=utf-8", STYLE.encode())
    if name != "events":
        return in_words(HTTPStatus.NOT_FOUND)
    if query and not _VERSION.fullmatch(query):
        return in_words(HTTPStatus.BAD_REQUEST)
    return Events(int(query) if query else preview.version)
