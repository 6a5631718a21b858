"""What lies where the library should be: nothing, a library, an older or newer one, or something else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.holding import another_program
from tests.store.making import NOON, make_article

from randnotiz.domain.problem import StoreProblem
from randnotiz.store import open_library


def _key_of_opening(path: Path) -> str:
    with pytest.raises(StoreProblem) as caught:
        open_library(path)
    return caught.value.key


def test_a_library_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "mit Leer# und %zeichen?" / "bücher.sqlite"
    library = open_library(path).library
    library.articles.add(make_article(), NOON)
    assert library.path == path
    assert library.backup_now() is not None
    library.close()
    assert path.is_file()


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    opened = open_library(path)
    assert (opened.recovery, len(opened.library.listing.ids())) == (None, 0)
    opened.library.close()


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.write_bytes(b"Meine Notizen, keine Datenbank.\n" * 50)
    before = path.read_bytes()
    assert _key_of_opening(path) == "store.not_a_library"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with another_program(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    assert _key_of_opening(path) == "store.not_a_library"
    assert path.read_bytes() == before
    with another_program(path) as connection:
        connection.execute("PRAGMA application_id = 77")
    assert _key_of_opening(path) == "store.not_a_library"


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert _key_of_opening(tmp_path) == "store.not_a_library"


def test_a_file_in_place_of_the_folder_above_is_told(tmp_path: Path) -> None:
    (tmp_path / "datei").touch()
    assert _key_of_opening(tmp_path / "datei" / "library.sqlite") == "store.unwritable_folder"


def test_a_library_of_a_newer_version_is_refused_and_not_changed(path: Path) -> None:
    library = open_library(path).library
    library.articles.add(make_article(), NOON)
    library.close()
    with another_program(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    assert _key_of_opening(path) == "store.newer"
    assert path.read_bytes() == before


def test_two_connections_read_and_write_side_by_side(path: Path) -> None:
    one, two = open_library(path).library, open_library(path).library
    stored = one.articles.add(make_article(), NOON)
    assert two.articles.get(stored.id) == stored
    assert two.articles.add(make_article("Zweiter Text."), NOON).id != stored.id
    assert len(one.listing.ids()) == 2
    two.close()
    one.close()


def test_a_log_that_was_not_written_back_is_read(path: Path, tmp_path: Path) -> None:
    """What a killed program leaves behind: the rows stand in the log alone."""
    library = open_library(path).library
    stored = library.articles.add(make_article(), NOON)
    left = tmp_path / "left" / "library.sqlite"
    left.parent.mkdir()
    for suffix in ("", "-wal"):
        left.with_name(left.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    library.close()
    # Without its log the copy holds no rows: why a backup is never a copied file.
    alone = tmp_path / "alone.sqlite"
    alone.write_bytes(left.read_bytes())
    with another_program(alone) as connection, pytest.raises(sqlite3.OperationalError, match="no such table"):
        connection.execute("SELECT count(*) FROM article")
    reopened = open_library(left)
    assert reopened.recovery is None
    assert reopened.library.articles.get(stored.id) == stored
    reopened.library.close()


def test_opening_loads_nothing_heavy(path: Path) -> None:
    """The first start and every later one: sqlite-utils would bring NumPy and click along."""
    program = (
        "import sys; from pathlib import Path; from randnotiz.store import open_library\n"
        "for _ in range(2): open_library(Path(sys.argv[1])).library.close()\n"
        "print(sorted({'sqlite_utils', 'numpy', 'click', 'PySide6'} & set(sys.modules)))"
    )
    desktop = Path(__file__).resolve().parents[2] / "desktop"
    answer = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=desktop,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert answer.stdout.strip() == "[]"
