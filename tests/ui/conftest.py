"""What tests of the window begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from randnotiz.session.desk import Desk
from randnotiz.session.preferences import Preferences
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.theme import Themes

from .windows import desk_in


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """A session over an empty library."""
    with desk_in(tmp_path) as made:
        yield made


@pytest.fixture
def themes(tmp_path: Path, qapp: object) -> Themes:
    """The light look."""
    preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    preferences.theme = "light"
    return Themes(preferences)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    """An empty page in a window of its own."""
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    return view
