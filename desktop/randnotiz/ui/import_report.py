"""What became of many files: a list that can be narrowed, opened from and copied."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.sentences import sentence
from randnotiz.session.gathering import Fate, Report, Row
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_list import make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.elided import one_line
from randnotiz.ui.found_tips import as_tip
from randnotiz.ui.import_strip import summary
from randnotiz.ui.theme import Themes
from randnotiz.ui.word_filter import AnyIndex

_ICONS = {
    Fate.NEW: "check",
    Fate.CHANGED: "history",
    Fate.KNOWN: "library",
    Fate.FAILED: "triangle-alert",
    Fate.SKIPPED: "eye-off",
}


class _Rows(QAbstractTableModel):
    """The rows shown: file, and what became of it."""

    def __init__(self, rows: list[Row], themes: Themes, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._language = language
        theme = themes.current
        inks = {Fate.FAILED: theme.danger, Fate.SKIPPED: theme.muted}
        self._icons = {fate: themes.icon(name, inks.get(fate, theme.ink)) for fate, name in _ICONS.items()}

    def show(self, rows: list[Row]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: AnyIndex) -> Row:
        """The row of an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        say = QCoreApplication.translate
        return (say("ImportReport", "File"), say("ImportReport", "What became of it"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icons[row.fate]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self.words(row) if index.column() else str(row.path))
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.words(row) if index.column() else row.path.name)
        return None

    def words(self, row: Row) -> str:
        """What became of a file, in words."""
        if row.problem is not None:
            return sentence(row.problem, self._language)
        say = QCoreApplication.translate
        words = {
            Fate.NEW: say("ImportReport", "new: {title}"),
            Fate.CHANGED: say("ImportReport", "new text: {title}"),
        }.get(row.fate, say("ImportReport", "already there: {title}"))
        return words.format(title=row.title)


class ImportReport(QDialog):
    """Lists what became of each file; `opened` names the article of a row that is chosen."""

    opened = Signal(int)

    def __init__(self, report: Report, themes: Themes, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = report.rows
        self._summary = summary(report)
        say = QCoreApplication.translate
        self.setWindowTitle(say("ImportReport", "Files brought in"))
        heading = QLabel(self._summary)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(say("ImportReport", "Which files to list"))
        self._offer(report)
        self.model = _Rows([], themes, language, self)
        self.list = QTreeView()
        self.list.setModel(self.model)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(False)
        self.list.setAccessibleName(say("ImportReport", "Files"))
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 250)
        make_quiet(self.list)
        self.list.activated.connect(self._open)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.kinds)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(say("ImportReport", "&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(plain(buttons))
        self.kinds.currentIndexChanged.connect(self._choose)
        self._choose()
        come_up(self, 760, 460)

    def _offer(self, report: Report) -> None:
        """The kinds there are; what could not be read comes first, since that is what one looks for."""
        say = QCoreApplication.translate
        names = {
            Fate.FAILED: say("ImportReport", "Not readable"),
            Fate.SKIPPED: say("ImportReport", "Skipped"),
            Fate.CHANGED: say("ImportReport", "New text"),
            Fate.KNOWN: say("ImportReport", "Already there"),
            Fate.NEW: say("ImportReport", "New"),
        }
        self.kinds.addItem(say("ImportReport", "All files"), None)
        for fate, name in names.items():
            count = report.count(fate)
            if count:
                self.kinds.addItem(f"{name} ({self.locale().toString(count)})", fate.value)
        if report.count(Fate.FAILED):
            self.kinds.setCurrentIndex(1)

    def _shown(self) -> list[Row]:
        chosen = self.kinds.currentData(Qt.ItemDataRole.UserRole)
        return [row for row in self._all if chosen is None or row.fate == chosen]

    def _choose(self) -> None:
        self.model.show(self._shown())

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row.article is not None:
            self.opened.emit(row.article)

    def _copy(self) -> None:
        """Put what is listed onto the clipboard, a line for each file, with tabs for a table."""
        lines = [f"{row.path}\t{self.model.words(row)}" for row in self._shown()]
        QGuiApplication.clipboard().setText("\n".join([self._summary, "", *lines]) + "\n")
