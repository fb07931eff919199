"""The index of a site without the rest of it, its texts for a plain scan, and the published script to ask it with; node runs that."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generator.frame import FrameSet
from generator.frame.extras import NEARLY, SEARCH
from generator.frame.theme_files import theme_file
from generator.judging import judged
from generator.keyed import Workshop
from generator.load.walk import walk
from generator.render.base.plan import Plan
from generator.render.everything import search
from generator.settings import BuildOptions
from generator.store import Store

ASK = Path(__file__).parent / "ask.mjs"


class Text(NamedTuple):
    """A document as a plain scan sees it."""

    address: str
    kind: str
    day: str
    places: tuple[str, ...]
    years: tuple[int, ...]  # that of its day, and others
    title: str
    words: str  # title, names, summary and text, folded
    heard: list[tuple[str, ...]]  # each syllable in all ways that it may be read


def write_index(root: Path, out: Path, store: Path, options: BuildOptions) -> list[str]:
    """Write all that a device asks for to search the site below `root` into the folder `out`; the paths of what had to be made or has another name."""
    store.mkdir(parents=True, exist_ok=True)
    with Store(store) as kept:
        plan, workshop = plan_of(root, options), Workshop(root, kept)
        written = []
        for planned in (search.texts, lambda plan: search.index(plan, workshop)):
            for artifact in planned(plan):
                file = out / artifact.path
                if artifact.path.startswith("search/t/") and file.exists():  # its name is its key
                    continue
                data = artifact.recipe.make(workshop).data
                if not file.exists() or file.read_bytes() != data:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(data)
                    written.append(artifact.path)
            kept.flush()
    (out / "assets").mkdir(exist_ok=True)
    for name in (SEARCH[1], *NEARLY):
        script = theme_file(name, {}, ())
        (out / script.path).write_bytes(script.content)
    return written


def texts(root: Path, options: BuildOptions) -> list[Text]:
    """Every document of the site."""
    plan, found = plan_of(root, options), []
    with TemporaryDirectory(prefix="beiyuan-texts-") as folder, Store(Path(folder)) as store:
        workshop = Workshop(root, store)
        for block in search.blocks_of(plan):
            for document in block.documents():
                words = search.words_of(document, workshop)
                heard = search.heard_of(words, workshop)
                whole = search.folded("\n".join(words))
                found.append(
                    Text(
                        document.address,
                        block.kind,
                        document.day,
                        document.places,
                        _years(document),
                        words.title,
                        whole,
                        [*heard.title, *heard.named],
                    )
                )
    return found


def _years(document: search.Document) -> tuple[int, ...]:
    return document.years or tuple(int(each) for each in (document.day[:4],) if each)


def plan_of(root: Path, options: BuildOptions) -> Plan:
    """What the site below `root` is planned with, but for the frames, which search has no part in."""
    _, site = judged(root, options, walk(root))
    if site is None:
        raise LookupError(f"{root} is no site")
    return Plan(site.visible(), FrameSet({}, (), ""))


def ask(site: Path, questions: Sequence[str | dict[str, Any]]) -> list[dict[str, Any]]:
    """What the published script answers, in a process of its own."""
    lines = [json.dumps({"question": each} if isinstance(each, str) else each) for each in questions]
    done = subprocess.run(["node", ASK, site], input="\n".join(lines), capture_output=True, text=True, check=True, timeout=500)
    return [json.loads(line) for line in done.stdout.splitlines()]
