"""Opening the reader's library for a subcommand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from randnotiz import locations
from randnotiz.cli.parser import translated
from randnotiz.domain.problem import ImportProblem

if TYPE_CHECKING:
    from randnotiz.store import Library


@contextmanager
def library_at(path: Path | None, *, create: bool = False) -> Iterator[Library]:
    """The library at `path`, or the reader's own, closed afterwards.

    Raises StoreProblem, and ImportProblem("import.vanished") where there is none and `create` is not set:
    looking something up must not leave an empty library behind.
    """
    place = path or locations.default_library()
    if not create and not place.exists():
        raise ImportProblem("import.vanished", name=str(place))
    from randnotiz.store import open_library

    opened = open_library(place)
    if opened.recovery is not None:
        damaged = str(opened.recovery.damaged)
        print(
            translated(
                f"The library was damaged and lies in {damaged} now; the newest good backup was opened.",
                f"Die Bibliothek war beschädigt und liegt jetzt unter {damaged}; "
                "geöffnet wurde die neueste gute Sicherung.",
            ),
            file=sys.stderr,
        )
    try:
        yield opened.library
    finally:
        opened.library.close()
