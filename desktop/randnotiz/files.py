"""Reading and writing the reader's files, with the environment's errors turned into Problems."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from randnotiz.disk import name_if_free, sync_folder
from randnotiz.domain.problem import ExportProblem, ImportProblem

LARGEST_FILE: Final = 50 * 1000 * 1000
"""Bytes of the largest file that is brought in: 50 MB, as the sentence to the reader says."""


_LEFT_BEHIND: Final = re.compile(r"\.randnotiz-[a-z0-9_]{8}\.part")
_ABANDONED_S: Final = 86_400
"""Seconds after which nobody writes on: a day, since another program may be writing beside at this moment."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most LARGEST_FILE bytes.

    Raises ImportProblem: `import.vanished`, `import.folder`, `import.unreadable` (no right, a device, a
    failing disk) or `import.too_large` (with `limit` in MB), each with `name`.
    """
    try:
        with open_stream(path) as file:
            # One byte more than allowed, and never the size that the system claims: files grow.
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ImportProblem("import.unreadable", name=path.name) from error
    if len(data) > LARGEST_FILE:
        raise ImportProblem("import.too_large", name=path.name, limit=LARGEST_FILE // 1_000_000)
    return data


def open_stream(path: Path) -> BinaryIO:
    """A file of whatever size, opened for reading. Raises ImportProblem as `read_bytes` does."""
    try:
        if path.is_dir():  # Windows refuses to open one as if a right were missing
            raise ImportProblem("import.folder", name=path.name)
        # Not blocking: a named pipe without a writer would otherwise hold the program for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise ImportProblem("import.unreadable", name=path.name)
        return os.fdopen(descriptor, "rb")
    except FileNotFoundError as error:
        raise ImportProblem("import.vanished", name=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise ImportProblem("import.unreadable", name=path.name) from error


def write_atomically(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file so that it is there whole or not at all, power cuts included.

    A temporary file beside it is written, synced and moved into place. A file that exists keeps its mode and
    is replaced only with `overwrite`; a symbolic link stays one, its target is replaced.

    Raises ExportProblem: `export.exists`, `export.no_folder`, `export.disk_full` or `export.unwritable`,
    each with `name`. What was there before is untouched then and no temporary file is left.
    """
    with writing(path, overwrite=overwrite) as file:
        file.write(data)


@contextmanager
def writing(path: Path, *, overwrite: bool = False) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, as `write_atomically` does it; in place when the block ends.

    Raises ExportProblem as that does; after any exception from inside the file is as it was.
    """
    try:
        if "\0" in str(path):
            raise OSError(errno.EINVAL, "a null character in the path", str(path))
        # The check also stops needless writing; the one that counts comes with the move below.
        if not overwrite and os.path.lexists(path):
            raise FileExistsError(path)
        target = path.resolve() if path.is_symlink() else path
        with _beside(target, overwrite) as file:
            yield file
    except OSError as error:
        raise ExportProblem(_reason(error), name=path.name) from error


def _reason(error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return "export.exists"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "export.no_folder"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "export.disk_full"
    return "export.unwritable"


@contextmanager
def _beside(path: Path, overwrite: bool) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(path)
    _tidy(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".randnotiz-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        if overwrite:
            temporary.replace(path)
        else:
            name_if_free(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _tidy(folder: Path) -> None:
    """Remove what a program that was killed while writing has left here, once it is old."""
    with suppress(OSError), os.scandir(folder) as entries:  # what cannot be tidied stays and harms nobody
        for entry in entries:
            ours = _LEFT_BEHIND.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            if ours and time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED_S:
                Path(entry.path).unlink()


def _mode(path: Path) -> int:
    # mkstemp makes files for the owner alone; a copy to hand on should have the usual rights.
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
