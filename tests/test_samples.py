"""With samples hidden nothing of them is left, and nothing that stays leans on one."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.schema.kinds import KINDS, Kind, field_type
from tests.conftest import GOOD, REPOSITORY, TODAY, Tree, build, copy

MARK = re.compile('class="sample-mark"|【示例】|class="sample')


@dataclass(frozen=True)
class Hidden:
    """A site with its samples hidden: its sources, what was published, and its address."""

    sources: Path
    tree: Tree
    url: str


def fields(file: Path) -> dict[str, Any]:
    """The fields of a source, read without the program's help."""
    text = file.read_text("utf-8-sig").replace("\r\n", "\n")
    found: dict[str, Any] = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n") if file.suffix == ".md" else text)
    return found


def has_samples(kind: Kind) -> bool:
    """Whether its records, or the items of their lists, can be samples."""
    inner = field_type(kind.record, kind.items).record if kind.items else None
    return any(each.name == "sample" for record in (kind.record, inner) if record for each in dataclasses.fields(record))


@dataclass(frozen=True)
class Thing:
    """A record in a file, or an item of a list in one: its kind, the addresses of its pages, what is written in it."""

    kind: Kind
    addresses: tuple[str, ...]
    written: Any
    is_sample: bool


def things(sources: Path) -> Iterator[Thing]:
    """All that is in the sources, for each kind that there is."""
    for kind in KINDS:
        for file in sorted(sources.glob(kind.where.replace("<id>", "*").replace("**.md", "**/*.md"))):
            found = kind.path.fullmatch(file.relative_to(sources).as_posix())
            if found and file.name != "README.md":
                yield from in_file(kind, found.groupdict().get("id", ""), fields(file))


def in_file(kind: Kind, id: str, record: dict[str, Any]) -> Iterator[Thing]:
    """The file's record, and each item of its list."""
    is_sample = bool(record.get("sample"))
    pages = [page.replace("<id>", id) for page in kind.pages]
    own = {name: value for name, value in record.items() if name != kind.items}
    yield Thing(kind, tuple(page for page in pages if "<" not in page), own, is_sample)
    for item in record.get(kind.items, ()):
        yield Thing(kind, tuple(called_by(page, item) for page in pages if "<" in page), item, is_sample or bool(item.get("sample")))


def called_by(page: str, item: dict[str, Any]) -> str:
    """The address of an item's page."""
    return re.sub(r"<\w+\.(\w+)>", lambda inner: str(item[inner[1]]), page)


def texts(written: Any, name: str = "") -> Iterator[str]:
    """Every text in it that is its own: what it is called, and whatever is long enough."""
    if isinstance(written, str) and (name in ("title", "label") or len(re.findall("[\u4e00-\u9fff]", written)) >= 6):
        yield written
    elif isinstance(written, dict):
        for name, value in written.items():
            yield from texts(value, name)
    elif isinstance(written, list):
        for value in written:
            yield from texts(value)


def sample_ids(sources: Path) -> tuple[set[str], set[str]]:
    """Addresses of all samples, and words that only samples use."""
    every = list(things(sources))
    addresses, words = (
        [{each for thing in every if thing.is_sample is is_sample for each in found(thing)} for is_sample in (True, False)]
        for found in (lambda thing: thing.addresses, lambda thing: texts(thing.written))
    )
    return addresses[0] - addresses[1], {word for word in words[0] if not any(word in real for real in words[1])}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if has_samples(kind)], ids=lambda kind: kind.name)
def test_the_good_site_has_a_sample_of_each_kind_that_knows_samples(kind: Kind) -> None:
    found = [thing for thing in things(GOOD) if thing.kind is kind and thing.is_sample]
    assert found, f"add a sample of {kind.name} to tests/sites/good: otherwise nobody sees whether it is hidden"


