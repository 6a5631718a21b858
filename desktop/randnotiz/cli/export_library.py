"""`randnotiz export-library`: write everything that the library holds into one file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.window import add_library_option


def run(words: Sequence[str]) -> int:
    """Write the file that `words` name. Raises ExportProblem, StoreProblem and ImportProblem."""
    parser = Parser(
        prog="randnotiz export-library",
        description=translated(
            "Writes all articles and notes of the library into one file, one JSON object a line; "
            "“randnotiz import-library” reads it, and so does any other program.",
            "Schreibt alle Artikel und Notizen der Bibliothek in eine Datei, ein JSON-Objekt je Zeile; "
            "„randnotiz import-library“ liest sie, und jedes andere Programm auch.",
        ),
    )
    parser.add_argument(
        "file",
        metavar=translated("OUT", "ZIEL"),
        type=Path,
        help=translated("file to write", "Datei, die geschrieben wird"),
    )
    parser.add_argument(
        "--analyses",
        action="store_true",
        help=translated(
            "write what was found in the texts, too", "auch das in den Texten Gefundene schreiben"
        ),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=translated("replace a file that exists", "eine vorhandene Datei ersetzen"),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    from randnotiz.files import writing
    from randnotiz.store.everything import write_everything

    with library_at(chosen.library) as library, writing(chosen.file, overwrite=chosen.force) as file:
        write_everything(library.path, file.write, datetime.now(UTC), Event(), analyses=chosen.analyses)
    return 0
