"""Slips of the hand that one line shows by itself: what is wrong in it, and the line as it was meant.

Asked only of a file in which something is wrong; a rule is exact enough to leave every line alone that is right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields

from generator.lazily import lazily
from generator.load.lines import FIELD, ITEM, continues, indentation, is_field, is_item
from generator.load.outline import Level
from generator.load.slip import Around, Rule, Slip
from generator.load.value_slips import VALUE_RULES
from generator.load.vocabulary import Vocabulary
from generator.schema.kinds import field_type

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # what looks like a blank and is none
_DASHES = "－—–―−•●·"

_LEADING = lazily(rf"[ ]*[{BLANKS}][ {BLANKS}]*(?=\S)")
_BEHIND_COLON = lazily(rf"([ ]*(?:- +)?[A-Za-z_]+ *:)([{BLANKS}])[ {BLANKS}]*")
_BEHIND_HYPHEN = lazily(rf"([ ]*-)([{BLANKS}])[ {BLANKS}]*(?=\S)")
_WIDE_NAME = lazily(r"([ ]*(?:- +)?)([A-Za-z_ａ-ｚＡ-Ｚ＿]+)(?= *:)")
_WIDE_COLON = lazily(rf"([ ]*(?:- +)?)([A-Za-z_ａ-ｚＡ-Ｚ＿]+|[\u4e00-\u9fff]+)[ ]*：[ {BLANKS}]*")
_TIGHT_COLON = lazily(r"([ ]*(?:- +)?)([A-Za-z_ａ-ｚＡ-Ｚ＿]+|[\u4e00-\u9fff]+):(?=[^\s:])")
_SPEAKS = lazily(r"[\u4e00-\u9fff]{5,}|.*[说道问答喊叫讲写]")  # with a colon behind it the beginning of a sentence rather than a name
_TIGHT_HYPHEN = lazily(r"([ ]*)-(?=[^\s-])")
_DASH = lazily(rf"([ ]*)[{_DASHES}][ {BLANKS}]*(?=[^\s{_DASHES}])")
_NO_COLON = lazily(
    rf"([ ]*(?:- +)?)([A-Za-z_]+|[\u4e00-\u9fff]+)(?:[ {BLANKS}]*[=＝；;，,、][ {BLANKS}]*(?=\S)|[ {BLANKS}]+(?=\S)|(?<=[a-z])(?=[\[\"“0-9\u4e00-\u9fff]))"
)
_EMPTY_FIELD = lazily(r"[ ]*(?:- +)*(?P<name>[A-Za-z_]+) *:[ ]*(?:#.*)?")
_BEGINS = lazily(r"[ ]*(?:- *)*([A-Za-z_]+)")
_BEGINS_FIELD = lazily(rf"(- +)?([A-Za-z_]+|[\u4e00-\u9fff]+)[ {BLANKS}]*[:：]")
_CHINESE_NAME = lazily(r"[ ]+([\u4e00-\u9fff]+)[ ]*:(?:[ ]+|$)")
_COMMENTED_NAME = lazily(r"( *)#+ ?( *(?:- +)?)(?P<name>[A-Za-z_]+) *[:：] *")


def slips(line: str, around: Around, known: Vocabulary, rules: Sequence[Rule]) -> Iterator[Slip]:
    """What is wrong in `line` by some of the `rules`, one slip after the other, each mended before the next is looked for."""
    for rule in rules:
        slip = rule(line, around, known)
        if slip:
            line = slip.mended
            yield slip


def _tab(line: str, around: Around, known: Vocabulary) -> Slip | None:
    at = line.find("\t")
    if at < 0:
        return None
    rest = line.lstrip(" \t")
    leading, rest = line[: len(line) - len(rest)], rest.replace("\t", " ").rstrip()
    lead = _lead_of_neighbours(rest, around) if "\t" in leading else leading
    return Slip("Y03", at + 1, (leading.replace("\t", "  ") if lead is None else lead) + rest)


def _tab_in_text(line: str, around: Around, known: Vocabulary) -> Slip | None:
    at = line.find("\t")
    return Slip("Y03", at + 1, line.replace("\t", "  ").rstrip()) if at >= 0 else None


def _lead_of_neighbours(rest: str, around: Around) -> str | None:
    """What stands before the fields, or the items, beside which a line that begins with tabs was meant; None if there are none."""
    match = _BEGINS_FIELD.match(rest)
    if not match:
        return " " * indentation(around.before) if is_item(rest) and is_item(around.before) and not is_field(around.before) else None
    inner = next((each for each in around.outline.open if each.blanks >= 0 and each.named(match[2])), None)
    if inner is None:
        return None
    return inner.lead.removesuffix("- ") if match[1] else inner.lead.replace("-", " ")


def _odd_blank(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _LEADING.match(line)
    if match:
        wide = "".join("  " if unicodedata.east_asian_width(char) == "F" else " " for char in match.group())
        return _blank_slip(line, next(at for at, char in enumerate(line) if char != " "), wide + line[match.end() :])
    match = _BEHIND_COLON.match(line) or _BEHIND_HYPHEN.match(line)
    return _blank_slip(line, match.start(2), f"{match[1]} {line[match.end() :]}") if match else None


def _blank_slip(line: str, at: int, mended: str) -> Slip:
    names = {"\u3000": "全角空格", "\u00a0": "网页上的空格（不换行空格）"}
    return Slip("Y24", at + 1, mended, {"what": names.get(line[at], f"特殊的空格（U+{ord(line[at]):04X}）")})


def _wide_name(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _WIDE_NAME.match(line)
    name = around.outline.name(match[2], match.start(2)) if match and not match[2].isascii() else ""
    if not match or not name:
        return None
    return Slip("Y22", match.start(2) + 1, match[1] + name + line[match.end() :], {"what": f"名称“{match[2]}”"})


def _wide_colon(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _WIDE_COLON.match(line)
    if not match:
        return None
    name = around.outline.name(match[2], match.start(2))
    if not name and around.outline.level(match.start(2)).is_spoken:
        return None
    if not match[2].isascii() and goes_on(line, around.before, known):
        return None  # somebody speaks, or tells when and where, in a second line of a text
    if not name and not (match[2].isascii() or _is_new(match[2], line, around, known)):
        return None
    return Slip("Y04", line.index("：") + 1, _beside(line, around, f"{match[1]}{name or match[2]}: {line[match.end() :]}".rstrip()))


def goes_on(line: str, before: str, known: Vocabulary) -> bool:
    """Whether `line` may well be more of the text of the field `before`, which may have begun on a line of its own."""
    above = _EMPTY_FIELD.fullmatch(before) or FIELD.fullmatch(before)
    return above is not None and indentation(line) > above.start("name") and above["name"] in known.fields and known.is_text(above["name"])


def _is_new(word: str, line: str, around: Around, known: Vocabulary) -> bool:
    """Whether `word`, which no field is called, was meant as a name all the same: the text before it does not go on with it."""
    above = FIELD.fullmatch(around.before)
    if above is None:
        return not around.before or is_item(around.before) or is_field(around.before)
    if continues(line, around.before):
        return False
    return above["value"][0] == "[" or not known.is_text(above["name"]) or not _SPEAKS.fullmatch(word)


def _tight_colon(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _TIGHT_COLON.match(line)
    name = around.outline.name(match[2], match.start(2)) if match else ""
    if match and not name and match[2] in known.fields:
        name = match[2]
    if not match or not name or (not match[2].isascii() and continues(line, around.before)):
        return None
    return Slip("Y16", match.end(), _beside(line, around, f"{match[1]}{name}: {line[match.end() :]}"))


def _dash(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _TIGHT_HYPHEN.match(line) or _DASH.match(line)
    if not match:
        return None
    named = FIELD.fullmatch(line[match.end() :])
    if not ((named and named["name"] in known.fields) or is_item(around.before) or around.before.rstrip().endswith(":")):
        return None
    return Slip("Y23", match.end(1) + 1, f"{match[1]}- {line[match.end() :]}", {"char": line[match.end(1)]})


def _no_colon(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match = _NO_COLON.match(line)
    name = around.outline.name(match[2], match.start(2)) or known.name(match[2]) if match else ""
    if not match or not name or is_field(line):
        return None
    if not match[2].isascii() and (match[2] not in known.by_label or continues(line, around.before)):
        return None
    return Slip("Y10", match.start(2) + 1, _beside(line, around, f"{match[1]}{name}: {line[match.end() :]}"))


def _beside(line: str, around: Around, mended: str) -> str:
    """`mended` at the indentation of the field before it, if `line` went on with the text of that one for want of a colon."""
    above = FIELD.fullmatch(around.before)
    return " " * above.start("name") + mended.lstrip(" ") if above and continues(line, around.before) else mended


def _item_too_deep(line: str, around: Around, known: Vocabulary) -> Slip | None:
    match, above = ITEM.match(line), ITEM.match(around.before)
    if not match or not above or len(match[1]) <= len(above[1]) or is_field(around.before) or around.before[above.end() :].startswith("- "):
        return None
    return _aligned(line, len(above[1]), around)


def _speaker_in_text(line: str, around: Around, known: Vocabulary) -> Slip | None:
    """A second line of a text in which an English colon stands, behind a word that is the name of nothing."""
    match = _CHINESE_NAME.match(line)
    if not match or not goes_on(line, around.before, known) or around.outline.name(match[1], match.start(1)):
        return None
    return Slip("Y09", match.end(1) + 1, f"{line[: match.end(1)]}：{line[match.end() :]}")


def _under_a_text(line: str, around: Around, known: Vocabulary) -> Slip | None:
    """A field that stands under one that holds no others and has no content: it belongs beside it."""
    above = _EMPTY_FIELD.fullmatch(around.before)
    if not above or not known.is_scalar(above["name"]) or not is_field(line) or indentation(line) <= above.start("name"):
        return None
    return _aligned(line, above.start("name"), around)


def _outside(line: str, around: Around, known: Vocabulary) -> Slip | None:
    """A field that stands at the left of those among which it belongs: under the name of a record, or of a list of them, without blanks before it."""
    word, blanks = line.partition(":")[0].strip(), indentation(line)
    if not is_field(line) or around.outline.level(blanks).named(word):
        return None
    inner = next((each for each in around.outline.deeper(blanks) if each.named(word)), None)
    if inner is None:
        return _among_others(line, around)
    name = inner.named(word)
    line = line.lstrip(" ").replace(word, name, 1)
    if inner.column < 0:
        return Slip("Y13", 1, inner.lead + line, {"measure": _belongs(word, inner, inner.lead)})
    if inner.is_list and name == next(iter(inner.seen)):
        return Slip("Y21", 1, inner.lead + line, {"key": word, "first": inner.item})
    lead = inner.lead.replace("-", " ")
    return Slip("Y13", blanks + 1, lead + line, {"measure": _belongs(word, inner, lead)})


def _among_others(line: str, around: Around) -> Slip | None:
    """A name that nobody knows, to the left of lines before and behind it that belong together: it belongs to them."""
    blanks, others = indentation(line), indentation(around.after)
    level = around.outline.level(others)
    if (
        FIELD.fullmatch(line)
        and not is_item(line)
        and is_field(around.after)
        and others > blanks
        and level.column == others
        and blanks <= level.blanks
    ):
        return _aligned(line, others, around)
    return None


def _belongs(name: str, inner: Level, lead: str) -> str:
    what = "写一个减号，再空一格" if lead.endswith("- ") else ""
    blanks = len(lead) - len(lead.lstrip(" ")) if what else len(lead)
    return f"：“{name}”是“{inner.opener}”里面的，前面要空 {blanks} 格{'，' + what if what else ''}"


def _aligned(line: str, blanks: int, around: Around) -> Slip:
    before, others = indentation(line), indentation(around.before)
    measure = f"：这一行前面有 {before} 个空格，上一行有 {others} 个" if before != others else ""
    return Slip("Y13", before + 1, " " * blanks + line.lstrip(" "), {"measure": measure})


def _commented_name(line: str, around: Around, known: Vocabulary) -> Slip | None:
    """The name of a record behind `#`, while its fields stand below without the sign."""
    match, below = _COMMENTED_NAME.fullmatch(line), _BEGINS.match(around.after)
    if not match or not below:
        return None
    column = len(match[1] + match[2])
    level, name = around.outline.level(column), match["name"]
    inner = field_type(level.record, name).record if level.holds(name) and name not in level.seen else None
    if inner is None or below.start(1) <= column or not any(each.name == below[1] for each in fields(inner)):
        return None
    return Slip("Y26", len(match[1]) + 1, f"{match[1]}{match[2]}{name}:", {"field": name, "below": below[1]})


RULES: Sequence[Rule] = (
    _tab,
    _odd_blank,
    _wide_name,
    _wide_colon,
    _dash,
    _tight_colon,
    _no_colon,
    _item_too_deep,
    _speaker_in_text,
    _under_a_text,
    _outside,
    *VALUE_RULES,
)
IN_TEXTS = (_tab_in_text,)  # what is wrong in a text of lines, too
IN_COMMENTS = (_tab_in_text, _commented_name)
