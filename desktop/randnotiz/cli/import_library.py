"""`randnotiz import-library`: bring everything in that `export-library` or a rescue copy holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.telling import finished, tell_arrived
from randnotiz.cli.window import add_library_option


def run(words: Sequence[str]) -> int:
    """Bring in the file that `words` name; 1 if some of it was left out.

    Raises StoreProblem and ImportProblem.
    """
    parser = Parser(
        prog="randnotiz import-library",
        description=translated(
            "Brings in all articles and notes of a file that “randnotiz export-library” has written, or of "
            "the rescue copy beside the backups. Nothing is overwritten and nothing added twice.",
            "Nimmt alle Artikel und Notizen einer Datei auf, die „randnotiz export-library“ geschrieben hat, "
            "oder der Rettungskopie neben den Sicherungen. Nichts wird überschrieben oder doppelt "
            "aufgenommen.",
        ),
    )
    parser.add_argument(
        "file",
        metavar=translated("FILE", "DATEI"),
        type=Path,
        help=translated("file to read", "Datei, die gelesen wird"),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    from randnotiz.files import open_stream
    from randnotiz.store.everything import bring_in

    with open_stream(chosen.file) as file, library_at(chosen.library, create=True) as library:
        arrived = finished(bring_in(library, file, chosen.file.name))
    tell_arrived(arrived)
    return int(bool(arrived.damaged or arrived.homeless))
