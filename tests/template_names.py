"""What a template asks of what it is given, held to the type hints: names of records in records, and of what loops go through."""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

Scope = dict[str, Any]  # the type of each name that is known; None where hints do not say

_PLAIN = (nodes.Macro, nodes.CallBlock)  # whose arguments bear no hints


def wrong_names(tree: nodes.Template, scope: Scope) -> list[str]:
    """Every name, dotted, that `tree` asks of something that has none such."""
    return list(_in_body(tree.body, scope))


def _in_body(body: list[nodes.Node], scope: Scope) -> Iterator[str]:
    for node in body:
        yield from _in_node(node, scope)


def _in_node(node: nodes.Node, scope: Scope) -> Iterator[str]:
    if isinstance(node, nodes.For):
        yield from _in_node(node.iter, scope)
        inner = scope | {"loop": None} | dict(_bound(node.target, _item(_type(node.iter, scope))))
        yield from _in_body([*([node.test] if node.test else []), *node.body], inner)
        yield from _in_body(node.else_, dict(scope))
        return
    if isinstance(node, nodes.Assign):
        scope.update(_bound(node.target, _type(node.node, scope)))
    if isinstance(node, nodes.Getattr) and _lacks(_type(node.node, scope), node.attr):
        yield _dotted(node)
    inner = scope | {each.name: None for each in node.args} if isinstance(node, _PLAIN) else scope
    yield from _in_body(list(node.iter_child_nodes()), inner)


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _bound(target: nodes.Node, given: Any) -> Iterator[tuple[str, Any]]:
    """The names that are bound, each with its type."""
    if isinstance(target, nodes.Name):
        yield target.name, given
    elif isinstance(target, nodes.Tuple):
        parts = _parts(given)
        for index, each in enumerate(target.items):
            yield from _bound(each, parts[index] if index < len(parts) else None)


def _type(node: nodes.Node, scope: Scope) -> Any:
    """The type of an expression, None if the hints do not say."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        return _attribute(_type(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        return _type(node.node, scope)
    if isinstance(node, nodes.Getitem):
        return _item(_type(node.node, scope))
    if isinstance(node, nodes.Call):
        return _result(node.node, scope)
    return None


def _result(called: nodes.Node, scope: Scope) -> Any:
    """What a call gives: of a method, or of a thing that can be called."""
    if isinstance(called, nodes.Getattr):
        return _hint(getattr(_only(_type(called.node, scope)), called.attr, None), "return")
    return _hint(getattr(_only(_type(called, scope)), "__call__", None), "return")  # noqa: B004


def _members(given: Any) -> tuple[Any, ...]:
    """What a hint allows besides None."""
    if get_origin(given) is Annotated:
        return _members(get_args(given)[0])
    if get_origin(given) in (Union, types.UnionType):
        return tuple(each for inner in get_args(given) for each in _members(inner))
    return () if given in (None, type(None), Any) else (given,)


def _only(given: Any) -> Any:
    members = _members(given)
    return members[0] if len(members) == 1 else None


def _parts(given: Any) -> tuple[Any, ...]:
    """The types of what is unpacked, one by one."""
    kind = _only(given)
    if get_origin(kind) is tuple and Ellipsis not in get_args(kind):
        return get_args(kind)
    return tuple(_hints(kind)[name] for name in getattr(kind, "_fields", ()) if name in _hints(kind))


def _item(given: Any) -> Any:
    """What a loop goes through."""
    kind = _only(given)
    origin, inside = get_origin(kind), get_args(kind)
    if not isinstance(origin, type) or issubclass(origin, Mapping) or not inside:
        return None
    is_alike = origin is tuple and inside[1:] == (Ellipsis,)
    return inside[0] if is_alike or (origin is not tuple and issubclass(origin, Collection | Iterator)) else None


def _lacks(given: Any, name: str) -> bool:
    """Whether something that `given` allows surely has no such name."""
    kinds = [get_origin(kind) or kind for kind in _members(given)]
    return any(isinstance(kind, type) and not hasattr(kind, name) and name not in _hints(kind) for kind in kinds)


def _attribute(given: Any, name: str) -> Any:
    kind = _only(given)
    found = _hints(kind).get(name)
    if found is not None or not isinstance(kind, type):
        return found
    value = kind.__dict__.get(name) or getattr(kind, name, None)
    if isinstance(value, property):
        return _hint(value.fget, "return")
    return _hint(value.func, "return") if isinstance(value, functools.cached_property) else None


@functools.cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """The hints of a class; none if some of them are imported for types alone."""
    try:
        return get_type_hints(kind) if isinstance(kind, type) else {}
    except NameError:
        return {each: None for base in kind.__mro__ for each in inspect.get_annotations(base)}


def _hint(function: Any, name: str) -> Any:
    try:
        return get_type_hints(function).get(name) if callable(function) else None
    except (NameError, TypeError):
        return None
