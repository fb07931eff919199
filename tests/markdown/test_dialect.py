"""Golden cases of the Markdown dialect, in `cases.yml`: what an editor wrote, the HTML that is made, and what rules are told of it.

In the cases ⟦ ‖ ⟧ stand for the marks of what a text names (see `generator.markdown.marks`), ⌂ for the way to the site's root.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.load.prescan import prescan_markdown
from generator.markdown.dialect import render
from generator.markdown.facts import facts
from generator.markdown.grammar import ADDRESS
from generator.markdown.marks import CLOSE, NEXT, OPEN, ROOT, expand
from generator.markdown.scan import Fact

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yml").read_text("utf-8"))
PAYLOADS = (HERE / "payloads.txt").read_text("utf-8").splitlines()
SIGNS = str.maketrans({OPEN: "⟦", NEXT: "‖", CLOSE: "⟧", ROOT: "⌂"})

# What may stand in made HTML: tags with their attributes. Whatever else a payload brings about is a hole.
ALLOWED = {
    **{tag: set() for tag in "p ul li blockquote table thead tbody tr pre code em strong hr br".split()},
    **{tag: {"class"} for tag in "div figure figcaption span th td".split()},
    **{tag: {"id"} for tag in ("h2", "h3", "h4")},
    "a": {"href", "rel"},
    "ol": {"start"},
}


def noted(fact: Fact) -> str:
    return f"{fact.line}:{fact.column} {fact.sort} {fact.value}" + (f" | {fact.other}" if fact.other else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_dialect(case: dict[str, Any]) -> None:
    problems: list[Any] = []
    assert prescan_markdown("a.md", case["text"], 1, problems), problems
    assert render(case["text"]).translate(SIGNS) == case["html"].rstrip("\n")
    assert [noted(fact) for fact in facts(case["text"])] == case.get("facts", [])


class Watcher(HTMLParser):
    """Notes every tag, attribute and address that is not of the dialect."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.strange.append(f"<{tag} {name}={value}>")
            if name == "href" and not (value or "").startswith(ROOT) and not ADDRESS.fullmatch(value or ""):
                self.strange.append(f"href={value}")
        if tag not in ALLOWED:
            self.strange.append(f"<{tag}>")

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.strange.append(f"<?{data}")


@pytest.mark.parametrize("html", ["<script>", "<b onclick=x>", '<a href="javascript:x">', '<a href="//x/">', '<p style="x">', "<!--x-->"])
def test_the_watcher_would_see_it(html: str) -> None:
    watcher = Watcher()
    watcher.feed(html)
    watcher.close()
    assert watcher.strange


FRAMES = (
    "{}",
    "雪{}停",
    "- {}\n- 灯",
    "> {}",
    "## {}",
    "| 甲 |\n|---|\n| {} |",
    "::: 引语 {}\n雪\n:::",
    "[{}](/about/)",
    "![{}](a.jpg)",
    "**{}**",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_active_gets_through(payload: str) -> None:
    for frame in FRAMES:
        html = render(frame.format(payload.replace("␤", "\n").replace("␉", "\t").replace("␀", "\0")))
        watcher = Watcher()
        watcher.feed(html)
        watcher.close()
        assert watcher.strange == [], (frame, html)


@pytest.mark.parametrize(
    "reference", ["&#xE000;", "&#57344;", "&#XE000;", "&#xe003;", "&#x202E;", "&#8238;", "&#xFFFD;", "&zwnj;", "&rlm;"]
)
def test_no_reference_forges_a_mark(reference: str) -> None:
    for frame in FRAMES:
        made = render(frame.format("家")).translate(SIGNS)
        forged = render(frame.format(f"家{reference}"))
        assert forged.translate(SIGNS) == made
        assert "\u202e" not in forged


def test_marks_are_filled_in_with_their_parts_as_text() -> None:
    html = render('![A & "B" <i>](a.jpg "甲 & 乙")\n\n[[p-7k3]]和[这里](/about/)')
    parts: list[list[str]] = []
    filled = expand(html, "../", lambda each: f"({parts.append(each) or len(parts)})")
    assert parts == [["picture", "a.jpg", 'A & "B" <i>', "甲 & 乙"], ["person", "p-7k3"]]
    assert filled == '(1)\n<p><span>(2)</span>和<a href="../about/">这里</a></p>'
