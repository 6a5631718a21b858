"""The library: all articles, newest first, to open, filter and remove; files and text can be dropped here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from randnotiz.domain.shelf import ArticleSummary, StoredArticle
from randnotiz.session.library import Shelf
from randnotiz.session.reading import Reading
from randnotiz.ui.fields import EmptyState, FilterField, IconButton, Panel, menu_style, style_list
from randnotiz.ui.incoming import incoming
from randnotiz.ui.library_delegate import LibraryDelegate
from randnotiz.ui.library_model import LibraryFilter, LibraryModel, LibraryRole
from randnotiz.ui.theme import Themes

_LONG = 5_000
"""From this many articles on, the filter waits for a pause in typing."""
_PAUSE = 120


class ArticleList(QListView):
    """Enter and a click open, Delete removes, Escape leaves."""

    opened = Signal(QModelIndex)
    remove_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DropSign(QWidget):
    """Lies over the panel while something that can be opened is dragged across it."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.panel)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme.accent, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 10, 10)
        middle = self.rect().center()
        self._themes.icon("download", theme.accent, 32).paint(
            painter, middle.x() - 16, middle.y() - 36, 32, 32
        )
        painter.setFont(self._themes.ui_font())
        painter.setPen(theme.ink)
        words = QCoreApplication.translate("DropSign", "Drop to add it to the library")
        room = self.rect().adjusted(20, self.height() // 2 + 6, -20, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), words)
        painter.end()


class LibraryPanel(Panel):
    """Lists what `shelf` holds and marks the article that `reading` has open.

    `opened` and `remove_requested` name an article's id, `open_requested` asks for the file dialog,
    `dropped` brings an `Incoming`. `left`: the focus belongs to the article.
    """

    opened = Signal(int)
    remove_requested = Signal(int)
    open_requested = Signal()
    dropped = Signal(object)
    left = Signal()

    def __init__(self, shelf: Shelf, reading: Reading, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.model = LibraryModel(shelf, self)
        self.filter = LibraryFilter(self.model, self)
        self._build()
        self._listen()
        reading.article_changed.connect(self._mark_open)
        self.restyle()
        self.retranslate()
        self._mark_open(reading.stored)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.field = FilterField(
            self.themes, lambda: _PAUSE if self.model.rowCount() >= _LONG else 0, parent=self
        )
        self.add = IconButton(self.themes, "plus", 18, self)
        self.list = ArticleList(self)
        self.delegate = LibraryDelegate(self.themes, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.filter)
        self.empty = EmptyState(self.themes, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.sign = DropSign(self.themes, self)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 4, 6)
        top.setSpacing(4)
        top.addWidget(self.field)
        top.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.field.filtered.connect(self._filter)
        self.field.entered.connect(self._enter_list)
        self.field.left.connect(self.left)
        self.add.clicked.connect(self.open_requested)
        self.list.opened.connect(self._open)
        self.list.remove_wanted.connect(lambda: self._remove(self.list.currentIndex()))
        self.list.left.connect(self.left)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.empty.asked.connect(self._empty_asked)
        # The filter loses a row before the model does: only after the model is it known why nothing is left.
        for signal in (self.filter.rowsInserted, self.filter.rowsRemoved, self.model.rowsRemoved):
            signal.connect(self._show_state)
        self.filter.modelReset.connect(self._show_state)

    # ------------------------------------------------------------- look and words

    def restyle(self) -> None:
        self.delegate.restyle()
        style_list(self.list, self.themes)

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("LibraryPanel", "Library"))
        self.list.setAccessibleName(translate("LibraryPanel", "Articles, newest first"))
        self.field.set_words(
            translate("LibraryPanel", "Filter articles…"), translate("LibraryPanel", "Clear the filter")
        )
        self.add.set_words(translate("LibraryPanel", "Open an article…"))
        self.model.retranslate()
        self._show_state()

    def _show_state(self) -> None:
        translate = QCoreApplication.translate
        filled = self.filter.rowCount() > 0
        if not filled and self.model.rowCount():
            self.empty.say(
                "search",
                translate("LibraryPanel", "No article matches"),
                button=translate("LibraryPanel", "Clear the filter"),
            )
        elif not filled:
            self.empty.say(
                "newspaper",
                translate("LibraryPanel", "Nothing here yet"),
                translate("LibraryPanel", "Drop a file or a piece of text here, or open an article."),
                translate("LibraryPanel", "Open an article…"),
            )
        self._stack.setCurrentWidget(self.list if filled else self.empty)
        self.field.setEnabled(self.model.rowCount() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sign.setGeometry(self.rect())

    # ------------------------------------------------------------- what the reader does

    def leave(self) -> bool:
        self.left.emit()
        return True

    def focus_filter(self) -> None:
        """Let the reader type into the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _filter(self, text: str) -> None:
        self.filter.set_text(text)
        self._show_state()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.filter.index(0, 0))

    def _empty_asked(self) -> None:
        if self.model.rowCount():
            self.field.clear()
        else:
            self.open_requested.emit()

    def _mark_open(self, stored: StoredArticle | None) -> None:
        self.model.set_open(stored.id if stored else None)
        index = self.filter.mapFromSource(self.model.find(stored.id)) if stored else QModelIndex()
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(LibraryRole.SUMMARY)
        if isinstance(row, ArticleSummary):
            self.opened.emit(row.id)

    def _remove(self, index: QModelIndex) -> None:
        row = index.data(LibraryRole.SUMMARY) if index.isValid() else None
        if isinstance(row, ArticleSummary):
            self.remove_requested.emit(row.id)

    def _show_menu(self, point: QPoint) -> None:
        self.context_menu(self.list.indexAt(point)).popup(self.list.viewport().mapToGlobal(point))

    def context_menu(self, index: QModelIndex) -> QMenu:
        """The menu of an article (deletes itself when closed)."""
        translate = QCoreApplication.translate
        menu = QMenu(self)
        menu.setStyleSheet(menu_style(self.themes))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = index.data(LibraryRole.SUMMARY) if index.isValid() else None
        if isinstance(row, ArticleSummary):
            id = row.id
            menu.addAction(translate("LibraryPanel", "Open"), lambda: self.opened.emit(id))
            menu.addAction(
                translate("LibraryPanel", "Remove from the library"), lambda: self.remove_requested.emit(id)
            )
            menu.addSeparator()
        menu.addAction(translate("LibraryPanel", "Open an article…"), self.open_requested.emit)
        return menu

    # ------------------------------------------------------------- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.sign.raise_()
            self.sign.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.sign.hide()
        found = incoming(event.mimeData())
        if found is not None:
            event.acceptProposedAction()
            self.dropped.emit(found)
