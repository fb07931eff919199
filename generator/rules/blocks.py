"""Blocks that have another name, or hold what they do not show: told with the line to type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.lazily import lazily
from generator.markdown.contents import ITEM, Content, contents, said
from generator.markdown.grammar import BLOCKS, DIALOGUE, GALLERY, block_meant
from generator.markdown.pictures import ALT, FILE, PICTURE, picture, shown_in
from generator.markdown.scan import Fact
from generator.problems import nearest
from generator.rules.judge import Judge
from generator.schema.records import Picture, Story, pictures_of
from generator.text import HAN

_FILM = re.compile("视频|录像|影片|动画|video|clip", re.IGNORECASE)
_TABLE = re.compile("表格|table", re.IGNORECASE)
_WITHOUT_ARGUMENT = (GALLERY, DIALOGUE, "提示", "时间线")
_EMPTY = {
    GALLERY: "一张图写一行，像 - ![画面里有什么](文件名.jpg) 这样",
    DIALOGUE: "一句话写一行，先写谁说的和一个冒号，像 姥姥：慢着点儿，烫。 这样",
    "引语": "把那句话写在这一行下面，是谁说的写在“引语”后面，像 ::: 引语 糖人铺的掌柜 这样",
    "提示": "把要说的话写在这一行下面",
    "时间线": "一件事写一行，像 - 三月：先扎了一只燕子。 这样",
}
_SIGN_OF_ITEM = lazily(r"(?:[-*+•·●▪][ 　]*|[(（]?[0-9０-９]{1,2}(?:[.、．)）])[ 　]*|[①-⑳][ 　]*)(?=\S)")
_FILE = lazily(rf"!?{FILE}", re.IGNORECASE)
_BESIDE = ' 　:：，,。；;、—-（）()[]【】“”"！!'
_LEADS = lazily(r"([^：:，。！？；“”\s]{1,8}?)(?:说|问|答|喊|道)?(?:道)?[ 　，,]*[“\"「](.+?)[”\"」]?$|(\S{1,6})[ 　]+(\S.*)$")
_ASKS = lazily(r"(\S{1,8}?)(?:问|答|说|喊|道)+")
_IS_SAID = lazily("[，。！？；、…“]|.{13}")  # what is no name
_NO_SPEAKER = lazily(r"[，。！？；、“”《》]|[0-9]$")
_NEXT_TURN = lazily(rf"[。！？…”][ 　]*([{HAN}]{{1,6}})[：:]")


def check_blocks(judge: Judge) -> None:
    """Each block has a name that we know, and is filled so that readers see what was meant."""
    real = [fact for fact in judge.facts if fact.sort == "block"]
    for fact in real:
        if fact.value not in BLOCKS:
            _tell_unknown(judge, fact)
    known = [(fact.line, fact.value, fact.other) for fact in real if fact.value in BLOCKS]
    for content in contents(judge.body, known) if known else ():
        _check_argument(judge, content)
        if content.name == "数字":
            _check_figures(judge, content)
        elif not content.lines:
            _check_empty(judge, content)
        elif content.name == GALLERY:
            _check_gallery(judge, content)
        elif content.name == DIALOGUE:
            _check_dialogue(judge, content)
        elif content.name == "时间线" and not any(ITEM.match(line) for _, line in content.lines):
            number, line = content.lines[0]
            meant = f"- {_SIGN_OF_ITEM.sub('', line, count=1)}"
            _tell(judge, content, number, "里各行前面没有“- ”，网页上会连成一段", f"一件事写一行，每一行前面加“- ”；这一行写成 {meant}")


def _tell(judge: Judge, content: Content, line: int, what: str, advice: str) -> None:
    judge.at_text(line, 1, "M29", name=content.name, what=what, advice=advice)


def _tell_unknown(judge: Judge, fact: Fact) -> None:
    """A block of a name that we do not have; of some we know what stands in their place."""
    advice = ""
    if _FILM.search(fact.value):
        advice = "短视频不写在正文里：把 MP4 放在这个文件夹里，在上面的登记卡里加一项 clip:，下面写 file、captions 和 shows；这几行删掉。"
    elif _TABLE.search(fact.value):
        advice = "表格不用“:::”：直接写 | 东西 | 几样 |，下一行写 |---|---|，再一行一行往下写。"
    meant = block_meant(fact.value) or nearest(fact.value, BLOCKS)
    judge.at_fact(fact, "M07", value=fact.value, allowed="、".join(BLOCKS), nearest="" if advice else meant, advice=advice)


def _check_argument(judge: Judge, content: Content) -> None:
    if content.name in _WITHOUT_ARGUMENT and content.argument:
        meant = "挪到上面去，单独写成一段" if content.name == GALLERY else "挪到下一行，这一行只写 ::: " + content.name
        _tell(judge, content, content.line, f"后面写的“{content.argument}”网页上看不到", f"把“{content.argument}”{meant}；不要了，就删掉。")


def _check_empty(judge: Judge, content: Content) -> None:
    if content.name == "引语" and _IS_SAID.search(content.argument):
        advice = f"“引语”后面写的是谁说的，话要另起一行：这一行只写 ::: 引语，下一行写 {content.argument}"
        _tell(judge, content, content.line, "里没有写那句话，网页上是一个空框", advice)
    else:
        _tell(judge, content, content.line, "里什么也没有写，网页上是空的", f"{_EMPTY[content.name]}；用不着它，就把这几行删掉。")


def _check_figures(judge: Judge, content: Content) -> None:
    inside = " ".join(ITEM.sub("", line) for _, line in content.lines)
    if not content.argument:
        ids = inside if inside and inside.isascii() else "communities"
        _tell(
            judge,
            content,
            content.line,
            "后面没有写是哪几个数字，网页上是空的",
            f"编号写在同一行，像 ::: 数字 {ids} 这样，下一行就是 :::。",
        )
    elif inside:
        number, line = content.lines[0]
        _tell(
            judge,
            content,
            number,
            f"里只登编号说的那几个数，这里的“{line}”网页上看不到",
            "把这些字挪到 ::: 的外面；是编号，就写到“数字”后面，用空格隔开。",
        )


def _check_gallery(judge: Judge, content: Content) -> None:
    """Every line shows one picture; names of files alone are words."""
    told = {slip.line for slip in judge.slips if slip.what == PICTURE}
    if not isinstance(judge.entry.record, Story):
        if not any(fact.sort == "picture" for fact in judge.facts) and not told:
            judge.at_text(content.line, 1, "I09")
        return
    known: Mapping[str, Picture] = {each.file: each for _, each in pictures_of(judge.entry.record) if hasattr(each, "file")}
    for number, line in content.lines:
        if number in told:
            continue
        bare = ITEM.sub("", line)
        found = shown_in(bare)
        if len(found) == 1 and found[0].written == bare:
            continue
        if len(found) > 1:
            lines = "，".join(f"- {each.written}" for each in found)
            _tell(judge, content, number, "里一行只放一张图，这一行有几张", f"一张图写一行：{lines}")
        elif found:
            words = _rest(_SIGN_OF_ITEM.sub("", line, count=1), found[0].written)
            caption = "，".join(filter(None, (found[0].caption, words)))
            what = f"里，图后面的“{words}”不会成为图的说明" if words else "里，这一行多了别的符号，排不成图"
            _tell(judge, content, number, what, f"这一行写成 - {picture(found[0].alt, found[0].file, caption)}")
        else:
            _tell_words(judge, content, number, line, known)


def _tell_words(judge: Judge, content: Content, number: int, line: str, known: Mapping[str, Picture]) -> None:
    """A line in which no picture is: the name of its file, perhaps, and what it shows."""
    bare = _SIGN_OF_ITEM.sub("", line, count=1)
    match = _FILE.search(bare)
    named = sorted((*known, *(each.what for each in judge.surroundings if each.sort == "spare")), key=len, reverse=True)
    whole = next((file for file in named if file.casefold() in bare.casefold()), "")
    stem = next((file for file in named if not whole and file.rpartition(".")[0] in (bare, bare.strip(_BESIDE))), "")
    file = whole or stem or (match.group() if match else "")
    if not file:
        _tell(
            judge,
            content,
            number,
            f"里只放图，“{line}”不是图",
            f"是图，就写成 - ![{ALT}](文件名.jpg)；是一句话，就挪到“:::”的外面，单独写成一段。",
        )
        return
    words = "" if stem else _rest(bare, file)
    alt = getattr(known.get(file), "alt", "") or words or ALT
    registered = "" if file in known else "；还要在登记卡的 pictures 里登记它"
    meant = f"- {picture(alt, file, words if words != alt else '')}"
    _tell(judge, content, number, f"里，这一行只有文字，“{line}”会照样印出来，看不到图", f"这一行写成 {meant}{registered}。")


def _rest(line: str, taken: str) -> str:
    """What else stands in a line."""
    at = line.casefold().find(taken.casefold())
    before, after = line[:at].strip(_BESIDE), line[at + len(taken) :].strip(_BESIDE)
    return "，".join(filter(None, (before, after)))


def _check_dialogue(judge: Judge, content: Content) -> None:
    turns = said(content)
    speakers = {speaker for _, _, speaker, _ in turns if speaker and not _NO_SPEAKER.search(speaker)}
    if not any(speaker for _, _, speaker, _ in turns):
        number, line = content.lines[0]
        advice = f"每一句前面写上是谁说的和一个冒号，各写一行；这一行写成 {_as_said(line)}"
        _tell(judge, content, number, "里没有一行写明是谁说的，网页上只是几段普通的话", advice)
        return
    for number, line, speaker, words in turns:
        for what, advice in _doubts(line, speaker, words, speakers):
            judge.at_text(number, 1, "M30", what=what, advice=advice)


def _as_said(line: str) -> str:
    bare = ITEM.sub("", line).strip("—-－ 　")
    if asked := _ASKS.fullmatch(bare):
        return f"{asked[1]}：要说的话（后半句换成那句话）"
    match = _LEADS.match(bare)
    if not match:
        return f"姥姥：{bare}（“姥姥”换成说话的人）"
    speaker, words = (match[1], match[2]) if match[1] else (match[3], match[4])
    return f"{speaker}：{words}"


def _doubts(line: str, speaker: str, words: str, speakers: set[str]) -> Iterator[tuple[str, str]]:
    """What is doubtful in one line of a dialogue, and what to do."""
    if speaker and _NO_SPEAKER.search(speaker):
        is_time = speaker[-1].isdigit() and words[0].isdigit()
        advice = "时间写成几点几分，这一行就不用冒号了" if is_time else "冒号前面只写是谁；这一行不是谁说的话，就不用冒号"
        yield f"“{speaker}”会印成说话的人", f"{advice}。"
    elif speaker:
        turn = _NEXT_TURN.search(words)
        if turn:
            yield f"一行里有两个人说话，都会印成“{speaker}”说的", f"一句写一行，从“{turn.group(1)}：”那里另起一行。"
    elif speaker := next(
        (each for each in sorted(speakers, key=len, reverse=True) if re.match(rf"{re.escape(each)}[ 　“\"，,]", line)), ""
    ):
        words = line.removeprefix(speaker).strip(_BESIDE)
        yield "这一行没有冒号，会印成旁白", f"是“{speaker}”说的话，就写成 {speaker}：{words}；真是旁白，不用管。"
