"""The library: all articles, to sort, search, open and remove; files and text can be dropped here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from randnotiz.domain.shelf import ArticleSummary, Order, SearchHit, StoredArticle
from randnotiz.session.library import Shelf
from randnotiz.session.reading import Reading
from randnotiz.session.searching import Catalogue
from randnotiz.ui.fields import EmptyState, IconButton, Panel, menu_style, style_list
from randnotiz.ui.incoming import incoming
from randnotiz.ui.library_delegate import LibraryDelegate
from randnotiz.ui.library_drop import DropSign
from randnotiz.ui.library_line import LibraryLine
from randnotiz.ui.library_list import ArticleList
from randnotiz.ui.library_model import LibraryModel, LibraryRole
from randnotiz.ui.search_field import SearchField
from randnotiz.ui.search_words import count_words, found_words, order_words
from randnotiz.ui.theme import Themes

_ROOM_FOR_ADDING = 190  # pixels
_LONG = 5_000
"""From this many articles on, the search waits for a pause in typing."""
_PAUSE = 80


class LibraryPanel(Panel):
    """Lists what `catalogue` holds and marks the article that `reading` has open.

    `opened` and `remove_requested` name an article's id, `found` brings the `SearchHit` to open and the
    `Finding` it belongs to, `open_requested` asks for the file dialog, `dropped` brings an `Incoming`,
    `order_changed` an `Order`. `left`: the focus belongs to the article.
    """

    opened = Signal(int)
    found = Signal(object, object)
    order_changed = Signal(object)
    remove_requested = Signal(int)
    open_requested = Signal()
    dropped = Signal(object)
    left = Signal()

    def __init__(
        self,
        shelf: Shelf,
        catalogue: Catalogue,
        reading: Reading,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._reading = reading
        self._searched = ""
        self.model = LibraryModel(shelf, catalogue, self)
        self._build()
        self._listen()
        shelf.reset.connect(self._search_anew)
        reading.article_changed.connect(self._mark_open)
        self.restyle()
        self.retranslate()
        self._mark_open(reading.stored)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.field = SearchField(self.themes, lambda: _PAUSE if self.model.total >= _LONG else 0, self)
        self.add = IconButton(self.themes, "plus", 18, self)
        self.list = ArticleList(self)
        self.delegate = LibraryDelegate(self.themes, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        self.line = LibraryLine(self.themes, self)
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
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.field.filtered.connect(self._search)
        self.field.entered.connect(self._enter_list)
        self.field.chosen.connect(lambda: self._open(self.list.currentIndex()))
        self.field.left.connect(self.left)
        self.add.clicked.connect(self.open_requested)
        self.line.chosen.connect(self.sort_by)
        self.list.opened.connect(self._open)
        self.list.remove_wanted.connect(lambda: self._remove(self.list.currentIndex()))
        self.list.left.connect(self.left)
        self.list.left_upwards.connect(self.focus_filter)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.empty.asked.connect(self._empty_asked)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_state)

    # ------------------------------------------------------------- look and words

    def restyle(self) -> None:
        self.delegate.restyle()
        style_list(self.list, self.themes)
        self.line.restyle()

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("LibraryPanel", "Library"))
        self.field.set_words(
            translate("LibraryPanel", "Search library…"), translate("LibraryPanel", "Clear the search")
        )
        self.line.retranslate()
        self.add.set_words(translate("LibraryPanel", "Open an article…"))
        self.model.retranslate()
        self._show_state()

    def _show_state(self) -> None:
        translate = QCoreApplication.translate
        shown, total, finding = self.model.rowCount(), self.model.total, self.model.finding
        if finding is not None:
            self.empty.say(
                "search",
                translate("LibraryPanel", "Nothing found"),
                translate(
                    "LibraryPanel",
                    "All words must occur in an article: in its title, its text, a note of yours or a name.",
                ),
                button=translate("LibraryPanel", "Clear the search"),
            )
            self.list.setAccessibleName(translate("LibraryPanel", "Articles found"))
            self.line.say(found_words(shown, total, finding.is_cut), self.model.order, sortable=False)
        else:
            self.empty.say(
                "newspaper",
                translate("LibraryPanel", "Nothing here yet"),
                translate("LibraryPanel", "Drop a file or a piece of text here, or open an article."),
                translate("LibraryPanel", "Open an article…"),
            )
            self.list.setAccessibleName(
                f"{translate('LibraryPanel', 'Articles')}, {order_words()[self.model.order]}"
            )
            self.line.say(count_words(total) if total else "", self.model.order, sortable=total > 1)
        self.list.setAccessibleDescription(self.line.count.text())
        self._stack.setCurrentWidget(self.list if shown else self.empty)
        self.field.setEnabled(total > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the words typed need the room; opening has its key and its menu entry.
        self.add.setVisible(self.width() >= _ROOM_FOR_ADDING)
        self.sign.setGeometry(self.rect())

    # ------------------------------------------------------------- what the reader does

    def leave(self) -> bool:
        self.left.emit()
        return True

    def focus_filter(self) -> None:
        """Let the reader type into the search field; where nothing is, press the button."""
        if not self.field.isEnabled():
            self.empty.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _search_anew(self) -> None:
        """The library is another one."""
        self._searched = ""
        self._search(self.field.text())

    def _search(self, text: str) -> None:
        if text == self._searched:
            return  # said once more on the way into the list: where the reader was in it stays
        self._searched = text
        before, place = self.model.finding, self.list.verticalScrollBar().value()
        self.model.search(text)
        if self.model.finding is not None:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        elif before is not None:
            self._show_open()
        else:
            self.list.verticalScrollBar().setValue(place)

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        return self.model.order

    def sort_by(self, order: Order) -> None:
        """Sort the list; what is marked stays in view."""
        if order is not self.model.order:
            current = self.list.currentIndex()
            id = self.model.id(current.row()) if current.isValid() else None
            self.model.set_order(order)
            self._show_row(self.model.find(id) if id is not None else QModelIndex())
            self.order_changed.emit(order)

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def _empty_asked(self) -> None:
        if self.model.finding is not None:
            self.field.clear()
        else:
            self.open_requested.emit()

    def _mark_open(self, stored: StoredArticle | None) -> None:
        self.model.set_open(stored.id if stored else None)
        self._show_open()

    def _show_open(self) -> None:
        stored = self._reading.stored
        self._show_row(self.model.find(stored.id) if stored else QModelIndex())

    def _show_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        hit, finding = index.data(LibraryRole.HIT), self.model.finding
        if isinstance(hit, SearchHit) and finding is not None:
            self.found.emit(hit, finding)
        else:
            self.opened.emit(self.model.id(index.row()))

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
        # A note on its way out of the window is no article to bring in.
        if event.source() is None and incoming(event.mimeData()) is not None:
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
