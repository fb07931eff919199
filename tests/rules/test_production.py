"""What a real site must have: addresses and answers that only look like some are told, whatever they look like."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.settings import BuildOptions
from tests.conftest import REPOSITORY, TODAY

READY = (
    "name: 纸街家力量\napp: 纸街通\ndescription: 纸做的街。\nicp: 京ICP备00000000号\npolice: 京公网安备00000000000000号\nsamples: hide\n"
)
TOLD = "contact:\n  office: 纸街\n  phone: 010-00000000\neditor: 纸街编辑\nterms: 先问一声\nhand_in: 东头\n"


def codes(root: Path, *, samples_shown: bool | None = None) -> list[str]:
    found = check_site(root, BuildOptions(datetime.date.fromisoformat(TODAY), samples_shown, production=True)).problems
    return sorted(each.code for each in found if each.code.startswith(("D", "S")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "tests/sites/base", tmp_path / "root")
    (tmp_path / "root/content/site.yml").write_text(READY + TOLD, "utf-8")
    address(tmp_path / "root", "https://paper.test/")
    return tmp_path / "root"


def address(root: Path, url: str) -> None:
    file = root / "mkdocs.yml"
    told = {"site_url": url, "site_name": "纸街家力量"}
    lines = [f"{name}: {told[name]}" if (name := line.partition(":")[0]) in told else line for line in file.read_text("utf-8").splitlines()]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def test_a_ready_site_has_all_it_needs(root: Path) -> None:
    assert codes(root) == []


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org/", "https://EXAMPLE.org/", "https://www.example.com/a/", "https://foo.invalid/", "https://a.example/"),
        *("https://localhost/", "https://a/", "https://192.168.1.5/", "http://www.paper.test/", "https://../"),
    ],
)
def test_an_address_that_nobody_can_reach_is_told(root: Path, url: str) -> None:
    address(root, url)
    assert set(codes(root)) & {"D02", "S06"}


@pytest.mark.parametrize("answer", ["待定", "待定。", "不知道", "无", "-", "——", "未定！"])
@pytest.mark.parametrize("field", ["editor: 纸街编辑", "terms: 先问一声", "hand_in: 东头"])
def test_an_answer_that_says_nothing_is_told(root: Path, field: str, answer: str) -> None:
    name = field.partition(":")[0]
    (root / "content/site.yml").write_text(READY + TOLD.replace(field, f'{name}: "{answer}"'), "utf-8")
    assert codes(root) == ["D06"]


def test_samples_are_told_however_they_come_to_be_shown(root: Path) -> None:
    assert codes(root, samples_shown=True) == ["D01"]
    file = root / "content/site.yml"
    file.write_text(file.read_text("utf-8").replace("samples: hide", "samples: show"), "utf-8")
    assert codes(root) == ["D01"] and codes(root, samples_shown=False) == []


def test_hidden_samples_are_not_told_because_another_file_cannot_be_read(root: Path) -> None:
    address(root, "https://x.test")
    assert "S06" in codes(root) and "D01" not in codes(root)
