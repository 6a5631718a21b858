"""A long article with many mentions and annotations, beside a short one, in the real window.

    python tests/benchmarks/long_article.py [megabytes]

1 MB with 5,000 mentions and 500 annotations, or 5 MB with 50,000 and 5,000: the largest article there is to
be. Prints what each thing that a reader does costs the window's thread, from the event to the painted page:
the median, the one that 99 of 100 stay below, the worst, and how many take longer than a frame (1/60 s). What
goes on by itself afterwards is told as the longest that the window did not answer. Targets: opening within a
second, every step of scrolling within a frame, no stall above 50 ms.
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

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt  # noqa: E402 - the environment comes first
from PySide6.QtGui import QWheelEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from randnotiz.analysis.protocol import Partial, Ready, Result, encode  # noqa: E402
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
from randnotiz.session.known_files import KnownFiles  # noqa: E402
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
FRAME = 1000 / 60
_PATIENCE = 10.0
LABELS = (Label.PER, Label.ORG, Label.LOC, Label.DATE)


STAND_IN = """
import json
import sys
from pathlib import Path

here = Path(sys.argv[1])
sys.stdout.buffer.write((here / "ready").read_bytes())
sys.stdout.buffer.flush()
for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["type"] == "analyse":
        answers = (here / "answers").read_bytes()
        sys.stdout.buffer.write(answers.replace(b'"id":1,', b'"id":%d,' % request["id"]))
        sys.stdout.buffer.flush()
