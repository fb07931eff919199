"""What a page tells search engines, as schema.org names it, in JSON-LD: data, which the strict policy lets stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.render.base.page import Page
    from generator.render.base.plan import SiteFacts
    from generator.schema.comics import Comic
    from generator.schema.records import Story

_CONTEXT = "https://schema.org"
_LANGUAGE = "zh-CN"


def told_of(page: Page) -> Mapping[str, Any]:
    """What the page is about, if it says so, and the way to it from home."""
    things = [each for each in (page.data, _trail(page)) if each]
    if len(things) == 1:
        return {"@context": _CONTEXT, **things[0]}
    return {"@context": _CONTEXT, "@graph": [{name: value for name, value in each.items() if name != "@context"} for each in things]}


def _trail(page: Page) -> Mapping[str, Any]:
    """Every page on the way, the page itself at the end."""
    way = [(crumb.name, page.site.url + crumb.url) for crumb in page.crumbs]
    steps = [*way, (page.title, page.canonical)]
    items = [{"@type": "ListItem", "position": at, "name": name, "item": url} for at, (name, url) in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(site: SiteFacts) -> Mapping[str, Any]:
    """The site as a whole, for its home page."""
    return {"@type": "WebSite", "name": site.name, "url": site.url, "description": site.description, "inLanguage": _LANGUAGE}


def article(page: Page, story: Story, picture: str) -> Mapping[str, Any]:
    """A story; `picture` is the address of what stands for it."""
    return {
        "@type": "Article",
        "headline": _marked(story.title, story.sample),
        "description": story.summary,
        "datePublished": story.date.isoformat(),
        "dateModified": (story.updated or story.date).isoformat(),
        **_work(page, picture),
        "author": _publisher(page.site),
        "publisher": _publisher(page.site),
    }


def comic_story(page: Page, comic: Comic, picture: str, number: int) -> Mapping[str, Any]:
    """A comic with all of it in words; `number` is its own in the series."""
    return {
        "@type": "ComicStory",
        "name": _marked(comic.title, comic.sample),
        "description": comic.scene,
        "datePublished": comic.date.isoformat(),
        **_work(page, picture),
        "artist": {"@type": "Person", "name": comic.author},
        "position": number,
        "text": "\n".join(_in_words(comic)),
    }


def _in_words(comic: Comic) -> list[str]:
    return [line for panel in comic.panels for line in (panel.scene, *(f"{each.who}：“{each.says}”" for each in panel.lines))]


def _work(page: Page, picture: str) -> Mapping[str, Any]:
    return {
        "url": page.canonical,
        "mainEntityOfPage": page.canonical,
        "image": picture,
        "inLanguage": _LANGUAGE,
        "isAccessibleForFree": True,
    }


def _publisher(site: SiteFacts) -> Mapping[str, Any]:
    return {"@type": "Organization", "name": site.name, "url": site.url}


def _marked(title: str, sample: bool) -> str:
    return f"【示例】{title}" if sample else title


def script_json(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in (HTML standard, restrictions for contents of script elements)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
