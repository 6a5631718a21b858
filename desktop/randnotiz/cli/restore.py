"""`randnotiz restore`: bring back what a backup holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.telling import finished, tell_arrived
from randnotiz.cli.window import add_library_option


def run(words: Sequence[str]) -> int:
    """Bring the articles and notes that are missing back, or with --whole the library as it was.

    Raises StoreProblem, and ImportProblem where there is no library.
    """
    parser = Parser(
        prog="randnotiz restore",
        description=translated(
            "Brings back the articles and notes of a backup that the library lacks; nothing present is "
            "overwritten. The present state is backed up first.",
            "Holt die Artikel und Notizen einer Sicherung zurück, die in der Bibliothek fehlen; nichts "
            "Vorhandenes wird überschrieben. Der jetzige Stand wird vorher gesichert.",
        ),
    )
    parser.add_argument(
        "backup",
        metavar=translated("BACKUP", "SICHERUNG"),
        type=Path,
        help=translated(
            "file that “randnotiz backup” lists, or any library",
            "Datei, die „randnotiz backup“ zeigt, oder eine beliebige Bibliothek",
        ),
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help=translated(
            "set the whole library back to what it was then",
            "die ganze Bibliothek auf den damaligen Stand zurücksetzen",
        ),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    from randnotiz.store.restoring import difference, restore_chosen, restore_whole

    with library_at(chosen.library) as library:
        if chosen.whole:
            restore_whole(library.path, chosen.backup, datetime.now(UTC), Event())
            print(len(library.listing.ids()))
            return 0
        found = difference(library.path, chosen.backup, Event())
        steps = restore_chosen(library, chosen.backup, [c.text_hash for c in found.changes if c.brings])
        tell_arrived(finished(steps))
    return 0
