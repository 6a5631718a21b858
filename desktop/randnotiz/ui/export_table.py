"""The preview of a table: rows and columns as a spreadsheet shows them, to be read and not changed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from randnotiz.ui.elided import one_line

_WIDEST = 260
"""Pixels: a column of passages leaves room for the others."""

_Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    """Rows of text; the first of them names the columns."""

    def __init__(self, rows: tuple[tuple[str, ...], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._head, self._rows = (rows[0], rows[1:]) if rows else ((), ())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(cell)
        return cell if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._head[section] if orientation is Qt.Orientation.Horizontal else section + 1


class TablePreview(QTableView):
    """The beginning of a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMaximumSectionSize(_WIDEST)
        header.setHighlightSections(False)
        self.verticalHeader().hide()

    def show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these, the first as head, from their beginning."""
        old, cells = self.model(), _Cells(rows, self)
        self.setModel(cells)
        if old is not None:
            old.deleteLater()
        self.resizeColumnsToContents()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
