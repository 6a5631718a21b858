"""`randnotiz backup`: make a backup of the library and list those there are."""

from __future__ import annotations

from collections.abc import Sequence

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.window import add_library_option


def run(words: Sequence[str]) -> int:
    """Make a backup if anything changed; print each one's path, time, bytes, articles and notes.

    Raises StoreProblem, and ImportProblem where there is no library.
    """
    parser = Parser(
        prog="randnotiz backup",
        description=translated(
            "Backs the library up if anything changed since the last backup, and lists all backups, the "
            "newest first: file, time, bytes, articles, notes.",
            "Sichert die Bibliothek, wenn sich seit der letzten Sicherung etwas geändert hat, und zeigt alle "
            "Sicherungen, die neueste zuerst: Datei, Zeit, Bytes, Artikel, Notizen.",
        ),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    from randnotiz.store.restoring import kept_backups

    with library_at(chosen.library) as library:
        library.backup_now()
        for kept in kept_backups(library.path):
            moment = kept.made.astimezone().isoformat(sep=" ", timespec="minutes")
            damaged = translated("damaged", "beschädigt")
            held = [damaged, ""] if kept.articles is None else [str(kept.articles), str(kept.annotations)]
            print(kept.path, moment, kept.size, *held, sep="\t")
    return 0
