"""`randnotiz search`: find articles in the library by their titles, names, notes and texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.window import add_library_option
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import SearchHit

if TYPE_CHECKING:
    from randnotiz.store import Library

_PATIENCE: Final = 1.0
"""Seconds that making heads may take."""


def run(words: Sequence[str]) -> int:
    """Print the articles that the query finds, the best first: number, title, passage, with tabs between.

    With --json one object a line: {"article", "title", "place", "passage", "marks", "annotation"}; `marks`
    are the words found, [start, end] in code points of `passage`, `annotation` the note it is from, or null.
    Always 0. Raises StoreProblem, and ImportProblem where there is no library.
    """
    parser = Parser(
        prog="randnotiz search",
        description=translated(
            "Searches titles, names found, notes and texts and prints number, title and passage of each"
            " article that has all the words. Umlauts may be spelled out, the last word may be unfinished,"
            " words in quotation marks must follow each other.",
            "Durchsucht Titel, gefundene Namen, Notizen und Texte und gibt zu jedem Artikel, in dem alle"
            " Wörter vorkommen, Nummer, Titel und Stelle aus. Umlaute dürfen ausgeschrieben sein, das letzte"
            " Wort darf unvollständig sein, Wörter in Anführungszeichen müssen aufeinander folgen.",
        ),
    )
    parser.add_argument(
        "query",
        metavar=translated("QUERY", "SUCHWORT"),
        nargs="+",
        help=translated("words that must all occur", "Wörter, die alle vorkommen müssen"),
    )
    parser.add_argument(
        "--limit",
        metavar=translated("NUMBER", "ANZAHL"),
        type=int,
        default=50,
        help=translated("print so many at most (50)", "höchstens so viele ausgeben (50)"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translated("print one JSON object a line", "ein JSON-Objekt je Zeile ausgeben"),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    with library_at(chosen.library) as library:
        _catch_up(library)
        for hit in library.search(" ".join(chosen.query), chosen.limit):
            print(_object(hit) if chosen.json else _columns(hit))
    return 0


def _catch_up(library: Library) -> None:
    """Give an older library's articles the heads they lack; what takes long is left to the window."""
    begun = monotonic()
    with suppress(StoreProblem):  # another program writes just now: titles and texts are found all the same
        while monotonic() < begun + _PATIENCE and library.make_heads():
            pass


def _columns(hit: SearchHit) -> str:
    return "\t".join((str(hit.article), _line(hit.title), _line(hit.passage)))


def _object(hit: SearchHit) -> str:
    found = {
        "article": hit.article,
        "title": hit.title,
        "place": hit.place.value,
        "passage": hit.passage,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
        "annotation": hit.annotation,
    }
    return json.dumps(found, ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join(text.split())
