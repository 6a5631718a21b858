"""The reader's shelf of articles: opens files, takes in what is pasted, writes copies.

Importers and exporters are imported when they are needed: an article of the library is shown without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.problem import ImportProblem, Problem
from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.session.annotator import Annotator, now
from randnotiz.session.incoming import Incoming
from randnotiz.session.plain_file import article_in, day_of, quick_bytes
from randnotiz.session.reading import Reading
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.exporters import ExportInput, ExportOptions
    from randnotiz.importers.wire import Book

_DATELINE_MS = 60


class Shelf(QObject):
    """The library as the window sees it. Articles that arrive are announced by `arrived`.

    Of a book with chapters the reader is asked which to bring in: `books` holds those that wait for the
    answer, `book_found` says that there is one more.
    """

    article_added = Signal(object)  # ArticleSummary
    article_changed = Signal(object)  # ArticleSummary
    article_removed = Signal(int)
    reset = Signal()
    arrived = Signal(int)
    working = Signal(bool)
    failed = Signal(object)  # Problem
    book_found = Signal()

    def __init__(self, library: Library, reading: Reading, annotator: Annotator) -> None:
        super().__init__()
        self._library = library
        self._reading = reading
        self._annotator = annotator
        self._incoming = Incoming(self)
        self._incoming.read.connect(self.bring_in)
        self._incoming.failed.connect(self.failed)
        self._incoming.working.connect(self.working)
        self._incoming.book_found.connect(self._ask)
        self.books: list[tuple[Path, Book]] = []
        self._undated: list[int] = []
        self._date_timer = QTimer(self)
        self._date_timer.setSingleShot(True)
        self._date_timer.setInterval(_DATELINE_MS)
        self._date_timer.timeout.connect(self._date_all)
        reading.article_changed.connect(self._announce)
        annotator.added.connect(self._recount)
        annotator.removed.connect(self._recount)

    @property
    def busy(self) -> bool:
        """Whether something is still being read."""
        return self._incoming.busy

    def summaries(self) -> list[ArticleSummary]:
        """All articles, newest first; none (and `failed`) where the library cannot be read."""
        try:
            return self._library.articles.summaries()
        except Problem as problem:
            self.failed.emit(problem)
            return []

    # ------------------------------------------------------------- bringing in

    def open_file(self, path: Path) -> None:
        """Bring a file in; `arrived` or `failed` follows, at once for plain text, soon for the rest."""
        try:
            data = quick_bytes(path)
            if data is None:
                self._incoming.read_file(path)
            else:
                changed = day_of(path)
                self._at_once(lambda: article_in(path, data, changed))
        except OSError as error:
            self.failed.emit(ImportProblem("import.vanished", name=path.name, reason=str(error)))
        except Problem as problem:
            self.failed.emit(problem)

    def open_chapters(self, path: Path, numbers: Sequence[int] | None) -> None:
        """Bring in chapters of a book, counted from 0, as an article each; the whole book for None."""
        if numbers is None:
            self._incoming.read_file(path, whole=True)
        else:
            for number in numbers:
                self._incoming.read_file(path, chapter=number)

    def _ask(self, path: Path, book: Book) -> None:
        self.books.append((path, book))
        self.book_found.emit()

    def bring_in(self, article: Article) -> None:
        """Bring in an article that has been read already; `arrived` or `failed` follows at once."""
        self._at_once(lambda: article)

    def paste(self, text: str, html: str = "") -> None:
        """Bring in what lies in the clipboard."""
        from randnotiz.importers import import_clipboard

        self._incoming.start(lambda: import_clipboard(text, html))

    def _at_once(self, work: Callable[[], Article]) -> None:
        try:
            self._take_in(work())
        except Problem as problem:
            self.failed.emit(problem)

    def _take_in(self, article: Article) -> int:
        known = self._library.articles.find(article.hash)
        stored = self._library.articles.add(article, now())
        summary = self._library.articles.summary(stored.id)
        (self.article_added if known is None else self.article_changed).emit(summary)
        self.arrived.emit(stored.id)
        if known is None and article.published is None:
            # After the text stands: reading the dateline needs the grammar of dates.
            self._undated.append(stored.id)
            self._date_timer.start()
        return stored.id

    def _date_all(self) -> None:
        undated, self._undated = self._undated, []
        for id in undated:
            self._date(id)

    def _date(self, id: int) -> None:
        """Take over the publication date that the article's own text states, if the reader has set none."""
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
                self.article_changed.emit(self._library.articles.summary(id))
        except Problem as problem:
            self.failed.emit(problem)
        except KeyError:
            return  # removed again in the meantime

    def wait(self) -> None:
        """Let what is being read finish (the window is closing)."""
        self._incoming.wait()
        self._date_timer.stop()
        self._date_all()

    # ------------------------------------------------------------- opening and removing

    def open(self, id: int) -> None:
        """Show an article of the library."""
        if self._reading.stored is not None and self._reading.stored.id == id:
            return
        try:
            stored = self._library.articles.get(id)
            self._reading.show(stored)
            self._library.articles.set_opened(id, now())
            found = self._library.analyses.latest(stored.article.hash)
        except Problem as problem:
            self.failed.emit(problem)
            return
        if found is not None:
            self._reading.set_analysis(found)

    def keep_position(self, offset: int) -> None:
        """Remember the code point at the top of the window for the open article."""
        if self._reading.stored is not None:
            self._library.articles.set_position(self._reading.stored.id, offset)

    def remove(self, id: int) -> Callable[[], None] | None:
        """Take an article and its annotations out of the library; what is returned puts them back."""
        try:
            stored = self._library.articles.get(id)
            annotations = self._library.annotations.of_article(id)
            analysis = self._library.analyses.latest(stored.article.hash)
            self._library.articles.remove(id)
        except Problem as problem:
            self.failed.emit(problem)
            return None
        if self._reading.stored is not None and self._reading.stored.id == id:
            self._reading.show(None)
        self.article_removed.emit(id)

        def put_back() -> None:
            try:
                known = self._library.articles.find(stored.article.hash)
                if known is not None:  # brought in again meanwhile: the old one, with its notes, replaces it
                    self._library.articles.remove(known)
                    self.article_removed.emit(known)
                self._library.articles.restore(stored, annotations)
                if analysis is not None:
                    self._library.analyses.put(analysis)
            except Problem as problem:
                self.failed.emit(problem)
                return
            self.article_added.emit(self._library.articles.summary(id))

        return put_back

    def _announce(self, stored: StoredArticle | None) -> None:
        if stored is not None:
            self.article_changed.emit(self._library.articles.summary(stored.id))

    def _recount(self) -> None:
        self._announce(self._reading.stored)

    # ------------------------------------------------------------- handing on

    def export_input(self, language: str) -> ExportInput | None:
        """All that a copy of the open article holds; None while no article is open."""
        from randnotiz.session.handing_on import export_input

        return export_input(self._reading, self._annotator.annotations(), language)

    def export(self, key: str, path: Path, options: ExportOptions, language: str, overwrite: bool) -> bool:
        """Write an annotated copy of the open article, whole or not at all. False (and `failed`) if not."""
        from randnotiz.session.handing_on import write_copy

        what = self.export_input(language)
        if what is None:
            return False
        try:
            write_copy(what, key, path, options, overwrite=overwrite)
        except Problem as problem:
            self.failed.emit(problem)
            return False
        return True


def today() -> date:
    """The present day where the reader is."""
    return datetime.now().astimezone().date()
