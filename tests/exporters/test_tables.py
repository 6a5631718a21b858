"""The CSV copies, read back with the csv module."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.exporters.tables import guarded, table


def read(data: bytes, delimiter: str = ";") -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("notes.csv", export("csv", what))
    golden("mentions.csv", export("mentions.csv", what))


def test_every_annotation_is_a_row_in_text_order(what: ExportInput) -> None:
    rows = read(export("csv", what))
    assert {row["Kennung"] for row in rows} == {annotation.id for annotation in what.annotations}
    placed = [int(row["Beginn"]) for row in rows if row["Beginn"]]
    assert placed == sorted(placed)
    assert rows[-1]["Zustand"] == "ohne Stelle"
    assert rows[-1]["Beginn"] == ""


def test_passages_and_notes_come_back_whole(what: ExportInput) -> None:
    notes = {row["Kennung"]: row for row in read(export("csv", what))}
    for annotation in what.annotations:
        row = notes[annotation.id]
        assert row["Passage"].removeprefix("'") == annotation.selector.exact
        assert row["Notiz"] in (annotation.note, f"'{annotation.note}")
        assert row["Schlagwörter"] == ", ".join(annotation.tags)


def test_offsets_are_code_points(what: ExportInput) -> None:
    for row in read(export("mentions.csv", what)):
        assert what.article.text[int(row["Beginn"]) : int(row["Ende"])] == row["Wortlaut"]


def test_a_date_names_its_days(what: ExportInput) -> None:
    rows = {row["Wortlaut"]: row for row in read(export("mentions.csv", what))}
    assert (rows["kommenden Woche"]["Erster Tag"], rows["kommenden Woche"]["Letzter Tag"]) == (
        "2025-08-25",
        "2025-08-31",
    )
    assert rows["Dienstag"]["Name"] == "Di., 19. August 2025"
    assert rows["heute"]["Erster Tag"] == ""


def test_english_tables_part_columns_with_commas(what: ExportInput) -> None:
    rows = read(export("csv", replace(what, language="en")), ",")
    assert rows[0]["Colour"] in ("Yellow", "Green", "Blue", "Pink", "Violet")


def test_what_is_switched_off_is_left_out(what: ExportInput) -> None:
    assert all(row["Notiz"] == "" for row in read(export("csv", what, ExportOptions(notes=False))))
    labels = {row["Art"] for row in read(export("mentions.csv", what, ExportOptions(entities=False)))}
    assert labels == {"Zeitangabe"}


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1", "\u00a0=1", "＝1", "=cmd|' /C calc'!A0"],
)
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Wort", "2+2", "– Gedankenstrich", "„Zitat“"])
def test_harmless_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_any_rows_come_back(rows: list[list[str]]) -> None:
    made = table(("a", "b"), rows, "de").decode("utf-8-sig")
    _, *got = csv.reader(io.StringIO(made, newline=""), delimiter=";")
    assert got == [[guarded(cell) for cell in row] for row in rows]
