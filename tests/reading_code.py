"""What the text of a module says that it does: which names it uses, how it learns of the world, what it keeps outside of records."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

Found = Iterator[tuple[int, str]]  # a line, and what stands there

CLOCKS = frozenset(
    "datetime.now datetime.today datetime.utcnow date.today time.time time.time_ns time.localtime time.gmtime time.ctime time.asctime"
    " time.strftime time.clock_gettime time.clock_gettime_ns".split()
)
MACHINE = frozenset(
    "os sys io tempfile random secrets uuid subprocess time shutil glob fileinput platform socket locale threading contextvars".split()
)
OURS = ("generator.files", "generator.system", "generator.load.walk", "generator.load.memory", "generator.load.reading")
LOOKS = frozenset(
    "iterdir glob rglob walk scandir listdir stat lstat exists is_file is_dir is_symlink readlink resolve samefile open read_text"
    " read_bytes cwd".split()
)
ROUNDABOUT = frozenset("globals vars setattr delattr eval exec __import__".split())
MUTABLE = frozenset("dict list set bytearray defaultdict Counter OrderedDict deque ChainMap".split())
CHANGES = frozenset(
    "append appendleft add update setdefault extend insert pop popitem remove discard clear sort reverse subtract __setitem__".split()
)


def names(tree: ast.Module) -> Found:
    """Every name that is imported or used, in full as far as imports tell."""
    known = _aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, _dotted(node, known)
    yield from _imported(tree)


def _imported(tree: ast.Module) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def _aliases(tree: ast.Module) -> Mapping[str, str]:
    """What each imported name stands for, and each name that such a one is given."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update({each.asname: each.name for each in node.names if each.asname})
            found.update({each.name.partition(".")[0]: each.name.partition(".")[0] for each in node.names if not each.asname})
        elif isinstance(node, ast.ImportFrom):
            found.update({each.asname or each.name: f"{node.module}.{each.name}" for each in node.names})
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute) and _root(node.value) in found:
            found.update({each.id: _dotted(node.value, found) for each in node.targets if isinstance(each, ast.Name)})
    return found


def _dotted(node: ast.expr, known: Mapping[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, known)}.{node.attr}"
    return known.get(node.id, node.id) if isinstance(node, ast.Name) else "…"


def _root(node: ast.expr) -> str:
    """The name that an expression begins with, "" if with none."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def clock_readings(tree: ast.Module) -> Found:
    """Every mention of a clock, under whatever name it was imported, and every call of a `now()` or `today()` of anything."""
    yield from ((line, name) for line, name in names(tree) if ".".join(name.split(".")[-2:]) in CLOCKS)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("now", "utcnow", "today"):
            yield node.lineno, ast.unparse(node)


def looks(tree: ast.Module) -> Found:
    """Every way to learn of files and folders, of the machine, or of chance."""
    yield from ((line, name) for line, name in _imported(tree) if _is_of_machine(name))
    yield from ((line, name) for line, name in names(tree) if name in ("open", "pathlib.Path.home") or LOOKS & set(name.split(".")[1:]))


def _is_of_machine(name: str) -> bool:
    return (name.partition(".")[0] in MACHINE and name != "io.BytesIO") or name.startswith(OURS)


def keeps(tree: ast.Module) -> Found:
    """Every way to keep something where no key sees it: what can be filled at the level of a module or class, and whatever fills such a thing."""
    yield from _fillable(tree)
    yield from ((line, name) for line, name in names(tree) if name in ROUNDABOUT or "__dict__" in name or "__setattr__" in name)
    yield from _changes(tree.body, frozenset(_bound(tree.body)), in_init=False)


def _fillable(tree: ast.Module) -> Found:
    known = _aliases(tree)
    of_module = (each for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign))
    yield from ((each.lineno, ast.unparse(each)) for each in of_module if each.value and _is_mutable(each.value) and _is_empty(each.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.ClassDef):
            of_class = (each for each in node.body if isinstance(each, ast.Assign | ast.AnnAssign))
            yield from ((each.lineno, ast.unparse(each)) for each in of_class if each.value and _is_mutable(each.value))
            yield from ((node.lineno, f"class {node.name}({ast.unparse(base)})") for base in node.bases if _kind(base) in MUTABLE)
        elif isinstance(node, ast.FunctionDef) and _is_cached(node, known) and (node.returns is None or _kind(node.returns) in MUTABLE):
            yield node.lineno, f"cached {node.name}"  # gives the same to all, and each of them could change it


def _is_cached(function: ast.FunctionDef, known: Mapping[str, str]) -> bool:
    decorators = (each.func if isinstance(each, ast.Call) else each for each in function.decorator_list)
    return any(_dotted(each, known) in ("functools.cache", "functools.lru_cache") for each in decorators)


def _kind(hint: ast.expr) -> str:
    """The last word of a type without its parameters."""
    return ast.unparse(hint).partition("[")[0].rpartition(".")[2]


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return _kind(value.func) in MUTABLE
    return isinstance(value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp)


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return all(isinstance(each, ast.Name) or _is_empty(each) for each in value.args)  # defaultdict(list)
    return ast.unparse(value) in ("{}", "[]", "()")


def _bound(body: list[ast.stmt]) -> Iterator[str]:
    """The names that `body` binds at its own level."""
    for node in (each for statement in body for each in _inside(statement)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (each.asname or each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and what is in it; functions and classes, but nothing that is in these."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        for each in ast.iter_child_nodes(node):
            yield from _inside(each)


def _changes(body: list[ast.stmt], outer: frozenset[str], *, in_init: bool) -> Found:
    """What `body` changes that is not its own; `outer` are the names of the module, as far as no function has others of the same name."""
    for node in (each for statement in body for each in _inside(statement)):
        if isinstance(node, ast.ClassDef):
            yield from _changes(node.body, outer, in_init=False)
        elif isinstance(node, ast.FunctionDef):
            yield from _changes(node.body, _outer(node, outer), in_init=node.name == "__init__")
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Call) and _is_change(node, outer, in_init):
            yield node.lineno, ast.unparse(node)


def _outer(function: ast.FunctionDef, outer: frozenset[str]) -> frozenset[str]:
    """The names of the module as the function has them, and those that it gives to something of the module."""
    own = {each.arg for each in ast.walk(function.args) if isinstance(each, ast.arg)}
    given = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute) and _root(node.value) in outer - own
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return outer - own - set(_bound(function.body)) | given


def _is_change(node: ast.Attribute | ast.Subscript | ast.Call, outer: frozenset[str], in_init: bool) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES and _root(node.func.value) in outer
    if isinstance(node.ctx, ast.Load):
        return False
    if isinstance(node, ast.Subscript):
        return _root(node.value) in outer
    return not (in_init and ast.unparse(node.value) == "self")
