"""What a file of notes would bring: which were placed, which moved, which not found. The reader decides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from randnotiz.session.bringing import Fate, Plan
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_list import make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.elided import one_line
from randnotiz.ui.theme import Themes

_ICONS = {
    Fate.PLACED: "check",
    Fate.MOVED: "triangle-alert",
    Fate.UNPLACED: "inbox",
    Fate.KNOWN: "library",
}
_ROW = 30  # pixels, about
_LISTED = 2_000
"""Rows of the list: more nobody reads, and a table of highlights may hold a hundred thousand."""


def count_words(plan: Plan) -> str:
    """How many notes have which fate, those that there are none of left out."""
    say = QCoreApplication.translate
    placed, moved, unplaced, known = (plan.count(fate) for fate in Fate)
    strangers = plan.strangers
    words = {
        say("NotesReport", "%n placed", "", placed): placed,
        say("NotesReport", "%n to be checked", "", moved): moved,
        say("NotesReport", "%n not placed", "", unplaced): unplaced,
        say("NotesReport", "%n known already", "", known): known,
        say("NotesReport", "%n on articles that are not in the library", "", strangers): strangers,
    }
    return ", ".join(part for part, count in words.items() if count)


class NotesReport(QDialog):
    """After acceptance `with_unplaced` says whether notes that were not found are to be kept, too."""

    def __init__(self, plan: Plan, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("NotesReport", "Bring in notes"))
        heading = QLabel(
            say("NotesReport", "Notes in “{name}” for the article “{title}”:").format(
                name=one_line(plan.name, 80), title=one_line(plan.title, 120)
            )
        )
        self.counts = QLabel(count_words(plan))
        for label in (heading, self.counts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        font = self.counts.font()
        font.setBold(True)
        self.counts.setFont(font)
        self.list = QTreeWidget()
        self._fill(plan, themes)
        self.keep = QCheckBox(say("NotesReport", "&Keep what was not found, under “Not placed”"))
        self.keep.setChecked(True)
        self.keep.setVisible(plan.count(Fate.UNPLACED) > 0)
        column = QVBoxLayout(self)
        for part in (heading, self.counts):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.keep)
        self.bring: QPushButton | None = None
        column.addWidget(self._closing(plan))
        if self.bring is not None:
            self.bring.setDefault(True)  # not sooner: only a button that is in its dialog becomes the default
            self.bring.setFocus()
        come_up(self, 720, min(460, 260 + _ROW * self.list.topLevelItemCount()))

    @property
    def with_unplaced(self) -> bool:
        """Whether notes that were not found are to be kept."""
        return self.keep.isChecked()

    def _fill(self, plan: Plan, themes: Themes) -> None:
        say = QCoreApplication.translate
        theme = themes.current
        inks = {Fate.MOVED: theme.danger, Fate.UNPLACED: theme.danger, Fate.KNOWN: theme.muted}
        icons = {fate: themes.icon(name, inks.get(fate, theme.ink)) for fate, name in _ICONS.items()}
        names = {
            Fate.PLACED: say("NotesReport", "placed"),
            Fate.MOVED: say("NotesReport", "to be checked"),
            Fate.UNPLACED: say("NotesReport", "not placed"),
            Fate.KNOWN: say("NotesReport", "known already"),
        }
        self.list.setColumnCount(3)
        fate = say("NotesReport", "What becomes of it")
        self.list.setHeaderLabels([say("NotesReport", "Passage"), say("NotesReport", "Note"), fate])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName(say("NotesReport", "Notes"))
        rows = []
        order = [Fate.UNPLACED, Fate.MOVED, Fate.PLACED, Fate.KNOWN]
        for note in sorted(plan.notes, key=lambda note: order.index(note.fate))[:_LISTED]:
            one = note.annotation
            item = QTreeWidgetItem([one_line(one.selector.exact), one_line(one.note), names[note.fate]])
            item.setIcon(2, icons[note.fate])
            rows.append(item)
        self.list.addTopLevelItems(rows)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.Stretch)
        header.setSectionResizeMode(2, header.ResizeMode.ResizeToContents)
        make_quiet(self.list)

    def _closing(self, plan: Plan) -> QDialogButtonBox:
        say = QCoreApplication.translate
        if not plan.changes(with_unplaced=True):
            buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        else:
            buttons = QDialogButtonBox()
            words = say("NotesReport", "&Bring in")
            self.bring = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
            buttons.addButton(QDialogButtonBox.StandardButton.Cancel)  # last, as the Tab key goes
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return plain(buttons)
