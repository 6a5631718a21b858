"""What the sidebar says while there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from randnotiz.session.reading import Reading
from randnotiz.ui.fields import EmptyState


def say_why_empty(empty: EmptyState, reading: Reading, filtered: bool) -> None:
    """Say why nothing is listed. `filtered`: something was found, but nothing matches the filter."""
    translate = QCoreApplication.translate
    if reading.stored is None:
        empty.say("book-open", translate("FoundPanel", "No article is open"))
    elif filtered:
        empty.say(
            "search",
            translate("FoundPanel", "Nothing matches"),
            button=translate("FoundPanel", "Clear the filter"),
        )
    elif reading.state == "unsupported":
        empty.say(
            "languages",
            translate("FoundPanel", "Not in this language yet"),
            translate("FoundPanel", "Names and dates are found in German and English articles."),
        )
    elif reading.state == "failed":
        empty.say(
            "triangle-alert",
            translate("FoundPanel", "Names could not be looked for"),
            translate("FoundPanel", "Reading and taking notes work as ever."),
            translate("FoundPanel", "Try again"),
        )
    elif reading.state == "working" or reading.analysis is None:
        empty.say(
            "book-open",
            translate("FoundPanel", "Reading along…"),
            translate("FoundPanel", "Names and dates appear here in a moment."),
        )
    else:
        empty.say(
            "search",
            translate("FoundPanel", "Nothing found"),
            translate("FoundPanel", "No people, organisations, places or dates were found in this article."),
        )
