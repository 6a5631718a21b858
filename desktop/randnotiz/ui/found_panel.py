"""The sidebar's upper part: people, organisations, places and dates of the open article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from randnotiz.domain.mention import Label
from randnotiz.domain.shelf import StoredArticle
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.session.stepping import Stepping
from randnotiz.ui.fields import EmptyState, FilterField, IconButton, Panel, menu_style, style_list
from randnotiz.ui.found_empty import say_why_empty
from randnotiz.ui.found_menu import FoundMenu
from randnotiz.ui.found_model import FoundFilter, FoundModel, FoundRole
from randnotiz.ui.found_rows import FoundRow, found_rows, found_rows_in_steps
from randnotiz.ui.found_tree import FoundTree
from randnotiz.ui.theme import Themes

_MANY = 4000
"""Mentions from which on their rows are made step by step, while the window goes on."""


class FoundPanel(Panel):
    """Shows what `reading` holds and selects through it; what is folded or hidden is kept in `preferences`.

    Signals: `date_wanted`: the reader wants to enter the publication date. `retry_wanted`: the analysis
    failed and is to be tried again. `left`: Escape; the focus belongs to the article.
    """

    date_wanted = Signal()
    retry_wanted = Signal()
    left = Signal()

    def __init__(
        self, reading: Reading, preferences: Preferences, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._reading = reading
        self._preferences = preferences
        self._quiet = False
        self._stepping = Stepping(self)
        self._stepping.done.connect(self._show_rows)
        self._shown_article: int | None = None
        self._shown_entity: str | None = None
        self.model = FoundModel(self)
        self.filter = FoundFilter(self)
        self.filter.setSourceModel(self.model)
        self._build()
        self._listen()
        self.restyle()
        self.retranslate()
        self._article_changed(reading.stored)

    def _build(self) -> None:
        self.field = FilterField(self.themes, parent=self)
        self._sort = IconButton(self.themes, "list-filter", 18, self)
        self._sort.setPopupMode(self._sort.ToolButtonPopupMode.InstantPopup)
        self._sort_menu = QMenu(self)
        self._orders = QActionGroup(self)
        for order in ("count", "name", "place"):
            action = QAction(self._orders, checkable=True)
            action.setData(order)
            self._sort_menu.addAction(action)
        self._sort.setMenu(self._sort_menu)
        self.tree = FoundTree(self.themes, self)
        self.tree.setModel(self.filter)
        self.empty = EmptyState(self.themes, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        self._progress = QLabel(self)
        self._progress.setTextFormat(Qt.TextFormat.PlainText)
        self._progress.setContentsMargins(10, 4, 10, 6)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 4, 6)
        top.setSpacing(4)
        top.addWidget(self.field)
        top.addWidget(self._sort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._progress)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _listen(self) -> None:
        self._reading.article_changed.connect(self._article_changed)
        self._reading.analysis_changed.connect(lambda _: self._take_over())
        self._reading.state_changed.connect(self._show_state)
        self._reading.selection_changed.connect(self._selection_changed)
        self._preferences.changed.connect(self._preference_changed)
        self.field.filtered.connect(self._filter)
        self.field.entered.connect(self._enter_tree)
        self.field.left.connect(self.left)
        self._orders.triggered.connect(self._order_chosen)
        self.tree.selectionModel().currentChanged.connect(self._current_changed)
        self.tree.expanded.connect(lambda index: self._folded(index, False))
        self.tree.collapsed.connect(lambda index: self._folded(index, True))
        self.tree.eye_clicked.connect(self.toggle_label)
        self.tree.stepped.connect(self._step)
        self.tree.hint_clicked.connect(self.date_wanted)
        self.tree.left.connect(self.left)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.filter.rowsInserted.connect(self._rows_inserted)
        self.empty.asked.connect(self._empty_asked)

    # ------------------------------------------------------------- look and words

    def restyle(self) -> None:
        theme = self.themes.current
        self.tree.delegate.restyle()
        self._sort_menu.setStyleSheet(menu_style(self.themes))
        style_list(self.tree, self.themes)
        self._progress.setFont(self.themes.small_font())
        self._progress.setStyleSheet(f"color: {theme.muted.name()};")

    def retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("FoundPanel", "Found in the article"))
        self.tree.setAccessibleName(
            QCoreApplication.translate("FoundPanel", "People, organisations, places and dates")
        )
        self.field.set_words(
            QCoreApplication.translate("FoundPanel", "Filter names and dates…"),
            QCoreApplication.translate("FoundPanel", "Clear the filter"),
        )
        self._sort.set_words(QCoreApplication.translate("FoundPanel", "Sort names"))
        words = (
            QCoreApplication.translate("FoundPanel", "Most mentions first"),
            QCoreApplication.translate("FoundPanel", "By name"),
            QCoreApplication.translate("FoundPanel", "As they come in the text"),
        )
        for action, text in zip(self._orders.actions(), words, strict=True):
            action.setText(text)
            action.setChecked(action.data() == self._preferences.entity_order)
        self._progress.setText(QCoreApplication.translate("FoundPanel", "Reading along…"))
        self.model.retranslate()
        self._take_over()

    # ------------------------------------------------------------- taking over what is known

    @contextmanager
    def _silence(self) -> Iterator[None]:
        """While rows move, the view's own changes of current row and folding are nobody's wish."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _article_changed(self, stored: StoredArticle | None) -> None:
        article = stored.id if stored else None
        if article != self._shown_article:
            self._shown_article = article
            self.field.clear()
            self.tree.scrollToTop()
        self._take_over()

    def _take_over(self) -> None:
        analysis, stored = self._reading.analysis, self._reading.stored
        self._stepping.stop()
        if analysis is None or stored is None:
            self._show_rows({})
            return
        known = analysis, stored.article.text, stored.article.published
        wanted = self._preferences.entity_order, self._preferences.show_related, QLocale()
        if len(analysis.mentions) > _MANY:
            self._stepping.run(found_rows_in_steps(*known, *wanted))
            return
        self._show_rows(found_rows(*known, *wanted))

    def _show_rows(self, groups: dict[Label, list[FoundRow]]) -> None:
        with self._silence():
            self.model.set_hidden(self._preferences.hidden_labels)
            self.model.set_rows(groups)
        self._follow()
        self._show_state()

    def _selection_changed(self) -> None:
        entity = self._reading.entity
        moved = entity != self._shown_entity
        self._shown_entity = entity
        index = self._follow()
        if moved and index.isValid():
            with self._silence():
                self.tree.expand(index.parent())
                self.tree.setCurrentIndex(index)
            self._follow()
            self.tree.scrollTo(index)

    def _follow(self) -> QModelIndex:
        entity = self._reading.entity
        with self._silence():
            self.filter.keep(entity)
        index = self.filter.mapFromSource(self.model.find(entity)) if entity else QModelIndex()
        self.tree.follow(entity, index, self._reading.place())
        return index

    def _preference_changed(self, name: str) -> None:
        if name in ("entity_order", "show_related", "hidden_labels"):
            self._take_over()
        if name == "entity_order":
            for action in self._orders.actions():
                action.setChecked(action.data() == self._preferences.entity_order)
        if name == "collapsed_labels":
            self._unfold()

    # ------------------------------------------------------------- states

    def _show_state(self, _state: str = "") -> None:
        working = self._reading.state == "working"
        filled = self.filter.rowCount() > 0
        self._progress.setVisible(working and filled)
        if not filled:
            say_why_empty(self.empty, self._reading, self.model.total > 0)
        self._stack.setCurrentWidget(self.tree if filled else self.empty)
        self.field.setEnabled(self.model.total > 0)
        self._sort.setEnabled(self.model.total > 0)

    def _empty_asked(self) -> None:
        if self.model.total:
            self.field.clear()
        else:
            self.retry_wanted.emit()

    # ------------------------------------------------------------- filter and folding

    def _filter(self, text: str) -> None:
        with self._silence():
            self.filter.set_text(text)
        self._unfold()
        self._follow()
        self._show_state()

    def _enter_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows_inserted(self, parent: QModelIndex) -> None:
        if not parent.isValid():
            self._unfold()

    def _unfold(self) -> None:
        """Open and close groups as remembered; while filtering, everything found is open."""
        with self._silence():
            for place in range(self.filter.rowCount()):
                group = self.filter.index(place, 0)
                closed = Label(group.data(FoundRole.LABEL)) in self._preferences.collapsed_labels
                self.tree.setExpanded(group, self.filter.is_active or not closed)

    def _folded(self, index: QModelIndex, closed: bool) -> None:
        if not self._quiet and not self.filter.is_active and not index.parent().isValid():
            label = frozenset({Label(index.data(FoundRole.LABEL))})
            labels = self._preferences.collapsed_labels
            self._preferences.collapsed_labels = labels | label if closed else labels - label

    # ------------------------------------------------------------- what the reader does

    def leave(self) -> bool:
        self.left.emit()
        return True

    def focus_filter(self) -> None:
        """Let the reader type into the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def toggle_label(self, label: Label) -> None:
        """Underline this label's mentions in the text, or no longer."""
        self._preferences.hidden_labels = self._preferences.hidden_labels ^ {label}

    def _current_changed(self, index: QModelIndex) -> None:
        row = index.data(FoundRole.ROW) if index.isValid() else None
        if not self._quiet and isinstance(row, FoundRow) and not row.is_hint:
            self._reading.select_entity(row.id)

    def _step(self, by: int) -> None:
        row = self.tree.currentIndex().data(FoundRole.ROW)
        if isinstance(row, FoundRow) and not row.is_hint and row.id != self._reading.entity:
            self._reading.select_entity(row.id)
        elif by > 0:
            self._reading.next_mention()
        else:
            self._reading.previous_mention()

    def _order_chosen(self, action: QAction) -> None:
        self._preferences.entity_order = str(action.data())

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        menu = FoundMenu(index, self._reading, self._preferences, self)
        menu.setStyleSheet(menu_style(self.themes))
        menu.popup(self.tree.viewport().mapToGlobal(point))
