"""With samples hidden nothing of them is left, and nothing that stays leans on one."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import GOOD, REPOSITORY, Tree, build, copy

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


def sample_ids(sources: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Addresses of all samples with words that only they use, and names of people and labels of figures that are samples."""
    pages = {}
    for folder, address in (("stories", "stories"), ("content/programmes", "programmes"), ("content/cases", "honours/cases")):
        for file in sorted((sources / folder).rglob("*.md")):
            record = fields(file) if file.name != "README.md" else {}
            if record.get("sample"):
                pages[f"{address}/{file.parent.name if file.name == 'index.md' else file.stem}/"] = [str(record["title"])]
    for file in sorted((sources / "comics").glob("*/comic.yml")):
        record = fields(file)
        if record.get("sample"):
            pages[f"comics/{file.parent.name}/"] = [str(record["title"])]
    for file in sorted((sources / "content/honours").glob("*.yml")):
        record = fields(file)
        if record.get("sample"):
            pages[f"honours/{file.stem}/"] = [str(record["title"])]
    for file in sorted((sources / "content/activities").glob("*.yml")):
        record = fields(file)
        if record.get("sample"):
            pages[f"activities/{file.stem}/"] = [str(record["title"])]
        for activity in record["activities"]:
            if activity.get("sample") or record.get("sample"):
                pages[f"activities/{file.stem}/{activity['id']}/"] = [activity["title"], activity["summary"]]
    for category in yaml.safe_load((sources / "content/categories.yml").read_text("utf-8"))["categories"]:
        if category.get("sample"):
            pages[f"activities/categories/{category['id']}/"] = [category["summary"]]
    for place in yaml.safe_load((sources / "content/places.yml").read_text("utf-8"))["places"]:
        if place.get("sample"):
            pages[f"places/{place['id']}/"] = [place["summary"]]
    figures = yaml.safe_load((sources / "content/figures.yml").read_text("utf-8"))["figures"]
    labels = [figure["label"] for figure in figures if figure.get("sample")]
    return pages, labels


@pytest.fixture(scope="module", params=[GOOD, REPOSITORY], ids=["good", "repository"])
def hidden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hidden:
    root = copy(request.param, tmp_path_factory.mktemp("hidden"))
    if (request.param / "stories/README.md").is_file():
        shutil.copy2(request.param / "stories/README.md", root / "stories")
    done = build(root, "--samples", "hide")
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
    pages, labels = sample_ids(hidden.sources)
    files = hidden.tree.files()
    assert [address for address in pages if address + "index.html" in files] == []
    texts = {path: data.decode(errors="replace") for path, data in files.items() if not path.startswith(("media/", "assets/"))}
    words = [word for words in pages.values() for word in words] + labels
    assert [(path, word) for path, text in texts.items() for word in (*words, *pages) if word in text] == []


@pytest.mark.xdist_group("samples")
def test_no_page_is_marked_as_a_sample(hidden: Hidden) -> None:
    texts = {path: data.decode() for path, data in hidden.tree.files().items() if path.endswith((".html", ".xml", ".json"))}
    texts.pop("about/components/index.html")  # shows the mark itself
    assert [path for path, text in texts.items() if MARK.search(text)] == []


@pytest.mark.xdist_group("samples")
def test_no_picture_of_a_sample_is_published(hidden: Hidden) -> None:
    texts = "\n".join(data.decode() for path, data in hidden.tree.files().items() if path.endswith(".html"))
    assert [path for path in hidden.tree.files() if path.startswith("media/") and path not in texts] == []


@pytest.mark.xdist_group("samples")
def test_every_link_leads_somewhere(hidden: Hidden) -> None:
    assert hidden.tree.dead_links(hidden.url) == []


@pytest.mark.xdist_group("samples")
def test_feeds_and_sitemap_name_published_pages_only(hidden: Hidden) -> None:
    files = hidden.tree.files()
    named = re.findall("<loc>(.+?)</loc>", hidden.tree.text("sitemap.xml"))
    for path in files:
        if path.endswith(".json"):
            named += [item["url"] for item in json.loads(hidden.tree.text(path))["items"]]
    assert len(named) > 10
    assert [url for url in named if url.removeprefix(hidden.url) + "index.html" not in files] == []


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
