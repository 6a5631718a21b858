"""The articles in which a backup differs from the library of now, to be chosen from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

from randnotiz.store.restoring import Change
from randnotiz.ui.elided import one_line
from randnotiz.ui.restore_commands import notes_words
from randnotiz.ui.word_filter import AnyIndex


def missing_words(count: int) -> str:
    """So many notes that are no longer there."""
    return QCoreApplication.translate("RestoreDialog", "%n note(s) missing now", "", count)


def reworded_words(count: int) -> str:
    """So many notes that have other words now."""
    return QCoreApplication.translate("RestoreDialog", "%n note(s) worded differently now", "", count)


def newer_words(count: int) -> str:
    """So many notes that came after the backup."""
    return QCoreApplication.translate("RestoreDialog", "%n note(s) newer than the backup", "", count)


def change_words(change: Change) -> str:
    """How an article of a backup differs, in the program's language."""
    say = QCoreApplication.translate
    if not change.in_library:
        parts = [say("RestoreDialog", "Not in the library now")]
    elif not change.in_backup:
        parts = [say("RestoreDialog", "Newer than the backup")]
    else:
        parts = []
    both = not parts
    if change.missing:
        parts.append(missing_words(change.missing) if both else notes_words(change.missing))
    if change.reworded:
        parts.append(reworded_words(change.reworded))
    if change.newer:
        parts.append(newer_words(change.newer) if both else notes_words(change.newer))
    return " · ".join(parts)


class RestoreModel(QAbstractTableModel):
    """What comes back first; a tick stands before each article that can be brought back."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []
        self._chosen: set[str] = set()

    def show_changes(self, changes: Iterable[Change]) -> None:
        """Show other changes; all that can come back is chosen."""
        self.beginResetModel()
        self._changes = sorted(changes, key=lambda change: not change.brings)
        self._chosen = self._choosable()
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> list[str]:
        """The hashes of the articles chosen, from above."""
        return [change.text_hash for change in self._changes if change.text_hash in self._chosen]

    @property
    def choosable(self) -> int:
        """How many articles can be brought back."""
        return len(self._choosable())

    def choose_all(self, chosen: bool) -> None:
        """Choose everything that can come back, or nothing."""
        self._chosen = self._choosable() if chosen else set()
        if self._changes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._changes) - 1, 0))
        self.ticked.emit()

    def _choosable(self) -> set[str]:
        return {change.text_hash for change in self._changes if change.brings}

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return change_words(change) if index.column() else one_line(change.title, 200)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and change.brings:
            chosen = change.text_hash in self._chosen
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        change = self._changes[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not change.brings:
            return False
        if value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value):
            self._chosen.add(change.text_hash)
        else:
            self._chosen.discard(change.text_hash)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0 and self._changes[index.row()].brings:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        say = QCoreApplication.translate
        return (say("RestoreDialog", "Article"), say("RestoreDialog", "Compared with the library now"))[
            section
        ]
