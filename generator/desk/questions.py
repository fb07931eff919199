"""Questions to an editor, each asked until the answer can be used."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from generator.desk.sources import CannotAdd
from generator.load.decode import code_point, refused_at
from generator.problems import problem
from generator.schema.grammar import ID, Grammar, Refused

MOST_SYLLABLES = 4
MOST_PROPOSED = 60  # characters of an id that is proposed
MOST_ANSWER = 200  # characters


class Asker(Protocol):
    """How questions reach the editor; the command line gives one, tests another."""

    def text(self, question: str, default: str = "") -> str:
        """An answer in words; with no default it may not be empty."""

    def confirm(self, question: str, default: bool) -> bool:
        """Yes or no."""

    def say(self, words: str) -> None:
        """Words that need no answer."""


@dataclass(frozen=True)
class Questions:
    """What the desk asks, put to the editor by `ask`."""

    ask: Asker

    def text(self, question: str, default: str = "") -> str:
        """An answer in words on one line, with nothing in it that cannot be seen."""
        while True:
            answer = " ".join(self.ask.text(question, default).split())
            hidden = refused_at(answer)
            if hidden >= 0:
                self.ask.say(f"里面有看不见或者认不出的字符（{code_point(answer[hidden])}），请重新打一遍，不要粘贴。")
            elif len(answer) > MOST_ANSWER:
                self.ask.say(f"太长了，最多 {MOST_ANSWER} 个字。")
            elif answer:
                return answer

    def checked(self, question: str, grammar: Grammar, default: str) -> Any:
        """The value of an answer within `grammar`."""
        while True:
            answer = self.text(question, default)
            try:
                return grammar.validate(answer)
            except Refused as refused:
                details: dict[str, Any] = {**refused.details, "field": question, "shape": grammar.shape}
                self.ask.say(f"{problem(refused.code, '', **details).message}这里要填{grammar.shape}。")

    def one(self, question: str, choices: Sequence[tuple[str, str]], where: str) -> str:
        """One id of `choices`, which are (id, name); raises CannotAdd if there are none."""
        if not choices:
            raise CannotAdd(f"还没有可选的：请先在 {where} 里加上；已经有了，就先运行 beiyuan check，把那里的错误改好。")
        return self.several(question, choices, least=1, most=1)[0]

    def several(self, question: str, choices: Sequence[tuple[str, str]], least: int, most: int = 9) -> tuple[str, ...]:
        """Ids chosen by their numbers in a list."""
        self.ask.say("\n".join(f"  {number}  {name}" for number, (_, name) in enumerate(choices, 1)))
        how = "写序号" if most == 1 else "写序号，几个就用空格隔开"
        while True:
            answer = self.text(f"{question}（{how}{'，没有就写 0' if not least else ''}）", "1" if least else "0")
            numbers = [int(word) for word in re.findall(r"[0-9]{1,9}", answer)]
            if numbers == [0] and not least:
                return ()
            if least <= len(numbers) <= most and all(1 <= number <= len(choices) for number in numbers):
                return tuple(choices[number - 1][0] for number in dict.fromkeys(numbers))
            self.ask.say(f"请写 1 到 {len(choices)} 之间的序号。")

    def unused(self, title: str, objection: Callable[[str], str]) -> str:
        """An id that `objection` has no words against, proposed from the title's pinyin."""
        while True:
            id: str = self.checked("编号（就是网址，小写字母、数字和连字符）", ID, first_free(slug(title), lambda id: not objection(id)))
            words = objection(id)
            if not words:
                return id
            self.ask.say(words)


def slug(title: str) -> str:
    """The first syllables of a title in pinyin, Latin words and digits as they are."""
    from pypinyin import lazy_pinyin

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    return "-".join(words[:MOST_SYLLABLES])[:MOST_PROPOSED].strip("-") or "new"


def first_free(id: str, is_free: Callable[[str], bool]) -> str:
    """`id`, or with the first number behind it that makes it free."""
    candidates = itertools.chain([id], (f"{id}-{number}" for number in itertools.count(2)))
    return next(each for each in candidates if is_free(each))
