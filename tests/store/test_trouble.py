"""The reader's trouble is told in a sentence and costs at most the last change; a bug passes as it is."""

from __future__ import annotations

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


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_library_that_vanished_or_was_exchanged_takes_no_more_notes(library: Library, path: Path) -> None:
    stored = library.articles.add(make_article(), NOON)
    away = path.with_name("away.sqlite")
    path.rename(away)
    assert _key(lambda: library.annotations.save(make_annotation(stored))) == "store.moved"
    path.write_bytes(b"")
    assert _key(lambda: library.annotations.save(make_annotation(stored))) == "store.moved"
    path.unlink()
    away.rename(path)
    library.annotations.save(make_annotation(stored))


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
        library.articles.summaries()


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
    problem = StoreProblem(key, path=file, damaged=file, restored="2025-08-20 14:05", rescued=3)
    told = sentence(problem, language)
    assert file in told or "2025-08-20 14:05" in told
    assert told.endswith(".")
