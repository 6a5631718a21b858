"""The rescue copy: what the library holds, in lines that need no program to be read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.making import MINUTE, NOON, make_annotation, make_article, rows_of
from tests.store.test_everything import exchanged, holding, new_library, taken

from randnotiz.domain.problem import StoreProblem
from randnotiz.store import Library, open_library, rescue_copy
from randnotiz.store.background import Cancelled
from randnotiz.store.rescue_copy import RescueCopy


def renewed(copy: RescueCopy) -> bool:
    return copy.renew(NOON, Event())


def matches(copy: RescueCopy, library: Library, folder: Path) -> bool:
    """Whether what the lines say is what the library holds."""
    other = new_library(folder)
    arrived = taken(other, copy.path.read_bytes())
    same = holding(other) == holding(library)
    other.close()
    return same and arrived.damaged == [] and arrived.homeless == 0


def test_it_can_be_read_without_this_program(library: Library) -> None:
    """What the README promises, done with nothing but a reader of JSON."""
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="Zeile 1\u2028Zeile 2", tags=("Wahl",)))
    library.annotations.save(make_annotation(stored, "b", note="weg"))
    copy = RescueCopy(library.path)
    renewed(copy)
    library.annotations.delete("b")
    library.annotations.save(make_annotation(stored, "a", note="Neu\u2028gefasst", tags=("Wahl",)))
    renewed(copy)
    titles, notes = {}, {}
    for line in copy.path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "article":
            titles[record["article"]] = record["title"]
        elif record["type"] == "annotation":
            notes[record["id"]] = record
        elif record["type"] == "removed":
            notes.pop(record["what"].removeprefix("annotation "), None)
    told = [(titles[note["article"]], note["quote"], note["note"], note["tags"]) for note in notes.values()]
    assert told == [("Merz in Paris", "Merz", "Neu\u2028gefasst", ["Wahl"])]


_ACTS = st.sampled_from(("note", "more", "drop", "text", "title"))
_COPY_DOES = st.sampled_from(("goes on", "starts anew", "is deleted"))


def change(library: Library, act: str, number: int, count: int) -> None:
    """One change of a library, which shows its count."""
    stored = library.articles.add(make_article(f"Text {number}."), NOON)
    if act == "note":
        library.annotations.save(make_annotation(stored, f"{number}", note=f"Notiz {count}"))
    elif act == "drop":
        library.articles.remove(stored.id)
    elif act == "text":
        exchanged(library, f"Text {number}. Fassung {count}.", stored.id)
    elif act == "title":
        library.articles.set_title(stored.id, f"Titel {count}")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_ACTS, st.integers(0, 5), _COPY_DOES)))
def test_it_follows_every_change(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    library = new_library(folder / "one")
    copy = RescueCopy(library.path)
    for count, (act, number, copy_does) in enumerate(acts):
        change(library, act, number, count)
        if copy_does == "starts anew":
            copy = RescueCopy(library.path)
        elif copy_does == "is deleted":
            copy.path.unlink(missing_ok=True)
        renewed(copy)
        assert not renewed(copy)
    renewed(copy)
    # When and where the reader was is not worth a line.
    library.connection.execute("UPDATE article SET opened = added, position = 0")
    assert matches(copy, library, folder / "other")
    library.close()


def test_a_change_costs_a_line_and_not_the_library(library: Library, tmp_path: Path) -> None:
    stored = library.articles.add(make_article("Wort " * 10_000), NOON)
    copy = RescueCopy(library.path)
    renewed(copy)
    before = copy.path.stat().st_size
    library.annotations.save(make_annotation(stored, note="kurz"))
    assert renewed(copy)
    assert copy.path.stat().st_size - before < 1000
    assert not renewed(copy)
    again = RescueCopy(library.path)  # another start, nothing changed meanwhile
    assert not renewed(again)
    library.annotations.save(make_annotation(stored, note="länger"))
    assert renewed(again)
    assert again.path.stat().st_size - before < 2000
    assert matches(again, library, tmp_path / "other")


def test_it_is_written_anew_once_much_was_added(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue_copy, "_MOST_ADDED", 2000)
    stored = library.articles.add(make_article(), NOON)
    copy = RescueCopy(library.path)
    sizes = []
    for number in range(40):
        library.annotations.save(make_annotation(stored, note=f"Notiz {number}"))
        renewed(copy)
        sizes.append(copy.path.stat().st_size)
    assert max(sizes) < 6000
    assert matches(copy, library, tmp_path / "other")


def test_a_copy_that_broke_off_is_written_anew(library: Library, tmp_path: Path) -> None:
    stored = library.articles.add(make_article(), NOON)
    renewed(RescueCopy(library.path))
    path = RescueCopy(library.path).path
    whole = path.read_bytes()
    for cut in range(len(whole) - 300, len(whole)):
        path.write_bytes(whole[:cut])
        assert renewed(RescueCopy(library.path))
    library.annotations.save(make_annotation(stored))
    path.write_bytes(path.read_bytes()[:-4] + b"\0\0\0\0")
    copy = RescueCopy(library.path)
    assert renewed(copy)
    assert matches(copy, library, tmp_path / "other")


def test_a_full_disk_leaves_the_earlier_copy_whole(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = library.articles.add(make_article(), NOON)
    copy = RescueCopy(library.path)
    renewed(copy)
    before = copy.path.read_bytes()
    library.annotations.save(make_annotation(stored))

    def full(_descriptor: int) -> None:
        raise OSError(28, "no space left", str(copy.path))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        for _ in range(2):  # added to, then written anew
            with pytest.raises(StoreProblem) as caught:
                renewed(copy)
            assert caught.value.key == "store.backup_full"
            assert copy.path.read_bytes() == before
    assert [file.name for file in copy.path.parent.iterdir()] == [copy.path.name]
    assert renewed(copy)
    assert matches(copy, library, tmp_path / "other")


def test_a_copy_given_up_leaves_the_earlier_one(library: Library) -> None:
    library.articles.add(make_article(), NOON)
    copy = RescueCopy(library.path)
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        copy.renew(NOON, cancel)
    assert not copy.path.exists()
    assert renewed(copy)


def test_a_note_that_moved_is_renewed_although_nobody_typed(library: Library, tmp_path: Path) -> None:
    stored = library.articles.add(make_article(), NOON)
    annotation = make_annotation(stored)
    library.annotations.save(annotation)
    copy = RescueCopy(library.path)
    renewed(copy)
    moved = replace(annotation, selector=replace(annotation.selector, start=5, end=9))
    library.annotations.save(moved)
    assert renewed(copy)
    assert b'"start": 5' in copy.path.read_bytes()


@pytest.mark.parametrize("harm", ["noise", "nothing left", "deleted"])
def test_a_lost_library_comes_back_with_what_was_written_since_the_backup(
    path: Path, tmp_path: Path, harm: str
) -> None:
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="alt"))
    library.annotations.save(make_annotation(stored, "b", note="bleibt"))
    library.backup_now()
    later = replace(make_annotation(stored, "a", note="neu"), modified=NOON + MINUTE)
    library.annotations.save(later)
    second = library.articles.add(make_article("Zweiter Text.", "Zweiter"), NOON)
    library.annotations.save(make_annotation(second, "c", note="danach"))
    copy = RescueCopy(path)
    renewed(copy)
    library.close()
    if harm == "noise":
        path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 400)
    elif harm == "nothing left":
        path.write_bytes(bytes(4096))
    else:
        path.unlink()
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.rescued == 2
    assert opened.recovery.notice.key.endswith("_rescued")
    found = {
        note.id: note.note
        for summary in rows_of(opened.library)
        for note in opened.library.annotations.of_article(summary.id)
    }
    assert found == {"a": "neu", "b": "bleibt", "c": "danach"}
    opened.library.close()


def test_a_rescue_copy_that_is_none_is_in_nobodys_way(path: Path) -> None:
    library = open_library(path).library
    library.articles.add(make_article(), NOON)
    library.backup_now()
    library.close()
    RescueCopy(path).path.write_text("ein Brief")
    path.unlink()
    opened = open_library(path)
    assert opened.recovery is not None
    assert opened.recovery.rescued == 0
    assert len(opened.library.listing.ids()) == 1
    opened.library.close()
