"""Notes from elsewhere: read for what they are, placed where their words stand, never on other words."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.importers import text_article
from randnotiz.importers.lua_table import read_table
from randnotiz.importers.notes import notes_in, place_notes

TEXT = (
    "🙂 Rat beschließt neue Brücke\n\n"
    "Der Rat der Stadt Verden hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke beschlossen.\n\n"
    "Oberbürgermeisterin Karin Lüders sprach von einem guten Tag für die Stadt und ihre Bürger. 🙂"
)
QUOTE = "mit 24 zu 13 Stimmen den Bau einer neuen Brücke"
WHEN = datetime(2025, 8, 20, 9, 30, tzinfo=UTC)


def annotation(quote: str, **more: object) -> Annotation:
    start = TEXT.index(quote)
    selector = describe(TEXT, Span(start, start + len(quote)))
    return Annotation(str(uuid4()), 1, selector, WHEN, WHEN, **more)


@pytest.mark.parametrize("key", ["html", "json"])
def test_our_own_copies_bring_every_note_back(key):
    made = (
        annotation(QUOTE, colour=Colour.GREEN, note="<b>Knapp</b> &\n\nund umstritten", tags=("Wahl", "Rat")),
        annotation("24 zu 13"),
        annotation("Karin Lüders", colour=Colour.VIOLET, note="🙂"),
    )
    copy = export(key, ExportInput(text_article(TEXT), made, None, WHEN, "de"), ExportOptions())
    placed = place_notes(notes_in(copy), TEXT)
    restored = {
        (p.note.id, p.selector, p.note.colour, p.note.note, p.note.tags, p.note.created, p.placement.state)
        for p in placed
    }
    assert restored == {
        (a.id, a.selector, a.colour, a.note, a.tags, a.created, AnchorState.ANCHORED) for a in made
    }
    assert {p.note.text_hash for p in placed} == {text_article(TEXT).hash}


HYPOTHESIS = {
    "annotations": [
        {
            "id": "abc",
            "created": "2025-08-20T11:30:00.123456+02:00",
            "updated": "2025-08-20T12:30:00+02:00",
            "text": "Knapp",
            "tags": ["Rat", "#Wahl"],
            "uri": "https://aller-kurier.example/bruecke",
            "document": {"title": ["Neue Brücke"]},
            "target": [
                {
                    "selector": [
                        {"type": "TextPositionSelector", "start": 4711, "end": 4720},
                        {
                            "type": "TextQuoteSelector",
                            "exact": QUOTE,
                            "prefix": "am Freitag ",
                            "suffix": " be",
                        },
                    ]
                }
            ],
        },
        {"id": "seite", "text": "eine Notiz zur ganzen Seite", "target": [{}]},
    ]
}
CALIBRE = {
    "version": 1,
    "type": "calibre_annotation_collection",
    "annotations": [
        {
            "type": "highlight",
            "highlighted_text": QUOTE,
            "notes": "Knapp",
            "timestamp": "2025-08-20T09:30:00.000Z",
            "style": {"kind": "color", "type": "builtin", "which": "purple"},
        },
        {"type": "bookmark", "title": "Lesezeichen"},
    ],
}
KOREADER = {
    "version": "json/1.0.0",
    "documents": [
        {"title": "Brücke", "entries": [{"text": QUOTE, "note": "Knapp", "time": 1755682200, "color": "red"}]}
    ],
}
LUA = f"""-- we can read Lua syntax here!
return {{
    ["annotations"] = {{
        [1] = {{
            ["color"] = "yellow",
            ["datetime"] = "2025-08-20 11:30:00",
            ["drawer"] = "lighten",
            ["note"] = "Knapp \\"und\\" umstritten\\
zweite Zeile",
            ["page"] = "/body/DocFragment[4]/body/p[2]/text().0",
            ["text"] = "{QUOTE}",
        }},
        [2] = {{
            ["datetime"] = "2025-08-20 11:31:00",
            ["page"] = "/body/DocFragment[4]/body/p[3]/text().0",
            ["text"] = "in Rat beschließt neue Brücke",
        }},
    }},
    ["doc_props"] = {{ ["title"] = "Brücke" }},
    ["percent_finished"] = 0.5,
    ["flag"] = true,
}}
"""
OLD_LUA = f"""return {{
    ["bookmarks"] = {{
        [1] = {{ ["notes"] = "in Kapitel 2", ["page"] = "/body.0", ["datetime"] = "2020-11-16 18:52:11" }},
        [2] = {{
            ["highlighted"] = true,
            ["datetime"] = "2025-08-20 11:30:00",
            ["notes"] = "{QUOTE}",
            ["text"] = "WORDS",
        }},
    }},
    ["stats"] = {{ ["title"] = "Brücke" }},
}}
"""
READWISE = (
    "Highlight,Title,Author,URL,Note,Location,Date\r\n"
    f'"{QUOTE}",Neue Brücke,Jule Harms,https://x.example/,'
    '".Rat .Wahl-2025 Knapp, ""sehr""",12,2025-08-20 11:30:00\r\n'
)


