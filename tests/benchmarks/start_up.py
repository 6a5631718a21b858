"""How long from the start of the process to text on the screen, beside a bare PySide6 window.

    python tests/benchmarks/start_up.py [runs]

They are started in turns with the article as their only argument, as a double click does it; what is
printed are the medians and their ratios. "On the screen" is the first time that the event loop is idle
after the text has been painted: a new article's, and that of one that the library knows, which has its
names underlined then.
Off-screen unless a display is set. The target is a ratio of at most 1.25.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "seeds" / "stadtbahn.txt"

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit

class Page(QTextEdit):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Page.told:
            Page.told = True
            QTimer.singleShot(0, lambda: (print(time.time(), flush=True), QApplication.exit(0)))

application = QApplication(sys.argv[:1])
page = Page()
page.setReadOnly(True)
page.resize(1200, 800)
page.setPlainText(open(sys.argv[1], encoding="utf-8").read())
page.show()
application.exec()
"""

WHOLE = """
import sys, time
import randnotiz.__main__ as start
import randnotiz.late_signatures as beginning

def tell():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    QTimer.singleShot(0, lambda: (print(time.time(), flush=True), QApplication.exit(0)))

def watch():
    import randnotiz.ui.article_view as page
    paint, told = page.ArticleView.paintEvent, []

    def first(self, event):
        paint(self, event)
        if not told and self.map is not None:
            told.append(1)
            assert len(self.highlights.marks("entities")) > 10 or "known" not in sys.argv
            tell()

    page.ArticleView.paintEvent = first

def begin(load=beginning.load_shiboken):
    load()
    watch()  # not sooner: nothing of the program's may be imported in another order than in earnest

beginning.load_shiboken = begin
sys.exit(start.main([sys.argv[1]]))
"""


LEARN = """
import sys
import randnotiz.__main__ as start
import randnotiz.late_signatures as beginning

def begin(load=beginning.load_shiboken):
    load()
    from PySide6.QtCore import QTimer
    import randnotiz.app as app
    stand = app.Program._stand

    def wait(self):
        if self._desk.library.analyses.latest(self._desk.reading.article.hash) is not None:
            self.window.close()
        else:
            QTimer.singleShot(100, lambda: wait(self))

    def whole(self):
        stand(self)
        wait(self)

    app.Program._stand = whole

beginning.load_shiboken = begin
sys.exit(start.main([sys.argv[1]]))
"""


def seconds(code: str, environment: dict[str, str], *words: str) -> float:
    """From the start of the process to the text."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(ARTICLE), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return float((done.stdout.split() or ["0"])[0]) - begun


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a reader whose files lie in this folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
    return environment


def main() -> None:
    """Print the medians and their ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        new, known = surroundings(Path(folder) / "new"), surroundings(Path(folder) / "known")
        seconds(LEARN, known)
        starts = {
            "bare window": lambda: seconds(BARE, new),
            "new article": lambda: seconds(WHOLE, new),
            "known article": lambda: seconds(WHOLE, known, "known"),
        }
        times: dict[str, list[float]] = {name: [] for name in starts}
        for start in starts.values():
            start()  # the first one compiles the modules
        for _ in range(runs):
            for name, start in starts.items():
                times[name].append(start())
    floor = statistics.median(times["bare window"])
    for name, taken in times.items():
        shortest, longest = min(taken) * 1000, max(taken) * 1000
        middle = statistics.median(taken)
        print(
            f"{name:14}{middle * 1000:5.0f} ms = {middle / floor:.2f}"
            f"   (median of {runs}, {shortest:.0f} to {longest:.0f})"
        )


if __name__ == "__main__":
    main()
