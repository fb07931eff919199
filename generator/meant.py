"""The command that an editor means who has typed what there is not: words for it in Chinese, other dashes, a blank that is none for a shell."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import click

from generator.problems import catalogue, nearest

HELP = frozenset("help 帮助 帮忙 怎么用 用法 说明 使用说明 命令 ? h usage man".split())
_FIX = "fix repair mend 修 修复 修改 修正 改 改错 改好 纠错".split()
_CALLED: Mapping[str, Sequence[str]] = {  # what has one meaning; who writes 发布 may also mean a server's command
    **dict.fromkeys("查 检查 检查一下 校对 核对 test verify lint validate".split(), ("check",)),
    **dict.fromkeys(_FIX, ("check", "--fix")),
    **dict.fromkeys("看 看看 看网站 预览 预览网站 浏览 打开 启动 preview view start server watch open".split(), ("serve",)),
    **dict.fromkeys("生成 生成网站 做网站 建网站 制作 构建 site generate".split(), ("build",)),
    **dict.fromkeys("写 新 新建 新写 新增 加 添加 增加 创建 投稿 add create write".split(), ("new",)),
    **dict.fromkeys("解释 什么意思 查编号 why".split(), ("explain",)),
    **dict.fromkeys("导入 导入表格 导入清单 读表格 upload load".split(), ("import",)),
    **dict.fromkeys("导出 导出表格 导出清单 下载 download".split(), ("export",)),
    **dict.fromkeys("办公室 签到 签到表 打印签到表 roster".split(), ("office",)),
    **dict.fromkeys("发出 发出去 发放 定稿".split(), ("issue",)),
    **dict.fromkeys("撤下 撤回 下架 忘记 忘掉 收回 收回同意 withdraw takedown".split(), ("forget",)),
    **dict.fromkeys("清单 打印清单 学校清单 发清单 sheet".split(), ("sheets",)),
}
_OPTIONS: Mapping[str, str] = {
    **dict.fromkeys(_FIX, "fix"),
    **dict.fromkeys("今天 日期 哪天 date day".split(), "today"),
    **dict.fromkeys("示例 sample".split(), "samples"),
    **dict.fromkeys("端口 p".split(), "port"),
    **dict.fromkeys("学校".split(), "school"),
    **dict.fromkeys("文件夹 folder dir".split(), "root"),
    **dict.fromkeys("放到 输出 output o".split(), "out"),
    **dict.fromkeys("格式".split(), "format"),
    **dict.fromkeys("正式 正式发布 prod".split(), "production"),
    **dict.fromkeys("安静 q".split(), "quiet"),
    **dict.fromkeys("清单 活动清单".split(), "list"),
    **dict.fromkeys("页 工作表".split(), "sheet"),
    **dict.fromkeys("删 删掉 删除".split(), "drop"),
    **dict.fromkeys(HELP, "help"),
}
_DASHES = "—–－−‐‑‒―─﹣-"  # the plain one last, for a class of characters
_OPTION = re.compile(rf"[{_DASHES}]+([^\W\d][\w{_DASHES}]*|\?)(?:[=＝](.*))?", re.DOTALL)
_USUAL = "故事"  # what is new most often
_PROGRAM = frozenset(("beiyuan", "make", "python", "python3", "py", "generator"))
_KINDS: Mapping[str, str] = {  # what people call a kind besides its name and its noun, and besides its label in `schema/kinds.py`
    **dict.fromkeys("文章 稿子 稿件 家人故事 文 article post".split(), "故事"),
    **dict.fromkeys("画 图画 四格漫画 连环画 漫画稿 cartoon".split(), "漫画"),
    **dict.fromkeys("event".split(), "活动"),
    **dict.fromkeys("荣誉记录 获奖 得奖 获奖者 奖 表扬 honor".split(), "荣誉"),
    **dict.fromkeys("做法 经验 案例稿".split(), "案例"),
    **dict.fromkeys("人 居民 人员 家人 邻居 people resident".split(), "person"),
    **dict.fromkeys("网页 通知 公告 说明页".split(), "page"),
    **dict.fromkeys("地点 社区 村 小区 place".split(), "places"),
    **dict.fromkeys("品牌 项目品牌 program project".split(), "programme"),
    **dict.fromkeys("积分 分数 积分表 point".split(), "points"),
    **dict.fromkeys("清单 活动表 activity-list".split(), "activities"),
    **dict.fromkeys("光荣榜 榜 榜单".split(), "honours"),
    **dict.fromkeys("设置 settings".split(), "site"),
    **dict.fromkeys("菜单 导航 menu".split(), "mkdocs"),
}
_BEFORE_A_KIND = re.compile("^(?:写|新|新建|新写|新增|加|添加|增加|创建)?一?[篇个幅条份]?(?=.)")


def is_help(word: str) -> bool:
    """Whether `word` in the place of a command asks for help."""
    return _plain(word).lstrip(_DASHES) in HELP


def option_in(word: str, command: click.Command) -> str:
    """The option of `command` that `word` is with other dashes, or in other words; "" if it is none."""
    match = _OPTION.fullmatch(word.strip())
    name = _plain(match[1]).replace("_", "-") if match else ""
    names = [option.removeprefix("--") for each in command.params for option in each.opts if option.startswith("--")] + ["help"]
    meant = _OPTIONS.get(name) or nearest(name, names) if name and name not in names else name
    return f"--{meant}" if meant in names else ""


def kind_in(word: str, kinds: Mapping[str, str]) -> str:
    """The kind of what is new that `word` means: a name or a noun of `kinds`, by itself or behind 写, or another word for it; "" if it is none."""
    plain = _plain(word)
    forms = (plain, _BEFORE_A_KIND.sub("", plain, count=1), plain.removesuffix("s"), re.sub("ies$", "y", plain))
    return next((kinds[each] for form in forms for each in (form, _KINDS.get(form, "")) if each in kinds), "")


def line_meant(app: click.Group, written: Sequence[str], instead: Mapping[str, str]) -> Sequence[str]:
    """The words of the command that `written` means, each of `instead` replaced; none if that cannot be told or would not run either."""
    words = [each for word in written for each in _parted(instead.get(word, word))]
    while len(words) > 1 and _plain(words[0]) in {*_PROGRAM, "-m"}:
        del words[0]
    head = _head(app, words[0]) if words else ()
    if not head:
        return ()
    command = app.commands[head[0]]
    rest = list(_rest(command, [*head[1:], *words[1:]]))
    if head[0] == "check" and rest and all(_is_code(word) for word in rest):
        head = ("explain",)
    if head[0] == "explain":
        rest = [_plain_code(word) if _is_code(word) else word for word in (["".join(rest)] if _is_code("".join(rest)) else rest)]
    if head[0] == "new":
        rest = _kind_alone(rest)
    line = [head[0], *rest]
    return line if line != list(written) and _runs(app, line) else ()


def is_example(line: Sequence[str], written: Sequence[str]) -> bool:
    """Whether a line for something new names a kind that nobody wrote."""
    return line[:2] == ["new", _USUAL] and not any(kind_in(word, _nouns()) or nearest(word, _nouns()) for word in written)


def _parted(word: str) -> Iterator[str]:
    """`word` at blanks that are wide, or before a dash: what somebody has put into one word is several."""
    yield from (part for part in re.split(rf"[\u3000\xa0]+|\s+(?=[{_DASHES}]{{1,2}}\w)", word) if part)


def _plain(word: str) -> str:
    """`word` as it would be typed on an English keyboard."""
    return unicodedata.normalize("NFKC", word).strip(" “”\"'‘’《》。.!！,，:：").lower()


def _head(app: click.Group, word: str) -> Sequence[str]:
    """The command that stands for `word`, and what follows it at once."""
    plain = _plain(word).lstrip(_DASHES)
    if plain in app.commands:
        return (plain,)
    if plain in _CALLED:
        return _CALLED[plain]
    if kind := kind_in(plain, _nouns()):
        return ("new", kind)
    if _is_code(word):
        return ("explain", word)
    if (having := [name for name, each in app.commands.items() if option_in(word, each) not in ("", "--help")]) and len(having) == 1:
        return (having[0], word)
    glued = next(
        (name for name in sorted(_CALLED, key=len, reverse=True) if len(name) > 1 and not name.isascii() and plain.startswith(name)), ""
    )
    if glued and plain.removeprefix(glued).isascii():
        return (*_CALLED[glued], plain.removeprefix(glued))
    if re.search(r"\.(?:xlsx?|xlsm|csv|et|ods)$", plain):
        return ("import", word)
    if _is_of_content(word):
        return ("check", word)
    likely = nearest(plain, app.commands)
    return (likely,) if likely else ()


def _is_of_content(word: str) -> bool:
    """Whether `word` names a file, or the folder of a text or of a comic: what is to be done with it is to check it."""
    return bool(re.search(r"[/\\]|\.(?:md|yml)$", word)) or any(
        os.path.isdir(os.path.join(folder, word)) for folder in ("stories", "comics")
    )


def _rest(command: click.Command, words: Sequence[str]) -> Iterator[str]:
    """What stands behind a command, its options as they are."""
    is_value = False
    with_values = {option for each in command.params if not getattr(each, "is_flag", False) for option in each.opts}
    for word in words:
        option = "" if is_value else option_in(word, command)
        if option:
            value = re.split("[=＝]", word, maxsplit=1)[1:]
            yield from [option, *value]
            is_value = option in with_values and not value
            continue
        if not is_value and command.name == "serve" and re.fullmatch(r"\d{2,5}", word):
            yield "--port"
        is_command = not is_value and command.name == "check"
        yield "--fix" if is_command and _plain(word) in _FIX else "--help" if is_command and _plain(word) in HELP else word
        is_value = False


def _kind_alone(words: Sequence[str]) -> list[str]:
    """What stands behind `new`, without the title that will be asked for; where nobody knows of which kind, of the most usual."""
    at = next((number for number, word in enumerate(words) if word.startswith("--")), len(words))
    nouns = _nouns()
    named = [re.sub("^kind=", "", word, flags=re.IGNORECASE) for word in words[:at]]
    kinds = [kind_in(word, nouns) or ("" if other_kind(word) else nouns.get(nearest(word.lower(), nouns), "")) for word in named]
    return [*(filter(None, kinds) if words[:at] else [_USUAL]), *words[at:]]


def _nouns() -> Mapping[str, str]:
    from generator.desk.new import MAKERS

    return {name: maker.noun for kind, maker in MAKERS.items() for name in (kind, maker.noun)}


def other_kind(word: str) -> str:
    """The kind that `word` means, of those that no questions are asked for; "" if it is none."""
    from generator.schema.kinds import KINDS

    return (
        "" if kind_in(word, _nouns()) else kind_in(word, {name: kind.name for kind in KINDS for name in (kind.name, kind.label, kind.noun)})
    )


def _is_code(word: str) -> bool:
    return _plain_code(word) in catalogue()


def _plain_code(word: str) -> str:
    known = _plain(word).upper()
    return f"{known[0]}{known[1:]:0>2}" if re.fullmatch("[A-Z][0-9]", known) else known


def _runs(app: click.Group, line: Sequence[str]) -> bool:
    """Whether click takes a line; a command that asks for help would print it."""
    if "--help" in line:
        return True
    try:
        app.commands[line[0]].make_context(line[0], list(line[1:]), parent=click.Context(app, info_name=app.name))
    except click.ClickException:
        return False
    return True
