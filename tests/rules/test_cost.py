"""However many faults a text has, it is judged in little time, and what is said of it stays short."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from generator.pipeline import check_site
from generator.problems import as_text
from generator.settings import BuildOptions

HEAD = "---\ntitle: 很多\ndate: 2026-03-08\nsummary: 很多毛病。\nthemes: [{themes}]\nsample: true\n---\n\n"
TEXTS = {
    "links that lead nowhere": (HEAD.format(themes="neighbours"), "".join(f"[雪](/stories/no-{number}/)\n\n" for number in range(2_400))),
    "stars and blanks": (HEAD.format(themes="neighbours"), ("** " + " " * 4_900 + "雪\n\n") * 50),
    "a child beside classes": (
        HEAD.format(themes="neighbours"),
        ("小豆同学在三年级2班、三年级3班、" * 200 + "\n\n") * 12 + "小豆同学在三年级2班。\n\n" * 1_500,
    ),
    "unknown themes": (HEAD.format(themes=", ".join(f"theme-{number}" for number in range(400))), "雪是半夜停的。\n"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_many_faults_take_little_time(own: Path, name: str) -> None:
    (own / "stories/many").mkdir()
    (own / "stories/many/index.md").write_text("".join(TEXTS[name]), "utf-8")
    began = time.process_time()
    problems = check_site(own, BuildOptions(datetime.date(2026, 11, 23))).problems
    assert time.process_time() - began < 4.0
    assert len(as_text(problems, own)) < 3_000_000
