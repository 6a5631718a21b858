"""Where an entity occurs, found quickly among tens of thousands of mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from randnotiz.domain.mention import Analysis, Mention


class Indexed(NamedTuple):
    """An analysis, and its mentions by entity, in text order."""

    analysis: Analysis
    of: dict[str, tuple[Mention, ...]]


def indexed(analysis: Analysis) -> Indexed:
    """The mentions of each entity."""
    found: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        found.setdefault(mention.entity, []).append(mention)
    return Indexed(analysis, {name: tuple(mentions) for name, mentions in found.items()})


def place_in(found: Sequence[Mention], mention: Mention | None) -> int:
    """Which of some mentions in text order this one is; -1 for none of them."""
    if mention is None:
        return -1
    place = bisect_left(found, mention.start, key=lambda one: one.start)
    while place < len(found) and found[place].start == mention.start:
        if found[place] == mention:
            return place
        place += 1
    return -1
