"""The lists of the dialogs: legible where chosen, in either look."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from randnotiz.ui.date_words import moment_words
from randnotiz.ui.dialog_list import RowDelegate, make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.theme import DARK, LIGHT, Theme
from randnotiz.ui.translations import Translations

from .test_theme import contrast


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_of_the_chosen_row_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    palette = tree.palette()
    for role, colour in (
        (QPalette.ColorRole.Base, theme.page),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.Accent, theme.accent),
    ):
        palette.setColor(role, colour)
    tree.setPalette(palette)
    tree.addTopLevelItem(QTreeWidgetItem(["Besuch in Kiel"]))
    make_quiet(tree)
    delegate, option = tree.itemDelegate(), QStyleOptionViewItem()
    assert isinstance(delegate, RowDelegate)
    tree.initViewItemOption(option)
    delegate.initStyleOption(option, tree.indexFromItem(tree.topLevelItem(0)))
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        ground = option.palette.color(group, QPalette.ColorRole.Highlight)
        assert contrast(option.palette.color(group, QPalette.ColorRole.HighlightedText), ground) >= 4.5
        assert contrast(ground, theme.page) >= 1.3


def test_numbers_stand_below_their_titles(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["Name", "Zahl"])
    make_quiet(tree, right=(1,))
    assert tree.headerItem().textAlignment(0) == 0
    assert tree.headerItem().textAlignment(1) & 0x2  # Qt::AlignRight


def test_a_moment_is_told_with_day_and_clock() -> None:
    here = datetime(2026, 11, 20, 23, 59, 30).astimezone()
    translations = Translations()
    translations.use("de")
    assert moment_words(here.astimezone(UTC)) == "Fr., 20. November 2026, 23:59"
    translations.use("en")
    assert moment_words(here.astimezone(UTC)).startswith("Fri, 20 November 2026, ")


def test_a_dialog_comes_up_no_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    come_up(dialog, 300, 90_000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() == 300
    assert room.height() - 100 < dialog.height() < room.height()
