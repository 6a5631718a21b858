"""The first page of a start: what it may cost, and what follows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from randnotiz import locations

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "stadtbahn.txt"
LATER = (
    *("trafilatura", "numpy", "lxml", "sqlite_utils", "spacy", "sqlite3", "json", "uuid", "hashlib"),
    *("platformdirs", "PySide6.QtNetwork", "PySide6.QtSvg"),
    *("randnotiz.exporters", "randnotiz.analysis", "randnotiz.domain.timex", "randnotiz.store"),
    *("randnotiz.session.library", "randnotiz.session.analyser", "randnotiz.ui.window_parts"),
)

OF_A_LIBRARY = frozenset({"sqlite3", "json", "randnotiz.store"})
"""What a page of the library needs as well."""

KNOW = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from randnotiz.domain.annotation import Annotation
from randnotiz.domain.colour import Colour
from randnotiz.domain.label import Label
from randnotiz.domain.mention import Analysis, Mention
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from PySide6.QtCore import QSettings
from randnotiz.session.known_files import KnownFiles, state_of
from randnotiz.session.preferences import Preferences
from randnotiz.session.plain_file import quick_article
from randnotiz.store import open_library

file, now = Path(sys.argv[1]), datetime.now(UTC)
article = quick_article(file)
library = open_library(Path(sys.argv[2])).library
stored = library.articles.add(article, now)
mentions = tuple(Mention(at, at + 4, Label.LOC, "loc:x") for at in range(0, 100, 10))
library.analyses.put(Analysis(article.hash, "m", "de", mentions, ()))
selector = describe(article.text, Span(5, 15))
library.annotations.save(Annotation("n", stored.id, selector, now, now, Colour.BLUE))
library.close()
preferences = Preferences(QSettings("randnotiz", "randnotiz"))
KnownFiles(preferences).remember(state_of(file), article.hash)
preferences.last_article = stored.id
preferences.sync()
"""

WATCHED = f"""
import sys
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from randnotiz import app
from randnotiz.ui.article_view import ArticleView

paint = ArticleView.paintEvent

def first(self, event):
    paint(self, event)
    if self.map is not None:
        ArticleView.paintEvent = paint
        print(self.document().firstBlock().text())
        print(*[name for name in {LATER!r} if name in sys.modules])
        print("Qt" in vars(QtCore))
        print(len(self.extraSelections()))
        QtWidgets.QApplication.exit(0)

ArticleView.paintEvent = first
sys.exit(app.main([Path(word) for word in sys.argv[2:]], Path(sys.argv[1])))
"""


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**environment, "PYTHONPATH": str(ROOT / "desktop")},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def test_the_text_is_on_the_screen_before_anything_else_is_loaded(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    library = tmp_path / "library.sqlite"
    done = run(program_environment, "-c", WATCHED, str(library), str(SEED))
    assert done.returncode == 0, done.stderr
    title, loaded, namespace, _ = done.stdout.splitlines()
    assert title == SEED.read_text("utf-8").splitlines()[0]
    assert loaded.split() == []
    # Its hundred enumerations cost a twentieth of a start; a brush made of a colour is enough to load them.
    assert namespace == "False"
    # The program ended in its first moment: nothing was begun that would be half done.
    assert not library.exists()


@pytest.mark.parametrize("with_file", [True, False])
def test_what_the_library_knows_of_a_page_is_on_the_screen_with_it(
    program_environment: dict[str, str], tmp_path: Path, with_file: bool
) -> None:
    library, file = tmp_path / "library.sqlite", tmp_path / "stadtbahn.txt"
    file.write_bytes(SEED.read_bytes())
    os.utime(file, (1_700_000_000, 1_700_000_000))
    known = run(program_environment, "-c", KNOW, str(file), str(library))
    assert known.returncode == 0, known.stderr
    done = run(program_environment, "-c", WATCHED, str(library), *([str(file)] if with_file else []))
    assert done.returncode == 0, done.stderr
    title, loaded, namespace, marked = done.stdout.splitlines()
    assert title == SEED.read_text("utf-8").splitlines()[0]
    assert int(marked) == 11  # ten names and a highlight
    assert set(loaded.split()) <= OF_A_LIBRARY
    assert namespace == "False"


def test_a_library_that_cannot_be_opened_is_said_although_the_text_stands(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    library = tmp_path / "library.sqlite"
    library.write_text("Das ist keine Datenbank, sondern ein Brief an die Redaktion.\n" * 20, "utf-8")
    before = library.read_bytes()
    environment = {**program_environment, "QT_QPA_PLATFORM": "offscreen"}  # no dialog waits for an answer
    done = run(environment, "-m", "randnotiz", "--library", str(library), str(SEED))
    assert done.returncode == 1
    assert str(library) in done.stderr
    assert "Traceback" not in done.stderr
    assert library.read_bytes() == before


def test_window_and_command_line_mean_the_same_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    question = "from randnotiz import beginning; print(beginning.library_of_the_reader())"
    for home in (None, str(tmp_path)):
        environment = {key: value for key, value in os.environ.items() if key != "XDG_DATA_HOME"}
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        if home is not None:
            environment["XDG_DATA_HOME"] = home
            monkeypatch.setenv("XDG_DATA_HOME", home)
        assert run(environment, "-c", question).stdout.strip() == str(locations.default_library())
