"""A story's clip as pages, lists and feeds show it, and where its files are published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from generator.cache import digest
from generator.keyed import Shared
from generator.load.entries import Entry
from generator.media.captions import Captions
from generator.media.clips import ClipFacts, Recordings
from generator.media.encoding import Format
from generator.media.pictures import jpeg_widths
from generator.model.clips import captions_path, clip_path
from generator.render.base.shown_picture import PictureView
from generator.render.base.views import Shot, Way, picture_path
from generator.schema.records import Story
from generator.text import duration_in_chinese

CLIP_TYPE, CAPTIONS_TYPE = "video/mp4", "text/vtt"
_RECIPE = b"bare 2"  # how clips and captions are published: to be counted on when other bytes come of the same file


@dataclass(frozen=True)
class StoryClip(Shared):
    """The clip of one story: a film that lies here with its captions, or the address of one that lies elsewhere."""

    title: str
    url: str
    facts: ClipFacts | None
    captions: Captions | None
    poster: Shot | None
    credit: str

    @property
    def path(self) -> str:
        """Where the film is published; "" if it lies elsewhere."""
        return clip_file(self.facts) if self.facts else ""

    @property
    def captions_path(self) -> str:
        """Where its captions are published; "" if it has none."""
        return captions_file(self.captions) if self.captions else ""

    @property
    def poster_path(self) -> str:
        """Where the picture is published that stands before the film is played, as a JPEG; "" if there is none."""
        return picture_path(self.poster.facts, Format.JPEG, jpeg_widths(self.poster.facts)[-1]) if self.poster else ""

    @property
    def transcript(self) -> tuple[str, ...]:
        """What is said, caption by caption."""
        return tuple(cue.text for cue in self.captions.cues) if self.captions else ()

    def view(self, way: Way) -> ClipView:
        """The clip on a page."""
        facts = self.facts
        return ClipView(
            title=self.title,
            src=way(self.path) if facts else "",
            track=way(self.captions_path) if self.captions else "",
            poster=way(self.poster_path) if self.poster else "",
            first_picture=self.poster.alt if self.poster else "",
            width=facts.width if facts else 0,
            height=facts.height if facts else 0,
            length=duration_in_chinese(facts.seconds) if facts else "",
            size=f"{max(facts.size / 1_000_000, 0.1):.1f}兆" if facts else "",
            has_sound=bool(facts and facts.has_sound),
            transcript=self.transcript,
            credit=self.credit,
            url=self.url,
            host=urlsplit(self.url).hostname or "",
            picture=way.picture(self.poster) if self.poster and self.url else None,
        )


class ClipView(NamedTuple):
    """A clip in a template; all addresses but `url` are relative to the page."""

    title: str
    src: str
    track: str
    poster: str
    first_picture: str  # what is to be seen on the poster
    width: int
    height: int
    length: str
    size: str
    has_sound: bool
    transcript: tuple[str, ...]
    credit: str
    url: str
    host: str
    picture: PictureView | None

    @property
    def is_tall(self) -> bool:
        """Whether it was taken with the phone held upright."""
        return self.height > self.width


def clip_of(entry: Entry[Story], recordings: Recordings, shots: tuple[Shot, ...]) -> StoryClip | None:
    """The clip that a story declares, if it can be shown; `shots` are the story's."""
    clip = entry.record.clip
    if clip is None:
        return None
    facts = recordings.clips.get(clip_path(entry))
    if facts is None and not clip.url:
        return None
    captions = recordings.captions.get(captions_path(entry)) if facts else None
    return StoryClip(entry.record.title, clip.url, facts, captions, leading_shot(entry, shots, is_of_clip=True), clip.credit)


def leading_shot(entry: Entry[Story], shots: tuple[Shot, ...], *, is_of_clip: bool = False) -> Shot | None:
    """The picture that stands for a story: its cover, or that of its clip; before the clip itself, the other way round."""
    story = entry.record
    poster = story.clip.poster if story.clip else None
    declared = (poster or story.cover) if is_of_clip else (story.cover or poster)
    return next((shot for shot in shots if declared and shot.file == declared.file), None)


def seconds_of(clip: StoryClip | None) -> int:
    """How long a clip is that lies here; 0 for none, or one elsewhere."""
    return clip.facts.seconds if clip and clip.facts else 0


def clip_file(facts: ClipFacts) -> str:
    """Where a film is published: named after its file's bytes and what is done to them."""
    return f"media/{digest(facts.digest, _RECIPE).hex()[:20]}.mp4"


def captions_file(captions: Captions) -> str:
    """The same for captions."""
    return f"media/{digest(captions.digest, _RECIPE).hex()[:20]}.vtt"


def video_object(clip: StoryClip, day: str, summary: str, site: str) -> dict[str, Any]:
    """What search engines are told of a film that lies here (schema.org, VideoObject); `site` is the site's address."""
    facts = clip.facts
    if facts is None:
        return {}
    told: dict[str, Any] = {
        "@type": "VideoObject",
        "name": clip.title,
        "description": summary,
        "uploadDate": f"{day}T00:00:00+08:00",
        "duration": f"PT{facts.seconds}S",
        "contentUrl": site + clip.path,
        "encodingFormat": CLIP_TYPE,
        "contentSize": f"{facts.size} B",
        "width": facts.width,
        "height": facts.height,
        "inLanguage": "zh-CN",
        "isFamilyFriendly": True,
    }
    if clip.poster:
        told["thumbnailUrl"] = [site + clip.poster_path]
    if clip.captions:
        told["transcript"] = "\n".join(clip.transcript)
        told["caption"] = {
            "@type": "MediaObject",
            "contentUrl": site + clip.captions_path,
            "encodingFormat": CAPTIONS_TYPE,
            "inLanguage": "zh-CN",
        }
    return told
