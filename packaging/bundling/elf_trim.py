"""Taking out of libraries what only their makers needed: symbols, and search paths of another machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from bundling import elf
from steps import say

_OWN: Final = "$ORIGIN"


def trim(folder: Path, python: Path) -> None:
    """Trim every library of the bundle. `python` is the builder's: patchelf lies beside it.

    Raises subprocess.CalledProcessError where patchelf fails.
    """
    patchelf = python.with_name("patchelf")
    say("Stripping symbols and foreign search paths")
    tool = shutil.which("strip")
    for path in elf.binaries(folder):
        if ".so" not in path.name:
            continue
        _forget_search_path(str(patchelf), path)
        if tool:
            _strip(tool, path)


def kept_search_path(path: str) -> str:
    """The part of a RUNPATH that lies within the bundle."""
    return ":".join(part for part in path.split(":") if part.startswith(_OWN))


def _forget_search_path(patchelf: str, path: Path) -> None:
    command = [patchelf, "--print-rpath", str(path)]
    old = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    kept = kept_search_path(old)
    if kept != old:
        change = ["--set-rpath", kept] if kept else ["--remove-rpath"]
        subprocess.run([patchelf, *change, str(path)], check=True)


def _strip(tool: str, path: Path) -> None:
    """Strip a copy and keep it if it is still laid out as the loader demands (spaCy loses nine tenths).

    Wheels repaired by patchelf have segments that strip moves off their alignment; the loader refuses those.
    """
    copy = path.with_name(path.name + ".stripped")
    done = subprocess.run([tool, "--strip-unneeded", "-o", copy, path], capture_output=True, check=False)
    if done.returncode == 0 and copy.stat().st_size < path.stat().st_size and _loads(copy):
        copy.chmod(path.stat().st_mode)
        copy.replace(path)
    else:
        copy.unlink(missing_ok=True)


def _loads(path: Path) -> bool:
    """Whether the loader takes the file's segments: it may miss other libraries, which is no fault of it."""
    test = "import ctypes, sys\ntry: ctypes.CDLL(sys.argv[1], 1)\nexcept OSError as error: print(error)"
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", test, path], capture_output=True, text=True, env=environment, check=False
    )
    return done.returncode == 0 and "ELF" not in done.stdout and "align" not in done.stdout
