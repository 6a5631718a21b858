"""When a library's file is deleted, exchanged or out of reach while it is open: nothing that it held is lost,
and the library goes on as soon as that can be.

What an open file holds is there for as long as it is open, whatever became of its name. It is kept first;
then the file that lies there now is opened in its place.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.connection import Connection
from randnotiz.store.files import suspect
from randnotiz.store.library import Library
from randnotiz.store.opening import open_library
from randnotiz.store.recovery import set_aside_log
from randnotiz.store.rescue import rescue
from randnotiz.store.rescue_copy import bring_back
from randnotiz.store.restoring import bring_together
from randnotiz.store.trouble import is_write_protected, telling
from randnotiz.store.what_was_open import (
    can_be_read,
    clear_log,
    close_as_it_is,
    keep,
    put_back,
    set_own_log_aside,
    still_fits,
)
from randnotiz.store.whereabouts import Identity, Place


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


def open_again(connection: Connection, place: Place = Place.SAME, ours: Identity | None = None) -> None:
    """Close the file, if it is open, and open the one that its path names. Raises StoreProblem.

    Where that should be `ours`, but another came in its place meanwhile, what is open stays so.
    """
    path = connection.path
    with telling(path):
        if not path.exists():
            raise StoreProblem("store.moved", path=str(path))
        if place is Place.OTHER:
            set_own_log_aside(connection)
    if ours is None:
        connection.let_go()
    opened = open_library(path)
    other = opened.library.connection
    if ours is not None:
        if opened.recovery is None and other.whereabouts.identity != ours:
            other.close()
            raise StoreProblem("store.moved", path=str(path))  # the next look finds it
        connection.let_go()
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
            put_back(connection)
        elif place is Place.OTHER:
            try:
                keep(connection)
            except StoreProblem:
                set_own_log_aside(connection)
                raise
            clear_log(connection)
            if connection.listener is not None and not connection.kept_damaged:
                _complete(connection)
        elif place is Place.OVERWRITTEN and not still_fits(connection):
            with telling(connection.path):
                close_as_it_is(connection)
                set_aside_log(connection.path, datetime.now(UTC))
            suspect(connection.path)
            _complete(connection)


def _complete(connection: Connection) -> None:
    """Bring what was open into the library that lies there now, if they are kin. Raises StoreProblem."""
    library = open_library(connection.path).library
    try:
        if library.connection.born != connection.born:
            return
        if connection.kept_copy is None:
            bring_back(library)
        else:
            for _ in bring_together(library, connection.kept_copy):
                pass
    finally:
        library.close()


def _take_over(connection: Connection) -> None:
    """Something was copied over the library. Open that; what it lacks comes from the rescue copy.

    Our log does not belong to it and must not be written into it. Raises StoreProblem for all but a false
    alarm: another program may have written its log back into the library.
    """
    path = connection.path
    fits = still_fits(connection)
    suspect(path)  # so that it is checked when it is opened
    if fits:
        open_again(connection)
        with suppress(StoreProblem):
            bring_back(Library(connection))  # an earlier state may fit, too, and lacks something
        return
    with telling(path):
        close_as_it_is(connection)
        set_aside_log(path, datetime.now(UTC))
    open_again(connection, Place.OVERWRITTEN)


def _wait(connection: Connection) -> None:
    if connection.is_doubtful:  # a drive that failed cannot be plugged in anew while it is in use
        connection.let_go()
    raise StoreProblem("store.moved", path=str(connection.path))


def _find_log(connection: Connection) -> None:
    _fold_in(connection)
    open_again(connection)


def _find_file(connection: Connection) -> None:
    ours = put_back(connection)
    if connection.listener is not None:
        connection.listener.told(StoreProblem("store.put_back", path=str(connection.path)))
    open_again(connection, ours=ours)


def _fold_in(connection: Connection) -> None:
    """Write the log, which has no name any more, back into the library."""
    if connection.whereabouts.has_other_log:
        keep(connection)
        with telling(connection.path):
            set_aside_log(connection.path, datetime.now(UTC))
    busy = connection.value("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise StoreProblem("store.locked", path=str(connection.path))


def _exchange(connection: Connection) -> None:
    """Open the library that lies there now. Raises StoreProblem, as a rule."""
    path = connection.path
    try:
        keep(connection)
    except StoreProblem as problem:
        if problem.key != "store.disk_error" or can_be_read(connection):
            raise
        open_again(connection, Place.OTHER)  # the drive that it lay on is dead to us; perhaps it is back here
        return
    if connection.listener is None:
        raise StoreProblem("store.replaced", path=str(path))
    clear_log(connection)
    opened = open_library(path)
    other = opened.library.connection
    kin = connection.born == other.born or not other.value("SELECT count(*) FROM annotation")
    copy, way = connection.kept_copy, Place.OTHER
    if connection.kept_damaged and copy is not None:
        if kin:
            with suppress(StoreProblem):
                rescue(copy, opened.library)
                bring_back(opened.library)
        copy, way = None, Place.OVERWRITTEN
    notice = opened.recovery.notice if opened.recovery else _notice(path, way, kin=kin)
    _adopt(connection, other, Exchange(copy, kin, notice))


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


_WAYS: Final = {
    Place.LOG_LOST: _find_log,
    Place.GONE: _find_file,
    Place.DELETED: _find_file,
    Place.OVERWRITTEN: _take_over,
    Place.AWAY: _wait,
    Place.OTHER: _exchange,
}
