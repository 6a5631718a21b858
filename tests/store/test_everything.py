"""Everything into one file of lines and back: exact, without doubles, and past any damage."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article, rows_of
from tests.store.nasty import annotations, articles, moments

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.mention import Analysis
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.span import Span
from randnotiz.store import Library, open_library
from randnotiz.store.background import Cancelled
from randnotiz.store.everything import bring_in, write_everything
from randnotiz.store.merging import Arrived

Holding = list[tuple[StoredArticle, list[Annotation], Analysis | None, list[object], bool]]


def written(library: Library, *, analyses: bool = False) -> bytes:
    """The file of everything in a library."""
    lines: list[bytes] = []
    counted = write_everything(library.path, lines.append, NOON, Event(), analyses=analyses)
    assert counted.articles == len(library.listing.ids())
    return b"".join(lines)


def taken(library: Library, data: bytes) -> Arrived:
    """What came of bringing such a file in."""
    steps = bring_in(library, BytesIO(data), "alles.jsonl")
    while True:
        try:
            next(steps)
        except StopIteration as end:
            arrived: Arrived = end.value
            return arrived


def holding(library: Library) -> Holding:
    """All there is, but for the library's own numbers."""
    found: Holding = []
    for summary in rows_of(library):
        stored = library.articles.get(summary.id)
        notes = [replace(one, article=0) for one in library.annotations.of_article(summary.id)]
        earlier = sorted(row[2:] for row in library.versions.rows(summary.id))
        own = library.articles.has_own_title(summary.id)
        analysis = library.analyses.latest(stored.article.hash)
        found.append((replace(stored, id=0), notes, analysis, [*earlier], own))
    return sorted(found, key=lambda one: one[0].article.hash)


def new_library(folder: Path) -> Library:
    folder.mkdir(exist_ok=True)
    return open_library(folder / "library.sqlite").library


