"""Notes that could not be saved when the program ends: into a text file wherever there is room for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile

from randnotiz.domain.problem import ExportProblem
from randnotiz.files import write_atomically


def folder_for(notes: Sequence[str], folders: Iterable[Path]) -> Path | None:
    """The first of these folders that takes a file as long as these notes; None if none does."""
    data = _lines(notes)
    for folder in folders:
        with suppress(OSError), TemporaryFile(dir=folder) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            return folder
    return None


def keep_last_words(notes: Sequence[str], folders: Iterable[Path], now: datetime) -> Path | None:
    """Write these notes into a file of their own in the first of these folders that takes it.

    Gives its path, None where no folder does.
    """
    for folder in folders:
        path = folder / f"Randnotiz {now:%Y-%m-%d %H%M%S}.txt"
        with suppress(ExportProblem):
            write_atomically(path, _lines(notes))
            return path
    return None


def _lines(notes: Sequence[str]) -> bytes:
    return ("\n\n".join(notes) + "\n").encode("utf-8", "replace")
