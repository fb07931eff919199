"""Names of those who have departed, wherever they stand in a text: each is found and hidden, and nobody else's is touched."""

from __future__ import annotations

import datetime
import time
from dataclasses import fields, replace

import pytest

from generator.schema.departed import STAND_IN, STAND_IN_FOR_A_CHILD, Veil, has_departed, veil_of
from generator.schema.grammar import ADDRESS, FILE_NAME, ID, NUMBER, PERSON_ID, REFERENCE, WEB_ADDRESS
from generator.schema.honours import Honour, HonourRoll
from generator.schema.kinds import KINDS, field_type
from generator.schema.records import Clip, Person
from generator.schema.web import LINK

TODAY = datetime.date(2026, 11, 23)


def person(
    name: str, *, minor: bool = False, until: str = "", withdrawn: str = "", also: tuple[str, ...] = (), other: tuple[str, ...] = ()
) -> Person:
    days = [datetime.date.fromisoformat(day) if day else None for day in (until, withdrawn)]
    return Person(name=name, minor=minor, basis="本人同意", until=days[0], withdrawn=days[1], also_called=also, same_name=other)


def veil(*people: Person, places: tuple[str, ...] = ()) -> Veil:
    return veil_of([(f"p-{number:03}", each) for number, each in enumerate(people)], places, TODAY)


@pytest.mark.parametrize(
    ("until", "withdrawn", "gone"),
    [
        ("", "", False),
        ("2026-11-23", "", False),
        ("2026-11-22", "", True),
        ("2028-01-01", "2026-11-23", True),
        ("", "2020-01-01", True),
        ("", "2027-01-01", True),
    ],
)
def test_consent_ends_after_its_last_day_and_at_once_where_it_is_taken_back(until: str, withdrawn: str, gone: bool) -> None:
    assert has_departed(person("小满", until=until, withdrawn=withdrawn), TODAY) is gone


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("今天小满来了", "今天一位小朋友来了"),
        ("小满、小满和小满", "一位小朋友、一位小朋友和一位小朋友"),
        ("小 满", "一位小朋友"),
        ("⼩满来了", "一位小朋友来了"),
        ("⼩满这天割麦", "⼩满这天割麦"),
        ("小\u3000满", "一位小朋友"),
        ("小\u200b满", "一位小朋友"),
        ("小**满**来了", "**一位小朋友**来了"),
        ("小\n满", "一位小朋友"),
        ("小\r\n  满", "一位小朋友"),
        ("> 小\n> 满", "> 一位小朋友"),
        ("满满和他", "一位小朋友和他"),
        ("小满姥姥说", "小满姥姥说"),
        ("小满姥姥和小满", "小满姥姥和一位小朋友"),
        ("住在小满胡同", "住在小满胡同"),
        ("小满这天割麦", "小满这天割麦"),
        ("小满这孩子", "一位小朋友这孩子"),
        ("小\n\n满", "小\n\n满"),
        ("小，满", "小，满"),
        ("大小满意", "大一位小朋友意"),
        ("没有别人", "没有别人"),
    ],
)
def test_a_name_is_hidden_and_no_other(text: str, hidden: str) -> None:
    gone = person("小满", minor=True, until="2026-11-01", also=("满满",), other=("小满这天",))
    found = veil(gone, person("小满姥姥"), places=("小满胡同", "东柿社区"))
    assert found.over(text) == hidden
    assert len(list(found.mentions(text))) == hidden.count(STAND_IN_FOR_A_CHILD)


def test_who_is_here_keeps_a_name_that_somebody_else_has_left() -> None:
    found = veil(person("老秦", withdrawn="2026-11-01"), person("老秦妈妈", withdrawn="2026-11-01"), person("张阿姨"))
    assert found.over("老秦妈妈找老秦，张阿姨没看见") == f"{STAND_IN}找{STAND_IN}，张阿姨没看见"
    assert [mention.who.names[0] for mention in found.mentions("老秦妈妈找老秦")] == ["老秦妈妈", "老秦"]


