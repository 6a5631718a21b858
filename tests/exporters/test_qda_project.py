"""The REFI-QDA project, read back with models generated from the standard's own schema."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pyrefiqda import RefiProject

from randnotiz.exporters import ExportInput, ExportOptions, export


def opened(what: ExportInput, folder: Path, options: ExportOptions = ExportOptions()) -> tuple[Any, ZipFile]:  # noqa: B008
    made = export("qdpx", what, options)
    path = folder / "kopie.qdpx"
    path.write_bytes(made)
    return RefiProject.load(path, extract_dir=str(folder / "ausgepackt")), ZipFile(io.BytesIO(made))


@pytest.fixture
def project(what: ExportInput, tmp_path: Path) -> Any:
    return opened(what, tmp_path)


def codes_of(project: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in project.code_book.codes.code:
        for inner in (code, *code.code):
            found[inner.guid] = inner.name
    return found


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    with ZipFile(io.BytesIO(export("qdpx", what))) as archive:
        golden("project.qde", archive.read("project.qde"))


def test_the_text_has_no_mark_and_line_feeds_alone(what: ExportInput, project: Any) -> None:
    read, archive = project
    (source,) = read.sources.text_source
    name = source.plain_text_path.replace("internal://", "sources/")
    text = archive.read(name)
    assert text.decode() == what.article.text + "\n"
    assert b"\r" not in text
    assert re.fullmatch(r"sources/[0-9a-f-]{36}\.txt", name)


def test_every_annotation_is_a_selection_of_its_words(what: ExportInput, project: Any) -> None:
    read, archive = project
    (source,) = read.sources.text_source
    text = archive.read(source.plain_text_path.replace("internal://", "sources/")).decode()
    selections = {selection.guid: selection for selection in source.plain_text_selection}
    names = codes_of(read)
    for annotation in what.annotations:
        if annotation.state == "orphaned":
            continue
        selection = selections[annotation.id]
        assert text[selection.start_position : selection.end_position] == annotation.selector.exact
        described = (selection.description or "").removesuffix("[Stelle verschoben]").strip()
        assert described == annotation.note
        coded = {names[coding.code_ref.target_guid] for coding in selection.coding}
        assert set(annotation.tags) <= coded
        assert coded & {"Gelb", "Grün", "Blau", "Rosa", "Violett"}


def test_names_are_codes_in_groups(project: Any) -> None:
    read, _ = project
    groups = {code.name: [inner.name for inner in code.code] for code in read.code_book.codes.code}
    assert groups["Personen"] == ["Hanna Oldekop", "Jonas Petersen"]
    assert "Di., 19. August 2025" in groups["Zeitangaben"]


def test_ids_are_given_once_and_pointers_end_somewhere(project: Any) -> None:
    _, archive = project
    xml = archive.read("project.qde").decode()
    identities = re.findall(r'\bguid="([^"]+)"', xml)
    assert len(identities) == len(set(identities))
    assert set(re.findall(r'targetGUID="([^"]+)"', xml)) <= set(identities)
    for path in re.findall(r'internal://([^"]+)', xml):
        assert f"sources/{path}" in archive.namelist()


def test_an_orphan_is_a_note_of_the_project(project: Any) -> None:
    read, archive = project
    (note,) = read.notes.note
    told = archive.read(note.plain_text_path.replace("internal://", "sources/")).decode()
    assert "„die Werft ist verloren“" in told
    assert "Stand in der ersten Fassung." in told


def test_what_is_switched_off_is_left_out(what: ExportInput, tmp_path: Path) -> None:
    read, archive = opened(what, tmp_path, ExportOptions(notes=False, entities=False))
    assert "Mehrheit" not in archive.read("project.qde").decode()
    assert "Personen" not in [code.name for code in read.code_book.codes.code]
