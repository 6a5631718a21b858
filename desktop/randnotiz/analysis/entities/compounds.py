"""Names inside hyphenated compounds: "Trump" in "Trump-Regierung", "NATO" in "Anti-NATO-Protest"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from randnotiz.analysis.entities.names import folded, listed

# Begins only where a word begins and never gives back: an endless word must not cost its square.
_COMPOUND: Final = re.compile(r"(?<![\w.&])[^\W_][\w.&]*+(?:[-\u2010\u2011][\w.&]+)+")
_HYPHEN: Final = re.compile("[-\u2010\u2011]")
# What a name may follow in a compound without being changed by it; after "Nord" or "Neu" it is another place.
_PREFIXES: Final = listed(
    "anti pro contra ex nicht non vize vor nach post pra inter trans kontra spater fruh"
)
_MOST_PARTS: Final = 4

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The name part of a compound: code points, and the key that `find` gave for it."""

    start: int
    end: int
    key: str


def beginnings(text: str) -> frozenset[str]:
    """The folded first parts of all compounds of a text: evidence that such a name exists."""
    return frozenset(folded(_HYPHEN.split(match[0], maxsplit=1)[0]) for match in _COMPOUND.finditer(text))


def parts(
    text: str, taken: Sequence[tuple[int, int]], find: Callable[[Words, int], str | None]
) -> Iterator[Part]:
    """The name parts of all compounds that lie outside `taken` (sorted spans without overlaps).

    `find` gets the words of a part and its place, and gives the key of what they name in this article, or
    None. The last part of a compound is never asked for: it says what the whole is ("Ost-Ukraine").
    """
    place = 0
    for match in _COMPOUND.finditer(text):
        while place < len(taken) and taken[place][1] <= match.start():
            place += 1
        if place < len(taken) and taken[place][0] < match.end():
            continue
        part = _first_name(match, find)
        if part is not None:
            yield part


def _first_name(match: re.Match[str], find: Callable[[Words, int], str | None]) -> Part | None:
    words = _HYPHEN.split(match[0])[: _MOST_PARTS + 1]
    begin = match.start()
    skipped = 0
    while skipped < len(words) - 1 and folded(words[skipped]) in _PREFIXES:
        begin += len(words[skipped]) + 1
        skipped += 1
    rest = words[skipped:]
    for count in range(len(rest) - 1, 0, -1):
        if not rest[0][:1].isupper():
            break
        end = begin + sum(len(word) + 1 for word in rest[:count]) - 1
        for reading in ((" ".join(rest[:count]),), tuple(rest[:count]), ("-".join(rest[:count]),)):
            key = find(tuple(word for words in reading for word in words.split()), begin)
            if key is not None:
                return Part(begin, end, key)
    return None
