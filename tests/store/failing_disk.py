"""A disk in memory that may lose power at any moment: what was not synced may be lost, in part, out of order.

It stands below SQLite as a VFS written in Python (apsw, a library for tests only). A write is certain only
once its file was synced. At a cut each sector of 512 bytes that was written since may be old, new, half of
each, or noise; a file may have grown without its contents; a file made or deleted since may be there or not.

apsw offers no shared memory to such files, so the log's index lies in the heap ("locking_mode = EXCLUSIVE");
what is written into the files is the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import apsw

SECTOR: Final = 512


class File:
    """What a file holds, as its writers see it and as the disk surely has it (None: not even its name)."""

    def __init__(self) -> None:
        self.now = bytearray()
        self.durable: bytes | None = None
        self.touched: dict[int, list[bytes]] = {}

    def write(self, data: bytes, offset: int) -> None:
        if len(self.now) < offset + len(data):
            self.now.extend(bytes(offset + len(data) - len(self.now)))
        self.now[offset : offset + len(data)] = data
        for sector in range(offset // SECTOR, (offset + len(data) - 1) // SECTOR + 1):
            self.touched.setdefault(sector, []).append(self._sector(sector))

    def _sector(self, number: int) -> bytes:
        return bytes(self.now[number * SECTOR : (number + 1) * SECTOR])

    def truncate(self, size: int) -> None:
        del self.now[size:]
        for sector in [sector for sector in self.touched if sector * SECTOR >= size]:
            del self.touched[sector]

    def sync(self) -> None:
        self.durable = bytes(self.now)
        self.touched.clear()

    def after_cut(self, rng: random.Random, luck: float) -> bytes | None:
        """What may be found when the power is back."""
        if self.durable is None:
            if rng.random() > luck:
                return None
            found = bytearray()
        else:
            found = bytearray(self.durable)
        size = rng.choice((len(found), len(self.now)))
        found = found[:size] + bytearray(max(0, size - len(found)))
        for sector, versions in self.touched.items():
            place = slice(sector * SECTOR, (sector + 1) * SECTOR)
            if place.start < size and rng.random() < luck:
                old = bytes(found[place])
                found[place] = _torn(old, rng.choice(versions)[: len(old)], rng)
        return bytes(found)


def _torn(old: bytes, new: bytes, rng: random.Random) -> bytes:
    new = new + old[len(new) :]
    chance = rng.random()
    if chance < 0.9:
        return new
    if chance < 0.97:
        cut = rng.randrange(len(old) + 1)
        return new[:cut] + old[cut:]
    return rng.randbytes(len(old))


class Disk:
    """All files by name. `on_change` is called before everything that changes anything."""

    def __init__(self, on_change: Callable[[], object]) -> None:
        self.files: dict[str, File] = {}
        self.deleted: dict[str, bytes] = {}
        self.on_change = on_change
        self.honest = True
        """Whether it does what it is asked to when it syncs."""

    def after_cut(self, rng: random.Random) -> dict[str, bytes]:
        """The files that may be found when the power is back."""
        luck = rng.choice((0.0, 0.2, 0.5, 0.9, 1.0))
        found = {name: data for name, data in self.deleted.items() if rng.random() > luck}
        for name, file in self.files.items():
            data = file.after_cut(rng, luck)
            if data is not None:
                found[name] = data
        return found


class _Handle:
    """An open file, as apsw asks for it: the names are SQLite's."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._file = disk.files.setdefault(name, File())

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._file.now[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.on_change()
        self._file.write(data, offset)

    def xTruncate(self, size: int) -> None:
        self._disk.on_change()
        self._file.truncate(size)

    def xSync(self, _flags: int) -> None:
        self._disk.on_change()
        if self._disk.honest:
            if self._file.durable is None:  # with a new file SQLite's own VFS syncs the folder, too
                self._disk.deleted.clear()
            self._file.sync()
        self._disk.on_change()

    def xFileSize(self) -> int:
        return len(self._file.now)

    def xClose(self) -> None: ...

    def xLock(self, _level: int) -> None: ...

    def xUnlock(self, _level: int) -> None: ...

    def xCheckReservedLock(self) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0  # promises nothing: no atomic writes, no order, no safe appending

    def xFileControl(self, *_: int) -> bool:
        return False


class FailingDisk(apsw.VFS):
    """The VFS, registered under `name` until `unregister`."""

    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        super().__init__(name, base="unix")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        flags[1] = flags[0]
        return _Handle(self._disk, name if isinstance(name, str) else name.filename())

    def xDelete(self, name: str, sync: bool) -> None:
        self._disk.on_change()
        file = self._disk.files.pop(name, None)
        if file is not None and file.durable is not None and not (sync and self._disk.honest):
            self._disk.deleted[name] = file.durable
        self._disk.on_change()

    def xAccess(self, name: str, _flags: int) -> bool:
        return name in self._disk.files

    def xFullPathname(self, name: str) -> str:
        return name


class _Cursor:
    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self._rows = rows

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self._rows


class StandIn:
    """What the store asks of a connection of the standard library, done by apsw on the failing disk."""

    def __init__(self, name: str, vfs: str, checkpoint_at: int) -> None:
        self._connection = apsw.Connection(name, vfs=vfs)
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {checkpoint_at}").fetchall()

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> _Cursor:
        return _Cursor([tuple(row) for row in self._connection.execute(sql, values or None).fetchall()])

    def close(self) -> None:
        self._connection.close()


def put_down(files: dict[str, bytes], folder: Path) -> None:
    """Lay the files found after a cut into a real folder, by their names without folders."""
    for old in folder.glob("*"):
        if old.is_file():
            old.unlink()
    for name, data in files.items():
        (folder / Path(name).name).write_bytes(data)
