"""The window: library, page and sidebar side by side, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from randnotiz.domain.problem import Problem
from randnotiz.session.preferences import Preferences
from randnotiz.ui.article_panel import ArticlePanel
from randnotiz.ui.calm import CalmToolBar
from randnotiz.ui.theme import Themes
from randnotiz.ui.thin_splitter import ThinSplitter
from randnotiz.ui.translations import Translations
from randnotiz.ui.window_title import window_title

if TYPE_CHECKING:
    from randnotiz.domain.article import Article
    from randnotiz.domain.colour import Colour
    from randnotiz.domain.shelf import StoredArticle
    from randnotiz.domain.span import Span
    from randnotiz.session.desk import Desk
    from randnotiz.ui.name_marks import Named
    from randnotiz.ui.window_parts import WindowParts

_SAVE_AFTER_MS = 1500
_TOOL_BAR = 44
_LEAST_PAGE = 360
_ROOM_FOR = {"library": 960, "sidebar": 680}
"""Pixels of the window's width below which a part steps aside, so that lines of the text stay readable."""


class MainWindow(QMainWindow):
    """Lays the parts out and hands events on; what the actions do is in `WindowCommands`.

    It comes in steps, so that the text stands at once: made, it has the page and the room that the rest will
    take; `take` gives it the session; `complete` fills the room and everything can be used.
    """

    closed = Signal()
    parts_shown = Signal()  # library or sidebar came or went

    def __init__(self, preferences: Preferences, themes: Themes, translations: Translations) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._preferences = preferences
        self.themes = themes
        self.translations = translations
        self.parts: WindowParts | None = None
        self._wanted = {"library": True, "sidebar": True}
        self._fits = {"library": True, "sidebar": True}
        self.setAcceptDrops(True)
        self.setObjectName("window")
        self.article = ArticlePanel(preferences, themes)
        self._build()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.keep_position)
        self.article.view.scrolled.connect(self._save_timer.start)
        self._restore()

    @property
    def desk(self) -> Desk:
        """The session, from `take` on."""
        assert self._desk is not None
        return self._desk

    def show_page(self, article: Article) -> None:
        """Show an article that the library, which is not open yet, will have in a moment."""
        self.setWindowTitle(window_title(article.title))
        if article.published is None:
            article = replace(article, published=self._preferences.published(article.source))
        self.article.show_page(article, self._preferences.place(article.source))

    def show_stored(
        self, stored: StoredArticle, names: Sequence[Named], fills: Sequence[tuple[Span, Colour]] = ()
    ) -> None:
        """Show an article as the library, which is not open yet, has it: with names and highlights."""
        self.setWindowTitle(window_title(stored.article.title))
        self.article.show_page(stored.article, stored.position)
        from randnotiz.ui.name_marks import mark_first_page

        mark_first_page(self.article.view, names, fills, self._preferences, self.themes.current)

    def take(self, desk: Desk) -> None:
        """Follow the session from now on."""
        self._desk = desk
        self.article.take(desk)
        desk.reading.article_changed.connect(self._article_changed)
        for source in (desk.reading, desk.annotator, desk.shelf, desk.analyser):
            source.failed.connect(self.tell)

    def _build(self) -> None:
        self.library_place, self.sidebar = QWidget(), ThinSplitter()
        self.columns = ThinSplitter()
        for part in (self.library_place, self.article, self.sidebar):
            self.columns.addWidget(part)
        self.columns.setStretchFactor(1, 1)
        self.columns.setChildrenCollapsible(False)  # dragged to nothing, a part could not be called back
        self.article.setMinimumWidth(_LEAST_PAGE)
        self.columns.setHandleWidth(1)
        self.setCentralWidget(self.columns)
        self.setMinimumSize(640, 420)
        # Menu and tools take their room at once, so that the text does not move when they come.
        self.menuBar().addMenu(" ")
        self.tool_bar = CalmToolBar()
        self.tool_bar.setObjectName("toolbar")
        self.tool_bar.setMovable(False)
        self.tool_bar.setFixedHeight(_TOOL_BAR)
        self.addToolBar(self.tool_bar)

    def complete(self) -> None:
        """Fill in everything around the page. Further calls do nothing."""
        if self.parts is None:
            self.themes.load_all_faces()
            self.article.complete()
            # At once: what is known of the text is not to wait for all that stands around it.
            self.article.view.viewport().repaint()
            from randnotiz.ui.window_parts import WindowParts

            self.sidebar.setOrientation(QtCore.Qt.Orientation.Vertical)
            self.tool_bar.setContextMenuPolicy(QtCore.Qt.ContextMenuPolicy.PreventContextMenu)
            self.menuBar().clear()
            self.parts = WindowParts(self)

    # ------------------------------------------------------------- saying

    def tell(self, problem: Problem) -> None:
        """Say what went wrong, in the program's language."""
        from randnotiz.domain.sentences import sentence

        self.article.banner.say(sentence(problem, self.translations.language), warning=True)

    def _article_changed(self, stored: StoredArticle | None) -> None:
        self.setWindowTitle(window_title(stored.article.title if stored else ""))
        self._preferences.last_article = stored.id if stored else None

    # ------------------------------------------------------------- remembering

    def _restore(self) -> None:
        preferences = self._preferences
        if not self.restoreGeometry(preferences.blob("geometry")):
            self._first_size()
        if not self.columns.restoreState(preferences.blob("columns")):
            self.columns.setSizes([250, 740, 330])
        self.columns.setHandleWidth(1)
        self._wanted = {
            "library": preferences.blob("library") != QByteArray(b"hidden"),
            "sidebar": preferences.blob("sidebar_shown") != QByteArray(b"hidden"),
        }
        self._fits = self._fitting()
        for name in self._wanted:
            self._part(name).setVisible(self._wanted[name] and self._fits[name])

    def _first_size(self) -> None:
        # Room for library, page and sidebar, but never more than the screen has.
        screen = QtGui.QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1380, screen.width() - 60), min(940, screen.height() - 80))

    def save_state(self) -> None:
        """Write down sizes and places."""
        preferences, parts = self._preferences, self.parts
        if parts is None:  # closed before it stood: what is remembered already stays
            return
        preferences.set_blob("geometry", self.saveGeometry())
        preferences.set_blob("columns", self.columns.saveState())
        preferences.set_blob("sidebar", self.sidebar.saveState())
        preferences.set_blob("note_editor", parts.notes.splitter.saveState())
        for key, name in (("library", "library"), ("sidebar_shown", "sidebar")):
            preferences.set_blob(key, QByteArray(b"shown" if self._wanted[name] else b"hidden"))
        preferences.sync()

    def flush(self) -> bool:
        """Save what is being typed. Whether nothing is left unsaved."""
        return self.parts is None or self.parts.notes.flush()

    def keep_position(self) -> None:
        """Remember how far the open article was read."""
        self._save_timer.stop()
        if self._desk is not None and self._desk.reading.stored is not None:
            offset, article = self.article.view.top_offset(), self._desk.reading.stored.article
            self._preferences.set_place(article.source, offset)
            self._preferences.set_published(article.source, article.published)
            self._desk.shelf.keep_position(offset)

    def open_article(self, id: int) -> None:
        """Show an article of the library, after keeping what belongs to the one before."""
        if not self.flush():
            return  # why was told; the words stay where they are until they are saved
        self.keep_position()
        self.desk.shelf.open(id)
        self.article.view.setFocus()

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Escape on anything that has no use for it itself, such as a tool: back to the article."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.article.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _may_close(self) -> bool:
        """Ask what is to become of words that cannot be saved."""
        from randnotiz.ui.unsaved_dialog import may_close

        return may_close(self, self.parts.notes.editor.unsaved_notes() if self.parts is not None else [])

    def closeEvent(self, event: QtGui.QCloseEvent) -> None:
        if not self.flush() and not self._may_close():
            event.ignore()
            return
        self.keep_position()
        self.save_state()
        self.closed.emit()
        super().closeEvent(event)

    # ------------------------------------------------------------- room

    def show_part(self, name: str, shown: bool) -> None:
        """Show "library" or "sidebar", or no longer; raises KeyError for anything else."""
        self._wanted[name] = shown
        self._part(name).setVisible(shown)
        self.parts_shown.emit()

    def _part(self, name: str) -> QWidget:
        if name == "sidebar":
            return self.sidebar
        return self.parts.library if self.parts is not None else self.library_place

    def _fitting(self) -> dict[str, bool]:
        return {name: self.width() >= least for name, least in _ROOM_FOR.items()}

    def resizeEvent(self, event: QtGui.QResizeEvent) -> None:
        """Only a width that is crossed hides or shows a part: in a narrow window the reader's word counts."""
        super().resizeEvent(event)
        before, self._fits = self._fits, self._fitting()
        if before != self._fits:
            for name, fits in self._fits.items():
                if before[name] != fits:
                    self._part(name).setVisible(fits and self._wanted[name])
            self.parts_shown.emit()

    # ------------------------------------------------------------- dropping

    def dragEnterEvent(self, event: QtGui.QDragEnterEvent) -> None:
        data = event.mimeData()
        from_here = event.source() is not None  # a note on its way out is no article to bring in
        if not from_here and (data.hasUrls() or data.hasText() or data.hasHtml()):
            event.acceptProposedAction()

    def dropEvent(self, event: QtGui.QDropEvent) -> None:
        if self._desk is None:
            return  # in the first moment, when even the library is not open yet
        self.complete()
        if self.parts is not None:
            self.parts.commands.articles.take_in(event.mimeData())
            event.acceptProposedAction()
