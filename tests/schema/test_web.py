"""Addresses elsewhere: a clip and a link in a text take the same ones."""

from __future__ import annotations

import pytest

from generator.markdown.grammar import ADDRESS
from generator.schema.grammar import Refused
from generator.schema.web import LINK, path_at_home


def is_taken(address: str) -> bool:
    try:
        return LINK.parse(address) == address
    except Refused:
        return False


@pytest.mark.parametrize(
    ("address", "is_fit"),
    [
        ("https://v.example.org/7", True),
        ("https://v.example.org", True),
        ("https://v.example.org?from=bj", True),
        ("https://v.example.org/?a=1&b=2#/watch", True),
        ("https://a_b.xn--fiqs8s:65535/", True),
        ("https://local.example.org/", True),
        (f"https://{'a' * 63}.example/", True),
        (f"https://{'a' * 64}.example/", False),
        (f"https://{'a.' * 130}example/", False),
        ("https://v.example.org:65536/", False),
        ("https://v.example.org:/", False),
        ("https://a..b/", False),
        ("https://.example.org/", False),
        ("https://-a.example.org/", False),
        ("https://somebody@example.org/", False),
        ("https://server/", False),
        ("https://localhost/", False),
        ("https://preview.localhost:8000/stories/", False),
        ("https://nas.local/film", False),
        ("https://127.0.0.1/", False),
        ("https://192.168.1.1:8000/", False),
        ("https://127.1/", False),
        ("https://0x7f.1/", False),
        ("https://[::1]/", False),
        ("http://v.example.org/7", False),
        ("v.example.org/7", False),
    ],
)
def test_a_clip_and_a_text_take_the_same_addresses(address: str, is_fit: bool) -> None:
    assert (is_taken(address), bool(ADDRESS.fullmatch(address))) == (is_fit, is_fit)


def test_what_was_copied_out_of_code_is_proposed_as_it_is_meant() -> None:
    with pytest.raises(Refused) as refused:
        LINK.parse("https://v.example.org/?a=1&amp;b=2")
    assert refused.value.details["likely"] == "https://v.example.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://localhost:8000/stories/", "/stories/"),
        ("https://127.0.0.1:8000/stories/", "/stories/"),
        ("http://192.168.1.20", ""),
        ("http://172.20.1.1/a", "/a"),
        ("http://172.40.1.1/a", None),
        ("https://10.example.org/a", None),
        ("https://localhost.example.org/a", None),
        ("/stories/", None),
    ],
)
def test_an_address_of_ones_own_machine_is_known(address: str, path: str | None) -> None:
    assert path_at_home(address) == path
