"""The arguments of the program without a subcommand: files to open in the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from randnotiz.cli.parser import Parser, translated


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """Files to open, and the library to open them in (None: the reader's own).

    With `picture` nobody sits in front of it: a picture of the window goes into that folder.
    """

    files: list[Path]
    library: Path | None
    picture: Path | None


def window_arguments(words: Sequence[str]) -> WindowArguments:
    """Read the arguments. Ends the program on --help, --version and wrong usage (SystemExit)."""
    parser = Parser(
        prog="randnotiz",
        description=translated(
            "Opens articles in a window, finds the names and dates in them and keeps your notes.",
            "Öffnet Artikel in einem Fenster, findet darin Namen und Daten und bewahrt Ihre Notizen auf.",
        ),
        epilog=translated(
            "Subcommands, each with its own --help: analyse, import, export, search,\n"
            "backup, restore, export-library, import-library.\n"
            "A file with such a name is opened as ./NAME.",
            "Unterbefehle, jeder mit eigener Hilfe (--help): analyse, import, export, search,\n"
            "backup, restore, export-library, import-library.\n"
            "Eine Datei, die so heißt, öffnet man als ./NAME.",
        ),
    )
    parser.add_argument(
        "files",
        metavar=translated("FILE", "DATEI"),
        nargs="*",
        type=Path,
        help=translated("article to open", "Artikel, der geöffnet werden soll"),
    )
    add_library_option(parser)
    parser.add_argument(
        "--picture",
        metavar=translated("FOLDER", "ORDNER"),
        type=Path,
        help=translated(
            "write a picture of the window and an annotated copy into this folder, then end",
            "ein Bild des Fensters und eine kommentierte Kopie in diesen Ordner schreiben und enden",
        ),
    )
    chosen = parser.parse_args(list(words))
    return WindowArguments(chosen.files, chosen.library, chosen.picture)


def add_library_option(parser: Parser) -> None:
    """The option that several commands share: another library than the reader's own."""
    parser.add_argument(
        "--library",
        metavar=translated("FILE", "DATEI"),
        type=Path,
        help=translated(
            "library file to use instead of your own", "andere Bibliothek als die eigene benutzen"
        ),
    )
