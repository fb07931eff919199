"""What the machine refuses is said in a sentence with a name, wherever in the program it is met; and nothing is said that is not known."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import generator.markdown.html
import generator.pipeline
import generator.stages
from generator.build.publish import Busy
from generator.cache import CACHE_FOLDER
from generator.faults import explained
from generator.hindrance import Hindered, hindered
from generator.media.memory import ran_out, webp_pixels
from tests.conftest import REPOSITORY, TODAY, build
from tests.machine.command import BASE, Done, run, untouched, without_good_news

LADDER = "stories/borrowed-ladder"
COVER = f"{LADDER}/cover.png"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "root"))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with next to no room; skipped where one may not mount."""
    folder = tmp_path / "full"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def limited(what: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (most, most))


def given(kind: int, most: int, root: Path, *options: str, command: str = "build") -> Done:
    """Run the real command line in a process of its own with a limit, loaded libraries and all."""
    line = [sys.executable, "-m", "generator", command, "--root", str(root), "--today", TODAY, *options]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(line, env=places, capture_output=True, text=True, check=False, preexec_fn=limited(kind, most))
    return Done(done.returncode, without_good_news(done.stdout + done.stderr))


def test_a_full_disk_names_what_was_being_written(root: Path, full: Path) -> None:
    assert run(untouched, "build", root) == Done(0, "")
    done = run(untouched, "build", root, "--out", str(full / "site"))
    assert done.code == 1
    assert done.said.startswith("磁盘满了（或者用完了给您的份额），写不下“") and done.said.count("\n") == 1
    assert not (full / "site").exists()


@pytest.mark.parametrize("most", [0, 1000, 100_000])
def test_a_limit_of_file_size_names_what_was_being_written(root: Path, most: int) -> None:
    done = given(resource.RLIMIT_FSIZE, most, root)
    assert done.code == 1
    assert done.said.startswith("“") and done.said.endswith("太大，超过了系统允许的文件大小。请管电脑的人看看 ulimit -f 和磁盘的格式。\n")
    assert given(resource.RLIMIT_FSIZE, most, root, command="check") == Done(0, "")


@pytest.mark.parametrize("most", (*range(6, 33, 2), 64))
def test_few_descriptors_are_enough_or_said(root: Path, most: int) -> None:
    done = given(resource.RLIMIT_NOFILE, most, root)
    words = "请关掉一些程序再试；在服务器上，可以用 ulimit -n 调大。\n"
    assert done == Done(0, "") or (done.code == 1 and done.said.startswith("同时打开的文件太多") and done.said.endswith(words)), done
    assert done.code == 0 or most < 64


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 60).convert("RGB")


LARGEST = {"JPEG": (6900, 7200), "WEBP": (3900, 4100), "PNG": (5800, 6850)}  # that are taken at all


@pytest.mark.parametrize(("format", "megabytes"), [("JPEG", 170), ("WEBP", 170), ("PNG", 250)])
def test_a_good_picture_is_not_called_broken_for_want_of_memory(root: Path, format: str, megabytes: int) -> None:
    noise(640, 640).resize(LARGEST[format], Image.Resampling.NEAREST).save(root / COVER, format)
    done = given(resource.RLIMIT_AS, megabytes * 2**20, root)
    assert not any(code in done.said for code in ("I01", "I02", "I10"))
    assert done.code == 0 or (done.said.startswith("内存不够，没法处理") and done.said.count("\n") == 1), done
    assert done.code == 0 or COVER in done.said or re.search("“(?:print|cards)/|没法处理文件。", done.said)  # others are as hungry


@pytest.mark.parametrize("most", range(30, 170, 20))
def test_little_memory_is_never_a_fault_of_the_program(root: Path, most: int) -> None:
    done = given(resource.RLIMIT_AS, most * 2**20, root, command="check")
    assert done == Done(0, "") or most < 60 or (done.code == 1 and done.said.startswith("内存不够，没法处理")), done
    assert "I0" not in done.said


def test_a_broken_picture_is_called_broken_still(root: Path) -> None:
    noise(900, 900).save(root / COVER, "PNG")
    os.truncate(root / COVER, 300_000)
    done = run(untouched, "build", root)
    assert done.code == 1 and f"{COVER} 错误 I10" in done.said


