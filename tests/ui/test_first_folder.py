"""A dialog for files begins in a folder that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from randnotiz.session.preferences import Preferences
from randnotiz.ui.first_folder import first_folder


def test_it_begins_where_the_last_one_ended_else_where_there_is_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    documents = tmp_path / "Dokumente"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    assert first_folder(preferences) == str(Path.home())
    documents.mkdir()
    assert first_folder(preferences) == str(documents)
    stick = tmp_path / "Stick"
    stick.mkdir()
    preferences.last_folder = str(stick)
    assert first_folder(preferences) == str(stick)
    stick.rmdir()  # pulled out
    assert first_folder(preferences) == str(documents)
