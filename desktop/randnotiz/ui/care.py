"""What the reader sees of the care for the library's file: one line above the page, and nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import sentence

if TYPE_CHECKING:
    from randnotiz.session.watching import Watching
    from randnotiz.ui.main_window import MainWindow


class Care(QObject):
    """Tells in the line above the page what happens to the file, and takes it back once it is over.

    Where the open article has to be shown anew, the reader goes on reading and typing at the same place.
    """

    def __init__(self, window: MainWindow, watching: Watching) -> None:
        super().__init__(window)
        assert window.parts is not None
        self._window = window
        self._note = window.parts.notes.editor.note
        self._typing: int | None = None
        self._scrolled = (0, "")
        watching.flush = window.flush
        watching.notice.connect(window.tell)
        watching.well.connect(self._well)
        watching.changing.connect(self._remember)
        watching.changed.connect(self._return)

    def _well(self, problems: Sequence[Problem]) -> None:
        language = self._window.translations.language
        self._window.article.banner.take_back([sentence(problem, language) for problem in problems])

    def _remember(self) -> None:
        view, article = self._window.article.view, self._window.desk.reading.article
        self._typing = self._note.textCursor().position() if self._note.hasFocus() else None
        self._scrolled = view.verticalScrollBar().value(), article.hash if article else ""

    def _return(self) -> None:
        article = self._window.desk.reading.article
        value, text = self._scrolled
        if article is not None and article.hash == text:
            view = self._window.article.view
            view.document().size()  # what lies far down is known only once everything above has been laid out
            view.verticalScrollBar().setValue(value)
        if self._typing is not None and self._note.isEnabled():
            cursor = self._note.textCursor()
            cursor.setPosition(min(self._typing, self._note.document().characterCount() - 1))
            self._note.setTextCursor(cursor)
            self._note.setFocus()
