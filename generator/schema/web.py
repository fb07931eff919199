"""Addresses elsewhere, by one rule for fields and for links in texts: what every browser opens, for everybody who clicks (URL standard)."""

from __future__ import annotations

import re

from generator.schema.grammar import pattern
from generator.text import half_width

_PORT = r"(?::(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
_ENDS = r"(?=[:/?#]|$)"
_OF_THE_HOUSE = rf"(?:[^:/?#]*\.)?(?:localhost|localdomain|local|lan|home|internal){_ENDS}"  # a machine's own name, or one of its network
_HTTPS, _UNSAFE = "https://", r"https?://"


def address_of(letters: str, rest: str) -> str:
    """A pattern for an address whose host is written in `letters` (of a class), followed by `rest`; it ends in a word, so that no number is one."""
    label = rf"[{letters}](?:[{letters}-]{{0,61}}[{letters}])?"
    return rf"{_HTTPS}(?!{_OF_THE_HOUSE})(?=[^:/?#]{{1,253}}{_ENDS})(?:{label}\.)+(?![0-9]){label}{_PORT}{rest}"


def _as_link(text: str) -> str:
    """The only address in what an app copies with it, one that was begun without https, or one copied out of a page's code."""
    whole = half_width(text).replace("&amp;", "&")
    begun = re.findall(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S*$", whole)
    found = re.findall(rf"{_HTTPS}[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]+", whole) or [f"{_HTTPS}{each}" for each in begun]
    return found[0] if len(found) == 1 else whole


LINK = pattern(
    "外面打得开的网址，以 https:// 开头",
    address_of("A-Za-z0-9_", r"(?:[/?#](?:(?!&amp;)[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]){0,500})?"),
    repair=_as_link,
)
_OWN = re.compile(
    rf"{_UNSAFE}(?:{_OF_THE_HOUSE}|(?:127|10|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]+)+{_ENDS}|0\.0\.0\.0{_ENDS}|\[::1\])[^/?#]*",
    re.IGNORECASE,
)


def path_at_home(address: str) -> str | None:
    """What follows the host in an address that only the editor's own machine or network opens, as a preview's; None for any other."""
    match = _OWN.match(address)
    return address[match.end() :] if match else None
