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
# Others, of soldiers, patients, pupils: with 号, or a number that is no day, as behind 结婚证.
_PAPERS = re.compile(
    r"[号证卡簿本明](?:(?<=学号)|(?<=考号)|(?<=考生号)|(?<=病历号)|(?<=住院号)|(?<=门诊号)|(?<=就诊[号卡])|(?<=诊疗卡)|(?<=老年[证卡])"
    r"|(?<=台胞证)|(?<=回乡证)|(?<=军[官人]证)|(?<=士[官兵]证)|(?<=警官证)|(?<=残疾证)|(?<=残疾人证)|(?<=优待证)|(?<=退[休役]证)|(?<=出生证)"
    r"|(?<=出生医学证明)|(?<=[结离]婚证)|(?<=驾驶证)|(?<=准考证)|(?<=学生证)|(?<=低保证)|(?<=户口[簿本]))|驾照"
)
_PAPER = lazily(
    r"书?(?:[（(][^（）()\n0-9]{0,6}[）)])?的?(?P<called>(?:证?件?编?号码?|字号)?[是为写：:=]{0,2})[ \u3000（(“\"']{0,2}"
    r"(?P<id>[\u4e00-\u9fff]{0,2}字?第?[A-Za-z]{0,3}[0-9０-９]{6,20}(?:-[0-9]{4,6}){0,2}[Xx]?号?)(?![0-9０-９A-Za-z*＊×年月元.-])"
)
_DAY = lazily(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])")
_OF_LEARNERS = ("学号", "考号", "考生号", "准考证", "学生证")  # which tell nothing unless it is told whose they are
_WHOSE = lazily(
    r"同学|小朋友|孩子|学生(?!证)|儿子|女儿|闺女|孙[子女]|外孙|[男女][孩生]|娃|宝宝|姓名|家长|妈妈|爸爸|[我他她你](?:们家|家)?的?[学考准]|名叫"
    r"|(?:小|阿)[\u4e00-\u9fff]{1,2}(?:的|，|：|:| )|[\u4e00-\u9fff]{2,3}的(?:学|考|准考)"
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
    """Numbers of passports, of social security and of pupils, of soldiers and of patients."""
    yield from _papers(text)
    if not _has(text, _NAMES):
        return
    for match in _DOCUMENT.finditer(text):
        number = _NUMBER.match(text, match.end())
        if number and (match.group() not in ("护照", "assport") or not number["id"].isdigit()):
            yield Finding(*number.span("id"), Sort.IDENTITY, number["id"])


def _papers(text: str) -> Iterator[Finding]:
    for match in _PAPERS.finditer(text):
        number = _PAPER.match(text, match.end())
        if not number:
            continue
        is_day = _DAY.fullmatch(number["id"]) and not number["called"] and match.group() != "号"
        is_of_learners = text.endswith(_OF_LEARNERS, 0, match.end())
        is_anybody_s = is_of_learners and not _WHOSE.search(text, max(0, match.end() - 24), number.end() + 14)
        if not (is_day or is_anybody_s):
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
