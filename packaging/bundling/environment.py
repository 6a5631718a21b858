"""An environment that holds the program and PyInstaller and nothing else: no tool of ours slips in."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from bundling import lean_wheels
from steps import PACKAGING, ROOT, must, say

WORK: Final = ROOT / "build" / "bundle"
_LOCK: Final = PACKAGING / "requirements-bundle.txt"
_STAMP: Final = WORK / "environment.json"


def builder() -> Path:
    """The environment's Python, with the locked libraries and the program as it stands now.

    Raises subprocess.CalledProcessError where a library cannot be had.
    """
    folder = WORK / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = {
        "lock": hashlib.sha256(_LOCK.read_bytes()).hexdigest(),
        "python": sys.version,
        "lean": repr(lean_wheels.RECIPES) if lean_wheels.possible() else "",
    }
    pip: list[str | Path] = [python, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check"]
    if not python.exists() or _read_stamp() != wanted:
        say("Making an environment for the bundle (a few minutes the first time)")
        shutil.rmtree(folder, ignore_errors=True)
        must([sys.executable, "-m", "venv", folder])
        must([*pip, "install", "--require-hashes", "--no-deps", "--requirement", _LOCK])
        lean_wheels.install(python, _LOCK, WORK)
        _STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    say("Installing the program into it")
    # A copy, not a link: what is frozen is one state of the sources, whatever is edited meanwhile.
    must([*pip, "install", "--no-build-isolation", "--no-deps", "--force-reinstall", ROOT])
    return python


def _read_stamp() -> object:
    try:
        return json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