@pytest.mark.parametrize(("text", "count"), [("Emily和Lily", 1), ("emily", 1), ("Emilyn", 0), ("Emi ly", 1)])
def test_a_latin_name_is_no_part_of_a_longer_word(text: str, count: int) -> None:
    assert len(list(veil(person("Emily", withdrawn="2026-11-01")).mentions(text))) == count


UYGHUR = ["", " ", "\u3000", "\n", *"·•・‧∙⋅･.．-－", "——", " · ", "\u200b·", "**·**", "\u2009"]


@pytest.mark.parametrize("joint", UYGHUR)
@pytest.mark.parametrize("registered", ["阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽 买买提"])
def test_a_name_of_two_parts_is_found_whatever_stands_between_them(registered: str, joint: str) -> None:
    found = veil(person(registered, withdrawn="2026-11-01"))
    assert found.over(f"街坊阿依古丽{joint}买买提来了") == f"街坊{STAND_IN}来了"
    assert "\n" in joint or len(joint) > 1 or joint in "\u3000⋅－．-\u2009" or found.is_lifted_by(f"阿依古丽{joint}买买提".encode())


@pytest.mark.parametrize(
    ("registered", "written"),
    [
        ("Emily Chen", "ＥＭＩＬＹ　Ｃｈｅｎ"),
        ("Emily Chen", "Emily-Chen"),
        ("Emily Chen", "Emily\u2002Chen"),
        ("Emily Chen", "Emily. Chen"),
        ("Zoë", "Zoe\u0308"),
        ("Zoe\u0308", "Zoë"),
        ("葛\U000e0101师傅", "葛师傅"),
        ("葛师傅", "葛\U000e0101师傅"),
        ("葛师傅", "葛\u2003师\u202f傅"),
        ("𠮷野", "𠮷\n野"),
        ("葛师傅", "%E8%91%9B%E5%B8%88%E5%82%85"),
        ("葛师傅", "%e8%91%9b%e5%b8%88%e5%82%85"),
        ("阿依古丽·买买提", "%E9%98%BF%E4%BE%9D%E5%8F%A4%E4%B8%BD%C2%B7%E4%B9%B0%E4%B9%B0%E6%8F%90"),
        ("·", "·"),
        ("葛师傅", "葛師傅"),
        ("葛師傅", "葛师傅"),
        ("发叔", "髮叔"),
        ("发叔", "發叔"),
        ("阿依古丽·买买提", "阿依古麗・買買提"),
    ],
)
def test_a_name_is_found_as_other_programs_write_it(registered: str, written: str) -> None:
    assert veil(person(registered, withdrawn="2026-11-01")).over(f"是 {written} 写的") == f"是 {STAND_IN} 写的"


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("葛[师傅](/stories/snow-day/)说", "[一位邻居](/stories/snow-day/)说"),
        ("[葛](/stories/snow-day/)师傅说", "[一位邻居](/stories/snow-day/)说"),
        ("[葛师](https://example.org/a?b)\n傅说", "[一位邻居](https://example.org/a?b)说"),
        ("葛[师](/stories/snow-day/)傅说", "一位邻居说"),
        ("[葛师傅](/stories/snow-day/)说", "[一位邻居](/stories/snow-day/)说"),
    ],
)
def test_a_name_of_which_half_is_a_link_is_found_and_the_link_stays_one(written: str, hidden: str) -> None:
    assert veil(person("葛师傅", withdrawn="2026-11-01")).over(written) == hidden


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("葛**师傅**说", "**一位邻居**说"),
        ("**葛**师傅说", "**一位邻居**说"),
        ("他是**好人葛**师傅说", "他是**好人一位邻居**说"),
        ("**葛师傅**说", "**一位邻居**说"),
        ("葛*师*傅说", "一位邻居说"),
        ("葛*师傅说", "一位邻居说"),
        ("**早**上葛**师傅**说", "**早**上**一位邻居**说"),
        ("葛_师傅_", "_一位邻居_"),
        ("葛`师傅`", "`一位邻居`"),
        ("一段。\n\n葛**师傅说\n\n又是**一段**", "一段。\n\n一位邻居说\n\n又是**一段**"),
        ("葛[**师傅**](/stories/snow-day/)说", "[**一位邻居**](/stories/snow-day/)说"),
    ],
)
def test_a_name_of_which_half_is_emphasized_is_found_and_no_sign_is_left(written: str, hidden: str) -> None:
    assert veil(person("葛师傅", withdrawn="2026-11-01")).over(written) == hidden


