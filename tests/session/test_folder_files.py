"""Which files of a folder are read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from randnotiz.session import folder_files
from randnotiz.session.folder_files import candidates


def names(*paths: Path) -> list[str]:
    return [candidate.path.name for candidate in candidates(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles, as they lie about."""
    for name in (
        "10.txt",
        "9.txt",
        "b/c/tief.html",
        ".versteckt.txt",
        ".git/HEAD",
        "Thumbs.db",
        "b/~$offen.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text")
    return tmp_path


def test_all_below_in_the_order_of_names_without_what_is_hidden(folder: Path) -> None:
    assert names(folder) == ["9.txt", "10.txt", "tief.html"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(folder: Path) -> None:
    assert names(folder / ".versteckt.txt", folder / "b", folder / "fehlt.txt") == [
        ".versteckt.txt",
        "tief.html",
        "fehlt.txt",
    ]


def test_the_companions_of_saved_pages_are_left_out(folder: Path) -> None:
    for name in ("Seite_files/a.js", "Page-Dateien/b.txt", "Fotos_files/c.txt"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("x")
    (folder / "Seite.html").write_text("x")
    (folder / "Page.HTM").write_text("x")
    assert names(folder) == ["9.txt", "10.txt", "tief.html", "c.txt", "Page.HTM", "Seite.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_no_circle_is_walked_and_nothing_but_files_is_read(folder: Path) -> None:
    (folder / "b" / "kreis").symlink_to(folder, target_is_directory=True)
    (folder / "verweis.txt").symlink_to(folder / "9.txt")
    (folder / "tot.txt").symlink_to(folder / "fehlt.txt")
    os.mkfifo(folder / "rohr.txt")
    assert names(folder) == ["9.txt", "10.txt", "tief.html", "verweis.txt"]


def test_depth_and_number_have_an_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = folder.joinpath("t", *["t"] * 50)
    deep.mkdir(parents=True)
    (deep / "unten.txt").write_text("x")
    found = [(c.path.name, c.problem.key) for c in candidates([folder]) if c.problem]
    assert found == [("t", "import.too_complex")]
    monkeypatch.setattr(folder_files, "MOST_FILES", 2)
    last = list(candidates([folder]))[-1]
    assert last.problem is not None
    assert (last.problem.key, len(list(candidates([folder])))) == ("import.too_many", 3)


def test_looking_can_be_broken_off(folder: Path) -> None:
    seen: list[str] = []
    for candidate in candidates([folder], lambda: len(seen) > 0):
        seen.append(candidate.path.name)
    assert seen == ["9.txt"]
