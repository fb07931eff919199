"""JSON Feed 1.1 of every feed, and what feeds carry of films."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from tests.conftest import URL, Tree
from tests.test_feeds import ELSEWHERE, FILM, IN_BEIJING, JSON, NEWEST_FIRST, SAMPLES, page_of, root_of, story_url, texts


@pytest.mark.parametrize("path", JSON)
def test_json_feed(good: Tree, path: str) -> None:
    feed: dict[str, Any] = json.loads(good.text(path))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == URL + path
    assert feed["home_page_url"] == URL + page_of(path)
    assert (feed["title"], feed["language"]) == (feed["title"] or None, "zh-CN")
    assert feed["authors"] == [{"name": "柿子街家力量"}]
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert item["content_html"] and item["title"] and item["summary"]
        for name in ("date_published", "date_modified"):
            assert name not in item or datetime.fromisoformat(item[name]).utcoffset() == IN_BEIJING
        assert item["date_modified"] >= item.get("date_published", "")
        assert set(item["tags"]) <= {
            "邻里之间",
            "孩子们",
            "还没人写",
            "《“理想家园”的100个样子》",
            "寒假",
            "日常",
            "更新",
            "取消",
            "取消一次",
            "荣誉榜",
            "微治理创新案例",
        }


def test_json_feed_carries_what_the_others_carry(good: Tree) -> None:
    items = [item for item in json.loads(good.text("feed.json"))["items"] if "/stories/" in item["url"]]
    assert [item["url"] for item in items] == [story_url(id) for id in NEWEST_FIRST]
    assert {item["url"] for item in items if item["title"].startswith("【示例】")} == {story_url(id) for id in SAMPLES}


@pytest.mark.parametrize("path", ["feed.xml", "feeds/stories.xml", "feeds/clips.xml"])
def test_players_find_the_captions_of_a_film(good: Tree, path: str) -> None:
    space = {"podcast": "https://podcastindex.org/namespace/1.0"}
    (item,) = [each for each in root_of(good, path).iterfind(".//item") if each.find("podcast:transcript", space) is not None]
    assert texts(item, "link") == [story_url(FILM)]
    (told,) = item.iterfind("podcast:transcript", space)
    assert (told.get("type"), told.get("language"), told.get("rel")) == ("text/vtt", "zh-CN", "captions")
    assert good.text(told.get("url").removeprefix(URL)).startswith("WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n")


def test_a_feed_of_films_has_them_alone_with_what_is_said(good: Tree) -> None:
    items = json.loads(good.text("feeds/clips.json"))["items"]
    assert [item["url"] for item in items] == [story_url(FILM), story_url("far-film")]
    film, elsewhere = items
    assert film["attachments"][0]["duration_in_seconds"] == 6
    assert "<h2>短视频里说了什么</h2>\n<p>（风声）</p>\n<p>灯亮了 &amp; 风停了，1&lt;2，对吧？</p>" in film["content_html"]
    assert f'<a href="{ELSEWHERE}">' in elsewhere["content_html"]
