"""The tour finds nothing on a clean page, and finds each fault that is put into a copy of it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tour.tools import FOLDER, need_tools, node

pytestmark = pytest.mark.xdist_group("tour")
Findings = dict[str, list[dict[str, str]]]


class Spoilt(NamedTuple):
    """A fault put in by hand into one of the copies: in `file`, `old` becomes `new`; the check that finds it says so with these words."""

    copy: str
    file: str
    old: str
    new: str
    check: str
    words: str
    mode: str = "390 light"


HTML, CSS, JS = "index.html", "style.css", "script.js"
FONT = '@font-face { font-family: far; src: url("http://fonts.invalid/far.woff2"); }\nh1 { font-family: far; }\n:root {'
LATE = """
new PerformanceObserver(() => {
  const text = document.createElement("p");
  text.append("通知一", document.createElement("br"), "通知二");
  document.querySelector("h1").before(text);
}).observe({ type: "paint", buffered: true });
for (const each of document.querySelectorAll("[hidden]")) each.hidden = false;
"""
HALF_A_HEAD = '<div align="right"><a href="/">首页的故事</a>\n' + f"<!-- {'-' * 390} -->\n" * 15
BUTTON = 'document.querySelector("button")'
SPOILT = {
    "wrong colour pair": Spoilt("looks", CSS, "color: #222", "color: #bbb", "axe", "color-contrast: #main > p"),
    "wrong colour pair at night": Spoilt("looks", CSS, "color: #eee", "color: #444", "axe", "color-contrast: #main > p", "390 dark"),
    "missing label": Spoilt("looks", HTML, '<label for="name">您的称呼</label>', "", "axe", "label: #name"),
    "missing alternative text": Spoilt("looks", HTML, ' alt="一把长椅"', "", "axe", "image-alt: img"),
    "heading left out": Spoilt("looks", HTML, "<h1>楼下的长椅</h1>", "<p>楼下的长椅</p>", "axe", "page-has-heading-one: html"),
    "foreign font": Spoilt("policy", CSS, ":root {", FONT, "csp", "font-src refused http://fonts.invalid/far.woff2"),
    "style attribute": Spoilt("policy", HTML, "<footer>", '<footer style="margin: 0">', "csp", "style-src-attr refused inline"),
    "inline script": Spoilt("policy", HTML, "<form>", "<script>1</script><form>", "csp", "script-src-elem refused inline"),
    "script that fails": Spoilt("policy", JS, '"button"', '"butten"', "console", "TypeError"),
    "picture that is not there": Spoilt("policy", HTML, '<img src="mark.svg"', '<img src="gone.svg"', "console", "gone.svg"),
    "no policy": Spoilt("open", HTML, "Content-Security-Policy", "Content-Policy", "csp", "has no policy"),
    "foreign font let in": Spoilt("open", CSS, ":root {", FONT, "foreign", "asks for http://fonts.invalid/far.woff2"),
    "foreign picture": Spoilt(
        "open", HTML, "<form>", '<img src="http://far.invalid/i.png" alt=""><form>', "foreign", "asks for http://far.invalid/"
    ),
    "lax policy": Spoilt("lax", HTML, "style-src 'self'", "style-src 'self' 'unsafe-inline'", "csp", "allows what is unsafe"),
    "bars that leave no room": Spoilt("open", CSS, "body {", "header { min-height: 137px; }\nbody {", "first", "the bars end at 1"),
    "sentence below the first screen": Spoilt(
        "open", HTML, "<p>修好", '<img src="mark.svg" width="40" height="640" alt="长椅"><p>修好', "first", "begins at", "390 large type"
    ),
    "picture below the first screen": Spoilt(
        "low",
        HTML,
        "<p>修好",
        '<img src="mark.svg" width="1" height="900" alt=""><img src="mark.svg" width="300" height="600" alt="一把修好了的长椅"><p>修好',
        "first",
        "begins at",
    ),
    "late text": Spoilt("lax", JS, BUTTON, LATE + BUTTON, "shift", "shifts by 0."),
    "head that moves while it comes": Spoilt("looks", HTML, '<a href="/">首页的故事</a>\n', HALF_A_HEAD, "shift", "a “首页的故事”"),
    "text of a script only": Spoilt("lax", JS, BUTTON, LATE + BUTTON, "scripts", "通知一", "390 without scripts"),
    "link that only a script shows": Spoilt(
        "lax", HTML, '<a href="/bench/">', '<a hidden href="/bench/">', "scripts", "/bench/", "390 without scripts"
    ),
    "page too wide for 320 px": Spoilt("narrow", CSS, "h1 {", "h1 { width: 340px;", "scroll", "scrolls sideways by", "320 light"),
    "text cut by its box": Spoilt("narrow", CSS, "h1 {", "h1 { height: 1rem; overflow: hidden;", "cut", "h1 “楼下的长椅” is cut by"),
    "text with an ellipsis": Spoilt(
        "narrow",
        CSS,
        "p, h1 {",
        "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }\np, h1 {",
        "cut",
        "is cut by main#main > p",
    ),
    "focus that cannot be seen": Spoilt("narrow", CSS, "3px solid #b34700", "none", "keyboard", "does not show that it has the focus"),
    "large type that is small": Spoilt("narrow", CSS, "24px", "20px", "large", "is 20 px high", "390 large type"),
    "large type that needs scripts": Spoilt("narrow", HTML, ' id="da"', "", "large", "is 18 px high", "390 large type without scripts"),
    "target too small for a finger": Spoilt(
        "narrow", CSS, "min-height: 48px; font", "font", "target", "a “首页的故事” is", "390 large type"
    ),
    "page that scrolls sideways": Spoilt(
        "wide", CSS, "body {", "[data-type=normal] h1 { width: 700px; }\nbody {", "scroll", "scrolls sideways by"
    ),
    "page too wide in large type": Spoilt(
        "wide", CSS, "body {", "[data-type=large] h1 { width: 600px; }\nbody {", "scroll", "sideways", "390 large type"
    ),
    "text out of the window": Spoilt("wide", CSS, "h1 {", "h1 { position: relative; left: -3rem;", "cut", "h1 “楼下的长椅” reaches out"),
    "text on text": Spoilt("wide", CSS, "h1 {", "h1 { margin: 0 0 -3.5rem;", "overlap", "h1 “楼下的长椅” and"),
    "button that loses the focus": Spoilt(
        "wide",
        JS,
        BUTTON,
        f'{BUTTON}.addEventListener("focus", (event) => event.target.blur());\n{BUTTON}',
        "keyboard",
        "not reached with Tab",
    ),
    "focus out of sight": Spoilt("wide", CSS, "top: 0;", "", "keyboard", "a.skip “跳到正文” has the focus and cannot be seen"),
    "title that breaks inside a phrase": Spoilt(
        "open", CSS, "word-break: keep-all; ", "", "break", "breaks inside “槐树底下”", "360 light"
    ),
    "lede that ends on a lone character": Spoilt(
        "open", HTML, '<span class="phrase">', "<span>", "break", "ends on a line of “吧。”", "360 light"
    ),
    "movement against the reader's wish": Spoilt(
        "wide",
        CSS,
        "body {",
        "@keyframes sway { to { translate: 2px; } }\nfooter { animation: sway 1s infinite; }\nbody {",
        "motion",
        "footer “北苑” moves all the same",
        "390 reduced motion",
    ),
}


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} does not have {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """What the tour finds on the clean page and on each spoilt copy."""
    need_tools()
    folders = {"clean": FOLDER / "clean"}
    for copy, file, old, new in dict.fromkeys(spoilt[:4] for spoilt in SPOILT.values()):
        if copy not in folders:
            folders[copy] = shutil.copytree(FOLDER / "clean", tmp_path_factory.mktemp("spoilt") / "site")
        spoil(folders[copy] / file, old, new)
    order = {"sites": {name: str(folder) for name, folder in folders.items()}}
    findings: Findings = defaultdict(list)
    for line in node("walk.js", {**order, "visits": [{"site": name, "path": HTML, "isThorough": True} for name in folders]}):
        findings[line["site"]] += [line] if "check" in line else []
    return findings


def test_a_clean_page_is_clean(found: Findings) -> None:
    assert [f"{line['check']} ({line['mode']}): {line['message']}" for line in found["clean"]] == []


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_found(name: str, found: Findings) -> None:
    spoilt = SPOILT[name]
    said = [line["message"] for line in found[spoilt.copy] if line["check"] == spoilt.check and line["mode"] == spoilt.mode]
    assert [message for message in said if spoilt.words in message], said
