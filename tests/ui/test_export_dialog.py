"""Choosing a format and a place for an annotated copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from randnotiz.exporters import FORMATS
from randnotiz.session.preferences import Preferences
from randnotiz.ui import export_dialog
from randnotiz.ui.export_dialog import ExportDialog, ask_path


def asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: Path, form: str = "md") -> Path | None:
    """What comes of a name typed into the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(typed), ""))
    parent = QWidget()
    qtbot.addWidget(parent)
    return ask_path(parent, "", "Titel", FORMATS[form], "de")


@pytest.mark.parametrize(
    ("typed", "written"),
    [("kopie", "kopie.md"), ("kopie.md", "kopie.md"), ("Nr. 3.5", "Nr. 3.5.md"), ("kopie.MD", "kopie.MD")],
)
def test_a_name_without_the_formats_suffix_gets_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, written: str
) -> None:
    assert asked(qtbot, monkeypatch, tmp_path / typed) == tmp_path / written


@pytest.mark.parametrize("agrees", [True, False])
def test_a_file_that_only_the_suffix_leads_to_is_not_replaced_unasked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, agrees: bool
) -> None:
    (tmp_path / "kopie.md").write_text("wichtig")
    questions: list[str] = []

    def answer(box: QMessageBox) -> int:
        questions.append(box.text())
        role = QMessageBox.ButtonRole.AcceptRole if agrees else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()
        return 0

    monkeypatch.setattr(export_dialog.QMessageBox, "exec", answer)
    found = asked(qtbot, monkeypatch, tmp_path / "kopie")
    assert found == (tmp_path / "kopie.md" if agrees else None)
    assert "kopie.md" in questions[0]


def test_format_and_contents_of_the_last_copy_are_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    preferences.export_format, preferences.export_left_out = "md", frozenset({"notes", "dates"})
    preferences.sync()
    again = Preferences(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    dialog = ExportDialog("de")
    qtbot.addWidget(dialog)
    dialog.choose(again.export_format, again.export_left_out)
    assert dialog.format.key == "md"
    assert (dialog.options.notes, dialog.options.dates, dialog.options.entities) == (False, False, True)
