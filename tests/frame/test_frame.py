"""Frames: what stamping escapes, in what frames differ, what is published, and that a warm build does not wait for MkDocs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import generator.frame.frameset
from generator.frame import Frame, FrameSet, frames
from generator.frame.extras import AGENDA, CLIPS, FEED_ICONS, INFLATING, NEARLY, READER, SEARCH
from generator.frame.stamping import MARKS
from generator.frame.theme_files import PAPER, our_styles
from generator.settings import MenuItem, Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(
    name="北苑家力量",
    url="https://example.org/bj/",
    menu=(MenuItem("首页", ""), MenuItem("家人故事", "stories"), MenuItem("家力量", "about")),
    primary="custom",
    accent="custom",
    description="讲街坊邻里的故事。",
    app="和谐北苑",
    icp="待备案",
    police="待备案",
    contact="",
    samples_shown=True,
    has_posters=False,
    production=False,
    today=date(2026, 11, 23),
)
PAGE = {"title": "标题", "description": "说明", "canonical": "https://example.org/bj/", "head": "", "body": "<p>正文</p>"}


class DictStore(dict[bytes, bytes]):
    """The cache, in memory."""

    def put(self, key: bytes, value: bytes, claim: bytes) -> None:
        """Keep `value`."""
        self[key] = value


@pytest.fixture(scope="module")
def made() -> FrameSet:
    return frames(SETTINGS, DictStore())


def page(made: FrameSet, section: str = "stories", depth: int = 2) -> str:
    return made.frame(section, depth).stamp(**PAGE)


def test_a_frame_is_literals_with_slots_between_them() -> None:
    frame = Frame.split(f"<title>{MARKS['title']}</title>{MARKS['body']}.")
    assert frame.literals == ("<title>", "</title>", ".")
    assert frame.slots == ("title", "body")


def test_the_digest_tells_where_a_literal_ends() -> None:
    assert Frame.of(("a", "bc"), ("title",)).digest != Frame.of(("ab", "c"), ("title",)).digest
    assert Frame.of(("a", "b"), ("title",)).digest != Frame.of(("a", "b"), ("body",)).digest


@pytest.mark.parametrize(
    ("slot", "value", "shown"),
    [
        ("title", "<b>“家”&“加”", "<title>&lt;b&gt;“家”&amp;“加”</title>"),
        ("description", 'a" onload="x', 'content="a&quot; onload=&quot;x"'),
        ("canonical", "https://example.org/?a=1&b='\"", "https://example.org/?a=1&amp;b=&#x27;&quot;"),
        ("head", '<meta name="robots" content="noindex">', '<meta name="robots" content="noindex">'),
        ("body", "<h1>家</h1>", "<h1>家</h1>"),
    ],
)
def test_slots_are_typed(made: FrameSet, slot: str, value: str, shown: str) -> None:
    assert shown in made.frame("stories", 2).stamp(**{**PAGE, slot: value})


def test_a_mark_in_a_value_is_not_a_slot(made: FrameSet) -> None:
    assert MARKS["body"] in made.frame("about", 1).stamp(**{**PAGE, "title": MARKS["body"]})


def test_every_section_has_a_frame_at_every_depth(made: FrameSet) -> None:
    wanted = {f"{section}/{depth}" for section in ("stories", "about", "other") for depth in range(1, 5)}
    assert set(made.frames) == wanted | {"/0", "404", "search/1"}


def test_frames_of_one_section_differ_in_depth_only(made: FrameSet) -> None:
    def without_depth(depth: int) -> str:
        text = re.sub(r'"(?:\.\./)+', '"', page(made, "stories", depth))
        return text.replace('aria-current="page"', 'aria-current="true"')

    assert without_depth(1) == without_depth(2) == without_depth(4)


def test_frames_of_one_depth_differ_in_the_lit_tab_only(made: FrameSet) -> None:
    lit = re.compile(r'(?: class="here")? aria-current="\w+"')
    assert lit.sub("", page(made, "stories")) == lit.sub("", page(made, "about")) == page(made, "programmes")


def test_the_tab_of_the_section_is_lit(made: FrameSet) -> None:
    assert re.findall(r'<a href="([^"]*)" class="here" aria-current="(\w+)">', page(made, "stories", 1)) == [("../stories/", "page")]
    assert re.findall(r'<a href="([^"]*)" class="here" aria-current="(\w+)">', page(made, "stories", 3)) == [("../../../stories/", "true")]
    assert 'class="here"' not in page(made, "", 0)  # home is in the menu at the foot alone


def test_of_a_long_menu_four_stand_in_the_tabs_and_all_at_the_foot() -> None:
    sections = ("stories", "comics", "activities", "honours", "programmes", "about")
    long = replace(SETTINGS, menu=(MenuItem("首页", ""), *(MenuItem(f"栏目{section}", section) for section in sections)))
    made = frames(long, DictStore())
    lit = re.findall('<a (?:class="switch-search" )?href="([^"]*)".*(?: class="here"| aria-current)', page(made, "search", 1))
    assert lit == ["../search/"] * 2, "the box and the tab"
    text = page(made, "about", 1)
    tabs, menu = (re.search(f'<nav class="{name}".*?</nav>', text, re.DOTALL) for name in ("tabs", "menu"))
    assert tabs and re.findall(r'href="([^"]*)"( class="here")?', tabs[0]) == [
        *((f"../{section}/", "") for section in sections[:4]),
        ("#more", ' class="here"'),
        ("../search/", ""),
    ]
    wanted = ("", *(f"{section}/" for section in sections), "print/", "subscribe/")
    assert menu and re.findall('href="([^"]*)"', menu[0]) == [f"../{each}" for each in wanted]
    assert re.findall('<a href="([^"]*)" aria-current', menu[0]) == ["../about/"]


def test_the_page_that_is_not_there_has_absolute_addresses(made: FrameSet) -> None:
    lost = made.frames["404"]
    assert "canonical" not in lost.slots
    addresses = re.findall(r'(?:href|src)="([^"]*)"', lost.stamp(**PAGE))
    assert all(address.startswith(("/bj/", "#")) for address in addresses)


def test_addresses_are_relative_and_folders_end_in_a_slash(made: FrameSet) -> None:
    for key, frame in made.frames.items():
        for address in re.findall(r'(?:href|src)="([^"]*)"', frame.stamp(**{**PAGE, "canonical": "./"})):
            assert re.fullmatch(r"#main|#top|#da|#more|(?:/bj/|\./|(?:\.\./)+)(?:[\w.-]+/)*(?:[\w-]+\.[\w.]+)?", address), (key, address)


def test_a_bare_frame_is_slim_and_fit_for_a_strict_policy(made: FrameSet) -> None:
    for frame in made.frames.values():
        text = "".join(frame.literals)
        assert len(text.encode()) <= 12_000
        assert len("".join(frame.literals[: frame.slots.index("body") + 1]).encode()) <= 8_000
        assert not re.search(r"<style|\sstyle=|\son\w+=|<!--|generator|https?://", text)


def test_only_named_files_are_published(made: FrameSet) -> None:
    text = "".join("".join(frame.literals) for frame in made.frames.values())
    styles = [file.content.decode() for file in made.files if file.path.startswith("assets/site.") and file.path.endswith(".css")]
    text += "".join(f"assets/{name}" for name in re.findall(r'url\("?([^":)]+)"?\)', "".join(styles)))
    assert len(made.files) == 17
    for file in made.files:
        assert file.path in (
            *made.extras((*READER, *AGENDA, *CLIPS, *SEARCH, *INFLATING, *NEARLY, *FEED_ICONS)),
            *re.findall(r"assets/[\w.-]+", text),
        )
        assert file.content
    assert not any("bundle" in file.path for file in made.files)


def test_our_files_bear_their_digest_in_the_name(made: FrameSet) -> None:
    paths = {file.path for file in made.files if f".{file.digest.hex()[:8]}." in file.path}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in paths} == {
        "assets/activities.css",
        "assets/activities.js",
        "assets/clips.css",
        "assets/comics.css",
        "assets/comics.js",
        "assets/display.woff2",
        "assets/favicon.svg",
        "assets/feed-icon.png",
        "assets/inflating.js",
        "assets/large-icon.png",
        "assets/nearly.js",
        "assets/print.css",
        "assets/search.css",
        "assets/search.js",
        "assets/site.css",
        "assets/site.js",
        "assets/touch-icon.png",
    }


def test_six_stylesheets_hold_every_component(made: FrameSet) -> None:
    sheets = [file.content.decode() for file in made.files if file.path.endswith(".css")]
    assert len(sheets) == 6
    assert not any("@import" in sheet or "/*" in sheet for sheet in sheets)
    ours = our_styles() + our_styles(PAPER) + our_styles(READER[0]) + our_styles(AGENDA[0]) + our_styles(CLIPS[0]) + our_styles(SEARCH[0])
    for part in (ROOT / "generator/theme/styles").glob("*.css"):
        assert ours.count(part.read_text("utf-8")) == 1, part.name


def test_settings_are_escaped() -> None:
    evil = '"><script>x</script>'
    named = replace(
        SETTINGS,
        name=evil,
        description=evil,
        icp=evil,
        police=evil,
        contact=evil,
        primary=evil,
        accent=evil,
        menu=(MenuItem(evil, ""), MenuItem(evil, "stories")),
    )
    assert "<script>x" not in page(frames(named, DictStore()))


def test_the_footer_names_the_filings_and_leads_to_their_records() -> None:
    """Both numbers are links to the registries' own sites, which no page asks for anything; what is pending leads nowhere."""

    def filings(icp: str, police: str) -> list[str]:
        text = page(frames(replace(SETTINGS, icp=icp, police=police), DictStore()))
        return re.findall(r'<a href="https://beian[^>]*>[^<]*</a>|[^<>]*备案：待备案', text)

    assert filings("待备案", "待备案") == ["ICP备案：待备案", "公安备案：待备案"]
    assert filings("京ICP备12345678号-1", "京公网安备 11010512345678号") == [
        '<a href="https://beian.miit.gov.cn/">京ICP备12345678号-1</a>',
        '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010512345678">京公网安备 11010512345678号</a>',
    ]