@pytest.fixture(scope="module", params=[GOOD, REPOSITORY], ids=["good", "repository"])
def hidden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hidden:
    root = copy(request.param, tmp_path_factory.mktemp("hidden"))
    if (request.param / "stories/README.md").is_file():
        shutil.copy2(request.param / "stories/README.md", root / "stories")
    today = TODAY if request.param is GOOD else date.today().isoformat()  # on an earlier day its lists would not be out yet
    done = build(root, "--samples", "hide", today=today)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "错误" not in done.stdout
    url = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!!", ""))["site_url"]
    return Hidden(root, Tree(root / "site"), url)


@pytest.mark.xdist_group("samples")
def test_there_are_samples_to_hide(hidden: Hidden) -> None:
    pages, _ = sample_ids(hidden.sources)
    assert {address.partition("/")[0] for address in pages} >= {"stories", "places"}


@pytest.mark.xdist_group("samples")
def test_no_sample_is_published(hidden: Hidden) -> None:
    pages, words = sample_ids(hidden.sources)
    assert len(words) > 10
    files = hidden.tree.files()
    assert [address for address in pages if address + "index.html" in files] == []
    published = {path: data.decode(errors="replace") for path, data in files.items() if not path.startswith(("media/", "assets/"))}
    assert [(path, word) for path, text in published.items() for word in (*words, *pages) if word in text] == []


@pytest.mark.xdist_group("samples")
def test_no_page_is_marked_as_a_sample(hidden: Hidden) -> None:
    texts = {path: data.decode() for path, data in hidden.tree.files().items() if path.endswith((".html", ".xml", ".json"))}
    texts.pop("about/components/index.html")  # shows the mark itself
    assert [path for path, text in texts.items() if MARK.search(text)] == []


@pytest.mark.xdist_group("samples")
def test_no_picture_of_a_sample_is_published(hidden: Hidden) -> None:
    texts = "\n".join(data.decode() for path, data in hidden.tree.files().items() if path.endswith(".html"))
    assert [path for path in hidden.tree.files() if path.startswith(("media/", "posters/")) and path not in texts] == []


@pytest.mark.xdist_group("samples")
def test_every_link_leads_somewhere(hidden: Hidden) -> None:
    assert hidden.tree.dead_links(hidden.url) == []


@pytest.mark.xdist_group("samples")
def test_feeds_and_sitemap_name_published_pages_only(hidden: Hidden) -> None:
    files = hidden.tree.files()
    named = re.findall("<loc>(.+?)</loc>", hidden.tree.text("sitemap.xml"))
    for path in files:
        if path.endswith(".json") and not path.startswith("search/"):
            named += [item["url"] for item in json.loads(hidden.tree.text(path))["items"]]
    assert len(named) > 10
    assert [url for url in named if url.partition("#")[0].removeprefix(hidden.url) + "index.html" not in files] == []


def test_the_switch_of_the_site_does_the_same(tmp_path: Path) -> None:
    trees = []
    for name, options, setting in (("option", ("--samples", "hide"), "show"), ("setting", (), "hide")):
        root = copy(GOOD, tmp_path / name)
        file = root / "content/site.yml"
        file.write_text(file.read_text("utf-8").replace("samples: show", f"samples: {setting}"), "utf-8")
        assert build(root, *options).returncode == 0
        trees.append(Tree(root / "site").digests())
    assert trees[0] == trees[1]


def test_something_real_may_not_lean_on_a_sample(own: Path) -> None:
    file = own / "stories/borrowed-ladder/index.md"
    file.write_text(file.read_text("utf-8") + "\n后来去了[风筝坡](/places/kite-hill/)，[[p-s9x]]也在。\n", "utf-8")
    for options in ((), ("--samples", "hide")):
        done = build(own, *options)
        assert done.returncode == 1
        assert done.stdout.count("stories/borrowed-ladder/index.md:12:") == done.stdout.count("错误 R05") == 2
        assert not (own / "site").exists()
