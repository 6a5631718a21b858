"""Every format says of a note that its passage has moved or is gone, and keeps the words it was made on."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pypdfium2
import pytest

from randnotiz.domain.annotation import AnchorState
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions, cited_note, export

_BEFORE = "13 Mio. Mark"
_WITH_NOTES = sorted(set(FORMATS) - {"mentions.csv", "ics", "geojson"})
_PLAIN = ExportOptions(obsidian=False)


@pytest.fixture(scope="session")
def changed(what: ExportInput) -> ExportInput:
    """One passage has other words now, a bare highlight has moved, and one note lies on other words."""
    annotations = []
    for item in what.annotations:
        if item.state is AnchorState.MOVED:
            item = replace(item, selector=replace(item.selector, exact=_BEFORE))
        elif item.selector.exact.startswith("für den Boden"):
            item = replace(item, state=AnchorState.MOVED)
        elif item.selector.exact.startswith("Familie"):
            item = replace(item, selector=replace(item.selector, exact="Andere Worte standen hier"))
        annotations.append(item)
    return replace(what, annotations=tuple(annotations))


def shown(key: str, what: ExportInput, options: ExportOptions = _PLAIN) -> str:
    """All text of a copy, with single spaces."""
    made = export(key, what, options)
    if key == "pdf":
        with pypdfium2.PdfDocument(made) as document:
            made = "\n".join(page.get_textpage().get_text_range() for page in document).encode()
    elif key in ("docx", "qdpx"):
        with ZipFile(io.BytesIO(made)) as archive:
            parts = [archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".qde", ".txt"))]
            made = b"\n".join(parts)
    return " ".join(made.decode("utf-8-sig").replace("\\", "").split())


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("key", _WITH_NOTES)
def test_the_words_a_note_was_made_on_are_kept(key: str, whole: bool, changed: ExportInput) -> None:
    told = shown(key, changed, replace(_PLAIN, whole_text=whole))
    assert _BEFORE in told  # of the passage that changed
    assert "die Werft ist verloren" in told  # of the orphan
    assert "Andere Worte standen hier" in told  # of the note that would lie on words not its own


@pytest.mark.parametrize("key", _WITH_NOTES)
def test_the_state_is_said(key: str, changed: ExportInput) -> None:
    told = shown(key, changed).lower()
    moved, orphaned = {
        "json": ('"anchor": "moved"', '"anchor": "orphaned"'),
        "csv": (";verschoben;", ";ohne stelle;"),
        "tei": ("#state-moved", "#state-orphaned"),
        "readwise.csv": ("[stelle verschoben", "[wortlaut nicht mehr"),
    }.get(key, ("stelle verschoben", "notizen ohne stelle"))
    assert told.count(moved) >= 2  # the note, and the highlight without one
    assert orphaned in told


def test_a_note_on_words_not_its_own_is_no_note_in_its_place(changed: ExportInput) -> None:
    rows = export("csv", changed).decode("utf-8-sig").splitlines()
    row = next(row for row in rows if "Andere Worte standen hier" in row)
    assert ";ohne Stelle;" in row


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_note_taken_out_alone_says_so_too(changed: ExportInput, language: str) -> None:
    for item in changed.annotations:
        last = cited_note(changed.article, item, language, date(2026, 1, 1)).split("\n\n")[-1]
        assert (last.startswith("[") and last.endswith("]")) == (item.state is not AnchorState.ANCHORED)
