"""Titles break between phrases and ledes do not end on a lone character; what was segmented once is not segmented again."""

from __future__ import annotations

import datetime
import functools
import random
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from generator import program
from generator.cache import CACHE_FOLDER, NOWHERE
from generator.keyed import Workshop
from generator.pipeline import build_site
from generator.program import tool_of
from generator.render.base import phrases as filling
from generator.render.base import segmenting
from generator.render.base.phrases import END, LEDE, TITLE, filled
from generator.render.base.segmenting import Phrases, phrases, phrases_of
from generator.settings import BuildOptions
from generator.store import Store
from tests.conftest import GOOD, Tree, copy, unbroken

GOLDEN = """
报纸上|怎么|这么|多“什么”
2027年|寒假|社会|实践|教育|清单|（示例）
2026年|10月|志愿|家庭|积分榜|（示例）
2026年秋冬|日常|活动|清单
家力量|是什么
《“理想家园”的|100个|样子》
借出去|十二把伞，|还回来|十三把
下雪|那天，|全家|点名
有事您找我：|先找谁，|再找谁
“留”学生|项目
文明|北苑人/|家园|守望者
和美|家园|共建者
双向积分+
“1+1+N”|动员|模型
社区、|村与学校
照片里的人，|请讲
谁说“不行”？|他！
他说：|“好！”
宝贝计划|（2017—2023）
活动|时间|9:30—11:00
83岁的|张阿姨
第100号窗
在APP里|报名
楼梯上的灯，|一层|认一盏
敲一晚上|梆子
剪一只|会吃草的羊
招牌上|捡字，|拼一首诗
拆了它，|再说说它
给灯|背一首诗
柿子街的|一百扇窗
五点半|扫雪|小队
滚铁环|过三关
收音机里|住着|一粒|瓜子
第三排|没睁眼的|那个|是我
教一位|比你|大六十岁的|学生
嘿，|谁来了
灯
"""


@pytest.mark.parametrize("line", GOLDEN.split())
def test_phrases(line: str) -> None:
    assert "|".join(phrases_of(line.replace("|", ""))) == line


def test_blanks_end_a_phrase() -> None:
    assert phrases_of("让一让 & 等一等") == ["让一让 ", "& ", "等一等"]


def test_whatever_a_text_is_its_phrases_make_it_up() -> None:
    draw = random.Random(20261123)
    characters = "家力量的了一二3年月过村们在楼道里，。：“”（）《》、/+ —…aB*·&<'\u2066\u2069é😀"
    for _ in range(5000):
        text = "".join(draw.choices(characters, k=draw.randint(0, 12)))
        assert "".join(phrases_of(text)) == text


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    draw = random.Random(20261123)
    for _ in range(2000):
        words = ["".join(draw.choices("家力量的了一二楼道里", k=draw.randint(1, 4))) for _ in range(4)]
        text = "".join(word + draw.choice(["", "，", "”", "》", "：“", "、", "——", "！", "《"]) for word in words)
        found = phrases_of(text)
        assert not [phrase for phrase in found[1:] if phrase[0] in "，。”》）：、！—"], text
        assert not [phrase for phrase in found[:-1] if phrase[-1] in "“《（"], text


@pytest.fixture
def workshop() -> Workshop:
    filling._known.clear()
    return Workshop(NOWHERE, Store(NOWHERE))


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        (f"{TITLE}家力量是什么{END}", '<span class="phrases">家力量<wbr>是什么</span>'),
        (f"{TITLE}1月23日—1月24日{END}", '<span class="phrases">1月<wbr><span class="phrase">23日—</span><wbr>1月<wbr>24日</span>'),
        (f"{TITLE}灯{END}", '<span class="phrases">灯</span>'),
        (
            f"<h1>{TITLE}下雪那天，全家点名{END}</h1>",
            '<h1><span class="phrase">下雪<wbr>那天，</span><span class="phrase">全家<wbr>点名</span></h1>',
        ),
        (
            f"{TITLE}谁说“不行？”他{END}",
            '<span class="phrase"><span class="phrase">谁说“不行？”</span></span><span class="phrase">他</span>',
        ),
        (
            f"{TITLE}荣誉榜（示例）{END}",
            '<span class="phrase">荣誉榜</span><span class="phrase">（示例）</span>',
        ),
        (
            f"{TITLE}a &lt;b&gt; &amp;amp; &#34;c&#39;{END}",
            '<span class="phrases">a <wbr>&lt;b&gt; <wbr>&amp;amp; <wbr>&quot;c&#x27;</span>',
        ),
        (f"{LEDE}欢迎进来坐坐。{END}", '<span class="phrases">欢迎<wbr><span class="phrase">进来坐坐。</span></span>'),
        (
            f"{LEDE}讲邻居、孩子和院子里的事，真好。{END}",
            '<span class="phrases">讲邻居、<wbr>孩子<wbr><span class="phrase">和院子里的事，真好。</span></span>',
        ),
        (
            f"{LEDE}83岁的张阿姨打不开自家的指纹锁，拿着一张爱心卡来找物业。门开了才知道，屋里还有一口锅。{END}",
            "83岁的张阿姨打不开自家的指纹锁，拿着一张爱心卡"
            '<span class="phrases">来找物业。<wbr>门开了<wbr>才知道，<wbr>屋里<wbr>还有<wbr><span class="phrase">一口锅。</span></span>',
        ),
        (f"{LEDE}&lt;b&gt;灯亮了{END}", '<span class="phrases">&lt;b&gt;<wbr><span class="phrase">灯亮了</span></span>'),
        (f"{LEDE}灯亮了。{END}", "灯亮了。"),
        *((f"{mark}他说\u2067שלום（וברכה）？לכם\u2069再见{END}", "他说\u2067שלום（וברכה）？לכם\u2069再见") for mark in (TITLE, LEDE)),
        (f"{LEDE}{END}", ""),
    ],
)
def test_what_is_filled_in(marked: str, html: str, workshop: Workshop) -> None:
    assert filled(marked, workshop) == html


