"""The id that is proposed for something new: its title in pinyin, without anybody's name."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable

from generator.load.pinyin import slug
from generator.model.site import Site
from generator.model.spelt import names_of, without

_SIGNS = "23456789abcdefghijkmnpqrstuvwxyz"  # none that is taken for another
_SEVERAL = re.compile(".*(?:队|组|班|家|家庭|社|团|会|店|铺|馆|站|院|校|园|社区|村|公司|中心|服务部|小区|号楼|楼组)(?:[（(].*)?$")


def nameless_slug(site: Site) -> Callable[[str], str]:
    """What makes an id of a title without the names of who is registered; where a title is nothing but a name, a few signs."""
    names = [name for entry in site.people.values() for name in names_of(entry.record)]

    def made(title: str) -> str:
        left = without(title, names)
        return signs(title) if not left and title else slug(left)

    return made


def signs(name: str) -> str:
    """A few letters and digits in which nobody reads a name, the same for the same name."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    return "n-" + "".join(_SIGNS[number >> at & 31] for at in (0, 5, 10, 15))


def is_of_several(name: str) -> bool:
    """Whether a name is that of a team, a family or a house: an address may tell who it is."""
    return bool(_SEVERAL.fullmatch(name))


def first_free(id: str, is_free: Callable[[str], bool]) -> str:
    """`id`, or with the first number behind it that makes it free."""
    candidates = itertools.chain([id], (f"{id}-{number}" for number in itertools.count(2)))
    return next(each for each in candidates if is_free(each))
