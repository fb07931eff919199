"""Our templates: bodies of pages in pages/, each named after its record, and the components that they are put together from."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@functools.cache
def templates() -> Environment:
    """The environment of our templates; a name that is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only where a page is made

    from generator.render.base.samples import MARKS
    from generator.text import date_in_chinese, period_in_chinese

    environment = Environment(
        loader=PackageLoader("generator"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a process lives for one build
    )
    environment.filters.update(in_chinese=date_in_chinese, period=period_in_chinese)
    environment.globals["SAMPLES"] = MARKS
    return environment


@functools.cache
def template(name: str) -> Template:
    """The template of one page."""
    return templates().get_template(f"pages/{name}.html")


@functools.cache
def macros(component: str) -> Any:
    """The macros of a component, for HTML that no template writes."""
    return templates().get_template(f"components/{component}.html").module
