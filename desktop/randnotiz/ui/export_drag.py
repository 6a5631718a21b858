"""Notes carried out of the window by the mouse: the passage with its citation, the note, its tags."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.notes_list import NotesList


def note_data(article: Article, annotation: Annotation, language: str, today: date) -> QMimeData:
    """The note as plain text and as HTML of paragraphs, in which every word is escaped."""
    from randnotiz.exporters.citing import cited_note, cited_note_html

    data = QMimeData()
    data.setText(cited_note(article, annotation, language, today))
    data.setHtml(cited_note_html(article, annotation, language, today))
    return data


def carry_notes(window: MainWindow, notes: NotesList) -> None:
    """Let the cards of the list be dragged out of the window."""
    from randnotiz.session.library import today

    def data(annotation: Annotation) -> QMimeData | None:
        article = window.desk.reading.article
        if article is None:
            return None
        window.flush()  # what is being typed belongs to the note
        current = window.desk.annotator.get(annotation.id) or annotation
        return note_data(article, current, window.translations.language, today())

    notes.carried = data
