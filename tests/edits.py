"""Edits of a site drawn at random: what editors, and hands that slip, do to every kind of file. The same seed draws the same edits."""

from __future__ import annotations

import datetime
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.schema.kinds import KINDS, Kind
from tests.conftest import TODAY

FOLDERS = ("content", "stories", "comics")
DAYS = [datetime.date.fromisoformat(TODAY) + datetime.timedelta(days=days) for days in (0, 0, 0, 1, 7, -7, 45, -300, 700)]
STRANGE = (
    "",
    "nobody",
    "2026-02-30",
    "2026-11-24",
    "2099-01-01",
    "true",
    "false",
    "-1",
    "3",
    "/stories/snow-day/",
    "/stories/years/2026/03/",
)
BODY = (
    "\n[旧信](/stories/old-letter/)\n",
    "\n[三月](/stories/years/2026/03/)\n",
    "\n[[p-7k3]]\n",
    "\n![](IMG_2034.JPG)\n",
    "\n## 小标题\n",
    "\n[第二天](/stories/lamp-left-on/#第二天)，[小标题](/about/#小标题)\n",
)
_FRONT = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)


@dataclass
class Community:
    """A site whose sources are edited; `options` are those of the next command."""

    root: Path
    chance: random.Random
    samples: bool | None = None
    production: bool = False
    today: datetime.date = DAYS[0]

    def edit(self) -> str:
        """One edit; what was done, for the words of a failing test."""
        kinds: list[tuple[Callable[[], str], int]] = [
            (self._change_a_field, 8),
            (self._change_a_text, 4),
            (self._call_by_names, 3),
            (self._rename, 4),
            (self._remove, 2),
            (self._copy, 3),
            (self._take_an_address, 3),
            (self._handle_a_picture, 3),
            (self._break_a_file, 1),
            (self._choose_options, 2),
        ]
        return self.chance.choices([make for make, _ in kinds], [weight for _, weight in kinds])[0]()

    def sources(self) -> dict[str, bytes]:
        """Everything that the site is made from."""
        files = [self.root / "mkdocs.yml", *(file for name in FOLDERS for file in (self.root / name).rglob("*") if file.is_file())]
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in sorted(files)}

    def restore(self, sources: dict[str, bytes]) -> None:
        """Let the sources be `sources` again, touching only what differs, and the options those of every day."""
        self.samples, self.production, self.today = None, False, DAYS[0]
        now = self.sources()
        for path in now.keys() - sources.keys():
            (self.root / path).unlink()
        for path, data in sources.items():
            if now.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)

    def _records(self) -> list[tuple[str, Kind]]:
        """(path, kind) of all files with fields."""
        paths = [path for path in self.sources() if path.endswith((".yml", ".md"))]
        return [(path, kind) for path in paths for kind in KINDS if kind.path.fullmatch(path)]

    def _named(self) -> tuple[str, Kind]:
        """One of the files whose names are ids."""
        return self.chance.choice([each for each in self._records() if "<id>" in each[1].where or "**" in each[1].where])

    def _change_a_field(self) -> str:
        path, kind = self.chance.choice(self._records())
        return f"{path}: {self._change(path, kind)}"

    def _change(self, path: str, kind: Kind) -> str:
        fields, body = self._read(path)
        places = list(_leaves(fields))
        holder, key = self.chance.choice(places or [(fields, "title")])
        before = holder[key] if places else None
        if places and self.chance.random() < 0.15:
            del holder[key]
        else:
            same = [value for other, _ in self._records() for name, value in _values(self._read(other)[0]) if name == key]
            holder[key] = self.chance.choice([*same, *same, *STRANGE])
        self._write(path, fields, body)
        return f"{key} was {before!r}"

    def _call_by_names(self) -> str:
        """Ids in a story become the names of what bears them, or what bears them gets another name, which another may have."""
        names = {each["id"]: each for path in ("content/places.yml", "content/themes.yml") for each in self._items(path)}
        if names and self.chance.random() < 0.5:
            path = self.chance.choice(["content/places.yml", "content/themes.yml"])
            fields, body = self._read(path)
            for each in self._items(path)[:1]:
                holder = next(other for other in next(iter(fields.values())) if other["id"] == each["id"])
                holder["name"] = self.chance.choice([*(other.get("name", "") for other in names.values()), "新名字"])
            self._write(path, fields, body)
            return f"{path}: the first has another name"
        path = self.chance.choice([path for path, kind in self._records() if kind.name == "story"] or ["content/pages/index.md"])
        fields, body = self._read(path)
        for name in ("themes", "places"):
            ids = fields.get(name)
            if isinstance(ids, list):
                fields[name] = [names.get(id, {}).get("name", id) if isinstance(id, str) else id for id in ids]
        self._write(path, fields, body)
        return f"{path}: names for ids"

    def _items(self, path: str) -> list[dict[str, Any]]:
        """The records in a list file, as far as they have an id."""
        lists = [value for value in self._read(path)[0].values() if isinstance(value, list)] if (self.root / path).is_file() else []
        return [each for items in lists for each in items if isinstance(each, dict) and isinstance(each.get("id"), str)]

    def _change_a_text(self) -> str:
        path = self.chance.choice([path for path, kind in self._records() if kind.has_body])
        fields, body = self._read(path)
        paragraphs = body.split("\n\n")
        if self.chance.random() < 0.4:
            paragraphs.pop(self.chance.randrange(len(paragraphs)))
        else:
            paragraphs.insert(self.chance.randrange(len(paragraphs) + 1), self.chance.choice(BODY).strip())
        self._write(path, fields, "\n\n".join(paragraphs))
        return f"{path}: text"

    def _rename(self) -> str:
        path, kind = self._named()
        target = self._elsewhere(path, kind)
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        self._folder_or_file(path).rename(self._folder_or_file(target))
        return f"{path} -> {target}"

    def _copy(self) -> str:
        path, kind = self._named()
        target = self._elsewhere(path, kind)
        source, copy = self._folder_or_file(path), self._folder_or_file(target)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
        return f"{path} copied to {target}"

    def _remove(self) -> str:
        path, _ = self._named()
        doomed = self._folder_or_file(path)
        shutil.rmtree(doomed) if doomed.is_dir() else doomed.unlink()
        return f"{path} removed"

    def _folder_or_file(self, path: str) -> Path:
        file = self.root / path
        return file.parent if path.startswith(("stories/", "comics/")) else file

    def _elsewhere(self, path: str, kind: Kind) -> str:
        """A path of the same kind at which there is nothing."""
        where = kind.where.replace("**", "<id>")
        while True:
            number = self.chance.randrange(1, 99)
            id = {"person": f"p-{number}x", "honours": f"20{number:02}", "comic": f"{number:03}"}.get(kind.name, f"new-{number}")
            target = where.replace("<id>", id)
            if not self._folder_or_file(target).exists():
                return target

    def _take_an_address(self) -> str:
        """A record takes the present or an old address of another, or gives up one of its own."""
        path, _ = self.chance.choice([each for each in self._records() if each[1].name in ("story", "page", "comic", "case", "activities")])
        fields, body = self._read(path)
        aliases = fields.pop("aliases", None) or []
        if not aliases or self.chance.random() < 0.6:
            taken = [value for other, _ in self._records() for name, value in _values(self._read(other)[0]) if name == "aliases"]
            fields["aliases"] = [*aliases, self.chance.choice([*taken, *STRANGE[-2:], "/stories/kite-club/", "/long/ago/"])]
        self._write(path, fields, body)
        return f"{path}: aliases were {aliases}"

    def _handle_a_picture(self) -> str:
        pictures = [path for path in self.sources() if path.lower().endswith((".jpg", ".png"))]
        if not pictures:
            return "no picture is left"
        one, other = self.chance.choice(pictures), self.chance.choice(pictures)
        action = self.chance.choice(["removed", "spoilt", "replaced", "renamed"])
        if action == "removed":
            (self.root / one).unlink()
        elif action == "spoilt":
            (self.root / one).write_bytes(b"no picture")
        elif action == "replaced":
            (self.root / one).write_bytes((self.root / other).read_bytes())
        else:
            (self.root / one).rename((self.root / one).with_name(f"{self.chance.randrange(99)}.png"))
        return f"{one} {action} ({other})"

    def _break_a_file(self) -> str:
        path, _ = self.chance.choice(self._records())
        (self.root / path).write_bytes(b"\t" + (self.root / path).read_bytes())
        return f"{path} broken"

    def _choose_options(self) -> str:
        self.today = self.chance.choice(DAYS)
        self.samples = self.chance.choice([None, None, True, False])
        self.production = self.chance.random() < 0.2
        return f"today {self.today}, samples {self.samples}, production {self.production}"

    def _read(self, path: str) -> tuple[dict[str, Any], str]:
        """Fields, every scalar as text, and body; a broken file has none."""
        text = (self.root / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        match = _FRONT.match(text)
        try:
            fields = yaml.load(match[1] if match else text, yaml.BaseLoader)
        except yaml.YAMLError:
            fields = {}
        return (fields if isinstance(fields, dict) else {}), match[2] if match else ""

    def _write(self, path: str, fields: dict[str, Any], body: str) -> None:
        text = yaml.dump(fields, allow_unicode=True, default_style='"', sort_keys=False, width=4000)
        (self.root / path).write_text(f"---\n{text}---\n{body}" if path.endswith(".md") else text, "utf-8")


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """(holder, key) of everything in a tree that is itself no holder of names."""
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _leaves(inner)


def _values(value: Any, name: Any = None) -> Iterator[tuple[Any, Any]]:
    """(name of the field, value) of every value in a tree; items of a list bear the list's name."""
    pairs = value.items() if isinstance(value, dict) else ((name, inner) for inner in value)
    for key, inner in pairs:
        yield key, inner
        if isinstance(inner, dict | list):
            yield from _values(inner, key)
