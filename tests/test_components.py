"""Components: each has its styles, each is used by a page, and all stand on the page that shows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Tree

GENERATOR = Path(__file__).parent.parent / "generator"
TEMPLATES = GENERATOR / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
STYLES = {"heading": "section", "text": "page-head"}  # where a component's styles bear another name
IMPORT = re.compile(r'{% from "components/([a-z_]+)\.html" import ([^%]+?) %}')


def imports(template: Path) -> set[tuple[str, str]]:
    found = IMPORT.findall(template.read_text("utf-8"))
    return {(component, name.strip()) for component, names in found for name in names.split(",")}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_has_styles_and_users(component: Path) -> None:
    assert (GENERATOR / f"theme/styles/{STYLES.get(component.stem, component.stem)}.css").is_file()
    macros = re.findall(r"{%-? macro (\w+)", component.read_text("utf-8"))
    assert macros
    used = {name for other in TEMPLATES.rglob("*.html") for of, name in imports(other) if of == component.stem}
    own = component.read_text("utf-8")
    code = "".join(file.read_text("utf-8") for file in (GENERATOR / "render").rglob("*.py"))  # where HTML is made that no template writes
    for macro in macros:
        assert macro in used or len(re.findall(rf"\b{macro}\(", own)) > 1 or f'macros("{component.stem}").{macro}(' in code, macro
    assert not used - {*macros, "ICONS"}


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.stem)
def test_a_template_imports_what_it_uses_and_nothing_else(template: Path) -> None:
    text = IMPORT.sub("", template.read_text("utf-8"))
    assert [name for _, name in sorted(imports(template)) if not re.search(rf"\b{name}\b", text)] == []


def test_all_components_are_shown_to_those_who_look_for_them_only(good: Tree) -> None:
    shown = {component for component, _ in imports(TEMPLATES / "pages/components.html")}
    inside = {component for name in shown for component, _ in imports(TEMPLATES / f"components/{name}.html")}
    assert {file.stem for file in COMPONENTS} <= shown | inside
    page = good.text("about/components/index.html")
    assert 'name="robots" content="noindex"' in page and 'data-scheme="night"' in page
    assert "about/components" not in good.text("sitemap.xml")
    others = [path for path in good.files() if path.endswith(".html") and path != "about/components/index.html"]
    assert [path for path in others if "about/components" in good.text(path)] == []
