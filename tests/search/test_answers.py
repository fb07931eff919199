"""Search finds every page that has what was typed, and shows no other: the published script against a plain scan of the same texts."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
from opencc import OpenCC

from generator.bench.corpus import write_community
from generator.bench.scanning import fragments, phrases, scanned
from generator.render.base.readings import alternatives
from generator.render.search.simplified import in_simplified
from generator.settings import BuildOptions
from tests.conftest import GOOD
from tests.search.made import TODAY, Text, ask, texts, write_index

SYNONYMS = (("梯子", "爬梯"), ("面条", "挂面"))


class Asked:
    """A site whose index lies in a folder, with its texts."""

    def __init__(self, root: Path, out: Path) -> None:
        write_index(root, out, root / ".store")
        self.root, self.out, self.texts = root, out, texts(root)

    def answers(self, *questions: Any) -> list[dict[str, Any]]:
        """What is answered."""
        return ask(self.out, questions)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(GOOD, folder / "site")
    return Asked(folder / "site", folder / "out")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """A community of many stories that are all alike, in several blocks."""
    folder = tmp_path_factory.mktemp("street")
    write_community(folder / "site", 150)
    return Asked(folder / "site", folder / "out")


def differences(asked: Asked, questions: list[str], words: list[list[str]], synonyms: Any = ()) -> list[tuple[str, set[str]]]:
    """The questions that are answered otherwise than by the scan, each with what is too much or too little."""
    found = asked.answers(*questions)
    wanted = [scanned(asked.texts, each, synonyms) for each in words]
    assert any(wanted)
    seen = [set(each.get("addresses", ())) for each in found]
    assert all(len(each.get("addresses", ())) == len(set(each.get("addresses", ()))) for each in found)
    return [(question, one ^ other) for question, one, other in zip(questions, seen, wanted, strict=True) if one != other]


@pytest.mark.parametrize("name", ["good", "street"])
def test_fragments_wherever_they_begin(name: str, request: pytest.FixtureRequest) -> None:
    asked: Asked = request.getfixturevalue(name)
    pieces = list(fragments(asked.texts, 120, Random(name)))
    assert not differences(asked, pieces, [[each] for each in pieces], SYNONYMS if name == "good" else ())


@pytest.mark.parametrize("name", ["good", "street"])
def test_phrases_with_their_marks(name: str, request: pytest.FixtureRequest) -> None:
    asked: Asked = request.getfixturevalue(name)
    pieces = list(phrases(asked.texts, 40, Random(name)))
    assert not differences(asked, [f"“{each}”" for each in pieces], [[each] for each in pieces])


@pytest.mark.parametrize("name", ["good", "street"])
def test_several_words_have_all_to_be_there(name: str, request: pytest.FixtureRequest) -> None:
    asked: Asked = request.getfixturevalue(name)
    random = Random(name)
    pairs = []
    for _ in range(40):
        one = [random.choice(asked.texts)]
        pairs.append([*fragments(one, 1, random), *fragments(one if random.random() < 0.7 else asked.texts, 1, random)])
    synonyms = SYNONYMS if name == "good" else ()
    assert not differences(asked, [" ".join(each) for each in pairs], pairs, synonyms)


def test_titles_and_names_whole(good: Asked) -> None:
    titles = [each.title for each in good.texts if each.title.isalnum()]
    assert len(titles) > 30
    assert not differences(good, titles, [[each] for each in titles], SYNONYMS)


def test_titles_and_names_by_their_sound(good: Asked) -> None:
    heard = [syllables for each in good.texts for syllables in each.heard if len(syllables) > 1]
    random = Random(1)
    some = [[random.choice(alternatives(each)) for each in syllables] for syllables in random.sample(heard, 40)]
    typed = ["".join(each) for each in some] + ["".join(syllable[0] for syllable in each) for each in some]
    typed += ["".join(each)[: random.randint(1, 9)] for each in some]
    assert not differences(good, typed, [[each] for each in typed], SYNONYMS)


def test_single_characters_digits_and_latin(good: Asked) -> None:
    whole = "".join(each.words for each in good.texts)
    random = Random(2)
    single = [each for each in dict.fromkeys(random.choices(sorted(set(whole)), k=80)) if each.isalnum()]
    others = ["2026", "20", "6年", "6月", "wi", "script", "markdown", "ＭＡＲＫ", "Alert", "１２", "10:30"]
    words = [[each] for each in (*single, *others)]
    assert not differences(good, [*single, *others], words, SYNONYMS)


NO_WORDS = ("", "   ", "。，！？", "“”", "“……”", "[.*", "\\", "\u0000", "((((", "“", "。“。", "\u200b", "-", "\ufe0f")
ODD = (
    *("🪜", "👨\u200d👩\u200d👧", "𠮷野", "扫🧹雪", "a" * 2000, "家" * 2000, "家人 " * 700, "“" + "梯子" * 900),
    *("<img src=x onerror=alert(1)>", "constructor", "__proto__", "\ud842"),
)


@pytest.mark.parametrize("question", NO_WORDS)
def test_what_has_no_word_asks_for_nothing(good: Asked, question: str) -> None:
    assert good.answers(question)[0].get("none")


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_are_answered_right_and_quickly(good: Asked, question: str) -> None:
    answer = good.answers(question)[0]
    assert "error" not in answer
    assert answer.get("none") or answer["milliseconds"] < 3000
    for address in answer.get("addresses", ()):
        text = next(each for each in good.texts if each.address == address)
        assert any(piece in text.words for piece in question.lower().replace("<", " ").replace("=", " ").split())


def test_a_word_of_every_story_is_found_in_every_story(street: Asked) -> None:
    counted: dict[str, int] = {}
    for text in street.texts:
        for pair in {text.words[at : at + 2] for at in range(len(text.words) - 1)}:
            counted[pair] = counted.get(pair, 0) + pair.isalnum()
    common = sorted(counted, key=lambda each: -counted[each])[:8]
    assert counted[common[0]] >= 150
    assert not differences(street, common, [[each] for each in common])
    first = street.answers({"question": common[0], "most": 5})[0]
    assert len(first["addresses"]) == 5 and first["before"] == {"all": counted[common[0]], "isCertain": True}


def test_synonyms_find_each_other(good: Asked) -> None:
    one, other = good.answers("爬梯", "梯子")
    assert one["addresses"] == other["addresses"] != []
    assert any(each["isMarked"] and each["text"] == "梯子" for each in one["excerpt"])


def test_titles_come_first_and_of_equals_the_newest(street: Asked) -> None:
    by_address: dict[str, Text] = {each.address: each for each in street.texts}
    for question in ("楼门口", "绿豆汤", "象棋盘"):
        answer = street.answers(question)[0]
        stories = [by_address[each] for each in answer["addresses"] if by_address[each].kind == "story"]
        in_title = [question in each.title for each in stories]
        assert True in in_title and False in in_title and in_title == sorted(in_title, reverse=True)
        titled = [each.day for each in stories if question in each.title]
        assert titled == sorted(titled, reverse=True)


def test_answers_are_narrowed_by_kind_year_and_place(street: Asked) -> None:
    found = [each for each in street.texts if "灯" in each.words]
    for narrow, fits in (
        ({"kind": "story"}, lambda each: each.kind == "story"),
        ({"year": "2018"}, lambda each: 2018 in each.years),
        ({"place": "place-03"}, lambda each: "place-03" in each.places),
        (
            {"kind": "story", "year": "2020", "place": "place-01"},
            lambda each: 2020 in each.years and "place-01" in each.places and each.kind == "story",
        ),
    ):
        answer = street.answers({"question": "灯", **narrow})[0]
        assert set(answer.get("addresses", ())) == {each.address for each in found if fits(each)}


@pytest.mark.parametrize("name", ["good", "street"])
def test_without_words_there_is_all_of_a_kind_a_year_and_a_place_and_no_more(name: str, request: pytest.FixtureRequest) -> None:
    asked: Asked = request.getfixturevalue(name)
    kinds = ["", *sorted({each.kind for each in asked.texts})]
    years = ["", *sorted({str(year) for each in asked.texts for year in each.years}), "1999"]
    places = ["", *sorted({place for each in asked.texts for place in each.places})[:2]]
    choices = [{"kind": kind, "year": year, "place": place} for kind in kinds for year in years for place in places][1:]
    assert len(choices) > 30
    for choice, answer in zip(choices, asked.answers(*({"question": "", **each} for each in choices)), strict=True):
        wanted = {
            each.address
            for each in asked.texts
            if choice["kind"] in ("", each.kind) and choice["year"] in ("", *map(str, each.years)) and choice["place"] in ("", *each.places)
        }
        assert set(answer["addresses"]) == wanted, choice
        assert answer["before"] == {"all": len(wanted), "isCertain": True}, choice
        own = [day[:10] for kind, day in zip(answer["kinds"], answer["days"], strict=True) if kind == "故事"]
        assert own == sorted(own, reverse=True), choice


def test_who_types_traditional_characters_finds_what_is_written_in_simplified_ones(good: Asked) -> None:
    pairs = [(each.title, OpenCC("s2t").convert(each.title)) for each in good.texts if each.title.isalnum()]
    typed = [(title, other) for title, other in pairs if in_simplified(other) == title]
    assert len(typed) > 20
    assert not differences(good, [other for _, other in typed], [[title] for title, _ in typed], SYNONYMS)


def test_what_is_written_in_traditional_characters_is_found_by_simplified_ones(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "site")
    story = tmp_path / "site/stories/paper-boat/index.md"
    story.write_text(story.read_text("utf-8") + "\n牆上寫著“乾隆年間修橋”，她念了兩遍。\n", "utf-8")
    asked = Asked(tmp_path / "site", tmp_path / "out")
    questions = ("墙上写著", "乾隆年间修桥", "乾隆年間", "牆上寫著", "牆上写著", "念了两遍")
    assert [each["addresses"] for each in asked.answers(*questions)] == [["stories/paper-boat/"]] * len(questions)


def test_a_page_that_quotes_traditional_characters_hides_no_other(tmp_path: Path) -> None:
    """Whatever of the words stands somewhere as it was typed, the answers are those to the words in simplified characters."""
    shutil.copytree(GOOD, tmp_path / "site")
    story = tmp_path / "site/stories/paper-boat/index.md"
    quoted = "燈、紙、風箏、樓、「龍」"
    story.write_text(story.read_text("utf-8") + f"\n街坊說：{quoted}。\n", "utf-8")
    asked = Asked(tmp_path / "site", tmp_path / "out")
    typed = ["燈", "紙", "風箏", "樓", "燈 人", "樓 燈", "“風箏”", "樓灯", "龍"]
    plain = [in_simplified(each) for each in typed]
    found = asked.answers(*typed, *plain)
    for question, one, other in zip(typed, found, found[len(typed) :], strict=False):
        assert one["addresses"] == other["addresses"], question
        assert one["counts"] == other["counts"], question
    assert [len(each["addresses"]) > 2 for each in found[:4]] == [True] * 4
    (quoting,) = asked.answers("街坊說")
    assert quoting["addresses"] == ["stories/paper-boat/"] and {"text": "街坊說", "isMarked": True} in quoting["excerpt"]


def test_what_is_han_by_any_unicode_is_found(tmp_path: Path) -> None:
    """Phones and the program that makes the index need not have the same year's Unicode."""
    planes = [chr(first + at) for first in (0x20000, 0x2A700, 0x2EBF0, 0x30000, 0x31350, 0x323B0, 0x3FFF0) for at in (0, 9)]
    shutil.copytree(GOOD, tmp_path / "site")
    story = tmp_path / "site/stories/paper-boat/index.md"
    story.write_text(story.read_text("utf-8") + f"\n这里有{'字，'.join(planes)}字。\n", "utf-8")
    asked = Asked(tmp_path / "site", tmp_path / "out")
    questions = [question for each in planes for question in (each, f"{each}字", f"“{each}字”")]
    assert [each.get("addresses") for each in asked.answers(*questions)] == [["stories/paper-boat/"]] * len(questions)


