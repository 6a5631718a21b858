"""`randnotiz search`: find articles and notes in the library."""

from __future__ import annotations

from collections.abc import Sequence

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.window import add_library_option


def run(words: Sequence[str]) -> int:
    """Print the places where the query is found: article number, title, passage, with tabs between. Always 0.

    Raises StoreProblem, and ImportProblem where there is no library.
    """
    parser = Parser(
        prog="randnotiz search",
        description=translated(
            "Searches articles and notes and prints number, title and passage of each place found.",
            "Durchsucht Artikel und Notizen und gibt zu jeder Fundstelle Nummer, Titel und Stelle aus.",
        ),
    )
    parser.add_argument(
        "query",
        metavar=translated("QUERY", "SUCHWORT"),
        nargs="+",
        help=translated("words that must all occur", "Wörter, die alle vorkommen müssen"),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    with library_at(chosen.library) as library:
        for hit in library.search(" ".join(chosen.query)):
            print(hit.article, _line(hit.title), _line(hit.passage), sep="\t")
    return 0


def _line(text: str) -> str:
    return " ".join(text.split())
