"""When the library's file is damaged: set it aside, bring back the newest good backup."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from randnotiz.disk import sync_folder
from randnotiz.domain.problem import StoreProblem
from randnotiz.store.backups import Backups, verify
from randnotiz.store.files import SIDE_FILES, beside, put_in_place, suspicion
from randnotiz.store.schema import APPLICATION_ID
from randnotiz.store.trouble import telling


class Recovery(NamedTuple):
    """What was done about a damaged library.

    `damaged` is where the damaged file lies now, None if it had vanished. `restored_from` is the backup that
    was brought back and `restored_at` the time it was made (UTC); both are None if there was no good one, and
    the library began empty then. `rescued` annotations, newer than that, could still be read from the damaged
    file and are in the library again.
    """

    damaged: Path | None
    restored_from: Path | None
    restored_at: datetime | None
    rescued: int = 0

    @property
    def notice(self) -> StoreProblem:
        """What to tell the reader, in the shape of a problem: its key has a sentence."""
        key = "store.recovered" if self.restored_at else "store.started_anew"
        if self.damaged is None:
            key = "store.came_back"
        if self.rescued:
            key += "_rescued"
        when = self.restored_at.astimezone() if self.restored_at else None
        # In parts: each language puts them in an order of its own.
        parts = {"year": "%Y", "month": "%m", "day": "%d", "time": "%H:%M"}
        restored = {name: f"{when:{form}}" if when else "" for name, form in parts.items()}
        return StoreProblem(key, damaged=str(self.damaged or ""), rescued=self.rescued, **restored)


def recover(path: Path, now: datetime) -> Recovery:
    """Set what lies at `path` aside and put the newest good backup there, if there is one.

    Raises StoreProblem if that cannot be done; nothing is overwritten in any case.
    """
    backups = Backups(path)
    with telling(path):
        damaged = set_aside(path, now)
        good = next((backup for backup in backups.all() if _is_good(backup)), None)
        if good is not None:
            partial = beside(path, ".partial")
            shutil.copyfile(good, partial)
            put_in_place(partial, path)
        suspicion(path).unlink(missing_ok=True)
    return Recovery(damaged, good, backups.made(good) if good else None)


def set_aside(path: Path, now: datetime) -> Path | None:
    """Rename a library and its log; gives the new path of what there was, None if there was nothing.

    The log goes first: a log left beside another file of the same name could be taken for its own.
    """
    target = damaged_name(path, now)
    moved = None
    log, index = (beside(path, suffix) for suffix in SIDE_FILES)
    index.unlink(missing_ok=True)  # SQLite makes it anew from the log
    if log.exists() and log.stat().st_size == 0:
        log.unlink()
    for suffix in ("-wal", ""):
        if beside(path, suffix).exists():
            moved = beside(path, suffix).rename(beside(target, suffix))
    sync_folder(path.parent)
    return moved


def set_aside_log(path: Path, now: datetime) -> None:
    """Rename a log that belongs to another library than the one it lies beside."""
    log = beside(path, "-wal")
    if log.exists():
        target = damaged_name(path, now)
        log.rename(beside(target, "-wal"))
    beside(path, "-shm").unlink(missing_ok=True)
    sync_folder(path.parent)


def damaged_name(path: Path, now: datetime) -> Path:
    """A name for a damaged library that nothing has yet."""
    stem = f"{path.stem}.damaged-{now.astimezone(UTC):%Y-%m-%d-%H%M%S}"
    target = path.with_name(f"{stem}{path.suffix}")
    count = 1
    while any(beside(target, suffix).exists() for suffix in ("", *SIDE_FILES)):
        count += 1
        target = path.with_name(f"{stem}-{count}{path.suffix}")
    return target


def whole_with_log(path: Path) -> bool:
    """Whether a file that does not begin as a library should is one together with its log.

    A power cut while the log was being written back can leave noise in the file's first sector; the log still
    has what belongs there. Asked of a copy: of a file that it cannot read SQLite would delete the log.
    """
    with telling(path), TemporaryDirectory(prefix="randnotiz-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal"):
            shutil.copyfile(beside(path, suffix), beside(copy, suffix))
        try:
            connection = sqlite3.connect(copy)
            try:
                connection.execute("BEGIN IMMEDIATE")  # opened for writing, SQLite reads the log anew
                connection.execute("ROLLBACK")
                return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
            finally:
                connection.close()
        except sqlite3.DatabaseError:
            return False


def looks_like_ours(path: Path) -> bool:
    """Whether something that SQLite cannot read was a library once: by its header, its log or its backups."""
    with telling(path):
        if Backups(path).all() or beside(path, "-wal").exists():
            return True
        if not path.exists():
            return False
        with path.open("rb") as file:
            header = file.read(100)
    return header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _is_good(backup: Path) -> bool:
    try:
        verify(backup)
    except StoreProblem:
        return False
    return True
