"""Personal data in an address whose characters stand there by their octets (RFC 3986, 2.1) is read as a browser reads it."""

from __future__ import annotations

import time

import pytest

from generator.personal.detection import find


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("[写信](mailto:laoqin%40qq.com)", ["laoqin@qq.com"]),
        ("[写信](<mailto:laoqin%40qq.com>)", ["laoqin@qq.com"]),
        ("[写信](mailto:lao%71in@q%71.com)", ["laoqin@qq.com"]),
        ("写到 mailto:laoqin%40qq.com 就行", ["laoqin@qq.com"]),
        ("[打过去](tel:138%2D0000%2D1111)", ["138-0000-1111"]),
        ("https://example.org/%E5%BE%AE%E4%BF%A1%EF%BC%9Alaoqin_2026", ["laoqin_2026"]),
        ("[去看](https://example.org/a%20b%2Fc?d=100%25)", []),
        ("https://example.org/%E5%8C%97%E4%BA%AC%E5%B8%82?a=%FF%E4", []),
        ("打五折以后是50%99元那个价", []),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(text: str, values: list[str]) -> None:
    assert [each.value for each in find(text)] == values


def test_where_it_begins_is_where_it_was_written() -> None:
    text = "雪停了。\n[写信](mailto:lao%71in%40qq.com)"
    (found,) = find(text)
    assert text[found.start :].startswith("lao%71in%40")


def test_a_megabyte_is_looked_through_in_one_go() -> None:
    began = time.process_time()
    assert find("https://a/%41" * 80_000) == []
    assert time.process_time() - began < 6
