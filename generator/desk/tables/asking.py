"""What a table does not say of the list that it is to be: which one, and for a new one its head."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.desk.questions import Questions
from generator.desk.tables.finding import Table
from generator.desk.tables.words import help_of
from generator.model.addresses import RESERVED_IDS
from generator.model.site import Site
from generator.problems import nearest
from generator.schema.activities import SEASONS, ActivityList
from generator.schema.days import DAY
from generator.schema.grammar import ID, Grammar, Refused
from generator.schema.kinds import field_type
from generator.schema.names import is_device

_NEW = ""
_SEASONS = {"寒假": "winter", "暑假": "summer", "日常": "everyday"}
_ASKED = ("issuer", "intro", "weather")


def asked_list(ask: Questions, site: Site, is_free: Callable[[str], bool], word: str, title: str = "") -> str:
    """The id of a list that there is, or of one that is to be new; `word` is what was written for it."""
    lists = [(id, entry.record.title) for id, entry in site.of("activities").items()]
    is_id = _is_id(word)
    if word:
        likely = nearest(word, [id for id, _ in lists])
        ask.say(f"还没有“{word}”这份清单，会新建一份。" + (f"您要是想写“{likely}”，按 Ctrl+C 停下，重新写一遍。" if likely else ""))
        if is_id and not _objection(word, is_free):
            return word
    elif lists:
        chosen: str = ask.one("放进哪一份清单", [*lists, (_NEW, "新的一份")], "content/activities/")
        if chosen != _NEW:
            return chosen
    return ask.unused(_as_usual(title) or word or title or "清单", lambda id: _objection(id, is_free))


def _as_usual(title: str) -> str:
    """What the id of a list with this title is made of as others are: its season and its year; "" if it does not name them."""
    year, season = re.search(r"(20\d{2}) *年", title), next((season for season in _SEASONS if season in title), "")
    return f"{_SEASONS[season]} {year[1]}" if year and season else ""


def _is_id(word: str) -> bool:
    try:
        return bool(ID.validate(word))
    except Refused:
        return False


def _objection(id: str, is_free: Callable[[str], bool]) -> str:
    if id in RESERVED_IDS["activities"] or is_device(id):
        return f"“{id}”是网站或者电脑自己要用的，请换一个。"
    return "" if is_free(id) else f"“{id}”已经有人用了，请换一个。"


def asked_fields(ask: Questions, site: Site, table: Table) -> dict[str, Any]:
    """The head of a new list, as a tree."""
    return ask.sitting(lambda: _asked(ask, site, table))


def _asked(ask: Questions, site: Site, table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    title = replace(_grammar("title"), parse=lambda text: _grammar("title").parse(text))
    found["title"] = ask.checked("清单的标题", title, table.title, about=_about("title"))
    found["season"] = ask.one("季节", [(each, each) for each in SEASONS], "")
    found["starts"] = ask.checked("清单从哪天起", DAY, about=_about("starts")).isoformat()
    found["ends"] = ask.checked("清单到哪天止", DAY, about=_about("ends")).isoformat()
    found["edition"] = site.settings.today.isoformat()
    for name in _ASKED:
        kind = field_type(ActivityList, name)
        found[name] = ask.text(kind.label.name, _grammar(name), _about(name))
    if ask.confirm("是编出来看样子的示例吗", None, "真要发给大家的，写“否”；只是看看样子，写“是”，网页上会标“示例”。"):
        found["sample"] = "true"
    return found


def _grammar(name: str) -> Grammar:
    grammar = field_type(ActivityList, name).grammar
    assert grammar
    return grammar


def _about(name: str) -> str:
    return help_of(field_type(ActivityList, name))
