"""The film of a post: what it encloses, what is said in it, and where players find its captions (podcasting 2.0, `podcast:transcript`)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from generator.keyed import Workshop
from generator.render.base.clips import CLIP_TYPE, StoryClip
from generator.render.feeds.posts import Posts
from generator.text import duration_in_chinese


class Film(NamedTuple):
    """A film as feeds tell of it; addresses are absolute."""

    url: str
    size: int  # bytes
    seconds: int
    captions: str  # their address, "" if there are none
    poster: str  # of the picture before it is played

    mime: str = CLIP_TYPE


def films_of(posts: Posts) -> Iterator[str]:
    """Where the films of `posts` are published."""
    return (post.clip.path for post in posts if post.clip and post.clip.path)


def film_of(clip: StoryClip | None, base: str, workshop: Workshop) -> Film | None:
    """The film that lies here, with its true size."""
    if clip is None or clip.facts is None:
        return None
    captions = base + clip.captions_path if clip.captions else ""
    return Film(
        base + clip.path, workshop.needed[clip.path]["size"], clip.facts.seconds, captions, base + clip.poster_path if clip.poster else ""
    )


def told_of(clip: StoryClip | None, base: str) -> str:
    """What stands below the text of a post: the way to the film, and what is said in it."""
    if clip is None:
        return ""
    if clip.facts is None:
        return f'<p><a href="{escape(clip.url)}">去看短视频</a></p>\n'
    said = "".join(f"<p>{escape(line)}</p>\n" for line in clip.transcript)
    heading = "<h2>短视频里说了什么</h2>\n" if said else ""
    return f'<p><a href="{base}{clip.path}">看短视频（{duration_in_chinese(clip.facts.seconds)}）</a></p>\n{heading}{said}'
