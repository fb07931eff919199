"""Clips beside stories: where they lie, what they need, who is in them, and whether the captions go with the film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.load.beside import is_captions, is_clip
from generator.media.captions import Captions, Cue
from generator.media.clips import ClipFacts
from generator.model.clips import captions_path, clip_path
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.rules.known_people import is_departed
from generator.rules.questions import captions_at, clip_at, lies_there, names_in, record
from generator.schema.records import Clip, Person, Story

_PAST_THE_END = 500  # milliseconds: sound and picture seldom end together
_LONGEST_SILENCE = 12_000  # milliseconds without a word, after which a reader wonders whether captions are missing
_CLIP, _CAPTIONS = "短视频", "字幕"


def _clip_of(judge: Judge) -> Clip | None:
    story = judge.entry.record
    return story.clip if isinstance(story, Story) else None


def check_clip(judge: Judge) -> None:
    """A clip lies beside its story or has an address, has a picture to begin with, and captions if anything is said."""
    clip = _clip_of(judge)
    if clip is None:
        return
    with judge.in_part():
        if bool(clip.file) == bool(clip.url):
            judge.at(
                ("clip",),
                "V01",
                what="又写了文件名（file），又写了网址（url）" if clip.file else "没有写文件名（file），也没有写网址（url）",
            )
    with judge.in_part():
        if not clip.poster and not judge.entry.record.cover:
            judge.at(("clip",), "V11")
    with judge.in_part():
        if clip.captions and judge.ask(captions_at, captions_path(judge.entry)) is None:
            _check_missing(judge, "captions", clip.captions, _CAPTIONS)
    with judge.in_part():
        if clip.file:
            _check_files(judge, clip)


def _check_files(judge: Judge, clip: Clip) -> None:
    facts = judge.ask(clip_at, clip_path(judge.entry))
    if facts is None:
        _check_missing(judge, "file", clip.file, _CLIP)
    if facts and facts.has_sound and not clip.captions:
        judge.at(("clip", "file"), "V12", advice=_beside(judge, _CAPTIONS))


def _check_missing(judge: Judge, field: str, file: str, what: str) -> None:
    is_right = is_clip(file) if field == "file" else is_captions(file)
    if is_right and judge.ask(lies_there, judge.entry.path.rpartition("/")[0], file):
        return  # and was told of
    ending = ".mp4" if field == "file" else ".vtt"
    advice = _beside(judge, what, file) if is_right else _other_sort(field, file, what, ending)
    judge.at(("clip", field), "V02", what=what, value=file, ending=ending, advice=advice)


def _other_sort(field: str, file: str, what: str, ending: str) -> str:
    """What to do about a file of another sort: of captions SRT is mended once it has the right name, a film is not."""
    stem, _, written = file.rpartition(".")
    if field == "captions" and stem and written.casefold() == "srt":
        return f"把文件“{file}”改名成“{stem}{ending}”，这里也写成 captions: {stem}{ending}；里面SRT的写法，改名以后程序能替您改。"
    return f"{what}的扩展名是 {ending}：换成这样的文件，名字也跟着改。光改扩展名没有用。"


def _beside(judge: Judge, what: str, file: str = "") -> str:
    """What to do if one that nobody uses lies there; "" if none does."""
    is_one, field = (is_clip, "file") if what == _CLIP else (is_captions, "captions")
    names = [around.what for around in judge.surroundings if around.sort == "recording" and is_one(around.what)]
    if not names:
        return _at_fault(judge, what, field, file)
    likely = nearest(file.lower(), names) or names[0]
    return f"这个文件夹里没有用上的{what}是 {'、'.join(names)}；是它，就写成 {field}: {likely}；不是，就把{what}放进来。"


def _at_fault(judge: Judge, what: str, field: str, file: str) -> str:
    """What to do if one lies there that is at fault, which is told by itself; "" if none does, or none is missed."""
    clip, ending = _clip_of(judge), "mp4" if field == "file" else "vtt"
    known = (getattr(clip, "file", ""), getattr(clip, "captions", ""))
    found = [name for name in judge.ask(names_in, judge.entry.path.rpartition("/")[0], ending) if name not in known] if file else []
    if not found:
        return ""
    folder, facts = judge.entry.path.rpartition("/")[0], clip_at if field == "file" else captions_at
    is_sound = all(judge.ask(facts, f"{folder}/{name}") for name in found)
    fault = "" if is_sound else "，它还有毛病，另外说"
    return f"文件夹里有{what} {'、'.join(found)}{fault}；是它，就写成 {field}: {nearest(file.lower(), found) or found[0]}。"


def check_captions(judge: Judge) -> None:
    """Captions end with the film, and go through it as a whole."""
    clip = _clip_of(judge)
    if clip is None or not getattr(clip, "file", ""):
        return
    facts, captions = judge.ask(clip_at, clip_path(judge.entry)), judge.ask(captions_at, captions_path(judge.entry))
    if facts and captions:
        _check_end(judge, facts, captions)
        _check_coverage(judge, facts, captions)


def _check_end(judge: Judge, facts: ClipFacts, captions: Captions) -> None:
    for cue in captions.cues:
        if cue.end > facts.milliseconds + _PAST_THE_END:
            seconds = _seconds(facts.milliseconds)
            judge.at_beside(captions.path, cue.line - 1, 1, "V16", end=_seconds(cue.end), seconds=seconds)
            return


def _check_coverage(judge: Judge, facts: ClipFacts, captions: Captions) -> None:
    if not facts.has_sound or not captions.is_whole:
        return  # or what could not be read would be told as a silence
    for start, end, line in _silences(captions.cues, facts.milliseconds):
        if end - start > _LONGEST_SILENCE:
            judge.at_beside(captions.path, line, 1, "V19", start=_seconds(start), end=_seconds(end))


def _silences(cues: Sequence[Cue], last: int) -> Iterator[tuple[int, int, int]]:
    """From when to when nothing is to be read, and the line of the captions before which that is."""
    at = 0
    for cue in cues:
        yield at, cue.start, cue.line - 1
        at = cue.end
    yield at, last, cues[-1].line


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.1f}".removesuffix(".0")


def check_clip_people(judge: Judge) -> None:
    """Whoever is to be seen and heard in a clip has agreed to both."""
    clip = _clip_of(judge)
    if clip is None:
        return
    with judge.in_part():
        facts = judge.ask(clip_at, clip_path(judge.entry))
        is_silent = facts is not None and not facts.has_sound
        for index, id in enumerate(clip.shows):
            person = judge.ask(record, "person", id)
            if judge.ask(is_departed, id):
                continue  # the clip goes by itself
            if isinstance(person, Person) and "肖像" not in person.scope:
                judge.at(("clip", "shows", index), "P07", value=id, name=person.name, advice=_NO_FACE)
            if isinstance(person, Person) and "声音" not in person.scope and not is_silent:
                judge.at(("clip", "shows", index), "V10", value=id, name=person.name)


_NO_FACE = "换一段没有这个人的短视频；取得同意以后，在人物文件的“同意范围（scope）”里加上“肖像”和“声音”。"


def check_spare_recordings(judge: Judge) -> None:
    """Clips and captions that lie beside a story and are not used; unless they are told of where one is missed."""
    for around in judge.surroundings:
        if around.sort == "recording" and not any(each.code in ("V02", "V12") for each in judge.problems):
            field, what = ("file", _CLIP) if is_clip(around.what) else ("captions", _CAPTIONS)
            judge.at(("title",), "V21", what=what, value=around.what, field=field)
