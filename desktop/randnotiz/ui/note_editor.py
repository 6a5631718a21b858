"""Where a note is written: one annotation at a time, saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from randnotiz.domain.annotation import Annotation, Colour, normalise_tags
from randnotiz.session.annotator import Annotator
from randnotiz.ui.colour_row import ColourRow
from randnotiz.ui.fields import IconButton, Panel, field_style
from randnotiz.ui.note_fields import NoteField, TagsField
from randnotiz.ui.note_quote import NoteQuote
from randnotiz.ui.theme import Themes
from randnotiz.ui.unplaced_row import UnplacedRow

PAUSE = 300
"""Milliseconds after the last key when typing is saved."""
LATEST = 800
"""Milliseconds after the first unsaved key when it is saved however fast the typing goes on."""


AGAIN = 2000
"""Milliseconds after which what could not be saved is tried again."""


class SavePace(QObject):
    """Says when to save: `due` comes PAUSE after the last `touch`, LATEST after the first at the latest.

    After `fail` it comes again and again, until `stop`.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        for timer in (self._pause, self._latest, self._again):
            timer.timeout.connect(self.due)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """Nothing is waiting any more."""
        for timer in (self._pause, self._latest, self._again):
            timer.stop()

    def fail(self) -> None:
        """It could not be saved."""
        self._again.start()