@pytest.fixture
def summer_in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's clock runs two hours ahead of UTC."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("summer_in_berlin")
@pytest.mark.parametrize(
    ("data", "note", "colour", "tags"),
    [
        (json.dumps(HYPOTHESIS).encode(), "Knapp", None, ("Rat", "Wahl")),
        (
            json.dumps({"total": 1, "rows": HYPOTHESIS["annotations"]}).encode(),
            "Knapp",
            None,
            ("Rat", "Wahl"),
        ),
        (json.dumps(CALIBRE).encode(), "Knapp", Colour.VIOLET, ()),
        (json.dumps(KOREADER).encode("utf-8-sig"), "Knapp", Colour.PINK, ()),
        (LUA.encode(), 'Knapp "und" umstritten\nzweite Zeile', Colour.YELLOW, ()),
        (OLD_LUA.replace("WORDS", "Knapp").encode(), "Knapp", None, ()),
        (OLD_LUA.replace("WORDS", f"Seite 48 {QUOTE} @ 2025-08-20 11:30:00").encode(), "", None, ()),
        (OLD_LUA.replace("WORDS", f"Eng: Page 4 {QUOTE} @ 2025-08-20 11:30:00").encode(), "Eng:", None, ()),
        (
            OLD_LUA.replace("WORDS", f"Na so was: {QUOTE} @ 2025-08-20 11:30:00").encode(),
            "Na so was:",
            None,
            (),
        ),
        (READWISE.encode(), 'Knapp, "sehr"', None, ("Rat", "Wahl-2025")),
        (READWISE.encode("cp1252"), 'Knapp, "sehr"', None, ("Rat", "Wahl-2025")),
    ],
)
def test_notes_of_other_programs(data, note, colour, tags):
    found, *_ = notes_in(data)
    assert (found.quote, found.note, found.colour, found.tags) == (QUOTE, note, colour, tags)
    assert found.created is not None
    assert found.created.replace(microsecond=0) == WHEN
    (placed,) = place_notes([found], TEXT)
    assert placed.placement.state is AnchorState.ANCHORED
    assert placed.placement.span is not None
    assert placed.placement.span.of(TEXT) == QUOTE


def test_notes_on_a_whole_page_are_kept_and_lie_nowhere():
    _, page = place_notes(notes_in(json.dumps(HYPOTHESIS).encode()), TEXT)
    assert (page.note.quote, page.note.note) == ("", "eine Notiz zur ganzen Seite")
    assert page.placement.state is AnchorState.ORPHANED


@pytest.mark.parametrize(
    ("written", "note", "tags"),
    [
        ("… und dann", "… und dann", ()),
        (".Rat", "", ("Rat",)),
        ("vgl. .Rat", "vgl. .Rat", ()),
        ("... aber", "... aber", ()),
    ],
)
def test_only_dotted_words_before_a_note_are_tags(written, note, tags):
    (found,) = notes_in(f"Highlight,Note\n{QUOTE},{written}\n".encode())
    assert (found.note, found.tags) == (note, tags)


def test_a_note_whose_words_are_not_there_is_kept_as_an_orphan():
    other = "ganz andere Worte, die nirgends stehen und nie standen"
    data = json.dumps(CALIBRE, ensure_ascii=False).replace(QUOTE, other).encode()
    (placed,) = place_notes(notes_in(data), TEXT)
    assert placed.placement.state is AnchorState.ORPHANED
    assert placed.note.note == "Knapp"


@pytest.mark.parametrize(
    "data",
    [
        *[b"", b"{}", b"[]", b"Nur Text.", b"return {", b"a,b\n1,2\n", b"[" * 100_000, b"\x00\xff"],
        *[b'{"annotations": 7}', b"return os.execute('rm')", b"return {" * 1000, b"return {[{}] = 1}"],
        b'{"type": "AnnotationCollection", "x": "urn:randnotiz:terms:"}',
    ],
)
def test_what_holds_no_notes_says_so(data):
    with pytest.raises(ImportProblem) as refused:
        notes_in(data, "notizen.json")
    assert (refused.value.key, refused.value.values["name"]) == ("import.no_notes", "notizen.json")


def test_lua_is_read_as_data():
    assert read_table('return { 1, "zwei", x = { [3] = -4.5 }, ["y"] = nil, } -- Ende') == {
        **{1: 1, 2: "zwei"},
        "x": {3: -4.5},
        "y": None,
    }


KEYS = [
    "annotations",
    "target",
    "selector",
    "type",
    "exact",
    "text",
    "note",
    "tags",
    "rows",
    "documents",
    "entries",
    "time",
    "style",
]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([QUOTE, "highlight"])
JSON = st.recursive(
    LEAVES | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["annotations", "rows", "documents", "entries", "type"]), JSON))
def test_any_json_gives_notes_or_says_so(loaded):
    refused = ""
    try:
        notes = notes_in(json.dumps(loaded).encode())
        assert all(note.quote.strip() or note.note.strip() for note in notes)
        place_notes(notes, TEXT)
    except ImportProblem as problem:
        refused = problem.key
    assert refused in {"", "import.no_notes"}


@given(st.text(alphabet='{}[]="\\,;1a- \nreturn', max_size=60))
def test_any_lua_is_a_table_or_an_error_of_value(source):
    problem = ""
    try:
        assert isinstance(read_table("return {" + source), dict)
    except ValueError as error:
        problem = str(error)
    assert isinstance(problem, str)
