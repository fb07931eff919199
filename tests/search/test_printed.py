"""What a page prints can be found: pages as they are published, held against the texts of the index."""

from __future__ import annotations

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from generator.model import addresses
from generator.model.sections import CONTACT
from generator.render.everything import search
from generator.text import date_in_chinese
from tests.conftest import GOOD, Tree
from tests.search.made import Text, ask, texts

_FACT = re.compile(r"<dt[^>]*>(?:<svg.*?</svg>)?(.*?)</dt><dd>(.*?)</dd>", re.S)
_BUTTON = re.compile(r'<span class="signup">.*?</dd>', re.S)
_OF_TODAY = re.compile(r"还剩\d+[个家]名额|\d+月\d+日起报名|已经报满了|\S+已经截止")
_BELONGS = re.compile(r'<a [^>]*href="[./]*(?:stories/themes|programmes|honours/awards|activities/categories)/[^"#]+"[^>]*>(.*?)</a>', re.S)
_TAG = re.compile(r"<[^>]*>")
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_RUN = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def documents(good: Tree) -> list[Text]:
    return texts(good.root.parent)


def article(good: Tree, text: Text) -> str:
    """The part of its page that is about the thing itself."""
    page = (good.root / text.address / "index.html").read_text("utf-8")
    return page[page.find("<article") : page.rfind("</article>")]


def missing(text: Text, printed: str) -> list[str]:
    """The words of `printed`, as whoever copies them asks, that `text` has not."""
    plain = search.folded(_OF_TODAY.sub("", unescape(_TAG.sub(" ", printed))))
    return [run for run in _RUN.findall(plain) if run not in text.words]


def test_every_fact_of_an_activity(good: Tree, documents: list[Text]) -> None:
    seen = set()
    for text in documents:
        if text.kind != "activity" or text.address.count("/") != 3:
            continue
        page = article(good, text)
        for name, fact in _FACT.findall(_BUTTON.sub("</dd>", page)):
            if name != "日历":
                seen.add(name)
                assert not missing(text, fact), (text.address, name)
        for update in re.findall(r'<li id="(?:update|change|cancelled)-[^>]*>(.*?)</li>', page, re.S):
            seen.add("更新")
            assert not missing(text, update), text.address
    assert seen >= {
        "日期",
        "时间",
        "停办",
        "地点",
        "谁来",
        "费用",
        "报名",
        "安全",
        "天气",
        "怎么接",
        "同意书",
        "负责",
        "学到",
        "备好了",
        "积分",
        "更新",
    }


def test_what_a_thing_belongs_to(good: Tree, documents: list[Text]) -> None:
    seen = set()
    for text in documents:
        if text.kind not in ("story", "case", "activity"):
            continue
        page = article(good, text)
        named = page[page.index('<footer class="story-foot"') :] if text.kind == "story" else page
        for name in _BELONGS.findall(named):
            seen.add(text.kind)
            assert not missing(text, re.sub(r'<span class="seal".*?</span>', "", name)), (text.address, name)
    assert seen == {"story", "case", "activity"}


def test_what_a_figure_counts(good: Tree, documents: list[Text]) -> None:
    seen = 0
    for text in documents:
        if text.address in addresses.UNLISTED:
            continue
        for label in re.findall(r"<div><dt>([^<]*)", "".join(re.findall(r'<div class="figures">(.*?)</dl>', article(good, text), re.S))):
            seen += 1
            assert not missing(text, label), text.address
    assert seen


def test_the_number_of_a_comic(good: Tree, documents: list[Text]) -> None:
    comics = [text for text in documents if text.kind == "comic"]
    assert comics
    for text in comics:
        line = re.search(r'<p class="byline comic-number">(.*?)</p>', article(good, text))
        assert line and re.sub(r"\W", "", _TAG.sub("", line.group(1))) in text.words


def test_every_title_that_leads_to_several_things_is_one_that_can_be_found(good: Tree, documents: list[Text]) -> None:
    """Pages that no editor wrote, but people name: a theme, a category, a grade, a table of points."""
    known = {text.address: text for text in documents}
    lists = [*good.root.glob("stories/themes/*/index.html"), *good.root.glob("activities/categories/*/index.html")]
    lists += [*good.root.glob("activities/grades/*/index.html"), *good.root.glob("points/*/index.html")]
    assert len(lists) > 12
    for page in lists:
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.read_text("utf-8"), re.S)
        text = known[page.parent.relative_to(good.root).as_posix() + "/"]
        assert heading and text.title == _TAG.sub("", unescape(heading.group(1))).strip()


def test_what_says_something_under_its_title_does_so_among_the_answers(good: Tree, documents: list[Text]) -> None:
    seen = 0
    for text in documents:
        if 'class="lede"' in article(good, text):
            seen += 1
            assert any(line.strip() for line in text.words.split("\n")[1:]), text.address
    assert seen > 25


def test_every_page_is_found_by_what_its_tab_says(good: Tree, documents: list[Text]) -> None:
    """Pasted as it is from a browser or a chat. A list that is cut by months or years is found by the titles of its parts."""
    pages = [each for each in good.root.rglob("index.html") if 'http-equiv="refresh"' not in each.read_text("utf-8")]
    titles = {}
    for page in pages:
        found = _TITLE.search(page.read_text("utf-8"))
        assert found
        titles[page.parent.relative_to(good.root).as_posix().replace(".", "") + "/"] = unescape(found.group(1))
    known = {text.address for text in documents}
    parts = 0
    assert not known - set(titles)
    for (address, title), answer in zip(titles.items(), ask(good.root, list(titles.values())), strict=True):
        if address in known:
            assert answer["addresses"][0] == address, title
        elif address == "/":
            assert answer["addresses"][0] == addresses.ABOUT, "the site's own name"
        elif address != addresses.SEARCH:
            parts += 1
            assert answer["addresses"][0] == re.sub(r"(months/|years/)?[0-9/-]+$", "", address) or "grades" in address, title
    assert parts > 20


def test_everything_is_found_by_its_day(good: Tree, documents: list[Text]) -> None:
    """As an answer shows it, and a part of it."""
    dated = [text for text in documents if text.day]
    assert {text.kind for text in dated} >= {"story", "comic", "honour", "case", "activity", "page"}
    for forms in (date_in_chinese, lambda day: f"{day.year}年{day.month}月", lambda day: f"{day.month}月{day.day}日"):
        asked = {forms(date.fromisoformat(text.day)): text.address for text in dated}
        for (day, _), answer in zip(asked.items(), ask(good.root, list(asked)), strict=True):
            wanted = {text.address for text in dated if forms(date.fromisoformat(text.day)) == day}
            assert wanted <= set(answer["addresses"]), day


def test_what_not_every_activity_has_is_found_by_the_name_that_it_has_on_the_page(good: Tree, documents: list[Text]) -> None:
    activities = {text.address: text for text in documents if text.kind == "activity" and text.address.count("/") == 3}
    told = {address: {name for name, _ in _FACT.findall(article(good, text))} for address, text in activities.items()}
    everywhere = set.intersection(*told.values()) | {"日历", "报名"}  # which are there for as long as one can go
    some = set().union(*told.values()) - everywhere
    assert some >= {"停办", "怎么接", "同意书", "备好了", "积分"}
    for address, names in told.items():
        assert all(name in activities[address].words for name in names & some), address
    changed = {address for address, text in activities.items() if re.search('class="[^"]*status[^"]*">有改动<', article(good, text))}
    assert changed and changed <= {address for address, text in activities.items() if "有改动" in text.words}


def test_how_to_reach_those_who_run_the_site_is_found_though_it_is_not_known_yet(tmp_path: Path) -> None:
    shutil.copytree(GOOD.parent / "base", tmp_path / "site")
    words = {text.address: text.words for text in texts(tmp_path / "site")}[CONTACT.address]
    assert all(each in words for each in ("联系方式", "怎么联系", "电话", "邮箱", "收稿处", "待定"))
