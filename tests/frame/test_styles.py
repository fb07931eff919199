"""The one stylesheet: of Material's rules those that can match, everything of ours, in words that a browser of 2018 can read."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
import tinycss2

from generator.frame.extras import AGENDA, CLIPS, READER, SEARCH
from generator.frame.styles import OLDEST, Vocabulary, _selectors, left_out, stylesheet, unfolded
from generator.frame.theme_files import PAPER, material_styles, our_styles, words_of_pages

MOST_BYTES = 12_100  # packed as deploy/nginx.conf packs
MOST_BYTES_OF_PAPER = 2_000
MOST_BYTES_OF_READER = 1_800  # which a page of a comic waits for besides
MOST_BYTES_OF_AGENDA = 1_800  # and a page that lists activities by day
MOST_BYTES_OF_CLIPS = 700  # and a page with a clip
MOST_BYTES_OF_SEARCH = 1_250
KNOWN = Vocabulary(
    tags=frozenset({"a", "p", "h2"}),
    names=frozenset({"card", "note"}),
    attributes=frozenset({"href", "type", "data-md-color-primary"}),
    values=frozenset({"x", "teal"}),
    colours=frozenset({"custom"}),
)

# Selectors that no browser before Chrome 88 can read: one of them in a list makes it drop the whole rule.
TOO_NEW = re.compile(r":(?:is|where|has|focus-visible|modal|popover-open|user-invalid)\b|:not\([^()]*,")

ONE_WORD = {"inset", "margin-inline", "margin-block", "padding-inline", "padding-block"}
COMPARED = re.compile(r"(?<![\w-])(?:min|max|clamp)\(")  # functions of 2019


@pytest.fixture(scope="module")
def made() -> str:
    return stylesheet(material_styles(), our_styles(), words_of_pages(["custom", "custom"]))


@pytest.fixture(scope="module")
def reader() -> str:
    return stylesheet("", our_styles(READER[0]), words_of_pages([]))


@pytest.fixture(scope="module")
def agenda() -> str:
    return stylesheet("", our_styles(AGENDA[0]), words_of_pages([]))


@pytest.fixture(scope="module")
def clips() -> str:
    return stylesheet("", our_styles(CLIPS[0]), words_of_pages([]))


@pytest.fixture(scope="module")
def search() -> str:
    return stylesheet("", our_styles(SEARCH[0]), words_of_pages([]))


def test_what_a_page_waits_for_is_light(made: str) -> None:
    assert len(gzip.compress(made.encode(), 5)) <= MOST_BYTES


def test_what_is_for_paper_is_light() -> None:
    paper = stylesheet("", our_styles(PAPER), words_of_pages([]))
    assert len(gzip.compress(paper.encode(), 5)) <= MOST_BYTES_OF_PAPER


def test_what_a_comic_waits_for_besides_is_light(reader: str) -> None:
    assert len(gzip.compress(reader.encode(), 5)) <= MOST_BYTES_OF_READER


def test_what_a_clip_waits_for_besides_is_light(clips: str) -> None:
    assert len(gzip.compress(clips.encode(), 5)) <= MOST_BYTES_OF_CLIPS


def test_what_a_list_of_days_waits_for_besides_is_light(agenda: str) -> None:
    assert len(gzip.compress(agenda.encode(), 5)) <= MOST_BYTES_OF_AGENDA


def test_what_search_waits_for_besides_is_light(search: str) -> None:
    assert len(gzip.compress(search.encode(), 5)) <= MOST_BYTES_OF_SEARCH


@pytest.mark.parametrize(
    ("theirs", "kept"),
    [
        ("a{color:red}", "a{color:red}"),
        ("a,nav{color:red}", "a{color:red}"),
        (".card p,.menu p{color:red}", ".card p{color:red}"),
        (".card:not(.menu) p{color:red}", ".card:not(.menu) p{color:red}"),
        ("#note{color:red}#other{color:red}", "#note{color:red}"),
        ("a[href]{color:red}a[dir]{color:red}", "a[href]{color:red}"),
        ("a[href=x]{color:red}a[href=y]{color:red}", "a[href=x]{color:red}"),
        ("[data-md-color-primary=custom]{color:red}[data-md-color-primary=teal]{color:red}", "[data-md-color-primary=custom]{color:red}"),
        ("a[type]{color:red}.card ul[type]{color:red}", "a[type]{color:red}"),
        ("a:hover,a::before{color:red}", "a:hover,a:before{color:red}"),
        ("@media print{a{color:red}nav{color:red}}", "@media print{a{color:red}}"),
        ("@media print{nav{color:red}}", ""),
        ("@page{margin:0}@charset 'utf-8';", ""),
        ("p{--read:1px;--unread:2px;margin:var(--read)}", "p{--read:1px;margin:var(--read)}"),
        ("p{--a:var(--b);--b:1px;color:red}", "p{color:red}"),
        ("p{--icon:url('data:image/svg+xml,x');mask:var(--icon);color:red}", "p{color:red}"),
        ("@keyframes x{to{color:red}}p{animation:y 1s}@keyframes y{to{color:red}}", "p{animation:1s y}@keyframes y{to{color:red}}"),
    ],
)
def test_what_is_kept_of_a_sheet(theirs: str, kept: str) -> None:
    assert stylesheet(theirs, "", KNOWN) == kept


def test_what_is_left_out_is_told() -> None:
    assert left_out("a,nav{color:red}@media print{.menu{color:red}}", KNOWN) == ["nav", ".menu"]


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        (".a :is(h2, h3){x:y}", ".a h2,.a h3{x:y}"),
        (".a :is(.b, .c) > :is(p, a){x:y}", ".a .b > p,.a .b > a,.a .c > p,.a .c > a{x:y}"),
        (":is(.b, p) a{x:y}", ".b a,p:not(._) a{x:y}"),
        (":is(.b p, .c) a{x:y}", ".b p a,.c:not(_) a{x:y}"),
        ("@media print{.a:is(:hover, .b){x:y}}", "@media print{.a:hover,.a.b{x:y}}"),
        (":root:not(:is(.a)){x:y}", ":root:not(:is(.a)){x:y}"),
    ],
)
def test_a_list_of_choices_is_written_out_and_counts_as_it_did(ours: str, written: str) -> None:
    assert unfolded(ours) == written


def test_no_rule_is_lost_on_a_browser_of_2018(made: str, reader: str, agenda: str, clips: str, search: str) -> None:
    """What it cannot read stands by itself, and is of a sort that it can do without; nothing that it does not know is told in one word."""
    assert OLDEST == "chrome 70"
    found = rules(made) + rules(reader) + rules(agenda) + rules(clips) + rules(search)
    for rule in found:
        selectors = [tinycss2.serialize(each) for each in _selectors(rule.prelude)]
        strange = [each for each in selectors if TOO_NEW.search(each)]
        assert strange in ([], selectors), selectors
        assert all(":focus-visible" in each or ":has(" in each for each in strange), selectors
    told = [[each for each in tinycss2.parse_blocks_contents(rule.content) if each.type == "declaration"] for rule in found]
    assert not {each.name for declarations in told for each in declarations} & ONE_WORD
    for declarations in told:
        for each in declarations:
            if COMPARED.search(each.serialize()):
                assert any(other.name == each.name and not COMPARED.search(other.serialize()) for other in declarations), each.serialize()


def rules(css: str) -> list[Any]:
    found: list[Any] = []
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            found.append(rule)
        elif rule.content and rule.lower_at_keyword in ("media", "supports") and "min(1px" not in tinycss2.serialize(rule.prelude):
            found.extend(rules(rule.content))
    return found
