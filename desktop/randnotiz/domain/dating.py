"""Counting an analysis' dates from a publication date, without running any recogniser again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.timex import Explanation, ResolvedTime, TimeExpression, resolve

Told = Mapping[tuple[int, int], Explanation]
"""How dates were reached, by where their mentions start and end."""


def dated(analysis: Analysis, text: str, published: date | None) -> Analysis:
    """The analysis with every DATE mention's value and entity as of `published`.

    Mentions of one value share an entity; an unresolved one stands with those of the same words. Other
    mentions stay as they are. Pure, and quick enough for every change of the date.
    """
    return dated_and_told(analysis, text, published)[0]


def dated_and_told(analysis: Analysis, text: str, published: date | None) -> tuple[Analysis, Told]:
    """The same, and how each date was reached."""
    times = resolved_times(analysis, published)
    values = iter([found.value for _, found in times])
    entities = {entity.id: entity for entity in analysis.entities if entity.label is not Label.DATE}
    mentions: list[Mention] = []
    for mention in analysis.mentions:
        if mention.label is Label.DATE:
            value = next(values) if mention.time else mention.value
            entity = date_entity(text[mention.start : mention.end], value)
            entities.setdefault(entity.id, entity)
            if value != mention.value or entity.id != mention.entity:
                mention = replace(mention, value=value, entity=entity.id)
        mentions.append(mention)
    told = {(one.start, one.end): found.explanation for one, found in times}
    return replace(analysis, mentions=tuple(mentions), entities=tuple(entities.values())), told


def resolved_times(analysis: Analysis, published: date | None) -> list[tuple[Mention, ResolvedTime]]:
    """The DATE mentions with a time expression, each as of `published` and with how that was reached.

    All of them together, since a date may be counted from one named before it.
    """
    dates = [mention for mention in analysis.mentions if mention.label is Label.DATE and mention.time]
    expressions = [TimeExpression.from_dict(mention.time) for mention in dates if mention.time]
    return list(zip(dates, resolve(expressions, published), strict=True))


def date_entity(words: str, value: str | None) -> Entity:
    """The entity of a DATE mention: its value where it has one, else its words.

    Vague values (PRESENT_REF and the like) say nothing about which day, so their words count there too.
    """
    name = " ".join(words.split())
    if value is None or value.endswith("_REF"):
        return Entity(f"date:{value or 'unresolved'}:{name.casefold()}", Label.DATE, name)
    return Entity(f"date:{value}", Label.DATE, value)
