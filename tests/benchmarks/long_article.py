"""A long article with many mentions and annotations, beside a short one, in the real window.

    python tests/benchmarks/long_article.py [megabytes]

1 MB with 5,000 mentions and 500 annotations, or 5 MB with 50,000 and 5,000: the largest article there is to
be. Prints how long opening takes until the text is painted, and the longest the window did not answer until
everything stood; how long a step of scrolling, a page, dragging the scroll bar and a jump take from the event
to the painted page, and how many of them took longer than a frame (16 ms); and how long selecting an entity
and saving a note take. Targets: opening within a second, a step of scrolling within a frame.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
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

from randnotiz.app import GARBAGE  # noqa: E402
from randnotiz.domain.annotation import Annotation, Colour  # noqa: E402
from randnotiz.domain.mention import Analysis, Entity, Label, Mention  # noqa: E402
from randnotiz.domain.selector import describe  # noqa: E402
from randnotiz.domain.span import Span  # noqa: E402
from randnotiz.domain.timex import Form, TimeExpression  # noqa: E402
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
MEGABYTES = int(sys.argv[1]) if len(sys.argv) > 1 else 1
MENTIONS, ANNOTATIONS = (10_000 * MEGABYTES, 1000 * MEGABYTES) if MEGABYTES > 1 else (5000, 500)
OFTEN = MENTIONS * 6 // 100
"""How often the entity is named that is named most."""
FRAME = 16.0
_PATIENCE = 10.0
LABELS = (Label.PER, Label.ORG, Label.LOC, Label.DATE)


class Still(Analyser):
    """No worker: names come from here."""

    def start(self) -> None:
        """Start nothing."""


def milliseconds(work: Callable[[], object], application: QApplication, page: MainWindow) -> float:
    """From the call until the page has been painted: the processor time of the window's thread.

    Not the clock's: on a shared machine that tells of its neighbours. Off-screen nothing is waited for.
    """
    begun = time.thread_time()
    work()
    page.article.view.viewport().repaint()
    application.processEvents()
    return (time.thread_time() - begun) * 1000


def settle(application: QApplication, quiet: float = 0.2) -> tuple[float, float]:
    """Let the event loop run until it has had nothing to do for a while.

    Returns the longest it did not answer and how long it went on, both in milliseconds.
    """
    begun = last = time.perf_counter()
    longest = 0.0
    while time.perf_counter() - last < quiet and last - begun < _PATIENCE:
        before = time.thread_time()
        application.processEvents()
        took = time.thread_time() - before
        longest = max(longest, took)
        if took > 0.001:
            last = time.perf_counter()
    return longest * 1000, (last - begun) * 1000


def told(name: str, times: list[float]) -> None:
    """Print a row: median, worst, and how many of them a reader sees."""
    slow = sum(one > FRAME for one in times)
    middle = statistics.median(times)
    print(
        f"{name:22}{middle:8.1f} ms   worst {max(times):7.1f}   over a frame {slow} of {len(times)}",
        flush=True,
    )


def window_of(application: QApplication) -> tuple[MainWindow, Desk]:
    """The program's window over a library of its own."""
    gc.set_threshold(*GARBAGE)
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
    return window, desk


