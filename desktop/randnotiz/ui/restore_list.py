"""The list of backups: when each was made, how large it is and what it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from randnotiz.store.restoring import KeptBackup
from randnotiz.ui.date_words import moment_words
from randnotiz.ui.dialog_list import make_quiet

_PATH = Qt.ItemDataRole.UserRole


class BackupList(QTreeWidget):
    """The newest first. What cannot be read is named, and cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(say("RestoreDialog", "Backups"))
        self.setHeaderLabels(
            [
                say("RestoreDialog", "Made"),
                say("RestoreDialog", "Size"),
                say("RestoreDialog", "Articles"),
                say("RestoreDialog", "Notes"),
            ]
        )
        make_quiet(self, right=(1, 2, 3))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_backups(self, backups: list[KeptBackup]) -> None:
        """Show these, and choose the newest that can be read."""
        self.clear()
        for kept in backups:
            self._add(kept)
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and not item.isDisabled():
                self.setCurrentItem(item)
                return

    def _add(self, kept: KeptBackup) -> None:
        readable = kept.articles is not None
        unreadable = QCoreApplication.translate("RestoreDialog", "damaged")
        item = QTreeWidgetItem(
            [
                moment_words(kept.made),
                QLocale().formattedDataSize(kept.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat),
                QLocale().toString(kept.articles) if kept.articles is not None else unreadable,
                QLocale().toString(kept.annotations) if kept.annotations is not None else "",
            ]
        )
        item.setData(0, _PATH, str(kept.path))
        item.setDisabled(not readable)
        for column in (1, 2, 3):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addTopLevelItem(item)

    @property
    def path(self) -> Path | None:
        """The backup chosen."""
        item = self.currentItem()
        return Path(str(item.data(0, _PATH))) if item is not None else None

    @property
    def made(self) -> str:
        """When the backup chosen was made, as it is shown."""
        item = self.currentItem()
        return item.text(0) if item is not None else ""
