"""Starting beside other readers: until the text stands still on the screen, and how much memory that takes.

    DISPLAY=:1 python tests/benchmarks/peers.py [rounds]

Okular, Foliate and calibre's viewer take part where they are installed, the program's own bundle where it
was built, and a bare PySide6 window with the same text. All is seen from outside, alike for all: the middle
of the screen is looked at every few milliseconds; the window is there when it changes for the first time,
and the text has settled when it has changed for the last time before a second of rest. All are started in
turns, as a double click does it, after one start that does not count. Processor time is that of the
window's process and its children until then: unlike the clock it hangs little on what else the machine
does. Memory (PSS, USS: smaps_rollup) is that of the window's process alone, and with its children, some
seconds later. Needs X, and nothing else on the screen.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "seeds" / "stadtbahn.txt"
QUIET, LONGEST, LATER = 1.0, 40.0, 4.0
_TICK = os.sysconf("SC_CLK_TCK")

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QTextEdit
application = QApplication(sys.argv[:1])
page = QTextEdit()
page.setReadOnly(True)
page.resize(1200, 800)
page.setPlainText(open(sys.argv[1], encoding="utf-8").read())
page.show()
application.exec()
"""


class Seen(NamedTuple):
    """One start: seconds and mebibytes."""

    window: float
    text: float
    processor: float
    pss: float
    uss: float
    pss_with_children: float


def middle() -> bytes:
    """The pixels in the middle of the screen."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    area = QRect(size.width() // 2 - 150, size.height() // 2 - 150, 300, 300)
    picture = screen.grabWindow(0, area.x(), area.y(), area.width(), area.height()).toImage()
    return bytes(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            found += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
    return found


def processor(pids: list[int]) -> float:
    """Seconds of processor time that processes have taken, with those of children that have ended."""
    spent = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        spent += sum(int(field) for field in fields[11:15])
    return spent / _TICK


def memory(pid: int) -> tuple[float, float]:
    """PSS and USS of a process in mebibytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    values = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return values["Pss"] / 1024, (values["Private_Clean"] + values["Private_Dirty"]) / 1024


def watch(command: list[str], environment: dict[str, str]) -> Seen:
    """Start a program, wait until its text has settled, weigh it, and end it."""
    before = middle()
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    shown = first = last = 0.0
    spent, known = 0.0, before
    while time.monotonic() - begun < LONGEST:
        time.sleep(0.004)
        now, at = middle(), time.monotonic()
        if now != known:
            first, last, known = first or at, at, now
            spent = processor(family(process.pid))
            shown = last
        if shown and at - last > QUIET and known != before:
            break
    time.sleep(LATER)
    pids = family(process.pid)
    own, unique = memory(process.pid)
    whole = sum(memory(pid)[0] for pid in pids)
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    limit = time.monotonic() + 5
    while middle() != before and time.monotonic() < limit:
        time.sleep(0.05)
    if not first:
        raise RuntimeError(f"{command[0]} showed nothing")
    return Seen(first - begun, last - begun, spent, own, unique, whole)


def epub(folder: Path) -> Path:
    """The same article as a book, for readers that know nothing else."""
    title, *rest = ARTICLE.read_text("utf-8").split("\n\n")
    body = "".join(f"<p>{part.strip()}</p>" for part in rest)
    head = '<?xml version="1.0" encoding="utf-8"?>'
    html = f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>'
    html += f"<body><h1>{title}</h1>{body}</body></html>"
    package = (
        f'{head}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier>'
        f"<dc:title>{title}</dc:title><dc:language>de</dc:language>"
        '<meta property="dcterms:modified">2025-08-20T00:00:00Z</meta></metadata><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    nav = (
        f'{head}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        '<head><title>N</title></head><body><nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol>'
        "</nav></body></html>"
    )
    container = (
        f'{head}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    )
    path = folder / "article.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for name, words in (
            ("META-INF/container.xml", container),
            ("p.opf", package),
            ("a.xhtml", html),
            ("n.xhtml", nav),
        ):
            book.writestr(name, words)
    return path


def commands(folder: Path) -> dict[str, list[str]]:
    """What is installed, and how it is started with the article."""
    book, text = str(epub(folder)), str(folder / ARTICLE.name)
    shutil.copy(ARTICLE, text)
    known = {
        "bare window": [sys.executable, "-c", BARE, text],
        "Randnotiz": [sys.executable, "-m", "randnotiz", text],
        "its bundle": [str(ROOT / "dist" / "randnotiz" / "randnotiz"), text],
        "Okular": ["okular", text],
        "Foliate": ["foliate", book],
        "calibre": ["ebook-viewer", book],
    }
    return {name: command for name, command in known.items() if shutil.which(command[0])}


def told(name: str, seen: list[Seen]) -> None:
    """Print a reader's medians."""

    def of(what: Callable[[Seen], float]) -> float:
        return statistics.median(what(one) for one in seen)

    print(
        f"{name:12}{of(lambda one: one.window) * 1000:8.0f}{of(lambda one: one.text) * 1000:9.0f}"
        f"{of(lambda one: one.processor) * 1000:9.0f}{of(lambda one: one.pss):10.1f}"
        f"{of(lambda one: one.uss):9.1f}{of(lambda one: one.pss_with_children):10.1f}"
    )


def main() -> None:
    """Print a table of medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    application = QGuiApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            **os.environ,
            "HOME": name,
            "PYTHONPATH": str(ROOT / "desktop"),
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        programs = commands(folder)
        for reader in list(programs):
            try:
                watch(programs[reader], environment)
            except RuntimeError as error:
                print(error, file=sys.stderr)
                del programs[reader]
        seen: dict[str, list[Seen]] = {reader: [] for reader in programs}
        for _ in range(rounds):
            for reader, command in programs.items():
                seen[reader].append(watch(command, environment))
    print(f"medians of {rounds}    window, text, processor in ms; PSS, USS, PSS with children in MiB")
    for reader, times in seen.items():
        told(reader, times)
    del application


if __name__ == "__main__":
    main()