def test_the_footer_leads_to_what_the_law_and_readers_ask_for(made: FrameSet) -> None:
    foot = page(made, "stories", 1).partition("<footer")[2]
    for address in ("about/privacy/", "about/access/", "about/site/", "print/", "subscribe/"):
        assert f'<a href="../{address}">' in foot
    assert '<a href="../ask/contact/">联系与更正</a></p>' in foot
    assert "联系与更正</a>：北苑街道办事处</p>" in page(frames(replace(SETTINGS, contact="北苑街道办事处"), DictStore()))


def test_a_name_that_the_display_cut_lacks_is_set_in_the_readers_font(made: FrameSet) -> None:
    assert '<span class="display">北苑家力量</span>' in page(made)
    rare = frames(replace(SETTINGS, name="北苑家力量𪛖"), DictStore())
    assert "𪛖" not in rare.display
    assert "<span>北苑家力量𪛖</span>" in page(rare)


def test_frames_are_made_anew_when_something_they_show_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    store = DictStore()
    for settings in (SETTINGS, replace(SETTINGS, icp="京ICP备00000000号"), replace(SETTINGS, url="https://example.org/")):
        frames(settings, store)
    assert len(store) == 3
    monkeypatch.setattr(generator.frame.frameset, "tool_of", lambda module: b"another theme")
    frames(SETTINGS, store)
    assert len(store) == 4


