"""deploy/beiyuan.service as systemd would run it: the same lines, environment, user and writable folders, on a machine that is a folder."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import GOOD, REPOSITORY, TODAY, git

UNITS = [REPOSITORY / "deploy/beiyuan.service", REPOSITORY / "deploy/beiyuan.timer"]
DOCUMENT = (REPOSITORY / "docs/deploy.md").read_text("utf-8")
POWERLESS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--") if os.geteuid() == 0 else ()  # root heeds no modes otherwise

# In the place of the environment that `make` sets up from the network; its program is the checkout's own, on a day that the site is right for.
PROGRAM = f"""#!/bin/sh
PYTHONPATH={{checkout}} exec {sys.executable} -m generator "$@" --today {TODAY}
"""


def settings(unit: Path) -> dict[str, list[str]]:
    """All values of a unit's names, in their order."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


@dataclass
class Machine:
    """A folder in which the service's folders lie as on a server; its builder may write into two of them."""

    base: Path
    unit: dict[str, list[str]]

    def at(self, path: str | Path) -> Path:
        """Where what the server has at `path` lies here."""
        return self.base / str(path).lstrip("/")

    @property
    def checkout(self) -> Path:
        return self.at(self.unit["WorkingDirectory"][0])

    @property
    def state(self) -> Path:
        return self.at("/var/lib") / self.unit["StateDirectory"][0]

    def here(self, words: str) -> str:
        """A value of the unit with the folders of this machine."""
        words = words.replace("%S", str(self.at("/var/lib")))
        return re.sub(r"(?<![\w/])(/srv/beiyuan|/etc)(?=/|$|\s)", lambda match: str(self.at(match[1])), words)

    def run(self, name: str) -> list[subprocess.CompletedProcess[str]]:
        """Run the lines `name` of the unit one after the other, up to one that fails and may not."""
        done = []
        for line in self.unit[name]:
            done.append(self.call(*shlex.split(self.here(line.removeprefix("-")))))
            if done[-1].returncode and not line.startswith("-"):
                break
        return done

    def call(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command as systemd does: with the unit's mask and nothing but its environment."""
        given = dict(pair.split("=", 1) for line in self.unit["Environment"] for pair in shlex.split(self.here(line)))
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "HOME": str(self.at("/home/beiyuan")), **given}
        whole, mask = (*POWERLESS, *command), int(self.unit["UMask"][0], 8)
        done = subprocess.run(whole, cwd=self.checkout, env=environment, umask=mask, capture_output=True, encoding="utf-8", check=False)
        done.args = command
        return done

    def work(self) -> list[subprocess.CompletedProcess[str]]:
        """One run of the service."""
        done = self.run("ExecStart")
        return done if done[-1].returncode else [*done, *self.run("ExecStartPost")]

    def rest(self) -> dict[str, int]:
        """Modification time of all that the service has no business to write."""
        own = (self.checkout, self.state, self.base / "origin.git", self.base / "work")
        files = (file for file in self.base.rglob("*") if not any(file.is_relative_to(folder) for folder in own))
        return {str(file): file.stat().st_mtime_ns for file in files}

    def site(self) -> dict[str, tuple[int, int, int]]:
        """Modification time, inode and mode of all that is published."""
        found = {}
        for file in [self.checkout / "site", *sorted((self.checkout / "site").rglob("*"))]:
            status = file.stat()
            found[file.relative_to(self.checkout).as_posix()] = (status.st_mtime_ns, status.st_ino, stat.S_IMODE(status.st_mode))
        return found


def found(program: str, package: str) -> str:
    """Where the program is; skips without it."""
    return shutil.which(program) or pytest.skip(f"{program} is not there (apt-get install {package})")


def origin(folder: Path) -> Path:
    """A repository with a site that may be published, and what the service needs besides."""
    shutil.copytree(GOOD, folder / "work", ignore=shutil.ignore_patterns(".cache", ".*.beiyuan", "site"))
    for name in ("generator", "deploy", "requirements"):
        shutil.copytree(REPOSITORY / name, folder / "work" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "requirements.lock", "pyproject.toml", ".gitignore"):
        shutil.copy(REPOSITORY / name, folder / "work" / name)
    replace(folder / "work/mkdocs.yml", "https://example.org/bj/", "https://beiyuan.test/bj/")
    replace(folder / "work/content/site.yml", "samples: show", "samples: hide")
    git(folder / "work", "init", "--quiet")
    git(folder / "work", "add", "--all")
    git(folder / "work", "commit", "--quiet", "--message", "x")
    git(folder, "clone", "--quiet", "--bare", "work", "origin.git")
    git(folder / "work", "remote", "add", "origin", str(folder / "origin.git"))
    return folder / "origin.git"


