"""The one stylesheet that is sent: of Material's rules those that can match something on a page of ours, then our own, lowered for old phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.lazily import lazily

OLDEST = "chrome 70"  # what many an old Android and the X5 of old WeChat are at heart

_WORD = lazily(r"[A-Za-z_][\w-]*")
_NAMES = lazily(r"""\b(?:class|id)="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"|\b(?:classList|className)\b([^\n]*)""")
_TAG = lazily(r"<([a-z][a-z0-9]*)")
_ATTRIBUTE = lazily(r"[\s({\"']([a-z][a-z-]*)\s*=")
_READ = lazily(r"var\(\s*(--[\w-]+)")
_ASKED = lazily(r"var\(\s*(--[\w-]+)\s*\)")  # with nothing to fall back on
_GIVEN = lazily(r"[{;\s](--[\w-]+)\s*:")
_NEVER_READ = lazily(r"--lightningcss-(?:light|dark):[^;}]*;?")  # put there for light-dark(), which is not used
_NUMBER = lazily(r"[0-9.]+")
_ANIMATION = lazily(r"animation(?:-name)?:([^;}]*)")
_CONDITIONS = ("media", "supports")
_OF_MARKDOWN = frozenset(
    "p h1 h2 h3 h4 ul ol li blockquote table thead tbody tr th td pre code em strong hr br a div figure figcaption span".split()
)

_NEVER = ("ul[type]", "ol[type]")  # only buttons and films have a type on our pages
_COLOURS = ("data-md-color-primary", "data-md-color-accent")

Tokens = Sequence[Any]


@dataclass(frozen=True)
class Vocabulary:
    """What can stand on a page: elements, words that may be classes or ids, attributes, words that may be their values, the colours that were chosen."""

    tags: frozenset[str]
    names: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[str]
    colours: frozenset[str]


def vocabulary(folders: Iterable[Path], colours: Iterable[str]) -> Vocabulary:
    """Everything that templates and scripts in `folders` name, what Markdown makes, and the colours that the settings name."""
    files = sorted(file for folder in folders for pattern in ("**/*.html", "**/*.js", "**/*.svg") for file in folder.glob(pattern))
    texts = [file.read_text("utf-8") for file in files]
    named = (part for text in texts for match in _NAMES.finditer(text) for part in match.groups() if part)
    return Vocabulary(
        tags=_OF_MARKDOWN | {name for text in texts for name in _TAG.findall(text)},
        names=frozenset(word for part in named for word in _WORD.findall(part)),
        attributes=frozenset(name for text in texts for name in _ATTRIBUTE.findall(text)) | {"hidden", "open"},
        values=frozenset(word for text in texts for word in _WORD.findall(text)),
        colours=frozenset(colours),
    )


def stylesheet(theirs: str, ours: str, known: Vocabulary) -> str:
    """Material's `theirs`, as far as it can match, and `ours` as one sheet."""
    import lightningcss  # only when a frame is made: a warm build must not wait for it

    kept = _without_unread(_rewritten(theirs, lambda rule: _if_possible(rule, known)), ours)
    whole = kept + unfolded(ours) + "".join(_apart(ours))
    made: str = lightningcss.process_stylesheet(whole, filename="site.css", browsers_list=[OLDEST], minify=True)
    return _NEVER_READ.sub("", made)


