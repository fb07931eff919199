"""A text is a text in every product: whatever stands in a field of any kind, a reader of pages, feeds, calendars or sheets gets it back as it was written.

Every field that takes free text gets one that would be markup in some channel; the site is built once, and every product read with the program of others.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
import yaml
from lxml import etree

from generator.pipeline import check_site
from generator.schema.kinds import KINDS
from generator.schema.reading import read_record
from generator.settings import BuildOptions
from tests.conftest import GOOD, Page, Tree, built, copy
from tests.edits import DAYS, Community

HOSTILE = ('<xss a="1">&lt;]]>{{7*7}}#x$y$*_`\'%0A', "<xss a=1>&amp;{{8}}#$x$", '<xss>&"{{9}}', "<xss>", "<s>")
ELEMENTS = {"xss", "s"}  # our templates have none of these


class Elements(HTMLParser):
    """What a reader that takes a text for HTML makes of it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(inner, dict | list):
            yield from leaves(inner)
        else:
            yield value, key


REFERRING = frozenset("category place programme parent award recipient person story case".split())


def referring(value: Any) -> Iterator[Any]:
    """Lists of ids or of names in their place: another text there would name somebody else."""
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name in ("themes", "places", "programmes", "people", "shows", "near"):
            yield inner
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from referring(inner)


def spoil(fields: dict[str, Any], kind: Any, known: dict[str, str]) -> int:
    """Put a hostile text into every field that takes one, the same for the same; how many there were."""
    count = 0
    for holder, key in leaves(fields):
        before = holder[key]
        if key in REFERRING or (isinstance(holder, list) and any(holder is each for each in referring(fields))):
            continue
        for number, text in enumerate(HOSTILE):
            holder[key] = known.get(before) or (text if number > 2 else f"{text}{len(known)}")
            if not read_record(kind, fields)[1]:
                known.setdefault(before, holder[key])
                count += 1
                break
        else:
            holder[key] = before
    return count


_AS_THEY_ARE = ("mkdocs", "page", "exceptions")  # the last is not published


@pytest.fixture(scope="module")
def root(good_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy(GOOD, tmp_path_factory.mktemp("hostile"))
    community = Community(root, None)  # type: ignore[arg-type]
    known: dict[str, str] = {}
    spoilt = {kind.name: 0 for kind in KINDS}
    for path, kind in community._records():
        if kind.name in _AS_THEY_ARE:
            continue
        fields, body = community._read(path)
        spoilt[kind.name] += spoil(fields, kind, known)
        community._write(path, fields, body)
    assert min(count for name, count in spoilt.items() if name not in _AS_THEY_ARE) > 0, spoilt
    problems = [each for each in check_site(root, BuildOptions(DAYS[0])).problems if each.is_error]
    assert not problems, [(each.path, each.line, each.message) for each in problems]
    return root


@pytest.fixture(scope="module")
def tree(root: Path) -> Tree:
    return built(root)


def fields_of(root: Path, path: str) -> dict[str, Any]:
    text = (root / path).read_text("utf-8").removeprefix("---\n").partition("\n---\n")[0]
    return yaml.load(text, yaml.BaseLoader)  # type: ignore[no-any-return]


@pytest.mark.xdist_group("hostile")
def test_no_page_has_an_element_of_theirs(tree: Tree) -> None:
    pages = [path for path in tree.files() if path.endswith(".html")]
    assert len(pages) > 50
    met = 0
    for path in pages:
        page = Page(path, (tree.root / path).read_text("utf-8"))
        assert not ELEMENTS & {each.name for each in page.elements}, path
        assert not page.faults, (path, page.faults)
        met += "{{7*7}}" in "".join(page.words)
    assert met > 20


@pytest.mark.xdist_group("hostile")
def test_search_engines_and_cards_are_told_the_text(tree: Tree, root: Path) -> None:
    for activity in fields_of(root, "content/activities/frost-2027.yml")["activities"]:
        html = (tree.root / f"activities/frost-2027/{activity['id']}/index.html").read_text("utf-8")
        told = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])["@graph"][0]
        assert told["name"].removeprefix("【示例】") == activity["title"] and told["description"] == activity["summary"]
        properties = {each.attributes.get("property"): each.attributes.get("content") for each in Page("", html).all("meta")}
        assert properties["og:title"] == activity["title"]


@pytest.mark.xdist_group("hostile")
@pytest.mark.parametrize("name", ["feed", "feeds/stories", "feeds/comics", "feeds/honours", "feeds/activities"])
def test_feeds_give_the_text_back(tree: Tree, name: str) -> None:
    items = json.loads((tree.root / f"{name}.json").read_text("utf-8"))["items"]
    assert items and any("<xss" in item["title"] for item in items)
    texts, by_id = ({item[key]: (item["title"], item["summary"]) for item in items} for key in ("url", "id"))
    assert not any(ELEMENTS & set(Elements(item["content_html"]).names) for item in items)
    atom = {"feed": "atom.xml"}.get(name, f"{name}.atom.xml")
    for path in (f"{name}.xml", atom):
        parsed = feedparser.parse((tree.root / path).read_bytes(), sanitize_html=False)
        assert not parsed.bozo and len(parsed.entries) == len(items)
        for entry in parsed.entries:
            assert not ELEMENTS & set(Elements(entry.content[0].value).names)
    channel = etree.parse(tree.root / f"{name}.xml").getroot()[0]
    for item in channel.findall("item"):
        title, summary = (Elements(item.findtext(each) or "") for each in ("title", "description"))
        assert not title.names and not summary.names
        assert (title.text, summary.text) == texts[item.findtext("link") or ""]
    space = "{http://www.w3.org/2005/Atom}"
    for entry in etree.parse(tree.root / atom).getroot().findall(f"{space}entry"):
        title, summary = entry.find(f"{space}title"), entry.find(f"{space}summary")
        assert title is not None and summary is not None
        assert {title.get("type", "text"), summary.get("type", "text")} == {"text"}
        assert (title.text, summary.text) == by_id[entry.findtext(f"{space}id") or ""]


@pytest.mark.xdist_group("hostile")
def test_calendars_give_the_text_back(tree: Tree, root: Path) -> None:
    activities = {each["id"]: each for each in fields_of(root, "content/activities/frost-2027.yml")["activities"]}
    calendar = icalendar.Calendar.from_ical((tree.root / "calendars/frost-2027.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) == len(activities)
    for event in events:
        activity = activities[str(event["uid"]).partition("@")[0]]
        title, _, who = str(event["summary"]).partition("（只收")  # as it says of what is for one place's own children
        assert title.endswith(activity["title"]) and bool(who) == ("who" in activity) and activity["safety"] in str(event["description"])
        assert str(event["location"]).endswith(activity["spot"])


@pytest.mark.xdist_group("hostile")
def test_sheets_print_the_text(tree: Tree, root: Path) -> None:
    sheet = tree.root / "print/frost-2027/sheet.pdf"
    printed = subprocess.run(["pdftotext", "-raw", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
    squeezed = "".join(printed.replace("\u200b", "").split())
    for category in fields_of(root, "content/categories.yml")["categories"]:  # which stands at the end of a title's first line
        squeezed = squeezed.replace("".join(category["name"].split()), "")
    record = fields_of(root, "content/activities/frost-2027.yml")
    for text in (record["title"], record["intro"], record["weather"], *(each["title"] for each in record["activities"])):
        assert "".join(text.split()) in squeezed, text
