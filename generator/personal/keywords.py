"""Words looked for in one pass: a pattern that begins with a set of characters is run through a text five times as fast as one of alternatives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Matches each of `words`, the longest where several begin alike."""
    behind: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        behind[word[0]].append(word[1:])
    alone = [first for first, rest in behind.items() if "" in rest]
    longer = {first: [each for each in rest if each] for first, rest in behind.items() if rest != [""]}
    second = sorted({each[0] for rest in longer.values() for each in rest})
    found = [f"(?=[{''.join(map(re.escape, second))}])(?:{_branches(sorted(longer.items()))})"] if second else []
    found += [f"(?<=[{''.join(map(re.escape, alone))}])"] if alone else []
    return re.compile(f"[{''.join(map(re.escape, sorted(behind)))}](?:{'|'.join(found)})")


_TOGETHER = 20  # first characters, of which one glance tells that it is none


def _branches(longer: list[tuple[str, list[str]]]) -> str:
    """What stands behind the first character, which is looked for among a few, not among all."""
    found = []
    for at in range(0, len(longer), _TOGETHER):
        few = longer[at : at + _TOGETHER]
        firsts = "".join(re.escape(first) for first, _ in few)
        seconds = "".join(map(re.escape, sorted({each[0] for _, rest in few for each in rest})))
        branches = "|".join(f"(?<={re.escape(first)})(?:{'|'.join(map(re.escape, rest))})" for first, rest in few)
        found.append(f"(?<=[{firsts}])(?=[{seconds}])(?:{branches})")
    return "|".join(found)


def beginning(firsts: Iterable[str], expression: str) -> str:
    """The expression to find out whether `expression`, which begins with one of `firsts`, is anywhere: only where one stands is it tried."""
    return f"[{''.join(sorted(set(firsts)))}](?<=(?={expression})(?s:.))"


def one_of(words: Iterable[str]) -> str:
    """An expression for each of `words` within another: in the order of their first characters, each of which is looked at once."""
    behind: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        behind[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(behind.items()))
