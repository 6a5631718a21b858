"""The layers hold, and the window's process stays free of what would slow its start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

HEAVY = ("spacy", "thinc", "onnxruntime", "torch", "trafilatura", "sklearn", "holidays", "num2words")


def test_import_contracts_hold(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(checkout)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", ["randnotiz.ui.main_window", "randnotiz.app"])
def test_window_loads_nothing_heavy(checkout: Path, module: str) -> None:
    path = checkout / "desktop" / (module.replace(".", "/") + ".py")
    if not path.exists():
        pytest.skip(f"{module} does not exist yet")
    question = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []
