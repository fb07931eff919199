"""`beiyuan new` never writes over something, through a link or half a file, and any title at all comes back out of the file it wrote."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import app
from generator.desk.new import MAKERS, Desk
from generator.desk.questions import Questions
from generator.desk.schema import write_schemas
from generator.desk.sources import CannotAdd, add_file
from generator.files import LinkInTheWay
from generator.load.yaml_tree import parse, plain
from generator.model.site import Site
from generator.pipeline import content_for_desk
from generator.schema.kinds import BY_NAME
from generator.settings import BuildOptions, today_in_beijing
from tests import test_new
from tests.conftest import GOOD, REPOSITORY
from tests.test_new import NASTY

SITTINGS = {kind: lines for kind, lines, _, _ in reversed(test_new.SITTINGS.values())}  # the first of each kind
STORY, ACTIVITY = SITTINGS["story"], SITTINGS["activity"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


@pytest.fixture(scope="module")
def site() -> Site:
    found = content_for_desk(GOOD, BuildOptions(today_in_beijing()))
    assert found
    return found


def beiyuan(root: Path, *arguments: str, lines: list[str]) -> Result:
    return CliRunner().invoke(app, [*arguments, "--root", str(root)], input="".join(line + "\n" for line in lines))


def sources(root: Path) -> dict[str, bytes | str]:
    """All that an editor has: files with their bytes, links with where they lead, folders."""
    found: dict[str, bytes | str] = {}
    for file in root.rglob("*"):
        path = file.relative_to(root).as_posix()
        if not path.startswith((".cache", ".schema")):
            found[path] = os.readlink(file) if file.is_symlink() else "" if file.is_dir() else file.read_bytes()
    return found


@dataclass
class Answers:
    """An editor who answers from a list."""

    left: list[str]
    said: list[str] = field(default_factory=list)

    def text(self, question: str, default: str = "") -> str:
        return "是" if question.startswith("这里要写的是文字") else self.left.pop(0) or default

    def say(self, words: str) -> None:
        self.said.append(words)


def desk(root: Path, site: Site, lines: list[str]) -> Desk:
    return Desk(root, site, Questions(Answers(lines)))


@pytest.mark.parametrize("title", [title for title in NASTY if title != "?"])  # which asks what is asked
def test_a_nasty_title_comes_back_out_of_the_file(root: Path, site: Site, title: str) -> None:
    meant = " ".join(title.split())
    story = desk(root, site, [title, "some-story", *STORY[2:]]).new("story")
    assert read_fields(story.read_text("utf-8").split("---\n")[1])["title"] == meant
    file = desk(root, site, ["1", title, "some-activity", *ACTIVITY[3:]]).new("activity")
    activities = read_fields(file.read_text("utf-8"))["activities"]
    assert [each["title"] for each in activities if each["id"] == "some-activity"] == [meant]


def read_fields(text: str) -> dict[str, list[dict[str, str]]]:
    problems: list[object] = []
    tree = parse("x.yml", text, 1, problems)  # type: ignore[arg-type]
    assert tree and not problems, problems
    fields: dict[str, list[dict[str, str]]] = plain(tree)
    return fields


@pytest.mark.parametrize("pasted", ["寻猫\u202e启事", "寻\u200b猫", "\0", "寻猫\ue014", "寻猫\ud800", "\ufeff寻猫", "长" * 201, "  "])
def test_what_cannot_be_seen_is_asked_for_again(root: Path, site: Site, pasted: str) -> None:
    answers = Answers([pasted, "寻猫启事", *STORY[1:]])
    file = Desk(root, site, Questions(answers)).new("story")
    assert read_fields(file.read_text("utf-8").split("---\n")[1])["title"] == "寻猫启事"
    assert answers.said[1].startswith(("里面有看不见或者认不出的字符（U+", "太长了", "这里不能空着"))


def test_a_title_that_no_file_may_hold_is_refused(root: Path, site: Site) -> None:
    before = sources(root)
    with pytest.raises(CannotAdd, match="没有写"):
        desk(root, site, ["[" * 13, "brackets", *STORY[2:]]).new("story")
    assert sources(root) == before


def test_every_kind_that_can_be_new_has_its_sitting() -> None:
    assert SITTINGS.keys() == MAKERS.keys(), "SITTINGS of tests/test_new.py has one of each kind in MAKERS of generator/desk/new.py"


def test_help_and_refusal_name_every_kind_that_can_be_new() -> None:
    for arguments in (["new", "--help"], ["new"], ["new", "poem"]):
        said = CliRunner().invoke(app, arguments).output
        assert [kind for kind, maker in MAKERS.items() if kind not in said or maker.noun not in said] == [], said


@pytest.mark.parametrize("kind", SITTINGS)
def test_the_end_of_input_anywhere_leaves_nothing_behind(root: Path, kind: str) -> None:
    before = sources(root)
    for answered in range(len(SITTINGS[kind])):
        done = beiyuan(root, "new", kind, lines=SITTINGS[kind][:answered])
        assert done.exit_code == 1 and isinstance(done.exception, SystemExit), done.output
        assert sources(root) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["new", "story", "--root", str(GOOD)], 1, ["已经停下，什么也没有写。"]),
        (["new", "poem"], 2, ["没有“poem”这一种", "story（故事）"]),
        (["bulid"], 2, ["没有“bulid”这个命令。您是不是想写：", "build"]),
        (["new", "--help"], 0, ["用法：", "选项", "显示这段说明。"]),
        (["build", "--root", "nowhere"], 2, ["用法：", "不存在"]),
    ],
)
def test_a_terminal_that_says_nothing_and_words_that_are_wrong(arguments: list[str], code: int, words: list[str]) -> None:
    """In a process of its own: what click says comes out in Chinese only if ours is imported first."""
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", cwd=REPOSITORY, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == code and all(word in said for word in words), said
    assert not any(word in said for word in ("Usage", "Error", "Options", "Aborted", "Traceback", "Invalid")), said


def test_an_editor_may_break_off_at_any_question(root: Path) -> None:
    before = sources(root)
    command = [sys.executable, "-m", "generator", "new", "case", "--root", root]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=REPOSITORY) as editor:
        assert editor.stdin and editor.stdout and editor.stderr
        editor.stdin.write("一盏灯的事\n".encode())
        editor.stdin.flush()
        said = b""
        while "编号".encode() not in said:
            said += os.read(editor.stdout.fileno(), 1000) or pytest.fail(said.decode())
        while editor.poll() is None:  # one that comes just before the program waits is heard only with the next
            editor.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                editor.wait(1)
        assert editor.stderr.read().decode().strip() == "已经停下，什么也没有写。" and editor.wait() == 1
    assert sources(root) == before


@pytest.mark.parametrize(
    ("kind", "taken", "words"),
    [
        ("story", "years", "网站自己要用"),
        ("story", "themes", "网站自己要用"),
        ("story", "snow-day", "已经有人用了"),
        ("story", "the-lamp", "已经有人用了"),  # an old address of another story
        ("story", "con", "电脑留着"),
        ("story", "lpt1", "电脑留着"),
        ("story", "a" * 101, "最多只能写 100 个字"),
        ("story", "broken", "已经有人用了"),  # there, but it cannot be read
        ("story", "loud", "已经有人用了"),  # Loud is there
        ("story", "dangling", "已经有人用了"),
        ("case", "stair-lamps", "已经有人用了"),
        ("case", "loud", "已经有人用了"),
        ("case", "aux", "电脑留着"),
    ],
)
def test_an_id_that_cannot_be_had_is_asked_for_again(root: Path, kind: str, taken: str, words: str) -> None:
    for folder in ("stories/broken", "stories/Loud", "stories/dangling"):
        (root / folder).mkdir()
    (root / "stories/broken/index.md").write_text("---\ntitle: [\n---\n", "utf-8")
    (root / "stories/dangling/index.md").symlink_to(root / "nowhere")
    (root / "content/cases/LOUD.md").write_text("", "utf-8")
    before = sources(root)
    first, *others = SITTINGS[kind]
    done = beiyuan(root, "new", kind, lines=[first, taken, "quite-new", *others[1:]])
    assert done.exit_code == 0 and words in done.output, done.output
    assert sources(root).items() > before.items() and any("quite-new" in path for path in sources(root).keys() - before.keys())


def test_a_recipient_may_have_the_longest_id(root: Path, site: Site) -> None:
    file = desk(root, site, ["1", "1", "修伞的人", "a" * 100, "1", ""]).new("honour")
    assert f"  - id: {'a' * 100}-2026\n" in file.read_text("utf-8")


def test_pictures_may_lie_there_before_the_words(root: Path, site: Site) -> None:
    (root / "stories/early").mkdir()
    shutil.copy(root / "comics/007/page.png", root / "stories/early/cover.png")
    file = desk(root, site, [STORY[0], "early", *STORY[2:]]).new("story")
    assert file == root / "stories/early/index.md" and file.is_file()


@pytest.mark.parametrize(
    ("kind", "link"),
    [
        ("story", "stories"),
        ("story", "stories/led-away"),
        ("case", "content"),
        ("case", "content/cases"),
        ("comic", "comics"),
        ("comic", "comics/001"),
        ("activity", "content"),
        ("activity", "content/activities"),
        ("activity", "content/activities/frost-2027.yml"),
        ("honour", "content/honours/2026.yml"),
    ],
)
def test_no_link_is_followed(root: Path, site: Site, tmp_path: Path, kind: str, link: str) -> None:
    """The link comes after the content was read: a link that was there before is no source at all."""
    elsewhere = tmp_path / "elsewhere"
    (root / link).parent.mkdir(exist_ok=True)
    if (root / link).exists():
        (root / link).rename(elsewhere)
    elif not link.endswith((".md", ".yml")):
        elsewhere.mkdir()
    (root / link).symlink_to(elsewhere)
    before = sources(tmp_path)
    lines = [*SITTINGS[kind]]
    if kind == "story":
        lines[1] = "led-away"
    with pytest.raises(CannotAdd, match="是链接，不往里写"):
        desk(root, site, lines).new(kind)
    assert sources(tmp_path) == before


def test_a_file_that_comes_in_the_meantime_stays(root: Path) -> None:
    (root / "stories/meanwhile").mkdir()
    (root / "stories/meanwhile/index.md").write_text("theirs", "utf-8")
    with pytest.raises(CannotAdd, match="已经有了，没有动它"):
        add_file(root, BY_NAME["story"], "meanwhile", {"title": "x"}, "")
    assert (root / "stories/meanwhile/index.md").read_text("utf-8") == "theirs"


def test_a_file_in_the_place_of_a_folder_is_said(root: Path) -> None:
    (root / "stories/flat").write_text("theirs", "utf-8")
    with pytest.raises(CannotAdd, match="不是文件夹"):
        add_file(root, BY_NAME["story"], "flat", {"title": "x"}, "")


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond some bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("kind", SITTINGS)
def test_a_full_disk_leaves_nothing_behind(root: Path, site: Site, kind: str, full_disk: None) -> None:
    before = sources(root)
    with pytest.raises(OSError, match="File too large"):
        desk(root, site, [*SITTINGS[kind]]).new(kind)
    assert sources(root) == before


def test_schemas_are_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root/.schema").symlink_to(tmp_path / "theirs")
    with pytest.raises(LinkInTheWay):
        write_schemas(tmp_path / "root")
    assert not any((tmp_path / "theirs").iterdir())
    (tmp_path / "root/.schema").unlink()
    (tmp_path / "root/.schema").mkdir()
    (tmp_path / "root/.schema/story.json").symlink_to(tmp_path / "theirs/file")
    write_schemas(tmp_path / "root")
    assert not any((tmp_path / "theirs").iterdir()) and not (tmp_path / "root/.schema/story.json").is_symlink()
