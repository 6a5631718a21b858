"""What was found in an article: mentions, and the entities they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from randnotiz.domain.label import Label as Label
from randnotiz.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names something, in code points.

    `entity` is the id of its entity. `value` is a DATE's TIMEX3 value or None. `confidence` is 0 to 1, or
    None for a rule. `origin` says what found it ("model", "rule", "reader"). `related` marks a name inside a
    compound ("NATO" in "NATO-Flagge"): shown lighter, no mention of its own. `time` is a time expression in
    its unresolved form (`domain.timex`), kept so that it can be resolved again when the publication date
    changes.
    """

    start: int
    end: int
    label: Label
    entity: str
    value: str | None = None
    confidence: float | None = None
    origin: str = "model"
    related: bool = False
    time: Mapping[str, Any] | None = field(default=None, compare=False, hash=False)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions of the same thing share: one row of the sidebar."""

    id: str
    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one text by one model; mentions in text order."""

    text_hash: str
    model: str
    language: str
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    def mentions_of(self, entity: str) -> tuple[Mention, ...]:
        """The mentions of one entity in text order, related occurrences included."""
        return tuple(mention for mention in self.mentions if mention.entity == entity)


_LABELS = {label.value: label for label in Label}


def mention_to_dict(mention: Mention) -> dict[str, Any]:
    """A mention as plain JSON values; what is empty is left out."""
    row: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label.value,
        "entity": mention.entity,
        "origin": mention.origin,
    }
    if mention.value is not None:
        row["value"] = mention.value
    if mention.confidence is not None:
        row["confidence"] = round(mention.confidence, 3)
    if mention.related:
        row["related"] = True
    if mention.time is not None:
        row["time"] = dict(mention.time)
    return row


def mention_from_dict(row: Mapping[str, Any]) -> Mention:
    """The reverse of `mention_to_dict`. Raises KeyError, TypeError or ValueError for anything else."""
    # By place and by a table: of 50,000 of them the enumeration's call alone took a tenth of a second.
    get = row.get
    return Mention(
        int(row["start"]),
        int(row["end"]),
        _LABELS[row["label"]],
        str(row["entity"]),
        get("value"),
        get("confidence"),
        str(get("origin", "model")),
        bool(get("related", False)),
        get("time"),
    )


def analysis_to_dict(analysis: Analysis) -> dict[str, Any]:
    """An analysis as plain JSON values."""
    return {
        "text_hash": analysis.text_hash,
        "model": analysis.model,
        "language": analysis.language,
        "mentions": [mention_to_dict(mention) for mention in analysis.mentions],
        "entities": [
            {"id": entity.id, "label": entity.label.value, "name": entity.name}
            for entity in analysis.entities
        ],
    }


def analysis_from_dict(row: Mapping[str, Any]) -> Analysis:
    """The reverse of `analysis_to_dict`. Raises KeyError, TypeError or ValueError for anything else."""
    return Analysis(
        text_hash=str(row["text_hash"]),
        model=str(row["model"]),
        language=str(row["language"]),
        mentions=tuple(mention_from_dict(mention) for mention in row["mentions"]),
        entities=tuple(
            Entity(str(entity["id"]), Label(entity["label"]), str(entity["name"]))
            for entity in row["entities"]
        ),
    )


def analysis_from_json(words: str) -> Analysis:
    """An analysis written as JSON, read mention by mention.

    To read 50,000 at once would hold up every other thread for a tenth of a second. Raises KeyError,
    TypeError or ValueError for anything that is no analysis.
    """
    import json

    # Within a JSON string its quotes would be escaped: this can only be the key.
    key = words.find('"mentions":')
    start = place = words.index("[", key) + 1 if key >= 0 else 0
    read, mentions = json.JSONDecoder().raw_decode, []
    while key >= 0:
        while words[place : place + 1] in (" ", ",", "\n"):
            place += 1
        if words[place : place + 1] != "{":
            break
        row, place = read(words, place)
        mentions.append(mention_from_dict(row))
    return replace(analysis_from_dict(json.loads(words[:start] + words[place:])), mentions=tuple(mentions))
