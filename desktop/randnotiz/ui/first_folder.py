"""Where a dialog for files begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from randnotiz.session.preferences import Preferences


def first_folder(preferences: Preferences) -> str:
    """The folder used last, else the reader's documents, else their home: the first that is there."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (preferences.last_folder, documents):
        if folder and Path(folder).is_dir():
            return folder
    return str(Path.home())
