"""The Nu HTML checker finds no error in any page, stylesheet or drawing of the site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Tree
from tests.tour.tools import FOLDER, MODULES, need_tools

pytestmark = pytest.mark.xdist_group("tour")


_NEWER = "Unrecognized at-rule “@view-transition”"  # CSS View Transitions 2, which the checker does not know yet


def errors(*folders: Path) -> list[str]:
    """What the checker objects to in all pages, stylesheets and SVG files below `folders`."""
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    options = ["--errors-only", "--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json"]
    done = subprocess.run(["java", "-Xmx512m", "-jar", jar, *options, *folders], capture_output=True, encoding="utf-8", check=False)
    messages = [each for each in json.loads(done.stderr)["messages"] if _NEWER not in each["message"]]
    return [f"{each['url'].removeprefix('file:')}:{each.get('lastLine', 0)}: {each['message']}" for each in messages]


def test_no_page_has_an_error(trees: dict[str, Path], good: Tree) -> None:
    found = errors(*trees.values(), good.root)
    assert not found, "\n".join(found)


def test_an_error_would_be_found(tmp_path: Path) -> None:
    need_tools()
    for name in ("index.html", "style.css", "mark.svg"):
        text = (FOLDER / "clean" / name).read_text("utf-8")
        spoilt = text.replace("</main>", "<ul><p>桃</p></ul></main>").replace("margin: 1rem", "margin: red").replace("</svg>", "<p/></svg>")
        assert spoilt != text
        (tmp_path / name).write_text(spoilt, "utf-8")
    found = errors(tmp_path)
    assert {Path(line.split(":")[0]).name for line in found} == {"index.html", "style.css", "mark.svg"}, found
    assert errors(FOLDER / "clean") == []
