"""Choosing what goes into an annotated copy, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Collection
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
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from randnotiz.exporters import FORMATS, ExportOptions, Format
from randnotiz.ui.buttons import plain

_SUFFIXES = frozenset(form.suffix for form in FORMATS.values()) | {".htm"}
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

    def choose(self, key: str, left_out: Collection[str] = ()) -> None:
        """Preselect a format (an unknown one changes nothing) and what is not wanted in the copy."""
        for name, box in self._boxes.items():
            box.setChecked(name not in left_out)
        index = self._format.findData(key)
        if index >= 0:
            self._format.setCurrentIndex(index)

    @property
    def left_out(self) -> frozenset[str]:
        """The names of the options that are switched off."""
        return frozenset(name for name, box in self._boxes.items() if not box.isChecked())

    @property
    def options(self) -> ExportOptions:
        """What is to go into the copy."""
        return ExportOptions(**{name: box.isChecked() for name, box in self._boxes.items()})


def ask_path(parent: QWidget, folder: str, title: str, form: Format, language: str) -> Path | None:
    """Ask where to write; None if nowhere. No file that exists is replaced without a question."""
    name = form.names["de" if language == "de" else "en"]
    suggestion = str(Path(folder) / file_name(title, form.suffix))
    say = QCoreApplication.translate
    chosen, _ = QFileDialog.getSaveFileName(
        parent, say("ExportDialog", "Export annotated copy"), suggestion, f"{name} (*{form.suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in _SUFFIXES:
        return path
    path = path.with_name(path.name + form.suffix)
    # The system's dialog has asked about the name as it was typed, not about this one.
    return path if not path.exists() or _may_replace(parent, path) else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    say = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setWindowTitle(say("ExportDialog", "Export annotated copy"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say("ExportDialog", "“{name}” exists already. Replace it?").format(name=path.name))
    replace = box.addButton(say("ExportDialog", "&Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    for buttons in box.findChildren(QDialogButtonBox):
        plain(buttons)
    box.exec()
    return box.clickedButton() is replace
