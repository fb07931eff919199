"""The colours of docs/identity.md are those of the stylesheets, and every pair of them can be read by those who need contrast."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pytest

from tests.conftest import REPOSITORY

STYLES = REPOSITORY / "generator/theme/styles"
IDENTITY = (REPOSITORY / "docs/identity.md").read_text("utf-8")

Rule = tuple[str, str]  # media query, selector

BY_DAY: Rule = ("", ":root")
BY_NIGHT: Rule = ("", '[data-scheme="night"]')
BY_DARK_SYSTEM: Rule = ("(prefers-color-scheme: dark)", ':root:not([data-scheme="day"])')
LARGE: Rule = ("", ':root[data-type="large"]')
LARGE_BY_ADDRESS: Rule = ("", ":root:not([data-scripts]):has(#da:target)")
MORE_BY_DAY: Rule = ("(prefers-contrast: more)", ":root")
MORE_BY_NIGHT: Rule = ("(prefers-contrast: more)", '[data-scheme="night"]')
MORE_BY_DARK_SYSTEM: Rule = ("(prefers-contrast: more) and (prefers-color-scheme: dark)", ':root:not([data-scheme="day"])')

MODES: dict[str, tuple[Rule, ...]] = {
    "light": (BY_DAY,),
    "dark": (BY_DAY, BY_NIGHT),
    "large light": (BY_DAY, LARGE),
    "large dark": (BY_DAY, BY_NIGHT, LARGE),
    "contrast light": (BY_DAY, MORE_BY_DAY),
    "contrast dark": (BY_DAY, BY_NIGHT, MORE_BY_DAY, MORE_BY_NIGHT),
}
GRAPHICS, TEXT, STRONG_TEXT = 3.0, 4.5, 7.0  # WCAG 2.2, success criteria 1.4.11, 1.4.3 and 1.4.6


def rules() -> Iterator[tuple[Rule, dict[str, str]]]:
    """The custom properties that each rule of the two files of tokens sets."""
    for name in ("tokens.css", "contrast.css"):
        text = re.sub(r"/\*.*?\*/", "", (STYLES / name).read_text("utf-8"), flags=re.DOTALL)
        for media, inside, selector, body in re.findall(r"@media ([^{]*?) \{((?:[^{}]*\{[^{}]*\})*)\s*\}|([^{}@]+)\{([^{}]*)\}", text):
            for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", inside) if media else [(selector, body)]:
                for each in selectors.split(","):
                    yield (media, each.strip()), dict(re.findall(r"--([\w-]+): ([^;]+);", declarations))


RULES = dict(rules())


def colours(mode: str) -> dict[str, str]:
    """Every colour token by its name, as six hexadecimal digits, as it stands in `mode`."""
    found: dict[str, str] = {}
    for rule in MODES[mode]:
        found |= RULES[rule]
    for name, value in found.items():
        if other := re.fullmatch(r"var\(--([\w-]+)\)", value):
            found[name] = found[other.group(1)]
    return {name: value for name, value in found.items() if re.fullmatch(r"#[0-9a-f]{6}", value)}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2, definition), cut off after the second digit so that no figure is flattered."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return math.floor((bright + 0.05) / (dark + 0.05) * 100) / 100


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the table under `heading`, by the words over their columns."""
    section = re.split(r"^#+ ", IDENTITY.split(f"\n### {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    head, _, *rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    return [dict(zip(head, row, strict=True)) for row in rows]


PAIRS = [row for heading in ("Pairs", "Pairs in large type and in high contrast", "Edges in high contrast") for row in table(heading)]


def test_the_table_of_tokens_has_every_colour_as_it_is() -> None:
    rows = table("Tokens")
    for mode in ("light", "dark", "contrast light", "contrast dark"):
        assert {row["token"].removeprefix("--"): row[mode] for row in rows} == colours(mode)


def test_the_palettes_that_stand_twice_are_the_same() -> None:
    assert RULES[BY_DARK_SYSTEM] == RULES[BY_NIGHT]
    assert RULES[MORE_BY_DARK_SYSTEM] == RULES[MORE_BY_NIGHT]
    assert RULES[LARGE_BY_ADDRESS] == RULES[LARGE]


@pytest.mark.parametrize("row", PAIRS, ids=[f"{row['on it']} on {row['ground']}" for row in PAIRS])
def test_every_pair_has_the_contrast_that_stands_there_and_reaches_its_bar(row: dict[str, str]) -> None:
    found = {mode: contrast(colours(mode)[row["on it"]], colours(mode)[row["ground"]]) for mode in MODES if mode in row}
    assert {mode: float(row[mode]) for mode in found} == found
    assert min(found.values()) >= float(row["at least"])


def test_bars_are_as_high_as_they_must_be() -> None:
    strong = table("Pairs in large type and in high contrast")
    texts = {(row["on it"], row["ground"]) for row in table("Pairs") if float(row["at least"]) >= TEXT}
    assert {row["at least"] for row in PAIRS} <= {"3", "4.5", "7"}
    assert all(float(row["at least"]) == STRONG_TEXT for row in PAIRS if row["on it"] == "ink")
    assert {(row["on it"], row["ground"]) for row in strong if float(row["at least"]) == STRONG_TEXT} == texts


def test_every_colour_of_text_is_in_a_pair() -> None:
    sheets = {file.name: file.read_text("utf-8") for file in STYLES.glob("*.css") if file.name != "print.css"}
    used = {name for text in sheets.values() for name in re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", text)}
    assert used - {row["on it"] for row in PAIRS} == set()
    assert not [name for name, text in sheets.items() if re.search(r"(?<![-\w])(?:color|background): (?:#|rgb)", text)]
