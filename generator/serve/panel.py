"""What a page of the preview shows while the sources have faults: every fault in full above it, and a bar that says that it is the old one."""

from __future__ import annotations

import html
import itertools
import re

from generator.model.addresses import FIELDS, PROBLEMS
from generator.schema.kinds import KINDS

STYLE = """.beiyuan-faults { box-sizing: border-box; width: 100%; padding: .8rem 1rem 1rem; background: #7a1f0f; color: #fff;
  font-size: .8rem; line-height: 1.7; overflow-wrap: anywhere; }
.beiyuan-faults > * { max-width: 48rem; margin-inline: auto; }
.beiyuan-faults p { margin-block: .2em; white-space: pre-wrap; }
.beiyuan-faults a { color: #fff; text-decoration: underline; }
.beiyuan-faults-title { font-size: 1.25em; font-weight: 700; }
.beiyuan-fault { margin-block: .8em; padding-top: .6em; border-top: 1px solid #e8b4a8; }
.beiyuan-faults pre { margin: .4em 0; padding: .4em .6em; background: #4d1208; color: #fff;
  font: .9em/1.7 ui-monospace, "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.beiyuan-faults mark { padding: .1em .15em; background: #ffd98a; color: #4d1208; }
.beiyuan-faults-bar, .beiyuan-faults-bar:visited { display: block; position: sticky; top: 0; z-index: 99; padding: .5em 1rem;
  border-block: 2px solid #fff; background: #7a1f0f; color: #fff; font-size: .8rem; line-height: 1.7; text-align: center; }
.beiyuan-faults-bar b { text-decoration: underline; white-space: nowrap; }
.beiyuan-faults-bar ~ *, .beiyuan-faults-bar ~ * [id] { scroll-margin-top: 4.5rem; }
.beiyuan-faults:focus, .beiyuan-old:focus { outline: none; }
.beiyuan-faults-jump { display: inline-block; padding-block: .4em; font-weight: 700; }
.beiyuan-file { margin-block: .6em; border-top: 2px solid #fff; }
.beiyuan-file summary { padding-block: .6em; font-weight: 700; cursor: pointer; }
.beiyuan-notice { position: sticky; top: 0; z-index: 100; margin: 0; padding: .6em 1rem; border-block: 2px solid #4d1208;
  background: #ffd98a; color: #4d1208; font-size: .8rem; line-height: 1.7; text-align: center; }
.beiyuan-notice a, .beiyuan-notice a:visited { color: #4d1208; text-decoration: underline; white-space: nowrap; }
.beiyuan-faults :is(a, summary):focus-visible, .beiyuan-faults-bar:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
@media print { .beiyuan-faults, .beiyuan-faults-bar, .beiyuan-notice { display: none; } }
"""
BESIDE = "预览不用停：另外开一个窗口，进到这个文件夹，输入上面那一行。"
MOST_OPEN = 10  # faults that are shown without folding them by their files
_OLD = "网页没有更新，下面是旧网页。"
_NONE = "网页还没有做出来。"
_ON_SAVING = "改好、保存，这一页会自己更新。"
_BELOW = "beiyuan-old"  # the place behind the faults
_INDENT = "    "  # before the lines of an excerpt, and before the remedy
_REMEDY = f"{_INDENT}怎么改："
_REMINDER = re.compile(r".* 提醒 [A-Z][0-9]{2}：")
_HEAD = re.compile(r"(.*?)(?::[0-9]+:[0-9]+)? (?:错误|提醒) [A-Z][0-9]{2}：")
_COUNT = re.compile(r"共[0-9]+处错误(?:，[0-9]+处提醒)?。")
_PROBLEMS = "检查结果怎么看"  # the page that a code leads to, for whoever reads this on a phone and types nothing
_CARET = re.compile(r"( *)\^")
_WIDE = 0x2E7F  # characters from here on take two cells of a terminal
_LEADS_ON = re.compile(rf"/{FIELDS}|(?<=（详见 )[^）\n]*\b([A-Z][0-9]{{2}})(?=）)")


def panel(words: str, *, prefix: str = "") -> str:
    """HTML of the words of a build that failed, and a way to it from below; `prefix` is the site's path, "" if there is no page to see meanwhile."""
    whole = re.sub(rf"\n\n+(?={_INDENT}|{BESIDE})", "\n", words.strip("\n"))  # a command belongs to what is said of it
    blocks = _sorted(whole)
    state = _OLD if prefix else _NONE
    count = next(filter(None, map(_COUNT.match, blocks)), None)
    title = f'<p class="beiyuan-faults-title">{state}{count[0] if count else ""}</p>'
    jump = f'<p><a class="beiyuan-faults-jump" href="#{_BELOW}">看旧网页</a></p>' if prefix else ""
    faults = (
        f'<section class="beiyuan-faults" id="beiyuan-faults" role="alert" tabindex="-1">{title}{jump}'
        f"{_folded(blocks, prefix)}<p>{_ON_SAVING}</p></section>"
    )
    bar = f'<a class="beiyuan-faults-bar" href="#beiyuan-faults">{state}<b>看看哪里不对</b></a>'
    return faults + bar + (f'<div class="beiyuan-old" id="{_BELOW}" tabindex="-1"></div>' if prefix else "")


