"""What is for the office only: made by a command of its own, in a folder of its own, and never a file of a site."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.artifact import Artifact, Audience, Bundle
from generator.build.make import Batch, Target, follow, make
from generator.cli import app
from generator.keyed import Workshop
from generator.parallel import Crew
from generator.store import Store
from tests.conftest import TODAY, Tree, build, built, tool
from tests.versions import Text

WEEKLY = "content/activities/weekly-2026.yml"
FROST = "content/activities/frost-2027.yml"


def beiyuan(root: Path, *arguments: str, today: str = TODAY) -> Result:
    return CliRunner().invoke(app, [*arguments, "--root", str(root), "--today", today])


def office(root: Path, *arguments: str, today: str = TODAY) -> dict[str, bytes]:
    """The files of the office's folder, once the command has gone well."""
    done = beiyuan(root, "office", *arguments, today=today)
    assert done.exit_code == 0, done.output
    return Tree(root / "office").files()


def pages(root: Path, name: str) -> list[str]:
    """The text of each page of a roster, blanks left out."""
    file = root / f"office/签到表/{name}.pdf"
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)
    text = subprocess.run([tool("pdftotext"), "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]


def test_each_activity_that_is_held_has_its_roster(own: Path) -> None:
    assert set(office(own)) == {"签到表/frost-2027.pdf", "签到表/weekly-2026.pdf"}
    found = pages(own, "frost-2027")
    assert sum("扫码看活动" in page for page in found) == (own / FROST).read_text("utf-8").count("- id:") - 1, (
        "all but the one that is cancelled"
    )
    assert not any("已取消" in page or "正在" in page for page in found)
    first = found[0]
    for words in ("签到表：2027年寒假柿子街活动清单", "孩子怎么称呼", "谁来接（签名）", "不拍照，不转发"):
        assert words in first, words
    (wash,) = [page for page in found if "替楼梯洗脸" in page]
    for words in ("1月23日（周六）", "14:00—15:00", "西柿村", "村口柿子树下", "5年级", "6家", "台阶湿了扶着走"):
        assert words in wash, words
    assert "123456办完" in wash, "a row for each child"
    assert "今天是" not in wash and "同来的大人" not in wash
    assert any("同来的大人" in page for page in found)
    assert sum("今天是" in page for page in pages(own, "weekly-2026")) == (own / WEEKLY).read_text("utf-8").count("weekdays:")


def test_a_roster_knows_what_is_otherwise_on_one_day_and_asks_for_what_a_consent_needs(own: Path) -> None:
    (own / WEEKLY).write_text((own / WEEKLY).read_text("utf-8").replace("    points: 2\n", "    points: 2\n    consent: true\n"), "utf-8")
    office(own)
    (page,) = [each for each in pages(own, "weekly-2026") if "念信给耳朵听" in each]
    for words in (
        "01念信给耳朵听",
        "接10:10在楼下等家长，四年级以上签了字可以自己走",
        "12月19日（周六）取消一次：念信的人去听戏",
        "12月12日赶上放假或者调休，停一次",
        "今天是月日",
        "同意书",
        "急事找谁（电话）",
    ):
        assert words in page, (words, page)
    assert not any("同意书" in each for each in pages(own, "weekly-2026") if "敲一晚上" in each)


def test_a_roster_tells_of_no_day_that_is_past(own: Path) -> None:
    office(own, today="2026-12-13")
    (page,) = [each for each in pages(own, "weekly-2026") if "念信给耳朵听" in each]
    assert "12月19日（周六）取消一次" in page and "12月12日" not in page
    office(own, today="2026-12-20")
    (page,) = [each for each in pages(own, "weekly-2026") if "念信给耳朵听" in each]
    assert "改动" not in page


def test_a_long_roster_says_on_its_second_page_what_it_is_of(own: Path) -> None:
    (own / FROST).write_text((own / FROST).read_text("utf-8").replace("seats: 12", "seats: 40", 1), "utf-8")
    office(own)
    (more,) = [page for page in pages(own, "frost-2027") if "接上页" in page]
    assert more.startswith("02糊一只歪风筝&放它（接上页）") and "孩子怎么称呼" in more and "扫码看活动" not in more


def test_nothing_of_it_is_in_the_site(own: Path) -> None:
    tree = built(own)
    before = tree.digests()
    office(own)
    assert not [path for path in tree.files() if "签到" in path]
    again = build(own)
    assert (again.returncode, Tree(own / "site").digests()) == (0, before)
    assert not (own / "site/office").exists()


def test_only_what_changed_is_made_again(own: Path) -> None:
    office(own)
    times = {path: (own / "office" / path).stat().st_mtime_ns for path in office(own)}
    (own / WEEKLY).write_text(re.sub("spot: .*", "spot: 门口", (own / WEEKLY).read_text("utf-8"), count=1), "utf-8")
    after = {path: (own / "office" / path).stat().st_mtime_ns for path in office(own)}
    assert {path for path in times if times[path] != after[path]} == {"签到表/weekly-2026.pdf"}


def test_without_lists_there_is_nothing(own: Path) -> None:
    for file in (own / FROST, own / WEEKLY):
        file.write_text(
            file.read_text("utf-8") + "sample: true\n" if "\nsample:" not in file.read_text("utf-8") else file.read_text("utf-8"), "utf-8"
        )
    done = beiyuan(own, "office", "--samples", "hide")
    assert done.exit_code == 0 and "现在没有要印给办公室的：还没有活动清单。\n" in done.output


def test_a_fault_is_told_and_nothing_is_made(own: Path) -> None:
    (own / FROST).write_text("no fields", "utf-8")
    done = beiyuan(own, "office")
    assert done.exit_code == 1 and "Y02" in done.output
    assert not (own / "office").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("office", "--out", "{root}/site"), "那里是公开的网站"),
        (("office", "--out", "{root}/site/office"), "那里是另一个网站"),
        (("office", "--out", "{root}/elsewhere"), "那里是公开的网站"),
        (("office", "--out", "{root}/content"), "那里有原来的内容"),
        (("build", "--out", "{root}/office"), "那里放着只给办公室用的纸"),
        (("build", "--out", "{root}/office/site"), "那里放着只给办公室用的纸"),
    ],
)
def test_office_and_site_stay_apart(own: Path, arguments: tuple[str, ...], words: str) -> None:
    assert beiyuan(own, "build", "--out", str(own / "elsewhere")).exit_code == 0
    before = Tree(own / "elsewhere").digests()
    done = beiyuan(own, *(each.format(root=own) for each in arguments))
    assert done.exit_code == 2 and words in done.output, done.output
    assert Tree(own / "elsewhere").digests() == before


