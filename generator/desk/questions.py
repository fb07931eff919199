"""Questions to an editor, each asked until the answer can be used; why it cannot be is said, and one may go back to the question before."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.desk.sources import CannotAdd
from generator.invocation import typed
from generator.load.decode import code_point, refused_at
from generator.problems import nearest, problem
from generator.schema.grammar import ID, Grammar, Refused

T = TypeVar("T")

MOST_SYLLABLES = 4
MOST_PROPOSED = 60  # characters of an id that is proposed
MOST_ANSWER = 200  # characters

YES, NO = ("是", "对", "y", "yes"), ("否", "不是", "不", "n", "no")
BACK = ("<", "＜", "上一问", "回到上一问")
HOW = "一句一句问您。方括号里写好的，直接回车就用它；想回到上一问，写 <；不想写了，按 Ctrl+C，什么也不会留下。"
_LATER = "（先空着就直接回车）"


class Asker(Protocol):
    """How questions reach the editor; the command line gives one, tests another."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words, the default if there is none."""

    def say(self, words: str) -> None:
        """Words that need no answer."""


class GoBack(Exception):
    """The editor wants to be asked the question before once more."""


class Unusable(Exception):
    """An answer that cannot be used; the text says why, in Chinese."""


@dataclass
class Questions:
    """What the desk asks, put to the editor by `asker`; what has been answered is answered again by itself when a sitting begins anew."""

    asker: Asker
    root: Path | None = None  # of the content, for a command that is named
    answered: list[str] = field(default_factory=list)
    _at: int = 0

    def sitting(self, ask: Callable[[], T]) -> T:
        """What `ask` comes to, begun anew without its last answer whenever the editor goes back; `ask` only asks."""
        while True:
            self._at = 0
            try:
                return ask()
            except GoBack:
                if not self.answered:
                    self.asker.say("这已经是第一问了。")
                del self.answered[-1:]

    def say(self, words: str) -> None:
        """Words that need no answer."""
        self.asker.say(words)

    def text(self, question: str, grammar: Grammar) -> str:
        """An answer in words on one line, with nothing in it that cannot be seen."""
        answer: str = self._asked(question, "", lambda answer: _within(question, grammar, _needed(answer)), is_text=True)
        return answer

    def later(self, question: str, grammar: Grammar) -> Any:
        """The value of an answer within `grammar`, or None: the editor fills it in later."""
        return self._asked(question + _LATER, "", lambda answer: _within(question, grammar, answer) if answer else None, is_text=True)

    def checked(self, question: str, grammar: Grammar, default: str = "", objection: Callable[[Any], str] = lambda value: "") -> Any:
        """The value of an answer within `grammar` that `objection` has no words against."""

        def read(answer: str) -> Any:
            value = _within(question, grammar, _needed(answer))
            if words := objection(value):
                raise Unusable(words)
            return value

        return self._asked(question, default, read)

    def confirm(self, question: str, default: bool | None = None) -> bool:
        """Yes or no, in Chinese or by a letter."""
        shown = "" if default is None else "是" if default else "否"
        return self._asked(f"{question}？（是/否）", shown, _yes_or_no)

    def one(self, question: str, choices: Sequence[tuple[str, str]], where: str, default: str = "") -> str:
        """One id of `choices`, which are (id, name); raises CannotAdd if there are none."""
        if not choices:
            raise CannotAdd(f"还没有可选的：请先在 {where} 里加上；已经有了，就先运行 {typed('check', root=self.root)}，把那里的错误改好。")
        return self.several(question, choices, least=1, most=1, default=default)[0]

    def several(
        self,
        question: str,
        choices: Sequence[tuple[str, str]],
        least: int,
        most: int = 9,
        default: str = "",
        alone: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Ids chosen by their numbers in a list, or by their names; those of `alone` stand for themselves."""
        listed = "\n".join(f"  {number}  {name}" for number, (_, name) in enumerate(choices, 1))
        how = "写序号" if most == 1 else "写序号，几个就用空格或者顿号隔开"
        nothing = "" if least else "，先空着就直接回车" if alone else "，没有就直接回车"
        shown = f"{question}（{how}{nothing}）"

        def read(answer: str) -> tuple[str, ...]:
            found = _chosen(answer, choices, least, most)
            if len(found) > 1 and (single := set(found) & set(alone)):
                raise Unusable(f"选了“{single.pop()}”，就不能再选别的。")
            return found

        return self._asked(shown, default, read, before=listed)

    def unused(self, title: str, objection: Callable[[str], str]) -> str:
        """An id that `objection` has no words against, proposed from the title's pinyin."""
        proposed = first_free(slug(title), lambda id: not objection(id))
        id: str = self.checked("编号（就是网址，小写字母、数字和连字符）", ID, proposed, objection)
        return id

    def _asked(self, question: str, default: str, read: Callable[[str], T], *, is_text: bool = False, before: str = "") -> T:
        """What `read` makes of the answer: of the one that was given in this sitting, or of the first that can be used."""
        self._at += 1
        if self._at <= len(self.answered):
            return read(self.answered[self._at - 1])
        if before:
            self.asker.say(before)
        while True:
            answer = " ".join(self.asker.text(question, default).split())
            if answer in BACK:
                raise GoBack
            try:
                value = read(_legible(answer))
            except Unusable as reason:
                self.asker.say(str(reason))
                continue
            if not (is_text and isinstance(value, str)) or not _is_slip(answer) or self._is_meant(answer):
                self.answered.append(answer)
                return value

    def _is_meant(self, answer: str) -> bool:
        """Whether an editor who wrote what answers other questions means it."""
        while True:
            try:
                return _yes_or_no(self.asker.text(f"这里要写的是文字。就写“{answer}”吗？（是/否）", "否").strip())
            except Unusable as reason:
                self.asker.say(str(reason))


def _legible(answer: str) -> str:
    hidden = refused_at(answer)
    if hidden >= 0:
        raise Unusable(f"里面有看不见或者认不出的字符（{code_point(answer[hidden])}），请重新打一遍，不要粘贴。")
    if len(answer) > MOST_ANSWER:
        raise Unusable(f"太长了：写了 {len(answer)} 个字，最多 {MOST_ANSWER} 个字。")
    return answer


def _needed(answer: str) -> str:
    if not answer:
        raise Unusable("这里不能空着。")
    return answer


def _is_slip(answer: str) -> bool:
    """Whether it may have been meant for another sort of question: yes or no, a number in a list, a single letter."""
    return answer.lower() in (*YES, *NO) or bool(re.fullmatch(r"[A-Za-z]|\d{1,3}", answer))


def _within(question: str, grammar: Grammar, answer: str) -> Any:
    """The value of an answer, typed with full-width digits and letters perhaps."""
    with suppress(Refused):
        return grammar.validate(answer)
    try:
        return grammar.validate(_plain(answer))
    except Refused as refused:
        details: dict[str, Any] = {"field": re.split("[，：（]", question)[0], "shape": grammar.shape, **refused.details}
        told = problem(refused.code, "", **details)
        raise Unusable(f"{told.message}这里要填{details['shape']}。") from None


def _yes_or_no(answer: str) -> bool:
    word = _plain(answer).lower().rstrip("。！!.")
    if word not in (*YES, *NO):
        raise Unusable("请写“是”或者“否”。")
    return word in YES


def _chosen(answer: str, choices: Sequence[tuple[str, str]], least: int, most: int) -> tuple[str, ...]:
    """The ids that an answer names by numbers, "1-3" meaning all from 1 to 3, or by names."""
    plain = _plain(answer)
    ranges = re.sub(r"(?<=\d)\s*[-~—–至到]+\s*(?=\d)", "-", plain)
    words = (
        [plain] if any(plain in (id, _plain(name)) for id, name in choices) else [word for word in re.split(r"[\s,、;。]+", ranges) if word]
    )
    if not least and words in ([], ["0"], ["没有"], ["无"]):
        return ()
    if not words:
        raise Unusable(f"这里要选一个：请写 1 到 {len(choices)} 之间的序号。")
    found = tuple(dict.fromkeys(id for word in words for id in _meant(word, choices)))
    if len(found) > most:
        raise Unusable("只能选一个，请只写一个序号。" if most == 1 else f"最多选 {most} 个。")
    return found


def _meant(word: str, choices: Sequence[tuple[str, str]]) -> Sequence[str]:
    named = [id for id, name in choices if word in (id, _plain(name))]
    numbers = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", word)
    if not named and numbers:
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        if 1 <= first <= last <= len(choices):
            return [id for id, _ in choices[first - 1 : last]]
    if not named:
        names = [name for _, name in choices]
        within = [name for name in names if len(word) > 1 and word in name]
        likely = within[0] if len(within) == 1 else nearest(word, names)
        meant = f"您是不是想选“{likely}”？" if likely else ""
        raise Unusable(f"没有“{word}”这一个。{meant}请写 1 到 {len(choices)} 之间的序号。")
    return named[:1]


def _plain(word: str) -> str:
    """`word` with full-width digits, letters and marks as they are on a keyboard."""
    return unicodedata.normalize("NFKC", word)


def slug(title: str) -> str:
    """The first syllables of a title in pinyin, Latin words and digits as they are."""
    from pypinyin import lazy_pinyin

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    return "-".join(words[:MOST_SYLLABLES])[:MOST_PROPOSED].strip("-") or "new"


def first_free(id: str, is_free: Callable[[str], bool]) -> str:
    """`id`, or with the first number behind it that makes it free."""
    candidates = itertools.chain([id], (f"{id}-{number}" for number in itertools.count(2)))
    return next(each for each in candidates if is_free(each))
