"""A library of 100,000 articles, beside one with a single article: starting, listing, searching, writing.

    python tests/benchmarks/many_articles.py LIBRARY [articles]       make it once (two minutes, 0.9 GB)
    python tests/benchmarks/large_library.py LIBRARY [runs] [parts]   measure

`parts` are some of "start", "list", "search", "write" and "backup", all by default. Starts are made in turns
with the small library; "text" is the first time that the event loop is idle after the text was painted,
"whole" the same after the window was filled. Off-screen unless a display is set. Targets: a start as with the
small library, a frame of scrolling within 16 ms, a search within 50 ms, writing in milliseconds. What is
written is taken back; the backup goes beside the library.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(Path(__file__).parent)]
if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

WHOLE = """
import sys, time, resource
import randnotiz.__main__ as start
import randnotiz.late_signatures as beginning

def watch():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    import randnotiz.app as app, randnotiz.ui.article_view as page
    paint, told, stand = page.ArticleView.paintEvent, [], app.Program._stand

    def first(self, event):
        paint(self, event)
        if not told and self.map is not None:
            told.append(1)
            QTimer.singleShot(0, lambda: print("text", time.time(), flush=True))

    def whole(self):
        stand(self)
        def end():
            print("whole", time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
            QApplication.exit(0)
        QTimer.singleShot(0, end)

    page.ArticleView.paintEvent, app.Program._stand = first, whole

def begin(load=beginning.load_shiboken):
    load()
    watch()

beginning.load_shiboken = begin
sys.exit(start.main(["--library", *sys.argv[1:]]))
"""


class Taken(NamedTuple):
    """Seconds by the clock and of the processor. On a busy machine the clock tells of others, too."""

    clock: float
    processor: float


def show(name: str, times: Sequence[Taken]) -> None:
    """Median, 95th percentile and longest, in milliseconds."""
    late = min(len(times) - 1, round(len(times) * 0.95))
    said = []
    for part in (sorted(one.processor for one in times), sorted(one.clock for one in times)):
        figures = (statistics.median(part), part[late], part[-1])
        said.append("p50 {:6.1f} p95 {:6.1f} max {:6.1f}".format(*(1000 * figure for figure in figures)))
    print(f"{name:38} processor {said[0]}  clock {said[1]} ms ({len(times)})", flush=True)


def timed(act: Callable[[], object]) -> Taken:
    """What it takes."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return Taken(time.perf_counter() - clock, time.process_time() - processor)


# ----------------------------------------------------------------- starting


def start(library: Path, folder: Path, *files: Path) -> tuple[float, float, int]:
    """Seconds to the text and to the whole window, and KiB of memory at its largest."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(folder / library.stem / name.lower())
    begun = time.time()
    command = [sys.executable, "-c", WHOLE, str(library), *map(str, files)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    said = [line.split() for line in done.stdout.splitlines()]
    return float(said[0][1]) - begun, float(said[1][1]) - begun, int(said[1][2])


def measure_start(library: Path, runs: int) -> None:
    """Both libraries in turns, with the article read last and with a file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "small.sqlite"
        for files in ((), (ROOT / "seeds" / "stadtbahn.txt",)):
            times: dict[Path, list[tuple[float, float, int]]] = {small: [], library: []}
            for number in range(runs + 1):
                for which, taken in times.items():
                    answer = start(which, folder, *files)
                    if number:  # the first fills caches, and adds the sample or the file
                        taken.append(answer)
            what = "with a file" if files else "article read last"
            for place, part in ((0, "text"), (1, "whole")):
                middle = {
                    which: statistics.median(one[place] for one in taken) for which, taken in times.items()
                }
                print(
                    f"start, {what}, {part:5}: small {middle[small] * 1000:5.0f} ms,"
                    f" large {middle[library] * 1000:5.0f} ms, ratio {middle[library] / middle[small]:.2f}"
                )
            largest = [max(one[2] for one in taken) / 1024 for taken in times.values()]
            print(
                f"start, {what}, memory: small {largest[0]:.0f} MiB, large {largest[1]:.0f} MiB", flush=True
            )


# ----------------------------------------------------------------- listing


def measure_list(path: Path) -> None:
    """The panel: filling it, frames while scrolling, memory, sorting, typing ahead."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from randnotiz.domain.shelf import Order
    from randnotiz.session.analyser import Analyser
    from randnotiz.session.desk import Desk
    from randnotiz.session.making import desk_of
    from randnotiz.session.preferences import Preferences
    from randnotiz.session.searching import Catalogue
    from randnotiz.store import open_library
    from randnotiz.ui.library_panel import LibraryPanel
    from randnotiz.ui.theme import Themes

    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        library = open_library(path).library
        desk: Desk = desk_of(library, preferences, ("", []))
        assert isinstance(desk.analyser, Analyser)
        before = resident()
        made: list[LibraryPanel] = []

        def make() -> None:
            catalogue = Catalogue(library)
            panel = LibraryPanel(desk.shelf, catalogue, desk.reading, Themes(preferences))
            panel.resize(250, 900)
            panel.show()
            application.processEvents()
            made.append(panel)

        show("list: made and shown", [timed(make)])
        (panel,) = made
        bar = panel.list.verticalScrollBar()
        view = panel.list.viewport()

        def frame(value: int) -> None:
            bar.setValue(value)
            view.repaint()

        show("list: frame, wheel", [timed(lambda v=v: frame(v)) for v in range(0, 120_000, 120)])
        step = bar.maximum() // 400
        show("list: frame, dragged through all", [timed(lambda v=v: frame(v * step)) for v in range(400)])
        print(f"list: memory {(resident() - before) / 1024:.0f} MiB more than without it", flush=True)
        for order in (Order.TITLE, Order.OPENED, Order.PUBLISHED, Order.ADDED):
            show(
                f"list: sorted by {order.value}", [timed(lambda o=order: (panel.sort_by(o), view.repaint()))]
            )
        show("list: title begins with s", [timed(lambda: panel.model.next_titled("s", 0)) for _ in range(5)])

        def typed(words: str) -> None:
            panel.model.search(words)
            view.repaint()

        words = ("m", "mü", "mün", "münc", "münch", "münchen", "münchen b", "münchen bach", "der", '"in der"')
        show("list: searched and painted", [timed(lambda w=w: typed(w)) for w in words * 3])
        show("list: frame, wheel over hits", [timed(lambda v=v: frame(v)) for v in range(0, 60_000, 120)])
        panel.close()
        panel.deleteLater()
        application.processEvents()
        library.close()


def resident() -> int:
    """KiB of this process in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


# ----------------------------------------------------------------- searching


def queries(library: Any, rng: random.Random) -> dict[str, list[str]]:
    """Queries of every kind, made of words that the library has."""
    texts = [library.articles.get(id).article for id in rng.sample(list(library.listing.ids()), 60)]
    words = [word.strip(".,:") for article in texts for word in rng.sample(article.text.split(), 6)]
    common = ["der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist"]
    names = [article.title.split(":")[0] for article in texts]
    places = [rng.randrange(len(article.text.split()) - 4) for article in texts]
    runs = [article.text.split()[at : at + 3] for article, at in zip(texts, places, strict=True)]
    umlauts = [word for word in words if set(word.lower()) & set("äöüß")]
    respelled = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    letters = "abdefghklmnoprstuwz"
    return {
        "a word": words[:100],
        "a very common word": common,
        "two or three words": [" ".join(rng.sample(words, rng.choice((2, 3)))) for _ in range(60)],
        "common words together": [" ".join(rng.sample(common, rng.choice((2, 3, 5)))) for _ in range(30)],
        "one letter": list(letters),
        "two letters": [a + rng.choice("aeiouü") for a in letters],
        "three letters": [word[:3] for word in words[100:140]],
        "four to six letters": [word[: rng.choice((4, 5, 6))] for word in words[140:240]],
        "a name": names,
        "a phrase": [f'"{" ".join(run)}"' for run in runs],
        "a phrase of common words": ['"in der"', '"die die"', '"von der"', '"mit dem"', '"ist nicht ein"'],
        "umlauts and ß": umlauts[:60],
        "umlauts spelled out": [word.translate(respelled) for word in umlauts[:60]],
        "nothing to be found": ["gibtesnicht", "xyzzy", "qqqq www", "Müllersgasse qx", '"berlin kiel rom"'],
        "hostile": [
            '"',
            "AND OR NOT",
            "a*b*",
            "😀",
            "x" * 10_000,
            "wort " * 2000,
            "ss" * 40,
            "title:x ^y -z",
        ],
    }


def measure_search(path: Path) -> None:
    """From the query to the articles and the passages of the first ten."""
    from randnotiz.store import open_library

    library = open_library(path).library
    asked = queries(library, random.Random(5))
    every: list[Taken] = []
    for kind, some in asked.items():
        times = [timed(lambda q=query: library.search(q, limit=10)) for query in some]
        show(f"search: {kind}", times)
        every += times
    show("search: all of them", every)
    library.close()


# ----------------------------------------------------------------- writing


def measure_write(path: Path) -> None:
    """Adding, opening, noting and removing; each takes back what it did."""
    from many_articles import START, Writer, analysis, notes

    from randnotiz.store import open_library

    show("open the library", [timed(lambda: open_library(path).library.close()) for _ in range(5)])
    library = open_library(path).library
    writer = Writer()
    new = [writer.article(10_000_000 + number) for number in range(100)]
    added: list[int] = []
    show(
        "add an article",
        [timed(lambda a=article: added.append(library.articles.add(a, START).id)) for article, _ in new],
    )
    show("keep its analysis", [timed(lambda o=one: library.analyses.put(analysis(*o))) for one in new])
    show("open it", [timed(lambda i=id: library.articles.get(i)) for id in added])
    show("its row in the list", [timed(lambda i=id: library.articles.summary(i)) for id in added])
    one = next(notes(writer, added[0], new[0][0], START))
    typed = [replace(one, note="Eine Notiz, die wächst. " * (1 + number % 20)) for number in range(300)]
    show("save a note", [timed(lambda n=note: library.annotations.save(n)) for note in typed])
    show("change a title", [timed(lambda i=id: library.articles.set_title(i, "Neuer Titel")) for id in added])
    show("remove it", [timed(lambda i=id: library.articles.remove(i)) for id in added])
    library.close()


def measure_backup(path: Path) -> None:
    """A backup as the window makes it: how long, and how long the window does not answer meanwhile."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from randnotiz.session.backup import Backup
    from randnotiz.store import open_library

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    library = open_library(path).library
    with library.transaction():
        library.articles.set_title(1, library.articles.get(1).article.title)  # something to back up
    backup = Backup(library)
    gaps: list[Taken] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(Taken(now - last[0], 0.0))
        last[0] = now

    clock = QTimer()
    clock.timeout.connect(tick)
    clock.start(5)
    made: list[Path | None] = []
    backup.done.connect(lambda where: (made.append(where), application.quit()))
    begun = time.perf_counter()
    backup.start()
    application.exec()
    print(f"backup: {time.perf_counter() - begun:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
    show("backup: from tick to tick of a 5 ms clock", gaps)
    library.close()
    for where in made:
        if where is not None:
            where.unlink()


def main() -> None:
    """Measure the parts asked for."""
    path = Path(sys.argv[1]).absolute()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    parts = sys.argv[3:] or ["start", "list", "search", "write", "backup"]
    if "start" in parts:
        measure_start(path, runs)
    for name, measure in (
        ("list", measure_list),
        ("search", measure_search),
        ("write", measure_write),
        ("backup", measure_backup),
    ):
        if name in parts:
            measure(path)


if __name__ == "__main__":
    main()
