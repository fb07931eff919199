"""Numbers of documents that are no ID card, and telephones that are told in two parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.digits import SPOKEN, as_figures
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily

_NAMES = ("护照", "通行证", "社保", "社会保障", "学籍", "居住证", "医保", "assport")  # to look for each is faster than to look for all
_TELEPHONES = ("手机", "号码", "电话")
_DOCUMENT = lazily(rf"(?:{'|'.join(_NAMES)})卡?")
_NUMBER = lazily(
    r"(?:[\s，,|]{0,3}证件)?(?:辅?号码?|编号|的|number|no\.?|ID|id)*[ \u3000：:是为填写（(“\"']{0,4}"
    r"(?P<id>[A-Za-z]{1,2}[0-9０-９]{7,8}|[A-Za-z]?[0-9０-９]{9,18}[Xx]?)(?![0-9A-Za-z０-９-])"
)
_D = rf"[0-9０-９{SPOKEN}]"
_SPLIT = lazily(
    rf"[1１一幺壹](?<![0-9０-９{SPOKEN}].)[3-9３-９三四五六七八九]{_D}{{1,5}}(?!{_D})(?=[^0-9０-９。！？!?\n]{{0,8}}?[后末尾跟接再])"
    rf"[^0-9０-９{SPOKEN}。！？!?\n]{{1,6}}(?:[三四五六七八]位)?[^0-9０-９{SPOKEN}。！？!?\n]{{0,5}}{_D}(?:[ \u3000-]?{_D}){{3,7}}(?!{_D})"
)
# 幺三九，四个零，一二三四
_TIMES = lazily(rf"([二两三四五六七八])个({_D})")
_REPEATED = lazily(
    rf"[1１一幺壹](?=[^。！？\n]{{2,16}}个)(?<!{_D}.)(?:[，,、 \u3000-]{{0,2}}(?:[二两三四五六七八]个{_D}|{_D}(?!个))){{3,11}}(?!{_D})"
)
_COUNTS = lazily(r"[三四五六七八]位")
_IS_A_TELEPHONE = lazily(r"手机|电话|号|拨|按|打")
_LENGTH = 11  # of a mobile


def _has(text: str, names: tuple[str, ...]) -> bool:
    for name in names:  # noqa: SIM110  # twice as fast as any(): each text is asked
        if name in text:
            return True
    return False


def find_documents(text: str) -> Iterator[Finding]:
    """Numbers of passports, of social security and of pupils."""
    if not _has(text, _NAMES):
        return
    for match in _DOCUMENT.finditer(text):
        number = _NUMBER.match(text, match.end())
        if number and (match.group() not in ("护照", "assport") or not number["id"].isdigit()):
            yield Finding(*number.span("id"), Sort.IDENTITY, number["id"])


def _repeated(match: re.Match[str]) -> str:
    return int(as_figures(match.group(1))) * match.group(2)


def find_split(text: str) -> Iterator[Finding]:
    """Mobiles whose beginning and end are told one by one: 前三位139，后面是00031122."""
    if not _has(text, _TELEPHONES):
        return
    for match in _REPEATED.finditer(text) if "个" in text else ():
        figures = re.sub(r"[^0-9]", "", as_figures(_TIMES.sub(_repeated, match.group())))
        if "个" in match.group() and len(figures) == _LENGTH and figures[1] > "2":
            yield Finding(*match.span(), Sort.PHONE, match.group())
    for match in _SPLIT.finditer(text):
        figures = re.sub(r"[^0-9]", "", as_figures(_COUNTS.sub("", match.group())))
        if len(figures) == _LENGTH and _IS_A_TELEPHONE.search(text, max(0, match.start() - 14), match.start()):
            yield Finding(*match.span(), Sort.PHONE, match.group())
