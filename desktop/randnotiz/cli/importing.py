"""`randnotiz import`: bring articles into the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from randnotiz.cli.library import library_at
from randnotiz.cli.parser import Parser, translated
from randnotiz.cli.telling import tell
from randnotiz.cli.window import add_library_option
from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.wire import Book, Wish
from randnotiz.session.bringing import Fate, Plan
from randnotiz.session.folder_files import Candidate, candidates
from randnotiz.session.folder_reading import Read, read_many
from randnotiz.session.import_process import ImportProcess
from randnotiz.session.settling import settle

if TYPE_CHECKING:
    from randnotiz.store import Library


def run(words: Sequence[str]) -> int:
    """Import what `words` name and print each article's number and title. 1 if a file was not read.

    Raises StoreProblem.
    """
    chosen = _parser().parse_args(list(words))
    with ImportProcess() as process:
        if chosen.chapters:
            return _list_chapters(chosen.files, process)
        with library_at(chosen.library, create=True) as library:
            if chosen.chapter:
                return _import_chapters(chosen.files, chosen.chapter, process, library)
            return _import(list(candidates(chosen.files)), process, library)


def _parser() -> Parser:
    parser = Parser(
        prog="randnotiz import",
        description=translated(
            "Brings articles into the library and prints the number and title of each. Of a folder, all\n"
            "articles below it are taken, without hidden files and links to other folders.",
            "Nimmt Artikel in die Bibliothek auf und gibt zu jedem Nummer und Titel aus. Von einem Ordner\n"
            "alle Artikel darin und darunter, ohne versteckte Dateien und Verweise auf andere Ordner.",
        ),
    )
    parser.add_argument(
        "files",
        metavar=translated("FILE", "DATEI"),
        nargs="+",
        type=Path,
        help=translated("article, or a folder of articles", "Artikel oder ein Ordner mit Artikeln"),
    )
    of_books = parser.add_mutually_exclusive_group()
    of_books.add_argument(
        "--chapters",
        action="store_true",
        help=translated(
            "list the chapters of a book with number and length in characters; bring nothing in",
            "die Kapitel eines Buchs mit Nummer und Länge in Zeichen nennen; nichts aufnehmen",
        ),
    )
    of_books.add_argument(
        "--chapter",
        metavar="N",
        type=_number,
        action="append",
        help=translated(
            "bring in chapter N of a book as an article, not the whole; may be given several times",
            "Kapitel N eines Buchs als Artikel aufnehmen, nicht das Ganze; auch mehrmals",
        ),
    )
    add_library_option(parser)
    return parser


def _number(words: str) -> int:
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return number


def _import(chosen: Sequence[Candidate], process: ImportProcess, library: Library) -> int:
    several = any(candidate.found for candidate in chosen)
    counts = {"new": 0, "known": 0, "failed": 0, "skipped": 0}

    def begin(number: int, path: Path) -> None:
        if several:
            _show_progress(number, len(chosen), path)

    for read in read_many(chosen, process, begin):
        if several:
            _show_progress(0, 0, None)
        counts[_take(read, library)] += 1
    if several:
        print(_summary(counts), file=sys.stderr)
    return 1 if counts["failed"] else 0


def _take(read: Read, library: Library) -> str:
    """Bring in what was read, or tell what is wrong with it; what became of it."""
    if isinstance(read.found, ImportProblem):
        if read.skipped:
            return "skipped"
        tell(read.found, str(read.path))
        return "failed"
    try:
        arrived, plan = settle(library, read.found, datetime.now(UTC))
    except ImportProblem as problem:
        tell(problem, str(read.path))
        return "failed"
    print(f"{arrived.id}\t{library.articles.summary(arrived.id).title}")
    if plan is not None:
        _tell_notes(read.path, plan)
    return "new" if arrived.is_new else "known"


def _tell_notes(path: Path, plan: Plan) -> None:
    """Say what became of the notes in a file."""
    counts = {fate.value: plan.count(fate) for fate in Fate} | {"path": path, "strangers": plan.strangers}
    words = translated(
        "{path}: notes: {placed} placed, {moved} moved, {unplaced} not placed, {known} known already, "
        "{strangers} on other articles",
        "{path}: Notizen: {placed} platziert, {moved} verschoben, {unplaced} nicht platziert, "
        "{known} schon bekannt, {strangers} zu anderen Artikeln",
    )
    print(words.format(**counts), file=sys.stderr)


def _show_progress(number: int, total: int, path: Path | None) -> None:
    """A line that is written over, where somebody looks; wiped for `path` None."""
    if sys.stderr.isatty():
        words = f"{number + 1}/{total}  {path.name}"[:78] if path else ""
        print(f"\r{words:<78}", end="" if path else "\r", file=sys.stderr, flush=True)


def _summary(counts: dict[str, int]) -> str:
    return translated(
        "{new} brought in, {known} already there, {failed} not readable, {skipped} skipped",
        "{new} aufgenommen, {known} schon vorhanden, {failed} nicht lesbar, {skipped} übergangen",
    ).format(**counts)


def _list_chapters(files: Sequence[Path], process: ImportProcess) -> int:
    status = 0
    for path in files:
        try:
            found = process.read(path, Wish(0, path.name, str(path), offer=True))
        except ImportProblem as problem:
            tell(problem, str(path))
            status = 1
            continue
        chapters = found.chapters if isinstance(found, Book) else ()
        for number, chapter in enumerate(chapters, 1):
            print(f"{number}\t{chapter.length}\t{'  ' * chapter.depth}{chapter.title}")
    return status


def _import_chapters(
    files: Sequence[Path], numbers: Sequence[int], process: ImportProcess, library: Library
) -> int:
    status = 0
    for path in files:
        for number in numbers:
            wish = Wish(0, path.name, str(path), chapters=(number - 1,), dateline=True)
            try:
                found = process.read(path, wish)
            except ImportProblem as problem:
                tell(problem, str(path))
                status = 1
                continue
            assert isinstance(found, Article)
            arrived, _ = settle(library, found, datetime.now(UTC))
            print(f"{arrived.id}\t{library.articles.summary(arrived.id).title}")
    return status
