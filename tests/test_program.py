"""A key covers the tool of its record: the modules that can be reached by imports, what they read, and the libraries that they use."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator import program
from generator.program import DATA, FOUND_BY_NAME, LIBRARIES, imports, reachable, tool_of
from tests.test_architecture import MODULES
from tests.test_architecture import imports as imports_by_ast

PAGE, PICTURE, TEXT, SHEET, FEED, POSTER, CARD = (
    "generator.render.pages.story_months",
    "generator.media.encoding",
    "generator.markdown.html",
    "generator.render.sheets",
    "generator.render.feeds.formats",
    "generator.render.posters.poster",
    "generator.render.cards.card",
)
RULES = "generator.rules.check"


@pytest.mark.parametrize("module", MODULES)
def test_no_import_is_overlooked(module: str) -> None:
    """What stands under TYPE_CHECKING never runs; all else is found, in functions too, and nothing is found that is not there."""
    found = set(imports_that_run(MODULES[module]))
    assert found <= imports(module)
    assert imports(module) & MODULES.keys() == found & MODULES.keys()


def imports_that_run(file: Path) -> Iterator[str]:
    for block in ast.parse(file.read_text("utf-8")).body:
        if not (isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"):
            for node in ast.walk(block):
                if isinstance(node, ast.ImportFrom):
                    yield from (str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names))
                elif isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)


def names_of_libraries() -> set[str]:
    """Top names of everything that is imported and neither ours nor Python's."""
    used = {each.partition(".")[0] for file in MODULES.values() for each in imports_by_ast(file)}
    return used - sys.stdlib_module_names - {"generator", "__future__"}


def test_every_library_is_known_with_all_that_it_needs() -> None:
    assert names_of_libraries() <= LIBRARIES.keys(), names_of_libraries() - LIBRARIES.keys()
    installed = {normal(each.name): each for each in importlib.metadata.distributions()}
    assert LIBRARIES.keys() <= names_of_libraries() | {name for names in FOUND_BY_NAME.values() for name in names}
    for library, distributions in LIBRARIES.items():
        assert set(distributions) <= installed.keys(), library
        for name in (
            needed_by(distributions[0], installed) if library not in ("mkdocs", "material") else ()
        ):  # whose commands do not matter here
            assert name in distributions, f"{library} needs {name}"


def normal(name: str) -> str:
    return re.sub(r"[-.]", "_", name).lower()


def needed_by(name: str, installed: dict[str, importlib.metadata.Distribution]) -> Iterator[str]:
    for requirement in map(Requirement, installed[name].requires or ()):
        if normal(requirement.name) in installed and (requirement.marker is None or requirement.marker.evaluate()):
            yield normal(requirement.name)
            yield from needed_by(normal(requirement.name), installed)


def test_every_module_that_reads_data_says_so() -> None:
    reading = re.compile(r"__file__|PackageLoader|resources\.files")
    found = {name for name, file in MODULES.items() if reading.search(file.read_text("utf-8"))}
    elsewhere = {"generator.program"} | {name for name in MODULES if ".bench." in name}  # what the program is, and where it lies
    assert found - elsewhere <= DATA.keys()
    by_name = re.compile(r"find_spec\(|[^.]files\(str|import files$", re.MULTILINE)
    assert {
        name for name, file in MODULES.items() if "bench" not in name and by_name.search(file.read_text("utf-8"))
    } == FOUND_BY_NAME.keys()
    for patterns in DATA.values():
        assert all(program._matching(pattern) for pattern in patterns), patterns


def forget() -> None:
    for cached in (tool_of, reachable, imports, program._file_of, program._digest_of):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("file", "changed", "same"),
    [
        ("templates/pages/story.html", (PAGE,), (PICTURE, TEXT, SHEET, POSTER, RULES)),
        ("templates/components/share.html", (PAGE, FEED), (PICTURE, TEXT, SHEET, POSTER, RULES)),
        ("templates/sheet.typ", (SHEET,), (PAGE, PICTURE, TEXT, FEED, RULES)),
        ("templates/posters/poster.typ", (POSTER,), (PAGE, PICTURE, TEXT, SHEET, FEED, RULES)),
        ("templates/drawings/stories.svg", (CARD, POSTER), (PICTURE, TEXT, SHEET, RULES)),
        ("templates/pages/comic.html", (PAGE,), (CARD, PICTURE)),
        ("media/encoding.py", (PICTURE, POSTER, CARD), ()),
        ("markdown/dialect.py", (TEXT, PAGE, FEED), (PICTURE, POSTER)),
        ("rules/honours.py", (RULES,), (PAGE, PICTURE, TEXT, SHEET, FEED, POSTER)),
        ("catalogue.toml", (RULES,), (PICTURE,)),
        ("words.txt", (PAGE, POSTER, SHEET), (PICTURE, TEXT, FEED, RULES)),
        ("build/publish.py", (), (PAGE, PICTURE, TEXT, SHEET, FEED, POSTER, RULES)),
        ("theme/styles/card.css", (), (PICTURE, TEXT, SHEET, RULES)),
    ],
)
def test_what_a_change_of_the_program_makes_anew(
    file: str, changed: tuple[str, ...], same: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {module: tool_of(module) for module in (*changed, *same)}
    files, whole = program._contents()
    assert file in files
    monkeypatch.setattr(program, "_contents", lambda: ({**files, file: files[file] + b"\n"}, whole))
    forget()
    after = {module: tool_of(module) for module in (*changed, *same)}
    forget()
    assert {module for module in before if before[module] != after[module]} == set(changed)


def test_a_picture_rests_on_few_modules() -> None:
    """Whoever changes a page, a rule or the schema does not have every picture encoded again."""
    assert reachable(PICTURE) <= {
        f"generator{name}" for name in ("", ".cache", ".files", ".hindrance", ".keyed", ".program", ".store", ".system")
    } | {name for name in MODULES if name.startswith("generator.media")}
