"""What goes into a copy: a box for each part, those that the chosen format does not know switched off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from randnotiz.exporters import ExportOptions, Format


def _reason(key: str) -> str:
    """Why the format does not offer every choice; "" if it does."""
    say = QCoreApplication.translate
    return {
        "csv": say("ExportDialog", "This table holds notes and their passages alone."),
        "readwise.csv": say("ExportDialog", "This table holds notes and their passages alone."),
        "mentions.csv": say("ExportDialog", "This table holds the names and dates found, nothing of yours."),
        "ics": say("ExportDialog", "A calendar holds the days, with the passages that name them."),
        "geojson": say("ExportDialog", "A map holds the places, with the passages that name them."),
        "qdpx": say("ExportDialog", "Programs for analysis need the whole text."),
    }.get(key, "")


class ExportChoices(QWidget):
    """The boxes. `changed` tells of every choice of the reader's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.boxes = {
            "whole_text": QCheckBox(say("ExportDialog", "The whole &text, not only the passages")),
            "highlights": QCheckBox(say("ExportDialog", "My &highlights")),
            "notes": QCheckBox(say("ExportDialog", "My &notes and tags")),
            "entities": QCheckBox(say("ExportDialog", "&People, organisations and places")),
            "dates": QCheckBox(say("ExportDialog", "&Dates")),
        }
        self.obsidian = QRadioButton(say("ExportDialog", "for &Obsidian, with links and callouts"))
        self.commonmark = QRadioButton(say("ExportDialog", "plain &CommonMark, for any program"))
        self.obsidian.setChecked(True)
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._lay_out(say("ExportDialog", "What goes into the copy:"), say("ExportDialog", "Markdown:"))
        for box in self.boxes.values():
            box.clicked.connect(self._choose)
        self.obsidian.toggled.connect(self._choose)
        self._form: Format | None = None
        self._left_out: dict[str, frozenset[str]] = {}
        self._showing = False

    def _lay_out(self, heading: str, markdown: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(heading))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(self._why)
        column.addSpacing(10)
        self._markdown = QLabel(markdown)
        column.addWidget(self._markdown)
        flavours = QButtonGroup(self)
        for flavour in (self.obsidian, self.commonmark):
            flavours.addButton(flavour)
            column.addWidget(flavour)

    def show_format(self, form: Format, remembered: frozenset[str]) -> None:
        """Offer what that format can hold; `remembered`: what was left out when last it was chosen."""
        self._form = form
        left_out = self._left_out.setdefault(form.key, remembered & form.options)
        reason = _reason(form.key)
        self._showing = True
        for name, box in self.boxes.items():
            known = name in form.options
            box.setEnabled(known)
            box.setChecked(name not in left_out if known else name in form.always)
            box.setToolTip("" if known else reason)
            box.setAccessibleDescription("" if known else reason)
        self.obsidian.setChecked("obsidian" not in left_out)
        self.commonmark.setChecked("obsidian" in left_out)
        self._showing = False
        for part in (self.obsidian, self.commonmark, self._markdown):
            part.setVisible("obsidian" in form.options)
        self._why.setText(reason)
        self._why.setVisible(bool(reason))

    def _choose(self) -> None:
        if self._form is not None and not self._showing:
            self._left_out[self._form.key] = frozenset(self._unchosen(self._form.options))
            self.changed.emit()

    def _unchosen(self, known: Iterable[str]) -> Iterable[str]:
        parts = {**self.boxes, "obsidian": self.obsidian}
        return (name for name in known if not parts[name].isChecked())

    @property
    def left_out(self) -> dict[str, frozenset[str]]:
        """By format, for every format that was shown: the names of the options that are switched off."""
        return dict(self._left_out)

    @property
    def options(self) -> ExportOptions:
        """What is to go into the copy."""
        left_out = self._left_out[self._form.key] if self._form else frozenset()
        return ExportOptions(**dict.fromkeys(left_out, False))
