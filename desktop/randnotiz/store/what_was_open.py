"""What an open library still holds when its file is not in its place any more: keeping it, giving it its name
back, and keeping its log away from other files.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.backups import Backups, copy_pages, remove_unfinished, verify
from randnotiz.store.connection import Connection
from randnotiz.store.files import SIDE_FILES, beside, put_where_nothing_is, suspect
from randnotiz.store.recovery import damaged_name, set_aside_log
from randnotiz.store.trouble import telling
from randnotiz.store.whereabouts import Identity, identity_of


def keep(connection: Connection) -> None:
    """Make a backup of what is open, once; where that is damaged, a copy beside it. Raises StoreProblem."""
    if connection.kept_copy is not None:
        return
    path, now = connection.path, datetime.now(UTC)
    try:
        connection.kept_copy = Backups(path).make_of(connection.raw, now)
    except StoreProblem as problem:
        if problem.key == "store.damaged":
            copy = damaged_name(path, now)
            with telling(path):
                copy_pages(connection.raw, copy, Event())
            connection.kept_copy, connection.kept_damaged = copy, True
        elif problem.key in ("store.full", "store.disk_error"):
            raise
        else:
            raise StoreProblem("store.moved", path=str(path)) from problem


def put_back(connection: Connection) -> Identity | None:
    """Give what is open its name back; which file that is. Raises StoreProblem."""
    path = connection.path
    partial = beside(path, ".partial")
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(partial)
        try:
            copy_pages(connection.raw, partial, Event())
            if not _is_sound(partial):
                suspect(path)  # it was damaged as it was; opening it sets it aside
            clear_log(connection)
            for suffix in SIDE_FILES:
                beside(path, suffix).unlink(missing_ok=True)
            ours = identity_of(partial)
            put_where_nothing_is(partial, path)
        except FileExistsError as error:  # another library came meanwhile: the next look finds it
            raise StoreProblem("store.moved", path=str(path)) from error
        finally:
            remove_unfinished(partial)
    return ours


def clear_log(connection: Connection) -> None:
    """Take our log away from beside another library, which would take it for its own; it has been kept.

    Our own file, which has another name by now, perhaps, gets what stands in the log.
    """
    if not connection.whereabouts.was_written:  # else something was copied over it
        with suppress(StoreProblem):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.note()
    for path in connection.whereabouts.own_side_files:
        with suppress(OSError):
            path.unlink()


def set_own_log_aside(connection: Connection) -> None:
    """As `clear_log`, where what stands in the log is not kept yet: under another name it stays."""
    with telling(connection.path):
        if connection.whereabouts.own_side_files:
            set_aside_log(connection.path, datetime.now(UTC))


def close_as_it_is(connection: Connection) -> None:
    """Close the file without the log being written back into it. Raises OSError.

    SQLite leaves a file alone at the end that has another name by then.
    """
    path = connection.path
    aside = beside(path, ".closing")
    path.rename(aside)
    try:
        connection.let_go()
    finally:
        aside.rename(path)


def can_be_read(connection: Connection) -> bool:
    """Whether what is open can be read to its end: not on a drive that is dead to us."""
    try:
        return bool(connection.value("PRAGMA quick_check(1)") == "ok")
    except StoreProblem:
        return False


def still_fits(connection: Connection) -> bool:
    """Whether the library and its log still belong together, for whoever opens them now."""
    try:
        fresh = Connection(connection.path, read_only=True)
    except StoreProblem:
        return False
    try:
        known = fresh.birth, fresh.value("SELECT stamp FROM change")
        return known == (connection.born, connection.stamp) and fresh.value("PRAGMA quick_check(1)") == "ok"
    except (StoreProblem, sqlite3.Error):
        return False
    finally:
        fresh.close()


def _is_sound(copy: Path) -> bool:
    try:
        verify(copy)
    except StoreProblem:
        return False
    return True