def test_frames_do_not_depend_on_the_day_or_the_host() -> None:
    store = DictStore()
    first = frames(SETTINGS, store)
    again = frames(replace(SETTINGS, today=date(2027, 1, 1), url="https://example.net/bj/"), store)
    assert len(store) == 1
    assert first == again


def test_frames_from_the_cache_are_the_same(made: FrameSet) -> None:
    store = DictStore()
    frames(SETTINGS, store)
    assert frames(SETTINGS, store) == made


WARM = """
from test_frame import SETTINGS, DictStore, frames
known = sys.stdin.buffer.read()
key, value = known[:16], known[16:]
store = DictStore({key: value})
frames(SETTINGS, store)
assert list(store) == [key], "not a hit"
print(sorted({name.split(".")[0] for name in sys.modules} & {"mkdocs", "material", "jinja2"}))
"""

COLD = """
from test_frame import SETTINGS, DictStore, frames
frames(SETTINGS, DictStore())
"""


def run(script: str, given: bytes = b"") -> tuple[bytes, bytes]:
    """What a fresh interpreter prints for `script`, on both streams."""
    places = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    environment = {**os.environ, "PYTHONPATH": places}
    done = subprocess.run([sys.executable, "-c", "import sys\n" + script], input=given, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.strip(), done.stderr.strip()


def test_a_hit_imports_no_mkdocs() -> None:
    store = DictStore()
    frames(SETTINGS, store)
    ((key, value),) = store.items()
    assert len(key) == 16
    assert run(WARM, key + value) == (b"[]", b"")


def test_rendering_says_nothing() -> None:
    assert run(COLD) == (b"", b"")
