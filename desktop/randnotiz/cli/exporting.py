"""`randnotiz export`: write an annotated copy of an article."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from randnotiz import locations
from randnotiz.cli.library import library_at
from randnotiz.cli.locale import reader_language
from randnotiz.cli.parser import Parser, calendar_day, translated
from randnotiz.cli.reading import read_article
from randnotiz.cli.telling import tell
from randnotiz.cli.window import add_library_option
from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.dating import dated
from randnotiz.domain.mention import Analysis
from randnotiz.domain.problem import AnalysisProblem, ExportProblem

if TYPE_CHECKING:
    from randnotiz.exporters import ExportOptions
    from randnotiz.store import Library

_PARTS: Final = {
    "text": "whole_text",
    "highlights": "highlights",
    "notes": "notes",
    "entities": "entities",
    "dates": "dates",
}
"""What `--without` takes, and the options they switch off."""


def run(words: Sequence[str]) -> int:
    """Write the copy that `words` ask for. An article without names is copied too, and told about.

    Raises ExportProblem, ImportProblem and StoreProblem.
    """
    chosen = _arguments(words)
    key, options = chosen.key, chosen.options
    article, annotations, known = _chosen_article(chosen)
    analysis = known or _analysed(article)
    from randnotiz.exporters import ExportInput, export
    from randnotiz.files import write_atomically

    if analysis is not None and article.language is None:
        article = replace(article, language=analysis.language)
    copy = ExportInput(article, annotations, analysis, datetime.now().astimezone(), reader_language())
    write_atomically(chosen.to, export(key, copy, options), overwrite=chosen.force)
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = Parser(
        prog="randnotiz export",
        description=translated(
            "Writes a copy of an article with its names, dates and your notes. "
            "The ending of OUT chooses the format.",
            "Schreibt eine Kopie eines Artikels mit Namen, Daten und Ihren Notizen. "
            "Die Endung von ZIEL wählt das Format.",
        ),
    )
    parser.add_argument(
        "--article",
        metavar=translated("ID|FILE", "NUMMER|DATEI"),
        required=True,
        help=translated("number in the library, or a file", "Nummer in der Bibliothek oder eine Datei"),
    )
    parser.add_argument(
        "--to",
        metavar=translated("OUT", "ZIEL"),
        required=True,
        type=Path,
        help=translated("file to write", "Datei, die geschrieben wird"),
    )
    parser.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        type=calendar_day,
        help=translated("publication date of a file", "Erscheinungstag einer Datei"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=translated("replace a file that exists", "eine vorhandene Datei ersetzen"),
    )
    add_library_option(parser)
    _add_contents(parser)
    chosen = parser.parse_args(list(words))
    chosen.key = format_of(chosen.to.name)
    chosen.options = _options(parser, chosen)
    return chosen


def _add_contents(parser: Parser) -> None:
    names = ",".join(_PARTS)
    parser.add_argument(
        "--without",
        metavar=translated("PART,PART", "TEIL,TEIL"),
        default="",
        help=translated(
            f"what stays out of the copy: {names}; without text, the passages alone are in it",
            f"was nicht in die Kopie kommt: {names}; ohne text stehen nur die Stellen darin",
        ),
    )
    parser.add_argument(
        "--commonmark",
        action="store_true",
        help=translated("plain Markdown instead of Obsidian's", "einfaches Markdown statt dem für Obsidian"),
    )


def _options(parser: Parser, chosen: argparse.Namespace) -> ExportOptions:
    """What goes into the copy; wrong usage where the format knows no such choice."""
    from randnotiz.exporters import FORMATS, ExportOptions

    left_out = {"obsidian": "--commonmark"} if chosen.commonmark else {}
    for part in filter(None, (word.strip() for word in chosen.without.split(","))):
        if part not in _PARTS:
            known = ", ".join(_PARTS)
            parser.error(
                translated(
                    f"--without: no {part}, only {known}", f"--without: {part} gibt es nicht, nur {known}"
                )
            )
        left_out[_PARTS[part]] = f"--without {part}"
    form = FORMATS[chosen.key]
    for name, words in left_out.items():
        if name not in form.options:
            ending = form.suffix
            parser.error(
                translated(f"{words} has no meaning for {ending}", f"{words} hat für {ending} keinen Sinn")
            )
    return ExportOptions(**dict.fromkeys(left_out, False))


def format_of(name: str) -> str:
    """The format for a file's name, by its longest known ending. Raises ExportProblem for an unknown one."""
    from randnotiz.exporters import FORMATS

    endings = sorted(FORMATS.values(), key=lambda form: len(form.suffix), reverse=True)
    for form in endings:
        if name.lower().endswith(form.suffix):
            return form.key
    known = ", ".join(form.suffix for form in FORMATS.values())
    raise ExportProblem("export.format_unknown", name=Path(name).suffix or name, known=known)


_Found = tuple[Article, tuple[Annotation, ...], Analysis | None]


def _chosen_article(chosen: argparse.Namespace) -> _Found:
    if chosen.article.isascii() and chosen.article.isdigit():
        with library_at(chosen.library) as library:
            return _stored(library, int(chosen.article))
    article = read_article(Path(chosen.article), chosen.published)
    if not (chosen.library or locations.default_library()).exists():
        return article, (), None
    with library_at(chosen.library) as library:
        number = library.articles.find(article.hash)
        if number is None:
            return article, (), None
        stored, annotations, analysis = _stored(library, number)
    published = chosen.published or stored.published
    return (
        replace(stored, published=published),
        annotations,
        dated(analysis, stored.text, published) if analysis else None,
    )


def _stored(library: Library, number: int) -> _Found:
    try:
        article = library.articles.get(number).article
    except KeyError as error:
        raise ExportProblem("export.no_article", id=number) from error
    analysis = library.analyses.latest(article.hash)
    if analysis is not None:
        analysis = dated(analysis, article.text, article.published)
    return article, tuple(library.annotations.of_article(number)), analysis


def _analysed(article: Article) -> Analysis | None:
    from randnotiz.analysis.pipeline import load
    from randnotiz.importers import detect_language

    try:
        return load(detect_language).analyse(article.text, article.language, article.published)
    except AnalysisProblem as problem:
        tell(problem)
        return None
