"""The house of docs/architecture.md, held up: imports go one way, siblings stay apart, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.program import DATA

PACKAGE = Path(__file__).parent.parent / "generator"
MOST_LINES = 300

# Each may import from those before it and from itself. One entry holds what stands side by side.
LAYERS = (
    ("files", "hindrance", "interrupts", "system"),
    ("text", "problems", "settings", "cache", "parallel", "errand"),
    ("program", "store"),
    ("keyed",),
    ("schema",),
    ("load",),
    ("markdown", "media"),
    ("model",),
    ("rules",),
    ("artifact",),
    ("frame",),
    ("render",),
    ("build",),
    ("inspect",),
    ("desk",),
    ("stages",),
    ("pipeline",),
    ("bench", "faults"),
    ("serve",),
    ("cli_words", "arguments", "terminal", "__init__"),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

CLOCKS = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"}

# MkDocs calls the hook, no module of ours imports it; it stands at the end of the road although its file lies in frame/.
CALLED_BY_MKDOCS = "generator.frame.hook"


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = ("generator", *file.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)] = file
    return found


def imports(file: Path) -> Iterator[str]:
    """Dotted names of everything that `file` imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


MODULES = modules()


def ours(name: str) -> str | None:
    """The module of ours that an imported name is or lies in."""
    if not name.startswith("generator."):
        return None
    return name if name in MODULES else name.rpartition(".")[0] if name.rpartition(".")[0] in MODULES else None


def layer(module: str) -> str:
    return module.split(".")[1]


GRAPH = {name: {target for each in imports(file) if (target := ours(each)) and target != name} for name, file in MODULES.items()}


def test_every_module_has_its_layer() -> None:
    assert {layer(name) for name in MODULES} == set(LEVEL)


@pytest.mark.parametrize("module", [name for name in MODULES if name != CALLED_BY_MKDOCS])
def test_imports_go_one_way(module: str) -> None:
    for target in GRAPH[module]:
        same = layer(target) == layer(module)
        assert same or LEVEL[layer(target)] < LEVEL[layer(module)], f"{module} imports {target}"


def test_rooms_have_one_door() -> None:
    """Each room of render/ is entered through `render.everything` alone, by its own name; all share `render.base`."""
    for name, targets in GRAPH.items():
        for target in targets:
            if target.startswith("generator.render.") and room(target) not in ("base", "everything"):
                assert room(name) == room(target) or (name == "generator.render.everything" and target.count(".") == 2), f"{name}: {target}"


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("generator.render.")])
def test_what_is_made_rests_on_fields_alone(module: str) -> None:
    """A key sees the fields of a record and the tool, and the tool's data is named in `program.DATA`: no recipe learns of anything in another way."""
    text = MODULES[module].read_text("utf-8")
    assert not set(imports(MODULES[module])) & {"os", "tempfile", "random", "subprocess", "time"}
    assert "open(" not in text and "global " not in text
    assert ".read_text(" not in text and (".read_bytes(" not in text or module in DATA)


def room(module: str) -> str:
    return module.split(".")[2] if module.startswith("generator.render.") else ""


SHARED_BY_RULES = {f"generator.rules.{name}" for name in ("judge", "check", "context", "questions", "verdicts")}


def test_rules_never_import_each_other() -> None:
    concerns = {name for name in MODULES if name.startswith("generator.rules.")} - {
        f"generator.rules.{name}" for name in ("judge", "check", "context", "questions", "verdicts")
    }
    for concern in concerns:
        assert not GRAPH[concern] & concerns, concern


def test_rules_learn_of_the_world_by_asking_only() -> None:
    """A verdict is kept for as long as the answers it rests on; what a rule found out in another way, it would not be judged for again."""
    for name in MODULES:
        if name.startswith("generator.rules.") and name not in SHARED_BY_RULES:
            text = MODULES[name].read_text("utf-8")
            assert "_context" not in text and "open(" not in text, name
            assert not GRAPH[name] & {"generator.rules.context", "generator.model.site"}, name
            assert not set(imports(MODULES[name])) & {"os", "pathlib", "datetime.datetime"}, name


def test_mkdocs_is_imported_under_frame_only() -> None:
    for name, file in MODULES.items():
        used = {each.partition(".")[0] for each in imports(file)} & {"mkdocs", "material"}
        assert not used or name.startswith("generator.frame."), name


def test_no_cycles() -> None:
    state: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert state.get(name) != 1, " -> ".join((*trail, name))
        if name in state:
            return
        state[name] = 1
        for target in sorted(GRAPH[name]):
            visit(target, (*trail, name))
        state[name] = 2

    for name in MODULES:
        visit(name, ())


@pytest.mark.parametrize("file", [*sorted(PACKAGE.rglob("*.py")), *sorted(Path(__file__).parent.rglob("*.py"))], ids=lambda file: file.name)
def test_files_are_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


def test_only_settings_reads_the_clock() -> None:
    for name, file in MODULES.items():
        if name == "generator.settings" or name.startswith("generator.bench"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                asked = f"{ast.unparse(node.value).rpartition('.')[2]}.{node.attr}"
                assert asked not in CLOCKS, f"{name}:{node.lineno}"
