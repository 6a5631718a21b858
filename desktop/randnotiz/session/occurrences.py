"""Where an entity occurs, found quickly among tens of thousands of mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from randnotiz.domain.dating import Told, dated_and_told
from randnotiz.domain.mention import Analysis, Mention

_PIECE = 500


class Indexed(NamedTuple):
    """An analysis with dates counted, its mentions by entity, in text order, and how dates were reached."""

    analysis: Analysis
    of: Mapping[str, tuple[Mention, ...]]
    told: Told


def indexed(analysis: Analysis, text: str, published: date | None) -> Indexed:
    """An analysis of this text as of a publication date."""
    analysis, told = dated_and_told(analysis, text, published)
    found: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        found.setdefault(mention.entity, []).append(mention)
    return Indexed(analysis, {name: tuple(mentions) for name, mentions in found.items()}, told)


def let_go(gone: list[Indexed]) -> None:
    """Give back the memory of an analysis that nobody else holds, in pieces: all at once takes a frame."""
    mentions = list(gone.pop().analysis.mentions)
    while mentions:
        del mentions[-_PIECE:]


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


def same_place(mentions: Sequence[Mention], mention: Mention) -> Mention | None:
    """The first of some mentions in text order that covers the same characters, if any does."""
    place = bisect_left(mentions, mention.start, key=lambda one: one.start)
    while place < len(mentions) and mentions[place].start == mention.start:
        if mentions[place].end == mention.end:
            return mentions[place]
        place += 1
    return None
