"""The context menu of the sidebar's rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from randnotiz.domain.mention import Label
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.ui.found_model import FoundRole
from randnotiz.ui.found_rows import LABELS, FoundRow


class FoundMenu(QMenu):
    """What can be done with the row at `index`; deletes itself when closed."""

    def __init__(
        self, index: QModelIndex, reading: Reading, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        row = index.data(FoundRole.ROW) if index.isValid() else None
        if isinstance(row, FoundRow) and not row.is_hint:
            self._fill_entity(row, reading)
        if index.isValid():
            self._fill_label(Label(index.data(FoundRole.LABEL)))
        everything = frozenset(LABELS)
        self.addAction(
            QCoreApplication.translate("FoundPanel", "Open all groups"), lambda: self._fold(frozenset())
        )
        self.addAction(
            QCoreApplication.translate("FoundPanel", "Close all groups"), lambda: self._fold(everything)
        )

    def _fill_entity(self, row: FoundRow, reading: Reading) -> None:
        translate = QCoreApplication.translate
        name = row.name
        self.addAction(translate("FoundPanel", "Next mention"), reading.next_mention)
        self.addAction(translate("FoundPanel", "Previous mention"), reading.previous_mention)
        self.addAction(
            translate("FoundPanel", "Copy name"), lambda: QGuiApplication.clipboard().setText(name)
        )
        self.addSeparator()

    def _fill_label(self, label: Label) -> None:
        shown = self.addAction(QCoreApplication.translate("FoundPanel", "Underline in the text"))
        shown.setCheckable(True)
        shown.setChecked(label not in self._preferences.hidden_labels)
        shown.triggered.connect(lambda: self._toggle(label))
        self.addSeparator()

    def _toggle(self, label: Label) -> None:
        self._preferences.hidden_labels = self._preferences.hidden_labels ^ {label}

    def _fold(self, labels: frozenset[Label]) -> None:
        self._preferences.collapsed_labels = labels
