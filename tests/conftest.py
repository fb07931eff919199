"""What the tests of whole sites share: building as an editor does, and reading what was published without the program's help."""

from __future__ import annotations

import atexit
import hashlib
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
REMEMBERING = REPOSITORY / "tests" / "remembering"
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it, and so would all that is started here
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # thousands of programs are started here, and each would compile all of ours anew
os.environ["PATH"] = os.pathsep.join(
    [str(Path(sys.executable).parent), os.environ["PATH"]]
)  # so that messages name the program as `beiyuan`
if "RECIPE_MEMORY" not in os.environ:  # of the session: the first process makes it, and workers find it
    os.environ["RECIPE_MEMORY"] = tempfile.mkdtemp(prefix="beiyuan-recipes-")
    atexit.register(shutil.rmtree, os.environ["RECIPE_MEMORY"], ignore_errors=True)
runpy.run_path(str(REMEMBERING / "sitecustomize.py"))  # as it is run first in every process that `build` starts
GOOD = Path(__file__).parent / "sites" / "good"
TODAY = "2026-11-23"
URL = "https://example.org/bj/"  # as the mkdocs.yml of the good site says
TEXTS = (".html", ".css", ".js", ".xml", ".json", ".webmanifest", ".svg")
NOT_SOURCES = shutil.ignore_patterns(".cache", ".*.beiyuan", "site")

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split()
)
PHRASING_ONLY = frozenset("p h1 h2 h3 h4 h5 h6 span em strong b code pre dt time button".split())  # HTML standard, content models
PARENTS = {"li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}}


def build(root: Path, *options: str, out: Path | None = None, today: str = TODAY, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `beiyuan build`; whether it succeeded is for the test to say."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(out or root / "site"), "--today", today]
    places = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (REMEMBERING, REPOSITORY))), **environment}
    return subprocess.run([*command, *options], cwd=root, env=places, capture_output=True, encoding="utf-8", check=False)


def built(root: Path, *options: str, out: Path | None = None, today: str = TODAY, **environment: str) -> Tree:
    """The tree that `beiyuan build` publishes; anything but success fails the test."""
    done = build(root, *options, out=out, today=today, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return Tree(out or root / "site")


@dataclass
class Element:
    """One element of a page with the text inside it, code and drawings left out."""

    name: str
    attributes: dict[str, str]


@dataclass
class Page(HTMLParser):
    """A published page as an independent parser sees it; `faults` are breaches of HTML's grammar."""

    path: str
    html: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.feed(self.html)
        self.close()
        if self.open:
            self.faults.append(f"left open: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element and whether it may stand where it stands."""
        parent = self.open[-1] if self.open else ""
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag in BLOCKS and parent in PHRASING_ONLY:
            self.faults.append(f"<{tag}> in <{parent}>")
        if tag == "a" and "a" in self.open:
            self.faults.append("<a> in <a>")
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.faults.append(f"<{tag}> in <{parent}>")
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Drawings alone close themselves."""
        if "svg" not in self.open:
            self.faults.append(f"<{tag}/>")
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Everything is closed in the order in which it was opened."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        """Keep what a reader reads."""
        if not {"code", "script", "style", "svg"} & set(self.open):
            self.words.append(data)

    @property
    def ids(self) -> list[str]:
        """All ids in their order."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    def all(self, name: str) -> list[Element]:
        """All elements of one name."""
        return [each for each in self.elements if each.name == name]

    def addresses(self) -> Iterator[str]:
        """Every address that the page leads to or loads."""
        for each in self.elements:
            for name in ("href", "src", "poster", "data", "action"):
                if name in each.attributes:
                    yield each.attributes[name]
            yield from (candidate.split()[0] for candidate in each.attributes.get("srcset", "").split(",") if candidate.strip())
            if each.attributes.get("http-equiv", "").lower() == "refresh":
                yield each.attributes["content"].partition("url=")[2]


def unbroken(html: str) -> str:
    """`html` without the marks of where a title or lede may break."""
    html, count = html.replace("<wbr>", ""), 1
    while count:  # a phrase may stand in a clause
        html, count = re.subn('<span class="phrases?">([^<]*)</span>', r"\1", html)
    return html


@dataclass(frozen=True)
class Tree:
    """A published site."""

    root: Path

    def files(self) -> dict[str, bytes]:
        """The bytes of every file by its path."""
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in sorted(self.root.rglob("*")) if file.is_file()}

    def digests(self) -> dict[str, str]:
        """A digest of every file by its path; what is leaving is left out, as it depends on what was published before."""
        files = self.files()
        leaving = self.leaving(files)
        return {path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path not in leaving}

    def leaving(self, files: dict[str, bytes]) -> set[str]:
        """Files of the theme that nothing names which stays: they are there for pages that were opened before."""
        waiting = {path for path in files if path.startswith("assets/")}
        texts = [data for path, data in files.items() if path not in waiting and path.endswith(TEXTS)]
        while found := {path for path in waiting if any(path.rpartition("/")[2].encode() in text for text in texts)}:
            texts = [files[path] for path in found if path.endswith(TEXTS)]
            waiting -= found
        return waiting

    def text(self, path: str) -> str:
        """What stands in one file; a page without what says where its titles break, of which test_phrases.py tells."""
        text = (self.root / path).read_text("utf-8")
        return unbroken(text) if path.endswith(".html") else text

    def page(self, path: str) -> Page:
        """One page, parsed."""
        return Page(path, self.text(path))

    def pages(self) -> list[Page]:
        """All pages."""
        return [self.page(path) for path in self.files() if path.endswith(".html")]

    def dead_links(self, url: str) -> list[str]:
        """Addresses below `url` that lead nowhere, or at a heading that is not there; also those that leave the site on its own host."""
        files, pages, dead = self.files(), {page.path: page for page in self.pages()}, []
        host = urljoin(url, "/")
        for page in pages.values():
            for address in page.addresses():
                whole, anchor = urldefrag(urljoin(url + page.path.removesuffix("index.html"), address))
                if not whole.startswith(host):
                    continue
                whole = whole.partition("?")[0]  # what scripts read
                path = unquote(whole.removeprefix(url)) if whole.startswith(url) else whole
                path = path + "index.html" if path == "" or path.endswith("/") else path
                if path not in files or (anchor and unquote(anchor) not in pages[path].ids):
                    dead.append(f"{page.path}: {address}")
        return dead


def copy(site: Path, to: Path) -> Path:
    """A copy of the sources of `site` that a test may change."""
    for name in ("content", "stories", "comics"):
        if (site / name).is_dir():
            shutil.copytree(site / name, to / name, ignore=NOT_SOURCES)
    shutil.copy2(site / "mkdocs.yml", to / "mkdocs.yml")
    return to


def git(folder: Path, *arguments: str) -> None:
    """Run git in `folder` as somebody whom nobody has set up."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "safe.directory=*", "-c", "init.defaultBranch=main")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}  # a hook's would lead elsewhere
    subprocess.run([tool("git"), *who, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def commit(folder: Path) -> None:
    """Let everything in `folder` be handed in."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all", "content", "stories")
    git(folder, "commit", "--quiet", "--message", "as it is")


