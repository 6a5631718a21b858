"""`randnotiz import` of folders and books."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of two chapters."""
    path = tmp_path / "flut.epub"
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in (1, 2))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in (1, 2))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        rootfile = '<rootfile full-path="p.opf"/>'
        packed.writestr("META-INF/container.xml", f"<container><rootfiles>{rootfile}</rootfiles></container>")
        packed.writestr("p.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        packed.writestr(
            "c1.xhtml", "<html><body><h1>Der Fluss</h1><p>Er stieg die ganze Nacht.</p></body></html>"
        )
        packed.writestr(
            "c2.xhtml", "<html><body><h1>Die Stadt</h1><p>Sie schlief noch lange.</p></body></html>"
        )
    return path


def test_a_folder_is_brought_in_and_summed_up(run: Run, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Artikel"
    (folder / "unten").mkdir(parents=True)
    (folder / "unten" / article.name).write_bytes(article.read_bytes())
    (folder / "nochmal.txt").write_bytes(article.read_bytes())
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.7\nnichts")
    (folder / "programm.js").write_text("alert('Das ist kein Artikel')")
    library = tmp_path / "l.sqlite"
    status, out, err = run("import", folder, "--library", library, german=True)
    assert status == 1
    assert out == "1\tGipfel endet ohne Ergebnis\n" * 2
    assert "„kaputt.pdf“ ist beschädigt" in err
    assert err.endswith("1 aufgenommen, 1 schon vorhanden, 1 nicht lesbar, 1 übergangen\n")
    assert "1 already there" in run("import", folder / "unten", "--library", library)[2]


def test_chapters_are_listed_and_brought_in_one_by_one(run: Run, book: Path, tmp_path: Path) -> None:
    library = tmp_path / "l.sqlite"
    assert run("import", "--chapters", book) == (0, "1\t34\tDer Fluss\n2\t32\tDie Stadt\n", "")
    assert not library.exists()
    assert run("import", book, "--chapter", "2", "--library", library) == (0, "1\tDie Stadt\n", "")
    status, _, err = run("import", book, "--chapter", "3", "--library", library)
    assert (status, err) == (1, "“flut.epub” has no chapter 3.\n")
    assert run("import", book, "--chapter", "0")[0] == 2
    assert run("import", book, "--library", library) == (0, "2\tDer Fluss\n", "")
