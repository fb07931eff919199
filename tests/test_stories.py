"""Stories: their two forms, the days between which they are shown, what is like them, and how long they take to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.related import NEAR, Likeness
from generator.schema.records import Story
from tests.conftest import Tree, built

FIELDS = "title: {title}\ndate: 2026-11-20\nsummary: 接着讲。\nthemes: [neighbours]\nplaces: [east]\nsource: 编辑记录\n"


def put(root: Path, id: str, more: str = "", text: str = "正文。", title: str = "一只木桶") -> None:
    (root / f"stories/{id}").mkdir()
    (root / f"stories/{id}/index.md").write_text(f"---\n{FIELDS.format(title=title)}{more}---\n\n{text}\n", "utf-8")


def shown(tree: Tree, id: str) -> set[str]:
    """Where the story is named."""
    return {path for path, data in tree.files().items() if f"stories/{id}/".encode() in data}


def test_a_story_is_shown_from_its_first_day_to_its_last_and_never_as_a_draft(own: Path) -> None:
    put(own, "later", "publish_from: 2026-11-24\n", title="后天")
    put(own, "over", "publish_until: 2026-11-22\n", title="昨天")
    put(own, "last-day", "publish_until: 2026-11-23\n", title="今天")
    put(own, "unready", "draft: true\n", title="草稿")
    tree = built(own)
    assert {id: bool(shown(tree, id)) for id in ("later", "over", "last-day", "unready")} == {
        "later": False,
        "over": False,
        "last-day": True,
        "unready": False,
    }
    tree = built(own, today="2026-11-24")
    assert "feed.xml" in shown(tree, "later") and not shown(tree, "last-day")
    assert "<published>2026-11-24T00:0" in tree.text("atom.xml").partition("stories/later/")[2].partition("</entry>")[0]


def test_short_stories_have_a_page_and_say_so(own: Path, good: Tree) -> None:
    put(own, "short-one", "form: 微故事\nreviewed_by: 社区宣传科\n", text="字" * 1300)
    tree = built(own)
    assert '<span class="form">微故事</span>' in tree.text("stories/short/index.html")
    page = tree.text("stories/short-one/index.html")
    assert "<span>微故事</span>" in page and "<span>约3分钟读完</span>" in page and "审稿：社区宣传科" in page
    assert 'href="../stories/short/"' in tree.text("stories/index.html")
    assert 'href="../stories/short/"' not in good.text("stories/index.html")


def test_blocks_of_pictures_and_of_words(own: Path) -> None:
    file = own / "stories/lamp-left-on/index.md"
    text = file.read_text("utf-8")
    file.write_text(
        text + "\n::: 图集\n- ![一只透明底的纸船](IMG_2034.JPG)\n:::\n\n::: 对话\n小满：烫。\n（没人说话。）\n姥姥：慢着点儿。\n:::\n",
        "utf-8",
    )
    page = built(own).text("stories/lamp-left-on/index.html")
    assert '<div class="gallery">\n<figure class="picture">' in page
    assert "<dt>小满</dt>\n<dd>烫。</dd>" in page and "<p>（没人说话。）</p>" in page and page.count('<dl class="dialogue">') == 2


def story(title: str, **more: object) -> Story:
    import datetime

    return Story(title=title, date=datetime.date(2026, 1, 1), summary="讲。", **{"themes": ("quiet",), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("others", "like"),
    [
        ([{"themes": ("quiet",)}], []),  # one theme is not enough
        ([{"places": ("east",)}, {"people": ("p-a1b",)}], [2, 1]),
        ([{"places": ("east",)}, {"places": ("east",)}, {"places": ("east",)}, {"places": ("east",)}], [1, 2, 3]),  # the nearest
        ([{"title": "别的梯子"}, {"title": "别的东西"}], [1]),
        ([{"themes": ("other",), "programmes": ("lamp",)}], [1]),
    ],
)
def test_what_is_like_a_story(others: list[dict[str, object]], like: list[int]) -> None:
    own = story("梯子", places=("east",), people=("p-a1b",), programmes=("lamp",))
    stories = [own, *(story(str(each.pop("title", "天")), **each) for each in map(dict, others))]
    assert Likeness(stories).like(0, 3) == like


def test_an_edit_changes_likenesses_nearby_alone(large: Tree) -> None:
    assert NEAR < 100
    page = large.text("stories/many-060/index.html")
    assert page.count("list-related") >= 1 and page.partition('id="list-related"')[2].count("<article") == 3
