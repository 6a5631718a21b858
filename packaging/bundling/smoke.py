"""What a bundle must do before anything is made of it; the same on every system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bundling.release import NAME, TITLE, VERSION
from steps import ROOT, SetUpFailed, say

_ENDINGS: Final = ("html", "pdf", "docx", "md", "json", "csv", "tei.xml", "ics", "geojson", "qdpx")
_AS_TEXT: Final = frozenset({"html", "md", "json", "csv", "tei.xml", "ics", "geojson"})
_TIMES: Final = re.compile(rb"20\d\d-?\d\d-?\d\dT[\d:.]+(?:Z|\+00:00)?|\d\d?:\d\d|[0-9a-f]{8}-[0-9a-f-]{27}")
"""When a copy was made, and the identifiers drawn for it."""
_PATIENCE: Final = 300.0


def executable(bundle: Path) -> Path:
    """The bundle's program for the command line."""
    if sys.platform == "darwin":
        return bundle.with_name(f"{TITLE}.app") / "Contents" / "MacOS" / NAME
    return bundle / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def try_out(bundle: Path, python: Path) -> None:
    """Start the bundle in every way there is, and compare what it finds with what the sources find.

    `python` is the builder's. Raises SetUpFailed where the two differ or the program fails,
    subprocess.TimeoutExpired where it hangs.
    """
    say("Trying the bundle")
    program = str(executable(bundle))
    seeds = sorted(
        str(path) for path in (ROOT / "seeds").iterdir() if path.suffix in {".md", ".txt", ".html"}
    )
    with TemporaryDirectory() as folder:
        home = Path(folder)
        _must(VERSION in _output([program, "--version"], home), "its version is another")
        found = _output([program, "analyse", *seeds], home)
        expected = _output([str(python), "-m", NAME, "analyse", *seeds], home)
        _must(found == expected, "it finds other names and dates than the sources")
        for ending in _ENDINGS:
            copy = _exported([program], seeds[0], home / f"copy.{ending}")
            _must(len(copy) > 0, f"it writes an empty .{ending}")
            if ending in _AS_TEXT:
                whole = _exported([str(python), "-m", NAME], seeds[0], home / f"whole.{ending}")
                _must(_TIMES.sub(b"", copy) == _TIMES.sub(b"", whole), f"its .{ending} is another")
        _output([program, "--picture", str(home / "window"), seeds[-1]], home)
        _must(any((home / "window").glob("*.png")), "it draws no window")


def _exported(program: list[str], seed: str, copy: Path) -> bytes:
    _output([*program, "export", "--article", seed, "--to", str(copy)], copy.parent)
    return copy.read_bytes()


def _output(command: list[str], home: Path) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    done = subprocess.run(
        command,
        env=environment,
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode != 0:
        raise SetUpFailed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _must(fact: bool, otherwise: str) -> None:
    if not fact:
        raise SetUpFailed(f"The bundle is not right: {otherwise}")
