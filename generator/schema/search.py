"""同义词: words that mean the same when somebody looks for one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.schema.base import Record
from generator.schema.grammar import Label, text


@dataclass(frozen=True, slots=True, kw_only=True)
class SameMeaning(Record):
    """Words of one meaning."""

    words: Annotated[
        tuple[Annotated[str, text(12)], ...],
        Label("说法", "意思一样的几个说法，至少两个，如 [铲雪, 扫雪]；搜其中一个，写了另一个的也找得到。"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms(Record):
    """`content/synonyms.yml`."""

    synonyms: Annotated[tuple[SameMeaning, ...], Label("同义词", "意思一样的几个说法写成一项。")]
