"""Choosing what goes into an annotated copy, and where it goes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from randnotiz.exporters import FORMATS, ExportOptions, Format
from randnotiz.ui.buttons import plain

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def file_name(title: str, suffix: str) -> str:
    """A title as a file name that every system accepts, at most 80 characters."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")[:80].rstrip(". ")
    return (name or "Randnotiz") + suffix


class ExportDialog(QDialog):
    """Asks for format and contents. After acceptance `key` and `options` hold the answer."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("ExportDialog", "Export annotated copy"))
        self._format = QComboBox()
        for key, form in FORMATS.items():
            self._format.addItem(form.names["de" if language == "de" else "en"], key)
        self._boxes = {
            "whole_text": QCheckBox(say("ExportDialog", "The whole &text, not only the passages")),
            "highlights": QCheckBox(say("ExportDialog", "My &highlights")),
            "notes": QCheckBox(say("ExportDialog", "My &notes and tags")),
            "entities": QCheckBox(say("ExportDialog", "&People, organisations and places")),
            "dates": QCheckBox(say("ExportDialog", "&Dates")),
            "obsidian": QCheckBox(say("ExportDialog", "Links and callouts for &Obsidian")),
        }
        form_layout = QFormLayout()
        form_layout.addRow(say("ExportDialog", "&Format:"), self._format)
        column = QVBoxLayout(self)
        column.addLayout(form_layout)
        heading = QLabel(say("ExportDialog", "What goes into the copy:"))
        column.addWidget(heading)
        for box in self._boxes.values():
            box.setChecked(True)
            column.addWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(say("ExportDialog", "&Save as …"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(plain(buttons))
        save.setDefault(True)  # not sooner: only a button that is in its dialog already becomes the default
        self._format.currentIndexChanged.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        usable = self.format.options
        for name, box in self._boxes.items():
            box.setVisible(name in usable)
        self.adjustSize()

    @property
    def format(self) -> Format:
        """The format chosen."""
        return FORMATS[str(self._format.currentData(Qt.ItemDataRole.UserRole))]

    def choose(self, key: str) -> None:
        """Preselect a format; an unknown one changes nothing."""
        index = self._format.findData(key)
        if index >= 0:
            self._format.setCurrentIndex(index)

    @property
    def options(self) -> ExportOptions:
        """What is to go into the copy."""
        return ExportOptions(**{name: box.isChecked() for name, box in self._boxes.items()})


def ask_path(parent: QWidget, folder: str, title: str, form: Format, language: str) -> Path | None:
    """Ask where to write; the system's dialog asks before a file that exists is replaced."""
    name = form.names["de" if language == "de" else "en"]
    suggestion = str(Path(folder) / file_name(title, form.suffix))
    say = QCoreApplication.translate
    chosen, _ = QFileDialog.getSaveFileName(
        parent, say("ExportDialog", "Export annotated copy"), suggestion, f"{name} (*{form.suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + form.suffix)
