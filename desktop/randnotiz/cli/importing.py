"""`randnotiz import`: bring articles into the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.reading import read_article
from randnotiz.cli.telling import tell
from randnotiz.cli.window import add_library_option
from randnotiz.domain.problem import ImportProblem


def run(words: Sequence[str]) -> int:
    """Import the files that `words` name and print each article's number and title. 1 if one was not read.

    Raises StoreProblem.
    """
    parser = Parser(
        prog="randnotiz import",
        description=translated(
            "Brings articles into the library and prints the number and title of each.",
            "Nimmt Artikel in die Bibliothek auf und gibt zu jedem Nummer und Titel aus.",
        ),
    )
    parser.add_argument(
        "files",
        metavar=translated("FILE", "DATEI"),
        nargs="+",
        type=Path,
        help=translated("article", "Artikel"),
    )
    add_library_option(parser)
    chosen = parser.parse_args(list(words))
    status = 0
    with library_at(chosen.library, create=True) as library:
        for path in chosen.files:
            try:
                article = read_article(path)
            except ImportProblem as problem:
                tell(problem, str(path))
                status = 1
                continue
            stored = library.articles.add(article, datetime.now(UTC))
            print(f"{stored.id}\t{stored.article.title}")
    return status
