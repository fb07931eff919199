"""The command line's own words in Chinese.

Click and typer take their words from `gettext.gettext` when they are imported; importing this module first gives them ours.
"""

from __future__ import annotations

import gettext

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "Missing command.": "少了命令。",
    "No such option {name!r}.": "没有 {name!r} 这个选项。",
    "(Did you mean one of: {possibilities}?)": "（您是不是想写其中一个：{possibilities}？）",
    "{name} {filename!r} does not exist.": "{name} {filename!r} 不存在。",
    "{name} {filename!r} is a file.": "{name} {filename!r} 是文件，不是文件夹。",
    "directory": "文件夹",
    "Directory": "文件夹",
    "File": "文件",
    "No such command {name!r}.": "没有 {name!r} 这个命令。",
    "Did you mean {possibility}?": "您是不是想写 {possibility}？",
    "(Possible options: {possibilities})": "（可能是：{possibilities}）",
    "Missing argument": "少了参数",
    "Missing option": "少了选项",
    "Missing parameter": "少了参数",
    "Missing {param_type}": "少了{param_type}",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Option {name!r} requires an argument.": "选项 {name!r} 后面要写内容。",
    "Option {name!r} does not take a value.": "选项 {name!r} 后面不写内容。",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用 “{command} {option}” 看说明。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是数字。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 里。",
    "Choose from:\n\t{choices}": "可以写：{choices}",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "(dynamic)": "（自动）",
    "Aborted!": "已经停下。",
    "Got unexpected extra argument ({args})": "多写了参数（{args}）",
    "Got unexpected extra arguments ({args})": "多写了参数（{args}）",
    "{value!r} is not {choice}.": "{value!r} 不是 {choice}。",
    "{value!r} is not one of {choices}.": "{value!r} 不在可以写的里面：{choices}。",
    "Invalid value": "写得不对",
}


def _word(message: str) -> str:
    return WORDS.get(message, message)


def _counted(msgid1: str, msgid2: str, n: int) -> str:
    return _word(msgid1 if n == 1 else msgid2)


gettext.gettext = _word
gettext.ngettext = _counted
