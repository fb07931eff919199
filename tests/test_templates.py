"""A page's template gets the record as `page`: every name that it asks of it is there, and every page has its template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from inspect import getsource, isabstract
from typing import Any, NamedTuple

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

import generator.render.everything  # noqa: F401  # so that all pages are known
from generator.render.base.page import Front, Page, Told, _template_of
from generator.render.base.templates import templates
from generator.render.base.views import Tag, Way
from tests.template_names import wrong_names

BASES = (Page, Told, Front)


def subclasses(page: type[Page]) -> Iterator[type[Page]]:
    for each in page.__subclasses__():
        yield from subclasses(each)
        if not each.__subclasses__() and not isabstract(each) and each.__module__.startswith("generator."):
            yield each


PAGES = sorted({each for each in subclasses(Page) if each not in BASES}, key=lambda page: page.__name__)
NAMES = sorted(name.removeprefix("pages/").removesuffix(".html") for name in templates().list_templates() if name.startswith("pages/"))


def tree_of(name: str) -> nodes.Template:
    environment = templates()
    assert environment.loader
    source, _, _ = environment.loader.get_source(environment, f"pages/{name}.html")
    return environment.parse(source)


def test_every_page_has_its_template_and_every_template_its_page() -> None:
    assert sorted({_template_of(page) for page in PAGES}) == NAMES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_template_asks_its_page_for_nothing_that_it_has_not(page: Any) -> None:
    known = {each.name for each in fields(page)} | set(dir(page))
    asked = {each.attr for each in tree_of(_template_of(page)).find_all(nodes.Getattr) if getattr(each.node, "name", "") == "page"}
    assert asked and asked <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_nor_does_it_ask_anything_else_for_what_it_has_not(page: Any) -> None:
    """Records in the page, and the names of loops over them, as far as type hints tell."""
    assert wrong_names(tree_of(_template_of(page)), {"page": page, "href": Way}) == []


class Pair(NamedTuple):
    tag: Tag
    count: int


@dataclass(frozen=True)
class Shown:
    tag: Tag
    maybe: Tag | None
    tags: tuple[Tag, ...]
    groups: tuple[tuple[str, tuple[Tag, ...]], ...]
    pairs: tuple[Pair, ...]
    anything: Any

    @property
    def first(self) -> Tag:
        return self.tags[0]

    def told(self, name: str) -> list[Tag]:
        return [self.tag]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{{ page.tag.name }}{{ page.maybe.url }}{{ page.first.url }}{{ page.anything.what.ever }}{{ page.tag.name.strip() }}", []),
        ("{{ page.tag.nam }}{{ page.maybe.ur }}{{ page.first.no }}", ["page.tag.nam", "page.maybe.ur", "page.first.no"]),
        ("{% if page.tag.nam %}{{ page.tag.name.stripp() }}{% endif %}", ["page.tag.nam", "page.tag.name.stripp"]),
        ("{% for each in page.tags %}{{ each.name }}{{ each.nam }}{{ loop.index }}{% endfor %}", ["each.nam"]),
        ("{% for each in page.tags[:2] if each.nam %}{{ each.name }}{% endfor %}", ["each.nam"]),
        (
            "{% for name, tags in page.groups %}{{ name.nam }}{% for each in tags %}{{ each.ur }}{% endfor %}{% endfor %}",
            ["name.nam", "each.ur"],
        ),
        ("{% for tag, count in page.pairs %}{{ tag.nam }}{% endfor %}{{ page.tags[0].nam }}", ["tag.nam", "….nam"]),
        ("{% for each in page.told('x') %}{{ each.nam }}{% endfor %}", ["each.nam"]),
        ("{% set first = page.first %}{{ first.nam }}{{ f(page.tag.ur) }}", ["first.nam", "page.tag.ur"]),
        ("{% macro show(page) %}{{ page.whatever }}{% endmacro %}{{ page.what }}", ["page.what"]),
    ],
)
def test_such_a_name_is_found(text: str, wrong: list[str]) -> None:
    assert wrong_names(templates().parse(text), {"page": Shown}) == wrong


@pytest.mark.parametrize("name", NAMES)
def test_a_template_gets_the_page_the_way_and_the_text_and_nothing_else(name: str) -> None:
    own = {each.name for each in tree_of(name).find_all(nodes.Name) if each.ctx == "store"}
    assert find_undeclared_variables(tree_of(name)) <= {"page", "href", "body", "caller", *own}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_what_a_page_is_given_is_shown(page: Any) -> None:
    """A field that neither the template nor the record itself uses makes pages anew for nothing."""
    own = [each.name for each in fields(page) if each.name not in {known.name for base in BASES for known in fields(base)}]
    text = "".join(getsource(each) for each in page.__mro__ if each.__module__.startswith("generator.render.pages"))
    assert templates().loader
    source, _, _ = templates().loader.get_source(templates(), f"pages/{_template_of(page)}.html")  # type: ignore[union-attr]
    assert [name for name in own if f"page.{name}" not in source and f"self.{name}" not in text] == []