def main() -> None:
    """Print the figures."""
    application = QApplication([])
    window, desk = window_of(application)
    library, shelf, reading, annotator = desk.library, desk.shelf, desk.reading, desk.annotator
    now = datetime.now(UTC)
    paragraph = (SENTENCE * 4).strip()
    short = library.articles.add(text_article("\n\n".join([paragraph] * 10), title="Kurz"), now)
    text = "\n\n".join(f"{number} {paragraph}" for number in range(2560 * MEGABYTES))
    article = text_article(text, title="Lang", language="de")
    article = replace(article, published=date(2025, 8, 20))
    long = library.articles.add(article, now)
    library.analyses.put(found(article.text, article.hash))
    print(f"text {len(article.text.encode()):,} bytes, {MENTIONS:,} mentions, {ANNOTATIONS:,} annotations")
    step = len(article.text) // ANNOTATIONS
    with library.transaction():
        for number in range(ANNOTATIONS):
            library.annotations.save(note(long.id, article.text, number, number * step))
    opening = {short.id: [], long.id: []}
    froze, whole = [], []
    for _ in range(5):
        for id, times in opening.items():
            reading.show(None)
            settle(application)
            times.append(milliseconds(lambda id=id: shelf.open(id), application, window))
            if id == long.id:
                longest, lasted = settle(application)
                froze.append(longest)
                whole.append(lasted)
    told("open, short", opening[short.id])
    told("open, long", opening[long.id])
    told("  then longest freeze", froze)
    told("  until all stands", whole)
    assert len(annotator.annotations()) == ANNOTATIONS
    bar = window.article.view.verticalScrollBar()

    def scrolled(name: str, steps: int, to: Callable[[int], object]) -> None:
        times = [milliseconds(lambda n=n: to(n), application, window) for n in range(steps)]
        told(name, times)

    bar.setValue(0)
    scrolled("scroll a step", 300, lambda n: bar.setValue(bar.value() + 60))
    scrolled("page down", 100, lambda n: bar.setValue(bar.value() + bar.pageStep()))
    scrolled("drag to the end", 100, lambda n: bar.setValue(bar.maximum() * n // 99))
    scrolled("scroll up at the end", 100, lambda n: bar.setValue(bar.value() - 60))
    scrolled("jump", 20, lambda n: bar.setValue(bar.maximum() * ((n * 7) % 20) // 20))
    bar.setValue(0)
    settle(application)
    scrolled("select an entity", 20, lambda n: reading.select_entity(f"e{n + 1}"))
    scrolled(f"the one of {OFTEN:,}", 6, lambda n: reading.select_entity("e1" if n % 2 else "e0"))
    scrolled("its next mention", 20, lambda n: reading.next_mention())
    ids = [one.id for one in annotator.annotations()]
    scrolled("step from note to note", 20, lambda n: annotator.set_current(ids[n * 7]))
    scrolled("type into a note", 20, lambda n: annotator.set_note(ids[3], "x" * (n + 10)))
    scrolled("highlight", 10, lambda n: annotator.add(Span(n * 500, n * 500 + 30), Colour.GREEN))
    scrolled("undo", 10, lambda n: reading.undo_stack.undo())
    scrolled("publication date", 3, lambda n: reading.set_published(date(2025, 8, 10 + n)))
    window.close()
    library.close()


def note(article: int, text: str, number: int, start: int) -> Annotation:
    """One of many notes."""
    moment = datetime(2025, 8, 20, tzinfo=UTC)
    place = describe(text, Span(start, start + 40))
    return Annotation(
        f"n{number}", article, place, moment, moment, list(Colour)[number % 5], f"Notiz {number}"
    )


def found(text: str, text_hash: str) -> Analysis:
    """Mentions of 100 entities a megabyte, evenly over the text; e0 is named most."""
    step, kinds = len(text) // MENTIONS, 100 * MEGABYTES
    mentions = []
    for n in range(MENTIONS):
        at = 0 if n % (MENTIONS // OFTEN) == 0 else n % kinds or 1
        time = TimeExpression(n * step, n * step + 8, "DATE", Form("weekday", value=str(n % 7)), n // 4, 0)
        day = LABELS[at % 4] is Label.DATE
        mentions.append(
            Mention(
                n * step,
                n * step + 8,
                LABELS[at % 4],
                f"e{at}",
                confidence=None if day else 0.9,
                time=time.to_dict() if day else None,
            )
        )
    entities = tuple(Entity(f"e{n}", LABELS[n % 4], f"Name {n}") for n in range(kinds))
    return Analysis(text_hash, "benchmark", "de", tuple(mentions), entities)


if __name__ == "__main__":
    main()
