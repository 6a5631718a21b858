"""`randnotiz backup`, `restore`, `export-library` and `import-library`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.making import make_annotation, rows_of

from randnotiz.store import open_library

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(run: Run, article: Path, tmp_path: Path) -> Path:
    """A library with one article and one note."""
    path = tmp_path / "notes.sqlite"
    run("import", article, "--library", path)
    opened = open_library(path).library
    opened.annotations.save(make_annotation(opened.articles.get(1), "a", note="Notiz"))
    opened.close()
    return path


def notes(path: Path) -> list[str]:
    opened = open_library(path).library
    found = [note.note for summary in rows_of(opened) for note in opened.annotations.of_article(summary.id)]
    opened.close()
    return found


def forget(path: Path) -> None:
    """Take everything out of a library."""
    opened = open_library(path).library
    opened.articles.remove(1)
    opened.close()


def test_what_was_backed_up_comes_back(run: Run, library: Path) -> None:
    status, out, err = run("backup", "--library", library)
    assert (status, err) == (0, "")
    backup, _, size, articles, annotations = out.rstrip("\n").split("\t")
    assert (int(size), articles, annotations) == (Path(backup).stat().st_size, "1", "1")
    forget(library)
    assert run("restore", backup, "--library", library) == (0, "New: 1 articles, 1 notes\n", "")
    assert notes(library) == ["Notiz"]
    assert run("restore", backup, "--library", library)[1] == "New: 0 articles, 0 notes\n"
    forget_status = run("restore", "--whole", backup, "--library", library)
    assert forget_status[0] == 0
    assert notes(library) == ["Notiz"]


def test_everything_goes_into_another_library(run: Run, library: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "alles.jsonl", tmp_path / "other.sqlite"
    assert run("export-library", file, "--library", library) == (0, "", "")
    assert [json.loads(line)["type"] for line in file.read_text("utf-8").splitlines()] == [
        "randnotiz",
        "article",
        "annotation",
        "end",
    ]
    status, _, err = run("export-library", file, "--library", library)
    assert status == 1
    assert "alles.jsonl" in err
    assert run("export-library", file, "--force", "--library", library)[0] == 0
    assert run("import-library", file, "--library", other) == (0, "New: 1 articles, 1 notes\n", "")
    assert notes(other) == ["Notiz"]
    file.write_text(file.read_text("utf-8") + "{kaputt\n", "utf-8")
    status, out, err = run("import-library", file, "--library", other, german=True)
    assert (status, out) == (1, "Neu: 0 Artikel, 0 Notizen\n")
    assert err == "Weggelassene beschädigte Zeilen: 5\n"


@pytest.mark.parametrize("command", ["restore", "import-library"])
def test_what_is_none_of_ours_is_told_in_one_sentence(
    run: Run, library: Path, article: Path, command: str
) -> None:
    status, out, err = run(command, article, "--library", library)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert notes(library) == ["Notiz"]
