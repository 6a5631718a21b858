"""Earlier texts: kept whole, exchanged all at once, gone with their article."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.store.holding import problems_of
from tests.store.making import MINUTE, NOON, make_analysis, make_annotation, make_article

from randnotiz.domain.annotation import AnchorState
from randnotiz.domain.article import Article
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.span import Span
from randnotiz.store import Library, open_library

OLD = make_article("Merz reist nach Paris.", title="Merz in Paris")
NEW = replace(
    make_article("Gestern reiste Merz nach Rom.", title="Merz in Rom"), author="B. Kunz", language="en"
)


@pytest.fixture
def stored(library: Library) -> StoredArticle:
    """An article with one note on "Merz"."""
    stored = library.articles.add(OLD, NOON)
    library.annotations.save(make_annotation(stored, note="Notiz", tags=("Reise",)))
    return library.articles.get(stored.id)


def exchange(
    library: Library, stored: StoredArticle, new: Article, minutes: int = 1, drop: int | None = None
) -> None:
    annotations = []
    for one in library.annotations.of_article(stored.id):
        start = new.text.index("Merz")
        annotations.append(replace(one, selector=describe(new.text, Span(start, start + 4))))
    library.versions.exchange(stored, new, 5, annotations, NOON + minutes * MINUTE, drop)


def test_an_article_takes_another_text_and_keeps_its_own(library: Library, stored: StoredArticle) -> None:
    before = library.annotations.get("a")
    exchange(library, stored, NEW)
    now = library.articles.get(stored.id)
    assert now.article == replace(NEW, source=OLD.source)
    assert (now.added, now.position) == (stored.added, 5)
    assert library.annotations.get("a").span.of(NEW.text) == "Merz"
    (summary,) = library.versions.of_article(stored.id)
    version = library.versions.get(summary.id)
    assert version.article == OLD
    assert (version.taken, version.kept) == (NOON, NOON + MINUTE)
    assert [(anchor.id, anchor.selector, anchor.state) for anchor in version.anchors] == [
        ("a", before.selector, before.state)
    ]
    assert library.versions.find(OLD.hash) == (summary.id, stored.id)
    assert [hit.article for hit in library.search("Rom")] == [stored.id]
    assert library.search("Paris") == []
    assert problems_of(library.path) == []


def test_versions_follow_each_other_without_a_gap(library: Library, stored: StoredArticle) -> None:
    exchange(library, stored, NEW)
    third = make_article("Merz ist wieder da.")
    exchange(library, library.articles.get(stored.id), third, minutes=2)
    latest, first = library.versions.of_article(stored.id)
    assert (first.taken, first.kept, latest.taken, latest.kept) == (
        NOON,
        NOON + MINUTE,
        NOON + MINUTE,
        NOON + 2 * MINUTE,
    )
    assert library.versions.last_read(stored.id, NOON) == first.id
    assert library.versions.last_read(stored.id, NOON + MINUTE) == latest.id
    assert library.versions.last_read(stored.id, NOON + 2 * MINUTE) is None
    assert library.articles.has_changed_since(stored.id, NOON)
    assert not library.articles.has_changed_since(stored.id, NOON + timedelta(hours=1))


def test_a_version_that_is_the_text_again_is_none_any_more(library: Library, stored: StoredArticle) -> None:
    exchange(library, stored, NEW)
    (old,) = library.versions.of_article(stored.id)
    exchange(library, library.articles.get(stored.id), OLD, minutes=2, drop=old.id)
    assert library.articles.get(stored.id).article == OLD
    (new,) = library.versions.of_article(stored.id)
    assert library.versions.get(new.id).article.text == NEW.text


def test_the_text_of_another_article_is_refused_and_nothing_changes(
    library: Library, stored: StoredArticle
) -> None:
    library.articles.add(NEW, NOON)
    before = library.annotations.of_article(stored.id)
    with pytest.raises(ImportProblem) as told:
        exchange(library, stored, NEW)
    assert (told.value.key, told.value.values) == ("import.text_elsewhere", {"name": "Merz in Rom"})
    assert library.articles.get(stored.id) == stored
    assert library.annotations.of_article(stored.id) == before
    assert library.versions.of_article(stored.id) == []


def test_a_write_that_fails_midway_changes_nothing(
    library: Library, stored: StoredArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    before = library.annotations.of_article(stored.id)
    monkeypatch.setattr(library.annotations, "save", fail)
    with pytest.raises(RuntimeError):
        exchange(library, stored, NEW)
    assert library.articles.get(stored.id) == stored
    assert library.annotations.of_article(stored.id) == before
    assert library.versions.of_article(stored.id) == []
    assert [hit.article for hit in library.search("Paris")] == [stored.id]
    assert problems_of(library.path) == []


def test_the_readers_own_title_outlives_the_text(library: Library, stored: StoredArticle) -> None:
    library.articles.set_title(stored.id, "Meine Reise")
    exchange(library, library.articles.get(stored.id), NEW)
    assert library.articles.get(stored.id).article.title == "Meine Reise"
    library.articles.set_title(stored.id, NEW.title)
    assert not library.articles.has_own_title(stored.id)


def test_removing_an_article_leaves_no_trace_of_its_earlier_texts(
    library: Library, stored: StoredArticle, path: Path
) -> None:
    library.analyses.put(make_analysis(OLD.hash))
    exchange(library, stored, NEW)
    rows = library.versions.rows(stored.id)
    gone, notes = library.articles.get(stored.id), library.annotations.of_article(stored.id)
    library.articles.remove(stored.id)
    assert library.versions.find(OLD.hash) is None
    assert library.analyses.latest(OLD.hash) is None
    library.articles.restore(gone, notes)
    library.versions.put_back(rows)
    assert library.versions.rows(stored.id) == rows


def test_versions_survive_closing_and_are_backed_up(library: Library, stored: StoredArticle) -> None:
    exchange(library, stored, NEW)
    (summary,) = library.versions.of_article(stored.id)
    version = library.versions.get(summary.id)
    backup = library.backup_now()
    assert backup is not None
    again = open_library(backup).library
    assert again.versions.get(summary.id) == version
    again.close()


def test_an_unplaced_note_is_kept_as_it_was_made(library: Library, stored: StoredArticle) -> None:
    one = library.annotations.get("a")
    gone = replace(one, state=AnchorState.ORPHANED)
    library.versions.exchange(stored, make_article("Ganz anderes."), 0, [gone], NOON + MINUTE)
    assert library.annotations.get("a") == gone
    assert [hit.annotation for hit in library.search("Notiz")] == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_a_program_killed_while_a_text_is_exchanged_leaves_the_old_one_or_the_new_one() -> None:
    script = Path(__file__).with_name("kill_texts.py")
    done = subprocess.run(
        [sys.executable, str(script), "8"], capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("nothing half done") == 2
