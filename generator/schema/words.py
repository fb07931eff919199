"""What is one of a few words standing alone, or a list: who is to be seen, or that it is nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.schema.grammar import Grammar, Refused, repeated
from generator.schema.lists import items_of, or_one_text
from generator.text import half_width


@dataclass(frozen=True)
class WordOrList(Grammar):
    """One of a few words standing alone, or a list of items; read as a tuple of texts either way."""

    item: Grammar | None = None
    words: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)  # other words that mean one of them

    def validate(self, value: object) -> object:
        """Read `value`; raises Refused with what is allowed."""
        if isinstance(value, str) and value.strip():
            value = [text for _, text in items_of(value)]
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
            value = [self.said.get(half_width(value[0]), value[0])]
        if isinstance(value, list) and len(value) == 1 and value[0] in self.words:
            return (value[0],)
        if isinstance(value, list) and value and self.item and not any(each in (*self.words, *self.said) for each in value):
            items = tuple(self.item.validate(each) for each in value)
            for index in repeated(value):
                raise Refused("S14", value=value[index])
            return items
        raise Refused("S05" if isinstance(value, str) else "S04", shape=self.shape, advice=self._at_odds(value))

    def _at_odds(self, value: object) -> str:
        """What to do about a list in which a word stands that only stands alone; "" where none does."""
        items = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        words = list(dict.fromkeys(self.said.get(each, each) for each in items if each in (*self.words, *self.said)))
        others = [each for each in items if each not in (*self.words, *self.said)]
        if not words:
            return ""
        if others:
            return f"“{words[0]}”只能单独写：真是这样，这一项就只写 {words[0]}；不是，就删掉“{words[0]}”，只写 {'、'.join(others)}。"
        return f"这几个词只能写一个，这一项只写 {'，或者只写 '.join(words)}。"


def words_or_list(words: tuple[str, ...], item: Grammar, said: Mapping[str, str]) -> WordOrList:
    """One of `words`, or a list of `item`; `said` maps other words that mean one of them."""
    one = {**item.json_schema, "pattern": f"^(?:{'|'.join((*words, *said))}|{item.json_schema['pattern'][1:-1]})$"}
    schema = or_one_text({"type": "array", "items": one, "minItems": 1})

    def write(value: tuple[str, ...]) -> object:
        return value[0] if value[0] in words else [item.write(each) for each in value]

    shape = f"{'，或者 '.join(words)}，或者{item.shape}，几个编号用顿号隔开"
    return WordOrList(shape, str, schema, item, words, said, write=write, also=tuple(said)[:1])
