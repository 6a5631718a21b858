"""Choosing what goes into an annotated copy, with a preview of it, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from randnotiz.exporters import FORMATS, ExportOptions, Format
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.export_options import ExportChoices
from randnotiz.ui.export_preview import PreviewPane

if TYPE_CHECKING:
    from randnotiz.exporters import ExportInput
    from randnotiz.exporters.preview import Preview

_ALSO = {".html": ".htm", ".json": ".jsonld"}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_SIZE = (980, 700)


def file_name(title: str, suffix: str) -> str:
    """A title as a file name that every system accepts, at most 80 characters."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". …")[:80].rstrip(". …")
    return (name or "Randnotiz") + suffix


class ExportDialog(QDialog):
    """Asks for format and contents. After acceptance `format`, `options` and `left_out` hold the answer.

    `remembered` tells by a format's key what was left out of the last copy in it.
    """

    def __init__(
        self,
        what: ExportInput,
        language: str,
        remembered: Callable[[str], frozenset[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self._what = what
        self._remembered = remembered
        self.setWindowTitle(say("ExportDialog", "Export annotated copy"))
        self.formats = QComboBox()
        for key, form in FORMATS.items():
            self.formats.addItem(form.names["de" if language == "de" else "en"], key)
        self.formats.setMaxVisibleItems(len(FORMATS))
        self.choices = ExportChoices()
        self.preview = PreviewPane(language)
        label = QLabel(say("ExportDialog", "&Format:"))
        label.setBuddy(self.formats)
        shown = QLabel(say("ExportDialog", "Pre&view:"))
        shown.setBuddy(self.preview)
        asked, seen = QVBoxLayout(), QVBoxLayout()
        for part in (asked, seen):
            part.setSpacing(6)  # else that between the two
        asked.addWidget(label)
        asked.addWidget(self.formats)
        asked.addSpacing(16)
        asked.addWidget(self.choices)
        asked.addStretch(1)
        seen.addWidget(shown)
        seen.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(asked)
        both.addLayout(seen, 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(plain(self._buttons()))
        self.save.setDefault(True)  # not sooner: only a button in its dialog can be the default
        self.choices.setFixedWidth(self.choices.sizeHint().width())
        self.formats.currentIndexChanged.connect(self._offer)
        self.choices.changed.connect(self._show)
        self.preview.maker.failed.connect(lambda: self.save.setEnabled(False))
        self._offer()
        come_up(self, *_SIZE)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        words = QCoreApplication.translate("ExportDialog", "&Save as…")
        self.save = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)  # last, as the Tab key goes
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _offer(self) -> None:
        form = self.format
        self.choices.show_format(form, self._remembered(form.key))
        self._show()

    def _show(self) -> None:
        key, what, options = self.format.key, self._what, self.options
        self.save.setEnabled(True)

        def work() -> Preview:
            from randnotiz.exporters.preview import preview

            return preview(key, what, options)

        self.preview.maker.ask(work)

    def done(self, result: int) -> None:
        """End; nothing goes on being made."""
        self.preview.maker.stop()
        super().done(result)

    @property
    def format(self) -> Format:
        """The format chosen."""
        return FORMATS[str(self.formats.currentData(Qt.ItemDataRole.UserRole))]

    def choose(self, key: str) -> None:
        """Preselect a format; an unknown one changes nothing."""
        index = self.formats.findData(key)
        if index >= 0:
            self.formats.setCurrentIndex(index)

    @property
    def left_out(self) -> dict[str, frozenset[str]]:
        """By format, for every format that was looked at: the names of the options switched off."""
        return self.choices.left_out

    @property
    def options(self) -> ExportOptions:
        """What is to go into the copy."""
        return self.choices.options


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
    suffix = Path(f"x{form.suffix}").suffix  # ".xml" of ".tei.xml": whoever types that shall have it
    if path.suffix.lower() in {suffix, _ALSO.get(suffix)}:
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
