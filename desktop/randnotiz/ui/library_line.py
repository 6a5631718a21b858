"""The line above the list of articles: how many there are, and what they are sorted by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from randnotiz.domain.shelf import Order
from randnotiz.ui.fields import IconButton, menu_style
from randnotiz.ui.search_words import order_words
from randnotiz.ui.theme import Themes


class LibraryLine(QWidget):
    """A count and a button; `chosen` brings the `Order` that the reader wants."""

    chosen = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._order = Order.ADDED
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.sort = IconButton(themes, "list-filter", 16, self)
        policy = self.sort.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the list would jump when a search begins
        self.sort.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 4, 2)
        row.addWidget(self.count, 1)
        row.addWidget(self.sort)
        self.sort.clicked.connect(self._show_menu)

    def say(self, words: str, order: Order, sortable: bool) -> None:
        """Say how many articles are listed, and offer to sort them if that makes sense."""
        self._order = order
        self.count.setText(words)
        self.sort.setVisible(sortable)

    def restyle(self) -> None:
        """Take over the current look."""
        self.count.setFont(self._themes.small_font())
        self.count.setStyleSheet(f"color: {self._themes.current.muted.name()};")

    def retranslate(self) -> None:
        """Take over the current language."""
        self.sort.set_words(QCoreApplication.translate("LibraryPanel", "Sort by…"))

    def _show_menu(self) -> None:
        self.order_menu().popup(self.sort.mapToGlobal(QPoint(0, self.sort.height())))

    def order_menu(self) -> QMenu:
        """The menu of what the list can be sorted by (deletes itself when closed)."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_style(self._themes))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, words in order_words().items():
            action = menu.addAction(words, partial(self.chosen.emit, order))
            action.setCheckable(True)
            action.setChecked(order is self._order)
            group.addAction(action)
        return menu
