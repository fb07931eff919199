"""Pages that are not where they were: an editor is told, and whoever does as told keeps every address that was given out."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from pathlib import Path

import pytest

from generator.judging import judged
from generator.load.walk import walk
from generator.model import addresses, former
from generator.pipeline import check_site
from generator.schema.kinds import BY_NAME
from generator.settings import BuildOptions
from tests.conftest import Tree, built, commit, git

FROST = "content/activities/frost-2027.yml"
TODAY = datetime.date(2026, 11, 23)


def replace(root: Path, old: str, new: str, path: str = FROST) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def root(own: Path) -> Path:
    """A site that was handed in once."""
    git(own, "init", "--quiet")
    git(own, "add", "comics")
    commit(own)
    return own


STORY, OLD = "stories/snow-day", "stories/snow-last-year"


def gone(root: Path, today: datetime.date = TODAY) -> list[str]:
    """What is said of pages that are not where they were."""
    return [f"{each.path}:{each.line} {each.hint}" for each in check_site(root, BuildOptions(today)).problems if each.code == "F23"]


def test_a_folder_that_is_called_otherwise_leaves_its_old_address_behind(root: Path) -> None:
    """Whoever forgets it finds out from readers: old links lead nowhere, and feeds bring the story once more."""
    (root / STORY).rename(root / OLD)
    (found,) = gone(root)
    assert found.startswith(f"{OLD}/index.md:2 ") and "aliases: [/stories/snow-day/]" in found, "told where the line belongs"
    assert gone(root, datetime.date(2026, 3, 7)) == [], "before its day nobody had it"
    replace(root, "themes:", "aliases: [/stories/snow-day/]\nthemes:", f"{OLD}/index.md")
    assert gone(root) == []


@pytest.mark.parametrize(
    ("path", "was", "address"),
    [
        ("content/cases/stair-lamps.md", "content/cases/stair-lights.md", "/honours/cases/stair-lamps/"),
        ("content/programmes/kites.md", "content/programmes/paper-kites.md", "/programmes/kites/"),
        ("content/pages/about/who.md", "content/pages/about/we.md", "/about/who/"),
        ("content/activities/weekly-2026.yml", "content/activities/every-week.yml", "/activities/weekly-2026/"),
    ],
)
def test_every_page_that_can_move_is_missed(root: Path, path: str, was: str, address: str) -> None:
    (root / path).rename(root / was)
    found = gone(root)
    assert any(re.search(rf"aliases: \[(.*, )?{address}\]", each) for each in found), found


def test_a_list_that_is_called_otherwise_is_known_by_its_activities(root: Path) -> None:
    text = (root / FROST).read_text("utf-8").replace("title: 2027年寒假柿子街活动清单", "title: 又一份")
    (root / "content/activities/again.yml").write_text(text, "utf-8")
    (root / FROST).unlink()
    (found,) = gone(root)
    assert found.startswith("content/activities/again.yml:1 ") and "aliases: [/activities/frost-2027/]" in found


def move(root: Path, id: str, following: str, old: str, new: str) -> None:
    """Move an activity, whose list goes on with `following`, to another list."""
    text = (root / old).read_text("utf-8")
    start, end = text.index(f"  - id: {id}\n"), text.index(f"  - id: {following}\n")
    (root / old).write_text(text[:start] + text[end:], "utf-8")
    (root / new).write_text((root / new).read_text("utf-8").rstrip("\n") + "\n" + text[start:end], "utf-8")


def test_whoever_does_as_told_keeps_every_address_that_was_given_out(root: Path, good: Tree) -> None:
    """A list whose file is renamed, and that takes an activity of another: links, calendars and feeds know them as before."""
    weekly, winter = (f"content/activities/{name}.yml" for name in ("weekly-2026", "winter-weekly"))
    (root / weekly).rename(root / winter)
    move(root, "kite-paper", "early-stairs", FROST, winter)
    replace(root, "ends: 2026-12-31", "ends: 2027-01-31", winter)
    for _ in range(2):
        (first, *_) = gone(root)
        assert first.startswith(winter), "where the line belongs"
        text = (root / winter).read_text("utf-8")
        line = re.search(r"aliases: \[.*?\]", first)
        assert line
        (root / winter).write_text(re.sub(r"aliases: \[.*?\]", line.group(), text), "utf-8")
    assert gone(root) == []
    told = "aliases: [/activities/autumn/, /activities/weekly-2026/, /activities/frost-2027/kite-paper/]"
    assert told in (root / winter).read_text("utf-8")
    tree = built(root)
    was_given_out = [path for path in good.files() if re.match(r"(activities|calendars)/(autumn|weekly|frost)", path)]
    assert len(was_given_out) > 14 and set(was_given_out) <= set(tree.files())
    assert 'href="../../../activities/winter-weekly/kite-paper/"' in tree.text("activities/frost-2027/kite-paper/index.html")
    for list, id in (("weekly-2026", "letter-reading"), ("frost-2027", "kite-paper")):
        assert tree.text(f"calendars/{list}/{id}.ics") == tree.text(f"calendars/winter-weekly/{id}.ics")
    ids = [{each["id"] for each in json.loads(site.text("feeds/activities.json"))["items"]} for site in (good, tree)]
    assert ids[0] <= ids[1], "nobody is shown once more what has only moved"


def test_of_a_list_that_was_called_otherwise_what_moves_away_keeps_its_first_address_too(root: Path) -> None:
    """Under which it was given out: in the calendars of families, on posters, and in feeds, of which it is the id."""
    weekly, ice = "content/activities/weekly-2026.yml", "content/activities/ice-2027.yml"
    (root / FROST).rename(root / ice)
    replace(root, "activities:\n", "aliases: [/activities/frost-2027/]\nactivities:\n", ice)
    commit(root)
    assert gone(root) == []
    before = built(root)
    move(root, "kite-paper", "ice-lamp", ice, weekly)
    replace(root, "ends: 2026-12-31", "ends: 2027-01-31", weekly)
    (found,) = gone(root)
    line = re.search(r"aliases: \[.*?\]", found)
    assert line and "共2项" in found
    for list_id in ("frost-2027", "ice-2027"):
        assert all(f"/activities/{list_id}/{id}/" in line.group() for id in ("kite-paper", "early-stairs"))
    (root / weekly).write_text(re.sub(r"aliases: \[.*?\]", line.group(), (root / weekly).read_text("utf-8")), "utf-8")
    assert gone(root) == []
    after = built(root)
    served = [path for path in before.files() if re.match(r"(activities|calendars)/(frost|ice)-2027/.", path)]
    assert len(served) > 10 and set(served) <= set(after.files())
    ids = [{each["id"] for each in json.loads(site.text("feeds/activities.json"))["items"]} for site in (before, after)]
    assert ids[0] <= ids[1]


def test_activities_that_move_together_are_told_once(root: Path) -> None:
    weekly = "content/activities/weekly-2026.yml"
    move(root, "kite-paper", "ice-lamp", FROST, weekly)  # and what stands between them
    (found,) = gone(root)
    assert "aliases: [/activities/autumn/, /activities/frost-2027/kite-paper/, /activities/frost-2027/early-stairs/]" in found
    assert found.startswith(f"{weekly}:") and "共2项" in found


def test_what_goes_for_good_is_told_until_it_is_handed_in(root: Path) -> None:
    before = (root / STORY / "index.md").read_text("utf-8")
    (root / STORY / "index.md").unlink()
    (found,) = gone(root)
    assert found.startswith(f"{STORY}/index.md:0 ") and "真的不登了，不用管" in found
    commit(root)
    assert len(gone(root)) == 1
    replace(root, "edition: 2026-11-20", "edition: 2026-11-23")
    commit(root)
    assert gone(root) == []
    (root / STORY).mkdir(exist_ok=True)
    (root / STORY / "index.md").write_text(before.replace("title:", "draft: true\ntitle:"), "utf-8")
    commit(root)
    (root / STORY / "index.md").unlink()
    assert gone(root) == [], "a draft was at no address"


def test_what_never_left_a_branch_of_ones_own_is_not_missed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    origin = tmp_path_factory.mktemp("origin") / "origin.git"
    git(root, "clone", "--quiet", "--bare", ".", str(origin))
    git(root, "remote", "add", "origin", str(origin))
    git(root, "fetch", "--quiet", "origin")
    git(root, "remote", "set-head", "origin", "--auto")
    (root / STORY).rename(root / OLD)
    commit(root)
    (root / OLD).rename(root / "stories/snow-again")
    assert [each.partition(" ")[0] for each in gone(root)] == ["stories/snow-again/index.md:2"], "only the address that others have"


@pytest.mark.parametrize(
    ("path", "given_out", "code"),
    [
        (FROST, "published: 2026-11-12\n", "T24"),
        (FROST, "published: 2026-11-24\n", "T24"),  # which only git knows better
        (FROST, "", "T24"),
        ("content/activities/weekly-2026.yml", "", "T24"),  # which was issued
        ("content/activities/new.yml", "", "R09"),
        ("content/activities/new.yml", "published: 2026-11-24\n", "R09"),
    ],
)
def test_what_is_on_the_site_is_not_taken_off_by_its_next_edition(path: str, given_out: str, code: str, root: Path) -> None:
    if not (root / path).exists():
        (root / FROST).rename(root / path)
    text = re.sub("^published: .*\n", given_out, (root / path).read_text("utf-8"), flags=re.MULTILINE)
    (root / path).write_text(re.sub("edition: .*", "edition: 2026-11-24", text), "utf-8")
    found = [each.code for each in check_site(root, BuildOptions(TODAY)).problems if each.path == path and each.code in ("R09", "T24")]
    assert found[-1] == code and found.count(code) == 1


@pytest.mark.parametrize(
    ("aliases", "old"),
    [
        ("/activities/old/", ["activities/old/", "activities/old/a/", "activities/old/b/"]),
        ("/activities/old/b/", ["activities/old/b/"]),
        ("/activities/old/, /activities/old/b/", ["activities/old/", "activities/old/b/", "activities/old/a/"]),
        ("/activities/old/gone/", ["activities/old/gone/"]),
        ("/activities/grades/", ["activities/grades/"]),
        ("/winter/", ["winter/"]),
        ("/winter/2026/a/", ["winter/2026/a/"]),
    ],
)
def test_an_old_address_takes_along_what_lay_inside(aliases: str, old: list[str], good_root: Path) -> None:
    _, content = judged(good_root, BuildOptions(TODAY), walk(good_root))
    assert content is not None
    entry = content.of("activities")["weekly-2026"]
    first, second = entry.record.activities
    both = dataclasses.replace(first, id="a"), dataclasses.replace(second, id="b")
    record = dataclasses.replace(entry.record, activities=both, aliases=tuple(aliases.split(", ")))
    found = list(former.moves(BY_NAME["activities"], entry._replace(record=record)))
    assert [each for each, _ in found] == old
    own = {f"activities/old/{id}/": f"activities/weekly-2026/{id}/" for id in "ab"}
    assert all(now == own.get(each, "activities/weekly-2026/") for each, now in found)


def first_addresses(root: Path) -> dict[str, str]:
    """By title, of what the ids of feeds are made."""
    _, site = judged(root, BuildOptions(TODAY), walk(root))
    assert site is not None
    kinds = [BY_NAME[name] for name in ("story", "comic", "case", "activities")]
    found = ((kind, entry) for kind in kinds for entry in site.of(kind.name).values())
    return {entry.record.title: former.first_address(entry.record, addresses.of_file(kind, entry.id)) for kind, entry in found}


LAMP, CASE, COMIC = "stories/lamp-left-on", "content/cases/stair-lamps.md", "comics/012/comic.yml"
WINTER = "content/activities/winter.yml"


@pytest.mark.parametrize(
    "steps",
    [
        [(STORY, OLD), (OLD, STORY)],
        [(STORY, OLD), (OLD, "stories/third"), ("stories/third", OLD), (OLD, STORY)],
        [(LAMP, "stories/lamp"), ("stories/lamp", LAMP), (LAMP, "stories/the-lamp")],
        [(CASE, "content/cases/lights.md"), ("content/cases/lights.md", CASE)],
        [(FROST, WINTER), (WINTER, FROST)],
        [(STORY, ["/stories/snow/"]), (STORY, ["/stories/snows/", "/stories/snow/"])],
        [(LAMP, ["/stories/lamp-left-on/", "/stories/the-lamp/"]), (LAMP, ["/stories/lamp/"]), (LAMP, [])],
        [(COMIC, ["/comics/008/"]), (CASE, ["/honours/cases/stairs/"]), (FROST, ["/activities/winter/"])],
        [(LAMP, "stories/lamp"), ("stories/lamp", ["/stories/lamp-left-on/"])],
        [(STORY, OLD), (OLD, ["/stories/snow-misprinted/", "/stories/snow-day/"])],
    ],
    ids=str,
)
def test_whoever_does_as_told_sends_nothing_once_more(steps: list[tuple[str, str | list[str]]], root: Path) -> None:
    """Pages move, move back, and get other old addresses; after each step an editor writes the line that is told, and hands it in."""
    before, told = first_addresses(root), 0
    for path, now in steps:
        if isinstance(now, str):
            (root / path).rename(root / now)
        else:
            old_addresses(root, path, f"aliases: [{', '.join(now)}]")
        for _ in range(3):
            problems = [each for each in check_site(root, BuildOptions(TODAY)).problems if each.code in ("F23", "F25", "R04")]
            lines = [(each.path, line.group()) for each in problems if (line := re.search(r"aliases: \[.*?\]", each.hint))]
            told += len(lines)
            for file, line in lines[:1]:
                old_addresses(root, file, line)
        assert problems == []
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message", "as it is")
    assert first_addresses(root) == before and told


def old_addresses(root: Path, path: str, line: str) -> None:
    """Write the line that says where something was, in the place of one that does."""
    file = root / path if (root / path).is_file() else root / path / "index.md"
    text = re.sub(r"^aliases:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(re.sub(r"^title:", f"{line}\ntitle:", text, count=1, flags=re.MULTILINE), "utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (f"{STORY}/index.md", "title:", "draft: true\ntitle:", "draft: true"),
        (f"{STORY}/index.md", "title:", "publish_from: 2026-11-25\ntitle:", "publish_from: 2026-11-25"),
        (COMIC, "date: 2026", "date: 2062", "date: 2062"),
        (CASE, "date: 2026", "date: 2062", "date: 2062"),
        ("content/honours/2026.yml", "date: 2026", "date: 2062", "date: 2062"),
        (f"{STORY}/index.md", "title:", "publish_until: 2026-11-23\ntitle:", ""),
        ("stories/next-week/index.md", "title:", "draft: true\ntitle:", ""),
    ],
)
def test_what_is_public_is_not_taken_off_without_a_word(path: str, old: str, new: str, line: str, root: Path) -> None:
    assert "F24" not in {each.code for each in check_site(root, BuildOptions(TODAY)).problems}
    replace(root, old, new, path)
    found = [each for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "F24"]
    lines = (root / path).read_text("utf-8").split("\n")
    assert [(each.path, lines[each.line - 1].startswith(line)) for each in found] == ([(path, True)] if line else [])
    git(root, "commit", "--quiet", "--allow-empty", "--all", "--message", "as it is")
    assert [each.code for each in check_site(root, BuildOptions(TODAY)).problems if each.code == "F24"] == [], "told until it is handed in"
