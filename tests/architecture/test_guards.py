"""The guards that watch over every other test do bite."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CARELESS = """
import logging
import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QProcess, QSettings, QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_leaves_timer(qapp):
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)

def test_leaves_window(qapp):
    window = QWidget()
    window.show()
    kept.append(window)

def test_leaves_thread(qapp):
    thread = QThread()
    thread.start()
    kept.append(thread)

def test_leaves_process(qapp):
    process = QProcess()
    process.start("sleep", ["5"])
    kept.append(process)

def test_logs_warning():
    logging.getLogger("randnotiz.anything").warning("careless")

def test_expects_warning(caplog):
    logging.getLogger("randnotiz.anything").warning("careful")
    assert "careful" in caplog.text

def test_cleans_up(qapp, qtbot):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5000)

def test_has_a_home_of_its_own():
    places = [platformdirs.user_data_path("randnotiz"), Path(QSettings("randnotiz", "randnotiz").fileName())]
    assert all("randnotiz-tests-" in str(place) for place in places)

def test_ends_what_was_kept(qapp):
    for thing in kept:
        if isinstance(thing, QThread):
            thing.quit()
            thing.wait()
        elif isinstance(thing, QProcess):
            thing.kill()
            thing.waitForFinished()
        else:
            thing.close() if isinstance(thing, QWidget) else thing.stop()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="starts a program that Linux has")
def test_the_guards_bite(checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "ui"
    folder.mkdir(parents=True)
    shutil.copy(checkout / "tests" / "conftest.py", tmp_path / "tests")
    (folder / "test_careless.py").write_text(CARELESS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "-p", "no:xvfb", "tests"]
    environment = {**os.environ, "COLUMNS": "200"}
    answer = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    outcomes = dict(
        re.findall(r"^(?:ERROR|FAILED) \S+::(\w+) - .*?(left behind: \w+|unexpected)", answer.stdout, re.M)
    )
    assert outcomes == {
        "test_leaves_timer": "left behind: QTimer",
        "test_leaves_window": "left behind: window",
        "test_leaves_thread": "left behind: QThread",
        "test_leaves_process": "left behind: QProcess",
        "test_logs_warning": "unexpected",
    }, answer.stdout
