"""What a page tells search engines, as schema.org names it, in JSON-LD: data, which the strict policy lets stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.render.base.plan import Position, SiteFacts
from generator.schema.comics import Comic
from generator.schema.records import Story
from generator.text import titled

_CONTEXT = "https://schema.org"
_LANGUAGE = "zh-CN"


def told_of(position: Position, title: str, data: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What the page there is about, if it says so, and the way to it from home."""
    things = [each for each in (data, _trail(position, title)) if each]
    if len(things) == 1:
        return {"@context": _CONTEXT, **things[0]}
    return {"@context": _CONTEXT, "@graph": [{name: value for name, value in each.items() if name != "@context"} for each in things]}


def _trail(position: Position, title: str) -> Mapping[str, Any]:
    """Every page on the way, the page itself at the end."""
    base = position.site.url
    steps = [*((crumb.name, base + crumb.url) for crumb in position.crumbs), (title, base + position.address)]
    items = [{"@type": "ListItem", "position": at, "name": name, "item": url} for at, (name, url) in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(site: SiteFacts) -> Mapping[str, Any]:
    """The site as a whole, for its home page."""
    return {"@type": "WebSite", "name": site.name, "url": site.url, "description": site.description, "inLanguage": _LANGUAGE}


def article(position: Position, story: Story, picture: str) -> Mapping[str, Any]:
    """A story; `picture` is the address of what stands for it."""
    return {
        "@type": "Article",
        "headline": titled(story.title, story.sample),
        "description": story.summary,
        "datePublished": story.date.isoformat(),
        "dateModified": (story.updated or story.date).isoformat(),
        **_work(position, picture),
        "author": _publisher(position.site),
        "publisher": _publisher(position.site),
    }


def comic_story(position: Position, comic: Comic, picture: str, number: int) -> Mapping[str, Any]:
    """A comic with all of it in words; `number` is its own in the series."""
    return {
        "@type": "ComicStory",
        "name": titled(comic.title, comic.sample),
        "description": comic.scene,
        "datePublished": comic.date.isoformat(),
        **_work(position, picture),
        "artist": {"@type": "Person", "name": comic.author},
        "position": number,
        "text": "\n".join(_in_words(comic)),
    }


def _in_words(comic: Comic) -> list[str]:
    return [line for panel in comic.panels for line in (panel.scene, *(f"{each.who}：“{each.says}”" for each in panel.lines))]


def _work(position: Position, picture: str) -> Mapping[str, Any]:
    url = position.site.url + position.address
    return {"url": url, "mainEntityOfPage": url, "image": picture, "inLanguage": _LANGUAGE, "isAccessibleForFree": True}


def _publisher(site: SiteFacts) -> Mapping[str, Any]:
    return {"@type": "Organization", "name": site.name, "url": site.url}


def script_json(data: Mapping[str, Any]) -> str:
    """JSON that cannot end the element it stands in (HTML standard, restrictions for contents of script elements)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
