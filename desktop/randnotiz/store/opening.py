"""Opening a library: judge what lies there, make it new, bring it up to date or recover it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from randnotiz.domain.problem import StoreProblem
from randnotiz.store.connection import Connection
from randnotiz.store.files import SQLITE_FILE, beside, suspect, suspicion
from randnotiz.store.full_text import rebuild
from randnotiz.store.library import Library
from randnotiz.store.schema import STEPS, create, upgrade, version_of
from randnotiz.store.trouble import telling

if TYPE_CHECKING:
    from randnotiz.store.recovery import Recovery

_CHECKED_AT_START = 16_000_000
"""Bytes of a library that is checked whenever it is opened: 6 ms; a larger one would delay the text."""


class OpenedLibrary(NamedTuple):
    """A library, and what had to be done to open it (None as a rule)."""

    library: Library
    recovery: Recovery | None


def open_library(path: Path) -> OpenedLibrary:
    """Open the library at `path`; where there is none, make one, with the folders above it.

    A damaged library is set aside and its newest good backup opened, as `recovery` tells. A file that is no
    library is left alone. Raises StoreProblem: "store.not_a_library", "store.newer" (made by a newer version
    of the program), "store.locked", "store.read_only", "store.full", "store.unwritable_folder",
    "store.cannot_open", "store.disk_error".
    """
    path = path.absolute()
    if path.is_symlink():  # its log and backups lie beside the file itself
        path = path.resolve()
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _judge(path)
        return OpenedLibrary(Library(_connect(path)), None)
    except StoreProblem as problem:
        if problem.key != "store.damaged":
            raise
        from randnotiz.store.recovery import looks_like_ours, recover

        if not looks_like_ours(path):
            raise StoreProblem("store.not_a_library", path=str(path)) from problem
    recovery = recover(path, datetime.now(UTC))
    library = Library(_connect(path))
    if recovery.damaged is None and recovery.restored_from is None:
        return OpenedLibrary(library, None)  # an empty log was all there was
    return OpenedLibrary(library, _with_rescued(recovery, library))


def _with_rescued(recovery: Recovery, library: Library) -> Recovery:
    """Save what the damaged file still gives, and what the rescue copy has, and count it."""
    from randnotiz.store.rescue import rescue
    from randnotiz.store.rescue_copy import bring_back

    rescued = 0
    # The backup is open and the damaged file lies beside it: a full disk, say, must not take that away.
    with suppress(StoreProblem):
        if recovery.damaged is not None:
            rescued = rescue(recovery.damaged, library)
        rescued += bring_back(library)
    return recovery._replace(rescued=rescued)


def _judge(path: Path) -> None:
    """What can be told without opening: raises StoreProblem for a folder and for signs of damage."""
    with telling(path):
        if path.is_dir():
            raise StoreProblem("store.not_a_library", path=str(path))
        header = _header(path)
        # Not left to SQLite: opening a file that it cannot read, it would delete the log beside it.
        torn = header not in (b"", SQLITE_FILE) and not _whole_with_log(path)
        if torn or (not header and _was_ours(path)):
            raise StoreProblem("store.damaged", path=str(path))
        if suspicion(path).exists():
            _settle_suspicion(path)


def _was_ours(path: Path) -> bool:
    from randnotiz.store.recovery import looks_like_ours  # a start with a library as a rule needs none of it

    return looks_like_ours(path)


def _whole_with_log(path: Path) -> bool:
    log = beside(path, "-wal")
    if not log.exists() or not log.stat().st_size:
        return False
    from randnotiz.store.recovery import whole_with_log

    return whole_with_log(path)


def _header(path: Path) -> bytes:
    """The first 16 bytes, fewer if there are not so many, none if there is no file."""
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(16)


def _settle_suspicion(path: Path) -> None:
    """Check a library in which damage was met: raises StoreProblem("store.damaged") if it is still there.

    What can be damaged without SQLite's check finding it is the full-text index: that is made anew.
    """
    from randnotiz.store.backups import verify

    verify(path)
    connection = Connection(path)
    try:
        rebuild(connection)
    finally:
        connection.close()
    suspicion(path).unlink()


def _connect(path: Path) -> Connection:
    connection = Connection(path)
    try:
        version = version_of(connection)
        if version > len(STEPS):
            raise StoreProblem("store.newer", path=str(path))
        _refuse_truncated(connection)
        _refuse_damaged(connection)
        connection.start_writing()
        if version == 0:
            create(connection)
        elif version < len(STEPS):
            from randnotiz.store.backups import Backups

            Backups(path).make(datetime.now(UTC))
            upgrade(connection)
        connection.born = connection.birth
        connection.note()
        connection.on_damage = lambda: suspect(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_damaged(connection: Connection) -> None:
    """Raise StoreProblem("store.damaged") if SQLite's quick check finds anything; only where it is quick.

    In a larger library damage is found when it is met, and told then; the next start settles it.
    """
    path = connection.path
    with telling(path):
        small = path.stat().st_size <= _CHECKED_AT_START
    if small and connection.execute("PRAGMA quick_check(1)") != [("ok",)]:
        raise StoreProblem("store.damaged", path=str(path))


def _refuse_truncated(connection: Connection) -> None:
    """Raise StoreProblem("store.damaged") if the file is shorter than it says and no log holds the rest."""
    path = connection.path
    with telling(path):
        log = beside(path, "-wal")
        if log.exists() and log.stat().st_size > 0:
            return
        size = path.stat().st_size
    if size < connection.value("PRAGMA page_count") * connection.value("PRAGMA page_size"):
        raise StoreProblem("store.damaged", path=str(path))