def _apart(ours: str) -> Iterator[str]:
    """Margins for what stands in a row or a column with a `gap`, which only grids had before Chrome 84; `inset` is as young."""
    import tinycss2

    for rule in tinycss2.parse_rule_list(ours, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        told = {each.name: _text(each.value) for each in tinycss2.parse_blocks_contents(rule.content) if each.type == "declaration"}
        if "flex" in told.get("display", "") and "gap" in told:
            halves = " ".join(_NUMBER.sub(lambda found: f"{float(found[0]) / 2:g}", length) for length in told["gap"].split())
            children = ",".join(f"{selector} > *" for selector in _written_out(rule.prelude))
            yield f"@supports not (inset: 0){{{children}{{margin: {halves} !important}}}}"


def unfolded(css: str) -> str:
    """`css` with each `:is()` written out: browsers before Chrome 88 drop a rule that has one."""
    return _rewritten(
        css, lambda rule: _rule(_written_out(rule.prelude), rule.content) if rule.type == "qualified-rule" else rule.serialize()
    )


def left_out(theirs: str, known: Vocabulary) -> list[str]:
    """The selectors of `theirs` that were held unable to match anything: for a test to try on real pages."""
    found: list[str] = []

    def note(rule: Any) -> str:
        if rule.type == "qualified-rule":
            found.extend(_text(each) for each in _selectors(rule.prelude) if not _can_match(each, known))
        return ""

    _rewritten(theirs, note)
    return found


def _rewritten(css: str | Tokens, write: Callable[[Any], str]) -> str:
    """`css` with each rule as `write` gives it, those inside of conditions too; a condition that holds nothing any more is left out."""
    import tinycss2

    pieces = []
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "at-rule" or rule.lower_at_keyword not in _CONDITIONS:
            pieces.append(write(rule))
        elif inner := _rewritten(rule.content, write):
            pieces.append(f"@{rule.at_keyword} {_text(rule.prelude)}{{{inner}}}")
    return "".join(pieces)


def _if_possible(rule: Any, known: Vocabulary) -> str:
    """A rule of Material's with those of its selectors that can match."""
    if rule.type == "qualified-rule":
        return _rule((_text(each) for each in _selectors(rule.prelude) if _can_match(each, known)), rule.content)
    return "" if rule.lower_at_keyword in ("charset", "page") else str(rule.serialize())  # print.css has a page of its own


def _without_unread(css: str, ours: str) -> str:
    """`css` without what the policy forbids (pictures as `data:`), custom properties that nothing reads or gives, and animations that nothing names."""
    animations = {word for value in _ANIMATION.findall(css + ours) for word in _WORD.findall(value)}
    while True:
        read, given = set(_READ.findall(css + ours)), set(_GIVEN.findall(css + ours))
        less = _rewritten(css, lambda rule, read=read, given=given: _if_read(rule, read, given, animations))  # type: ignore[misc]
        if less == css:
            return css
        css = less


def _if_read(rule: Any, read: set[str], given: set[str], animations: set[str]) -> str:
    import tinycss2

    if rule.type == "at-rule":
        is_unused = rule.lower_at_keyword.endswith("keyframes") and not animations & set(_WORD.findall(_text(rule.prelude)))
        return "" if is_unused else str(rule.serialize())
    declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    texts = [each.serialize() for each in declarations if not each.name.startswith("--") or each.name in read]
    wanted = [text for text in texts if "data:" not in text and set(_ASKED.findall(text)) <= given]
    return _rule([_text(rule.prelude)], ";".join(wanted)) if wanted else ""


def _rule(selectors: Iterable[str], content: str | Tokens) -> str:
    listed = ",".join(selectors)
    return f"{listed}{{{content if isinstance(content, str) else _text(content)}}}" if listed else ""


def _text(tokens: Tokens) -> str:
    import tinycss2

    return str(tinycss2.serialize(tokens)).strip()


def _selectors(prelude: Tokens) -> list[list[Any]]:
    """A list of selectors, split at its commas, without the blanks around them."""
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        elif found[-1] or token.type != "whitespace":
            found[-1].append(token)
    return found


def _written_out(prelude: Tokens) -> Iterator[str]:
    for selector in _selectors(prelude):
        place = next((index for index, token in enumerate(selector) if token.type == "function" and token.lower_name == "is"), None)
        if place is None:
            yield _text(selector)
        else:  # the token before is the colon
            choices = _selectors(selector[place].arguments)
            heaviest = max(map(_weight, choices))
            for choice in choices:
                yield from _written_out([*selector[: place - 1], *choice, *_padding(heaviest, _weight(choice)), *selector[place + 1 :]])


def _weight(selector: Tokens) -> tuple[int, int]:
    """How many classes and how many elements a selector counts for in the cascade (Selectors Level 4, 17); there are no ids in ours."""
    before, classes, elements = "", 0, 0
    for token in selector:
        if token.type == "ident":
            classes += before in (".", ":")
            elements += before not in (".", ":")
        classes += token.type in ("[] block", "function")
        before = token.value if token.type == "literal" else ""
    return classes, elements


def _padding(heaviest: tuple[int, int], own: tuple[int, int]) -> Tokens:
    """What makes a choice of `:is()` count for as much as the heaviest does, and matches everything."""
    import tinycss2

    lacks = (max(most - has, 0) for most, has in zip(heaviest, own, strict=True))
    return list(
        tinycss2.parse_component_value_list("".join(what * count for what, count in zip((":not(._)", ":not(_)"), lacks, strict=True)))
    )


def _can_match(selector: Tokens, known: Vocabulary) -> bool:
    """Whether every name in a selector is known; what stands in `:not()` asks for nothing."""
    if any(each in _text(selector) for each in _NEVER):
        return False
    before = ""
    for token in selector:
        if not _is_possible(token, before, known):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _is_possible(token: Any, before: str, known: Vocabulary) -> bool:
    if token.type == "ident":
        return before == ":" or token.value in (known.names if before == "." else known.tags)
    if token.type == "hash":
        return token.value in known.names
    if token.type == "[] block":
        return _can_have(token.content, known)
    if token.type == "function" and token.lower_name in ("is", "where", "has"):
        return any(_can_match(each, known) for each in _selectors(token.arguments))
    return True


def _can_have(attribute: Tokens, known: Vocabulary) -> bool:
    """Whether an attribute can be there, with its value if the selector wants one."""
    name, *values = [token.value for token in attribute if token.type in ("ident", "string")]
    possible = known.colours if name in _COLOURS else known.values
    return name in known.attributes and all(word in possible for value in values for word in _WORD.findall(value))
