"""Starting Qt's Python side without what it only needs to explain a wrong call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from randnotiz.late_signatures import LATE

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).resolve().parents[2]
LOADED = f"""
import sys
finders = list(sys.meta_path)
from randnotiz.late_signatures import load_shiboken
load_shiboken()
import PySide6.QtWidgets
waiting = [name for name in {sorted(LATE)!r} if type(sys.modules[name]).__name__ == "_LazyModule"]
print(*waiting)
print(*[name for name in ("argparse", "logging") if name in sys.modules])
print(sys.meta_path == finders, type(sys.meta_path).__name__)
load_shiboken()  # a second time there is nothing to do
"""
WRONG_CALLS = """
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextCursor
for call in (
    lambda: QColor("red").setAlpha("much"),
    lambda: QPoint(1, 2, 3, 4),
    lambda: QPoint(1).x(),
    lambda: QTimer(nonsense=1),
    lambda: QTimer.singleShot(),
    lambda: QTextCursor().setPosition(1, 2, 3, 4),
    lambda: QObject().setObjectName(3),
    lambda: QPoint(1, 2) + "x",
    lambda: QTimer().setInterval(2**80),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'desktop')!r})\n{code}"],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_explains_wrong_calls_waits_until_there_is_one() -> None:
    waiting, loaded, finders = run(LOADED).splitlines()
    # Its whole work is to look after each module of Qt's that is loaded.
    assert set(waiting.split()) == LATE - {"shibokensupport.signature.importhandler"}
    assert loaded == ""
    assert finders == "True list"  # whoever imports later finds the finders as they were


def test_wrong_calls_are_explained_as_ever() -> None:
    late = run(f"from randnotiz.late_signatures import load_shiboken; load_shiboken()\n{WRONG_CALLS}")
    assert late == run(WRONG_CALLS)
    assert "Supported signatures" in late