def test_a_text_is_as_it_was_but_for_its_breaks(workshop: Workshop) -> None:
    text = "他说：“<b>&amp;”，走了——。" * 9
    for mark in (TITLE, LEDE):
        assert unescape(unbroken(filled(f"{mark}{text}{END}".replace("&", "&amp;").replace("<", "&lt;"), workshop))) == text


def test_a_lede_ends_on_three_characters_at_least(good: Tree) -> None:
    ledes = [each for page in raw(good) for each in re.findall('<p class="lede">(.+)</p>', page)]
    ledes = [each.partition('<span class="artist">')[0] for each in ledes]  # which stands behind that of a comic
    kept = [re.sub('.*<span class="phrase">([^<]+)</span></span>', r"\1", each) for each in ledes]
    assert len(kept) > 20
    assert [each for each in kept if not 3 <= sum(map(str.isalnum, each)) <= 9] == []


def test_every_heading_of_a_template_is_in_phrases(good: Tree) -> None:
    """Those inside of an editor's text are not, nor those of pages that send their reader on."""
    for page in (each for each in raw(good) if 'http-equiv="refresh"' not in each):
        body = re.sub(r'<div class="prose">.*?</div>', "", page, flags=re.DOTALL)
        for heading in re.findall(r"<h[123](?: class=\"display\")?>(?:<a [^>]*>)?([^<]{6,})<", body):
            assert heading.isascii(), heading


def raw(tree: Tree) -> Iterator[str]:
    """The pages as they are sent."""
    return (data.decode() for path, data in tree.files().items() if path.endswith(".html"))


def test_what_is_kept_holds_no_word(tmp_path: Path) -> None:
    """A title that is taken down must not stay on a disk."""
    with Store(tmp_path) as store:
        assert phrases(Workshop(NOWHERE, store), "小孟同学全家扫雪") == ["小孟同学", "全家", "扫雪"]
        assert store.get(Phrases("小孟同学全家扫雪").key()) == b"4 2 2"


STORY = "stories/lamp-left-on/index.md"


@functools.cache
def no_dictionary() -> ModuleType:
    raise LookupError("the dictionary is loaded")


def made(root: Path) -> None:
    assert not build_site(root, BuildOptions(datetime.date(2026, 11, 23)), root / "site").failed


def edit(root: Path, old: str, new: str) -> None:
    text = (root / STORY).read_text("utf-8")
    assert old in text
    (root / STORY).write_text(text.replace(old, new, 1), "utf-8")


def test_the_dictionary_is_loaded_for_a_new_title_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy(GOOD, tmp_path)
    made(root)
    pages = list(raw(Tree(root / "site")))
    monkeypatch.setattr(segmenting, "_segmenter", no_dictionary)  # the workers are forked from here
    for folder in ("site", ".site.beiyuan"):
        shutil.rmtree(root / folder)
    made(root)
    assert list(raw(Tree(root / "site"))) == pages
    edit(root, "\n---\n", "\n---\n又添一句。\n")
    made(root)
    edit(root, "title: ", "title: 添的")
    with pytest.raises(LookupError, match="the dictionary is loaded"):
        made(root)


def test_phrases_are_kept_when_something_goes(tmp_path: Path) -> None:
    root = copy(GOOD, tmp_path)
    shutil.copytree((root / STORY).parent, root / "stories/for-a-while")
    text = (root / STORY).read_text("utf-8")
    (root / "stories/for-a-while/index.md").write_text(re.sub("^aliases:.*\n", "", text, flags=re.MULTILINE), "utf-8")
    made(root)
    shutil.rmtree(root / "stories/for-a-while")
    made(root)
    with Store(root / CACHE_FOLDER) as store:
        assert store.get(Phrases("关于柿子街").key())


def test_phrases_rest_on_the_segmenter_and_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it is imported inside of a function, when there is something to segment."""
    module = segmenting.__name__
    before = tool_of(module)
    assert any(each.startswith("rjieba-") for each in program._versions(frozenset((module,))))
    monkeypatch.setattr(program, "_installed", lambda: ("rjieba-9.9.dist-info",))
    tool_of.cache_clear()
    after = tool_of(module)
    monkeypatch.undo()
    tool_of.cache_clear()
    assert after != before == tool_of(module)
