"""The reader's trouble is told in a sentence and costs at most the last change; a bug passes as it is."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.store.holding import another_program, problems_of
from tests.store.making import NOON, make_annotation, make_article

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.sentences import sentence
from randnotiz.domain.sentences.storing import SENTENCES
from randnotiz.store import Library, open_library
from randnotiz.store.trouble import problem_of


def _key(act: Callable[[], object]) -> str:
    with pytest.raises(StoreProblem) as caught:
        act()
    return caught.value.key


def test_a_full_disk_costs_the_last_change_alone(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    pages = library._connection.value("PRAGMA page_count")
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = "Wort für Wort. " * 20_000
    assert _key(lambda: library.annotations.save(make_annotation(stored, "a", note=long))) == "store.full"
    assert library.articles.get(stored.id) == stored
    assert library.annotations.of_article(stored.id) == []
    library._connection.execute("PRAGMA max_page_count = 1000000")
    library.annotations.save(make_annotation(stored, "b", note=long))
    assert [annotation.id for annotation in library.annotations.of_article(stored.id)] == ["b"]
    assert problems_of(library.path) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 400 KiB; skipped where it cannot be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def test_on_a_disk_that_is_really_full_nothing_is_half_written(tiny_disk: Path) -> None:
    library = open_library(tiny_disk / "library.sqlite").library
    stored = library.articles.add(make_article(), NOON)

    def write_on() -> None:
        for number in range(1000):
            library.annotations.save(make_annotation(stored, f"{number:04}", note="Notiz " * 500))

    assert _key(write_on) == "store.full"
    kept = len(library.annotations.of_article(stored.id))
    assert 0 < kept < 1000
    assert _key(library.backup_now) == "store.backup_full"
    assert library.backups() == []
    assert not list((tiny_disk / "backups").iterdir())
    library.close()
    library = open_library(tiny_disk / "library.sqlite").library
    assert len(library.annotations.of_article(stored.id)) == kept
    library.close()
    assert problems_of(tiny_disk / "library.sqlite") == []


def test_a_library_locked_by_another_program_is_told_and_nothing_lost(library: Library) -> None:
    stored = library.articles.add(make_article(), NOON)
    with another_program(library.path) as other:
        other.execute("BEGIN IMMEDIATE")
        assert _key(lambda: library.annotations.save(make_annotation(stored))) == "store.locked"
        assert library.annotations.of_article(stored.id) == []  # reading goes on
        other.execute("ROLLBACK")
    library.annotations.save(make_annotation(stored))
    assert len(library.annotations.of_article(stored.id)) == 1


def test_a_library_that_another_process_holds_for_itself_is_not_opened(path: Path) -> None:
    open_library(path).library.close()
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA locking_mode = EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert _key(lambda: open_library(path)) == "store.locked"
        assert holder.stdin is not None
        holder.stdin.close()
    open_library(path).library.close()


_OPEN_FILES = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")


@_OPEN_FILES
@pytest.mark.parametrize("how", ["deleted", "moved", "with its log"])
def test_a_library_that_vanished_is_put_back_with_everything(library: Library, path: Path, how: str) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    if how == "moved":
        path.rename(path.with_name("away.sqlite"))
    else:
        path.unlink()
    if how == "with its log":
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink()
    library.annotations.save(make_annotation(stored, "b", note="nachher"))
    assert [one.note for one in library.annotations.of_article(stored.id)] == ["vorher", "nachher"]
    library.close()
    assert problems_of(path) == []
    again = open_library(path)
    assert again.recovery is None
    assert len(again.library.annotations.of_article(stored.id)) == 2
    again.library.close()


@_OPEN_FILES
def test_a_library_that_was_exchanged_takes_no_more_notes_and_is_kept(library: Library, path: Path) -> None:
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored, "a", note="vorher"))
    away = path.with_name("away.sqlite")
    path.rename(away)
    other = path.with_name("other") / "library.sqlite"
    open_library(other).library.close()
    other.rename(path)
    for _ in range(3):  # it is tried again and again
        assert _key(lambda: library.annotations.save(make_annotation(stored, "b"))) == "store.replaced"
    (backup,) = library.backups()
    copy = open_library(backup).library
    assert copy.annotations.get("a").note == "vorher"
    copy.close()
    path.unlink()
    away.rename(path)
    library.annotations.save(make_annotation(stored, "b"))


@_OPEN_FILES
def test_a_drive_that_was_unplugged_takes_notes_again_when_it_is_back(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    library = open_library(drive / "library.sqlite").library
    stored = library.articles.add(make_article(), NOON)
    drive.rename(tmp_path / "unplugged")
    assert _key(lambda: library.annotations.save(make_annotation(stored))) == "store.moved"
    drive.mkdir()  # its place, as some systems leave it, or another drive
    whereabouts = library.connection.whereabouts
    before = whereabouts._files
    whereabouts._files = tuple((one[0] + 1, one[1]) for one in before if one is not None)
    assert _key(lambda: library.annotations.save(make_annotation(stored))) == "store.moved"
    assert not (drive / "library.sqlite").exists()
    whereabouts._files = before
    shutil.rmtree(drive)
    (tmp_path / "unplugged").rename(drive)
    library.annotations.save(make_annotation(stored))
    library.close()


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_SHMOPEN]
)
def test_a_drive_that_cannot_lock_is_told(code: int) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    problem = problem_of(error, Path("/netz/library.sqlite"))
    assert problem is not None
    assert problem.key == "store.no_locks"


def test_a_library_behind_a_link_is_opened_and_kept_where_it_lies(tmp_path: Path) -> None:
    real = tmp_path / "echt" / "Meine Bücher #1 %41?.sqlite"
    open_library(real).library.close()
    link = tmp_path / "library.sqlite"
    link.symlink_to(real)
    library = open_library(link).library
    stored = library.articles.add(make_article(), NOON)
    library.annotations.save(make_annotation(stored))
    assert library.backup_now() is not None
    library.close()
    assert link.is_symlink()
    again = open_library(real).library
    assert len(again.annotations.of_article(stored.id)) == 1
    again.close()


def test_a_library_opens_on_a_full_disk_or_says_so(tiny_disk: Path) -> None:
    path = tiny_disk / "library.sqlite"
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    library.close()
    fill = tiny_disk / "fill"
    with fill.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(1024))
    assert _key(lambda: open_library(path)) == "store.full"
    assert _key(lambda: open_library(tiny_disk / "new.sqlite")) == "store.full"
    fill.unlink()
    library = open_library(path).library
    assert library.articles.get(stored.id) == stored
    library.close()


@contextmanager
def _without_rights() -> Iterator[None]:
    """Be a user who may write nowhere, if the tests run as one who may write everywhere."""
    if os.name == "nt":
        pytest.skip("other rights there")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into, unlike pytest's own."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_write_protected_library_is_told(open_folder: Path) -> None:
    path = open_folder / "library.sqlite"
    open_library(path).library.close()
    path.chmod(0o444)
    with _without_rights():
        assert _key(lambda: open_library(path)) == "store.read_only"
    path.chmod(0o644)
    open_library(path).library.close()


def test_a_write_protected_folder_is_told(open_folder: Path) -> None:
    path = open_folder / "library.sqlite"
    open_library(path).library.close()
    open_folder.chmod(0o555)
    with _without_rights():
        assert _key(lambda: open_library(path)) in ("store.read_only", "store.cannot_open")
    open_folder.chmod(0o755)


def test_a_library_in_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with _without_rights():
        assert _key(lambda: open_library(open_folder / "new" / "library.sqlite")) == "store.unwritable_folder"
        assert _key(lambda: open_library(open_folder / "library.sqlite")) == "store.cannot_open"
    open_folder.chmod(0o755)


def test_a_library_nobody_may_read_is_told(open_folder: Path) -> None:
    path = open_folder / "library.sqlite"
    open_library(path).library.close()
    path.chmod(0o000)
    with _without_rights():
        assert _key(lambda: open_library(path)) == "store.unwritable_folder"
    path.chmod(0o644)


def test_a_bug_is_not_told_as_trouble(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        library._connection.execute("SELECT * FROM nowhere")
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.listing.ids()


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "store.full"),
        (errno.EACCES, "store.unwritable_folder"),
        (errno.EROFS, "store.unwritable_folder"),
        (errno.EIO, "store.disk_error"),
    ],
)
def test_trouble_of_the_system_has_a_sentence(number: int, key: str) -> None:
    problem = problem_of(OSError(number, "told by the system", "/books/library.sqlite"), Path("/x"))
    assert problem is not None
    assert (problem.key, problem.values) == (key, {"path": "/books/library.sqlite"})


@pytest.mark.parametrize("key", sorted(SENTENCES))
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_says_which_file_or_backup(key: str, language: str) -> None:
    file = "/Bücher {1}/library.sqlite"
    when = {"year": "2025", "month": "08", "day": "20", "time": "14:05"}
    told = sentence(StoreProblem(key, path=file, damaged=file, rescued=3, **when), language)
    assert file in told or {"de": "20.08.2025, 14:05 Uhr", "en": "2025-08-20, 14:05"}[language] in told
    assert told.endswith(".")
