"""What the sidebar says of each entity: pure figures, sorted as the reader wants them."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import QCollator, QLocale

from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.timex import parse_value
from randnotiz.ui.date_words import date_words

LABELS = (Label.PER, Label.ORG, Label.LOC, Label.DATE)
"""The groups of the sidebar in their order."""

DOUBTFUL = 0.6
"""Below this confidence (0 to 1) of its surest mention an entity is shown lighter."""

_FORMS = 6
_AT_ONCE = 2000
"""Mentions that are looked at in one step; a row of its own costs as much as some of them."""
_A_ROW = 60


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One entity. `count` is what stepping goes through; `first` the code point of its first mention.

    `forms` are its different spellings in the text, `confidence` that of its surest mention or None for a
    rule, `origins` what found it. `related` counts the occurrences inside compounds. The row with an empty
    `id` is no entity: it tells that a publication date is missing.
    """

    id: str
    label: Label
    name: str = ""
    count: int = 0
    first: int = 0
    related: int = 0
    confidence: float | None = None
    forms: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    resolved: bool = True
    haystack: str = field(default="", compare=False)
    order: Any = field(default=None, compare=False)

    @property
    def is_hint(self) -> bool:
        """Whether this is the hint about the missing date."""
        return not self.id

    @property
    def is_doubtful(self) -> bool:
        """Whether it is better shown lighter: seen only with little confidence, or only inside compounds."""
        return (self.confidence is not None and self.confidence < DOUBTFUL) or self.count == self.related


HINT = FoundRow("", Label.DATE)


def found_rows(
    analysis: Analysis, text: str, published: date | None, order: str, related: bool, locale: QLocale
) -> dict[Label, list[FoundRow]]:
    """The rows of each label. `order` is "count", "name" or "place"; dates go by time whatever it is.

    With `related` off, occurrences inside compounds count for nothing.
    """
    steps = found_rows_in_steps(analysis, text, published, order, related, locale)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            groups: dict[Label, list[FoundRow]] = end.value
            return groups


def found_rows_in_steps(
    analysis: Analysis, text: str, published: date | None, order: str, related: bool, locale: QLocale
) -> Generator[None, None, dict[Label, list[FoundRow]]]:
    """The same in steps of a few milliseconds: of 50,000 mentions it takes a tenth of a second."""
    mentions = yield from _by_entity(analysis, related)
    groups: dict[Label, list[FoundRow]] = {label: [] for label in LABELS}
    done = 0
    for entity in {entity.id: entity for entity in analysis.entities}.values():
        if entity.id in mentions:
            groups[entity.label].append(_row(entity, mentions[entity.id], text, locale))
            done += len(mentions[entity.id]) + _A_ROW
        if done > _AT_ONCE:
            done = 0
            yield
    for label in LABELS:
        groups[label] = _sorted(groups[label], "time" if label is Label.DATE else order, locale)
    if published is None:
        _insert_hint(groups[Label.DATE])
    return groups


def _by_entity(analysis: Analysis, related: bool) -> Generator[None, None, dict[str, list[Mention]]]:
    mentions: dict[str, list[Mention]] = {}
    for first in range(0, len(analysis.mentions), _AT_ONCE):
        for mention in analysis.mentions[first : first + _AT_ONCE]:
            if related or not mention.related:
                mentions.setdefault(mention.entity, []).append(mention)
        yield
    return mentions


def _row(entity: Entity, mentions: list[Mention], text: str, locale: QLocale) -> FoundRow:
    spelt = dict.fromkeys([text[mention.start : mention.end] for mention in mentions])
    forms = tuple(_distinct(" ".join(words.split()) for words in spelt))
    sure = [mention.confidence for mention in mentions]
    known = [one for one in sure if one is not None]
    value = mentions[0].value if entity.label is Label.DATE else None
    name = entity.name
    if entity.label is Label.DATE:
        name = date_words(value, locale) or (forms[0] if forms else entity.name)
    return FoundRow(
        id=entity.id,
        label=entity.label,
        name=name,
        count=len(mentions),
        first=mentions[0].start,
        related=sum([mention.related for mention in mentions]),
        confidence=None if len(known) < len(sure) or not known else max(known),
        forms=forms,
        origins=tuple(sorted({mention.origin for mention in mentions})),
        resolved=entity.label is not Label.DATE or value is not None,
        haystack="\n".join((name, *forms)).casefold(),
        order=_time_key(value) if entity.label is Label.DATE else None,
    )


def _distinct(forms: Iterable[str]) -> list[str]:
    seen: dict[str, None] = {}
    for form in forms:
        if len(seen) == _FORMS:
            break
        seen.setdefault(form)
    return list(seen)


def _time_key(value: str | None) -> tuple[Any, ...]:
    """Days first, in calendar order; then what lies on no calendar; then what is not resolved."""
    period = parse_value(value) if value is not None else None
    if period is None:
        return (2 if value is None else 1, "")
    if period.first is None:
        return (1, period.precision)
    return (0, *period.sort_key)


def _sorted(rows: list[FoundRow], order: str, locale: QLocale) -> list[FoundRow]:
    if order == "time":
        return sorted(rows, key=lambda row: (row.order, row.first))
    if order == "place":
        return sorted(rows, key=lambda row: row.first)
    if order == "name":
        collator = QCollator(locale)
        collator.setCaseSensitivity(collator.caseSensitivity().CaseInsensitive)
        collator.setNumericMode(True)

        def compare(one: FoundRow, other: FoundRow) -> int:
            return collator.compare(one.name, other.name)

        return sorted(rows, key=cmp_to_key(compare))
    return sorted(rows, key=lambda row: (-row.count, row.first))


def _insert_hint(rows: list[FoundRow]) -> None:
    for place, row in enumerate(rows):
        if not row.resolved:
            rows.insert(place, HINT)
            return
