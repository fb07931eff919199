"""The command line's own words in Chinese.

Click takes its words from `gettext.gettext` when it is imported; importing this module first gives them ours.
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
    "Missing argument": "后面少了",
    "Missing option": "少了选项",
    "Missing parameter": "少了参数",
    "Missing {param_type}": "少了{param_type}",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "Option {name!r} requires an argument.": "选项 {name!r} 后面要写内容；写什么，看 --help 里的说明。",
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
    "Positional arguments": "要写的",
    "deprecated": "不再使用",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "命令 {name!r} 不再使用了。{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "{param_type} {name!r} 不再使用了。{extra_message}",
    "Value must be an iterable.": "要写几个，中间空一格。",
    "Takes {nargs} values but 1 was given.": "要写 {nargs} 个，只写了 1 个。",
    "Takes {nargs} values but {len} were given.": "要写 {nargs} 个，写了 {len} 个。",
    "{len_type} values are required, but {len_value} was given.": "要写 {len_type} 个，只写了 {len_value} 个。",
    "{len_type} values are required, but {len_value} were given.": "要写 {len_type} 个，写了 {len_value} 个。",
    "Argument {name!r} takes {nargs} values.": "{name!r} 要写 {nargs} 个。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name!r} 后面要写 {nargs} 个。",
    "Missing parameter: {param_name}": "少了参数：{param_name}",
    "unknown error": "原因不明",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename!r}：{message}",
    "Invalid start character for option ({option})": "选项开头的字符不对（{option}）",
    "env var: {var}": "环境变量：{var}",
    "file": "文件",
    "path": "路径",
    "{name} {filename!r} is a directory.": "{name} {filename!r} 是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "没有权限读{name} {filename!r}。",
    "{name} {filename!r} is not writable.": "没有权限写{name} {filename!r}。",
    "{name} {filename!r} is not executable.": "{name} {filename!r} 不能运行。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} 不是“是”或“否”。可以写：{states}。",
    "{value!r} is not a valid UUID.": "{value!r} 不是 UUID。",
    "{value!r} does not match the format {format}.": "{value!r} 不是 {format} 这样写的。",
    "{value!r} does not match the formats {formats}.": "{value!r} 不是这样写的：{formats}。",
    "Do you want to continue?": "要继续吗？",
    "Confirm the action without prompting.": "不问，直接做。",
    "%(prog)s, version %(version)s": "%(prog)s，版本 %(version)s",
    "Show the version and exit.": "显示版本。",
    "Press any key to continue...": "按任意键继续……",
    "Repeat for confirmation": "请再写一遍",
    "Error: The two entered values do not match.": "两次写的不一样。",
    "Error: invalid input": "写得不对。",
    "Couldn't detect Bash version, shell completion is not supported.": "看不出 Bash 的版本，不能补全命令。",
    "Shell completion is not supported for Bash versions older than 4.4.": "Bash 4.4 以前的版本不能补全命令。",
    "Windows error: {error}": "Windows 出错：{error}",
    "Got unexpected extra argument ({args})": "多写了“{args}”，这个命令后面用不着它。",
    "Got unexpected extra arguments ({args})": "多写了“{args}”，这个命令后面用不着这些。",
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
