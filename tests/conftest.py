"""What holds for every test: no display needed, nothing of the reader's touched, nothing left behind."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt or platformdirs look: where settings, data, logs and caches lie, and which locale is spoken.
_HOME = Path(tempfile.mkdtemp(prefix="randnotiz-tests-"))
for _name in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(_HOME / _name.lower())
os.environ.pop("LANGUAGE", None)
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
_WATCHED = {"session", "ui", "end_to_end"}

settings.register_profile(
    "randnotiz",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    # Two shared cores: how long an example takes says nothing about it.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("randnotiz")


def pytest_unconfigure() -> None:
    """Remove the folder that stood in for the reader's home."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora that may lie beside a checkout; the test is skipped where it does not."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder of corpora beside the checkout")
    return folder


@pytest.fixture
def program_environment(tmp_path: Path) -> dict[str, str]:
    """The environment for a program that a test starts: a home of its own, the display if there is one."""
    environment = dict(os.environ)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(tmp_path / "home" / name.lower())
    environment["QT_QPA_PLATFORM"] = "xcb" if environment.get("DISPLAY") else "offscreen"
    return environment


class _Gathered(logging.Handler):
    """Keeps the program's own warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which the program logs a warning; one that asks for `caplog` answers for that itself."""
    handler = _Gathered()
    program = logging.getLogger("randnotiz")
    program.addHandler(handler)
    yield
    program.removeHandler(handler)
    if handler.lines and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of session or ui that leaves a timer, thread, process or window of Qt's running."""
    if not _WATCHED & set(request.path.relative_to(ROOT).parts):
        yield
        return
    before = {id(thing) for thing, _ in _running()}
    threads = set(threading.enumerate())
    yield
    left = [what for thing, what in _running() if id(thing) not in before]
    if left:
        # Garbage in a cycle is not a leak, only not yet collected.
        gc.collect()
        left = [what for thing, what in _running() if id(thing) not in before]
    left += [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads]
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def _running() -> list[tuple[object, str]]:
    """Qt's timers, threads and processes at work and windows on screen, each with a description."""
    from PySide6.QtCore import QProcess, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getAllValidWrappers

    found: list[tuple[object, str]] = []
    for thing in getAllValidWrappers():
        if (
            (isinstance(thing, QTimer) and thing.isActive())
            or (isinstance(thing, QThread) and thing.isRunning())
            or (isinstance(thing, QProcess) and thing.state() != QProcess.ProcessState.NotRunning)
        ):
            found.append((thing, f"{type(thing).__name__} {thing.objectName()}".strip()))
    if isinstance(QApplication.instance(), QApplication):
        windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        found += [(window, f"window {type(window).__name__}") for window in windows]
    return found
