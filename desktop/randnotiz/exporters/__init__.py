"""Copies of an article with its annotations to hand on: one format a module, pure, values to bytes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from randnotiz.domain.problem import ExportProblem
from randnotiz.exporters.citing import citation, cited_note
from randnotiz.exporters.formats import ExportInput, ExportOptions, Format

__all__ = [
    "FORMATS",
    "ExportInput",
    "ExportOptions",
    "ExportProblem",
    "Format",
    "citation",
    "cited_note",
    "export",
]

_ALL: Final = frozenset({"notes", "highlights", "entities", "dates", "whole_text"})


def _format(
    key: str,
    suffix: str,
    names: tuple[str, str],
    mime: str,
    options: frozenset[str],
    place: str,
    always: frozenset[str] = frozenset(),
) -> Format:
    """A format whose module is imported when the first copy is written: start-up stays quick."""
    module, function = place.split(":")

    def write(what: ExportInput, chosen: ExportOptions) -> bytes:
        made = getattr(import_module(f"randnotiz.exporters.{module}"), function)(what, chosen)
        assert isinstance(made, bytes)
        return made

    return Format(key, suffix, {"de": names[0], "en": names[1]}, mime, options, write, always)


_FORMATS: Final = (
    _format(
        "html", ".html", ("Webseite (HTML)", "Web page (HTML)"), "text/html", _ALL, "html_copy:write_html"
    ),
    _format(
        "pdf", ".pdf", ("PDF zum Drucken", "PDF for print"), "application/pdf", _ALL, "pdf_copy:write_pdf"
    ),
    _format(
        "docx",
        ".docx",
        ("Word-Dokument (DOCX)", "Word document (DOCX)"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ALL,
        "docx_copy:write_docx",
    ),
    _format(
        "md",
        ".md",
        ("Markdown", "Markdown"),
        "text/markdown",
        _ALL | {"obsidian"},
        "markdown_copy:write_markdown",
    ),
    _format(
        "json",
        ".json",
        ("Web Annotation (JSON-LD)", "Web Annotation (JSON-LD)"),
        "application/ld+json",
        _ALL,
        "web_annotation:write_json",
    ),
    _format(
        "csv",
        ".csv",
        ("Tabelle der Notizen (CSV)", "Table of notes (CSV)"),
        "text/csv",
        frozenset({"notes", "highlights"}),
        "notes_table:write_notes",
    ),
    _format(
        "mentions.csv",
        ".mentions.csv",
        ("Tabelle der Namen und Zeiten (CSV)", "Table of names and dates (CSV)"),
        "text/csv",
        frozenset({"entities", "dates"}),
        "mentions_table:write_mentions",
    ),
    _format("tei", ".tei.xml", ("TEI (XML)", "TEI (XML)"), "application/tei+xml", _ALL, "tei_copy:write_tei"),
    _format(
        "ics",
        ".ics",
        ("Kalender der Tage (ICS)", "Calendar of the days (ICS)"),
        "text/calendar",
        frozenset({"whole_text"}),
        "calendar_copy:write_calendar",
        frozenset({"dates"}),
    ),
    _format(
        "geojson",
        ".geojson",
        ("Karte der Orte (GeoJSON)", "Map of the places (GeoJSON)"),
        "application/geo+json",
        frozenset({"whole_text"}),
        "map_copy:write_map",
        frozenset({"entities"}),
    ),
    _format(
        "readwise.csv",
        ".readwise.csv",
        ("Readwise (CSV)", "Readwise (CSV)"),
        "text/csv",
        frozenset({"notes", "highlights"}),
        "readwise_table:write_readwise",
    ),
    _format(
        "qdpx",
        ".qdpx",
        ("Projekt für QDA-Programme (REFI-QDA)", "Project for QDA programs (REFI-QDA)"),
        "application/zip",
        frozenset({"notes", "highlights", "entities", "dates"}),
        "qda_project:write_project",
        frozenset({"whole_text"}),
    ),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({form.key: form for form in _FORMATS})
"""All formats by key, in the order in which a dialog should offer them."""


def export(key: str, what: ExportInput, options: ExportOptions = ExportOptions()) -> bytes:  # noqa: B008
    """The annotated copy in the format of that key. Pure: writes no file.

    Raises ExportProblem for an unknown key ("export.format_unknown") and where the format cannot hold what is
    asked of it.
    """
    form = FORMATS.get(key)
    if form is None:
        raise ExportProblem("export.format_unknown", name=key, known=", ".join(FORMATS))
    return form.write(what, options)
