"""Stories: their two forms, the days between which they are shown, what is like them, and how long they take to read."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator.model.related import NEAR, Likeness
from generator.pipeline import check_site
from generator.schema.records import Story
from generator.settings import BuildOptions
from tests.conftest import Tree, build, built, commit

NOTICE = "这里的内容只登到一个日子"
FIELDS = "title: {title}\ndate: 2026-11-20\nsummary: 接着讲。\nthemes: [neighbours]\nplaces: [east]\nsource: 编辑记录\n"


def put(root: Path, id: str, more: str = "", text: str = "正文。", title: str = "一只木桶") -> None:
    (root / f"stories/{id}").mkdir()
    (root / f"stories/{id}/index.md").write_text(f"---\n{FIELDS.format(title=title)}{more}---\n\n{text}\n", "utf-8")


def replace(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after), "utf-8")


def shown(tree: Tree, id: str) -> set[str]:
    """Where the story is named, but for a notice that it has gone."""
    named = {path for path, data in tree.files().items() if f"stories/{id}/".encode() in data}
    return {path for path in named if not path.endswith(".html") or NOTICE not in tree.text(path)}


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


def test_what_ends_by_itself_leaves_a_notice_and_stops_no_build_whatever_leads_there(own: Path) -> None:
    put(own, "fair", "publish_until: 2026-11-23\naliases: [/stories/market/]\n", "## 摊位\n\n一张桌子。", title="只有这天的市集")
    replace(own, "stories/fair/index.md", "date: 2026-11-20", "date: 2019-05-04")
    replace(own, "content/corrections.yml", "page: /stories/borrowed-ladder/", "page: /stories/fair/")
    places = ("stories/fair/", "stories/fair/#摊位", "stories/market/", "stories/years/2019/05/", "activities/#list-changes")
    links = [f"[去看](/{each})" for each in places]
    put(own, "leads-there", text="、".join(links), title="去市集")
    put(own, "as-short", "publish_until: 2026-11-23\n", text="[市集](/stories/fair/)", title="也只登到这天")
    leading = ("content/corrections.yml", "stories/leads-there/index.md")
    before, after = build(own), build(own, today="2026-11-24")
    for done, when in ((before, "就是今天"), (after, "已经过了")):
        assert done.returncode == 0, done.stdout
        told = {path for path in leading if re.search(rf"{path}:[0-9:]+ 提醒 L05：.*{when}", done.stdout)}
        assert told == {*leading} and "as-short" not in done.stdout
    tree = Tree(own / "site")
    for address in ("stories/fair/", "stories/market/", "stories/years/2019/05/", "stories/as-short/"):
        page = tree.text(f"{address}index.html")
        assert NOTICE in page and "noindex" in page and "再同意" not in page and "市集" not in page, address
        assert f"/{address}" not in tree.text("sitemap.xml")


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
    said = "小满：烫。\n（没人说话。）\n姥姥：慢着点儿。\n[[p-b2c]]说：晾一晾。\n三号楼的姥姥问：烫不烫？\n小说：没有。\n"
    file.write_text(f"{text}\n::: 图集\n- ![一只透明底的纸船](IMG_2034.JPG)\n:::\n\n::: 对话\n{said}:::\n", "utf-8")
    page = built(own).text("stories/lamp-left-on/index.html")
    assert '<div class="gallery">\n<figure class="picture">' in page
    assert "<dt>小满</dt>\n<dd>烫。</dd>" in page and "<p>（没人说话。）</p>" in page and page.count('<dl class="dialogue">') == 2
    assert [name for name in ("老秦", "三号楼的姥姥", "小说") if f"<dt>{name}</dt>" not in re.sub(r"</?(?:span|a)[^>]*>", "", page)] == []


def story(title: str, **more: object) -> Story:
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


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        ("date: 2025-11-20", True),
        ("date: 2026-09-20", False),
        ("date: 2025-11-20\npublish_from: 2026-11-20", False),
        ("date: 2025-11-20\npublish_from: 2026-01-20", True),
        ("date: 2025-11-20\ndraft: true", False),
        ("date: 2025-11-20\naliases: [/stories/long-ago/]", False),
    ],
)
def test_a_new_story_that_is_dated_months_back_is_told_until_it_is_handed_in(days: str, is_told: bool, own: Path) -> None:
    def told() -> list[str]:
        return [each.path for each in check_site(own, BuildOptions(datetime.date(2026, 11, 23))).problems if each.code == "R19"]

    put(own, "one-more")
    replace(own, "stories/one-more/index.md", "date: 2026-11-20", days)
    assert told() == [], "without a past nothing is new"
    (own / "stories/one-more").rename(own / "aside")
    commit(own)
    (own / "aside").rename(own / "stories/one-more")
    assert told() == ["stories/one-more/index.md"] * is_told
    commit(own)
    assert told() == []
