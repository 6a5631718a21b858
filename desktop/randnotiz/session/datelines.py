"""Publication dates that articles state themselves, found once their text stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.article import DateOrigin
from randnotiz.domain.problem import Problem
from randnotiz.session.reading import Reading
from randnotiz.store import Library

_AFTER_MS = 60


class Datelines(QObject):
    """Reads the datelines of articles that came without a date, later: it takes the grammar of dates."""

    dated = Signal(int)
    failed = Signal(object)  # Problem

    def __init__(self, library: Library, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._reading = reading
        self._undated: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._date_all)

    def read(self, article: int) -> None:
        """Take over what the article's own text states, in a moment, if no date is known then."""
        self._undated.append(article)
        self._timer.start()

    def finish(self) -> None:
        """Read now what still waits (the window is closing)."""
        self._timer.stop()
        self._date_all()

    def _date_all(self) -> None:
        undated, self._undated = self._undated, []
        for article in undated:
            self._date(article)

    def _date(self, id: int) -> None:
        from randnotiz.domain.timex import extract_dateline

        try:
            article = self._library.articles.get(id).article
            found = extract_dateline(article.text) if article.published is None else None
            if found is None:
                return
            if self._reading.stored is not None and self._reading.stored.id == id:
                self._reading.found_published(found[0], DateOrigin.DATELINE)
            else:
                self._library.articles.set_published(id, found[0], DateOrigin.DATELINE)
                self.dated.emit(id)
        except Problem as problem:
            self.failed.emit(problem)
        except KeyError:
            return  # removed again in the meantime
