"""When a library's file is deleted, exchanged or out of reach while it is open: nothing that it held is lost,
and the library goes on as soon as that can be.

What an open file holds is there for as long as it is open, whatever became of its name. It is kept first;
then the file that lies there now is opened in its place.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple, Protocol

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.backups import Backups, copy_pages, remove_unfinished, verify
from randnotiz.store.connection import Connection
from randnotiz.store.files import SIDE_FILES, beside, put_where_nothing_is, suspect
from randnotiz.store.library import Library
from randnotiz.store.opening import open_library
from randnotiz.store.recovery import set_aside_log
from randnotiz.store.rescue_copy import bring_back
from randnotiz.store.trouble import is_write_protected, telling
from randnotiz.store.whereabouts import Place


class Exchange(NamedTuple):
    """Another library is open now. `copy` is the backup of what was open before, None where that is gone.

    `kin` says that it is the same library at another moment, or one without notes. `notice` tells the
    reader.
    """

    copy: Path | None
    kin: bool
    notice: StoreProblem


class Listener(Protocol):
    """Whoever shows what a library holds."""

    def heed(self, *, changed: bool) -> None:
        """Something is about to be written: raise StoreProblem if what is shown is not what the library has.

        `changed` says that another program has written since this was asked last.
        """

    def exchanged(self, exchange: Exchange) -> None:
        """Another library is open now; its articles have other numbers. Nothing is written before `heed`."""

    def told(self, notice: StoreProblem) -> None:
        """Something happened to the file that the reader should know; everything goes on."""


def come_back(connection: Connection, place: Place) -> None:
    """See to it that the library can be written to, given what lies in its place.

    Raises StoreProblem for what is in the way, to be tried again, and after an exchange.
    """
    if not connection.is_open:
        open_again(connection, place)
    elif place is Place.SAME:
        if not is_write_protected(connection.path):  # as long as it is, what is open can at least be read
            open_again(connection)
    else:
        _WAYS[place](connection)


def open_again(connection: Connection, place: Place = Place.SAME) -> None:
    """Close the file, if it is open, and open the one that its path names. Raises StoreProblem."""
    path = connection.path
    with telling(path):
        if not path.exists():
            raise StoreProblem("store.moved", path=str(path))
        if place is Place.OTHER and connection.whereabouts.own_side_files:
            set_aside_log(path, datetime.now(UTC))
    connection.let_go()
    opened = open_library(path)
    other = opened.library.connection
    kin = opened.recovery is not None or other.born == connection.born
    if place is Place.OVERWRITTEN and kin:
        with suppress(StoreProblem):
            bring_back(opened.library)
    if opened.recovery is not None or place is Place.OVERWRITTEN or not kin:
        notice = opened.recovery.notice if opened.recovery else _notice(path, place, kin=kin)
        _adopt(connection, other, Exchange(None, kin, notice))
    connection.adopt(other)


def leave(connection: Connection, place: Place) -> None:
    """The library is about to be closed for good: keep what only the open file holds, as far as that goes."""
    with suppress(StoreProblem):
        if place is Place.LOG_LOST:
            _fold_in(connection)
        elif place in (Place.GONE, Place.DELETED):
            _put_back(connection)
        elif place is Place.OTHER:
            _keep(connection)
            _clear_log(connection)
        elif place is Place.OVERWRITTEN:
            with telling(connection.path):
                close_as_it_is(connection)
                set_aside_log(connection.path, datetime.now(UTC))


def _take_over(connection: Connection) -> None:
    """Something was copied over the library. Open that; what it lacks comes from the rescue copy.

    Our log does not belong to it and must not be written into it. Raises StoreProblem for all but a false
    alarm: another program may have written its log back into the library.
    """
    path = connection.path
    if _still_fits(connection):
        open_again(connection)
        with suppress(StoreProblem):
            bring_back(Library(connection))  # an earlier state may fit, too, and lacks something
        return
    with telling(path):
        close_as_it_is(connection)
        set_aside_log(path, datetime.now(UTC))
    suspect(path)
    open_again(connection, Place.OVERWRITTEN)


def _still_fits(connection: Connection) -> bool:
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


def _wait(connection: Connection) -> None:
    if connection.is_doubtful:  # a drive that failed cannot be plugged in anew while it is in use
        connection.let_go()
    raise StoreProblem("store.moved", path=str(connection.path))


def _find_log(connection: Connection) -> None:
    _fold_in(connection)
    open_again(connection)


def _find_file(connection: Connection) -> None:
    _put_back(connection)
    open_again(connection)
    if connection.listener is not None:
        connection.listener.told(StoreProblem("store.put_back", path=str(connection.path)))


def _fold_in(connection: Connection) -> None:
    """Write the log, which has no name any more, back into the library."""
    if connection.whereabouts.has_other_log:
        _keep(connection)
        with telling(connection.path):
            set_aside_log(connection.path, datetime.now(UTC))
    busy = connection.value("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise StoreProblem("store.locked", path=str(connection.path))


def _put_back(connection: Connection) -> None:
    """Give what is open its name back."""
    path = connection.path
    partial = beside(path, ".partial")
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(partial)
        try:
            copy_pages(connection.raw, partial, Event())
            verify(partial)
            _clear_log(connection)
            for suffix in SIDE_FILES:
                beside(path, suffix).unlink(missing_ok=True)
            put_where_nothing_is(partial, path)
        except FileExistsError as error:  # another library came meanwhile: the next look finds it
            raise StoreProblem("store.moved", path=str(path)) from error
        finally:
            remove_unfinished(partial)


def _exchange(connection: Connection) -> None:
    """Open the library that lies there now. Raises StoreProblem, as a rule."""
    path = connection.path
    try:
        _keep(connection)
    except StoreProblem as problem:
        if problem.key != "store.disk_error" or _can_be_read(connection):
            raise
        open_again(connection, Place.OTHER)  # the drive that it lay on is dead to us; perhaps it is back here
        return
    if connection.listener is None:
        raise StoreProblem("store.replaced", path=str(path))
    _clear_log(connection)
    opened = open_library(path)
    other = opened.library.connection
    kin = connection.born == other.born or not other.value("SELECT count(*) FROM annotation")
    notice = opened.recovery.notice if opened.recovery else _notice(path, Place.OTHER, kin=kin)
    _adopt(connection, other, Exchange(connection.kept_copy, kin, notice))


def _can_be_read(connection: Connection) -> bool:
    try:
        return bool(connection.value("PRAGMA quick_check(1)") == "ok")
    except StoreProblem:
        return False


def _adopt(connection: Connection, other: Connection, exchange: Exchange) -> None:
    connection.adopt(other)
    if connection.listener is not None:
        connection.listener.exchanged(exchange)
    raise exchange.notice


def _notice(path: Path, place: Place, *, kin: bool) -> StoreProblem:
    key = "store.exchanged_stranger"
    if kin:
        key = "store.overwritten" if place is Place.OVERWRITTEN else "store.exchanged"
    return StoreProblem(key, path=str(path))


def _keep(connection: Connection) -> None:
    """Make a backup of what is open, once. Raises StoreProblem."""
    if connection.kept_copy is None:
        path = connection.path
        try:
            connection.kept_copy = Backups(path).make_of(connection.raw, datetime.now(UTC))
        except (StoreProblem, sqlite3.Error) as error:
            if isinstance(error, StoreProblem) and error.key in ("store.full", "store.disk_error"):
                raise
            raise StoreProblem("store.moved", path=str(path)) from error


def _clear_log(connection: Connection) -> None:
    """Take our log away from beside another library, which would take it for its own; it has been kept.

    Our own file, which has another name by now, perhaps, gets what stands in the log.
    """
    with suppress(StoreProblem):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in connection.whereabouts.own_side_files:
        with suppress(OSError):
            path.unlink()


_WAYS: Final = {
    Place.LOG_LOST: _find_log,
    Place.GONE: _find_file,
    Place.DELETED: _find_file,
    Place.OVERWRITTEN: _take_over,
    Place.AWAY: _wait,
    Place.OTHER: _exchange,
}
