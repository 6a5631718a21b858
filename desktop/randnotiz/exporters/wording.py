"""The copies' own words, in German and English side by side."""

from __future__ import annotations

import re
from typing import Final

from randnotiz.domain.annotation import Colour
from randnotiz.domain.mention import Label

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "published": ("Veröffentlicht", "Published"),
    "author": ("Autor", "Author"),
    "publisher": ("Erschienen bei", "Publisher"),
    "source": ("Quelle", "Source"),
    "contents": ("Inhalt", "Contents"),
    "skip": ("Zum Artikel", "Skip to the article"),
    "article": ("Artikel", "Article"),
    "notes": ("Notizen", "Notes"),
    "note": ("Notiz", "Note"),
    "tags": ("Schlagwörter", "Tags"),
    "passages": ("Passagen", "Passages"),
    "highlights": ("Markierte Stellen ohne Notiz", "Highlights without a note"),
    "highlight": ("Markierung", "Highlight"),
    "orphans": ("Notizen ohne Stelle", "Notes without a place"),
    "orphans_why": (
        "Der Wortlaut, zu dem diese Notizen gehören, steht nicht mehr in diesem Artikel.",
        "The words these notes belong to are no longer in this article.",
    ),
    "moved": ("Stelle verschoben", "place has moved"),
    "moved_from": (
        "Stelle verschoben; vorher hieß es dort {quote}",
        "place has moved; it read {quote} before",
    ),
    "orphan": ("Wortlaut nicht mehr im Artikel", "words no longer in the article"),
    "state_anchored": ("an seiner Stelle", "in its place"),
    "state_moved": ("verschoben", "moved"),
    "state_orphaned": ("ohne Stelle", "without a place"),
    "origin_model": ("Modell", "model"),
    "origin_rule": ("Regel", "rule"),
    "origin_reader": ("Leser", "reader"),
    "yes": ("ja", "yes"),
    "name": ("Name", "Name"),
    "kind": ("Art", "Type"),
    "count": ("Anzahl", "Count"),
    "forms": ("Formen im Text", "Forms in the text"),
    "day": ("Tag", "Day"),
    "spoken": ("Im Text", "In the text"),
    "context": ("Zusammenhang", "Context"),
    "page": ("S.", "p."),
    "found": ("Personen, Orte, Zeiten", "People, places, times"),
    "found_names": ("Personen, Organisationen, Orte", "People, organisations, places"),
    "PER": ("Personen", "People"),
    "ORG": ("Organisationen", "Organisations"),
    "LOC": ("Orte", "Places"),
    "DATE": ("Zeitangaben", "Dates"),
    "PER_one": ("Person", "Person"),
    "ORG_one": ("Organisation", "Organisation"),
    "LOC_one": ("Ort", "Place"),
    "vague": ("Dauer und Ungefähres", "Durations and vague times"),
    "DATE_one": ("Zeitangabe", "Date"),
    "yellow": ("Gelb", "Yellow"),
    "green": ("Grün", "Green"),
    "blue": ("Blau", "Blue"),
    "pink": ("Rosa", "Pink"),
    "violet": ("Violett", "Violet"),
    "title": ("Titel", "Title"),
    "heading": ("Überschrift", "Heading"),
    "before": ("vor", "before"),
    "paragraph": ("Absatz", "Paragraph"),
    "short_paragraph": ("Abs.", "para."),
    "paragraphs_why": (
        "Die Zahlen nennen den Absatz, in dem die Stelle steht.",
        "The figures name the paragraph in which the mention stands.",
    ),
    "also_in": ("außerdem in Abs. {places}", "also in para. {places}"),
    "back": ("Zurück zur Stelle", "Back to the passage"),
    "made": (
        "Kommentierte Kopie vom {when}, erstellt mit Randnotiz {version}.",
        "Annotated copy of {when}, made with Randnotiz {version}.",
    ),
    "restorable": (
        "In Randnotiz geöffnet, wird aus dieser Datei wieder der Artikel mit diesen Notizen.",
        "Opened in Randnotiz, this file becomes the article with these notes again.",
    ),
    "quoted": ("„{}“", "“{}”"),
    "unresolved": ("ohne bestimmten Tag", "no certain day"),
    "legend": ("Farben", "Colours"),
    "retrieved": ("abgerufen am {day}", "retrieved {day}"),
    "untitled": ("Ohne Titel", "Untitled"),
    "undated": ("o. D.", "n.d."),
    "mentions": ("{} Stellen", "{} mentions"),
    "mention": ("1 Stelle", "1 mention"),
}


class Wording:
    """The words of one language; anything but "de" is English."""

    __slots__ = ("_column", "language")

    def __init__(self, language: str) -> None:
        self.language = "de" if language == "de" else "en"
        self._column = 0 if self.language == "de" else 1

    def __call__(self, key: str, **values: str | int) -> str:
        """The word or sentence of that key. Raises KeyError for an unknown one."""
        form = _WORDS[key][self._column]
        return form.format(**values) if values else form

    def quoted(self, passage: str) -> str:
        """The passage in the language's own quotation marks; those inside become single ones."""
        inner = passage.strip()
        opening, closing = _INNER[self.language]
        for pair in _PAIRS:
            inner = pair.sub(rf"{opening}\1{closing}", inner)
        return _WORDS["quoted"][self._column].format(inner)

    def colour(self, colour: Colour) -> str:
        """The colour's name."""
        return self(colour.value)

    def label(self, label: Label, plural: bool = True) -> str:
        """What mentions of that label are called."""
        return self(label.value if plural else f"{label.value}_one")

    def mentions(self, count: int) -> str:
        """How many mentions, in words."""
        return self("mention") if count == 1 else _WORDS["mentions"][self._column].format(count)


# A quotation inside a quotation gets single marks. Only pairs are changed: a mark that stands alone (or an
# apostrophe) stays what it is. The German pair comes first, its closing mark being the English opening one.
_INNER: Final[dict[str, tuple[str, str]]] = {"de": ("‚", "‘"), "en": ("‘", "’")}
_PAIRS: Final = tuple(
    re.compile(pair) for pair in ("„([^„“”]*)[“”]", "“([^“”]*)”", "»([^»«]*)«", "«([^»«]*)»", '"([^"]*)"')
)
