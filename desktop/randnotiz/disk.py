"""Giving finished files their names so that a power cut leaves a whole file or none."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def name_if_free(finished: Path, path: Path) -> None:
    """Give a file its name where nothing has it: else raises FileExistsError. Its former name may stay."""
    if os.name == "nt":
        finished.rename(path)  # refuses where something exists, unlike on other systems
        return
    try:
        os.link(finished, path)  # refuses where something exists, in one step
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        finished.replace(path)


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names through to the disk, where the system lets one open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems sync no folders
            raise
    finally:
        os.close(descriptor)