def test_what_is_nearly_asked_for_is_offered(good: Asked) -> None:
    alike, shorter, nothing = good.answers("今天吃棉", "纸船下水了", "龘龘龘龘")
    assert alike["near"]["alike"] == ["stories/noodles-today/"]
    assert "纸船下水" in shorter["near"]["less"]
    assert nothing["near"] == {"less": [], "alike": []}


def test_a_shard_that_is_gone_sends_for_the_manifest_once(good: Asked, tmp_path: Path) -> None:
    """The script has read the manifest of yesterday when the site is published anew."""
    shutil.copytree(good.out, tmp_path / "out")
    story = good.root / "stories" / "paper-boat" / "index.md"
    old = story.read_text("utf-8")
    try:
        story.write_text(old + "\n一句后来写的鹦鹉话。\n", "utf-8")
        process_questions = [{"question": "梯子"}, {"question": "鹦鹉"}]
        write_index(good.root, tmp_path / "later", good.root / ".store", BuildOptions(TODAY))
        answers = _asked_across(tmp_path / "out", tmp_path / "later", process_questions)
    finally:
        story.write_text(old, "utf-8")
    assert answers[1]["addresses"] == ["stories/paper-boat/"]


def _asked_across(before: Path, after: Path, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first question is put to one tree, the others when another has taken its place."""
    import json
    import subprocess

    from tests.search.made import ASK

    with subprocess.Popen(["node", ASK, before], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        answers = []
        for question in questions:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
            if after.exists():
                shutil.rmtree(before / "search")
                (after / "search").rename(before / "search")
                shutil.rmtree(after)
        process.stdin.close()
    return answers
