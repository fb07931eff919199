"""Ctrl-C, whenever it comes: the same words and the same number, never where in the program it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.interrupts import STOPPED
from tests.conftest import GOOD, REPOSITORY

BASE = GOOD.with_name("base")

# Sends the interrupt when a module is looked for, wherever in its imports the program is then.
AT_IMPORT = """
import os, runpy, signal, sys
wanted = sys.argv.pop(1)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(10**6): pass
sys.meta_path.insert(0, Finder())
"""
RUNS = {
    "module": 'runpy.run_module("generator", run_name="__main__")',
    "script": "from generator.__main__ import main; main()",
    "main": "import click; import generator.cli; generator.cli.main()",
}
MODULES = {
    "module": ("generator.cli", "gettext", "click", "click.termui", "generator.settings", "generator.faults", "generator.pipeline"),
    "script": ("generator.cli", "click", "generator.faults", "generator.load.walk"),
    "main": ("generator.faults", "generator.build.publish", "generator.judging", "generator.rules.check"),
}


@pytest.mark.parametrize(("run", "module"), [(run, module) for run, modules in MODULES.items() for module in modules])
def test_while_the_program_is_loaded(tmp_path: Path, run: str, module: str) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    line = [sys.executable, "-c", AT_IMPORT + RUNS[run], module, "check", "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(line, env=places, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.strip(), done.stdout) == (130, STOPPED, "")


@pytest.mark.parametrize("seconds", [0.12, 0.25, 0.5, 0.9])
def test_at_any_time_of_a_build(tmp_path: Path, seconds: float) -> None:
    """The terminal sends it to all processes at once."""
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    line = [sys.executable, "-m", "generator", "build", "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(line, env=places, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(seconds)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        words = process.communicate()[1]
    assert "Traceback" not in words
    assert (process.returncode, words.strip()) == (130, STOPPED) or (root / "site/index.html").is_file()


def test_where_interrupts_are_ignored_they_stay_so(tmp_path: Path) -> None:
    """A shell that starts a command in the background ignores them for it."""
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    script = 'trap "" INT; exec "$@"'
    line = ["sh", "-c", script, "sh", sys.executable, "-m", "generator", "build", "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(line, env=places, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        for _ in range(5):
            time.sleep(0.1)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
        process.communicate()
    assert process.returncode == 0 and (root / "site/index.html").is_file()


@pytest.mark.parametrize("streams", ["<&-", "<&- >&-", "</dev/null", "<&- 2>&-"])
def test_nobody_to_ask(tmp_path: Path, streams: str) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    line = [sys.executable, "-m", "generator", "new", "story", "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(["sh", "-c", f'"$@" {streams}', "sh", *line], env=places, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and done.stderr.strip() == ("" if "2>" in streams else "已经停下，什么也没有写。")
    assert not (root / ".cache/beiyuan/fault.txt").exists()


def test_an_answer_that_is_no_text_is_asked_for_again(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "root"))
    line = [sys.executable, "-m", "generator", "new", "story", "--root", str(root)]
    places = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
    done = subprocess.run(line, env=places, input="梯子\n".encode("gbk"), capture_output=True, check=False)
    assert done.returncode == 1 and "请重新打一遍" in done.stdout.decode() and done.stderr.decode().strip() == "已经停下，什么也没有写。"