def test_a_file_with_a_name_in_traditional_characters_is_told() -> None:
    found = veil(person("葛师傅", withdrawn="2026-11-01"))
    assert found.is_lifted_by("葛師傅".encode()) and not found.is_lifted_by("師傅".encode())


@pytest.mark.parametrize(
    "text", ["阿依古丽和买买提", "阿依古丽，买买提", "买买提·阿依古丽", "Emily and Chen", "Emilyn Chen", "Emily Chenault", "葛（师傅）"]
)
def test_two_names_that_only_stand_near_each_other_are_no_name(text: str) -> None:
    names = ("阿依古丽·买买提", "Emily Chen", "葛师傅")
    assert not list(veil(*(person(name, withdrawn="2026-11-01") for name in names)).mentions(text))


def test_nobody_has_departed_and_nothing_is_hidden() -> None:
    found = veil(person("小满", until="2026-11-23"))
    assert not found and found.digest == b"" and found.over("小满") == "小满" and not found.is_lifted_by("小满".encode())


@pytest.mark.parametrize(
    "unit",
    [
        "a-lily",
        "`lily` ",
        "](lily",
        "l.",
        "ⓛ",
        "𝐋",
        "小",
        "小 ",
        " ",
        "小满",
        "小*",
        "*",
        "小\n",
        "\n>",
        "小\u200b",
        "小[",
        "小](",
        "小](x)",
        "阿·",
        "阿 · ",
        "阿\n·",
        "·",
    ],
)
def test_no_text_makes_a_search_slow(unit: str) -> None:
    found = veil(
        *(person(f"小满{number}号", withdrawn="2026-11-01") for number in "一二三四五六七八九"),
        person("小满", until="2020-01-01"),
        person("阿依古丽·买买提", withdrawn="2026-11-01"),
        person("阿·阿·阿·阿·阿·满", withdrawn="2026-11-01"),
        person("Lily", withdrawn="2026-11-01"),
    )
    text = unit * ((20_000 if "l" in unit else 1_000_000) // len(unit))  # each of these is looked at by itself
    begun = time.process_time()
    list(found.mentions(text, markdown=True))
    assert time.process_time() - begun < 5


def test_only_words_of_a_record_are_hidden() -> None:
    clip = Clip(file="amy.mp4", url="https://example.org/amy", captions="amy.vtt", shows=("p-amy",), credit="Amy拍")
    assert veil(person("Amy", until="2026-11-01")).over_all(clip) == replace(clip, credit="一位邻居拍")


def test_what_something_else_goes_by_is_no_words() -> None:
    rows = [(kind.record, each) for kind in KINDS for each in fields(kind.record)]
    inner = [
        (kind.record, each) for holder, field in rows if (kind := field_type(holder, field.name)).record for each in fields(kind.record)
    ]
    found = [field_type(holder, each.name) for holder, each in (*rows, *inner)]
    fixed = (ID, REFERENCE, PERSON_ID, FILE_NAME, ADDRESS, LINK, WEB_ADDRESS, NUMBER)
    assert not [each.label for each in found if each.grammar and each.grammar.is_words and (each.ref or each.grammar in fixed)]
    assert sum(bool(each.grammar and each.grammar.is_words) for each in found) > 100


def test_a_name_that_somebody_else_has_too_stays_where_the_record_says_by_id_who_is_meant() -> None:
    found = veil(person("老秦"), person("老秦", until="2026-11-01"))
    theirs = Honour(id="one", award="a", recipient="r", name="老秦", reason="老秦会修灯。", person="p-000")
    roll = HonourRoll(title="榜", date=TODAY, intro="老秦上榜", honours=(theirs, replace(theirs, person="")))
    hidden = found.over_all(roll)
    assert hidden.intro == f"{STAND_IN}上榜"
    assert hidden.honours == (theirs, replace(theirs, person="", name=STAND_IN, reason=f"{STAND_IN}会修灯。"))
    assert found.over("老秦") == STAND_IN and found.digest != replace(found, namesakes=()).digest