"""
"""A worker that knows its answers."""


class Held(Analyser):
    """Asks no worker before the end."""

    asked = False

    def start(self) -> None:
        """Start the worker once that is wanted."""
        if self.asked:
            super().start()


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
    """Print a row."""
    slow, last = sum(one > FRAME for one in times), sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]
    print(
        f"{name:30}{statistics.median(times):8.1f} ms   99 % {last:7.1f}   worst {max(times):7.1f}"
        f"   over a frame {slow} of {len(times)}",
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
    shelf = Shelf(library, reading, annotator, KnownFiles(preferences))
    script = Path(_FOLDER.name) / "stand_in.py"
    script.write_text(STAND_IN)
    worker = (sys.executable, [str(script), _FOLDER.name])
    desk = Desk(library, preferences, reading, annotator, shelf, Held(library, reading, worker))
    themes = Themes(preferences)
    themes.apply()
    window = MainWindow(preferences, themes, Translations())
    window.take(desk)
    window.resize(1400, 900)
    window.complete()
    window.show()
    application.processEvents()
    return window, desk


class Bench:
    """The window with the long article, and what is done with it."""

    def __init__(self) -> None:
        self.application = QApplication([])
        self.window, self.desk = window_of(self.application)
        self.view = self.window.article.view
        self.bar = self.view.verticalScrollBar()
        library, now = self.desk.library, datetime.now(UTC)
        paragraph = (SENTENCE * 4).strip()
        self.short = library.articles.add(text_article("\n\n".join([paragraph] * 10), title="Kurz"), now).id
        text = "\n\n".join(f"{number} {paragraph}" for number in range(2560 * MEGABYTES))
        article = replace(text_article(text, title="Lang", language="de"), published=date(2025, 8, 20))
        self.long = library.articles.add(article, now).id
        self.article = article
        self.found = found(article.text, article.hash)
        library.analyses.put(self.found)
        print(f"text {len(text.encode()):,} bytes, {MENTIONS:,} mentions, {ANNOTATIONS:,} annotations")
        step = len(text) // ANNOTATIONS
        with library.transaction():
            for number in range(ANNOTATIONS):
                library.annotations.save(note(self.long, text, number, number * step))

    def each(self, name: str, steps: int, do: Callable[[int], object]) -> None:
        """Do something some times, each time until the page is painted."""
        told(name, [milliseconds(lambda n=n: do(n), self.application, self.window) for n in range(steps)])

    def stalls(self, name: str, times: int, do: Callable[[int], object]) -> None:
        """Do something some times, each time until all stands: the longest the window did not answer."""
        longest = []
        for number in range(times):
            self.settle()
            begun = time.thread_time()
            do(number)
            at_once = (time.thread_time() - begun) * 1000
            longest.append(max(at_once, self.settle()[0]))
        told(name, longest)

    def settle(self) -> tuple[float, float]:
        """Until nothing is left to do."""
        return settle(self.application)

    def wheel(self, by: int) -> None:
        """Turn the wheel by so many degrees' eighths over the page."""
        at = QPointF(self.view.viewport().rect().center())
        turn, keys = QPoint(0, by), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at, at, QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the page."""
        QTest.keyClick(self.view, key, keys)

    def opening(self) -> None:
        """Open the long article and a short one in turns, at the beginning and far down."""
        times: dict[str, list[float]] = {}
        froze, whole = [], []
        for number in range(9):
            name, id, place = (
                ("open, short", self.short, 0),
                ("open, long", self.long, 0),
                ("open, long, read to the end", self.long, len(self.article.text) - 9000),
            )[number % 3]
            self.desk.library.articles.set_position(id, place)
            self.desk.reading.show(None)
            self.settle()
            one = milliseconds(lambda id=id: self.desk.shelf.open(id), self.application, self.window)
            times.setdefault(name, []).append(one)
            longest, lasted = self.settle()
            if id == self.long:
                froze.append(longest)
                whole.append(lasted)
        for name, all_of_them in times.items():
            told(name, all_of_them)
        told("  then the longest stall", froze)
        told("  until nothing is left to do", whole)
        self.desk.library.articles.set_position(self.long, 0)
        self.desk.reading.show(None)
        self.desk.shelf.open(self.long)
        self.settle()
        assert len(self.desk.annotator.annotations()) == ANNOTATIONS

    def fresh(self) -> None:
        """Open the article again, and let what the page has not laid out yet be scrolled through at once."""
        self.desk.reading.show(None)
        self.desk.shelf.open(self.long)

    def scrolling(self, when: str) -> None:
        """Every way to move through the text."""
        bar = self.bar
        bar.setValue(0)
        self.each(f"wheel down{when}", 200, lambda _: self.wheel(-120))
        self.each(f"page down{when}", 200, lambda _: self.key(Qt.Key.Key_PageDown))
        self.each(f"space{when}", 200, lambda _: self.key(Qt.Key.Key_Space))
        bar.setSliderDown(True)
        self.each(f"drag the bar{when}", 200, lambda n: bar.setSliderPosition(bar.maximum() * n // 199))
        bar.setSliderDown(False)
        self.each(f"wheel up at the end{when}", 200, lambda _: self.wheel(120))
        ends = (Qt.Key.Key_Home, Qt.Key.Key_End)
        control = Qt.KeyboardModifier.ControlModifier
        self.each(f"Home and End{when}", 40, lambda n: self.key(ends[n % 2], control))
        self.each(f"jump{when}", 40, lambda n: bar.setValue(bar.maximum() * ((n * 7) % 20) // 20))
        bar.setValue(0)
        self.settle()

    def following(self) -> None:
        """Entities and mentions."""
        reading, view = self.desk.reading, self.view
        self.each("select an entity", 100, lambda n: reading.select_entity(f"e{n + 1}"))
        self.each(f"the one of {OFTEN:,}", 20, lambda n: reading.select_entity("e1" if n % 2 else "e0"))
        reading.select_entity("e0")
        self.each("its next mention", 200, lambda _: reading.next_mention())
        self.each("its mention before", 200, lambda _: reading.previous_mention())
        at = view.viewport().rect().topLeft() + QPoint(200, 60)
        self.each("move the mouse", 200, lambda n: QTest.mouseMove(view.viewport(), at + QPoint(n, n // 4)))
        place = view.viewport().mapToGlobal(at)
        starts = [one.start for one in self.found.mentions[:200]]
        self.each("hover over a mention", 200, lambda n: view.hovered.emit(starts[n] + 1, place))

    def writing(self) -> None:
        """Notes and highlights."""
        annotator, reading = self.desk.annotator, self.desk.reading
        ids = [one.id for one in annotator.annotations()]
        self.each("step from note to note", 100, lambda n: annotator.set_current(ids[n * 7]))
        self.each("type into a note", 100, lambda n: annotator.set_note(ids[3], "x" * (n + 10)))
        self.each("highlight", 50, lambda n: annotator.add(Span(n * 500, n * 500 + 30), Colour.GREEN))
        self.each("undo", 50, lambda _: reading.undo_stack.undo())

    def changing(self) -> None:
        """What changes all of the page, from its middle; then the longest the window did not answer."""
        preferences, window = self.desk.preferences, self.window
        self.bar.setValue(self.bar.maximum() // 2)
        self.stalls("another size of the type", 6, lambda n: setattr(preferences, "text_size", 18 + n % 2))
        self.stalls("light and dark", 6, lambda n: setattr(preferences, "theme", ("dark", "light")[n % 2]))
        self.each("drag the window's edge", 100, lambda n: window.resize(1400 - 8 * n, 900))
        self.each("and back", 100, lambda n: window.resize(600 + 8 * n, 900))
        self.stalls("publication date", 4, lambda n: self.desk.reading.set_published(date(2025, 8, 10 + n)))

    def arriving(self) -> None:
        """Names come in parts while one reads on in an article that is new."""
        folder, reading, library = Path(_FOLDER.name), self.desk.reading, self.desk.library
        text = self.article.text + " Ende."
        article = text_article(text, title="Neu", language="de")
        id = library.articles.add(article, datetime.now(UTC)).id
        analysis = replace(self.found, model="stand-in", text_hash=article.hash)
        parts = []
        for share in (50, 10, 3):
            mentions = analysis.mentions[: len(analysis.mentions) // share]
            parts.append(Partial(1, mentions[-1].end, replace(analysis, mentions=mentions)))
        (folder / "ready").write_bytes(encode(Ready("stand-in", 0.0)))
        (folder / "answers").write_bytes(b"".join(map(encode, [*parts, Result(1, analysis)])))
        Held.asked = True
        self.desk.shelf.open(id)
        self.application.processEvents()
        turns: list[float] = []
        after, end = 300, time.perf_counter() + 60
        while after and time.perf_counter() < end:
            turns.append(milliseconds(lambda: self.wheel(-12), self.application, self.window))
            if reading.analysis is not None and reading.state == "idle":
                after -= 1  # the rows of the sidebar, and the library
        assert library.analyses.get(article.hash, "stand-in") is not None
        told("read on while names arrive", turns)
        self.desk.analyser.stop()


def main() -> None:
    """Print the figures."""
    bench = Bench()
    bench.opening()
    bench.scrolling("")
    bench.fresh()
    bench.scrolling(" at once")
    bench.following()
    bench.writing()
    bench.changing()
    bench.arriving()
    bench.window.close()
    bench.desk.library.close()


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
