"""Questions to an editor, each asked until the answer can be used; why it cannot be is said, and one may go back to the question before."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.desk.answers import BACK, HELP, LATER, MAYBE_BACK, NO, STOP, YES, Unusable, chosen, is_slip, plain, yes_or_no
from generator.desk.proposing import first_free
from generator.desk.sources import CannotAdd
from generator.invocation import typed
from generator.load.decode import code_point, refused_at
from generator.load.pinyin import slug
from generator.problems import problem
from generator.schema.grammar import ID, Grammar, Refused

T = TypeVar("T")

MOST_ANSWER = 200  # characters

HOW = "一句一句问您。方括号里写好的，直接回车就用它；不明白问的是什么，写 ?；想回到上一问，写 <；不想写了，按 Ctrl+C，什么也不会留下。"
_OF_ID = "编号会变成网址的一部分，定了不要再改。没有想要的，就用方括号里写好的。"
_WORDS = frozenset((*YES, *NO, *MAYBE_BACK, *HELP, *STOP))  # of which some are ids, too
_LATER = "（先空着就直接回车）"


class Asker(Protocol):
    """How questions reach the editor; the command line gives one, tests another."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words, the default if there is none."""

    def say(self, words: str) -> None:
        """Words that need no answer."""


class GoBack(Exception):
    """The editor wants to be asked the question before once more."""


class Stopped(Exception):
    """The editor does not want to go on."""


