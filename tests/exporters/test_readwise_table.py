"""The Readwise table, read back with the csv module."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from randnotiz.domain.annotation import AnchorState
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.importers.notes import notes_in


def read(what: ExportInput, options: ExportOptions = ExportOptions()) -> list[dict[str, str]]:  # noqa: B008
    made = export("readwise.csv", what, options)
    assert not made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.decode(), newline="")))


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("readwise.csv", export("readwise.csv", what))


def test_columns_are_the_ones_readwise_names(what: ExportInput) -> None:
    assert list(read(what)[0]) == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]


def test_every_annotation_is_there_with_its_passage_and_date(what: ExportInput) -> None:
    rows = read(what)
    assert sorted(row["Highlight"] for row in rows) == sorted(
        item.selector.exact for item in what.annotations
    )
    dates = {row["Highlight"]: datetime.fromisoformat(row["Date"]) for row in rows}
    for item in what.annotations:
        local = item.created.astimezone(what.exported.tzinfo).replace(tzinfo=None)
        assert dates[item.selector.exact] == local
    assert [int(row["Location"]) for row in rows] == list(range(1, len(rows) + 1))


def test_tags_stand_before_the_note(what: ExportInput) -> None:
    notes = {row["Highlight"]: row["Note"] for row in read(what)}
    assert notes["die alte Werft"] == ".Denkmal"
    assert notes["Markthalle im ehemaligen Schnürboden\nWerkstätten"].startswith(".Plan - Markthalle")


def test_no_cell_is_taken_for_a_formula(what: ExportInput) -> None:
    annotations = tuple(
        replace(item, note="=1+1", tags=(), state=AnchorState.ANCHORED) for item in what.annotations
    )
    told = {row["Note"].partition(" [")[0] for row in read(replace(what, annotations=annotations))}
    assert told == {"'=1+1"}
    listed = tuple(replace(item, note="- eins\n- zwei", tags=()) for item in what.annotations)
    told = {row["Note"].partition(" [")[0] for row in read(replace(what, annotations=listed))}
    assert told == {"- eins\n- zwei"}


def test_the_programs_own_reader_takes_it_in_again(what: ExportInput) -> None:
    brought = {note.quote: note.note for note in notes_in(export("readwise.csv", what))}
    assert len(brought) == len(what.annotations)
    for annotation in what.annotations:
        assert annotation.note.strip() in brought[annotation.selector.exact]
