"""The index and the chronology of the HTML copy, and the list of its sections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from randnotiz.domain.mention import Label
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, IndexEntry
from randnotiz.exporters.formats import ExportOptions
from randnotiz.exporters.passages import context
from randnotiz.exporters.places import place_of
from randnotiz.exporters.wording import Wording


def found(composition: Composition, words: Wording, options: ExportOptions) -> dict[str, Any]:
    """What the template needs to list all that was found in the text."""
    lists = _Index(composition, words, options.whole_text)
    index = [
        (label.value.lower(), words.label(label), lists.named(entries))
        for label, entries in composition.index.items()
        if entries and label is not Label.DATE
    ]
    both = options.entities and options.dates
    name = words("found" if both else "found_names" if options.entities else "DATE")
    chronology = [lists.dated(entry) for entry in composition.chronology]
    vague = lists.named(composition.vague)
    sections = _sections(composition, words, options.whole_text)
    if index or chronology or vague:
        sections.append(("index", name, 0))
    return {
        "index": index,
        "chronology": chronology,
        "vague": vague,
        "index_name": name,
        "sections": sections,
    }


def _sections(composition: Composition, words: Wording, whole: bool) -> list[tuple[str, str, int]]:
    """The copy's sections before the index: id, name, and how many entries each has (0: not told)."""
    sections = [("text", words("article" if whole else "passages"), 0)]
    if composition.noted and whole:
        sections.append(("notes", words("notes"), len(composition.noted)))
    if composition.bare:
        sections.append(("highlights", words("highlights"), len(composition.bare)))
    if composition.orphans:
        sections.append(("orphans", words("orphans"), len(composition.orphans)))
    return sections


class _Index:
    def __init__(self, composition: Composition, words: Wording, whole: bool) -> None:
        self._composition = composition
        self._words = words
        self._whole = whole

    def named(self, entries: Iterable[IndexEntry]) -> list[dict[str, Any]]:
        """Names with the places of their mentions; of a duration also what it comes to."""
        return [
            {
                "name": entry.name,
                "shown": entry.shown,
                "count": len(entry.mentions),
                "links": [(n, self._place(n)) for n in entry.mentions] if self._whole else [],
            }
            for entry in entries
        ]

    def dated(self, entry: IndexEntry) -> dict[str, Any]:
        """One line of the chronology: the day and every stretch of text that names it."""
        text = self._composition.article.text
        places = []
        for number in entry.mentions:
            span = self._composition.mentions[number].span
            block = self._composition.article.blocks[self._composition.block_of(span.start)].span
            # Without the whole text, the words around a date are not the reader's to hand on.
            around = context(text, span, block) if self._whole else ("", span.of(text), "")
            places.append((number, self._place(number), around))
        return {
            "day": entry.shown,
            "machine": days.machine_value(entry.value),
            "places": places,
            "linked": self._whole,
        }

    def _place(self, mention: int) -> str:
        block = self._composition.block_of(self._composition.mentions[mention].start)
        return place_of(self._composition, block, self._words)