@dataclass(frozen=True)
class Asked:
    """A question as it is shown: what Enter stands for, what is said to whoever does not understand it, what is listed before it."""

    question: str
    default: str
    about: str
    before: str = ""
    is_text: bool = field(default=False, kw_only=True)

    @property
    def explained(self) -> str:
        """The question in whole sentences."""
        return self.about + (f"直接回车就是“{self.default}”。" if self.default else "") + "想回到上一问，写 <。"


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

    def text(self, question: str, grammar: Grammar, about: str = "") -> str:
        """An answer in words on one line, with nothing in it that cannot be seen; `about` says what belongs there."""
        asked = Asked(question, "", _about(grammar, about), is_text=True)
        answer: str = self._asked(asked, lambda answer: _within(question, grammar, _needed(answer)))
        return answer

    def later(self, question: str, grammar: Grammar, about: str = "") -> Any:
        """The value of an answer within `grammar`, or None: the editor fills it in later."""
        asked = Asked(question + _LATER, "", _about(grammar, about) + "还没想好就直接回车，以后再填。", is_text=True)
        return self._asked(asked, lambda answer: _within(question, grammar, answer) if answer and answer not in LATER else None)

    def checked(
        self, question: str, grammar: Grammar, default: str = "", objection: Callable[[Any], str] = lambda value: "", about: str = ""
    ) -> Any:
        """The value of an answer within `grammar` that `objection` has no words against."""

        def read(answer: str) -> Any:
            value = _within(question, grammar, _needed(answer))
            if words := objection(value):
                raise Unusable(words)
            return value

        return self._asked(Asked(question, default, _about(grammar, about)), read)

    def confirm(self, question: str, default: bool | None = None, about: str = "") -> bool:
        """Yes or no, in Chinese or by a letter; `question` ends with 吗."""
        shown = "" if default is None else "是" if default else "否"
        return self._asked(Asked(f"{question}？（是/否）", shown, about or "写“是”或者“否”。"), lambda answer: yes_or_no(answer, question))

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
            found = chosen(answer, choices, least, most)
            if len(found) > 1 and (single := set(found) & set(alone)):
                raise Unusable(f"选了“{single.pop()}”，就不能再选别的。")
            return found

        about = f"写上面列着的序号，比如“{choices[0][1]}”就写 1；写名称也行。"
        about += ("几个就用空格隔开。" if most > 1 else "只能选一个。") + (nothing.removeprefix("，") + "。") * bool(nothing)
        return self._asked(Asked(shown, default, about, before=listed), read)

    def unused(self, title: str, objection: Callable[[str], str], spelt: Callable[[str], str] = slug) -> str:
        """An id that `objection` has no words against, proposed as the title is `spelt`."""
        proposed = first_free(spelt(title), lambda id: not objection(id))

        def read(answer: str) -> str:
            try:
                id: str = _within("编号", ID, _needed(answer))
            except Unusable as reason:
                meant = first_free(spelt(answer), lambda id: not objection(id))
                is_word = not answer or answer.lower() in (*_WORDS, *LATER)
                why = str(reason) if answer.isascii() else f"“{answer}”不能当编号。"
                raise (reason if is_word else Unusable(f"{why}直接回车，就用“{meant}”。", meant)) from None
            if words := objection(id):
                raise Unusable(words, first_free(id, lambda id: not objection(id)))
            return id

        return self._asked(Asked("编号（就是网址，小写字母、数字和减号）", proposed, _about(ID, _OF_ID)), read)

    def _asked(self, asked: Asked, read: Callable[[str], T]) -> T:
        """What `read` makes of the answer: of the one that was given in this sitting, or of the first that can be used."""
        self._at += 1
        if self._at <= len(self.answered):
            return read(self.answered[self._at - 1])
        if asked.before:
            self.asker.say(asked.before)
        while True:
            answer = " ".join(self.asker.text(asked.question, asked.default).split())
            try:
                answer, value = self._read(asked, answer, read)
            except Unusable as reason:
                self.asker.say(str(reason))
                asked = replace(asked, default=reason.proposed or asked.default)
                continue
            self.answered.append(answer)
            return value

    def _read(self, asked: Asked, answer: str, read: Callable[[str], T]) -> tuple[str, T]:
        """The answer and what `read` makes of it; raises Unusable, GoBack or Stopped for what is none."""
        word = answer.lower().rstrip("。！!.")
        if word in BACK:
            raise GoBack
        if word in HELP and not any(map(str.isalnum, word)):
            raise Unusable(asked.explained)
        try:
            value = read(_legible(answer))
        except Unusable:
            if asked.default and word in YES:
                return asked.default, read(asked.default)
            self._obey(word, asked)
            raise
        if (asked.is_text and isinstance(value, str) and is_slip(answer)) or (asked.default and value == answer and word in _WORDS):
            self._be_sure(answer, asked)
        return answer, value

    def _obey(self, word: str, asked: Asked) -> None:
        """Do what an editor wishes who writes a word that is no answer."""
        if word in MAYBE_BACK:
            raise GoBack
        if word in STOP:
            raise Stopped
        if word in HELP:
            raise Unusable(asked.explained)

    def _be_sure(self, answer: str, asked: Asked) -> None:
        """Let what may be a wish as well as an answer be the answer only if the editor says so; else the wish is done, or it is asked again."""
        what = "这里要写的是文字。就写" if asked.is_text else "就用"
        word = answer.lower()
        otherwise = "，写“否”就回到上一问" if word in MAYBE_BACK else "，写“否”就停下" if word in STOP else ""
        while True:
            try:
                if yes_or_no(self.asker.text(f"{what}“{answer}”吗？（是/否{otherwise}）", "否").strip()):
                    return
                break
            except Unusable as reason:
                self.asker.say(str(reason))
        self._obey(word, asked)
        raise Unusable(asked.explained)


def _legible(answer: str) -> str:
    hidden = refused_at(answer)
    if hidden >= 0:
        raise Unusable(f"里面有看不见或者认不出的字符（{code_point(answer[hidden])}），请重新打一遍，不要粘贴。")
    if len(answer) > MOST_ANSWER:
        raise Unusable(f"太长了：写了 {len(answer)} 个字，最多 {MOST_ANSWER} 个字。")
    return answer


def _about(grammar: Grammar, about: str) -> str:
    """What belongs into an answer, and its form unless that is said already."""
    return about if grammar.shape.rpartition("，")[2] in about else f"{about}这里要填{grammar.shape}。"


def _needed(answer: str) -> str:
    if not answer:
        raise Unusable("这里不能空着。")
    return answer


def _within(question: str, grammar: Grammar, answer: str) -> Any:
    """The value of an answer, typed with full-width digits and letters perhaps."""
    try:
        return grammar.validate(answer)
    except Refused as refused:
        with suppress(Refused):
            return grammar.validate(plain(answer))
        details: dict[str, Any] = {"field": re.split("[，：（]", question)[0], "shape": grammar.shape, **refused.details}
        told = problem(refused.code, "", **details)
        raise Unusable(f"{told.message}这里要填{details['shape']}。") from None
