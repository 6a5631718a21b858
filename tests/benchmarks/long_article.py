"""An article of 1 MB with 5,000 mentions and 500 annotations, beside a short one, in the real window.

    python tests/benchmarks/long_article.py

Prints how long opening takes until the text is painted, how long a step of scrolling takes from the wheel to
the painted page, and how long selecting an entity and saving a note take. Targets: opening at most half a
second beyond the short article; a step of scrolling within a frame (16 ms).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "desktop"))
if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
_FOLDER = tempfile.TemporaryDirectory()
for _name in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(Path(_FOLDER.name) / _name)

from PySide6.QtCore import QSettings  # noqa: E402 - the environment comes first
from PySide6.QtWidgets import QApplication  # noqa: E402

from randnotiz.domain.annotation import Colour  # noqa: E402
from randnotiz.domain.mention import Analysis, Entity, Label, Mention  # noqa: E402
from randnotiz.domain.span import Span  # noqa: E402
from randnotiz.importers import text_article  # noqa: E402
from randnotiz.session.analyser import Analyser  # noqa: E402
from randnotiz.session.annotator import Annotator  # noqa: E402
from randnotiz.session.desk import Desk  # noqa: E402
from randnotiz.session.library import Shelf  # noqa: E402
from randnotiz.session.preferences import Preferences  # noqa: E402
from randnotiz.session.reading import Reading  # noqa: E402
from randnotiz.store import open_library  # noqa: E402
from randnotiz.ui.main_window import MainWindow  # noqa: E402
from randnotiz.ui.theme import Themes  # noqa: E402
from randnotiz.ui.translations import Translations  # noqa: E402

SENTENCE = (
    "Lena Harms sprach am Dienstag in Kiel mit Jonas Weller vom Hafenamt über Fähren, Deiche und Züge. "
)
MENTIONS, ANNOTATIONS = 5000, 500
LABELS = (Label.PER, Label.ORG, Label.LOC, Label.DATE)


class Still(Analyser):
    """No worker: names come from here."""

    def start(self) -> None:
        """Start nothing."""


def milliseconds(work: Callable[[], object], application: QApplication, page: MainWindow) -> float:
    """From the call until the page has been painted."""
    begun = time.perf_counter()
    work()
    page.article.view.viewport().repaint()
    application.processEvents()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print the figures."""
    application = QApplication([])
    application.setStyle("Fusion")
    library = open_library(Path(_FOLDER.name) / "library.sqlite").library
    preferences = Preferences(QSettings(str(Path(_FOLDER.name) / "s.ini"), QSettings.Format.IniFormat))
    reading = Reading(library)
    annotator = Annotator(library, reading)
    shelf = Shelf(library, reading, annotator)
    desk = Desk(library, preferences, reading, annotator, shelf, Still(library, reading, ("", [])))
    themes = Themes(preferences)
    themes.apply()
    window = MainWindow(preferences, themes, Translations())
    window.take(desk)
    window.resize(1400, 900)
    window.complete()
    window.show()
    application.processEvents()
    now = datetime.now(UTC)
    paragraph = (SENTENCE * 4).strip()
    short = library.articles.add(text_article("\n\n".join([paragraph] * 10), title="Kurz"), now)
    article = text_article("\n\n".join([paragraph] * 2600), title="Lang", language="de")
    long = library.articles.add(article, now)
    library.analyses.put(found(article.text, article.hash))
    print(f"text {len(article.text.encode()):,} bytes, {MENTIONS} mentions, {ANNOTATIONS} annotations")
    shelf.open(long.id)
    step = len(article.text) // ANNOTATIONS
    with library.transaction():
        for number in range(ANNOTATIONS):
            annotator.add(Span(number * step, number * step + 40), list(Colour)[number % 5], note="Notiz")
    opening = {short.id: [], long.id: []}
    for _ in range(7):
        for id, times in opening.items():
            reading.show(None)
            application.processEvents()
            times.append(milliseconds(lambda id=id: shelf.open(id), application, window))
    for name, id in (("short", short.id), ("long", long.id)):
        print(f"open, {name:5}         {statistics.median(opening[id]):7.1f} ms (median of 7)")
    bar = window.article.view.verticalScrollBar()
    steps = []
    for _ in range(200):
        steps.append(milliseconds(lambda: bar.setValue(bar.value() + 60), application, window))
    print(f"scroll a step       {statistics.median(steps):7.1f} ms (median of 200, worst {max(steps):.1f})")
    jumps = []
    for part in range(1, 21):
        jumps.append(
            milliseconds(lambda part=part: bar.setValue(bar.maximum() * part // 21), application, window)
        )
    print(f"scroll far          {statistics.median(jumps):7.1f} ms (median of 20, worst {max(jumps):.1f})")
    entities = [
        milliseconds(lambda n=n: reading.select_entity(f"e{n}"), application, window) for n in range(20)
    ]
    print(
        f"select an entity    {statistics.median(entities):7.1f} ms (median of 20, worst {max(entities):.1f})"
    )
    id = annotator.annotations()[3].id
    annotator.set_current(id)
    keys = [
        milliseconds(lambda n=n: annotator.set_note(id, "x" * n), application, window) for n in range(10, 30)
    ]
    print(f"save a note         {statistics.median(keys):7.1f} ms (median of 20, worst {max(keys):.1f})")
    window.close()
    library.close()


def found(text: str, text_hash: str) -> Analysis:
    """5,000 mentions of 100 entities, evenly over the text."""
    step = len(text) // MENTIONS
    mentions = tuple(
        Mention(n * step, n * step + 8, LABELS[n % 4], f"e{n % 100}", value=None, confidence=0.9)
        for n in range(MENTIONS)
    )
    entities = tuple(Entity(f"e{n}", LABELS[n % 4], f"Name {n}") for n in range(100))
    return Analysis(text_hash, "benchmark", "de", mentions, entities)


if __name__ == "__main__":
    main()
