"""The sidebar's lower part: the reader's own notes on the open article, and the editor for one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.session.annotator import Annotator
from randnotiz.session.reading import Reading
from randnotiz.ui.colour_row import ColourRow
from randnotiz.ui.fields import EmptyState, FilterField, Panel, style_list
from randnotiz.ui.note_editor import NoteEditor
from randnotiz.ui.notes_delegate import NotesDelegate
from randnotiz.ui.notes_list import NotesList
from randnotiz.ui.notes_menu import NoteMenu
from randnotiz.ui.notes_model import NoteRole, NotesFilter, NotesModel
from randnotiz.ui.theme import Themes
from randnotiz.ui.unplaced_row import DoubtfulButton

_ONE_LINE = 310
"""From this width on, in pixels, the field and the colours stand beside each other."""


class NotesPanel(Panel):
    """Lists what `annotator` holds and edits its current annotation.

    `reveal`: the article is to show this annotation's passage. `done`: the focus belongs to the article.
    `attach_wanted`: this annotation is to be placed on the words selected there.
    `flush` saves what is still being typed: call it before another article is opened, before undo and redo,
    and at the end.
    """

    reveal = Signal(str)
    done = Signal()
    attach_wanted = Signal(str)

    def __init__(
        self, annotator: Annotator, reading: Reading, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._annotator = annotator
        self._reading = reading
        self._quiet = False
        self.model = NotesModel(annotator, self)
        self.filter = NotesFilter(self)
        self.filter.setSourceModel(self.model)
        self._build()
        self._listen()
        self.restyle()
        self.retranslate()
        self._show_current(annotator.current)

    def _build(self) -> None:
        self.field = FilterField(self.themes, parent=self)
        self.colours = ColourRow(self.themes, "filter", self)
        self.doubtful = DoubtfulButton(self.themes, self)
        self.list = NotesList(self)
        self.list.setModel(self.filter)
        self.delegate = NotesDelegate(self.themes, self.list)
        self.list.setItemDelegate(self.delegate)
        self.empty = EmptyState(self.themes, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.editor = NoteEditor(self._annotator, self.themes, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.editor)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setContentsMargins(8, 8, 8, 6)
        self._top.setSpacing(4)
        self._top.addWidget(self.field, 1)
        beside = QHBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.colours)
        beside.addWidget(self.doubtful)
        beside.addStretch(1)
        self._top.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.splitter, 1)

    def _listen(self) -> None:
        self.field.filtered.connect(self._filter_words)
        self.field.entered.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.left.connect(self.done)
        self.colours.clicked.connect(self._filter_colour)
        self.doubtful.toggled.connect(lambda only: self._filter(lambda: self.filter.set_doubtful(only)))
        self.editor.place.attach_wanted.connect(self.attach_wanted)
        self.list.clicked.connect(self._clicked)
        self.list.doubleClicked.connect(lambda _: self.focus_note())
        self.list.selectionModel().currentChanged.connect(self._current_moved)
        self.list.write_wanted.connect(self.focus_note)
        self.list.remove_wanted.connect(self._remove_current)
        self.list.left.connect(self.done)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.editor.done.connect(self.done)
        self.empty.asked.connect(self.clear_filter)
        self._annotator.current_changed.connect(self._show_current)
        self._annotator.reset.connect(self._reset)
        # The filter loses a row before the model does: only after the model is it known why nothing is left.
        changes = (self.filter.rowsInserted, self.filter.rowsRemoved, self.model.rowsRemoved)
        for signal in (*changes, self.model.rowsMoved):
            signal.connect(self._show_state)
        self.filter.modelReset.connect(self._show_state)

    # ------------------------------------------------------------- look and words

    def restyle(self) -> None:
        theme = self.themes.current
        self.delegate.restyle()
        style_list(self.list, self.themes)
        self.splitter.setStyleSheet(
            f"QSplitter::handle {{ background: {theme.panel.name()};"
            f" border-top: 1px solid {theme.line.name()}; }}"
        )

    def retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("NotesPanel", "My notes"))
        self.list.setAccessibleName(
            QCoreApplication.translate("NotesPanel", "Notes in the order of the text")
        )
        self.field.set_words(
            QCoreApplication.translate("NotesPanel", "Filter notes…"),
            QCoreApplication.translate("NotesPanel", "Clear the filter"),
        )
        self.field.setToolTip(QCoreApplication.translate("NotesPanel", "Words, or #tag"))
        self.colours.setAccessibleName(QCoreApplication.translate("NotesPanel", "Colours shown"))
        self.doubtful.set_words(QCoreApplication.translate("NotesPanel", "Only what is to be checked"))
        self.model.retranslate()
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _ONE_LINE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(direction)

    def _show_state(self) -> None:
        filled = self.filter.rowCount() > 0
        translate = QCoreApplication.translate
        if not filled and self.model.rowCount():
            self.empty.say(
                "search",
                translate("NotesPanel", "No note matches"),
                button=translate("NotesPanel", "Clear the filter"),
            )
        elif self._reading.stored is None:
            self.empty.say("book-open", translate("NotesPanel", "No article is open"))
        elif not filled:
            self.empty.say(
                "highlighter",
                translate("NotesPanel", "No notes yet"),
                translate("NotesPanel", "Select a passage and press a key from 1 to 5."),
            )
        self._stack.setCurrentWidget(self.list if filled else self.empty)
        self.field.setEnabled(self.model.rowCount() > 0)
        self.colours.setVisible(self.model.rowCount() > 0)
        self.doubtful.setVisible(self.doubtful.isChecked() or self.model.has_doubtful)

    # ------------------------------------------------------------- filter

    def _filter_words(self, text: str) -> None:
        self._filter(lambda: self.filter.set_text(text))

    def _filter_colour(self, colour: Colour) -> None:
        wanted = self.filter.colours ^ {colour}
        self.colours.check(wanted)
        self._filter(lambda: self.filter.set_colours(wanted))

    def _filter(self, change: Callable[[], None]) -> None:
        self._quietly(change)
        self._show_state()
        self._show_current(self._annotator.current)

    def clear_filter(self) -> None:
        """Show all notes."""
        self.field.clear()
        self.colours.check(frozenset())
        self.doubtful.setChecked(False)
        self._filter(lambda: self.filter.set_colours(frozenset()))

    def leave(self) -> bool:
        self.done.emit()
        return True

    def focus_filter(self) -> None:
        """Let the reader type into the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # ------------------------------------------------------------- the current annotation

    def focus_list(self) -> None:
        """Go to the list of notes (to the filter while the list is empty)."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_filter()

    def focus_note(self) -> None:
        """Let the reader write on the current annotation's note."""
        if self._annotator.current:
            self.editor.show()
            self.editor.focus_note()

    def flush(self) -> bool:
        """Save what is still being typed. Whether nothing is left unsaved."""
        return self.editor.flush()

    def _show_current(self, id: str) -> None:
        self.editor.setVisible(bool(id))
        self.delegate.current = id
        self._quietly(lambda: self.filter.keep(id))
        index = self.filter.mapFromSource(self.model.find(id)) if id else QModelIndex()
        self._quietly(lambda: self._select(index))
        self.list.viewport().update()

    def _quietly(self, change: Callable[[], None]) -> None:
        """Change the list without taking its own move to another row for the reader's wish."""
        before, self._quiet = self._quiet, True
        change()
        self._quiet = before

    def _select(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def _reset(self) -> None:
        self.clear_filter()
        self._show_current(self._annotator.current)

    def _current_moved(self, index: QModelIndex) -> None:
        # Only the reader's keys move on: a row that leaves the list under the cursor must not.
        annotation = index.data(NoteRole.ANNOTATION) if index.isValid() else None
        if not self._quiet and self.list.hasFocus() and isinstance(annotation, Annotation):
            self._annotator.set_current(annotation.id)
            self.reveal.emit(annotation.id)

    def _clicked(self, index: QModelIndex) -> None:
        """A click on the card that is current already shows its passage again."""
        annotation = index.data(NoteRole.ANNOTATION)
        if isinstance(annotation, Annotation):
            self._annotator.set_current(annotation.id)
            self.reveal.emit(annotation.id)

    def _remove_current(self) -> None:
        if self.editor.flush() and self._annotator.current:
            self._annotator.remove(self._annotator.current)

    def _show_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        annotation = index.data(NoteRole.ANNOTATION) if index.isValid() else None
        if isinstance(annotation, Annotation):
            self.context_menu(annotation).popup(self.list.viewport().mapToGlobal(point))

    def context_menu(self, annotation: Annotation) -> QMenu:
        """The menu of a card (deletes itself when closed)."""
        return NoteMenu(self, annotation, self._annotator, self._write, self._remove)

    def _write(self, id: str) -> None:
        self._annotator.set_current(id)
        self.focus_note()

    def _remove(self, id: str) -> None:
        self.editor.flush()
        self._annotator.remove(id)
