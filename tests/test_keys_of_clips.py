"""A key sees a story's clip and its captions, too."""

from __future__ import annotations

from generator.cache import NOWHERE, digest
from generator.frame import frames
from generator.judging import loaded, settings_of
from generator.load.walk import walk
from generator.store import Store
from tests.conftest import GOOD
from tests.test_keys import OPTIONS, as_read, plan, unseen


def test_every_clip_and_its_captions() -> None:
    content = loaded(GOOD, walk(GOOD))
    settings = settings_of(content.entries, OPTIONS)
    assert settings
    frame_set = frames(settings, Store(NOWHERE))
    entries, known = [as_read(entry, entry.record) for entry in content.entries], content.recordings
    before = plan(entries, content.pictures, frame_set)
    (clip,), (captions,) = known.clips.values(), known.captions.values()
    others = [
        known._replace(clips={clip.path: clip._replace(digest=digest(b"another"), milliseconds=9000, width=600)}),
        known._replace(captions={captions.path: captions._replace(digest=digest(b"another"), cues=captions.cues[:1])}),
        known._replace(clips={}),
        known._replace(captions={}),
    ]
    for other in others:
        after = plan(entries, content.pictures, frame_set, recordings=other)
        assert not unseen(before, after)
        assert after.artifacts["stories/paper-lantern/index.html"].recipe != before.artifacts["stories/paper-lantern/index.html"].recipe
