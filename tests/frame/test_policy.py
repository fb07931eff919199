"""The policy of a page: what it allows, what is found against it, and that a build with a page against it publishes nothing."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from generator.frame.policy import POLICY_MARK, breaches, with_policy, without_policy
from generator.inspect.defect import Defect
from generator.keyed import Made
from generator.pipeline import build_site
from generator.render.pages.home import HomePage
from generator.settings import BuildOptions, today_in_beijing
from tests.conftest import Tree

BASE = Path(__file__).resolve().parents[1] / "sites/base"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY_MARK}">'


def directives(page: str) -> dict[str, list[str]]:
    """The directives of the page's only policy."""
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return {name: values for name, *values in (part.split() for part in unescape(policy).split(";"))}


def test_every_published_page_has_one_strict_policy_with_the_hash_of_its_script(good: Tree) -> None:
    for path in sorted(path for path in good.files() if path.endswith(".html")):
        page = good.text(path)
        found = directives(page)
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
        assert len(scripts) == (0 if "这一页搬家了" in page else 1), path
        assert found.pop("script-src") == ["'self'", *(f"'sha256-{each}'" for each in hashes)], path
        assert found.pop("default-src") == found.pop("form-action") == found.pop("base-uri") == ["'none'"], path
        asks = {"connect-src"} if path == "search/index.html" else {"media-src"} if "<video" in page else set()
        assert set(found) == {"style-src", "img-src", "font-src", "manifest-src", *asks}
        assert all(values == ["'self'"] for values in found.values())
        assert page.index("Content-Security-Policy") < page.index("<title"), "a policy counts from where it stands"


SOUND = with_policy(f"<head>{META}<script>go()</script></head><p>")


@pytest.mark.parametrize(
    "harmless",
    [
        "",
        '<script src="assets/site.js" defer></script>',
        '<script type="application/ld+json">{"name": "\\u003cscript>"}</script>',
        "javascript: and style= and onclick= in a text, <code>&lt;p onclick=x style=&quot;y&quot;></code>",
        '<img alt="javascript: or style=&quot;red&quot; onload=1" src="a.webp">',
        '<a href="https://example.org/?a=javascript:" title=" onclick=">x</a>',
    ],
)
def test_a_page_that_keeps_its_policy(harmless: str) -> None:
    assert list(breaches(SOUND + harmless)) == []


@pytest.mark.parametrize(
    ("page", "breach"),
    [
        (SOUND.replace("go()", "go() "), "the policy default-src"),
        (SOUND + "<script>more()</script>", "the policy default-src"),
        (SOUND + '<script type="module">more()</script>', "the policy default-src"),
        (SOUND.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"), "the policy default-src"),
        (SOUND + SOUND, "2 policies"),
        ("<p>", "0 policies"),
        (SOUND + '<p style="color:red">', "<p style>"),
        (SOUND + "<p\nstyle='color:red'>", "<p style>"),
        (SOUND + "<style>p {}</style>", "<style>"),
        (SOUND + '<p title="a>b" onclick="go()">', "<p onclick>"),
        (SOUND + '<svg><g onload="go()"/></svg>', "<g onload>"),
        (SOUND + '<a href=" javascript:go()">x</a>', "<a href= javascript:go()>"),
        (SOUND + '<form action="javascript:go()"></form>', "<form action=javascript:go()>"),
    ],
)
def test_a_page_against_its_policy(page: str, breach: str) -> None:
    assert next(breaches(page)).startswith(breach)


def test_a_page_without_its_policy_is_as_long_as_before() -> None:
    page = SOUND.encode()
    bare = without_policy(page)
    assert len(bare) == len(page) and b"Content-Security-Policy" not in bare and bare.endswith(b"<script>go()</script></head><p>")


def test_a_page_against_its_policy_is_our_own_fault_and_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = HomePage.make
    monkeypatch.setattr(HomePage, "make", lambda page, workshop: Made(make(page, workshop).data + b'<p onclick="go()">'))
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    with pytest.raises(Defect, match="against the page's own policy: <p onclick>"):
        build_site(root, BuildOptions(today_in_beijing()), tmp_path / "site")
    assert not (tmp_path / "site").exists()
