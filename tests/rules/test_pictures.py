"""Every picture that a record declares is described, whatever its field is called."""

from __future__ import annotations

import re
import unicodedata
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.pipeline import check_site
from generator.problems import Problem
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
        slips=(),
        ask=lambda *about: 1,
        in_part=nullcontext,
        at=lambda location, code, **details: found.append((location, code)),
        place_of=lambda location, at_key: (1, 3),
        written_from=lambda line, column: "  file: a.jpg",
    )
    check_pictures(judge)
    return found


def test_a_leading_picture_is_described_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Thing(cover=SILENT), monkeypatch) == [(("cover", "file"), "I07")]
    assert told(Thing(picture=SILENT), monkeypatch) == [(("picture", "file"), "I07")]
    assert told(Thing(cover=TOLD, picture=TOLD), monkeypatch) == []


def test_a_further_picture_is_described_where_no_text_can_describe_it(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Thing(pictures=(TOLD, SILENT))
    assert told(record, monkeypatch) == []
    assert told(record, monkeypatch, has_body=False) == [(("pictures", 1, "file"), "I07")]


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


FIELDS, TEXT = "\nsample: true\n---", "叠船以前"
UNTOLD = {  # pictures that nobody has described, by where they stand: what to put before what
    "a cover": (FIELDS, "\ncover:\n  file: cover.png\n  shows: 无人"),
    "a cover, its file not first": (FIELDS, "\ncover:\n  shows: 无人\n  file: cover.png"),
    "the picture before a clip": (
        FIELDS,
        "\nclip:\n  url: https://video.example.org/7\n  shows: 无人\n  poster:\n    file: cover.png\n    shows: 无人",
    ),
    "a picture in the text": (TEXT, "![](微信图片.jpg)\n\n"),
    "two pictures in a block": (TEXT, "::: 图集\n![](微信图片.jpg)\n![ ](微信图片.jpg)\n:::\n\n"),
}


@pytest.mark.parametrize("where", UNTOLD)
def test_whoever_does_as_told_has_described_the_picture(where: str, tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    file = root / "stories/paper-boat/index.md"
    before, added = UNTOLD[where]
    text = re.sub(r"cover:\n.*?(?=pictures:)", "", file.read_text("utf-8"), flags=re.DOTALL).replace("    alt: 河边的石阶\n", "")
    lines = text.replace(before, added + before, 1).split("\n")
    file.write_text("\n".join(lines), "utf-8")
    found = undescribed(root)
    assert found
    for each in reversed(found):
        if below := re.search("在这一行下面加一行“(.*?)”", each.hint):
            lines.insert(each.line, below[1].replace("（画面里有什么，说给看不见的人听）", "一只纸船"))
        else:
            meant = re.search(r"像 (!\[.+?\]\(.+?\)) 这样", each.hint)
            assert meant
            lines[each.line - 1] = meant[1]
    file.write_text("\n".join(lines), "utf-8")
    assert undescribed(root) == []


def undescribed(root: Path) -> list[Problem]:
    found = check_site(root, BuildOptions(date(2026, 11, 23))).problems
    return [each for each in found if each.path == "stories/paper-boat/index.md" and each.is_error]


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