class NoteEditor(Panel):
    """Edits the annotator's current annotation.

    `done`: Escape or Ctrl+Enter; the focus belongs to the article. `flush` saves what is still waiting: call
    it before another article is opened, before undo and redo, and at the end.
    """

    done = Signal()
    saved_after_all = Signal()  # what could not be saved before is in the library now

    def __init__(self, annotator: Annotator, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._annotator = annotator
        self._id = ""
        self._note_kept = ""  # the note as the annotator has it
        self._note_shown = ""  # the same as the field shows it
        self._tags_kept: tuple[str, ...] = ()
        self._elsewhere: dict[str, str] = {}  # notes of other annotations that could not be saved yet
        self._pace = SavePace(self)
        self._build()
        self._listen()
        self.restyle()
        self.retranslate()
        self._load(annotator.current)

    def _build(self) -> None:
        self.quote = NoteQuote(self.themes, self)
        self.place = UnplacedRow(self._annotator, self.themes, self)
        self.note = NoteField(self)
        self.note.setMinimumHeight(52)
        self.tags = TagsField(self._annotator.known_tags, self)
        self.colours = ColourRow(self.themes, "choose", self)
        self.remove = IconButton(self.themes, "trash-2", 16, self)  # last, as the Tab key goes
        self.unsaved = QLabel(self)
        self.unsaved.setTextFormat(Qt.TextFormat.PlainText)
        self.unsaved.setWordWrap(True)
        self.unsaved.hide()
        bottom = QHBoxLayout()
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.addWidget(self.colours)
        bottom.addStretch(1)
        bottom.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(5)
        layout.addWidget(self.quote)
        layout.addWidget(self.place)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.tags)
        layout.addWidget(self.unsaved)
        layout.addLayout(bottom)

    def _listen(self) -> None:
        self._annotator.current_changed.connect(self._load)
        self._annotator.changed.connect(self._annotation_changed)
        self._annotator.reset.connect(lambda: self._load(self._annotator.current))
        self._pace.due.connect(self.flush)
        self.note.edited.connect(self._touched)
        self.tags.textEdited.connect(self._touched)
        for field in (self.note, self.tags):
            field.focus_lost.connect(self.flush)
            field.escaped.connect(self.leave)
        self.note.undo_wanted.connect(self._undo)
        self.note.redo_wanted.connect(self._redo)
        self.colours.clicked.connect(self._choose_colour)
        self.remove.clicked.connect(self._remove)

    # ------------------------------------------------------------- look and words

    def restyle(self) -> None:
        theme = self.themes.current
        self.note.setFont(self.themes.ui_font())
        self.note.setStyleSheet(field_style(self.themes, "QPlainTextEdit") + self.themes.scroll_style())
        self.tags.setFont(self.themes.ui_font())
        self.tags.setStyleSheet(field_style(self.themes))
        self.unsaved.setFont(self.themes.small_font())
        self.unsaved.setStyleSheet(f"color: {theme.danger.name()};")

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("NoteEditor", "Note"))
        self.note.setPlaceholderText(translate("NoteEditor", "Your note…"))
        self.note.setAccessibleName(translate("NoteEditor", "Note on the highlighted passage"))
        self.tags.setPlaceholderText(translate("NoteEditor", "Tags, separated by commas"))
        self.tags.setAccessibleName(translate("NoteEditor", "Tags"))
        self.remove.set_words(translate("NoteEditor", "Delete highlight and note"))
        self.unsaved.setText(translate("NoteEditor", "Not saved yet. What you typed stays here."))
        self.colours.setAccessibleName(translate("NoteEditor", "Colour"))
        self._show_state(self._annotator.get(self._id))

    # ------------------------------------------------------------- showing an annotation

    def _load(self, id: str) -> None:
        """Show another annotation; what was typed for the one before is saved first."""
        if id != self._id and not self.flush() and self._note_waits():
            self._elsewhere[self._id] = self.note.text()
        annotation = self._annotator.get(id)
        self._pace.stop()
        self._id = annotation.id if annotation else ""
        self.setEnabled(annotation is not None)
        self._note_kept = annotation.note if annotation else ""
        self._tags_kept = annotation.tags if annotation else ()
        self.note.show_text(self._note_kept)
        self._note_shown = self.note.text()
        self.tags.setText(", ".join(self._tags_kept))
        self.tags.setCursorPosition(0)
        self._show_state(annotation)
        if self._id in self._elsewhere:
            self.note.take_over(self._elsewhere.pop(self._id))
        self._tell_unsaved(bool(self._elsewhere) or self._note_waits())

    def _tell_unsaved(self, unsaved: bool) -> None:
        self.unsaved.setVisible(unsaved)
        if unsaved:
            self._pace.fail()

    def _show_state(self, annotation: Annotation | None) -> None:
        self.quote.show_annotation(annotation)
        self.place.show_annotation(annotation)
        self.colours.check(frozenset({annotation.colour}) if annotation else frozenset())

    def _annotation_changed(self, annotation: Annotation) -> None:
        """Something was changed, here or elsewhere (undo, a menu). Never over what is being typed."""
        if annotation.id != self._id:
            return
        if annotation.note != self._note_kept and not self._note_waits():
            self.note.take_over(annotation.note)
            self._note_shown = self.note.text()
        if annotation.tags != self._tags_kept and not self._tags_wait():
            self.tags.setText(", ".join(annotation.tags))
            self.tags.setCursorPosition(0)
        self._note_kept = annotation.note
        self._tags_kept = annotation.tags
        self._show_state(annotation)

    # ------------------------------------------------------------- saving

    def _note_waits(self) -> bool:
        return bool(self._id) and self.note.text() != self._note_shown

    def unsaved_notes(self) -> list[str]:
        """All notes that wait to be saved, the one on the screen first."""
        return [*([self.note.text()] if self._note_waits() else []), *self._elsewhere.values()]

    def _tags_wait(self) -> bool:
        return bool(self._id) and normalise_tags(self.tags.text()) != self._tags_kept

    def _touched(self) -> None:
        if self._id:
            self._pace.touch()

    def flush(self) -> bool:
        """Save what is waiting. Whether nothing is left unsaved."""
        self._pace.stop()
        before = self.unsaved.isVisibleTo(self)
        saved = self._save_note() and self._save_tags() and self._save_elsewhere()
        self._tell_unsaved(not saved)
        if saved and before:
            self.saved_after_all.emit()
        return saved

    def _save_elsewhere(self) -> bool:
        """Save the notes of other annotations that had to wait; those that are gone wait no more."""
        for id, text in list(self._elsewhere.items()):
            self._annotator.set_note(id, text)
            now = self._annotator.get(id)
            if now is not None and now.note != text:
                return False
            del self._elsewhere[id]
        return True

    def _save_note(self) -> bool:
        if not self._note_waits():
            return True
        text = self.note.text()
        self._annotator.set_note(self._id, text)
        now = self._annotator.get(self._id)
        if now is not None and now.note != text:
            return False  # the annotator has told why; the text stays in the field
        self._note_kept = self._note_shown = text
        return True

    def _save_tags(self) -> bool:
        if not self._tags_wait():
            return True
        tags = normalise_tags(self.tags.text())
        self._annotator.set_tags(self._id, tags)
        now = self._annotator.get(self._id)
        if now is not None and now.tags != tags:
            return False
        self._tags_kept = tags
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    # ------------------------------------------------------------- what the reader does

    def focus_note(self) -> None:
        """Let the reader type, at the note's end."""
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_tags(self) -> None:
        """Let the reader type tags."""
        self.tags.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tags.end(False)

    def leave(self) -> bool:
        self.flush()
        self.done.emit()
        return True

    def _undo(self) -> None:
        if self.flush():
            self._annotator.undo_stack.undo()

    def _redo(self) -> None:
        if self.flush():
            self._annotator.undo_stack.redo()

    def _choose_colour(self, colour: Colour) -> None:
        self.flush()
        self._annotator.set_colour(self._id, colour)
        self._show_state(self._annotator.get(self._id))

    def _remove(self) -> None:
        self.flush()  # so that undo brings the last words back too
        self._annotator.remove(self._id)
