"""The reader's shelf of articles: opens files, takes in what is pasted, writes copies.

Importers and exporters are imported when they are needed: an article of the library is shown without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem, Problem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.session.annotator import Annotator, now
from randnotiz.session.arrivals import Arrived, News, go_to, news_of, take_in
from randnotiz.session.datelines import Datelines
from randnotiz.session.incoming import Incoming
from randnotiz.session.known_files import FileState, KnownFiles, state_of
from randnotiz.session.offers import Offers
from randnotiz.session.plain_file import article_in, day_of, quick_bytes
from randnotiz.session.reading import Reading
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.exporters import ExportInput, ExportOptions
    from randnotiz.session.bringing import Plan
    from randnotiz.session.notes_file import NotesFile


class Shelf(QObject):
    """The library as the window sees it. Articles that arrive are announced by `arrived`.

    `offers` holds books whose chapters the reader may choose from, and folders; `plans` holds notes, of which
    `notes_read` tells.
    """

    article_added = Signal(object)  # ArticleSummary
    article_changed = Signal(object)  # ArticleSummary
    article_removed = Signal(int)
    reset = Signal()
    arrived = Signal(int)
    working = Signal(bool)
    failed = Signal(object)  # Problem
    changing = Signal(int)  # this article is about to get another text
    text_changed = Signal()  # the article just opened has changed since it was read last: see `news`
    older_text = Signal(int)  # what arrived is an earlier text of this article
    notes_read = Signal()  # one more of `plans` waits for the reader's word
    notes_restored = Signal(object, int)  # Plan, the number of notes that came back

    def __init__(self, library: Library, reading: Reading, annotator: Annotator, known: KnownFiles) -> None:
        super().__init__()
        self._known = known
        self._library = library
        self._reading = reading
        self._annotator = annotator
        self.offers = Offers(self)
        self._incoming = Incoming(self)
        self.stop_reading, self.take_over = self._incoming.cancel, self._incoming.take_over
        self._incoming.read.connect(self.bring_in)
        self._incoming.failed.connect(self.failed)
        self._incoming.working.connect(self.working)
        self._incoming.book_found.connect(self.offers.book)
        self._incoming.found.connect(self._notes_found)
        self.news: News | None = None
        self.plans: list[Plan] = []
        self._datelines = Datelines(library, reading, self)
        self._datelines.failed.connect(self.failed)
        self._datelines.dated.connect(self._tell_changed)
        reading.article_changed.connect(self._announce)
        annotator.added.connect(self._recount)
        annotator.removed.connect(self._recount)
        annotator.many_changed.connect(self._recount)

    @property
    def busy(self) -> bool:
        """Whether something is still being read."""
        return self._incoming.busy

    # ------------------------------------------------------------- bringing in

    def open_file(self, path: Path) -> None:
        """Bring a file in; `arrived` or `failed` follows, at once for plain text, soon for the rest.

        A folder is among the `offers` then.
        """
        if path.is_dir():
            self.offers.folder(path)
            return
        try:
            text_hash = self._known.text_in(path)
            known = None if text_hash is None else self._library.articles.find(text_hash)
            if known is not None:
                self.arrived.emit(known)
                return
            file, data = state_of(path), quick_bytes(path)
            if data is None:
                self._incoming.read_file(path)
            else:
                self.bring_in(article_in(path, data, day_of(path)), file)
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

    def bring_in(self, article: Article, file: FileState | None = None) -> None:
        """Bring in an article that has been read already; `arrived` or `failed` follows at once.

        `file` is the one that it is all of, as it looked before it was read.
        """
        try:
            self._take_in(article)
            if file is not None:
                self._known.remember(file, article.hash)
        except Problem as problem:
            self.failed.emit(problem)

    def paste(self, text: str, html: str = "") -> None:
        """Bring in what lies in the clipboard."""
        from randnotiz.importers import import_clipboard

        self._incoming.start(lambda: import_clipboard(text, html))

    def _take_in(self, article: Article) -> Arrived:
        arrived = take_in(self._library, article, now(), self.changing.emit)
        self.show_arrived(arrived)
        if arrived.is_new and article.published is None:
            self._datelines.read(arrived.id)
        return arrived

    def show_arrived(self, arrived: Arrived) -> None:
        """Announce an article that was brought into the library."""
        if arrived.changed and self._reading.stored is not None and self._reading.stored.id == arrived.id:
            self._reading.show(None)  # what stands there is the text of before
        summary = self._library.articles.summary(arrived.id)
        (self.article_added if arrived.is_new else self.article_changed).emit(summary)
        self.arrived.emit(arrived.id)
        if arrived.older:
            self.older_text.emit(arrived.id)

    def settle(self, found: Article | NotesFile) -> Arrived:
        """Bring in what a file held without showing it. Raises ImportProblem, StoreProblem."""
        from randnotiz.session.notes_arriving import settle_quietly

        return settle_quietly(self, self._library, self._reading, found)

    def _tell_changed(self, id: int) -> None:
        self.article_changed.emit(self._library.articles.summary(id))

    def bring_notes(self, path: Path) -> None:
        """Read the notes in a file; `notes_read`, `notes_restored` or `failed` follows."""
        from randnotiz.session.notes_file import look_into

        self._incoming.start(lambda: look_into(path, wanted=True))

    def _notes_found(self, file: NotesFile) -> None:
        from randnotiz.session.notes_arriving import arrive

        try:
            arrive(self, self._library, self._reading, file)
        except Problem as problem:
            self.failed.emit(problem)

    def keep_notes(self, plan: Plan, *, with_unplaced: bool) -> bool:
        """Save the notes of a plan, as one step of undo. Whether they were saved."""
        from randnotiz.session.notes_arriving import keep

        return keep(self, self._annotator, self._reading, plan, with_unplaced)

    def wait(self) -> None:
        """Let what is being read finish (the window is closing)."""
        self._incoming.wait()
        self._reading.wait()
        self._datelines.finish()

    # ------------------------------------------------------------- opening and removing

    def open(self, id: int) -> None:
        """Show an article of the library."""
        if self._reading.stored is not None and self._reading.stored.id == id:
            return
        try:
            stored = self._library.articles.get(id)
            changed = self._library.articles.has_changed_since(id, stored.opened)
            news = news_of(self._library, stored) if changed else None
            found = self._library.analyses.latest_as_json(stored.article.hash)
        except Problem as problem:
            self.failed.emit(problem)
            return
        except KeyError:
            self.reset.emit()  # gone meanwhile, by another program's hand
            return
        self._reading.show(stored)
        with suppress(Problem):  # nobody typed it: where it cannot be written, reading goes on
            self._library.articles.set_opened(id, now())
        if found is not None:
            self._reading.recall(found)
        if news is not None:
            self.news = news
            self.text_changed.emit()

    def go_to(self, version: int) -> None:
        """Give the open article the text of one of its versions again, with its annotations as they were."""
        stored = self._reading.stored
        if stored is None:
            return
        self.changing.emit(stored.id)
        try:
            go_to(self._library, stored.id, version, now())
            self._library.articles.set_opened(stored.id, now())
        except Problem as problem:
            self.failed.emit(problem)
            return
        self._reading.show(None)
        self.open(stored.id)

    def keep_position(self, offset: int) -> None:
        """Remember the code point at the top of the window for the open article."""
        if self._reading.stored is not None:
            with suppress(Problem):
                self._library.articles.set_position(self._reading.stored.id, offset)

    def remove(self, id: int) -> Callable[[], None] | None:
        """Take an article and its annotations out of the library; what is returned puts them back."""
        try:
            stored = self._library.articles.get(id)
            annotations = self._library.annotations.of_article(id)
            analysis = self._library.analyses.latest(stored.article.hash)
            versions = self._library.versions.rows(id)
            self._library.articles.remove(id)
        except Problem as problem:
            self.failed.emit(problem)
            return None
        if self._reading.stored is not None and self._reading.stored.id == id:
            self._reading.show(None)
        self.article_removed.emit(id)
        self._known.forget(stored.article.source, stored.article.hash)

        def put_back() -> None:
            try:
                known = self._library.articles.find(stored.article.hash)
                if known is not None:  # brought in again meanwhile: the old one, with its notes, replaces it
                    self._library.articles.remove(known)
                    self.article_removed.emit(known)
                with self._library.transaction():
                    self._library.articles.restore(stored, annotations)
                    self._library.versions.put_back(versions)
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
