"""Bringing back what a backup holds, after a look at how it differs from now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import sentence
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_list import make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.restore_list import BackupList
from randnotiz.ui.restore_model import RestoreModel
from randnotiz.ui.thin_splitter import ThinSplitter

if TYPE_CHECKING:
    from randnotiz.session.everything import Everything
    from randnotiz.store.merging import Arrived
    from randnotiz.store.restoring import Difference, KeptBackup


class RestoreDialog(QDialog):
    """Above the backups, below what is in the chosen one. Closes itself once something came back.

    `arrived` is what came of articles that were brought back; `whole` says when the backup was made that the
    whole library was set back to.
    """

    def __init__(self, everything: Everything, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._language = language
        self.arrived: Arrived | None = None
        self.whole = ""
        say = QCoreApplication.translate
        self.setWindowTitle(say("RestoreDialog", "Restore from backup"))
        self.backups = BackupList()
        self.changes = RestoreModel(self)
        self.view = QTreeView()
        self.summary = QLabel()
        self.waiting = QProgressBar()
        self.all = QPushButton(say("RestoreDialog", "&All"))
        self.none = QPushButton(say("RestoreDialog", "&None"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.bring = buttons.addButton(
            say("RestoreDialog", "&Bring back chosen articles"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.set_back = buttons.addButton(
            say("RestoreDialog", "Restore the &whole library…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._build(plain(buttons))
        buttons.rejected.connect(self.reject)
        self._listen()
        self.backups.setFocus()
        self._wait(say("RestoreDialog", "Looking for backups…"))
        everything.list_backups()

    def _build(self, buttons: QDialogButtonBox) -> None:
        self.view.setModel(self.changes)
        make_quiet(self.view)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setAccessibleName(QCoreApplication.translate("RestoreDialog", "Differences"))
        self.view.header().setStretchLastSection(True)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.view.header().resizeSection(0, 380)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.waiting.setRange(0, 0)
        self.waiting.setTextVisible(False)
        self.waiting.setFixedHeight(6)
        keep = self.waiting.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.waiting.setSizePolicy(keep)
        choosing = QHBoxLayout()
        choosing.addWidget(self.summary, 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            choosing.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(choosing)
        column.addWidget(self.view, 1)
        halves = ThinSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.backups)
        halves.addWidget(below)
        halves.setChildrenCollapsible(False)
        halves.setSizes([190, 320])
        whole = QVBoxLayout(self)
        whole.addWidget(halves, 1)
        whole.addWidget(self.waiting)
        whole.addWidget(buttons)
        come_up(self, 760, 600)

    def _listen(self) -> None:
        self.backups.currentItemChanged.connect(self._compare)
        self.changes.ticked.connect(self._offer)
        self.all.clicked.connect(lambda: self.changes.choose_all(True))
        self.none.clicked.connect(lambda: self.changes.choose_all(False))
        self.bring.clicked.connect(self._bring)
        self.set_back.clicked.connect(self._set_back)
        self._everything.listed.connect(self._listed)
        self._everything.compared.connect(self._compared)
        self._everything.arrived.connect(self._arrived)
        self._everything.restored.connect(self._restored)
        self._everything.failed.connect(self._failed)

    # ------------------------------------------------------------- looking

    def _wait(self, words: str) -> None:
        self.summary.setText(words)
        self.waiting.show()
        self._offer()

    def _listed(self, backups: list[KeptBackup]) -> None:
        self.waiting.hide()
        self.backups.show_backups(backups)
        if self.backups.path is None:
            self.summary.setText(
                QCoreApplication.translate(
                    "RestoreDialog", "There is no backup yet. The program makes one at every start."
                )
            )
            self._offer()

    def _compare(self) -> None:
        path = self.backups.path
        if path is not None:
            self.changes.show_changes(())
            self._everything.compare(path)
            self._wait(QCoreApplication.translate("RestoreDialog", "Looking into the backup…"))

    def _compared(self, found: Difference) -> None:
        self.waiting.hide()
        self.changes.show_changes(found.changes)
        say = QCoreApplication.translate
        if not found.changes:
            self.summary.setText(say("RestoreDialog", "The library holds exactly what this backup holds."))
        elif not self.changes.choosable:
            self.summary.setText(
                say(
                    "RestoreDialog",
                    "Nothing of this backup is missing: the library holds all of it and more.",
                )
            )
        else:
            self.summary.setText(
                say(
                    "RestoreDialog",
                    "Chosen articles come back beside what is there; nothing present is overwritten. "
                    "The present state is backed up first.",
                )
            )
        self._offer()

    def _offer(self) -> None:
        idle = not self.waiting.isVisibleTo(self) and self.backups.path is not None
        for button in (self.all, self.none):
            button.setVisible(self.changes.choosable > 1)
        self.bring.setEnabled(idle and bool(self.changes.chosen))
        self.set_back.setEnabled(idle and self.changes.rowCount() > 0)

    # ------------------------------------------------------------- bringing back

    def _bring(self) -> None:
        path = self.backups.path
        if path is not None:
            self._everything.restore_chosen(path, self.changes.chosen)
            self._hold(QCoreApplication.translate("RestoreDialog", "Bringing back…"))

    def _set_back(self) -> None:
        path = self.backups.path
        if path is not None and self._agreed():
            self._everything.restore_whole(path)
            self._hold(QCoreApplication.translate("RestoreDialog", "Restoring…"))

    def _hold(self, words: str) -> None:
        self.backups.setEnabled(False)
        self.view.setEnabled(False)
        self._wait(words)

    def _agreed(self) -> bool:
        say = QCoreApplication.translate
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setTextFormat(Qt.TextFormat.PlainText)
        question = say("RestoreDialog", "Set the whole library back to {when}?")
        box.setText(question.format(when=self.backups.made))
        box.setInformativeText(
            say(
                "RestoreDialog",
                "What came later will not be in it. The present state becomes the newest backup, so that "
                "this can be undone.",
            )
        )
        restore = box.addButton(say("RestoreDialog", "&Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        for buttons in box.findChildren(QDialogButtonBox):
            plain(buttons)
        box.exec()
        return box.clickedButton() is restore

    def _arrived(self, arrived: Arrived) -> None:
        self.arrived = arrived
        self.accept()

    def _restored(self) -> None:
        self.whole = self.backups.made
        self.accept()

    def _failed(self, problem: Problem) -> None:
        self.waiting.hide()
        self.backups.setEnabled(True)
        self.view.setEnabled(True)
        self.summary.setText(sentence(problem, self._language))
        self._offer()

    def reject(self) -> None:
        """Closing gives up what is being looked for; nothing is left half brought back."""
        self._everything.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._everything.stop()
        super().closeEvent(event)
