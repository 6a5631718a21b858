"""Names and dates found in the article as a table, one mention a row."""

from __future__ import annotations

from collections.abc import Iterator

from randnotiz.domain.mention import Label, Mention
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.passages import context
from randnotiz.exporters.tables import table
from randnotiz.exporters.wording import Wording

_HEAD = {
    "de": (
        "Art",
        "Name",
        "Wortlaut",
        "Wert (TIMEX3)",
        "Erster Tag",
        "Letzter Tag",
        "Absatz",
        "Beginn",
        "Ende",
        "Zusammenhang",
        "Herkunft",
        "Sicherheit",
        "Nur in Zusammensetzung",
    ),
    "en": (
        "Type",
        "Name",
        "Words",
        "Value (TIMEX3)",
        "First day",
        "Last day",
        "Paragraph",
        "Start",
        "End",
        "Context",
        "Origin",
        "Confidence",
        "Within a compound only",
    ),
}


def write_mentions(what: ExportInput, options: ExportOptions) -> bytes:
    """The table in text order. Offsets are code points of the article's text; days are ISO 8601."""
    words = Wording(what.language)
    composition = compose(what, options)
    names = {entity.id: entity.name for entity in what.analysis.entities} if what.analysis else {}
    return table(_HEAD[words.language], _rows(composition, names, words), words.language)


def _rows(composition: Composition, names: dict[str, str], words: Wording) -> Iterator[list[str | int]]:
    text = composition.article.text
    for mention in composition.mentions:
        block = composition.block_of(mention.start)
        around = context(text, mention.span, composition.article.blocks[block].span, width=60)
        extent = days.extent(mention.value)
        yield [
            words.label(mention.label, plural=False),
            _name(mention, names, mention.span.of(text), words.language),
            mention.span.of(text),
            mention.value or "",
            *((day.isoformat() for day in extent) if extent else ("", "")),
            composition.numbers[block] or "",
            mention.start,
            mention.end,
            "".join(around).strip(),
            words(f"origin_{mention.origin}") if mention.origin in _ORIGINS else mention.origin,
            "" if mention.confidence is None else f"{mention.confidence:.3f}",
            words("yes") if mention.related else "",
        ]


_ORIGINS = frozenset({"model", "rule", "reader"})


def _name(mention: Mention, names: dict[str, str], spoken: str, language: str) -> str:
    """The entity's name; for a date the day in words, where there is one."""
    if mention.label is not Label.DATE:
        return names.get(mention.entity, spoken)
    return (days.value_text(mention.value, language) if mention.value else "") or spoken
