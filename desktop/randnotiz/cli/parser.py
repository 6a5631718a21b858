"""argparse, speaking German where the reader does."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Final, NoReturn

from randnotiz import __version__
from randnotiz.cli.locale import reader_language

# argparse's own sentences (CPython 3.11 to 3.13), which it looks up through gettext.
_GERMAN: Final[Mapping[str, str]] = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "diese Hilfe zeigen",
    "the following arguments are required: %s": "Es fehlt: %s",
    "unrecognized arguments: %s": "Unbekannte Angaben: %s",
    "expected one argument": "eine Angabe wird erwartet",
    "expected at least one argument": "mindestens eine Angabe wird erwartet",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid %(type)s value: %(value)r": "%(value)r ist nicht gültig (%(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r gibt es nicht, nur %(choices)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "not allowed with argument %s": "geht nicht zusammen mit %s",
    "one of the arguments %s is required": "Eines davon wird gebraucht: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig: %(matches)s",
    "ignored explicit argument %r": "%r wird hier nicht erwartet",
}


def translated(english: str, german: str) -> str:
    """The sentence in the reader's language."""
    return german if reader_language() == "de" else english


def _from_table(message: str) -> str:
    return _GERMAN.get(message, message) if reader_language() == "de" else message


class Parser(argparse.ArgumentParser):
    """An argument parser whose own sentences follow the reader's language; wrong usage ends with status 2."""

    def __init__(self, *, prog: str, description: str, epilog: str = "") -> None:
        # argparse offers no other way in than the catalogue of the whole process, and a catalogue would be a
        # binary file for these few sentences.
        vars(argparse)["_"] = _from_table
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument(
            "--version",
            action="version",
            version=f"Randnotiz {__version__}",
            help=translated("show the program's version and exit", "die Version des Programms zeigen"),
        )

    def fail(self, english: str, german: str) -> NoReturn:
        """End with a sentence about wrong usage and status 2."""
        self.error(translated(english, german))


def calendar_day(words: str) -> date:
    """A day written as YYYY-MM-DD. Raises argparse.ArgumentTypeError with a sentence for anything else."""
    try:
        # fromisoformat alone would take "20250820" and "2025-W34-3" too, which the help does not promise
        if len(words) == 10 and words[4] == words[7] == "-":
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(
        translated(
            f"“{words}” is no date of the form YYYY-MM-DD", f"„{words}“ ist kein Datum der Form JJJJ-MM-TT"
        )
    )
