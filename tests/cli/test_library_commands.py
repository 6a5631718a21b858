"""`randnotiz import`, `search` and `export`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from randnotiz.analysis import pipeline
from randnotiz.domain.problem import AnalysisProblem
from randnotiz.exporters import FORMATS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(run: Run, article: Path, tmp_path: Path) -> Path:
    """A library with one article, number 1."""
    path = tmp_path / "notes.sqlite"
    status, out, _ = run("import", article, "--library", path)
    assert (status, out) == (0, "1\tGipfel endet ohne Ergebnis\n")
    return path


def test_an_article_is_imported_once(run: Run, article: Path, library: Path) -> None:
    assert run("import", article, "--library", library)[1].startswith("1\t")


def test_what_cannot_be_imported_is_told_and_the_rest_imported(
    run: Run, article: Path, tmp_path: Path
) -> None:
    status, out, err = run("import", tmp_path / "gone.txt", article, "--library", tmp_path / "l.sqlite")
    assert status == 1
    assert out.startswith("1\t")
    assert "gone.txt" in err


def test_a_library_that_is_none(run: Run, article: Path) -> None:
    status, _, err = run("import", article, "--library", article)
    assert status == 1
    assert len(err.splitlines()) == 1
    assert article.read_text(encoding="utf-8").startswith("Gipfel")


def test_search(run: Run, library: Path) -> None:
    status, out, _ = run("search", "Vorschlag", "niemand", "--library", library)
    assert status == 0
    number, title, passage = out.rstrip("\n").split("\t")
    assert (number, title) == ("1", "Gipfel endet ohne Ergebnis")
    assert "Vorschlag" in passage
    assert run("search", "Elefant", "--library", library) == (0, "", "")


def test_search_tells_programs_where_the_words_stand(run: Run, library: Path) -> None:
    status, out, _ = run("search", "vorschlag", "niem", "--json", "--limit", "1", "--library", library)
    assert status == 0
    (found,) = map(json.loads, out.splitlines())
    assert (found["article"], found["title"], found["place"]) == (1, "Gipfel endet ohne Ergebnis", "text")
    assert {found["passage"][start:end].lower() for start, end in found["marks"]} == {"vorschlag", "niemand"}
    assert found["annotation"] is None
    assert run("search", "vorschlag", "--limit", "0", "--library", library) == (0, "", "")


def test_searching_makes_no_library(run: Run, tmp_path: Path) -> None:
    status, _, err = run("search", "x", "--library", tmp_path / "gone.sqlite")
    assert (status, list(tmp_path.iterdir())) == (1, [])
    assert "gone.sqlite" in err


@pytest.mark.parametrize("suffix", [".html", ".md", ".json", ".mentions.csv"])
def test_export_from_the_library(run: Run, library: Path, tmp_path: Path, suffix: str) -> None:
    copy = tmp_path / f"copy{suffix}"
    assert run("export", "--article", "1", "--to", copy, "--library", library)[0] == 0
    assert "Donald Trump" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", list(FORMATS))
def test_every_format_is_written(run: Run, article: Path, library: Path, tmp_path: Path, key: str) -> None:
    copy = tmp_path / f"copy{FORMATS[key].suffix}"
    words = ("export", "--article", article, "--published", "2025-08-20", "--to", copy)
    assert run(*words, "--library", library)[0] == 0
    assert copy.stat().st_size > 40


def test_export_leaves_out_what_is_not_wanted(run: Run, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    words = ("export", "--article", "1", "--to", copy, "--library", library)
    assert run(*words, "--without", "entities,dates", "--commonmark")[0] == 0
    text = copy.read_text(encoding="utf-8")
    assert "[[" not in text
    assert "## " not in text.split("Gipfel")[-1]
    assert run(*words, "--force")[0] == 0
    assert "[[Donald Trump]]" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("suffix", "wish", "word"),
    [
        (".md", ("--without", "titles"), "titles"),
        (".csv", ("--without", "text"), ".csv"),
        (".html", ("--commonmark",), ".html"),
    ],
)
def test_a_wish_that_a_format_cannot_grant_is_wrong_usage(
    run: Run, library: Path, tmp_path: Path, suffix: str, wish: tuple[str, ...], word: str
) -> None:
    copy = tmp_path / f"copy{suffix}"
    status, _, err = run("export", "--article", "1", "--to", copy, "--library", library, *wish)
    assert (status, copy.exists()) == (2, False)
    assert word in err


def test_export_of_a_file_leaves_no_library(run: Run, article: Path, tmp_path: Path) -> None:
    copy, library = tmp_path / "copy.md", tmp_path / "none.sqlite"
    status, _, err = run("export", "--article", article, "--to", copy, "--library", library)
    assert (status, err) == (0, "")
    assert "Gipfel" in copy.read_text(encoding="utf-8")
    assert not library.exists()


def test_export_never_overwrites_unasked(run: Run, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text("mine")
    status, _, err = run("export", "--article", "1", "--to", copy, "--library", library, german=True)
    assert (status, copy.read_text()) == (1, "mine")
    assert "gibt es schon" in err
    assert run("export", "--article", "1", "--to", copy, "--library", library, "--force")[0] == 0
    assert copy.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("chosen", "to", "word"),
    [
        ("7", "copy.md", "7"),
        ("1", "copy.xyz", ".xyz"),
        ("1", "gone/copy.md", "copy.md"),
        ("gone.txt", "copy.md", "gone"),
    ],
)
def test_what_cannot_be_exported(
    run: Run, library: Path, tmp_path: Path, chosen: str, to: str, word: str
) -> None:
    status, _, err = run("export", "--article", chosen, "--to", tmp_path / to, "--library", library)
    assert status == 1
    assert word in err
    assert len(err.splitlines()) == 1


def test_a_copy_without_names_is_still_a_copy(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(detect: object) -> object:
        raise AnalysisProblem("analysis.no_model", folder="x")

    monkeypatch.setattr(pipeline, "load", load)
    copy = tmp_path / "copy.md"
    status, _, err = run("export", "--article", "1", "--to", copy, "--library", library)
    assert (status, copy.exists()) == (0, True)
    assert "language model" in err
