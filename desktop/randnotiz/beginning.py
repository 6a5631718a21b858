"""What a start settles before there is a window: which library, and whether a program has it open already.

Before all that it may have begun to read its file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths

from randnotiz import locations
from randnotiz.domain.problem import StoreProblem
from randnotiz.session.plain_file import is_plain
from randnotiz.session.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from randnotiz.session.file_reading import EarlyReading
    from randnotiz.session.file_requests import FileRequests


def reader_preferences() -> Preferences:
    """What the reader has chosen."""
    return Preferences(QSettings("randnotiz", "randnotiz"))


def early_reading(files: Sequence[Path]) -> EarlyReading | None:
    """The reading of the one file of a start, begun before the window is even loaded.

    None for plain text, which takes less time than a process to read it, and for what is known already.
    """
    if len(files) != 1 or is_plain(files[0]):
        return None
    from randnotiz.session.file_reading import begin_early

    return begin_early(files[0], reader_preferences())


def file_requests(application: QCoreApplication) -> FileRequests | None:
    """Where the system asks for files by events; elsewhere they come on the command line."""
    if sys.platform != "darwin":
        return None
    from randnotiz.session.file_requests import FileRequests

    return FileRequests(application)


def library_of_the_reader() -> Path:
    """The place that `locations.default_library` names."""
    # Qt is loaded already; platformdirs is 3 ms more.
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "randnotiz" / locations.LIBRARY_NAME


def handed_over(place: Path, files: Sequence[Path]) -> bool:
    """Give the files to the program that has this library open; False where there is none.

    Raises StoreProblem where it does not answer.
    """
    # The lock tells without a library whether someone is there to ask: QtNetwork costs a tenth of a start.
    from PySide6.QtCore import QLockFile

    lock = QLockFile(f"{place}.open")
    lock.setStaleLockTime(0)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False  # opening the library says what is wrong with its folder
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        _held.append(lock)
        return False
    from randnotiz.session.single_instance import hand_over

    if hand_over(place, files):
        return True
    raise StoreProblem("store.locked", path=str(place))


_held: list[object] = []
"""Keeps the lock as long as the program runs. Qt recognises one that a dead program left behind."""