def tool(name: str) -> str:
    """The program `name`; a test that needs it is skipped without it, and fails where everything has to be there."""
    found = shutil.which(name)
    if not found and os.environ.get("TOUR") != "required":
        pytest.skip(f"{name} is not installed")
    assert found, f"TOUR=required, but {name} is not installed"
    return found


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all tests that share what is made once a module, or each worker would make it."""
    for item in items:
        known = item._fixtureinfo.name2fixturedefs.values()
        is_shared = any(found[-1].scope == "module" and found[-1].baseid == item.nodeid.partition("::")[0] for found in known)
        if is_shared and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def _stamps(root: Path) -> dict[Path, int]:
    """When each file was written, but for those of the cache, where whoever reads leaves what he has read."""
    own = root / ".cache/beiyuan"
    return {file: file.lstat().st_mtime_ns for file in root.rglob("*") if file.is_file() and not file.is_relative_to(own)}


@pytest.fixture(scope="session")
def good_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The good site as it is built once a session, with its cache and `site`; nobody may change it."""
    root = copy(GOOD, tmp_path_factory.mktemp("good"))
    built(root)
    before = _stamps(root)
    yield root
    assert _stamps(root) == before, "somebody has changed what is everybody's"


@pytest.fixture(scope="session")
def good(good_root: Path) -> Tree:
    """The good site, published."""
    return Tree(good_root / "site")


@pytest.fixture
def own(good_root: Path, tmp_path: Path) -> Path:
    """A copy of the good site for one test, with a warm cache and nothing published."""
    shutil.copytree(good_root / ".cache", tmp_path / ".cache")
    return copy(GOOD, tmp_path)


@pytest.fixture(scope="session")
def large(good_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The good site with 120 stories more, of two years, all of one theme, place and programme; group tests that use it as "large"."""
    root = copy(GOOD, tmp_path_factory.mktemp("large"))
    shutil.copytree(good_root / ".cache", root / ".cache")
    for number in range(120):
        folder = root / f"stories/many-{number:03}"
        folder.mkdir()
        day = f"{2024 + number // 60}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        fields = f"title: 第{number}回\ndate: {day}\nsummary: 接着讲。\nthemes: [quiet]\nplaces: [primary]\nprogrammes: [stairs]\nsource: 编辑记录\n"
        (folder / "index.md").write_text(f"---\n{fields}---\n\n第{number}回的正文。\n", "utf-8")
    return built(root)
