"""Accounts as they are spelt out loud: 搜 laowang 加 66，连着写; chen 下划线 mi 再加 2015; 三零五，八八一，二二四."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.digits import SPOKEN, as_figures
from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily

NOT_HIS = lazily(r"公众号|公号|小程序|服务号|视频号|群|支付|读书|步数|运动|版本|扫|表情|订阅|图片|文件|链接|网址|网站|截图|截屏|登录|邮箱")
OF_ALL = lazily(r"(?:官方|街道|社区|居委会|物业|学校|编辑部|家力量|单位|公司)的?$")
_NAMES = re.compile(
    r"[微QqVv抖小快加扣](?:(?<=微)信|(?<=[Qq])[Qq]|(?<=[Vv])[Xx信]|(?<=抖)音|(?<=小)红书|(?<=快)手|(?<=扣)扣)(?!群|公众|支付|小程序)"
)
_PIECE = r"[A-Za-z][A-Za-z0-9-]{1,18}"
_LINE = r"(?: ?(?:_{1,3}|短横线?|横杠|减号|中划线) ?[A-Za-z0-9]{1,18})"
_AND = r"[，, ]{0,2}(?:再?加上?|后面(?:再?[跟接是加]着?)?|然后[是加]?|[再接][跟接]着?) ?(?:数字|生日|年份|门牌)? ?"
_SPELT = lazily(
    rf"[^。！!\n]{{0,24}}?(?P<id>{_PIECE}{_LINE}{{0,3}}{_AND}[0-9]{{2,8}}(?![0-9]|[ ]?[元个人块年月点])|{_PIECE}{_LINE}{{1,3}})(?![A-Za-z0-9])"
)
_AT_ONCE = lazily(
    r"[^\n]{0,60}?(?:连[着起]来?写?|合起来|拼起来|写在一起|也就是|就是)(?:是|就是|[，,：: “「])*"
    r"(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{5,19}|[1-9][0-9]{5,11})(?![A-Za-z0-9元]|[ ]?[元年人次])"
)
_FIGURES = lazily(
    rf"[^0-9。！!\n]{{0,14}}?(?P<id>(?<![{SPOKEN}])[1-9{SPOKEN}][0-9{SPOKEN}]{{1,4}}(?:[，,、 ]{{1,2}}[0-9{SPOKEN}]{{2,4}}){{1,4}})(?![0-9{SPOKEN}十百千万]"
    rf"|[元个人块年月点岁])"
)
_SHORTEST, _LONGEST = 6, 11  # figures
_MOST = 50  # of a text


def find_spelt(text: str) -> Iterator[Finding]:
    """Accounts of which the parts are told one by one, behind the name of what they are accounts of."""
    for count, match in enumerate(_NAMES.finditer(text)):
        if count == _MOST:
            return
        if OF_ALL.search(text, max(0, match.start() - 8), match.start()):
            continue
        for pattern in (_SPELT, _AT_ONCE):
            if found := pattern.match(text, match.end(), match.end() + 110):
                if NOT_HIS.search(text, match.end(), found.start("id")):
                    break
                yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
                break
        else:
            spoken = _FIGURES.match(text, match.end(), match.end() + 50) if match.group() in ("QQ", "qq", "扣扣") else None
            if spoken and _SHORTEST <= sum(map(str.isdigit, as_figures(spoken["id"]))) <= _LONGEST:
                yield Finding(*spoken.span("id"), Sort.ACCOUNT, spoken["id"])
