"""The reader's notes and highlights as a table, one annotation a row."""

from __future__ import annotations

from collections.abc import Iterator

from randnotiz.domain.annotation import Annotation
from randnotiz.exporters.composition import Composition, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text
from randnotiz.exporters.states import changed_words
from randnotiz.exporters.tables import table
from randnotiz.exporters.wording import Wording

_HEAD = {
    "de": (
        "Nr.",
        "Passage",
        "Notiz",
        "Schlagwörter",
        "Farbe",
        "Absatz",
        "Beginn",
        "Ende",
        "Zustand",
        "Erstellt",
        "Geändert",
        "Titel",
        "Autor",
        "Erschienen bei",
        "Veröffentlicht",
        "Quelle",
        "Kennung",
        "Wortlaut davor",
    ),
    "en": (
        "No.",
        "Passage",
        "Note",
        "Tags",
        "Colour",
        "Paragraph",
        "Start",
        "End",
        "State",
        "Created",
        "Modified",
        "Title",
        "Author",
        "Publisher",
        "Published",
        "Source",
        "ID",
        "Words before",
    ),
}


def write_notes(what: ExportInput, options: ExportOptions) -> bytes:
    """The table: annotations in text order, orphans after them.

    Start and end are code points of the article's text, empty for an orphan; the last column holds the words
    a moved annotation was made on where others stand there now; times are ISO 8601 in the zone of
    `what.exported`; tags are parted by ", ".
    """
    words = Wording(what.language)
    composition = compose(what, options)
    return table(_HEAD[words.language], _rows(what, composition, words, options), words.language)


def _rows(
    what: ExportInput, composition: Composition, words: Wording, options: ExportOptions
) -> Iterator[list[str | int]]:
    article = what.article
    about: list[str | int] = [
        article.title,
        article.author,
        article.publisher,
        article.published.isoformat() if article.published else "",
        source_text(article.source),
    ]

    def row(number: int, passage: str, annotation: Annotation, place: list[str | int]) -> list[str | int]:
        times = [annotation.created, annotation.modified]
        return [
            number,
            passage,
            annotation.note,
            ", ".join(annotation.tags),
            words.colour(annotation.colour) if options.highlights else "",
            *place,
            words(f"state_{annotation.state.value}"),
            *(when.astimezone(what.exported.tzinfo).isoformat(timespec="seconds") for when in times),
            *about,
            annotation.id,
            changed_words(annotation, passage),
        ]

    for number, placed in enumerate(composition.placed, 1):
        paragraph = composition.numbers[placed.first]
        place: list[str | int] = [paragraph or "", placed.span.start, placed.span.end]
        yield row(number, placed.span.of(article.text), placed.annotation, place)
    for number, orphan in enumerate(composition.orphans, len(composition.placed) + 1):
        yield row(number, orphan.selector.exact, orphan, ["", "", ""])
