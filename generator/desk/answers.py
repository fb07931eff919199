"""What an answer at the terminal means: yes and no, what has been chosen from a list, and words that are no answer but a wish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from generator.problems import nearest
from generator.schema.days import without_year
from generator.schema.numbers import number_in

YES = frozenset("是 对 好 行 要 嗯 有 会 真 可以 同意 确定 当然 没错 y yes ok okay".split())
NO = frozenset("否 不 没 无 别 假 编 不是 不对 不好 不行 不要 不用 不会 不可以 不同意 不需要 没有 n no nope none".split())
BACK = frozenset("< ＜ 《 〈 上一问 上一步 上一个 回到上一问 回到上一步 返回上一问 返回上一步".split())
MAYBE_BACK = frozenset("返回 回去 后退 退回 回退 back".split())  # which may also be a title
HELP = frozenset("? ？ ?? ？？ 帮助 怎么写 怎么填 什么意思 不懂 看不懂 不明白 help".split())
STOP = frozenset("退出 不写了 取消 算了 停 停止 结束 quit exit q".split())
LATER = frozenset("跳过 空着 先空着 不填 先不填 不选 以后再填 以后再说 略 skip pass".split())
_LEAP = 9  # years in which there is one with a day more
_ALL = frozenset("全部 所有 全选 都选 都有 都是 全都 每天 天天 all".split())
_WISH = re.compile(r"^我?(?:要|选|想选|选择|就选|就要)?(?=第?[\d一二三四五六七八九十])")
_AND = re.compile(r"\s*(?:以及|还有|还要|[和与跟及加+&/|.])\s*")
_NUMBERS = re.compile(r"[\d一二三四五六七八九十第个项条号\s,、;。和与跟及加+&/|.以还有要-]+")
_PARTICLES = re.compile("(?<=.)[的啊呀呢吧哦噢嘛了]+$")


class Unusable(Exception):
    """An answer that cannot be used; the text says why, in Chinese, and `proposed` is what Enter stands for from now on, if that is another."""

    def __init__(self, words: str, proposed: str = "") -> None:
        """Take why, and what may have been meant."""
        super().__init__(words)
        self.proposed = proposed


def plain(word: str) -> str:
    """`word` with full-width digits, letters and marks as they are on a keyboard."""
    return unicodedata.normalize("NFKC", word)


def last_such_day(answer: str, last: date) -> date | None:
    """The last day up to `last` that an answer without a year may mean; None if it is no such answer."""
    said = without_year(answer)
    for year in range(last.year, last.year - _LEAP, -1) if said else ():
        with suppress(ValueError):  # of the 29th of February in most years
            if said and (day := date(year, *said)) <= last:
                return day
    return None


def yes_or_no(answer: str, question: str = "") -> bool:
    """What an answer says, be it with the words of the `question`: 来 and 不来 to 要家长一起来吗."""
    word = plain(answer).lower().strip(" 。！!.,、~")
    word = word if word in (*YES, *NO) else _PARTICLES.sub("", word)
    asked = question.removesuffix("吗")
    if word in YES or (word and asked.endswith(word)):
        return True
    if word in NO or (word[:1] in ("不", "没") and asked.endswith(word[1:])):
        return False
    raise Unusable("请写“是”或者“否”。")


def is_slip(answer: str) -> bool:
    """Whether a text may have been meant for another sort of question: yes or no, a number in a list, a single letter, a wish."""
    wishes = answer.lower() in (*YES, *NO, *MAYBE_BACK, *HELP, *STOP, *LATER)
    return wishes or bool(re.fullmatch(r"[A-Za-z]|\d{1,3}", answer))


def chosen(answer: str, choices: Sequence[tuple[str, str]], least: int, most: int) -> tuple[str, ...]:
    """The ids that an answer names by numbers, "1-3" meaning all from 1 to 3, or by names."""
    word = plain(answer)
    if not least and (not word or word == "0" or word.lower() in (*NO, *LATER)):
        return ()
    if word.lower() in _ALL and len(choices) <= most:
        return tuple(id for id, _ in choices)
    known = {name: id for id, label in choices for name in (plain(label), id)}
    found = tuple(dict.fromkeys(id for each in _parts(word, known) for id in _meant(each, choices)))
    if not found:
        raise Unusable(f"这里要选一个：请写 1 到 {len(choices)} 之间的序号。")
    if len(found) > most:
        raise Unusable("只能选一个，请只写一个序号。" if most == 1 else f"最多选 {most} 个。")
    return found


def _parts(word: str, known: dict[str, str]) -> Sequence[str]:
    """The numbers and names that an answer is made of: one name, names without anything between them, or with marks."""
    if word in known:
        return [word]
    if "周六" in known:
        word = re.sub("(?:星期|礼拜)(?=[一二三四五六日天末])", "周", word).replace("周天", "周日").replace("周末", "周六、周日")
    either = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    if re.fullmatch(rf"(?:(?:{either})(?:[\s,、;和与跟及]|还有)*)+", word):
        return re.findall(either, word)
    ranges = re.sub(r"(?<=\d)\s*[-~—–至到]+\s*(?=\d)", "-", _WISH.sub("", word))
    if _NUMBERS.fullmatch(ranges):  # whatever stands between them
        ranges = _AND.sub(" ", ranges)
    return [each for each in re.split(r"[\s,、;。]+", ranges) if each]


def _meant(word: str, choices: Sequence[tuple[str, str]]) -> Sequence[str]:
    ids, names = [id for id, _ in choices], [plain(name) for _, name in choices]
    if word in (*ids, *names):
        return [next(id for id, name in zip(ids, names, strict=True) if word in (id, name))]
    first, last = _range(word, names)
    if 1 <= first <= last <= len(choices):
        return ids[first - 1 : last]
    within = [name for _, name in choices if len(word) > 1 and word in name]
    likely = within[0] if len(within) == 1 else nearest(word, [name for _, name in choices])
    meant = f"您是不是想选“{likely}”？" if likely else ""
    raise Unusable(f"没有“{word}”这一个。{meant}请写 1 到 {len(choices)} 之间的序号。")


def _range(word: str, names: Sequence[str]) -> tuple[int, int]:
    """The first and the last number that a word means: 3, 1-3, 第三个, 周一到周五; zeros if it means none."""
    if match := re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", word):
        return int(match[1]), int(match[2] or match[1])
    if match := re.fullmatch(r"第?([\d一二三四五六七八九十]{1,3})(?:个|项|条|号)?", word):
        number = int(match[1]) if match[1].isdecimal() else number_in(match[1]) or 0
        return number, number
    ends = re.split("到|至|-|—|~", word)
    return (names.index(ends[0]) + 1, names.index(ends[1]) + 1) if len(ends) == 2 and set(ends) <= set(names) else (0, 0)
