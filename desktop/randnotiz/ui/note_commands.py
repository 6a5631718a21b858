"""What the reader does with passages: marking, noting, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.exporters import citation
from randnotiz.session.library import today

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.window_parts import WindowParts


class NoteCommands(QObject):
    """Works on the page's selection and on the current annotation."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(parts)
        self._window = window
        self._parts = parts
        self._desk = window.desk
        self._view = window.article.view

    def say_saved(self) -> None:
        """What could not be saved for a while is in the library now."""
        say = QCoreApplication.translate
        self._window.article.banner.say(say("MainWindow", "Saved now: what you typed is in the library."))

    def highlight(self, colour: Colour) -> None:
        """Mark what is selected and go to its note; with nothing selected, recolour the current highlight."""
        span = self._view.selected_span()
        if span is None:
            self._desk.annotator.set_colour(self._desk.annotator.current, colour)
            return
        self._window.flush()
        self._desk.preferences.colour = colour
        if self._desk.annotator.add(span, colour) is not None:
            self._view.clear_selection()
            self._window.article.bar.hide()
            self._window.show_part("sidebar", True)
            self._parts.notes.focus_note()

    def write_note(self) -> None:
        """Go to the note of the current highlight, or mark the selection first."""
        if self._view.selected_span() is not None:
            self.highlight(self._desk.preferences.colour)
        elif self._desk.annotator.current:
            self._window.show_part("sidebar", True)
            self._parts.notes.focus_note()

    def delete_note(self) -> None:
        """Delete the current highlight; its last words are saved first, so that undo brings them back."""
        self._window.flush()
        self._desk.annotator.remove(self._desk.annotator.current)

    def step_note(self, by: int) -> None:
        """Make the next or previous highlight the current one and show it."""
        notes: list[Annotation] = self._desk.annotator.annotations()
        if notes:
            ids = [note.id for note in notes]
            current = self._desk.annotator.current
            at = ids.index(current) + by if current in ids else (0 if by > 0 else -1)
            self._desk.annotator.set_current(ids[at % len(ids)])
            self.reveal(ids[at % len(ids)])

    def reveal(self, id: str) -> None:
        """Bring a highlight into view."""
        annotation = self._desk.annotator.get(id)
        if annotation is not None:
            self._window.article.reveal(annotation.span)

    def undo(self) -> None:
        """Undo, after what is being typed has become a step of its own."""
        self._window.flush()
        self._desk.reading.undo_stack.undo()

    def redo(self) -> None:
        """Redo; what is being typed counts as a change of its own and comes first."""
        self._window.flush()
        self._desk.reading.undo_stack.redo()

    def copy_citation(self) -> None:
        """Copy what is selected with its source."""
        span, article = self._view.selected_span(), self._desk.reading.article
        if span is not None and article is not None:
            words = citation(article, span.of(article.text), self._window.translations.language, today())
            QGuiApplication.clipboard().setText(words)
