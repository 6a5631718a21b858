"""When the library's file is deleted or exchanged while it is open: what it held is there still, and kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.backups import Backups
from randnotiz.store.files import SIDE_FILES, beside, put_in_place


def keep_open_copy(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Make a backup of what the connection still sees. None where that cannot be: the folder is gone, too."""
    try:
        return Backups(path).make_of(connection, datetime.now(UTC))
    except (StoreProblem, sqlite3.Error):
        return None


def put_back(copy: Path, path: Path, device: int, close: Callable[[], object]) -> bool:
    """Put a copy in the place of a file that was deleted; whether there is a library again.

    Only where nothing lies there now, and on the device it lay on: into the empty folder that an unplugged
    drive leaves behind nothing is written. `close` closes the file that has no name any more.
    """
    partial = beside(path, ".partial")
    try:
        if path.exists() or path.parent.stat().st_dev != device:
            return False
        shutil.copyfile(copy, partial)
        close()
        for suffix in SIDE_FILES:
            beside(path, suffix).unlink(missing_ok=True)
        put_in_place(partial, path)
    except OSError:
        partial.unlink(missing_ok=True)
        return False
    return True