def replace(file: Path, old: str, new: str) -> None:
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def merge(machine: Machine, path: str, old: str, new: str) -> None:
    """An edit that is merged on the code host."""
    work = machine.base / "work"
    replace(work / path, old, new)
    git(work, "commit", "--quiet", "--all", "--message", "y")
    git(work, "push", "--quiet", "origin", "HEAD:main")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A fresh machine on which docs/deploy.md was followed up to the first build."""
    for program in ("git", "make", "setpriv"):
        found(program, program.replace("setpriv", "util-linux"))
    made = Machine(tmp_path, settings(UNITS[0]))
    repository = origin(tmp_path)
    for path in ("/home", "/srv", "/var/lib"):
        made.at(path).mkdir(parents=True)
    git(tmp_path, "clone", "--quiet", str(repository), str(made.checkout))
    program = made.checkout / ".venv/bin/beiyuan"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM.format(checkout=made.checkout))
    program.chmod(0o755)
    (made.checkout / ".venv/site.stamp").touch()
    for words in re.findall(r"^sudo install -m 0644 (deploy/.*)$", DOCUMENT, re.MULTILINE):
        *sources, target = words.split()
        for source in sources:
            copy(made, source, target)
    made.state.mkdir()
    made.state.chmod(int(made.unit["StateDirectoryMode"][0], 8))  # as systemd makes it
    closed = [tmp_path, *(made.at(path) for path in ("/home", "/srv", "/etc", "/etc/nginx", "/etc/nginx/conf.d", "/var", "/var/lib"))]
    for folder in closed:
        folder.chmod(0o555)
    yield made
    for folder in closed:
        folder.chmod(0o755)


def copy(machine: Machine, source: str, target: str) -> None:
    place = machine.at(target)
    place = place / Path(source).name if target.endswith("/") else place
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / source, place)


def said(done: list[subprocess.CompletedProcess[str]]) -> str:
    return "\n".join(f"{each.args}: {each.returncode}\n{each.stdout}{each.stderr}" for each in done)


def test_the_second_run_publishes_nothing(machine: Machine) -> None:
    rest = machine.rest()
    first = machine.work()
    assert not any(each.returncode for each in first), said(first)
    (key,) = machine.state.rglob("seal.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = machine.site()
    second = machine.work()
    assert not any(each.returncode for each in second), said(second)
    assert machine.site() == before and [*machine.state.rglob("seal.key")] == [key]
    assert machine.rest() == rest


def test_only_what_has_changed_has_a_new_time(machine: Machine) -> None:
    machine.work()
    before = machine.site()
    merge(machine, "content/pages/about/site.md", "title: ", "title: 新的")
    done = machine.work()
    assert not any(each.returncode for each in done), said(done)
    times, old = (
        {path: row[0] for path, row in site.items() if path.endswith((".html", ".xml", ".json"))} for site in (machine.site(), before)
    )
    assert "新的" in (machine.checkout / "site/about/site/index.html").read_text("utf-8")
    assert 0 < sum(times[path] != old[path] for path in old) < len(old) / 3


def test_a_build_by_hand_uses_the_same_cache(machine: Machine) -> None:
    """The builder's own shell has nothing of the unit's environment but the home that docs/deploy.md gave him."""
    machine.work()
    before = machine.site()
    (home,) = re.findall(r"useradd .*--home-dir (\S+) .*beiyuan", DOCUMENT)
    machine.unit["Environment"] = [f"HOME={machine.at(home)}"]
    done = machine.run("ExecStart")
    assert not any(each.returncode for each in done), said(done)
    assert machine.site() == before


def test_the_web_server_can_read_everything(machine: Machine) -> None:
    machine.work()
    for path, (_, _, mode) in machine.site().items():
        assert mode & 0o005 == 0o005 if (machine.checkout / path).is_dir() else mode & 0o004, path


def test_without_the_code_host_the_day_is_built_and_the_failure_is_seen(machine: Machine) -> None:
    machine.work()
    (machine.base / "origin.git").rename(machine.base / "gone.git")
    before = machine.site()
    shutil.rmtree(machine.checkout / "site/about")
    done = machine.work()
    assert machine.site().keys() == before.keys(), said(done)
    assert done[-1].args[1] == "fetch" and done[-1].returncode, said(done)


@pytest.mark.parametrize("file", ["deploy/nginx.conf", "deploy/beiyuan.service", "deploy/beiyuan.timer"])
def test_a_copy_that_has_grown_old_is_seen(machine: Machine, file: str) -> None:
    merge(machine, file, "\n\n", "\n# changed\n\n")
    done = machine.work()
    assert done[-1].returncode and "cmp" in done[-1].args[0] and file.rpartition("/")[2] in said(done[-1:]), said(done)
    assert (machine.checkout / "site/index.html").is_file()


def test_an_error_in_the_content_leaves_the_site(machine: Machine) -> None:
    machine.work()
    before = machine.site()
    merge(machine, "content/pages/about/site.md", "title: ", "titel: ")
    done = machine.work()
    assert done[-1].returncode == 1 and "改成“title: 关于本站”" in done[-1].stdout, said(done)
    assert machine.site() == before


def test_the_units_are_right(machine: Machine) -> None:
    """Every name, value and program in them, as systemd's own judge sees it."""
    analyze = found("systemd-analyze", "systemd")
    folder = machine.base / "units"
    folder.mkdir()
    for unit in UNITS:
        (folder / unit.name).write_text(unit.read_text("utf-8").replace("/srv/beiyuan", str(machine.checkout)), "utf-8")
    files = [folder / unit.name for unit in UNITS]
    done = subprocess.run([analyze, "verify", *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    replace(files[0], "StateDirectory=", "StateDirectry=")
    assert "StateDirectry" in subprocess.run([analyze, "verify", *files], capture_output=True, text=True, check=False).stderr
