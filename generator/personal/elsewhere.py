"""Accounts in other places than WeChat and QQ: where people trade, show films, play, sing, and work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.personal.finding import Finding, Sort
from generator.personal.lazily import lazily
from generator.personal.spelt import OF_ALL

_NAMES = (
    "钉钉 飞书 闲鱼 淘宝 转转 拼多多 京东 得物 支付宝 小红薯 西瓜视频 火山 斗鱼 虎牙 B站 b站 哔哩 微博 知乎 豆瓣 贴吧 头条 美篇 "
    "陌陌 探探 唱吧 全民K歌 喜马拉雅 网易云 王者荣耀 原神 蛋仔 米游社 游戏 推特 脸书 WhatsApp Whatsapp whatsapp Telegram Skype TikTok Instagram"
).split()
_NAMED = lazily("|".join(_NAMES))
_LABEL = r"(?:账号?|帐号?|用户名|昵称|号码?|房间号?|店铺?名?|主页|UID|uid|Uid|ID|id|Id)"
_ID = lazily(
    rf"(?:哔哩|派对|音乐|视频|极速版|APP|app|的|个人|店铺?|里|上){{0,2}}(?P<label>{_LABEL}{{0,2}})(?:搜索?|找|加|关注|[是为叫：:=@我，“（( ]){{0,5}}"
    r"(?P<id>[A-Za-z](?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z0-9_-]{4,23}|(?<=.)[a-z]{5,20}|[1-9][0-9]{5,11})"
    r"(?![\w@/-]|\.[A-Za-z0-9]|[ ]?[元个人块年月点次])"
)
_NO_ACCOUNT = lazily(
    r"(?i)(?:[ab]v|cv|ep|ss)[0-9][a-z0-9]*|bv1[a-z0-9]{9}|(?:iphone|ipad|huawei|xiaomi|redmi|oppo|vivo|android|ios|windows|version|ver|v)[0-9_-].*"
    r"|[A-Z]{1,3}[0-9-]+"
)
_NEEDS_LABEL = lazily(r"[a-z]{5,}|[0-9]+")


def find_elsewhere(text: str) -> Iterator[Finding]:
    """Accounts right behind the name of the place where they are some."""
    if not any(name in text for name in _NAMES):
        return
    for match in _NAMED.finditer(text):
        found = _ID.match(text, match.end())
        if not found or OF_ALL.search(text, max(0, match.start() - 8), match.start()) or _NO_ACCOUNT.fullmatch(found["id"]):
            continue
        if found["label"] or not _NEEDS_LABEL.fullmatch(found["id"]):
            yield Finding(*found.span("id"), Sort.ACCOUNT, found["id"])
