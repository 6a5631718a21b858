"""`randnotiz analyse`: names and dates as JSON, one object a line."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from randnotiz.cli.jsonl import Item, items
from randnotiz.cli.parser import Parser, calendar_day, translated
from randnotiz.cli.reading import read_article
from randnotiz.cli.telling import tell
from randnotiz.domain.mention import Analysis, Label
from randnotiz.domain.problem import Problem

if TYPE_CHECKING:
    from randnotiz.analysis.pipeline import Pipeline


def run(words: Sequence[str]) -> int:
    """Analyse the files (or the lines of one) named by `words`. 1 if any of them could not be.

    Raises AnalysisProblem where there is no model.
    """
    chosen = _arguments(words)
    from randnotiz.analysis.pipeline import load
    from randnotiz.importers import detect_language

    if chosen.jsonl:
        with _opened(chosen.files[0]) as source:
            return _run_lines(load(detect_language), source, chosen)
    return _run_files(load(detect_language), chosen)


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = Parser(
        prog="randnotiz analyse",
        description=translated(
            "Finds people, organisations, places and dates in articles and writes one JSON object a line.",
            "Sucht Menschen, Organisationen, Orte und Daten in Artikeln und schreibt je Artikel "
            "eine Zeile JSON.",
        ),
        epilog=translated(
            "With --jsonl each line of FILE (- for standard input) is an object with “id” and “text”,\n"
            "if need be with “published” and “language”. Offsets count code points of “text”.",
            "Mit --jsonl ist jede Zeile von DATEI (- für die Standardeingabe) ein Objekt mit „id“ und\n"
            "„text“, wenn nötig mit „published“ und „language“. Gezählt wird in Codepunkten von „text“.",
        ),
    )
    file = translated("FILE", "DATEI")
    parser.add_argument("files", metavar=file, nargs="+", help=translated("article", "Artikel"))
    parser.add_argument(
        "--published",
        metavar="YYYY-MM-DD",
        type=calendar_day,
        help=translated(
            "day that dates like “yesterday” are counted from",
            "Tag, von dem aus Angaben wie „gestern“ gezählt werden",
        ),
    )
    parser.add_argument(
        "--language",
        choices=("de", "en"),
        help=translated("language of the articles", "Sprache der Artikel"),
    )
    parser.add_argument(
        "--jsonl", action="store_true", help=translated("read ready-made texts", "fertige Texte lesen")
    )
    chosen = parser.parse_args(list(words))
    if chosen.jsonl and len(chosen.files) != 1:
        parser.fail(
            "--jsonl takes one FILE, or - for standard input", "--jsonl braucht genau eine DATEI oder -"
        )
    return chosen


def _run_files(pipeline: Pipeline, chosen: argparse.Namespace) -> int:
    status = 0
    for file in chosen.files:
        try:
            article = read_article(Path(file), chosen.published, chosen.language)
            analysis = pipeline.analyse(article.text, article.language, article.published)
        except Problem as problem:
            tell(problem, file)
            status = 1
            continue
        _write({"path": file, **_row(article.text, article.published, analysis)})
    return status


def _run_lines(pipeline: Pipeline, source: BinaryIO, chosen: argparse.Namespace) -> int:
    """Answer line by line: nothing is kept, so a million lines need no more memory than one."""
    status = 0
    for item in items(source):
        if isinstance(item, Problem):
            tell(item)
            status = 1
            continue
        item = replace(item, published=item.published or chosen.published)
        try:
            analysis = pipeline.analyse(item.readable, item.language or chosen.language, item.published)
        except Problem as problem:
            tell(problem, f"id {item.id}")
            status = 1
            _write({"id": item.id, **_nothing(item)})
            continue
        _write({"id": item.id, **_row(item.text, item.published, analysis)})
    return status


def _opened(file: str) -> BinaryIO:
    from randnotiz.files import open_stream

    return sys.stdin.buffer if file == "-" else open_stream(Path(file))


def _row(text: str, published: date | None, analysis: Analysis) -> dict[str, Any]:
    mentions = [mention for mention in analysis.mentions if not mention.related]
    indices: dict[str, list[int]] = {entity.id: [] for entity in analysis.entities}
    for index, mention in enumerate(mentions):
        indices[mention.entity].append(index)
    return {
        "language": analysis.language,
        "published": published.isoformat() if published else None,
        "text": text,
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": text[mention.start : mention.end],
                "label": mention.label.value,
                "value": mention.value if mention.label is Label.DATE else None,
                "entity": mention.entity,
            }
            for mention in mentions
        ],
        "entities": [
            {
                "id": entity.id,
                "label": entity.label.value,
                "name": entity.name,
                "mentions": indices[entity.id],
            }
            for entity in analysis.entities
        ],
    }


def _nothing(item: Item) -> dict[str, Any]:
    """The answer to a text that cannot be analysed: its place in the order is kept."""
    return {
        "language": item.language,
        "published": item.published.isoformat() if item.published else None,
        "text": item.text,
        "mentions": [],
        "entities": [],
    }


# These end a line for many readers though not for JSON, and half a surrogate pair is no UTF-8.
_UNSAFE: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def _write(row: dict[str, Any]) -> None:
    """One line of UTF-8, whatever the terminal's encoding; flushed, so that nobody at a pipe need wait."""
    written = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(row, ensure_ascii=False))
    sys.stdout.buffer.write(written.encode() + b"\n")
    sys.stdout.buffer.flush()
