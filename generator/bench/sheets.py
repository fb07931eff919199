"""`python -m generator.bench.sheets [N]`: all sheets of a list of N activities (default 120) for 16 schools, 16 communities and four spans of grades."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.bench.corpus import PLACES_FILE, TODAY, place_name, write_community
from generator.bench.kinds import CATEGORIES
from generator.bench.measure import BuildFailed, Sample, measure
from generator.bench.report import Bar
from generator.cache import digest

ACTIVITIES, SCHOOLS, COMMUNITIES = 120, 16, 16
LIST = "content/activities/winter.yml"
CLEAN, OF_ALL, OF_ONE = "a clean build", "an activity changed that all sheets show", "an activity changed that is for one school"
MOST_SECONDS = {CLEAN: 10.0, OF_ALL: 1.5, OF_ONE: 1.5}
MOST_MEBIBYTES = 300.0
_FIRST = date(2026, 6, 6)
_BESIDES = ("booklet", "booklet-fold", "calendar", "poster")
_OWN = 7  # so many activities one is for its own place alone


def write(root: Path, total: int) -> None:
    """A community with one story and no comics, but with a list of `total` activities."""
    write_community(root, 1)
    shutil.rmtree(root / "comics")
    for file in (root / "content/activities").iterdir():
        file.unlink()
    shutil.rmtree(root / "content/honours")
    (root / PLACES_FILE).write_text("places:\n" + "".join(map(_place, range(SCHOOLS + COMMUNITIES))), "utf-8")
    head = f"title: 一个冬天的清单\nseason: 日常\nstarts: {_FIRST}\nends: {_FIRST + timedelta(34)}\nissuer: 长街\nedition: 2026-05-20\n"
    intro = "intro: 请孩子先选出想参加的活动，再和家长一起看好时间和地点。名额不多，请早些报名。\nweather: 下大雨就改天。\nactivities:\n"
    (root / LIST).write_text(head + intro + "".join(_activity(number) for number in range(total)), "utf-8")


def _place(number: int) -> str:
    kind = "学校" if number < SCHOOLS else "社区"
    name = place_name(number).replace("社区", "小学" if number < SCHOOLS else "社区")
    grades = "    grades: 1-6\n" if number < SCHOOLS else ""
    near = f"    near: [place-{(number + SCHOOLS) % (SCHOOLS + COMMUNITIES):02d}]\n" if number < SCHOOLS else ""
    return f"  - id: place-{number:02d}\n    name: {name}\n    kind: {kind}\n    summary: 一进门就知道是{name}。\n{grades}{near}"


def _activity(number: int) -> str:
    day = _FIRST + timedelta(number % 34)
    grades = ("1-9", "1-3", "3-6", "5-9")[number % 4]
    return (
        f"  - id: activity-{number:03d}\n    title: 第{number + 1}回，一起把院子里的灯擦亮\n"
        f"    summary: 先看看哪一盏不亮，再问问住在旁边的人，第{number + 1}盏从下往上擦，擦完记在本子上。\n"
        f"    category: c-{number % len(CATEGORIES)}\n    date: {day}\n    time: 9:00-10:{number % 60:02d}\n"
        f"    place: place-{number % (SCHOOLS + COMMUNITIES):02d}\n    spot: {number % 9 + 1}号门口集合\n    grades: {grades}\n"
        f"    who: {'都可以来' if number % _OWN else _own(number)}\n    seats: {number % 30 + 5}\n    parents: {'true' if number % 2 else 'false'}\n"
        f"    signup: {day - timedelta(1)}\n    bring: 水杯、抹布，戴一副线手套\n    safety: 跟紧大人，梯子由大人扶着，地上湿了慢慢走\n"
        f"    pickup: 活动结束在原地接走\n    host: 社区活动岗\n    points: 2\n"
    )


def _own(number: int) -> str:
    return "本校" if number % (SCHOOLS + COMMUNITIES) < SCHOOLS else "本社区"


def change(root: Path, number: int) -> None:
    """Another place to meet for one activity."""
    before, start, rest = (root / LIST).read_text("utf-8").partition(f"  - id: activity-{number:03d}\n")
    spot = rest.index("    spot: ") + len("    spot: ")
    (root / LIST).write_text(f"{before}{start}{rest[:spot]}另一个{rest[spot:]}", "utf-8")


def made(out: Path) -> Mapping[str, bytes]:
    """All sheets of the list in a published site, by path; not what is printed of a list besides."""
    files = [file for folder in ("winter", "schools") for file in out.glob(f"print/{folder}/*.pdf") if file.stem not in _BESIDES]
    return {file.relative_to(out).as_posix(): digest(file.read_bytes()) for file in files}


def times(folder: Path, total: int) -> Iterator[tuple[str, Sample, int]]:
    """Each task in a process of its own, with how many sheets it made; raises BuildFailed."""
    root, out = folder / "sources", folder / "site"
    write(root, total)
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(root), "--out", str(out), "--today", TODAY]
    before: Mapping[str, bytes] = {}
    for task, number in ((CLEAN, None), (OF_ALL, 4), (OF_ONE, 0)):
        if number is not None:
            change(root, number)
        sample = measure(command, Path(__file__).parents[2])
        after = made(out)
        new = {path for path in after if before.get(path) != after[path]}
        yield task, sample, len(new)
        before = after


def expected(task: str) -> int:
    """How many sheets a task has to make: for one school its own three, and those for everybody, in large type and for the grades."""
    both, places, schools = 2, SCHOOLS + COMMUNITIES, SCHOOLS
    return {CLEAN: both + 4 + places + schools, OF_ALL: both + 4 + places + schools, OF_ONE: both + 4 + 1 + 1}[task]


def bars(found: Mapping[str, Sample]) -> list[Bar]:
    """What issue 13 promises of sheets, and what came out."""
    told = [Bar(task, sample.seconds, MOST_SECONDS[task], "s") for task, sample in found.items()]
    return [
        *told,
        Bar("peak memory of the largest process", max(each.peak_bytes for each in found.values()) / 2**20, MOST_MEBIBYTES, "MiB"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print what came out; exit code 1 if a bar is over."""
    parser = argparse.ArgumentParser(prog="python -m generator.bench.sheets", description="Time the sheets of a list of N activities.")
    parser.add_argument("activities", nargs="?", type=int, default=ACTIVITIES, metavar="N", help=f"how many activities ({ACTIVITIES})")
    total = parser.parse_args(arguments).activities
    found: dict[str, Sample] = {}
    with TemporaryDirectory(prefix="beiyuan-sheets-") as name:
        print(f"{total} activities, {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}.")
        for task, sample, sheets in times(Path(name), total):
            if sheets != expected(task):
                raise BuildFailed(f"{task}: {sheets} sheets were made, not {expected(task)}")
            found[task] = sample
            numbers = f"{sample.seconds:8.2f} s{sample.cpu_seconds:8.2f} s cpu{sample.peak_bytes / 2**20:7.0f} MiB"
            print(f"{task:<48}{sheets:4} sheets{numbers}", flush=True)
    told = bars(found)
    print(*told, sep="\n")
    return 1 if any(bar.is_over for bar in told) else 0


if __name__ == "__main__":
    sys.exit(main())
