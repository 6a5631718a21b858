"""How long from the start of the process to text on the screen, beside a bare PySide6 window.

    python tests/benchmarks/start_up.py [runs]

Both are started in turns with the article as their only argument, as a double click does it; what is printed
are the medians and their ratio. "On the screen" is the first time that the event loop is idle after the text
has been painted.
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
            tell()

    page.ArticleView.paintEvent = first

def begin(load=beginning.load_shiboken):
    load()
    watch()  # not sooner: nothing of the program's may be imported in another order than in earnest

beginning.load_shiboken = begin
sys.exit(start.main([sys.argv[1]]))
"""


def seconds(code: str, environment: dict[str, str]) -> float:
    """From the start of the process to the text."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(ARTICLE)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return float(done.stdout.split()[0]) - begun


def main() -> None:
    """Print both medians and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
        if not environment.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        seconds(WHOLE, environment)  # the first start makes the library and compiles the modules
        seconds(BARE, environment)
        bare, whole = [], []
        for _ in range(runs):
            bare.append(seconds(BARE, environment))
            whole.append(seconds(WHOLE, environment))
    for name, times in (("bare window", bare), ("Randnotiz", whole)):
        shortest, longest = min(times) * 1000, max(times) * 1000
        middle = statistics.median(times) * 1000
        print(f"{name:12} {middle:6.0f} ms (median of {runs}, {shortest:.0f} to {longest:.0f})")
    print(f"ratio        {statistics.median(whole) / statistics.median(bare):6.2f}")


if __name__ == "__main__":
    main()
