"""The context menu of a card among the notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from randnotiz.domain.annotation import Annotation
from randnotiz.session.annotator import Annotator
from randnotiz.ui.fields import menu_style
from randnotiz.ui.selection_bar import colour_names
from randnotiz.ui.unplaced_menu import add_place_actions

if TYPE_CHECKING:
    from randnotiz.ui.notes_panel import NotesPanel


class NoteMenu(QMenu):
    """What can be done with one annotation; deletes itself when closed."""

    def __init__(
        self,
        panel: NotesPanel,
        annotation: Annotation,
        annotator: Annotator,
        write: Callable[[str], object],
        remove: Callable[[str], object],
    ) -> None:
        super().__init__(panel)
        say, id = QCoreApplication.translate, annotation.id
        self.setStyleSheet(menu_style(panel.themes))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(say("NotesPanel", "Show in the text"), lambda: panel.reveal.emit(id))
        self.addAction(say("NotesPanel", "Write note"), lambda: write(id))
        self._add_copying(annotation)
        colours = self.addMenu(say("NotesPanel", "Colour"))
        for colour, name in colour_names().items():
            action = colours.addAction(name)
            action.setCheckable(True)
            action.setChecked(colour is annotation.colour)
            action.triggered.connect(lambda _=False, chosen=colour: annotator.set_colour(id, chosen))
        self.addSeparator()
        add_place_actions(self, annotator, annotation, panel.attach_wanted.emit)
        self.addAction(say("NotesPanel", "Delete highlight and note"), lambda: remove(id))

    def _add_copying(self, annotation: Annotation) -> None:
        say, quote = QCoreApplication.translate, annotation.selector.exact
        copy = QGuiApplication.clipboard().setText
        self.addAction(say("NotesPanel", "Copy passage"), lambda: copy(quote))
        if annotation.note:
            both = f"{quote}\n\n{annotation.note}"
            self.addAction(say("NotesPanel", "Copy passage and note"), lambda: copy(both))
