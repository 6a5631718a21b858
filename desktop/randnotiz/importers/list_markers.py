"""Which lines of plain text are list items: those whose markers go on consistently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from randnotiz.importers.lines import Line

_MONTHS = (
    "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jahrhundert"
)
_BEGUN_DATE = rf"(?!\s*(?:{_MONTHS})\b)"
_MARKER = re.compile(
    rf"(?:(?P<bullet>[-*•‣▪–+])|(?P<number>\d{{1,3}})(?P<after>[.)]){_BEGUN_DATE})[ \t\xa0]+(?=\S)"
)


class Item(NamedTuple):
    """A list item's text starts at `start` (code points), behind its marker; `level` counts from 1."""

    start: int
    level: int
    marker: str


class _Candidate(NamedTuple):
    line: int  # its index
    start: int
    indent: int
    marker: str
    kind: str  # the bullet, or what stands behind the number
    number: int | None


def list_items(text: str, lines: Sequence[Line]) -> dict[int, Item]:
    """The items by the index of their line.

    One dash or one "20." makes no list: bullets count from two of a kind, numbers from a run 1, 2.
    """
    items: dict[int, Item] = {}
    for run in _runs(lines, _candidates(text, lines)):
        kept = _consistent(run)
        indents: list[int] = []
        for candidate in kept:
            while indents and indents[-1] > candidate.indent:
                indents.pop()
            if not indents or indents[-1] < candidate.indent:
                indents.append(candidate.indent)
            items[candidate.line] = Item(candidate.start, len(indents), candidate.marker)
    return items


def _candidates(text: str, lines: Sequence[Line]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        match = _MARKER.match(text, line.start, line.end)
        if match:
            number = int(match["number"]) if match["number"] else None
            kind = match["bullet"] or match["after"]
            yield _Candidate(index, match.end(), line.indent, match[0].strip(), kind, number)


def _runs(lines: Sequence[Line], candidates: Iterator[_Candidate]) -> Iterator[list[_Candidate]]:
    """Candidates with no paragraph between them."""
    run: list[_Candidate] = []
    for candidate in candidates:
        if run and not _adjacent(lines, run[-1].line, candidate.line):
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _adjacent(lines: Sequence[Line], before: int, after: int) -> bool:
    """In the same group of lines, or the first line of the next one."""
    groups = lines[after].group - lines[before].group
    return groups == 0 or (groups == 1 and lines[after - 1].group == lines[before].group)


def _consistent(run: Sequence[_Candidate]) -> list[_Candidate]:
    """The members of a run whose kind of marker goes on at their depth."""
    sets: dict[tuple[str, bool, int], list[_Candidate]] = {}
    for candidate in run:
        sets.setdefault((candidate.kind, candidate.number is None, candidate.indent), []).append(candidate)
    kept = [candidate for members in sets.values() if _goes_on(members) for candidate in members]
    return sorted(kept, key=lambda candidate: candidate.line)


def _goes_on(members: Sequence[_Candidate]) -> bool:
    if len(members) < 2:
        return False
    numbers = [member.number for member in members]
    expected = 1
    for number in numbers:
        if number is None:
            return True
        if number not in {1, expected}:
            return False
        expected = number + 1
    return numbers[:2] == [1, 2]
