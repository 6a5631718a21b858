"""The virtual environment `.venv`: made once, filled from the hashed lock, then left alone."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Final

import set_up_system
from steps import PACKAGING, ROOT, VENV, SetUpFailed, must, say

STAMP: Final = VENV / "randnotiz-set-up.json"


def interpreter() -> Path:
    """The environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready(lock: str, *, even_if_stale: bool = False) -> Path:
    """Make the environment hold what `packaging/<lock>` lists, and the program itself; returns its Python.

    `even_if_stale` accepts an environment filled from an older lock. Raises SetUpFailed when the environment
    cannot be made, subprocess.CalledProcessError when a library cannot be installed.
    """
    python = interpreter()
    done = _read_stamp()
    wanted = _wanted(lock)
    if done and not _same_place(done, wanted):
        say("The environment .venv was made elsewhere or with another Python: making it anew")
        shutil.rmtree(VENV)
        done = {}
    if even_if_stale and done:
        return python
    if not python.exists():
        _create()
    covered = _covers(done, wanted)
    if not covered:
        _install_libraries(python, lock)
    if not covered or done.get("project") != wanted["project"]:
        _install_program(python)
        # Written last, so that an interrupted set-up is taken up again.
        stamp = {**wanted, "lock": done["lock"] if covered else lock}
        STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    return python


def _wanted(lock: str) -> dict[str, str]:
    return {
        "root": str(ROOT),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "lock": lock,
        "run": _digest(PACKAGING / "requirements.txt"),
        "test": _digest(PACKAGING / "requirements-test.txt"),
        "project": _digest(ROOT / "pyproject.toml"),
    }


def _covers(done: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether the libraries installed are those wanted; the test lock holds the run-time lock's too."""
    if done.get("lock") == "requirements-test.txt":
        return done.get("test") == wanted["test"] and done.get("run") == wanted["run"]
    return done.get("lock") == wanted["lock"] and done.get("run") == wanted["run"]


def _same_place(done: dict[str, str], wanted: dict[str, str]) -> bool:
    return interpreter().exists() and all(done.get(name) == wanted[name] for name in ("root", "python"))


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _create() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    # Debian and Ubuntu ship python3 without ensurepip, and then `venv` leaves a half-made folder behind.
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python{version}-venv"
        if not set_up_system.install([package], "Python's venv module is missing"):
            raise SetUpFailed(
                f"Python {version} comes without its venv module. Please install it, for example with:\n"
                f"    {set_up_system.command_to_type([package])}\nand start this command again."
            )
    say(f"Making the environment .venv with Python {version}")
    # A new process: this one has already looked for ensurepip and would not see that it came.
    must([sys.executable, "-m", "venv", "--clear", VENV])


def _install_libraries(python: Path, lock: str) -> None:
    lines = (PACKAGING / lock).read_text(encoding="utf-8").splitlines()
    count = sum(line[:1].isalnum() for line in lines)
    say(f"Installing {count} pinned libraries from packaging/{lock} (a few minutes the first time)")
    must([*_pip(python), "install", "--require-hashes", "--no-deps", "--requirement", PACKAGING / lock])


def _install_program(python: Path) -> None:
    say("Installing the program itself, editable")
    # The build backend is in the lock: nothing that is not pinned is fetched for this.
    must([*_pip(python), "install", "--no-build-isolation", "--no-deps", "--editable", ROOT])


def _pip(python: Path) -> list[str | Path]:
    # Twice quiet: errors are shown, warnings about a mirror that lacks a library are not.
    return [python, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]