def test_what_a_webp_announces(tmp_path: Path) -> None:
    plain, lossless, alpha = tmp_path / "plain", tmp_path / "lossless", tmp_path / "alpha"
    noise(801, 603).save(plain, "WEBP")
    noise(801, 603).save(lossless, "WEBP", lossless=True)
    noise(801, 603).convert("RGBA").save(alpha, "WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    kinds = {file.read_bytes()[12:16] for file in (plain, lossless, alpha)}
    assert kinds == {b"VP8 ", b"VP8L", b"VP8X"}
    assert {webp_pixels(file.read_bytes()) for file in (plain, lossless, alpha)} == {801 * 603}
    assert webp_pixels(b"RIFF") == webp_pixels(b"\x89PNG") == 0
    assert not ran_out(OSError("broken data stream"), 801 * 603)
    assert ran_out(OSError("could not create decoder object"), 2**70)


def raising(error: Exception, where: Any, name: str) -> Callable[[], None]:
    def refuse(*_: object) -> None:
        raise error

    return lambda: setattr(where, name, refuse)


def test_a_source_saved_while_a_worker_reads_it(root: Path) -> None:
    """As an editor's program does that saves twice: the second time while the preview is being made."""
    text = (root / LADDER / "index.md").read_bytes()

    def save_again() -> None:
        real = generator.markdown.html.read_body

        def read(*given: Any) -> str:
            (root / LADDER / "index.md").write_bytes(text + "\n又一天。\n".encode())
            return real(*given)

        generator.markdown.html.read_body = read

    assert run(save_again, "build", root) == Done(1, f"生成的时候，“{LADDER}/index.md”被人改动了。请再试一次。\n")
    assert run(untouched, "build", root) == Done(0, "")


def test_a_picture_saved_while_a_worker_reads_it(root: Path) -> None:
    def save_again() -> None:
        real = generator.stages.render_with_search

        def planned(*given: Any) -> Any:
            noise(640, 640).save(root / COVER, "PNG")
            return real(*given)

        generator.stages.render_with_search = planned

    assert run(save_again, "build", root) == Done(1, f"生成的时候，“{COVER}”被人改动了。请再试一次。\n")


def test_a_source_gone_while_a_worker_reads_it(root: Path) -> None:
    def take_away() -> None:
        real = generator.stages.render_with_search

        def planned(*given: Any) -> Any:
            (root / COVER).unlink()
            return real(*given)

        generator.stages.render_with_search = planned

    assert run(take_away, "build", root) == Done(1, f"找不到“{root / COVER}”，也许刚刚被挪走了。请再试一次。\n")


def test_faults_of_the_program_are_kept_below_the_root(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    fault = raising(ZeroDivisionError("deep inside"), generator.pipeline, "walk")
    done = run(fault, "check", root)
    report = root / CACHE_FOLDER / "fault.txt"
    assert done.code == 1 and f"经过记在“{report}”里" in done.said and "没有改动" not in done.said
    assert "ZeroDivisionError: deep inside" in report.read_text("utf-8") and "Traceback" not in done.said
    assert not any((tmp_path / "here").iterdir())
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_bytes(b"mine")
    done = run(fault, "check", root)
    assert done.code == 1 and done.said.endswith("管程序的人。\nZeroDivisionError: deep inside\n")


def test_a_fault_in_a_worker_brings_its_traceback_home(root: Path) -> None:
    done = run(raising(ZeroDivisionError("in a worker"), generator.markdown.html, "read_body"), "build", root)
    assert done.code == 1 and "程序自己出了错" in done.said
    report = (root / CACHE_FOLDER / "fault.txt").read_text("utf-8")
    assert "ZeroDivisionError: in a worker" in report and "in fetch" in report


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.4])
def test_interrupted_says_no_more_than_is_known(root: Path, seconds: float) -> None:
    line = [sys.executable, "-m", "generator", "build", "--root", str(root), "--today", TODAY]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(line, env=places, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not (root / CACHE_FOLDER).exists():
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        words = process.communicate()[1]
    assert process.returncode == 130 and words.strip() == explained(KeyboardInterrupt())
    assert "没有改动" not in (explained(KeyboardInterrupt()) or "没有改动")


def test_wrong_use_is_told_in_chinese() -> None:
    done = subprocess.run([sys.executable, "-m", "generator", "nope"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "错误：没有“nope”这个命令。" in done.stderr and "Usage" not in done.stderr


@pytest.mark.parametrize("command", ["check", "schema"])
def test_words_that_nobody_gets(root: Path, command: str) -> None:
    """The terminal's place is taken by a full disk, by somebody who has gone, by nothing."""
    if command == "check":
        (root / LADDER / "index.md").write_text("nothing", "utf-8")
    line = [sys.executable, "-m", "generator", command, "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with open("/dev/full", "w") as disk:
        done = subprocess.run(line, env=places, stdout=disk, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1 and done.stderr.endswith("写不下文件。请腾出一些地方，再试一次。\n")
    for script in ('"$@" | true', '"$@" >&-', '"$@" >&- 2>&-'):
        done = subprocess.run(["sh", "-c", script, "sh", *line], env=places, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_every_number_has_a_sentence_with_and_without_a_name(code: int) -> None:
    anonymous = explained(OSError(code, os.strerror(code)))
    assert anonymous and "None" not in anonymous and "（，" not in anonymous and "没有改动" not in anonymous
    named = explained(OSError(code, os.strerror(code), "stories/a.md"))
    assert named and "“stories/a.md”" in named and named.endswith("。")
    made = explained(Hindered(OSError(code, os.strerror(code)), "a.webp", "a.jpg"))
    assert made and "“a.webp”（用“a.jpg”做的）" in made


def test_what_is_no_error_of_files_but_comes_from_the_machine() -> None:
    for error in (
        ImportError("x.so: failed to map segment from shared object"),
        ImportError(f"x.so: cannot open shared object file: {os.strerror(errno.EMFILE)}"),
        RuntimeError("can't start new thread"),
        MemoryError(),
    ):
        with pytest.raises(Hindered) as raised, hindered("a.webp", "a.jpg"):
            raise error
        assert "“a.webp”（用“a.jpg”做的）" in (explained(raised.value) or "")
    for error in (ImportError("No module named x"), RuntimeError("other")):
        assert explained(error) is None
        with pytest.raises(type(error)), hindered("a.webp"):
            raise error
    assert explained(Busy("lock"))


def test_a_package_that_is_not_installed_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "rjieba.py").write_text("raise ModuleNotFoundError(\"No module named 'rjieba'\", name='rjieba')\n", "utf-8")
    done = build(root, PYTHONPATH=os.pathsep.join([str(tmp_path), str(REPOSITORY)]))
    assert done.returncode == 1
    assert done.stderr.startswith("少了程序要用的“rjieba”") and done.stderr.count("\n") == 1
    assert not (root / "site").exists()
