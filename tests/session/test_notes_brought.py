"""Notes that come in files: our own copies give all back; those of others are placed, asked about, kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from randnotiz.cli.importing import run
from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import DateOrigin
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.importers import text_article
from randnotiz.session.annotator import Annotator
from randnotiz.session.bringing import Fate, restore
from randnotiz.session.gathering import Gathering
from randnotiz.session.library import Shelf
from randnotiz.session.notes_file import look_into
from randnotiz.session.reading import Reading
from randnotiz.store import Library, open_library

TEXT = (
    "🙂 Rat beschließt neue Brücke\n\n"
    "Der Rat der Stadt Verden hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke beschlossen.\n\n"
    "Oberbürgermeisterin Karin Lüders sprach von einem guten Tag für die Stadt und ihre Bürger. 🙂"
)
WHEN = datetime(2025, 8, 20, 9, 30, 0, 123000, tzinfo=UTC)
ARTICLE = replace(
    text_article(TEXT, title="Neue Brücke"),
    published=date(2025, 8, 19),
    published_origin=DateOrigin.READER,
    language="de",
    author="Jule Harms",
    source="bruecke.txt",
)


def annotation(words: str, number: int, article: int = 1, **more: object) -> Annotation:
    start = TEXT.index(words)
    id = f"00000000-0000-4000-8000-{number:012}"
    made = Annotation(
        id, article, describe(TEXT, Span(start, start + len(words))), WHEN, WHEN + timedelta(hours=1)
    )
    return replace(made, **more)


def all_kinds() -> list[Annotation]:
    """One of each state, with everything set that can be set."""
    moved = annotation("24 zu 13 Stimmen", 2, note="<b>Zahl</b> &amp; mehr\n\nzweite Zeile")
    gone = annotation("neuen Brücke", 3, note="verwaist", state=AnchorState.ORPHANED)
    return [
        annotation("Rat der Stadt", 1, colour=Colour.VIOLET, tags=("Rat", "Größe 🙂")),
        replace(
            moved,
            selector=replace(moved.selector, exact="25 zu 13 Stimmen"),
            state=AnchorState.MOVED,
            colour=Colour.PINK,
        ),
        replace(gone, selector=replace(gone.selector, exact="ein Satz von früher", start=400, end=419)),
        annotation("Karin Lüders", 4),
        annotation("Oberbürgermeisterin Karin", 5, note="überlappt"),
    ]


def copy_of(path: Path, key: str, notes: list[Annotation]) -> Path:
    what = ExportInput(ARTICLE, tuple(notes), None, WHEN, "de")
    path.write_bytes(export(key, what, ExportOptions()))
    return path


def drop(shelf: Shelf, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(shelf.notes_restored, timeout=20_000):
        shelf.open_file(path)


def kept(library: Library, article: int = 1) -> dict[str, Annotation]:
    return {one.id: one for one in library.annotations.of_article(article)}


@pytest.mark.parametrize("key", ["html", "json"])
def test_a_copy_restores_the_article_and_every_note(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    notes = all_kinds()
    drop(shelf, qtbot, copy_of(tmp_path / f"kopie.{key}", key, notes))
    assert library.articles.get(1).article == ARTICLE
    assert kept(library) == {one.id: one for one in notes}
    assert [hit.annotation for hit in library.search("verwaist")] == [notes[2].id]


@pytest.mark.parametrize("key", ["html", "json"])
def test_a_copy_brought_in_again_changes_nothing(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path, key: str
) -> None:
    path = copy_of(tmp_path / f"kopie.{key}", key, all_kinds())
    drop(shelf, qtbot, path)
    shelf.open(1)
    drop(shelf, qtbot, path)
    assert kept(library) == {one.id: one for one in all_kinds()}
    assert len(library.listing.ids()) == 1
    assert not shelf.reading.undo_stack.canUndo()  # type: ignore[attr-defined]


def test_newer_words_come_in_and_those_of_the_library_stay_beside_them(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    old = annotation("Karin Lüders", 1, note="aus der Bibliothek")
    drop(shelf, qtbot, copy_of(tmp_path / "alt.json", "json", [old]))
    shelf.open(1)
    newer = replace(old, note="aus der Kopie", modified=WHEN + timedelta(days=2))
    drop(shelf, qtbot, copy_of(tmp_path / "neu.json", "json", [newer]))
    notes = kept(library)
    assert notes.pop(old.id) == newer
    (beside,) = notes.values()
    assert (beside.note, beside.selector) == ("aus der Bibliothek", old.selector)
    drop(shelf, qtbot, tmp_path / "neu.json")
    assert len(kept(library)) == 2
    shelf.reading.undo_stack.undo()  # type: ignore[attr-defined]
    assert kept(library) == {old.id: old}


def test_older_words_of_a_copy_do_not_touch_newer_ones(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    new = annotation("Karin Lüders", 1, note="neuer")
    drop(shelf, qtbot, copy_of(tmp_path / "neu.json", "json", [new]))
    older = replace(new, note="älter", modified=WHEN)
    drop(shelf, qtbot, copy_of(tmp_path / "alt.json", "json", [older, annotation("Stadt Verden", 2)]))
    assert kept(library)[new.id] == new
    assert len(kept(library)) == 2


def test_a_copy_of_an_earlier_text_gives_its_notes_to_the_article_as_it_is(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bruecke.txt"
    path.write_text(TEXT.replace("24 zu 13", "26 zu 11").replace("🙂 Rat", "Der Rat"), "utf-8")
    shelf.open_file(path)
    source = replace(ARTICLE, source=str(path))
    what = ExportInput(
        source, (annotation("Karin Lüders", 1), annotation("24 zu 13 Stimmen den", 2)), None, WHEN, "de"
    )
    copy = tmp_path / "kopie.json"
    copy.write_bytes(export("json", what, ExportOptions()))
    drop(shelf, qtbot, copy)
    assert len(library.listing.ids()) == 1
    assert "26 zu 11" in library.articles.get(1).article.text
    assert [one.state for one in library.annotations.of_article(1)] == [
        AnchorState.MOVED,
        AnchorState.ANCHORED,
    ]


def test_no_copy_can_put_a_note_on_other_words(library: Library, tmp_path: Path) -> None:
    path = copy_of(tmp_path / "kopie.json", "json", [annotation("Karin Lüders", 1)])
    forged = json.loads(path.read_bytes())
    item = forged["first"]["items"][0]
    for anchor in ("anchored", "moved"):
        item["anchor"] = anchor
        item["target"]["selector"][1] |= {"start": 40, "end": 52}
        path.write_text(json.dumps(forged), "utf-8")
        _, plan = restore(library, look_into(path), WHEN)
        placed = plan.notes[0].annotation
        assert (placed.span.of(TEXT), placed.state) == ("Karin Lüders", AnchorState.ANCHORED)


# ----------------------------------------------------------------- notes made elsewhere

KOREADER = {
    "documents": [
        {
            "title": "Neue Brücke",
            "entries": [
                {"text": "Rat der Stadt Verden", "note": "wer?", "time": 1755682200, "color": "red"},
                {"text": "sprach von einem sehr guten Tag für die Stadt und die Bürger", "note": "Zitat"},
                {"text": "Das steht hier nirgends", "note": "verloren", "time": 1755682201},
            ],
        }
    ]
}


@pytest.fixture
def opened(shelf: Shelf, library: Library) -> Iterator[Annotator]:
    """The article, open."""
    library.articles.add(ARTICLE, WHEN)
    shelf.open(1)
    yield shelf._annotator
    shelf.reading.undo_stack.clear()  # type: ignore[attr-defined]


def read_notes(shelf: Shelf, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(shelf.notes_read, timeout=20_000):
        shelf.open_file(path)


def test_notes_of_others_are_offered_and_come_in_as_one_step(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lesezeichen.json"
    path.write_text(json.dumps(KOREADER), "utf-8")
    read_notes(shelf, qtbot, path)
    (plan,) = shelf.plans
    assert [plan.count(fate) for fate in Fate] == [1, 1, 1, 0]
    assert kept(library) == {}
    assert shelf.keep_notes(plan, with_unplaced=True)
    assert {(one.note, one.state) for one in opened.annotations()} == {
        ("wer?", AnchorState.ANCHORED),
        ("Zitat", AnchorState.MOVED),
        ("verloren", AnchorState.ORPHANED),
    }
    assert kept(library) == {one.id: one for one in opened.annotations()}
    opened.undo_stack.undo()
    assert kept(library) == {}
    assert opened.annotations() == []
    opened.undo_stack.redo()
    assert len(kept(library)) == 3


def test_a_note_on_the_whole_page_waits_under_the_title_to_be_placed(
    shelf: Shelf, opened: Annotator, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps({"annotations": [{"text": "Zur ganzen Seite", "target": [{}]}]}), "utf-8")
    read_notes(shelf, qtbot, path)
    (plan,) = shelf.plans
    assert plan.count(Fate.UNPLACED) == 1
    shelf.keep_notes(plan, with_unplaced=True)
    (note,) = opened.annotations()
    assert (note.note, note.state) == ("Zur ganzen Seite", AnchorState.ORPHANED)
    assert note.selector.exact == ARTICLE.title


def test_our_table_for_readwise_holds_nothing_new(
    shelf: Shelf, opened: Annotator, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.add(Span(0, 12), Colour.GREEN, "gemerkt")
    (note,) = opened.annotations()
    opened.edit(note.id, lambda: "", tags=("Rat", "Wahl"))
    what = ExportInput(ARTICLE, tuple(opened.annotations()), None, WHEN, "de")
    path = tmp_path / "readwise.csv"
    path.write_bytes(export("readwise.csv", what, ExportOptions()))
    read_notes(shelf, qtbot, path)
    assert [planned.fate for planned in shelf.plans[0].notes] == [Fate.KNOWN]


def test_unplaced_notes_stay_out_where_the_reader_wants_that(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lesezeichen.json"
    path.write_text(json.dumps(KOREADER), "utf-8")
    read_notes(shelf, qtbot, path)
    shelf.keep_notes(shelf.plans[0], with_unplaced=False)
    assert {one.note for one in opened.annotations()} == {"wer?", "Zitat"}


def test_the_same_notes_again_are_known(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lesezeichen.json"
    path.write_text(json.dumps(KOREADER), "utf-8")
    for _ in range(2):
        read_notes(shelf, qtbot, path)
        shelf.keep_notes(shelf.plans.pop(), with_unplaced=True)
    assert len(kept(library)) == 3


def test_notes_go_to_the_article_that_they_name(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    other = library.articles.add(text_article("Ein anderer Text über Kuchen.", title="Kuchen"), WHEN)
    shelf.open(other.id)
    path = tmp_path / "highlights.csv"
    path.write_text(
        "Highlight,Title,Author,URL,Note,Location,Date\r\n"
        "Rat der Stadt Verden,Neue Brücke,,,gemerkt,1,2025-08-20 09:30:00\r\n"
        "etwas aus einem Buch,Ein Buch,,,fremd,1,2025-08-20 09:30:00\r\n",
        "utf-8",
    )
    read_notes(shelf, qtbot, path)
    (plan,) = shelf.plans
    assert (plan.article, plan.strangers) == (1, 1)
    shelf.keep_notes(plan, with_unplaced=True)
    reading: Reading = shelf.reading  # type: ignore[attr-defined]
    assert reading.stored is not None
    assert reading.stored.id == 1
    assert [one.note for one in opened.annotations()] == ["gemerkt"]
    assert kept(library, other.id) == {}


def test_without_an_article_notes_get_a_sentence(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "lesezeichen.json"
    path.write_text(json.dumps(KOREADER), "utf-8")
    with qtbot.waitSignal(shelf.failed, timeout=20_000) as told:
        shelf.open_file(path)
    assert told.args is not None
    assert told.args[0].key == "import.notes_need_article"
    assert not library.listing.ids()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"annotations": 5}',
        b'{"annotations": [{"target": [{"selector": [{"exact": 3}]}]}]}',
        b'{"documents": ' + b"[" * 100_000,
        b"return {" + b"{" * 10_000,
        b'{"type": "AnnotationCollection", "x": "urn:randnotiz:terms:", "first": {"items": "nein"}}',
        bytes(range(256)) * 20,
    ],
)
def test_broken_files_of_notes_get_a_sentence_and_change_nothing(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "kaputt.json"
    path.write_bytes(data)
    with qtbot.waitSignal(shelf.failed, timeout=20_000) as told:
        shelf.bring_notes(path)
    assert told.args is not None
    assert isinstance(told.args[0], ImportProblem)
    assert kept(library) == {}
    assert shelf.plans == []


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "annotations",
                        "rows",
                        "documents",
                        "entries",
                        "text",
                        "note",
                        "target",
                        "selector",
                        "type",
                        "exact",
                        "prefix",
                        "created",
                        "article",
                        "first",
                        "items",
                        "id",
                        "anchor",
                        "body",
                    )
                ),
                inner,
                max_size=4,
            )
        ),
    )
)
@example({"annotations": {"text": "\x00"}})  # nothing is left of a note of control characters
def test_no_json_at_all_makes_the_reading_of_notes_fail(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    path = tmp_path_factory.mktemp("json") / "notizen.json"
    path.write_text(
        json.dumps({"x": "urn:randnotiz:terms:", "y": value} if isinstance(value, list) else value), "utf-8"
    )
    file = look_into(path)
    assert all(note.quote.strip() or note.note.strip() for note in file.notes)


def test_the_command_line_restores_notes_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = copy_of(tmp_path / "kopie.html", "html", all_kinds())
    place = tmp_path / "bibliothek.sqlite"
    assert run([str(copy), "--library", str(place)]) == 0
    out, err = capsys.readouterr()
    assert out == "1\tNeue Brücke\n"
    assert err == f"{copy}: notes: 3 placed, 1 moved, 1 not placed, 0 known already, 0 on other articles\n"
    opened = open_library(place)
    assert kept(opened.library) == {one.id: one for one in all_kinds()}
    opened.library.close()


def test_the_command_line_brings_notes_to_the_article_that_they_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes, place = tmp_path / "lesezeichen.json", tmp_path / "bibliothek.sqlite"
    notes.write_text(json.dumps(KOREADER), "utf-8")
    assert run([str(notes), "--library", str(place)]) == 1
    assert capsys.readouterr().err == (
        "Open the article first that the notes in “lesezeichen.json” belong to.\n"
    )
    opened = open_library(place)
    opened.library.articles.add(ARTICLE, WHEN)
    opened.library.close()
    assert run([str(notes), "--library", str(place)]) == 0
    out, err = capsys.readouterr()
    assert out == "1\tNeue Brücke\n"
    assert "1 placed, 1 moved, 1 not placed" in err


def test_thousands_of_notes_from_other_books_take_no_time(
    shelf: Shelf, opened: Annotator, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "alles.csv"
    rows = [
        f"Ein Satz mit der Nummer {n} aus einem ganz anderen Buch,Buch {n % 90},notiert"
        for n in range(30_000)
    ]
    rows.append("Rat der Stadt Verden,Neue Brücke,gemerkt")
    path.write_text("\n".join(["Highlight,Title,Note", *rows]), "utf-8")
    read_notes(shelf, qtbot, path)
    (plan,) = shelf.plans
    assert plan.strangers == 30_000
    assert [planned.annotation.note for planned in plan.notes] == ["gemerkt"]


def test_too_many_notes_for_one_article_get_a_sentence(
    shelf: Shelf, opened: Annotator, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "zuviel.csv"
    path.write_text("\n".join(["Highlight,Note", *(f"Satz {n},x" for n in range(10_001))]), "utf-8")
    with qtbot.waitSignal(shelf.failed, timeout=20_000) as told:
        shelf.open_file(path)
    assert told.args is not None
    assert told.args[0].key == "import.too_complex"


def test_a_saved_page_in_a_new_version_is_known_by_its_address(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    def save(name: str, words: str) -> Path:
        page = tmp_path / name
        body = "".join(
            f"<p>Absatz {n} erzählt ausführlich vom Bau der Brücke und {words}.</p>" for n in range(9)
        )
        page.write_text(
            '<html lang="de"><head><title>Neue Brücke</title>'
            '<link rel="canonical" href="https://zeitung.example/bruecke"></head>'
            f"<body><article><h1>Neue Brücke</h1>{body}</article></body></html>",
            "utf-8",
        )
        return page

    with qtbot.waitSignal(shelf.arrived, timeout=30_000):
        shelf.open_file(save("gestern.html", "von ihren Kosten"))
    shelf.open(1)
    text = library.articles.get(1).article.text
    start = text.index("Absatz 3 erzählt")
    shelf._annotator.add(Span(start, start + 16), Colour.GREEN, "drei")
    with qtbot.waitSignal(shelf.arrived, timeout=30_000) as arrived:
        shelf.open_file(save("heute.html", "von den höheren Kosten"))
    assert arrived.args == [1]
    assert len(library.listing.ids()) == 1
    shelf.open(1)
    (note,) = shelf._annotator.annotations()
    assert note.state is AnchorState.ANCHORED
    assert "höheren" in library.articles.get(1).article.text


def test_a_folder_with_a_copy_brings_its_article_and_its_notes(
    shelf: Shelf, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "ordner"
    folder.mkdir()
    copy_of(folder / "kopie.html", "html", all_kinds())
    (folder / "lesezeichen.json").write_text(json.dumps(KOREADER), "utf-8")  # no article: passed over
    gathering = Gathering(library, shelf)
    with qtbot.waitSignal(gathering.ended, timeout=30_000) as ended:
        gathering.start([folder])
    gathering.wait()
    assert ended.args is not None
    assert sorted(row.fate.value for row in ended.args[0].rows) == ["new", "skipped"]
    assert library.articles.get(1).article == ARTICLE
    assert kept(library) == {one.id: one for one in all_kinds()}
