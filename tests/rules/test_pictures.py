"""Every picture that a record declares is described, whatever its field is called."""

from __future__ import annotations

import unicodedata
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.pipeline import check_site
from generator.rules import references
from generator.rules.references import check_pictures
from generator.schema.base import Record
from generator.schema.comics import Comic
from generator.schema.kinds import BY_NAME, Kind
from generator.schema.reading import read_record
from generator.schema.records import Picture
from generator.settings import BuildOptions
from tests.conftest import GOOD, copy

SILENT, TOLD = (Picture(file="a.jpg", alt=alt, shows=("无人",)) for alt in ("", "一把钥匙。"))


@dataclass(frozen=True)
class Thing(Record):
    cover: Picture | None = None
    picture: Picture | None = None
    pictures: tuple[Picture, ...] = ()


def told(record: Any, monkeypatch: pytest.MonkeyPatch, has_body: bool = True) -> list[tuple[Any, ...]]:
    """Place and code of all that the rule says of a record, whose pictures are all there."""
    kind = Kind("found", "失物", "content/found/<id>/index.md", Thing, has_body=has_body, has_pictures=True)
    monkeypatch.setattr(references, "BY_NAME", {**BY_NAME, "found": kind})
    found: list[tuple[Any, ...]] = []
    entry = SimpleNamespace(kind="found", path="content/found/key/index.md", record=record)
    judge: Any = SimpleNamespace(
        entry=entry,
        facts=(),
        ask=lambda *about: 1,
        in_part=nullcontext,
        at=lambda location, code, **details: found.append((location, code)),
    )
    check_pictures(judge)
    return found


def test_a_leading_picture_is_described_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Thing(cover=SILENT), monkeypatch) == [(("cover",), "I07")]
    assert told(Thing(picture=SILENT), monkeypatch) == [(("picture",), "I07")]
    assert told(Thing(cover=TOLD, picture=TOLD), monkeypatch) == []


def test_a_further_picture_is_described_where_no_text_can_describe_it(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Thing(pictures=(TOLD, SILENT))
    assert told(record, monkeypatch) == []
    assert told(record, monkeypatch, has_body=False) == [(("pictures", 1), "I07")]


def test_a_comic_is_told_panel_by_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = {"file": "page.png", "shows": "无人"}
    fields = {
        "title": "早市",
        "scene": "热闹。",
        "date": "2026-03-08",
        "author": "小画家",
        "picture": picture,
        "panels": [{"scene": "早。"}],
    }
    record, _ = read_record(BY_NAME["comic"], fields)
    assert isinstance(record, Comic)
    assert told(record, monkeypatch, has_body=False) == []


def test_a_name_that_only_looks_the_same_is_told_as_what_it_is(tmp_path: Path) -> None:
    """Systems write é in one character or in two (Unicode Standard Annex 15)."""
    root = copy(GOOD, tmp_path)
    folder = root / "stories/kite-club"
    (folder / unicodedata.normalize("NFD", "café.png")).write_bytes((root / "comics/007/page.png").read_bytes())
    text = (folder / "index.md").read_text("utf-8")
    cover = f"cover:\n  file: {unicodedata.normalize('NFC', 'café.png')}\n  alt: 杯\n  shows: 无人\n"
    (folder / "index.md").write_text(text.replace("\n---\n", f"\n{cover}---\n", 1), "utf-8")
    found = [each for each in check_site(root, BuildOptions(date(2026, 11, 23))).problems if each.code == "I05"]
    assert ["两种写法" in each.hint and "picture.png" in each.hint for each in found] == [True]
