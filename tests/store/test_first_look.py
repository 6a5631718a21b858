"""One article of a library before it is open."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from randnotiz.domain.anchor_state import AnchorState
from randnotiz.domain.annotation import Annotation
from randnotiz.domain.colour import Colour
from randnotiz.domain.label import Label
from randnotiz.domain.mention import Analysis, Entity, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.store import Library, open_library
from randnotiz.store.files import suspicion
from randnotiz.store.first_look import first_look

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXT = "Kiel 🚲\n\nJonas Weller sprach in Kiel.\nEr sprach lange."


@pytest.fixture
def stored(library: Library) -> StoredArticle:
    """An article with a name, and two notes of which one has lost its place."""
    article = text_article(TEXT, title="Besuch in Kiel", language="de")
    stored = library.articles.add(article, NOON)
    library.articles.set_position(stored.id, 9)
    start = TEXT.index("Jonas")
    mention = Mention(start, start + 12, Label.PER, "per:jonas")
    related = Mention(start + 22, start + 26, Label.LOC, "loc:kiel", related=True)
    entities = (Entity("per:jonas", Label.PER, "Jonas Weller"), Entity("loc:kiel", Label.LOC, "Kiel"))
    library.analyses.put(Analysis(article.hash, "m", "de", (mention, related), entities))
    for number, state in enumerate((AnchorState.ANCHORED, AnchorState.MOVED, AnchorState.ORPHANED)):
        span = Span(start + number, start + 12)
        annotation = Annotation(
            id=f"n{number}",
            article=stored.id,
            selector=describe(TEXT, span),
            colour=Colour.GREEN,
            created=NOON,
            modified=NOON,
            state=state,
        )
        library.annotations.save(annotation)
    return library.articles.get(stored.id)


def test_an_article_is_there_with_its_names_and_sure_highlights(path: Path, stored: StoredArticle) -> None:
    for key in (stored.id, stored.article.hash):
        look = first_look(path, key)
        assert look is not None
        assert look.stored == stored
        assert look.stored.position == 9
        start = TEXT.index("Jonas")
        assert look.names == (
            (start, start + 12, Label.PER, False),
            (start + 22, start + 26, Label.LOC, True),
        )
        assert look.highlights == ((Span(start, start + 12), Colour.GREEN),)


def test_it_is_there_when_the_library_was_closed(path: Path, library: Library, stored: StoredArticle) -> None:
    library.close()
    before = path.read_bytes()
    look = first_look(path, stored.id)
    assert look is not None
    assert look.stored == stored
    assert path.read_bytes() == before
    again = open_library(path)  # looking left nothing that opening could take for damage
    assert again.recovery is None
    again.library.close()


def test_nothing_is_told_of_what_is_not_there(path: Path, stored: StoredArticle, tmp_path: Path) -> None:
    assert first_look(path, stored.id + 1) is None
    assert first_look(path, "no hash") is None
    assert first_look(tmp_path / "nowhere" / "library.sqlite", 1) is None
    assert not (tmp_path / "nowhere").exists()


def test_what_is_no_library_stays_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "brief.sqlite"
    letter.write_text("Das ist keine Datenbank. " * 50, "utf-8")
    log = tmp_path / "brief.sqlite-wal"
    log.write_bytes(b"what SQLite would clear away")
    assert first_look(letter, 1) is None
    assert log.read_bytes() == b"what SQLite would clear away"
    other = tmp_path / "andere.sqlite"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE article (id INTEGER)")
    database.close()
    assert first_look(other, 1) is None


def test_a_library_of_another_version_or_under_suspicion_waits_until_it_is_opened(
    path: Path, library: Library, stored: StoredArticle
) -> None:
    suspicion(path).touch()
    assert first_look(path, stored.id) is None
    suspicion(path).unlink()
    library.close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 1000")
    database.close()
    assert first_look(path, stored.id) is None


def test_values_that_make_no_sense_are_left_to_the_opening(
    path: Path, library: Library, stored: StoredArticle
) -> None:
    library.close()
    with sqlite3.connect(path) as database:
        database.execute('UPDATE article_text SET blocks = \'[["no kind", 0, 1, 0, ""]]\'')
    database.close()
    assert first_look(path, stored.id) is None


def test_a_table_that_is_missing_is_left_to_the_opening(path: Path, library: Library) -> None:
    library.close()
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE analysis")
        database.execute("DROP TABLE article_text")
    database.close()
    assert first_look(path, 1) is None


def test_nobody_waits_for_one_who_is_writing(path: Path, library: Library, stored: StoredArticle) -> None:
    library.close()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA locking_mode = EXCLUSIVE")
    writer.execute("BEGIN EXCLUSIVE")
    begun = time.process_time(), time.monotonic()
    assert first_look(path, stored.id) is None
    assert time.monotonic() - begun[1] < 0.35, "it waited for the lock as long as a statement does"
    writer.close()


def test_a_long_text_does_not_hold_up_the_page(path: Path, library: Library) -> None:
    long = library.articles.add(text_article("Das Wasser fiel. " * 20_000, title="Hochwasser"), NOON)
    assert first_look(path, long.id) is None
    short = library.articles.add(replace(long.article, text="Das Wasser fiel.", blocks=()), NOON)
    assert first_look(path, short.id) is not None