class Mixed(Bundle):
    """A bundle in which somebody has put what is for the office."""

    def artifacts(self) -> Iterator[Artifact]:
        yield Artifact("public.txt", Text(1, 1))
        yield Artifact("office.txt", Text(2, 1), audience=Audience.OFFICE)


def made_for(folder: Path, audience: Audience) -> Batch:
    planned = [Mixed(), Artifact("more.txt", Text(3, 1)), Artifact("list.txt", Text(4, 1), audience=Audience.OFFICE)]
    (folder / "staging").mkdir(exist_ok=True)
    with Store(folder / "cache") as store, Crew(follow) as makers:
        target = Target(folder / "site", {}, {}, folder / "staging", "/", audience)
        return make(planned, Workshop(folder, store), target, makers, lambda done, of: None)


def test_a_build_for_one_audience_makes_nothing_for_another(tmp_path: Path) -> None:
    assert set(made_for(tmp_path, Audience.PUBLIC).rows) == {"public.txt", "more.txt"}
    assert set(made_for(tmp_path, Audience.OFFICE).rows) == {"office.txt", "list.txt"}


def test_what_is_somebody_elses_stays_and_no_site_is_proposed_there(own: Path) -> None:
    (own / "office").mkdir()
    (own / "office/letter.txt").write_text("dear", "utf-8")
    done = beiyuan(own, "office")
    assert done.exit_code == 2 and "letter.txt" in done.output and "--adopt" not in done.output
    assert (own / "office/letter.txt").read_text("utf-8") == "dear"
