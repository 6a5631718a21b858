"""The window: library, page and sidebar side by side, and what is remembered of them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QToolBar, QVBoxLayout, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import sentence
from randnotiz.domain.shelf import StoredArticle
from randnotiz.session.desk import Desk
from randnotiz.ui.actions import SEPARATOR, Actions
from randnotiz.ui.article_panel import ArticlePanel
from randnotiz.ui.found_panel import FoundPanel
from randnotiz.ui.library_panel import LibraryPanel
from randnotiz.ui.notes_panel import NotesPanel
from randnotiz.ui.theme import Themes
from randnotiz.ui.translations import Translations
from randnotiz.ui.window_commands import WindowCommands

_SAVE_AFTER_MS = 1500
_SPRING = ">"
_TOOLS = (
    *("library", "open", "paste_article", SEPARATOR),
    *(f"colour_{colour.value}" for colour in Colour),
    *("write_note", SEPARATOR, "undo", "redo", SEPARATOR, "find", "smaller", "larger", SEPARATOR, "export"),
    *(_SPRING, "sidebar"),
)


class MainWindow(QMainWindow):
    """Lays the parts out and hands events on; what the actions do is in `WindowCommands`."""

    closed = Signal()

    def __init__(self, desk: Desk, themes: Themes, translations: Translations) -> None:
        super().__init__()
        self.desk = desk
        self.themes = themes
        self.translations = translations
        self.setAcceptDrops(True)
        self.setObjectName("window")
        self.article = ArticlePanel(desk, themes)
        self.library = LibraryPanel(desk.shelf, desk.reading, themes)
        self.found = FoundPanel(desk.reading, desk.preferences, themes)
        self.notes = NotesPanel(desk.annotator, desk.reading, themes)
        self._headings: list[QLabel] = []
        self._build()
        self.actions_ = Actions(self, themes)
        self.actions_.fill(self.menuBar())
        self._tool_bar()
        self.commands = WindowCommands(self)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.keep_position)
        self.article.view.scrolled.connect(self._save_timer.start)
        desk.reading.article_changed.connect(self._article_changed)
        for source in (desk.reading, desk.annotator, desk.shelf, desk.analyser):
            source.failed.connect(self.tell)
        themes.changed.connect(self._look)
        self._look()
        self._words()
        self._restore()

    # ------------------------------------------------------------- layout

    def _build(self) -> None:
        self.sidebar = QSplitter(Qt.Orientation.Vertical)
        self.sidebar.addWidget(self._titled(self.found))
        self.sidebar.addWidget(self._titled(self.notes))
        self.sidebar.setChildrenCollapsible(False)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.library, self.article, self.sidebar):
            self.columns.addWidget(part)
        self.columns.setStretchFactor(1, 1)
        self.columns.setCollapsible(1, False)
        self.columns.setHandleWidth(1)
        self.sidebar.setHandleWidth(1)
        self.setCentralWidget(self.columns)
        self.setMinimumSize(640, 420)

    def _titled(self, part: QWidget) -> QWidget:
        heading = QLabel()
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setContentsMargins(12, 8, 12, 2)
        self._headings.append(heading)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(part, 1)
        return whole

    def _tool_bar(self) -> None:
        bar = QToolBar()
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _TOOLS:
            if name == _SPRING:
                spring = QWidget()
                spring.setSizePolicy(
                    spring.sizePolicy().Policy.Expanding, spring.sizePolicy().Policy.Preferred
                )
                bar.addWidget(spring)
            elif name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions_[name])
        self.tool_bar = bar
        self.addToolBar(bar)

    def _look(self) -> None:
        theme = self.themes.current
        self.setStyleSheet(
            f"QMainWindow, QMenuBar, QToolBar {{ background: {theme.panel.name()}; }}"
            f" QToolBar {{ border: none; border-bottom: 1px solid {theme.line.name()}; spacing: 2px;"
            f" padding: 4px 8px; }}"
            f" QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; }}"
            f" QToolBar QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f" QToolBar QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f" QToolBar QToolButton:checked {{ background: {theme.hover.name()}; }}"
            f" QToolBar::separator {{ background: {theme.line.name()}; width: 1px; margin: 5px 6px; }}"
            f" QSplitter::handle {{ background: {theme.line.name()}; }}"
        )
        for heading in self._headings:
            heading.setFont(self.themes.small_font())
            heading.setStyleSheet(f"color: {theme.muted.name()};")

    def _words(self) -> None:
        say = QCoreApplication.translate
        for heading, words in zip(
            self._headings,
            (say("MainWindow", "Found in the text"), say("MainWindow", "My notes")),
            strict=True,
        ):
            heading.setText(words)
        self.tool_bar.setAccessibleName(say("MainWindow", "Tools"))
        self.library.setAccessibleName(say("MainWindow", "Library"))
        self.found.setAccessibleName(say("MainWindow", "Found in the text"))
        self.notes.setAccessibleName(say("MainWindow", "My notes"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.actions_.retranslate()
            self._words()
            self.commands.retranslate()
        super().changeEvent(event)

    # ------------------------------------------------------------- saying

    def tell(self, problem: Problem) -> None:
        """Say what went wrong, in the program's language."""
        self.article.banner.say(sentence(problem, self.translations.language), warning=True)

    def _article_changed(self, stored: StoredArticle | None) -> None:
        self.setWindowTitle(f"{stored.article.title} – Randnotiz" if stored else "Randnotiz")
        self.desk.preferences.last_article = stored.id if stored else None

    # ------------------------------------------------------------- remembering

    def _restore(self) -> None:
        preferences = self.desk.preferences
        if not self.restoreGeometry(preferences.blob("geometry")):
            self._first_size()
        if not self.columns.restoreState(preferences.blob("columns")):
            self.columns.setSizes([250, 740, 330])
        if not self.sidebar.restoreState(preferences.blob("sidebar")):
            self.sidebar.setSizes([420, 440])
        self.columns.setHandleWidth(1)
        self.sidebar.setHandleWidth(1)
        self.library.setVisible(preferences.blob("library") != QByteArray(b"hidden"))
        self.sidebar.setVisible(preferences.blob("sidebar_shown") != QByteArray(b"hidden"))
        self.commands.reflect()

    def _first_size(self) -> None:
        # Room for library, page and sidebar, but never more than the screen has.
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1380, screen.width() - 60), min(940, screen.height() - 80))

    def save_state(self) -> None:
        """Write down sizes and places."""
        preferences = self.desk.preferences
        preferences.set_blob("geometry", self.saveGeometry())
        preferences.set_blob("columns", self.columns.saveState())
        preferences.set_blob("sidebar", self.sidebar.saveState())
        preferences.set_blob("library", QByteArray(b"hidden" if self.library.isHidden() else b"shown"))
        preferences.set_blob("sidebar_shown", QByteArray(b"hidden" if self.sidebar.isHidden() else b"shown"))
        preferences.sync()

    def keep_position(self) -> None:
        """Remember how far the open article was read."""
        self._save_timer.stop()
        if self.desk.reading.stored is not None:
            self.desk.shelf.keep_position(self.article.view.top_offset())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.flush()
        self.keep_position()
        self.save_state()
        self.closed.emit()
        super().closeEvent(event)

    # ------------------------------------------------------------- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText() or event.mimeData().hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.commands.articles.take_in(event.mimeData())
        event.acceptProposedAction()
