"""What `check --fix` can mend beside a story: encoding and times of captions that have one meaning, and a film whose directory stands at its end."""

from __future__ import annotations

import io
from collections.abc import Set as AbstractSet

from generator.load.beside import is_captions, is_clip
from generator.load.decode import decode_anyway
from generator.media.boxes import Malformed
from generator.media.captions import mended, read_captions
from generator.media.faststart import with_directory_in_front
from generator.media.movie import read_movie

_OF_CAPTIONS = {"F11", "V13", "V14"}


def mended_beside(path: str, data: bytes, codes: AbstractSet[str]) -> bytes:
    """The file at `path` as it would be, if some of what `codes` say of it can be mended; else as it is."""
    if is_captions(path) and codes & _OF_CAPTIONS:
        return _mended_captions(path, data)
    return _mended_clip(data) if is_clip(path) and codes == {"V05"} else data


def _mended_captions(path: str, data: bytes) -> bytes:
    """Captions with fewer faults than before; what was wrong in words or in their order stays the editor's."""
    text = decode_anyway(path, data, []).text
    if text is None:
        return data
    ending = "\r\n" if b"\r\n" in data else "\n"
    after = mended(text).replace("\n", ending).encode()
    before_count, after_count = (len(read_captions(path, each).problems) for each in (data, after))
    return after if after_count < before_count else data


def _mended_clip(data: bytes) -> bytes:
    """A film that is sound once its directory stands in front."""
    try:
        after = with_directory_in_front(data)
    except Malformed:
        return data
    return data if read_movie(io.BytesIO(after), len(after)).faults else after
