"""The layers hold, and the window's process stays free of what would slow its start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "thinc", "onnxruntime", "torch", "trafilatura", "sklearn", "holidays", "num2words")


def test_import_contracts_hold(checkout: Path) -> None:
    # In a process of its own: import-linter switches off every logger there is.
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    answer = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("module", ["randnotiz.ui.main_window", "randnotiz.app"])
def test_window_loads_nothing_heavy(checkout: Path, module: str) -> None:
    path = checkout / "desktop" / (module.replace(".", "/") + ".py")
    if not path.exists():
        pytest.skip(f"{module} does not exist yet")
    question = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []
