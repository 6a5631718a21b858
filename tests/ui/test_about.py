"""The About window: every licence can be found by typing and read without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextFormat
from pytestqt.qtbot import QtBot

from randnotiz.session import licences
from randnotiz.ui.about import AboutDialog, LicencesPane


def shown(qtbot: QtBot) -> tuple[AboutDialog, LicencesPane]:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    pane = dialog.findChild(LicencesPane)
    assert isinstance(pane, LicencesPane)
    return dialog, pane


def lines(pane: LicencesPane) -> list[str]:
    items = [pane.list.item(row) for row in range(pane.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_it_opens_with_the_overview(qtbot: QtBot) -> None:
    _, pane = shown(qtbot)
    assert pane.list.currentRow() == 0
    assert "Literata" in pane.text.toPlainText()


def test_typing_finds_a_work_and_shows_its_licence(qtbot: QtBot) -> None:
    _, pane = shown(qtbot)
    pane.filter.setFocus()
    qtbot.keyClicks(pane.filter, "source ofl")
    assert len(lines(pane)) == 1
    assert "SIL Open Font License" in pane.text.toPlainText()
    qtbot.keyClick(pane.filter, Qt.Key.Key_Down)
    assert pane.list.hasFocus()


def test_a_licence_is_not_set_like_the_overviews_heading(qtbot: QtBot) -> None:
    _, pane = shown(qtbot)
    pane.list.setCurrentRow(1)
    format_of_all = pane.text.document().firstBlock().charFormat()
    assert pane.text.textCursor().charFormat().fontWeight() == QFont.Weight.Normal
    assert not format_of_all.hasProperty(QTextFormat.Property.FontSizeAdjustment)


def test_escape_empties_the_filter_before_it_closes_the_window(qtbot: QtBot) -> None:
    dialog, pane = shown(qtbot)
    pane.filter.setFocus()
    qtbot.keyClicks(pane.filter, "lucide")
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(lines(pane)) == pane.list.count()
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_found_leaves_what_was_shown(qtbot: QtBot) -> None:
    _, pane = shown(qtbot)
    before = pane.text.toPlainText()
    pane.filter.setText("no such work")
    assert lines(pane) == []
    assert pane.text.toPlainText() == before


def test_a_licence_is_text_even_if_it_looks_like_markup(qtbot: QtBot) -> None:
    _, pane = shown(qtbot)
    row = next(row for row in range(pane.list.count()) if pane.list.item(row).text().startswith("Lucide"))
    pane.list.setCurrentRow(row)
    assert "Permission to use" in pane.text.toPlainText()


def test_a_part_of_a_work_is_found_by_its_name_and_led_to(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "NOTE.txt"
    text.write_text("Big contains works of others.\n\nHarfBuzz: MIT", "utf-8")
    works = [
        licences.Work("Small", "1", "MIT", (text,)),
        licences.Work("Big", "1", "MIT", (text,), ("HarfBuzz",)),
    ]
    monkeypatch.setattr(licences, "works", lambda: works)
    _, pane = shown(qtbot)
    pane.filter.setText("harfbuzz")
    assert [line.split()[0] for line in lines(pane)] == ["Big"]
    assert pane.text.textCursor().selectedText() == "HarfBuzz"