@settings(max_examples=20)
@given(
    shelf=st.lists(st.tuples(articles(), moments, moments, st.integers(0, 3), st.data()), max_size=3),
)
def test_what_was_written_comes_back_exactly(
    shelf: list[tuple[Article, object, object, int, st.DataObject]],
) -> None:
    with TemporaryDirectory() as folder:
        one, two = new_library(Path(folder) / "one"), new_library(Path(folder) / "two")
        for place, (article, added, opened, notes, data) in enumerate(shelf):
            stored = one.articles.add(article, added)  # type: ignore[arg-type]
            one.articles.set_opened(stored.id, opened)  # type: ignore[arg-type]
            one.articles.set_position(stored.id, len(article.text) // 2)
            one.analyses.put(make_analysis(article.hash))
            for number in range(notes):
                note = data.draw(annotations(stored.id, article.text, f"{place}-{number}"))
                one.annotations.save(note)
        first = written(one, analyses=True)
        # What every program would take for a line is one.
        assert first.count(b"\n") == len(first.decode().splitlines())
        arrived = taken(two, first)
        assert arrived.damaged == []
        assert holding(two) == holding(one)
        assert written(two, analyses=True).splitlines()[1:] == first.splitlines()[1:]
        again = taken(two, first)
        assert not again.anything
        assert holding(two) == holding(one)
        one.close()
        two.close()


def exchanged(library: Library, text: str, number: int = 1) -> StoredArticle:
    """Give an article another text, as an update of it does; its notes are placed anew."""
    stored = library.articles.get(number)
    new = make_article(text, "Wie es kam")
    library.versions.exchange(stored, new, 0, [], NOON + MINUTE * len(library.versions.rows(number)))
    return library.articles.get(number)


def test_earlier_texts_and_own_titles_come_along(library: Library, other: Library) -> None:
    stored = library.articles.add(make_article("Merz reist nach Paris.", "Wie es kam"), NOON)
    library.annotations.save(make_annotation(stored, "a", note="bleibt"))
    library.articles.set_title(stored.id, "Mein Titel")
    exchanged(library, "Merz reist morgen nach Paris.")
    exchanged(library, "Merz reist nie nach Paris.")
    data = written(library)
    arrived = taken(other, data)
    assert (arrived.articles, arrived.versions, arrived.damaged) == (1, 2, [])
    assert holding(other) == holding(library)
    assert not taken(other, data).anything
    (summary,) = rows_of(other)
    newest = other.versions.of_article(summary.id)[0]
    assert other.versions.get(newest.id).article.text == "Merz reist morgen nach Paris."
    other.close()


def test_notes_on_an_earlier_text_find_the_article_that_has_another_now(
    library: Library, other: Library
) -> None:
    stored = library.articles.add(make_article("Merz reist nach Paris. Das sagte er gestern."), NOON)
    library.annotations.save(make_annotation(stored, "a", Span(23, 43), note="von einst"))
    data = written(library)
    other.articles.add(stored.article, NOON)
    exchanged(other, "Eilmeldung: Merz reist nach Paris. Das sagte er gestern.")
    arrived = taken(other, data)
    assert (arrived.articles, arrived.annotations) == (0, 1)
    (note,) = other.annotations.of_article(1)
    assert note.selector.exact == "Das sagte er gestern"
    assert note.span == Span(35, 55)
    other.close()


def _filled(library: Library) -> list[StoredArticle]:
    stored = [
        library.articles.add(make_article(f"Text {n} über Merz.", f"Titel {n}"), NOON) for n in range(3)
    ]
    for one in stored:
        for number in range(2):
            library.annotations.save(make_annotation(one, f"{one.id}.{number}", note=f"Notiz {number}"))
    return stored


@pytest.fixture
def other(tmp_path: Path) -> Library:
    """A second library, empty."""
    return new_library(tmp_path / "other")


def test_nothing_that_is_there_is_overwritten_and_no_word_that_comes_is_lost(
    library: Library, other: Library
) -> None:
    (first, *_) = _filled(library)
    data = written(library)
    taken(other, data)
    known = other.articles.find(first.article.hash)
    assert known is not None
    mine = other.annotations.get("1.0")
    other.annotations.save(replace(mine, note="Meine eigenen Worte", modified=NOON + MINUTE))
    longer = other.annotations.get("1.1")
    other.annotations.save(replace(longer, note="Notiz 1, weiter ausgeführt"))
    other.articles.set_title(known, "Mein Titel")
    arrived = taken(other, data)
    assert (arrived.annotations, arrived.wordings, arrived.present_annotations) == (0, 1, 5)
    assert other.articles.get(known).article.title == "Mein Titel"
    notes = sorted(one.note for one in other.annotations.of_article(known))
    assert notes == ["Meine eigenen Worte", "Notiz 0", "Notiz 1, weiter ausgeführt"]
    assert not taken(other, data).anything
    other.close()


def test_damaged_lines_are_told_and_the_rest_comes_in(library: Library, other: Library) -> None:
    _filled(library)
    lines = written(library).splitlines(keepends=True)
    # header, then for each article its line and those of its two notes, then the end
    lines[2] = b'{"type": "annotation", "id": "1.0"}\n'
    lines[4] = lines[4][: len(lines[4]) // 2] + b"\n"
    lines[6] = b"\xff\xfe\x00 Rauschen \n"
    lines.insert(8, b"\n")
    lines.insert(9, b'{"type": "weather", "text": "later version"}\n')
    lines[-1] = lines[-1][:10]
    arrived = taken(other, b"\xef\xbb\xbf" + b"".join(lines))
    assert arrived.damaged == [3, 5, 7, 13]
    assert (arrived.articles, arrived.annotations, arrived.homeless) == (2, 3, 1)
    other.close()


@settings(max_examples=20)
@given(st.data())
def test_no_damage_whatever_stops_the_rest(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        one, two = new_library(Path(folder) / "one"), new_library(Path(folder) / "two")
        _filled(one)
        lines = written(one).splitlines(keepends=True)
        hit = data.draw(st.integers(1, len(lines) - 2))
        at = data.draw(st.integers(0, len(lines[hit]) - 2))
        harm = data.draw(st.binary(min_size=1, max_size=4).filter(lambda noise: b"\n" not in noise))
        lines[hit] = lines[hit][:at] + harm + lines[hit][at + len(harm) :].rstrip(b"\n") + b"\n"
        arrived = taken(two, b"".join(lines))
        of_article = (hit - 1) % 3 == 0  # the lines of an article are its own and those of its two notes
        assert arrived.articles >= 3 - of_article
        assert arrived.annotations >= (4 if of_article else 5)
        one.close()
        two.close()


def test_an_altered_text_keeps_its_notes_where_their_words_still_stand(
    library: Library, other: Library
) -> None:
    stored = library.articles.add(make_article("Merz reist nach Paris. Dort spricht er lange."), NOON)
    library.annotations.save(make_annotation(stored, "a", Span(23, 44), note="bleibt"))
    data = written(library).replace(b'"text": "Merz reist', b'"text": "Der Kanzler reist')
    data = data.replace(b'"end": 45, "level"', b'"end": 52, "level"')
    arrived = taken(other, data)
    assert (arrived.altered, arrived.articles, arrived.annotations) == (1, 1, 1)
    (summary,) = rows_of(other)
    (note,) = other.annotations.of_article(summary.id)
    assert other.articles.get(summary.id).article.text[note.span.start : note.span.end] == note.selector.exact
    other.close()


@pytest.mark.parametrize("data", [b"", b"Nur ein Brief.\n", b"[1, 2]\n", b'{"name": "x"}\n', b"[" * 100_000])
def test_a_file_that_is_none_of_ours_is_told(library: Library, data: bytes) -> None:
    with pytest.raises(StoreProblem) as caught:
        taken(library, data)
    assert caught.value.key == "store.no_copy"
    assert not library.listing.ids()


def test_hostile_values_are_damage_and_nothing_else(library: Library) -> None:
    good = {
        "type": "annotation",
        "id": "a",
        "article": "h",
        "quote": "x",
        "note": "",
        "tags": [],
        "colour": "yellow",
        "prefix": "",
        "suffix": "",
        "start": 0,
        "end": 1,
        "state": "anchored",
        "created": NOON.isoformat(),
        "modified": NOON.isoformat(),
    }
    bad: list[dict[str, object]] = [
        {"start": -1},
        {"start": 5},
        {"end": 10**30},
        {"start": True},
        {"note": 7},
        {"note": "\ud800"},
        {"tags": "wahl"},
        {"tags": None},
        {"colour": "<b>"},
        {"created": "2025-08-20T12:00:00"},
        {"id": ["a"]},
    ]
    lines = [
        json.dumps({"type": "randnotiz"}),
        *(json.dumps(good | {"id": f"{n}"} | b) for n, b in enumerate(bad)),
    ]
    arrived = taken(library, "\n".join(lines).encode())
    assert arrived.damaged == [number for number, _ in enumerate(bad, 2)]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=20)
@given(st.data())
def test_no_value_whatever_in_a_line_stops_the_rest(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        one, two = new_library(Path(folder) / "one"), new_library(Path(folder) / "two")
        stored = one.articles.add(make_article(), NOON)
        one.annotations.save(make_annotation(stored))
        one.analyses.put(make_analysis(stored.article.hash))
        exchanged(one, "Merz reist morgen nach Paris.")
        one.analyses.put(make_analysis(one.articles.get(1).article.hash))
        records = [json.loads(line) for line in written(one, analyses=True).splitlines()]
        assert {record["type"] for record in records} >= {"article", "version", "annotation", "analysis"}
        record = data.draw(st.sampled_from(records[1:]))
        name = data.draw(st.sampled_from(sorted(record)))
        record[name] = data.draw(_ANYTHING)
        good = "".join(json.dumps(record) + "\n" for record in records)
        taken(two, good.encode())
        again = written(two, analyses=True)  # what came in can be written out
        assert taken(two, again).damaged == []
        one.close()
        two.close()


def test_a_copy_given_up_says_so(library: Library) -> None:
    _filled(library)
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        write_everything(library.path, bytes, NOON, cancel)
