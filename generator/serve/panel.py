"""What a page of the preview shows while the sources have faults: that it is the old one, and every fault in full above it."""

from __future__ import annotations

import html
import itertools
import re

STYLE = """.beiyuan-faults { box-sizing: border-box; width: 100%; padding: .8rem 1rem 1rem; background: #7a1f0f; color: #fff;
  font-size: .8rem; line-height: 1.7; overflow-wrap: anywhere; }
.beiyuan-faults > * { max-width: 48rem; margin-inline: auto; }
.beiyuan-faults p { margin-block: .2em; white-space: pre-wrap; }
.beiyuan-faults-title { font-size: 1.25em; font-weight: 700; }
.beiyuan-fault { margin-block: .8em; padding-top: .6em; border-top: 1px solid #e8b4a8; }
.beiyuan-faults pre { margin: .4em 0; padding: .4em .6em; overflow-x: auto; background: #4d1208; color: #fff;
  font: .9em/1.5 ui-monospace, "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace; white-space: pre; overflow-wrap: normal; }
.beiyuan-faults-bar, .beiyuan-faults-bar:visited { position: fixed; right: .5rem; bottom: .5rem; z-index: 99; padding: .5em 1em;
  border: 2px solid #fff; border-radius: .4em; background: #7a1f0f; color: #fff; font-size: .8rem; line-height: 1.7; }
.beiyuan-faults:focus-visible, .beiyuan-faults-bar:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
@media print { .beiyuan-faults, .beiyuan-faults-bar { display: none; } }
"""
BESIDE = "预览不用停：另外开一个窗口，进到这个文件夹，输入上面那一行。"
_OLD = "网页没有更新，下面是旧网页。"
_NONE = "网页还没有做出来。"
_ON_SAVING = "改好、保存，这一页会自己更新。"
_INDENT = "    "  # before the lines of an excerpt, and before the remedy
_REMEDY = f"{_INDENT}怎么改："


def panel(words: str, *, has_old: bool) -> str:
    """HTML of the words of a build that failed, and a way to it from below; `has_old` says whether there is a page to see meanwhile."""
    whole = re.sub(rf"\n\n+(?={_INDENT}|{BESIDE})", "\n", words.strip("\n"))  # a command belongs to what is said of it
    blocks = "".join(f'<div class="beiyuan-fault">{_block(block)}</div>' for block in whole.split("\n\n") if block.strip())
    title = f'<p class="beiyuan-faults-title">{_OLD if has_old else _NONE}</p>'
    faults = f'<section class="beiyuan-faults" id="beiyuan-faults" role="alert" tabindex="-1">{title}{blocks}<p>{_ON_SAVING}</p></section>'
    return faults + '<a class="beiyuan-faults-bar" href="#beiyuan-faults">网页没有更新：看看哪里不对</a>'


def _block(block: str) -> str:
    """One fault: sentences as paragraphs, the excerpt as it stands."""
    parts = []
    for is_excerpt, lines in itertools.groupby(block.split("\n"), lambda line: line.startswith(_INDENT) and not line.startswith(_REMEDY)):
        if is_excerpt:
            parts.append("<pre>" + html.escape("\n".join(line.removeprefix(_INDENT) for line in lines)) + "</pre>")
        else:
            parts += [f"<p>{html.escape(line.strip())}</p>" for line in lines]
    return "".join(parts)
