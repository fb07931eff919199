"""The house of docs/architecture.md, held up: imports go one way, siblings stay apart, files stay short."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.program import DATA
from tests.reading_code import clock_readings, keeps, looks, names

PACKAGE = Path(__file__).parent.parent / "generator"
MOST_LINES = 300

# Each may import from those before it and from itself. One entry holds what stands side by side.
LAYERS = (
    ("files", "hindrance", "interrupts", "system"),
    ("lazily",),
    ("invocation",),
    ("text", "traditional", "problems", "settings", "cache", "parallel", "errand"),
    ("personal",),
    ("program", "store", "apart"),
    ("keyed",),
    ("schema",),
    ("load",),
    ("markdown", "media"),
    ("model",),
    ("rules", "reassigned", "renamed", "republished", "retracted"),
    ("artifact", "added", "history", "registered"),
    ("frame",),
    ("render",),
    ("build",),
    ("inspect",),
    ("desk",),
    ("judging",),
    ("stages",),
    ("tidying",),
    ("departure", "pipeline"),
    ("bench", "faults"),
    ("serve",),
    ("cli_words", "meant", "__init__"),
    ("arguments",),
    ("terminal", "selection"),
    ("cli_tables", "handing_out", "taking_back"),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

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


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


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


MADE_WITH = ("artifact", "markdown", "model", "render", "schema", "text")  # where records are made and what these call
PURE = {  # filled by pages, but with what depends on its keys alone; and what a function has made for itself
    "generator.render.base.drawn": {
        "_known: dict[str, bytes] = {}",
        "_known.update({each: workshop.fetch(Drawings(NAMES), at) for at, each in enumerate(NAMES)})",
    },
    "generator.render.base.phrases": {"_known: dict[tuple[str, str], str] = {}", "_known[next(iter(_known))]", "_known[sort, escaped]"},
    "generator.render.base.qr": {"class _Strokes(dict[bytes, str])"},
    "generator.render.base.segmenting": {"last.after", "new[0].before"},
}


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) in MADE_WITH])
def test_what_is_made_rests_on_fields_alone(module: str) -> None:
    """A key sees the fields of a record and the tool, and the tool's data is named in `program.DATA`: no recipe learns of anything in another way."""
    tree = tree_of(module)
    seen = [f"line {line}: {what}" for line, what in looks(tree) if not (what.endswith(".read_bytes") and module in DATA)]
    assert not seen, "what is not in a field, no key sees: let the plan find it out and give it to the record"
    kept = [f"line {line}: {what}" for line, what in keeps(tree) if what not in PURE.get(module, ())] if room(module) else []
    assert not kept, "what the plan keeps beside the records, no key sees: make it a field"


@pytest.mark.parametrize(
    "text",
    [
        *("import os", "from time import sleep", "from pathlib import Path\nPath.home()", "open('a')", "for each in root.iterdir(): pass"),
        *("root.glob('*')", "(workshop.root / 'a').stat().st_mtime", "map(Path.exists, files)", "root.rglob('*.md')", "file.read_text()"),
        *("from generator.files import write", "import generator.files as f", "from generator.load.walk import walk", "file.read_bytes()"),
    ],
)
def test_a_look_at_the_machine_is_found(text: str) -> None:
    assert list(looks(ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "SEEN = {}",
            "seen: list[str] = []",
            "SEEN = set()",
            "SEEN = defaultdict(list)",
            "class A:\n    seen = ['a']",
            "class A(dict): pass",
        ),
        *("def f():\n    global a", "def f(page):\n    page.names = 1", "class A:\n    def f(self):\n        type(self).a = 1", "A.a = 1"),
        *("A = {1: 2}\ndef f(): A[2] = 3", "A = {1: 2}\ndef f():\n    a = A\n    a.update(b)", "from b import A\ndef f(): A.append(1)"),
        *(
            "A = [1]\nclass B:\n    def f(self): A[0].add(1)",
            "def f(): pass\nf().setdefault(1, 2)",
            "setattr(a, 'b', 1)",
            "a.__dict__['b'] = 1",
        ),
        "import functools\n@functools.cache\ndef f() -> dict[str, str]: return {}",
        "from functools import lru_cache as kept\n@kept(maxsize=9)\ndef f(): return []",
    ],
)
def test_what_is_kept_beside_records_is_found(text: str) -> None:
    assert list(keeps(ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "A = {1: 2}\ndef f(A): A[1] = 2",
            "def f():\n    found = {}\n    found.setdefault(1, []).append(2)\n    found[1] = 3",
            "A = (1,)",
        ),
        "class A:\n    def __init__(self, up):\n        self.up = up",
        "import functools\n@functools.cache\ndef f(a: str) -> str: return a",
        "A = {1: 2}\nclass B:\n    def f(self):\n        lines = [A[1]]\n        lines.append(2)\n        self.made[1] = 2",
    ],
)
def test_what_belongs_to_a_function_is_its_own(text: str) -> None:
    assert not list(keeps(ast.parse(text)))


def room(module: str) -> str:
    return module.split(".")[2] if module.startswith("generator.render.") else ""


SHARED_BY_RULES = {
    f"generator.rules.{name}"
    for name in "beside check choices context excused findings judge known_people leading questions said verdicts".split()
}


def test_rules_never_import_each_other() -> None:
    concerns = {name for name in MODULES if name.startswith("generator.rules.")} - SHARED_BY_RULES
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


def test_tables_are_imported_at_the_desk_only() -> None:
    """What a stranger's file makes a library do, no build ever meets."""
    for name, file in MODULES.items():
        used = {each.partition(".")[0] for each in imports(file)} & {"openpyxl"}
        assert not used or name.startswith("generator.desk.tables."), name


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


@pytest.mark.parametrize("module", [name for name in MODULES if name != "generator.settings"])
def test_only_settings_reads_the_clock(module: str) -> None:
    """And only where a command begins: from there on the day is an option of the build, and a rule asks for it through `judge.ask`."""
    tree = tree_of(module)
    readings = [] if layer(module) == "bench" else list(clock_readings(tree))
    if module not in ("generator.arguments", CALLED_BY_MKDOCS):
        readings += [(line, name) for line, name in names(tree) if name.endswith("today_in_beijing")]
    assert not readings


@pytest.mark.parametrize(
    "text",
    [
        *(
            "import datetime\ndatetime.datetime.now()",
            "import datetime as dt\nday = dt.date.today",
            "from datetime import date as d\nd.today()",
        ),
        *("from time import time as clock\nclock()", "from time import time_ns", "import time as t\nt.localtime()", "entry.date.today()"),
        *("from datetime import datetime\nclock = datetime\nread = clock.now", "type(day).today()", "questions.datetime.date.today()"),
    ],
)
def test_a_clock_is_found_under_any_name(text: str) -> None:
    assert list(clock_readings(ast.parse(text)))


def test_the_day_of_the_build_is_no_clock() -> None:
    text = "from generator.settings import today_in_beijing as day\nfrom generator.rules.questions import today\njudge.ask(today)\nsettings.today\nday()"
    assert not list(clock_readings(ast.parse(text)))
    assert "generator.settings.today_in_beijing" in {name for _, name in names(ast.parse(text))}


def test_every_folder_of_tests_is_a_package() -> None:
    """Two tests of one name in folders that are none cannot be collected together."""
    folders = {file.parent for file in Path(__file__).parent.rglob("test_*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