def gone(parent: str) -> str:
    """HTML of a notice above the site's 404 page, for whoever had looked at what has gone; `parent` is the address of a page above it."""
    return (
        '<p class="beiyuan-notice" role="alert">刚才看的这一页没有了：它的文件删掉了、挪走了、改了名字，或者日期改到了以后。'
        f'<a href="{html.escape(parent)}">看看上一级</a></p>'
    )


def _folded(blocks: list[str], prefix: str) -> str:
    """The blocks; if there are many faults, those of each file behind its name, of which the first is open."""
    shown = [f'<div class="beiyuan-fault">{_block(block, prefix)}</div>' for block in blocks]
    heads = [_HEAD.match(block) for block in blocks]
    if sum(map(bool, heads)) <= MOST_OPEN:
        return "".join(shown)
    files: dict[str, list[str]] = {}
    for head, each in zip(heads, shown, strict=True):
        if head:
            files.setdefault(head[1], []).append(each)
    opened = next(iter(files))
    folded = [
        f'<details class="beiyuan-file"{" open" if path == opened else ""}><summary>{html.escape(path)}（{len(found)}处）</summary>'
        f"{''.join(found)}</details>"
        for path, found in files.items()
    ]
    first = next(at for at, head in enumerate(heads) if head)
    others = [(at, each) for at, (head, each) in enumerate(zip(heads, shown, strict=True)) if not head]
    return "".join([*(each for at, each in others if at < first), *folded, *(each for at, each in others if at > first)])


def _sorted(words: str) -> list[str]:
    """The blocks of the words, what stops the page before what only reminds; what is said at the end stays there."""
    blocks = [block for block in words.split("\n\n") if block.strip()]
    reminders = [block for block in blocks if _REMINDER.match(block)]
    others = [block for block in blocks if block not in reminders]
    end = next((number for number, block in enumerate(others) if block.startswith("共")), len(others))
    return [*others[:end], *reminders, *others[end:]]


def _block(block: str, prefix: str) -> str:
    """One fault: sentences as paragraphs, with links where they name a page; the excerpt as it stands."""
    parts = []
    kind = _kind_at(block)
    for is_excerpt, lines in itertools.groupby(block.split("\n"), lambda line: line.startswith(_INDENT) and not line.startswith(_REMEDY)):
        if is_excerpt:
            parts.append(f"<pre>{_excerpt([line.removeprefix(_INDENT) for line in lines])}</pre>")
        else:
            parts += [f"<p>{_linked(line.strip(), prefix, kind)}</p>" for line in lines]
    return "".join(parts)


def _excerpt(lines: list[str]) -> str:
    """A line with the character marked that a caret stands under: a phone breaks the line, and the caret would stand under another."""
    caret = _CARET.fullmatch(lines[-1])
    if len(lines) != 2 or not caret:
        return html.escape("\n".join(lines))
    at, cells = 0, len(caret[1])
    while cells > 0 and at < len(lines[0]):
        cells -= 2 if ord(lines[0][at]) > _WIDE else 1
        at += 1
    before, char, after = lines[0][:at], lines[0][at : at + 1] or " ", lines[0][at + 1 :]
    return f"{html.escape(before)}<mark>{html.escape(char)}</mark>{html.escape(after)}"


def _kind_at(block: str) -> str:
    """The kind of the file that a fault is in, "" if it is in none."""
    path = re.split(r":[0-9]+:[0-9]+ | 错误 | 提醒 ", block, maxsplit=1)[0]
    return next((kind.name for kind in KINDS if kind.path.fullmatch(path)), "")


def _linked(line: str, prefix: str, kind: str) -> str:
    """A sentence whose codes and whose page of fields can be followed with a thumb, if there are pages."""
    if not prefix:
        return html.escape(line)
    parts, end = [], 0
    for match in _LEADS_ON.finditer(line):
        address = f"{PROBLEMS}#{match[1]}" if match[1] else FIELDS + (f"#{kind}" if kind else "")
        words = f"{_PROBLEMS} {match[1]}" if match[1] else html.escape(match.group())
        parts += [html.escape(line[end : match.start()]), f'<a href="{html.escape(prefix + address)}">{words}</a>']
        end = match.end()
    return "".join([*parts, html.escape(line[end:])])
